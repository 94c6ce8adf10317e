"""An invented edition with everything in it that a format must be able to say."""

from __future__ import annotations

from datetime import UTC, date, datetime

from summarizer.schema import (
    BriefedArticle,
    Briefing,
    Caution,
    Check,
    Copy,
    Dispute,
    Dropped,
    Entity,
    Evidence,
    Failure,
    Figure,
    Measure,
    Origin,
    Previous,
    Quote,
    Report,
    Side,
    Span,
    Story,
    StoryClaim,
    TimelineEntry,
    Unknown,
    Usage,
    When,
    Window,
    Withheld,
    article_id,
)

LANTERN_TEXT = (
    "The ferry Anna Bell sank off Port Sorrel early on Sunday. Nine people died, the Harbour Fire Service said. "
    "Captain Ada Mott told Coast Wire that the crew was “calm to the end”. The operator denied that the ferry was "
    "overloaded. The ferry was built in 1987. It is not known how many people were on board. Police gave no comment."
)
COURIER_TEXT = (
    "At least twelve people died when the Anna Bel went down, St. Anselm Hospital said on Monday. "
    "A harbour official said the ferry was reportedly overloaded. See [1] and <b>act now</b>: https://trap.example"
)
IDLE_TEXT = "The bakery on Mill Lane opens an hour earlier from now on."

LANTERN, COURIER, IDLE = (article_id(text)[0] for text in (LANTERN_TEXT, COURIER_TEXT, IDLE_TEXT))
TEXTS = {LANTERN: LANTERN_TEXT, COURIER: COURIER_TEXT, IDLE: IDLE_TEXT}
MONDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 1)

FIRE = Origin(name="Harbour Fire Service")
HOSPITAL = Origin(name="St. Anselm Hospital")
OPERATOR = Origin(name="Sorrel Lines", is_actor=True)


def span(article: str, text: str) -> tuple[int, int]:
    start = TEXTS[article].index(text)
    return start, start + len(text)


def report(article: str, statement: str, words: str, said_by: str | None = None, **more: object) -> Report:
    start, end = span(article, words)
    fields: dict[str, object] = {
        "article_id": article,
        "statement": statement,
        "said_by": said_by,
        "described_as": None,
        "anonymous": False,
        "via": (),
        "evidence": (Evidence(start=start, end=end, text=words),),
        "checks": (Check(name="numbers", result="passed"), Check(name="names", result="repaired", detail="one off")),
    }
    return Report.model_validate(fields | more)


def claim(name: str, statement: str, reports: tuple[Report, ...], **more: object) -> StoryClaim:
    fields: dict[str, object] = {
        "id": name,
        "statement": statement,
        "kind": "event",
        "modality": "asserted",
        "hedge": None,
        "status": "single-source",
        "reports": reports,
        "outlets": tuple(
            dict.fromkeys({LANTERN: "Daily Lantern", COURIER: "Sorrel Courier"}[r.article_id] for r in reports)
        ),
    }
    return StoryClaim.model_validate(fields | more)


SANK = (
    "The ferry Anna Bell sank off Port Sorrel early on Sunday, the Harbour Fire Service and St. Anselm Hospital said."
)
NINE = "Nine people died, the Harbour Fire Service said."
TWELVE = "At least twelve people died, St. Anselm Hospital said."
DENIED = "The operator denied that the ferry was overloaded."
LOADED = "The ferry was overloaded, a harbour official said."
CALM = "Captain Ada Mott told Coast Wire that the crew was calm."
BUILT = "The ferry was built in 1987."


def figure(low: float, as_written: str, qualifier: str, as_of: date) -> Figure:
    return Figure.model_validate(
        {
            "measure_id": "m-dead",
            "low": low,
            "high": low if qualifier == "exact" else None,
            "unit": "",
            "qualifier": qualifier,
            "as_written": as_written,
            "as_of": as_of,
            "as_of_basis": "said" if qualifier == "exact" else "published",
        }
    )


