"""Datelines, bylines, date lines, headlines and the language, as the text itself gives them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

BODY = (
    "The ferry ministry said the northern line will close for repairs. "
    "Officials told the council that the work may take three weeks."
)


class TestHeadlines:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            (f"Northern line to close\n\n{BODY}", "Northern line to close"),
            (f"Will the northern line close?\n\n{BODY}", "Will the northern line close?"),
            (f"# Northern *line* closes\n{BODY}", "Northern line closes"),
            (f"By Mara Venn\nNorthern line to close\n\n{BODY}", "Northern line to close"),
            (f" date 2026-03-02 Work Ahead: Northern Line Closes\n\n{BODY}", "Work Ahead: Northern Line Closes"),
            (f"Northern line to close\n{BODY}", None),
            (f"The northern line will close.\n\n{BODY}", None),
            (f"“The northern line will close.”\n\n{BODY}", None),
            (f"PORT DENNA, March 2 (Wire Name)\n\n{BODY}", None),
            (f"Photo: Mara Venn of the ferries\n\n{BODY}", None),
            ("Only one short line here", None),
            (f"{'word ' * 40}\n\n{BODY}", None),
        ],
    )
    def test_the_first_line(self, read_text, text, title):
        article = read_text(text)
        assert article.title == title
        assert article.text == text.strip()


class TestDatelines:
    @pytest.mark.parametrize(
        ("line", "outlet", "published"),
        [
            ("PORT DENNA, March 2 (Wire Name) — ", "Wire Name", None),
            ("PORT DENNA, March 2, 2026 (Wire Name) - ", "Wire Name", date(2026, 3, 2)),
            ("PORT DENNA, 2 March 2026 – ", None, date(2026, 3, 2)),
            ("PORT DENNA, Harrow (WN) -- ", "WN", None),
            ("Port Denna, Mar. 2 (Wire Name) — ", "Wire Name", None),
            ("(Wire Name) - ", "Wire Name", None),
            ("PORT DENNA (UPDATED) — ", None, None),
            ("Mara Venn (Harbour Party) — ", None, None),
            ("DFA (the Denna Ferry Agency) — a body of the state — ", None, None),
        ],
    )
    def test_an_agency_and_a_full_date(self, read_text, line, outlet, published):
        article = read_text(line + BODY)
        assert (article.outlet, article.published) == (outlet, published)
        assert article.boilerplate == ()


class TestBylines:
    @pytest.mark.parametrize(
        ("line", "author"),
        [
            ("By Mara Venn", "Mara Venn"),
            ("BY MARA VENN", "MARA VENN"),
            ("Written by Mara de la Venn and Olin Tarr", "Mara de la Venn and Olin Tarr"),
            ("By Mara Venn, Harbour Correspondent", "Mara Venn"),
            ("By Mara Venn | Harrow Post", "Mara Venn"),
            ("By Mara Venn, Olin Tarr and Petra Sund", "Mara Venn, Olin Tarr and Petra Sund"),
            ("By Mara Venn in Port Denna", "Mara Venn"),
            ("By The Numbers", None),
            ("By Monday Night", None),
            ("By Monday evening, Mara Venn had left.", None),
            ("By Mara Venn, who had seen the boats leave the harbour.", None),
        ],
    )
    def test_at_the_top_and_at_the_end(self, read_text, line, author):
        marked = [(line, "byline")] if author else []
        for text in (f"{line}\n\n{BODY}", f"{BODY}\n{line}"):
            article = read_text(text)
            assert article.author == author
            assert [(span.text, span.reason) for span in article.boilerplate] == marked


@pytest.mark.parametrize(("rest", "outlet"), [("Harrow Post", "Harrow Post"), ("Port Denna", None), ("Sea Desk", None)])
def test_a_byline_with_a_paper(read_text, rest, outlet):
    article = read_text(f"By Mara Venn, {rest}\n\n{BODY}")
    assert (article.author, article.outlet) == ("Mara Venn", outlet)


def test_a_dateline_on_its_own_line(read_text):
    article = read_text(f"Northern line to close\n\nBy Mara Venn\nPORT DENNA, Monday 2 March 2026\n\n{BODY}")
    assert (article.title, article.published) == ("Northern line to close", date(2026, 3, 2))
    assert [span.reason for span in article.boilerplate] == ["byline", "dateline"]


class TestDates:
    @pytest.mark.parametrize(
        ("line", "published"),
        [
            ("date 2026-03-02", date(2026, 3, 2)),
            ("Published: 2 March 2026", date(2026, 3, 2)),
            ("March 2, 2026", date(2026, 3, 2)),
            ("Monday, 2nd March 2026", date(2026, 3, 2)),
            ("Published on Mar 2, 2026 at 2:05 pm UTC", datetime(2026, 3, 2, 14, 5, tzinfo=UTC)),
            ("2026-03-02T14:05:00Z", datetime(2026, 3, 2, 14, 5, tzinfo=UTC)),
            ("2026-03-02 14:05", date(2026, 3, 2)),
            ("Posted: 02.03.2026", date(2026, 3, 2)),
            ("25/04/2026", date(2026, 4, 25)),
            ("Published: 2 March 2026 | Updated: 3 March 2026", date(2026, 3, 2)),
            ("By Mara Venn, 2 March 2026", date(2026, 3, 2)),
            ("2 de março de 2026", date(2026, 3, 2)),
        ],
    )
    def test_a_line_that_dates_the_article(self, read_text, line, published):
        article = read_text(f"{line}\n\n{BODY}")
        assert article.published == published
        assert type(article.published) is type(published)
        assert [span.text for span in article.boilerplate] == [line]

    @pytest.mark.parametrize(
        "line",
        [
            "Updated: 3 March 2026",
            "March 2",
            "Published: 31 February 2026",
            "03/02/2026",
            "Published on 2 March 2026, the report says that the dam holds.",
            "March 2, 2026 was the day on which the dam broke.",
            "date 12026-03-02",
        ],
    )
    def test_a_line_that_does_not(self, read_text, line):
        assert read_text(f"{line}\n\n{BODY}").published is None

    def test_an_impossible_zone_leaves_the_day(self, read_text):
        assert read_text(f"---\ndate: 2026-03-02T10:00:00+99:00\n---\n{BODY}").published == date(2026, 3, 2)

    def test_the_file_date_is_no_date(self, read_text):
        assert read_text(BODY).published is None


def test_labelled_lines(read_text):
    article = read_text(f"Outlet: Harrow Post\nURL: https://harrow.example/1\nAuthor: Mara Venn\n\n{BODY}")
    assert (article.outlet, article.url, article.author) == ("Harrow Post", "https://harrow.example/1", "Mara Venn")
    assert [span.reason for span in article.boilerplate] == ["metadata"] * 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Die Fähre wird nach Angaben der Behörde nicht vor dem Ende des Monats wieder fahren.", "de"),
        ("Le ferry ne sera pas remis en service avant la fin du mois, selon les autorités de la ville.", "fr"),
        ("El barco no volverá a salir hasta el fin de mes, según las autoridades de la ciudad y del puerto.", "es"),
        ("Il traghetto non tornerà in servizio prima della fine del mese, secondo le autorità della città.", "it"),
        ("O barco não voltará a sair até ao fim do mês, segundo as autoridades da cidade e do porto.", "pt"),
        ("De veerboot zal volgens de autoriteiten van de stad niet voor het einde van de maand varen.", "nl"),
        ("Паром не вернётся на линию до конца месяца, сообщили власти города.", None),
        ("The ferry is late.", None),
        ("Mara Venn, Olin Tarr, Petra Sund, Harrow, Denna, Calder, Vessel, Marsh, Tollgate", None),
    ],
)
def test_language(read_text, text, language):
    assert read_text(text).language == language
