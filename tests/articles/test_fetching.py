"""Fetching over real HTTP: politely, safely, in bounded time and memory."""

from __future__ import annotations

import gzip
import os
import re
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.articles.fetching import Fetched, Fetcher
from summarizer.articles.fetching.policy import is_public
from summarizer.errors import SourceError, SourceUnavailableError
from summarizer.settings import Settings
from tests.web import Answer, Web

HOME = "http://harrow.example"
PAGE = f"{HOME}/a"

Run = Callable[[], Fetcher]


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(Settings(cache_dir=None, max_article_bytes=100_000, fetch_timeout_s=2))


def refused(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(SourceError) as caught:
        fetcher.get(address)
    return str(caught.value)


# --------------------------------------------------------------------------- which addresses


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.255.255.254 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
    100.100.100.200 0.0.0.0 255.255.255.255 224.0.0.1 240.0.0.1 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.1
    203.0.113.1 192.88.99.1 168.63.129.16
    :: ::1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 ff02::1 2001:db8::1 fec0::1 100::1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1
    2002:7f00:1:: 2002:c0a8:101::1 2001:0:7f00:1::1""".split(),
)
def test_what_only_this_machine_can_reach_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", "1.1.1.1 93.184.215.14 172.32.0.1 2606:4700::1111 2a00:1450:4001::1 64:ff9b::101:101".split()
)
def test_the_rest_is_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_in_another_form_is_judged_alike(ip: object) -> None:
    assert is_public(str(ip)) == is_public(f"::ffff:{ip}") == is_public(f"64:ff9b::{ip}")


NAMES = {"inside.example": ["10.0.0.7"], "both.example": ["93.184.215.14", "192.168.0.1"]}
REFUSED = (
    ("http://127.0.0.1/", "127.0.0.1 is not a public address"),
    ("http://[::1]:8080/", "::1 is not a public address"),
    ("http://169.254.169.254/latest/meta-data/", "not a public address"),
    ("http://inside.example/", "inside.example is at 10.0.0.7, which is not a public address"),
    ("http://both.example/", "both.example is at 192.168.0.1, which is not a public address"),
    ("file:///etc/passwd", "file addresses are not read; http and https are"),
    ("gopher://harrow.example/", "gopher addresses are not read"),
    ("http://reader:secret@harrow.example/", "a password in it is not read"),
)


@pytest.mark.parametrize(("address", "said"), REFUSED)
def test_a_redirect_there_is_refused(web: Web, fetcher: Fetcher, address: str, said: str) -> None:
    web.names |= NAMES
    reason = refused(fetcher, web.redirect(PAGE, address))
    assert said in reason
    assert "secret" not in reason
    assert web.addresses == [PAGE]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        *REFUSED,
        ("//harrow.example/a", "relative addresses are not read"),
        ("http:///a", "names no host"),
        ("http://harrow.example:0x50/", "not an address"),
        ("http://harrow.example:99999/", "no port"),
        ("http://harrow.example:-1/", "no port"),
        ("http://[/", "no address of the host"),
        ("http://nowhere/", "no address of the host nowhere is known"),
    ],
)
def test_refused_with_a_reason(web: Web, fetcher: Fetcher, address: str, said: str) -> None:
    web.names |= NAMES
    reason = refused(fetcher, address)
    assert said in reason
    assert "secret" not in reason
    assert web.asked == []


def test_a_name_that_changes_between_check_and_use_changes_nothing(web: Web, fetcher: Fetcher) -> None:
    told: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        told.append(host)
        return ["93.184.215.14"] if len(told) % 2 else ["127.0.0.1"]

    web.put(f"{HOME}/robots.txt", "User-agent: *\nAllow: /")
    web.put(PAGE, "never sent")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("summarizer.articles.fetching.connecting.resolve", resolve)
        assert "not a public address" in refused(fetcher, PAGE)
    assert len(told) == 2  # once for robots.txt, once for the page: what was checked is what is connected to
    assert web.addresses == []


def test_private_addresses_on_request(web: Web) -> None:
    web.names["nas.example"] = ["127.0.0.1"]
    fetcher = Fetcher(Settings(cache_dir=None, allow_private=True))
    assert "cannot be connected to" in refused(fetcher, "http://nas.example/")
    assert web.strayed  # it went there, and the test stopped it
    web.strayed.clear()


def test_the_next_address_of_a_host_is_tried(web: Web, fetcher: Fetcher) -> None:
    web.names["harrow.example"] = ["93.184.215.99", "93.184.215.14"]
    web.put(PAGE, "here")
    assert fetcher.get(PAGE).content == b"here"
    web.strayed.clear()


# --------------------------------------------------------------------------- redirects


def test_a_redirect_is_followed_and_one_for_good_is_said(web: Web, fetcher: Fetcher) -> None:
    web.put("http://denna.example/b", "moved here")
    web.redirect(PAGE, "//denna.example/b", 301)
    assert fetcher.get(PAGE) == Fetched("http://denna.example/b", b"moved here", moved=True)
    web.redirect(PAGE, "http://denna.example/b", 302)
    assert not fetcher.get(PAGE).moved


def test_an_endless_redirect_ends(web: Web, fetcher: Fetcher) -> None:
    web.redirect(PAGE, "/a")
    assert "more than 5 redirects" in refused(fetcher, PAGE)
    assert len(web.addresses) == 6


@pytest.mark.parametrize("location", ["", "http://[", "http://x:y/"])
def test_a_redirect_to_nowhere(web: Web, fetcher: Fetcher, location: str) -> None:
    web.redirect(PAGE, location)
    assert re.search("redirects|where to go|no address", refused(fetcher, PAGE))


# --------------------------------------------------------------------------- sizes and times


def endless() -> Iterator[bytes]:
    while True:
        yield b"word " * 10_000


def trickle() -> Iterator[bytes]:
    for _ in range(100):
        time.sleep(0.05)
        yield b"x"


def bomb() -> bytes:
    """Packed 100 kB that grow to 100 MB; of a larger one nothing more would be unpacked."""
    packing = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return b"".join(packing.compress(bytes(1_000_000)) for _ in range(100)) + packing.flush()


def test_a_body_without_end_is_left_at_the_limit(web: Web, fetcher: Fetcher) -> None:
    web.put(PAGE, endless())
    assert "more than 100,000 bytes" in refused(fetcher, PAGE)


def test_a_packed_bomb_is_left_at_the_limit(web: Web, fetcher: Fetcher) -> None:
    web.put(PAGE, bomb(), Content_Encoding="gzip")
    tracemalloc.start()
    assert "more than 100,000 bytes" in refused(fetcher, PAGE)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("raw", [False, True])
def test_packed_answers_are_unpacked(web: Web, fetcher: Fetcher, raw: bool) -> None:
    text = b"The northern line is closed. " * 100
    web.put(PAGE, gzip.compress(text), Content_Encoding="gzip")
    assert fetcher.get(PAGE).content == text
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS if raw else zlib.MAX_WBITS)
    web.put(PAGE, packing.compress(text) + packing.flush(), Content_Encoding="deflate")
    assert fetcher.get(PAGE).content == text


@pytest.mark.parametrize(
    ("body", "encoding", "said"),
    [
        (b"not packed", "gzip", "cannot be unpacked"),
        (gzip.compress(b"word " * 1000, mtime=0)[:-20], "gzip", "cannot be unpacked"),
        (b"x", "br", "nobody asked for"),
    ],
)
def test_badly_packed_answers(web: Web, fetcher: Fetcher, body: bytes, encoding: str, said: str) -> None:
    web.put(PAGE, body, Content_Encoding=encoding)
    assert said in refused(fetcher, PAGE)


def test_a_server_that_trickles_is_left_in_time(web: Web) -> None:
    web.put(PAGE, trickle())
    fetcher = Fetcher(Settings(cache_dir=None, fetch_timeout_s=0.3))
    begun = time.monotonic()
    with pytest.raises(SourceUnavailableError, match=r"did not answer in 0\.3 s"):
        fetcher.get(PAGE)
    assert time.monotonic() - begun < 2


def test_an_answer_that_breaks_off_is_no_article(web: Web, fetcher: Fetcher) -> None:
    web.put(PAGE, iter([b"half of it"]), Content_Length="5000")
    with pytest.raises(SourceUnavailableError, match="broke off"):
        fetcher.get(PAGE)


# --------------------------------------------------------------------------- manners


def test_it_says_who_asks(web: Web, fetcher: Fetcher) -> None:
    fetcher.get(web.put(PAGE, "x"))
    assert all(headers["User-Agent"].startswith("summarizer/") for _, headers in web.asked)
    assert all("+https://" in headers["User-Agent"] for _, headers in web.asked)
    assert all("Cookie" not in headers for _, headers in web.asked)


def test_robots_are_asked_once_and_obeyed_at_every_hop(web: Web, fetcher: Fetcher) -> None:
    web.put(f"{HOME}/robots.txt", "User-agent: *\nDisallow: /private/\nAllow: /private/open$")
    for name in ("a", "b", "private/open"):
        fetcher.get(web.put(f"{HOME}/{name}", "x"))
    web.redirect("http://denna.example/c", f"{HOME}/private/c")
    for address in (f"{HOME}/private/c", "http://denna.example/c"):
        assert "the robots.txt of harrow.example forbids it" in refused(fetcher, address)
    robots = [address for address, _ in web.asked if address.endswith("/robots.txt")]
    assert sorted(robots) == ["http://denna.example/robots.txt", f"{HOME}/robots.txt"]


def test_robots_may_name_us(web: Web, fetcher: Fetcher) -> None:
    web.put(f"{HOME}/robots.txt", "User-agent: summarizer\nDisallow: /\n\nUser-agent: *\nAllow: /")
    assert "forbids it" in refused(fetcher, PAGE)


def test_a_site_that_cannot_say_what_it_allows_allows_nothing(web: Web, fetcher: Fetcher) -> None:
    web.put(f"{HOME}/robots.txt", status=500)
    web.put(PAGE, "x")
    assert "its robots.txt cannot be read: it answered 500" in refused(fetcher, PAGE)
    assert web.addresses == []


def test_a_pause_between_requests_to_one_host_and_none_between_two(web: Web) -> None:
    fetcher = Fetcher(Settings(cache_dir=None, host_delay_s=5))
    fetcher.get(web.put(PAGE, "x"))  # robots.txt, then the page
    fetcher.get(web.put("http://denna.example/a", "x"))
    assert web.waits == [pytest.approx(5, abs=0.5)] * 2


def test_a_site_may_want_longer_pauses(web: Web) -> None:
    web.put(f"{HOME}/robots.txt", "User-agent: *\nCrawl-delay: 20")
    fetcher = Fetcher(Settings(cache_dir=None, host_delay_s=0))
    fetcher.get(web.put(PAGE, "x"))
    fetcher.get(PAGE)
    assert web.waits[-1] == pytest.approx(20, abs=0.5)


def test_one_request_to_a_host_at_a_time(web: Web) -> None:
    under_way, most = 0, 0

    def slow() -> Answer:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        time.sleep(0.05)
        under_way -= 1
        return Answer(b"x")

    web.answers |= {f"{HOME}/{number}": slow for number in range(6)}
    fetcher = Fetcher(Settings(cache_dir=None, host_delay_s=0))
    threads = [threading.Thread(target=fetcher.get, args=(f"{HOME}/{number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(web.addresses), most) == (6, 1)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_when_it_says(web: Web, fetcher: Fetcher, status: int) -> None:
    answers = iter([Answer(status=status, headers={"Retry-After": "7"}), Answer(b"at last")])
    web.answers[PAGE] = lambda: next(answers)
    assert fetcher.get(PAGE).content == b"at last"
    assert web.waits[-1] == pytest.approx(7, abs=0.5)


def test_a_server_that_wants_hours_gets_them(web: Web, fetcher: Fetcher) -> None:
    web.put(PAGE, status=429, Retry_After="7200")
    with pytest.raises(SourceUnavailableError, match="wants to be left alone for 7"):
        fetcher.get(PAGE)
    assert len(web.addresses) == 1
    assert not any(wait > 10 for wait in web.waits)


@pytest.mark.parametrize("value", ["Mon, 02 Mar 2026 14:00:00 GMT", "soon", "-5", "9" * 400])
def test_any_retry_after_is_borne(web: Web, fetcher: Fetcher, value: str) -> None:
    web.put(PAGE, status=503, Retry_After=value)
    assert refused(fetcher, PAGE)


def test_a_dead_host_is_not_asked_again_and_again(web: Web, fetcher: Fetcher) -> None:
    for number in range(10):
        web.put(f"{HOME}/{number}", status=502)
        with pytest.raises(SourceUnavailableError):
            fetcher.get(f"{HOME}/{number}")
    assert len(web.addresses) == 3
    assert refused(fetcher, PAGE) == "not asked any more: it answered 502"


@pytest.mark.parametrize(
    ("status", "said"), [(404, "nothing at this address"), (410, "gone for good"), (204, "answered 204"), (304, "304")]
)
def test_other_answers_are_refusals_with_a_reason(web: Web, fetcher: Fetcher, status: int, said: str) -> None:
    assert said in refused(fetcher, web.put(PAGE, status=status))


# --------------------------------------------------------------------------- what is kept


class TestKept:
    @pytest.fixture
    def run(self, tmp_path: Path) -> Run:
        """A fetcher of the next run, with the same cache."""
        return lambda: Fetcher(Settings(cache_dir=tmp_path, host_delay_s=0, max_article_bytes=100_000))

    def test_only_what_changed_is_sent_again(self, web: Web, run: Run) -> None:
        web.put(PAGE, "first", ETag='"1"', Content_Type="text/html; charset=utf-8")
        first = run().get(PAGE)
        assert run().get(PAGE) == first == Fetched(PAGE, b"first", "utf-8")
        assert [headers.get("If-None-Match") for address, headers in web.asked if address == PAGE] == [None, '"1"']
        web.put(PAGE, "second", ETag='"2"')
        assert run().get(PAGE).content == b"second"

    def test_a_date_will_do(self, web: Web, run: Run) -> None:
        web.put(PAGE, "first", Last_Modified="Mon, 02 Mar 2026 14:00:00 GMT")
        run().get(PAGE)
        run().get(PAGE)
        assert web.asked[-1][1]["If-Modified-Since"] == "Mon, 02 Mar 2026 14:00:00 GMT"

    def test_a_page_of_which_its_feed_says_nothing_new_is_not_asked_for(self, web: Web, run: Run) -> None:
        web.put(PAGE, "first")
        assert run().get(PAGE, "as on Monday").content == b"first"
        web.put(PAGE, "second")
        assert run().get(PAGE, "as on Monday").content == b"first"
        assert run().get(PAGE, "changed").content == b"second"
        assert len(web.addresses) == 2

    def test_conditions_go_only_where_the_body_came_from(self, web: Web, run: Run) -> None:
        web.redirect(PAGE, "http://denna.example/a")
        web.put("http://denna.example/a", "x", ETag='"1"')
        run().get(PAGE)
        assert run().get(PAGE).content == b"x"
        conditional = [address for address, headers in web.asked if "If-None-Match" in headers]
        assert conditional == ["http://denna.example/a"]

    @pytest.mark.parametrize("damage", [b"", b"{}", b"\n\n", b'{"address": 1}\nxx'])
    def test_a_damaged_file_is_fetched_anew(self, web: Web, run: Run, tmp_path: Path, damage: bytes) -> None:
        web.put(PAGE, "first", ETag='"1"')
        run().get(PAGE)
        for path in (tmp_path / "web").iterdir():
            path.write_bytes(damage or path.read_bytes()[:-5])
        assert run().get(PAGE).content == b"first"

    def test_a_cache_that_cannot_be_written_costs_nothing(
        self, web: Web, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        (tmp_path / "web").write_text("a file in the way")
        fetcher = Fetcher(Settings(cache_dir=tmp_path, host_delay_s=0))
        for name in "ab":
            assert fetcher.get(web.put(f"{HOME}/{name}", "x", ETag='"1"')).content == b"x"
        assert caplog.text.count("cannot be written") == 1

    def test_what_nobody_uses_is_forgotten(self, web: Web, run: Run, tmp_path: Path) -> None:
        run().get(web.put(PAGE, "x", ETag='"1"'))
        (path,) = [path for path in (tmp_path / "web").iterdir() if b"/a" in path.read_bytes()]
        os.utime(path, (0, 0))
        run()
        assert not path.exists()
