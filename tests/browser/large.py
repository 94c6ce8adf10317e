"""A generated edition far larger than any day's news, to measure the page with."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime

from summarizer.schema import (
    BriefedArticle,
    Briefing,
    Check,
    Dispute,
    Evidence,
    Figure,
    Origin,
    Report,
    Side,
    Story,
    StoryClaim,
    TimelineEntry,
    When,
    Window,
    article_id,
)

DAY = date(2026, 3, 2)
ARTICLES_OF_A_STORY = 3
SENTENCES = 14  # of 15 words: as long as those of the sample news, some 97 characters
SYLLABLES = "ba den kor li mar nes ol per ruth sal tim un vel wick yar zo".split()
CHECKS = (
    *("numbers", "names", "dates", "quotations", "negation"),
    *("roles", "hedges", "attribution", "self_contained", "sentences"),
)


def large(stories: int, claims: int) -> Briefing:
    """So many stories with so many claims in all; every sixth claim is told by two articles."""
    chance = random.Random(7)
    made = [_story(chance, n, claims * (n + 1) // stories - claims * n // stories) for n in range(stories)]
    return Briefing(
        edition=DAY,
        generated_at=datetime(2026, 3, 2, 20, tzinfo=UTC),
        window=Window(),
        stories=tuple(story for story, _ in made),
        articles=tuple(article for _, articles in made for article in articles),
    )


def _words(chance: random.Random, number: int) -> str:
    return " ".join("".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3)))) for _ in range(number))


def _article(chance: random.Random) -> BriefedArticle:
    text = " ".join(_words(chance, 15).capitalize() + "." for _ in range(SENTENCES))
    name, digest = article_id(text)
    outlet = f"{_words(chance, 1).title()} Post"
    return BriefedArticle(
        id=name,
        sha256=digest,
        source=f"{name}.txt",
        title=_words(chance, 9).capitalize(),
        outlet=outlet,
        url=f"https://{outlet.lower().replace(' ', '')}.example/2026/03/02/{_words(chance, 3).replace(' ', '-')}",
        published=DAY,
        text=text,
    )


def _story(chance: random.Random, number: int, claims: int) -> tuple[Story, list[BriefedArticle]]:
    articles = [_article(chance) for _ in range(ARTICLES_OF_A_STORY)]
    origins = [Origin(name=_words(chance, 2).title()) for _ in range(6)]
    told = [_claim(chance, f"{chance.getrandbits(48):012x}", articles, origins, n) for n in range(claims)]
    disputed = tuple(claim for claim in told if claim.figures)[:3]
    side_of = [
        Side(value=claim.figures[0].as_written, as_of=DAY, origins=(claim.origins[0].name,), claim_ids=(claim.id,))
        for claim in disputed
    ]
    dispute = Dispute(id=f"d{number}", question="How many people were aboard?", kind="disputed", sides=tuple(side_of))
    story = Story(
        id=f"{number:012x}",
        headline=told[0].statement,
        rank_reason="3 outlets, 3 sources, 1 open dispute, all claims are news",
        claims=tuple(told),
        disputes=(dispute,),
        timeline=tuple(TimelineEntry(when=_day(), text=claim.statement, claim_ids=(claim.id,)) for claim in told[:4]),
        sources=tuple(article.id for article in articles),
    )
    return story, articles


def _day() -> When:
    return When(start=DAY, end=DAY, precision="day", basis="metadata", as_written="on Monday")


def _claim(
    chance: random.Random, name: str, articles: list[BriefedArticle], origins: list[Origin], number: int
) -> StoryClaim:
    telling = chance.sample(articles, 2 if number % 6 == 0 else 1)
    speakers = chance.sample(origins, len(telling))
    reports = tuple(
        _report(chance, article, speaker, number) for article, speaker in zip(telling, speakers, strict=True)
    )
    people = chance.randrange(20, 400)
    as_written = f"{people} people"
    figure = Figure(low=people, high=people, unit="", qualifier="exact", as_written=as_written, as_of=DAY)
    return StoryClaim(
        id=name,
        statement=reports[0].statement,
        kind="event",
        modality="asserted",
        hedge=None,
        status="corroborated" if len(reports) > 1 else "single-source",
        origins=tuple(speakers),
        outlets=tuple(article.outlet for article in telling if article.outlet),
        figures=(figure,) if number % 5 == 0 else (),
        reports=reports,
    )


def _report(chance: random.Random, article: BriefedArticle, speaker: Origin, number: int) -> Report:
    """The sentence as it stands, as a small model mostly gives it."""
    sentences = article.text.split(". ")
    chosen = sentences[number % SENTENCES].rstrip(".") + "."
    start = article.text.index(chosen)
    return Report(
        article_id=article.id,
        statement=chosen,
        said_by=speaker.name,
        described_as=None,
        anonymous=False,
        via=(),
        evidence=(Evidence(start=start, end=start + len(chosen), text=chosen),),
        checks=tuple(Check(name=check, result="passed") for check in CHECKS),
    )
