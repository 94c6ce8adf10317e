"""What is marked as no reporting, exactly; and that reporting never is."""

from __future__ import annotations

import pytest

BODY = (
    "The ferry ministry said the northern line will close for repairs. "
    "Officials told the council that the work may take three weeks."
)
MORE = "The council asked for a written plan before the end of the week, two members said."


def marked(article) -> list[tuple[str, str]]:
    assert all(article.text[span.start : span.end] == span.text for span in article.boilerplate)
    return [(span.text, span.reason) for span in article.boilerplate]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Photo: A boat at dusk, by Mara Venn", "photo credit"),
        ("Image credit: Harrow Post", "photo credit"),
        ("(Photo by Mara Venn/Harrow Pictures)", "photo credit"),
        ("Mara Venn / Harrow Pictures", "photo credit"),
        ("File photo: boats in the harbour.", "photo credit"),
        ("Share.", "share line"),
        ("Share this article", "share line"),
        ("Follow Mara Venn on Facebook and Twitter.", "share line"),
        ("Click to share on Facebook", "share line"),
        ("Subscribe to our newsletter", "subscription"),
        ("Read more: Ferries that sank", "related link"),
        ("Read the full article here", "related link"),
        ("Related: Ferries that sank", "related link"),
        ("Also read: Ferries that sank", "related link"),
        ("READ ALSO: Ferries That Sank", "related link"),
        ("Watch: Ferry Leaves the Harbour", "related link"),
        ("Leave A Reply", "page furniture"),
        ("Exit mobile version", "page furniture"),
        ("Advertisement", "page furniture"),
        ("The post Ferries that sank appeared first on Harrow Post.", "page furniture"),
        ("© 2026 Harrow Post. All rights reserved.", "copyright"),
        ("Copyright 2026 Harrow Post", "copyright"),
        ("By Mara Venn", "byline"),
        ("March 2, 2026", "date line"),
        ("(Reporting by Mara Venn; Editing by Olin Tarr)", "credit"),
        ("Additional reporting by Mara Venn and Olin Tarr.", "credit"),
        ("Ferry Company Denies Any Fault in Harbour Crash", "heading"),
        ("## What comes next", "heading"),
        ("[Ferries that sank](https://harrow.example/2)", "link"),
        ("https://harrow.example/2", "link"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_between_paragraphs(read_text, line, reason, gap):
    assert marked(read_text(gap.join([BODY, line, MORE]))) == [(line, reason)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices of the ferry company fell by a third.",
        "Follow the money, the auditor told the court.",
        "Photos showed boats on their sides.",
        "Read more than once, the letter still made no sense to the judges.",
        "Related costs rose to 3 million crowns.",
        "Copyright law was changed in the same week.",
        "Watch officers saw the boat too late.",
        "Comments by the minister angered the crews.",
        "Print workers joined the strike on Monday.",
        "By Monday evening all boats were back.",
        "Subscribe rates fell, the paper said.",
        "Advertisement revenue of the paper rose.",
        "Reporting by the Harrow Post shows that the boat was old.",
        "“We Will Not Leave”",
        "Sahar Venn, 52",
        "14 dead, 30 injured",
        "Mara Venn",
        "President Olin Tarr",
        "The Ferry Left At Nine And Sank At Ten.",
        "Save the ferries, the crowd shouted at the minister.",
        "Image rights are worth more than boats, said Ms Venn.",
    ],
)
def test_reporting_is_never_marked(read_text, sentence):
    text = f"{BODY}\n{sentence}\nMara Venn\nOlin Tarr"
    assert marked(read_text(text)) == []
    assert marked(read_text(f"{BODY} {sentence} {MORE}")) == []


def test_parts_of_a_paragraph(read_text):
    text = f"{BODY} (Photo by Mara Venn) {MORE} Follow Harrow Post on Facebook."
    assert marked(read_text(text)) == [
        ("(Photo by Mara Venn)", "photo credit"),
        ("Follow Harrow Post on Facebook.", "share line"),
    ]


def test_the_credit_of_a_caption(read_text):
    text = f"{BODY}\nA boat lies on its side in the harbour. Mara Venn/Harrow Pictures\n{MORE}"
    assert marked(read_text(text)) == [("Mara Venn/Harrow Pictures", "photo credit")]


@pytest.mark.parametrize(
    "biography",
    [
        "Venn is an investigative journalist with the Harrow Post. She has years of experience in ports and ferries.",
        "Mara Venn is a staff reporter based in Port Denna. Venn covers the sea. She can be reached at the paper.",
        "Mara Venn is the harbour editor at the Harrow Post.",
        "Mara Venn is the Post's harbour editor. Tips: venn@harrow.example",
        "*Mara Venn writes about the sea and is the author of “Low Water”.*",
    ],
)
def test_a_biography_at_the_end(read_text, biography):
    assert marked(read_text(f"By Mara Venn\n\n{BODY}\n{MORE}\n{biography}\nShare."))[1:] == [
        (biography, "author biography"),
        ("Share.", "share line"),
    ]


@pytest.mark.parametrize(
    "ending",
    [
        "Mara Venn is a journalist with the Harrow Post who was arrested on Monday.",
        "Mara Venn is a reporter with the Harrow Post. Police said she was hurt.",
        "Mara Venn is a fisher with three boats. She has lost one.",
    ],
)
def test_a_person_in_the_news_is_no_biography(read_text, ending):
    assert marked(read_text(f"{BODY}\n{ending}")) == []


def test_who_is_named_above_is_no_author(read_text):
    text = f"Police freed Mara Venn after two days.\n{BODY}\nVenn is a reporter with the Harrow Post."
    assert marked(read_text(text)) == []


def test_the_date_before_a_headline(read_text):
    text = f"date 2026-03-02 Work Ahead: Line Closes\n\nNorthern Line Closes for Three Weeks of Work\n\n{BODY}"
    assert marked(read_text(text)) == [
        ("date 2026-03-02", "date line"),
        ("Northern Line Closes for Three Weeks of Work", "heading"),
    ]


def test_lines_of_a_list_are_no_headings(read_text):
    text = f"{BODY}\nMara Venn\nOlin Tarr\nPetra Sund\n{MORE}"
    assert marked(read_text(text)) == []


def test_a_wrapped_paragraph_has_no_headings(read_text):
    text = "The council heard on Monday from the head of the ferry line\nForeign Minister Mara Venn\nand from " + MORE
    assert marked(read_text(text)) == []