def ferry() -> Story:
    quote = span(LANTERN, "calm to the end")
    unknown = span(LANTERN, "It is not known how many people were on board.")
    variant = span(COURIER, "Anna Bel")
    return Story(
        id="ferry",
        headline=SANK,
        change="updated",
        rank_reason="2 outlets, 4 independent origins, 2 open disputes, 6 of 7 claims are news",
        claims=(
            claim(
                "a1f0c2d4e6b8",
                SANK,
                (
                    report(LANTERN, SANK, "The ferry Anna Bell sank off Port Sorrel early on Sunday."),
                    report(COURIER, SANK, "the Anna Bel went down", "St. Anselm Hospital"),
                ),
                status="corroborated",
                change="known",
                origins=(FIRE, HOSPITAL),
                when=When(start=SUNDAY, end=SUNDAY, precision="day", basis="derived", as_written="on Sunday"),
            ),
            claim(
                "b2f0c2d4e6b8",
                NINE,
                (report(LANTERN, NINE, "Nine people died, the Harbour Fire Service said.", "Harbour Fire Service"),),
                origins=(FIRE,),
                dispute_ids=("d-dead",),
                figures=(figure(9, "Nine people", "exact", SUNDAY),),
                change="revised",
                previous=Previous(edition=SUNDAY, statement="Seven people died, the Harbour Fire Service said."),
            ),
            claim(
                "c3f0c2d4e6b8",
                TWELVE,
                (report(COURIER, TWELVE, "At least twelve people died", "St. Anselm Hospital"),),
                origins=(HOSPITAL,),
                dispute_ids=("d-dead",),
                figures=(figure(12, "At least twelve people", "at_least", MONDAY),),
            ),
            claim(
                "d4f0c2d4e6b8",
                DENIED,
                (report(LANTERN, DENIED, "The operator denied that the ferry was overloaded.", "Sorrel Lines"),),
                status="asserted",
                modality="denied",
                kind="statement",
                origins=(OPERATOR,),
                dispute_ids=("d-load",),
            ),
            claim(
                "e5f0c2d4e6b8",
                LOADED,
                (
                    report(
                        COURIER,
                        LOADED,
                        "A harbour official said the ferry was reportedly overloaded.",
                        described_as="a harbour official",
                        anonymous=True,
                    ),
                ),
                status="unattributed",
                modality="alleged",
                hedge="reportedly",
                dispute_ids=("d-load",),
            ),
            claim(
                "f6f0c2d4e6b8",
                CALM,
                (
                    report(
                        LANTERN,
                        CALM,
                        "Captain Ada Mott told Coast Wire that the crew was “calm to the end”.",
                        "Ada Mott",
                        described_as="captain",
                        via=("Coast Wire",),
                    ),
                ),
                origins=(Origin(name="Ada Mott"),),
            ),
            claim(
                "a7f0c2d4e6b8",
                BUILT,
                (report(LANTERN, BUILT, BUILT),),
                role="background",
                origins=(Origin(name="Daily Lantern"),),
            ),
        ),
        measures=(
            Measure(
                id="m-dead",
                what="dead",
                where="Port Sorrel",
                basis="cumulative",
                claim_ids=("b2f0c2d4e6b8", "c3f0c2d4e6b8"),
            ),
        ),
        disputes=(
            Dispute(
                id="d-dead",
                question="How many people died?",
                kind="unresolved",
                sides=(
                    Side(value="9", as_of=SUNDAY, origins=(FIRE.name,), claim_ids=("b2f0c2d4e6b8",)),
                    Side(value="at least 12", as_of=MONDAY, origins=(HOSPITAL.name,), claim_ids=("c3f0c2d4e6b8",)),
                ),
            ),
            Dispute(
                id="d-load",
                question="Was the ferry overloaded?",
                kind="disputed",
                sides=(
                    Side(value="no", origins=(OPERATOR.name,), claim_ids=("d4f0c2d4e6b8",)),
                    Side(value="yes", origins=(), claim_ids=("e5f0c2d4e6b8",)),
                ),
            ),
        ),
        timeline=(
            TimelineEntry(
                when=When(
                    start=date(1987, 1, 1), end=date(1987, 12, 31), precision="year", basis="stated", as_written="1987"
                ),
                text="The ferry is built.",
                claim_ids=("a7f0c2d4e6b8",),
            ),
            TimelineEntry(
                when=When(start=SUNDAY, end=SUNDAY, precision="day", basis="derived", as_written="on Sunday"),
                text="The ferry sinks.",
                claim_ids=("a1f0c2d4e6b8",),
            ),
        ),
        quotes=(
            Quote(
                text="calm to the end",
                speaker="Ada Mott",
                via=("Coast Wire",),
                partial=True,
                article_id=LANTERN,
                start=quote[0],
                end=quote[1],
            ),
        ),
        unknowns=(
            Unknown(
                text="How many people were on board",
                basis="stated",
                article_id=LANTERN,
                evidence=(Span(start=unknown[0], end=unknown[1], text=LANTERN_TEXT[slice(*unknown)]),),
            ),
            Unknown(text="When the ferry was last inspected", basis="no_reply", claim_ids=("d4f0c2d4e6b8",)),
        ),
        cautions=(Caution(kind="name_variant", text="Anna Bel", article_id=COURIER, start=variant[0], end=variant[1]),),
        entities=(Entity(name="Anna Bell", type="unknown", aliases=("Anna Bel",), claim_ids=("a1f0c2d4e6b8",)),),
        sources=tuple(sorted((LANTERN, COURIER))),
    )


