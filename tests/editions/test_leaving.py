"""What an earlier edition printed and this one's articles no longer tell."""

from __future__ import annotations

from datetime import timedelta

from summarizer.schema import Briefing, Gone
from summarizer.settings import Settings

from .making import claim, edition, story


def days_before(number: int, briefing: Briefing) -> Briefing:
    then = briefing.generated_at - timedelta(days=number)
    return briefing.model_copy(update={"edition": then.date(), "generated_at": then})


MONDAY = days_before(2, edition(story("a", claim("a1"), claim("a2")), story("b", claim("b1"))))
TUESDAY = days_before(1, edition(story("c", claim("c1"))))


def test_claims_are_gone_from_the_last_edition_that_had_the_story() -> None:
    for previous in ((MONDAY, TUESDAY), (TUESDAY, MONDAY)):
        (back,) = edition(story("a", claim("a1"), claim("a3")), previous=previous).stories
        assert back.gone == (Gone(id="a2", edition=MONDAY.edition, text="Statement a2."),)


def test_stories_are_gone_from_the_edition_before() -> None:
    briefing = edition(story("a", claim("a1"), claim("a2")), previous=(MONDAY, TUESDAY))
    assert briefing.gone == (Gone(id="c", edition=TUESDAY.edition, text="Statement c1."),)


def test_what_is_told_elsewhere_or_only_not_printed_is_not_gone() -> None:
    moved = story("a", claim("a1"), claim("b1"), claim("a2"))
    briefing = edition(moved, previous=(MONDAY,), settings=Settings(max_claims=1))
    assert len(briefing.stories[0].claims) == 1
    assert (briefing.stories[0].gone, briefing.gone) == ((), ())
    dropped = edition(story("a", claim("a1"), claim("a2")), story("b", claim("b1")), previous=(MONDAY,))
    assert dropped.gone == ()


def test_a_first_edition_has_lost_nothing() -> None:
    briefing = edition(story("a", claim("a1")))
    assert (briefing.stories[0].gone, briefing.gone) == ((), ())
