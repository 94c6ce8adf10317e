"""The installed Chromium, without a window: what it needs, and the few things that the tests ask of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

Scheme = Literal["light", "dark"]

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
MISSING = "" if CHROMIUM and DRIVER and find_spec("selenium") else "no Chromium with its driver and selenium here"
AXE = Path(__file__).parent.parent.parent / "build" / "axe.min.js"

FLAGS = (
    *("--headless=new", "--hide-scrollbars", "--disable-gpu", "--disable-dev-shm-usage"),
    "--no-sandbox",  # inside a container there is none to be had; the pages are our own
)


class Browser:
    """One Chromium. Each `visit` starts from a fresh page."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver

    def visit(self, page: Path | str, width: int = 1440, height: int = 900, scheme: Scheme = "light") -> None:
        """Open a file, perhaps with a #fragment, in a window of that size; what was logged before is forgotten."""
        self._driver.get("about:blank")
        self.logged()
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self._driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        self._driver.get(f"file://{page}")

    def scripts(self, allowed: bool) -> None:
        """Whether pages may run scripts; the tests' own still do."""
        self._driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def ask(self, script: str, *given: Any) -> Any:
        """What a function body in JavaScript returns."""
        return self._driver.execute_script(script, *given)

    def wait(self, script: str) -> Any:
        """What a function body passes to its last argument."""
        return self._driver.execute_async_script(script)

    def press(self, *keys: str) -> None:
        """Type, wherever the focus is."""
        from selenium.webdriver import ActionChains

        ActionChains(self._driver).send_keys(*keys).perform()

    def click(self, selector: str) -> None:
        """Click as a hand would: what is covered or out of reach raises."""
        self._driver.find_element("css selector", selector).click()

    def picture(self, file: Path) -> None:
        """What the window shows, as PNG."""
        self._driver.save_screenshot(str(file))

    def logged(self) -> tuple[list[str], list[str]]:
        """Messages of the console, and addresses asked for, since last time."""
        messages = [entry["message"] for entry in self._driver.get_log("browser")]
        events = (json.loads(entry["message"])["message"] for entry in self._driver.get_log("performance"))
        asked = [
            event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"
        ]
        return messages, asked


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium that ends with the block."""
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    driver.set_script_timeout(60)
    try:
        yield Browser(driver)
    finally:
        driver.quit()
