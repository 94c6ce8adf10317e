"""Words that change what the words around them say, with those words: for negation and for hedges."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.language.similarity import content_words, fold

# A cue speaks of about so many content words: enough for "did not, she added, fall", short of the next clause.
SCOPE_AFTER = 5
SCOPE_BEFORE = 3
WINDOW = 200  # characters that surely hold so many words; keeps a text of nothing but cues linear
_BREAK = re.compile(r"[.;:!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as written, and the stems of the content words that it speaks of."""

    text: str
    scope: frozenset[str]


def find_cues(pattern: re.Pattern[str], text: str) -> tuple[Cue, ...]:
    """All matches of `pattern` in a text with their scopes, in order. Typography is folded first."""
    folded = fold(text)
    cues = []
    for match in pattern.finditer(folded):
        end, start = match.end(), match.start()
        after = content_words(_BREAK.split(folded[end : end + WINDOW], maxsplit=1)[0])[:SCOPE_AFTER]
        before = content_words(_BREAK.split(folded[max(0, start - WINDOW) : start])[-1])[-SCOPE_BEFORE:]
        cues.append(Cue(match[0].lower(), frozenset(after + before)))
    return tuple(cues)


def speaks_of(cue: Cue, stems: frozenset[str]) -> bool:
    """Whether a text with these stems says the thing that the cue speaks of: at least half of its scope."""
    return bool(cue.scope) and 2 * len(cue.scope & stems) >= len(cue.scope)


def same_scope(a: Cue, b: Cue) -> bool:
    """Whether two cues speak of the same thing: they share a third of the smaller scope."""
    smaller = min(len(a.scope), len(b.scope))
    return not smaller or 3 * len(a.scope & b.scope) >= smaller
