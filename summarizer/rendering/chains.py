"""Through whom a claim came: speaker → via → outlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.schema import Article, Quote, Report, StoryClaim

ARROW = " → "


def chains(claim: StoryClaim, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """The distinct chains of a claim's reports; outlets at the end of the same chain stand together.

    An outlet that is itself the named origin needs no chain: the status has named it.
    """
    outlets_of: dict[tuple[str, ...], dict[str, None]] = {}
    for report in claim.reports:
        outlet = _outlet(articles.get(report.article_id))
        links = [link for link in _links(report, None) if link not in outlet]
        outlets_of.setdefault(tuple(links), {}).update(dict.fromkeys(outlet))
    named = {origin.name.casefold() for origin in claim.origins}
    return tuple(
        ARROW.join((*links, *([", ".join(outlets)] if outlets else [])))
        for links, outlets in outlets_of.items()
        if links or not named.issuperset(outlet.casefold() for outlet in outlets)
    )


def report_chain(report: Report, article: Article | None) -> str:
    """The chain of one report."""
    return ARROW.join(_links(report, article))


def chain_to(report: Report, article: Article | None) -> str:
    """The chain of one report up to its outlet, and without it."""
    outlet = _outlet(article)
    return ARROW.join(link for link in _links(report, None) if link not in outlet)


def quote_chain(quote: Quote, article: Article | None) -> str:
    """The chain of quoted words."""
    return ARROW.join(_without_repeats([quote.speaker or "speaker not named", *quote.via, *_outlet(article)]))


def _links(report: Report, article: Article | None) -> list[str]:
    return _without_repeats([*_speaker(report), *report.via, *_outlet(article)])


def _outlet(article: Article | None) -> list[str]:
    """The last link of a chain; none where the article does not say where it appeared."""
    return [article.outlet] if article and article.outlet else []


def _speaker(report: Report) -> list[str]:
    if report.said_by is None:
        speaker = report.described_as
    elif report.described_as and report.described_as.casefold() not in report.said_by.casefold():
        speaker = f"{report.said_by} ({report.described_as})"
    else:
        speaker = report.said_by
    if report.anonymous:
        return [f"{speaker}, not named" if speaker else "somebody not named"]
    return [speaker] if speaker else []


def _without_repeats(links: Sequence[str]) -> list[str]:
    """A paper that cites its own agency is one link."""
    return [link for index, link in enumerate(links) if not index or link.casefold() != links[index - 1].casefold()]
