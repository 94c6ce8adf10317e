"""A story's headline and lede in the model's words, each sentence checked against the claims that it rests on.

The claims stand in for an article: they are numbered like its sentences, and a sentence of the heading is verified
against them as a claim is against its article. It must also keep who says so, and whether that is a plan or a denial,
of every claim that it rests on; and a headline keeps a figure of the story's lead. What does not hold is left out, and
the best claim stays the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import Field

from summarizer.errors import MissingRecordingError, ModelError
from summarizer.extraction.annotated import Annotated
from summarizer.extraction.pointing import point
from summarizer.extraction.verification import verify_statement
from summarizer.language.attribution import find_attribution
from summarizer.language.hedging import kind, modality
from summarizer.language.names import find_names, same_name
from summarizer.language.numbers import find_quantities
from summarizer.language.people import is_person
from summarizer.language.sentences import Sentence
from summarizer.language.similarity import containment, content_words
from summarizer.llm import Client, about, render_prompt
from summarizer.schema import Article, Briefing, Failure, Model, Story, StoryClaim, Usage, article_id

MOST_CLAIMS = 6
"""Claims of a story that the model is shown: a headline and two sentences cannot tell more."""
LONGEST = 200
"""Characters of a headline; a longer one is no shorter than its claim."""
_KEPT_KINDS = ("plan", "forecast")
_KEPT_MODALITIES = ("alleged", "denied")


# The docstrings of these are sent with the schema.


class HeadingSentence(Model):
    """One sentence."""

    text: str
    claims: tuple[int, ...]


class HeadingDraft(Model):
    """Headline and lede of one story."""

    headline: HeadingSentence
    lede: list[HeadingSentence] = Field(max_length=4)


@dataclass(frozen=True, slots=True)
class Headed:
    """The story, with what the question cost and, where nobody answered it, why."""

    story: Story
    usage: tuple[Usage, ...] = ()
    failures: tuple[Failure, ...] = ()


def head_story(story: Story, briefing: Briefing, client: Client) -> Headed:
    """The story with the model's headline and lede, as far as they hold; a story of one claim asks nothing.

    Raises a `MissingRecordingError` in a replay.
    """
    claims = _leading(story, briefing)
    if len(claims) < 2:
        return Headed(story)
    text = _as_article(claims)
    try:
        with about(story.headline, range(1, len(claims) + 1)):
            answer = client.ask(render_prompt("headline", claims=text.lines), HeadingDraft)
    except MissingRecordingError:
        raise
    except ModelError as error:
        return Headed(story, failures=(Failure(source="headlines", stage="headlines", reason=str(error)),))
    headline = _headline(answer.value.headline, claims, text)
    changed: dict[str, object] = {}
    if headline:
        changed = {"headline": headline[0].rstrip("."), "headline_claim_ids": headline[1]}
    told = set(headline[1]) if headline else {claims[0].id}
    lede = list(_lede(answer.value.lede, claims, text, told))
    if lede:
        ids = dict.fromkeys(claim_id for _, claim_ids in lede for claim_id in claim_ids)
        changed |= {"lede": " ".join(sentence for sentence, _ in lede), "lede_claim_ids": tuple(ids)}
    return Headed(story.model_copy(update=changed), (answer.usage,))


def _leading(story: Story, briefing: Briefing) -> list[StoryClaim]:
    """The first claims that may stand at the top: the lead, and news that needs no care. English alone is checked."""
    language = {article.id: article.language for article in briefing.articles}
    english = [c for c in story.claims if all(language[one.article_id] in (None, "en") for one in c.reports)]
    if english[:1] != list(story.claims[:1]):
        return []
    careful = {(caution.article_id, caution.start) for caution in story.cautions}
    return [
        claim
        for place, claim in enumerate(english)
        if place == 0
        or (
            claim.role == "news"
            and claim.status != "unattributed"
            and claim.modality != "alleged"
            and not any(
                (one.article_id, span.start) in careful or one.anonymous
                for one in claim.reports
                for span in one.evidence
            )
        )
    ][:MOST_CLAIMS]


def _as_article(claims: Sequence[StoryClaim]) -> Annotated:
    """The claims as the sentences of an article, each with who says it."""
    lines = tuple(_line(claim) for claim in claims)
    sentences, start = [], 0
    for number, line in enumerate(lines, start=1):
        sentences.append(Sentence(number=number, start=start, end=start + len(line), text=line))
        start += len(line) + 1
    text = "\n".join(lines)
    identifier, digest = article_id(text)
    article = Article(id=identifier, sha256=digest, source="claims", text=text, language="en")
    return Annotated(article, tuple(sentences), lines, tuple(range(1, len(lines) + 1)))


def _line(claim: StoryClaim) -> str:
    speaker = _speaker(claim)
    statement = _in_full(" ".join(claim.statement.split()), speaker)
    if speaker is None or find_attribution(statement) or _mentions(statement, speaker):
        return statement
    return f"{statement.rstrip('.')}, {speaker} said."


def _in_full(statement: str, speaker: str | None) -> str:
    """ "It fell, Ros said" → "It fell, Ada Ros said": an article named her before, a headline has no before."""
    if speaker is None or not is_person(speaker) or speaker in statement:
        return statement
    surname = speaker.rpartition(" ")[2]
    return re.sub(rf"(?:\b(?:Mr|Mrs|Ms|Dr)\.? )?\b{re.escape(surname)}\b(?!['’])", speaker, statement, count=1)


def _speaker(claim: StoryClaim) -> str | None:
    """Who must be named with it; what independent origins agree on stands by itself."""
    if claim.status == "corroborated":
        return None
    return claim.reports[0].said_by or claim.reports[0].described_as


def _headline(
    draft: HeadingSentence, claims: Sequence[StoryClaim], text: Annotated
) -> tuple[str, tuple[str, ...]] | None:
    """A headline that holds, and that keeps a figure where the lead has one: that is its news."""
    checked = _checked(draft, claims, text)
    wanted = {(figure.low, figure.high) for figure in claims[0].figures if figure.measure_id}
    if checked and wanted and wanted.isdisjoint((q.low, q.high) for q in find_quantities(checked[0])):
        return None
    return checked


def _lede(
    drafts: Sequence[HeadingSentence], claims: Sequence[StoryClaim], text: Annotated, told: set[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentences that hold and tell something more."""
    for draft in drafts:
        checked = _checked(draft, claims, text)
        if checked and not told.issuperset(checked[1]):
            told.update(checked[1])
            yield checked[0] if checked[0].endswith((".", "”", '"')) else f"{checked[0]}.", checked[1]


