"""Briefing → view: the reading order, with source numbers, status phrases and chains made once for all formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from summarizer.rendering import words
from summarizer.rendering.chains import chain_to, chains, quote_chain
from summarizer.rendering.figures import (
    dispute_marks,
    dispute_views,
    figure_rows,
    label_disputes,
    measure_views,
    timeline_lines,
)
from summarizer.rendering.passages import passage, reach
from summarizer.rendering.pictures import matrix
from summarizer.rendering.sources import Sources
from summarizer.rendering.view import (
    BriefingView,
    ClaimView,
    DisputeMark,
    DroppedView,
    EvidenceView,
    HeadlineView,
    Marks,
    NoteView,
    QuoteView,
    RevisionView,
    StoryView,
)
from summarizer.schema import Briefing, Caution, Gone, Quote, Report, Story, StoryClaim, Unknown

SHORTEST_ID = 6
BY_RULE = "Made without a language model: the claims are the articles' own sentences, chosen by rule."
STAND_IN = "the article's own sentence, since the model did not answer"
UNCHECKED = "speaker and wording not checked in this language"


def compose(briefing: Briefing) -> BriefingView:
    """The briefing in reading order. Every text in it is clean."""
    composer = _Composer(briefing)
    stories = tuple(composer.story(story) for story in briefing.stories if story.change != "unchanged")
    unchanged = tuple(composer.unchanged(story) for story in briefing.stories if story.change == "unchanged")
    printed = composer.sources.used()
    headlines = tuple(
        HeadlineView(story.id, story.headline, _headline_note(story)) for story in briefing.stories if _has_news(story)
    )
    withheld = tuple(
        DroppedView(
            entry.statement,
            "; ".join(map(words.reason_words, entry.reasons)),
            composer.sources.marks([entry.article_id]),
        )
        for entry in briefing.withheld
    )
    view = BriefingView(
        title=f"Briefing of {words.weekday(briefing.edition)}",
        counts=_counts(briefing),
        headlines=headlines,
        quiet="" if headlines else _quiet(briefing),
        stories=stories,
        unchanged=unchanged,
        gone=_gone(briefing.gone),
        sources=composer.sources.views(printed),
        dropped=tuple(DroppedView(entry.headline, entry.reason) for entry in briefing.dropped),
        withheld=withheld,
        failures=tuple(
            DroppedView(f"{entry.source} (failed while {words.STAGES[entry.stage]})", entry.reason)
            for entry in briefing.failures
        ),
        usage=tuple(words.usage_words(usage) for usage in briefing.usage) or ("No model was called.",),
    )
    cleaned: BriefingView = _cleaned(view)
    return cleaned


def _cleaned(value: Any) -> Any:
    """The same view with every text in it clean: done in one place, so that no field can be forgotten."""
    if isinstance(value, str):
        return words.clean(value)
    if isinstance(value, tuple):
        return tuple(map(_cleaned, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _cleaned(getattr(value, field.name)) for field in fields(value)})
    return value


def _counts(briefing: Briefing) -> str:
    outlets = len({article.outlet.casefold() for article in briefing.articles if article.outlet})
    claims = sum(len(story.claims) for story in briefing.stories)
    articles = words.count(len(briefing.articles), "article") + (
        f" from {words.count(outlets, 'outlet')}" if outlets else ""
    )
    parts = [articles, words.count(len(briefing.stories), "story", "stories"), words.count(claims, "claim")]
    if briefing.withheld:
        parts.append(f"{len(briefing.withheld):,} withheld")
    if briefing.failures:
        parts.append(words.count(len(briefing.failures), "failure"))
    by_rule = (BY_RULE,) if briefing.stories and not briefing.usage else ()
    return " ".join((", ".join(parts) + ".", *_since(briefing), *by_rule))


def _since(briefing: Briefing) -> Iterator[str]:
    """From when on articles are read; nobody knows of one without a date whether it belongs there."""
    if briefing.window.since:
        undated = sum(article.published is None for article in briefing.articles)
        kept = f", and {words.count(undated, 'article')} without a date" if undated else ""
        yield f"News since {words.minute(briefing.window.since)}{kept}."


def _has_news(story: Story) -> bool:
    fresh = any(claim.role == "news" and claim.change != "known" for claim in story.claims)
    return story.change != "unchanged" and fresh


def _quiet(briefing: Briefing) -> str:
    if briefing.stories:
        return "Nothing new: what follows is background, or known from earlier editions."
    if briefing.dropped:
        return "Nothing to report on your topics; the stories left out are listed below."
    return "Nothing to report: no claim of these articles could be printed."


def _headline_note(story: Story) -> str:
    """What must go with a headline that stands alone: that it is an update, and what weakens its lead claim."""
    leading = [claim for claim in story.claims if claim.id in story.headline_claim_ids] or story.claims[:1]
    return ", ".join(filter(None, (_story_change(story), _weaknesses(story, leading))))


def _weaknesses(story: Story, claims: Iterable[StoryClaim]) -> str:
    """What weakens claims that a headline or lede rests on."""
    open_ids = {dispute.id for dispute in story.disputes if dispute.kind == "disputed"}
    notes = [
        note
        for claim in claims
        for note in (
            words.MODALITIES[claim.modality],
            words.WEAKNESSES[claim.status],
            "" if open_ids.isdisjoint(claim.dispute_ids) else "disputed",
        )
    ]
    return ", ".join(dict.fromkeys(filter(None, notes)))


def _story_change(story: Story) -> str:
    return "updated" if story.change == "updated" else ""


def _update(story: Story) -> str:
    """What a story that goes on has that the edition before had not."""
    if story.change != "updated":
        return ""
    names = (("new", "new"), ("revised", "revised"), ("known", "already known"))
    numbers = [(sum(claim.change == change for claim in story.claims), name) for change, name in names]
    numbers.append((len(story.gone), "not told again"))
    return "Updated: " + ", ".join(f"{words.count(number, 'claim')} {name}" for number, name in numbers if number)


def _gone(entries: Iterable[Gone]) -> tuple[DroppedView, ...]:
    return tuple(DroppedView(entry.text, words.day(entry.edition)) for entry in entries)


class _Composer:
    """Composes stories in printing order, so that sources are numbered in order of first use."""

    def __init__(self, briefing: Briefing) -> None:
        self.edition = briefing.edition
        self.reach = reach(sum(len(claim.reports) for story in briefing.stories for claim in story.claims))
        self.sources = Sources(briefing.articles)
        self.articles = {article.id: article for article in briefing.articles}
        self.labels = label_disputes([story for story in briefing.stories if story.change != "unchanged"])
        self.id_length = _id_length([claim.id for story in briefing.stories for claim in story.claims])

    def story(self, story: Story) -> StoryView:
        marks_of = dispute_marks(story, self.labels)
        lead = self._lead(story, marks_of) if story.claims else None
        rest = [claim for claim in story.claims[1:] if not _unknown_of(claim, story.unknowns)]
        summed_up = [claim for claim in story.claims if claim.id in story.lede_claim_ids]
        return StoryView(
            id=story.id,
            headline=story.headline,
            about=_about(story),
            lede=_lede(story),
            lede_note=_weaknesses(story, summed_up),
            lede_marks=self.sources.of_claims(summed_up),
            lead=lead,
            news=tuple(self._claim(story, claim, marks_of) for claim in rest if claim.role == "news"),
            background=tuple(self._claim(story, claim, marks_of) for claim in rest if claim.role == "background"),
            figures=figure_rows(story, self.sources),
            measures=measure_views(story, self.sources),
            disputes=dispute_views(story, self.labels, self.sources),
            timeline=timeline_lines(story, self.sources, self.edition),
            matrix=matrix(story),
            quotes=tuple(map(self._quote, story.quotes)),
            unknowns=tuple(self._unknown(story, unknown, marks_of) for unknown in story.unknowns),
            cautions=_merged(map(self._caution, story.cautions)),
            gone=_gone(story.gone),
        )

    def unchanged(self, story: Story) -> HeadlineView:
        marks = self.sources.of_claims(story.claims[:1])
        return HeadlineView(story.id, story.headline, _headline_note(story), marks)

    def _lead(self, story: Story, marks_of: dict[str, tuple[DisputeMark, ...]]) -> ClaimView:
        lead = self._claim(story, story.claims[0], marks_of)
        return replace(lead, statement="") if says(story.headline, lead.statement) else lead

    def _claim(self, story: Story, claim: StoryClaim, marks_of: dict[str, tuple[DisputeMark, ...]]) -> ClaimView:
        marks = self.sources.of_claims([claim])
        through = chains(claim, self.articles)
        return ClaimView(
            id=claim.id,
            short_id=claim.id[: self.id_length],
            statement=claim.statement,
            language=self._language(claim.reports[:1]),
            marks=marks,
            standing=claim.status,
            status=words.status_words(claim, chained=bool(through)),
            full_status=words.status_words(claim),
            outlets=claim.outlets,
            chains=through,
            notes=_notes(story, claim),
            revision=_revision(claim),
            disputes=marks_of.get(claim.id, ()),
            evidence=tuple(self._evidence(claim, report) for report in claim.reports),
        )

    def _evidence(self, claim: StoryClaim, report: Report) -> EvidenceView:
        article = self.articles.get(report.article_id)
        return EvidenceView(
            mark=self.sources.marks([report.article_id])[0],
            chain=chain_to(report, article) if len(claim.reports) > 1 else "",
            statement="" if _is_said(claim, report) else report.statement,
            language=self._language([report]),
            passage=passage(article, report.evidence, self.reach),
            checks=words.checks_words(report.checks),
        )

    def _language(self, reports: Sequence[Report]) -> str:
        """The language of the first report's article where it is known and not the page's own."""
        articles = [self.articles[report.article_id] for report in reports if report.article_id in self.articles]
        language = articles[0].language if articles else None
        return language if language and language != "en" else ""

    def _quote(self, quote: Quote) -> QuoteView:
        chain = quote_chain(quote, self.articles.get(quote.article_id))
        return QuoteView(quote.text, chain, quote.partial, self.sources.marks([quote.article_id]))

    def _unknown(self, story: Story, unknown: Unknown, marks_of: dict[str, tuple[DisputeMark, ...]]) -> NoteView:
        claims = (claim for claim in story.claims[1:] if _unknown_of(claim, story.unknowns) is unknown)
        return NoteView(
            text=unknown.text,
            reason=words.UNKNOWNS[unknown.basis],
            marks=self._marks_of_unknown(story, unknown),
            claims=tuple(self._claim(story, claim, marks_of) for claim in claims),
        )

    def _marks_of_unknown(self, story: Story, unknown: Unknown) -> Marks:
        if unknown.article_id:
            return self.sources.marks([unknown.article_id])
        return self.sources.of_claims(claim for claim in story.claims if claim.id in unknown.claim_ids)

    def _caution(self, caution: Caution) -> NoteView:
        text = f"“{caution.text}”" if caution.text else ""
        return NoteView(text, words.CAUTIONS[caution.kind], self.sources.marks([caution.article_id]))


def says(text: str, statement: str) -> bool:
    """Whether the text contains the whole statement, but for case, spaces and the last full stop."""
    return _bare(statement) in _bare(text)


def _is_said(claim: StoryClaim, report: Report) -> bool:
    """Whether a reader of the claim and of the article's words has read the report's statement, too."""
    quoted = " ".join(span.text for span in report.evidence)
    return says(claim.statement, report.statement) or says(quoted, report.statement)


def _bare(text: str) -> str:
    return words.clean(text).casefold().rstrip(".!? ")


def _merged(notes: Iterable[NoteView]) -> tuple[NoteView, ...]:
    """The same note on several articles, once."""
    marks: dict[tuple[str, str], dict[int, None]] = {}
    for note in notes:
        marks.setdefault((note.text, note.reason), {}).update(dict.fromkeys(note.marks))
    return tuple(NoteView(text, reason, tuple(sorted(found))) for (text, reason), found in marks.items())


def _unknown_of(claim: StoryClaim, unknowns: Sequence[Unknown]) -> Unknown | None:
    """The unknown under which a claim stands that only says that something is not known."""
    best = claim.reports[:1]
    stated = {(one.article_id, span.start) for one in best for span in one.evidence if span.role == "states"}
    of_place = {(one.article_id, span.start): one for one in reversed(unknowns) for span in one.evidence}
    return of_place[min(stated)] if stated and stated <= of_place.keys() else None


def _lede(story: Story) -> str:
    """The lede, unless it only repeats the headline or the lead claim."""
    if story.lede is None or says(story.headline, story.lede):
        return ""
    return "" if story.claims and says(story.claims[0].statement, story.lede) else story.lede


def _notes(story: Story, claim: StoryClaim) -> tuple[str, ...]:
    """What else a reader must know of a claim, in words."""
    hedge = claim.hedge if claim.hedge and not says(claim.statement, claim.hedge) else None
    notes = [
        words.MODALITIES[claim.modality],
        words.KINDS[claim.kind],
        f"hedged: “{hedge}”" if hedge else "",
        "already known" if claim.change == "known" and story.change == "updated" else "",
        STAND_IN if _is_stand_in(claim) else "",
        UNCHECKED if _is_unchecked(claim) and not _is_all_unchecked(story) else "",
    ]
    return tuple(note for note in notes if note)


def _is_unchecked(claim: StoryClaim) -> bool:
    """Whether the word rules had no say, as in languages other than English."""
    return all(
        any(check.result == "unchecked" and check.name != "model" for check in report.checks)
        for report in claim.reports
    )


def _is_stand_in(claim: StoryClaim) -> bool:
    """Whether no report of it comes from the model, where others do."""
    return all(any(check.name == "model" for check in report.checks) for report in claim.reports)


def _is_all_unchecked(story: Story) -> bool:
    return bool(story.claims) and all(map(_is_unchecked, story.claims))


def _about(story: Story) -> tuple[str, ...]:
    """What to know of a story as a whole."""
    unchecked = f"{UNCHECKED}, throughout" if _is_all_unchecked(story) else ""
    return tuple(part for part in (_update(story), story.rank_reason, unchecked) if part)


def _revision(claim: StoryClaim) -> RevisionView | None:
    if claim.change != "revised":
        return None
    previous = claim.previous
    if previous is None:
        return RevisionView("", "", "")
    moved = previous.status is not None and (previous.status == "corroborated") != (claim.status == "corroborated")
    standing = words.FORMER_STANDINGS[previous.status] if previous.status and moved else ""
    return RevisionView(previous.statement, standing, words.day(previous.edition))


def _id_length(claim_ids: Sequence[str]) -> int:
    """How many characters tell all claims apart: what `explain` needs to be given."""
    longest = max(map(len, claim_ids), default=SHORTEST_ID)
    lengths: Iterable[int] = range(SHORTEST_ID, longest)
    return next((n for n in lengths if len({claim_id[:n] for claim_id in claim_ids}) == len(set(claim_ids))), longest)
