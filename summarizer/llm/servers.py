"""Whom to ask: its address and key, the way there, and the cache of its replies."""

from __future__ import annotations

import hashlib
import re
import secrets
import ssl
from functools import cache
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx2
from pydantic import SecretStr

from summarizer.errors import NoModelError, SettingsError
from summarizer.llm.faults import Server
from summarizer.llm.local import LOCAL_URL, LocalModel, check_model_file, fingerprint
from summarizer.llm.recordings import CacheFolder
from summarizer.settings import Settings

OPENAI_URL = "https://api.openai.com/v1"
_NO_KEY = SecretStr("none")  # openai wants one
_NOWHERE = "http://replay.invalid/v1"


def server_of(settings: Settings, *, replaying: bool = False) -> Server:
    """Whom to ask; raises where that is nobody. A server of one's own often wants no key."""
    if replaying:
        return Server(_NOWHERE, _NO_KEY, settings.call_timeout_s)
    if settings.model_file:
        check_model_file(settings.model_file)
        # The port is open to everybody on this machine, and to every page in its browser.
        return Server(LOCAL_URL, SecretStr(secrets.token_hex()), settings.call_timeout_s)
    if not (settings.base_url or settings.api_key):
        missing = f"no key for {settings.model!r} at OpenAI" if settings.model else "no model is configured"
        raise NoModelError(missing)
    base_url = settings.base_url or OPENAI_URL
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        shown = re.sub(r"//[^/]*@", "//***@", base_url)
        raise SettingsError(f"base_url {shown!r} is no address", "it looks like http://localhost:8080/v1")
    return Server(base_url, _key(settings), settings.call_timeout_s)


def network_to(server: Server, settings: Settings) -> httpx2.BaseTransport:
    """Connections for all calls at once. httpx2 looks up proxies only for a transport of its own: done here."""
    if settings.model_file:
        return LocalModel(settings.model_file, server.key, settings.calls_at_once)
    parts = urlsplit(server.base_url)
    proxies = {} if proxy_bypass(parts.hostname or "") else getproxies()
    return httpx2.HTTPTransport(
        verify=_certificates(),
        limits=httpx2.Limits(max_connections=settings.calls_at_once, max_keepalive_connections=settings.calls_at_once),
        proxy=proxies.get(parts.scheme) or proxies.get("all"),
    )


def cache_of(server: Server, settings: Settings) -> CacheFolder | None:
    """The cache of one address, or of one model file: the same model name may be another model elsewhere."""
    if settings.cache_dir is None:
        return None
    if settings.model_file:
        place = f"local-{fingerprint(settings.model_file)}"
    else:
        address = server.name + urlsplit(server.base_url).path.rstrip("/")
        readable = re.sub(r"\W+", "-", address.split("://")[1])
        place = f"{readable}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"
    return CacheFolder(settings.cache_dir / "replies" / place)


def _key(settings: Settings) -> SecretStr:
    """The key without the line end that files give it; any other strange character would end up in an error of HTTP."""
    key = settings.api_key.get_secret_value().strip() if settings.api_key else ""
    if not all("!" <= character <= "~" for character in key):
        raise SettingsError("the key holds a character that no key has", "check OPENAI_API_KEY")
    return SecretStr(key) if key else _NO_KEY


@cache
def _certificates() -> ssl.SSLContext:
    return httpx2.create_ssl_context()  # reads the system's certificates: 50 ms, once a process
