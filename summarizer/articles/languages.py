"""Which language a text is in, by a vote of its commonest small words; `None` where that is not clear."""

from __future__ import annotations

import re
from collections import Counter

# The small words that tell these languages apart; a word may vote for two of them.
_WORDS = {
    "en": "the of and to in is that was for with on has have were are by from this which said after been its it be "
    "their they who would will not but as at he she had",
    "de": "der die das und den von zu mit ist im nicht des dem ein eine sich auf für auch wurde als nach sie bei "
    "einer hat werden sind wird dass war über aus am",
    "fr": "le la les des et est dans une du pour que qui sur au avec par pas ce cette ont été sont plus aux ses "
    "mais selon après leur d l",
    "es": "el la los las de y en que un una por con para se del al no fue ha su como más este esta según pero son "
    "entre sobre tras",
    "it": "il di che la le e un una per con del della dei è nel non si sono da alla ha gli al anche come più dopo "
    "stato questo lo i",
    "pt": "o a os as de e que em um uma do da dos das no na para com por não se foi ao mais como segundo são está "
    "pela pelo após",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook door bij naar werd heeft uit maar "
    "zei hebben worden deze over na",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl",
    "nederlands": "nl",
}  # fmt: skip

_SAMPLE = 20_000  # characters; a longer look changes nothing
_MIN_LETTERS = 40
_MIN_VOTES = 4  # small words of the winner
_MIN_SHARE = 0.2  # of all words; running prose in these languages has 0.3 to 0.5, a list of names nearly none
_MIN_LEAD = 1.25  # times the second: neighbours such as es and pt share a third of the list


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of a text in one of seven languages, else `None`."""
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    if sum(map(len, words)) < _MIN_LETTERS:
        return None
    counts = Counter(words)
    votes = sorted(
        ((sum(counts[word] for word in sorted(small)), language) for language, small in _SETS.items()), reverse=True
    )
    (best, language), (second, _) = votes[:2]
    clear = best >= _MIN_VOTES and best >= _MIN_SHARE * len(words) and best >= _MIN_LEAD * second
    return language if clear else None


def language_code(written: str) -> str | None:
    """The ISO 639-1 code in a metadata field: `en-GB`, `en_US`, `English`."""
    written = written.strip().lower()
    found = re.match(r"([a-z]{2})(?:[-_]|$)", written)
    return found[1] if found else _NAMES.get(written)