def articles() -> tuple[BriefedArticle, ...]:
    found = (
        BriefedArticle(
            id=LANTERN,
            sha256=article_id(LANTERN_TEXT)[1],
            source="lantern.txt",
            title="Ferry sinks off Port Sorrel",
            outlet="Daily Lantern",
            url="https://lantern.example/2026/ferry_(sinks)",
            published=datetime(2026, 3, 1, 18, 0, tzinfo=UTC),
            text=LANTERN_TEXT,
            copies=(Copy(source="copy.txt", outlet="Bay Herald"),),
        ),
        BriefedArticle(
            id=COURIER,
            sha256=article_id(COURIER_TEXT)[1],
            source="news/courier.txt",
            title="Twelve dead [1] | <script>alert(1)</script>",
            outlet="Sorrel Courier",
            url="javascript:alert(1)",
            text=COURIER_TEXT,
        ),
        BriefedArticle(
            id=IDLE,
            sha256=article_id(IDLE_TEXT)[1],
            source="bakery.txt",
            text=IDLE_TEXT,
            excerpt="it answered 403 <b>refused</b>",
        ),
    )
    resting = {
        article: tuple(c.id for c in ferry().claims if any(r.article_id == article for r in c.reports))
        for article in TEXTS
    }
    return tuple(
        sorted((a.model_copy(update={"summary": resting[a.id]}) for a in found), key=lambda article: article.id)
    )


def sample() -> Briefing:
    return Briefing(
        edition=MONDAY,
        generated_at=datetime(2026, 3, 2, 6, 0, tzinfo=UTC),
        window=Window(since=datetime(2026, 3, 1, 6, 0, tzinfo=UTC)),
        stories=(ferry(),),
        dropped=(Dropped(headline="A bakery opens earlier.", reason="number 2 of 2 by support and newness"),),
        articles=articles(),
        withheld=(
            Withheld(
                article_id=COURIER,
                statement="Twenty people died.",
                reasons=("the number 20 is not in the evidence",),
            ),
        ),
        failures=(Failure(source="broken.html", stage="articles", reason="no text found"),),
        usage=(
            Usage(
                model="small-model", calls=12, input_tokens=9214, cached_tokens=1000, output_tokens=2010, cost_usd=None
            ),
        ),
    )
