"""An edition by e-mail or chat, through apprise. Addresses hold passwords: none is ever said or logged."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pydantic import SecretStr

from summarizer.errors import DeliveryError, UsageError
from summarizer.rendering import notice
from summarizer.schema import Briefing
from summarizer.settings import Settings

if TYPE_CHECKING:
    from apprise import NotifyBase


def check_addresses(addresses: Sequence[SecretStr]) -> None:
    """Raise `UsageError` now, and not after the work, for an address that nothing can be sent to."""
    for address in addresses:
        _service(address)


def notify(briefing: Briefing, settings: Settings) -> None:
    """Send the edition to each of `settings.notify`; raises `DeliveryError` where some of them cannot be reached."""
    title, body = notice(briefing, settings.link)
    failed = [_kind(address) for address in settings.notify if not _sent(_service(address), title, body)]
    if failed:
        raise DeliveryError(
            f"the edition could not be sent by {', '.join(failed)}",
            "try the address with apprise's own command: apprise -vv --body test URL",
        )


def _sent(service: NotifyBase, title: str, body: str) -> bool:
    with _silent():
        return bool(service.notify(title=title, body=body, body_format="markdown"))


def _service(address: SecretStr) -> NotifyBase:
    try:
        from apprise import Apprise
    except ImportError as error:
        raise UsageError(
            "apprise is not installed, and editions are sent by it", "pip install 'structured-summarizer[notify]'"
        ) from error
    with _silent():
        service = Apprise.instantiate(address.get_secret_value())
    if service is None:
        raise UsageError(
            f"nothing can be sent to an address that begins with {_kind(address)!r}",
            "write it as in https://github.com/caronc/apprise/wiki, such as mailtos://user:password@example.org",
        )
    return service


def _kind(address: SecretStr) -> str:
    """What tells an address from others and is no secret: its scheme."""
    scheme, colon, _ = address.get_secret_value().partition("://")
    return scheme if colon and scheme.isalnum() else "…"


@contextmanager
def _silent() -> Iterator[None]:
    """apprise logs addresses, and without a handler Python prints what it warns of."""
    log = logging.getLogger("apprise")
    before = log.disabled
    log.disabled = True
    try:
        yield
    finally:
        log.disabled = before
