"""The README's pictures: `python -m tests.browser.screenshots FOLDER`, or `make screenshots`."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from summarizer.rendering import render
from summarizer.schema import Briefing
from tests.browser.driving import MISSING, Browser, browser
from tests.browser.news import editions

COLUMNS, LINES = 96, 46
TERMINAL = (
    "<!doctype html><meta charset=utf-8><style>body {{ background: #15171a; color: #dcdcdc; margin: 1.5rem }}"
    "pre {{ font: 15px/1.4 'DejaVu Sans Mono', monospace; margin: 0 }}</style><pre>{code}</pre>"
)
OPEN_THE_FIRST = "document.querySelector('.claims details').open = true"
TO_THE_PICTURES = "document.querySelectorAll('article')[1].querySelector('.picture').scrollIntoView()"


def terminal(briefing: Briefing) -> str:
    """The beginning of the terminal view, as a page of its own."""
    shown = render(briefing, "text", width=COLUMNS, color=True).splitlines()[:LINES]
    console = Console(file=StringIO(), record=True, width=COLUMNS, force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi("\n".join(shown)), end="")
    return console.export_html(theme=MONOKAI, inline_styles=True, code_format=TERMINAL)


def take(chromium: Browser, folder: Path, scratch: Path) -> None:
    """All pictures, of the second day's edition, which has something to say of the first."""
    monday, tuesday = editions()
    pages = {"tuesday": render(tuesday, "html"), "monday": render(monday, "html"), "terminal": terminal(tuesday)}
    files = {name: scratch / f"{name}.html" for name in pages}
    for name, page in pages.items():
        files[name].write_text(page, "utf-8")
    chromium.visit(files["tuesday"], width=1440, height=1100)
    chromium.ask(f"{OPEN_THE_FIRST}; window.scrollTo(0, document.querySelector('article').offsetTop - 30)")
    chromium.picture(folder / "page-wide.png")
    chromium.visit(files["monday"], width=360, height=950, scheme="dark")
    chromium.ask(TO_THE_PICTURES)
    chromium.picture(folder / "page-phone.png")
    chromium.visit(files["terminal"], width=940, height=1030, scheme="dark")
    chromium.picture(folder / "terminal.png")


def main() -> None:
    """Write the pictures into the folder named on the command line."""
    if MISSING:
        sys.exit(f"{MISSING}; `make browser` gets them")
    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory() as scratch, browser() as chromium:
        take(chromium, folder, Path(scratch))


if __name__ == "__main__":
    main()
