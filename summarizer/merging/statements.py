"""The words of a statement, read once, however many articles print them: an agency's stand in twenty papers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakValueDictionary

from summarizer.language.names import Name, find_names
from summarizer.language.negation import find_negations
from summarizer.language.numbers import Quantity, find_quantities
from summarizer.language.sentences import split_sentences
from summarizer.language.similarity import fold
from summarizer.merging.alike import Words
from summarizer.merging.terms import Terms, core_of, name_roots, stems_in, terms_from, terms_of, without_lead_in

# What stands after such a word, or is asked, nobody asserts.
_SUPPOSED = re.compile(r"\b(?:if|whether|unless|would|could)\b|\?", re.I)


@dataclass(frozen=True, eq=False)
class Statement:
    """What follows from the words of a claim alone; all of it is derived when it is first asked for."""

    text: str

    @cached_property
    def core(self) -> str:
        return core_of(self.text)

    @cached_property
    def stated(self) -> str:
        """What the core tells as a fact: what comes before "if", "would" and the like."""
        return _SUPPOSED.split(self.core, maxsplit=1)[0]

    @cached_property
    def core_names(self) -> tuple[Name, ...]:
        return find_names(self.core)

    @cached_property
    def all_names(self) -> tuple[Name, ...]:
        """The names of the whole, those of who says so included."""
        return find_names(self.text)

    @cached_property
    def names(self) -> frozenset[str]:
        """Roots of the names of the core."""
        return frozenset(part for name in self.core_names if name.sure for part in name_roots(name.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        return stems_in(self.core)

    @cached_property
    def terms(self) -> Terms:
        return terms_from(self.core_names, self.stems)

    @cached_property
    def all_terms(self) -> Terms:
        """The terms of the whole, speakers included."""
        return {**around(self.text, self.core), **self.terms}

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return find_quantities(self.core)

    @cached_property
    def is_negated(self) -> bool:
        return len(find_negations(self.core)) % 2 == 1

    @cached_property
    def is_single(self) -> bool:
        """Whether it is one sentence."""
        return len(split_sentences(self.text, "en")) <= 1

    @cached_property
    def folded(self) -> str:
        """The text with its typography made plain."""
        return fold(self.text)

    @cached_property
    def words(self) -> Words:
        """The words, those of who says so included."""
        return Words.of(self.folded, self.all_names)

    @cached_property
    def core_words(self) -> Words:
        """The words of the core; of several sentences, all words."""
        own = Words.of(self.core, self.core_names) if self.is_single else self.words
        same = (own.in_order, own.named) == (self.words.in_order, self.words.named)
        return self.words if same else own


_known: WeakValueDictionary[str, Statement] = WeakValueDictionary()


def statement_of(text: str) -> Statement:
    """The statement with these words: one and the same for as long as anybody holds it."""
    found = _known.get(text)
    if found is None:
        found = _known[text] = Statement(text)
    return found


def around(statement: str, core: str) -> Terms:
    """The terms of what stands before and after the core: short and often the same, so that they are read once."""
    whole = fold(without_lead_in(statement))
    return terms_of(whole.replace(core, " ", 1) if core and core in whole else statement)
