"""An article with its sentences numbered, and which of them report anything."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.extraction.copying import bare
from summarizer.extraction.quoted import is_order, reproduced
from summarizer.language.attribution import Attribution, attribute
from summarizer.language.names import find_names, name_key, same_name
from summarizer.language.people import is_person, people_in, untitled_text
from summarizer.language.sentences import Sentence, split_sentences
from summarizer.language.similarity import content_words, fold, word_weight, words
from summarizer.schema import Article, Evidence

MOSTLY = 0.5  # a sentence is boilerplate if at least half of it is
HEADLINE = 150  # characters of a first line that ends without a stop
OVERLONG = 10_000  # characters; what runs on for longer is a table or damaged text, not a sentence
OPENING = 2  # reporting sentences that say what an article is about
MEMORY = (
    200  # sentences before one in which the rest of a name is looked for: a long article costs no more per sentence
)


@dataclass(frozen=True)
class Annotated:
    """An article, its sentences, and their text on one line each (`lines[n - 1]` is sentence n)."""

    article: Article
    sentences: tuple[Sentence, ...]
    lines: tuple[str, ...]
    reporting: tuple[int, ...]  # numbers of the sentences that can be evidence, ascending

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """The content words of each sentence."""
        return tuple(frozenset(content_words(line)) for line in self.lines)

    @cached_property
    def reporting_set(self) -> frozenset[int]:
        """`reporting`, to look up in."""
        return frozenset(self.reporting)

    @property
    def is_english(self) -> bool:
        """Whether the word rules can read it; what says no language is taken for English."""
        return self.article.language in (None, "en")

    @cached_property
    def topic(self) -> frozenset[str]:
        """The stems of what the article is about: of its title and its opening."""
        return self._told_by(self.reporting[:OPENING])

    def topic_beside(self, number: int) -> frozenset[str]:
        """The same as told by the title and the rest of the opening, where there is more than an opening."""
        if len(self.reporting) <= OPENING:
            return self.topic
        return self._told_by([one for one in self.reporting[:OPENING] if one != number])

    def _told_by(self, numbers: Sequence[int]) -> frozenset[str]:
        told = [self.article.title or "", *(self.lines[number - 1] for number in numbers)]
        stems = frozenset(stem for line in told for stem in content_words(line))
        return frozenset(stem for stem in stems if word_weight(stem) == 1 and not stem[0].isdigit())

    @cached_property
    def place_of(self) -> Mapping[int, int]:
        """Sentence number → how many reporting sentences stand before it."""
        return {number: place for place, number in enumerate(self.reporting)}

    @cached_property
    def overlong(self) -> tuple[int, ...]:
        """Numbers of what is too long to be a sentence."""
        return tuple(s.number for s in self.sentences if s.end - s.start > OVERLONG)

    @cached_property
    def _copies(self) -> Mapping[tuple[str, ...], Sequence[int]]:
        copies: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number in self.reporting:
            copies[bare(self.lines[number - 1])].append(number)
        return copies

    @cached_property
    def with_stem(self) -> Mapping[str, Sequence[int]]:
        """Each content word, with the numbers of the reporting sentences that have it, ascending."""
        places: dict[str, list[int]] = defaultdict(list)
        for number in self.reporting:
            for stem in self.stems[number - 1]:
                places[stem].append(number)
        return places

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words that the article also writes in lower case: at the start of a sentence they are no names."""
        return frozenset(word for number in self.reporting for word in words(self.lines[number - 1]) if word.islower())

    @cached_property
    def name_places(self) -> Mapping[str, Sequence[int]]:
        """Each name as written, with the numbers of the reporting sentences that have it, ascending."""
        places: dict[str, list[int]] = defaultdict(list)
        for number in self.reporting:
            for name in find_names(self.lines[number - 1]):
                places[name.text].append(number)
        return places

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last names of all people whom the article names in full, as keys."""
        full = (name for name in map(untitled_text, self.name_places) if is_person(name))
        return frozenset(name_key(name).split()[-1] for name in full if name_key(name))

    @cached_property
    def _attributions(self) -> dict[int, Attribution | None]:
        return {}

    def copies_of(self, statement: str) -> Sequence[int]:
        """Numbers of the reporting sentences that a statement repeats word for word, ascending."""
        return self._copies.get(bare(statement), ())

    def naming_sentence(self, name: str, before: int) -> int | None:
        """The nearest reporting sentence before number `before` that has this name or a variant no shorter."""
        nearest, length = 0, len(name_key(name).split())  # "Ros" does not name an "Ida Ros"
        for written, places in self.name_places.items():
            position = bisect_left(places, before)
            if position and places[position - 1] > nearest and len(name_key(written).split()) >= length:
                nearest = places[position - 1] if same_name(name, written) else nearest
        return nearest or None

    def attribution(self, number: int) -> Attribution | None:
        """Who says what sentence `number` reports, with what pronouns and surnames mean there."""
        if number not in self._attributions:
            window = self.window(number)
            self._attributions[number] = attribute(window, len(window) - 1)
        return self._attributions[number]

    def people(self, number: int) -> list[str]:
        """The people named in sentence `number`, each by the fullest name so far."""
        window = self.window(number)
        return people_in(window, len(window) - 1)

    def window(self, number: int) -> tuple[str, ...]:
        """Sentence `number` and those before it in which a name is looked for, as lines."""
        return self.lines[max(0, number - 1 - MEMORY) : number]

    def goes_on(self, number: int) -> bool:
        """Whether sentence `number` reports and stands in the paragraph of the one before it."""
        if number not in self.reporting_set or number < 2:
            return False
        before, own = self.sentences[number - 2 : number]
        return self.article.text[before.end : own.start].count("\n") < 2

    def words_of(self, numbers: Sequence[int]) -> str:
        """The text of some sentences, one line."""
        return " ".join(self.lines[number - 1] for number in numbers)

    def evidence(self, number: int, role: str = "states") -> Evidence:
        """Sentence `number` as evidence: its exact words."""
        sentence = self.sentences[number - 1]
        return Evidence.model_validate(
            {"start": sentence.start, "end": sentence.end, "text": sentence.text, "role": role}
        )


def annotate(article: Article) -> Annotated:
    """Number the sentences of an article and find those that report."""
    sentences = split_sentences(article.text, article.language)
    boilerplate = ((span.start, span.end) for span in article.boilerplate)
    spans = [*boilerplate, *reproduced(article.text), (0, _headline_end(article.text))]
    title = _bare(article.title or "")
    reporting = tuple(
        sentence.number
        for sentence in sentences
        if _says_something(sentence) and _bare(sentence.text) != title and not _covered(sentence, spans)
    )
    lines = tuple(" ".join(sentence.text.split()) for sentence in sentences)
    return Annotated(article, sentences, lines, reporting)


def _headline_end(text: str) -> int:
    """Where a headline ends that is the first line of a text, be it another than the article's title; else 0."""
    first, _, rest = text.partition("\n")
    is_headline = rest.strip() and len(first) <= HEADLINE and first.rstrip()[-1:].isalnum()
    return len(first) if is_headline else 0


def _says_something(sentence: Sentence) -> bool:
    """Whether it has words, is no damaged text, and does not speak to the machine that reads it."""
    is_text = sentence.end - sentence.start <= OVERLONG and any(map(str.isalnum, sentence.text))
    return is_text and not is_order(sentence.text)


def _covered(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> bool:
    covered = sum(max(0, min(sentence.end, end) - max(sentence.start, start)) for start, end in spans)
    return covered >= MOSTLY * (sentence.end - sentence.start)


def _bare(text: str) -> str:
    return " ".join(fold(text).casefold().strip(" #*_").split())