def _checked(
    draft: HeadingSentence, claims: Sequence[StoryClaim], text: Annotated
) -> tuple[str, tuple[str, ...]] | None:
    """A sentence that holds, with the ids of the claims that it rests on."""
    sentence = " ".join(draft.text.split())
    if not sentence or len(sentence) > LONGEST:
        return None
    verified = verify_statement(sentence, text, point(sentence, text, draft.claims), None)
    rests_on = [claims[number - 1] for number in verified.numbers]
    if not (verified.ok and rests_on and all(_keeps(sentence, claim) for claim in rests_on)):
        return None
    return sentence, tuple(claim.id for claim in rests_on)


def _keeps(sentence: str, claim: StoryClaim) -> bool:
    """Whether a sentence keeps who says a claim, and that it is a plan, a forecast, a denial or an allegation."""
    speaker = _speaker(claim)
    return (
        (speaker is None or (find_attribution(sentence) is not None and _mentions(sentence, speaker)))
        and (claim.modality not in _KEPT_MODALITIES or modality(sentence) == claim.modality)
        and (claim.kind not in _KEPT_KINDS or kind(sentence) == claim.kind)
    )


def _mentions(sentence: str, speaker: str) -> bool:
    """Whether a speaker is named, or described in half of the words."""
    if any(same_name(speaker, name.text) for name in find_names(sentence)):
        return True
    return containment(content_words(speaker), content_words(sentence)) >= 0.5
