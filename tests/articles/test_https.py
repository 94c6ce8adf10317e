"""Over https, the connection goes to the address that was checked, and the certificate is the host's."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from summarizer.articles.fetching import Fetcher, asking
from summarizer.errors import SourceError
from summarizer.settings import Settings
from tests.web import Web

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(not OPENSSL, reason="the certificate is made with openssl")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for harrow.example that signed itself, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    made = folder / "harrow.crt", folder / "harrow.key"
    name = ("-subj", "/CN=harrow.example", "-addext", "subjectAltName=DNS:harrow.example")
    how = ("-newkey", "rsa:2048", "-nodes", "-days", "2", "-out", made[0], "-keyout", made[1])
    subprocess.run([OPENSSL, "req", "-x509", *name, *how], check=True, capture_output=True)
    return made


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"here")

    def log_message(self, *_: object) -> None:
        """Keep the test output clean."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Silent about a client that does not trust it."""


@pytest.fixture
def fetcher(web: Web, certificate: tuple[Path, Path]) -> Iterator[Fetcher]:
    """The sites of the web over https, with that certificate."""
    server = _Server(("127.0.0.1", 0), _Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    web.port = server.server_port
    asking.tls.cache_clear()
    yield Fetcher(Settings(cache_dir=None, fetch_timeout_s=5))
    asking.tls.cache_clear()
    server.shutdown()
    server.server_close()


def test_a_certificate_that_nobody_vouches_for_is_refused(fetcher: Fetcher) -> None:
    with pytest.raises(SourceError, match=r"the certificate of harrow\.example is not valid: self-signed certificate"):
        fetcher.get("https://harrow.example/")


def test_the_host_is_checked_though_the_address_is_connected_to(
    fetcher: Fetcher, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    assert fetcher.get("https://harrow.example/").content == b"here"
    with pytest.raises(SourceError, match=r"the certificate of denna\.example is not valid: Hostname mismatch"):
        fetcher.get("https://denna.example/")
