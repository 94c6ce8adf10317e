"""Negation: where a text says that something is not so."""

from __future__ import annotations

import re

from summarizer.language.scope import Cue, find_cues

# "no longer than", "not only", "No. 5" deny nothing of what follows.
_CUE = re.compile(
    r"\b(?:not(?! (?:only|just|least))|never|none|nobody|nothing|neither|nor|without|cannot|hardly|unable|"
    r"no(?! (?:less|fewer|later|more|earlier) than)(?!\.\s*\d)|"
    r"(?:is|are|was|were|do|does|did|has|have|had|ca|could|wo|would|should|must|need)n't|"
    r"den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|fail(?:s|ed|ing)? to|rul(?:e|es|ed|ing) out|"
    r"lack(?:s|ed)?|dismiss(?:es|ed)?|declin(?:e|es|ed|ing) to|stopped short of)\b",
    re.IGNORECASE,
)


def find_negations(text: str) -> tuple[Cue, ...]:
    """All negations of an English text, each with the words it speaks of, in order.

    >>> [cue.text for cue in find_negations("The ridge has not fallen, and nobody was hurt.")]
    ['not', 'nobody']
    """
    return find_cues(_CUE, text)
