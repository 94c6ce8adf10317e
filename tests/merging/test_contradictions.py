from __future__ import annotations

import pytest

from tests.merging.making import extraction, merge

STORY = "The ferry Marlin sank off Tolm on Sunday. The Marlin had left Tolm harbour. "


def questions(*texts: str) -> list[str]:
    extractions = [extraction(STORY + text, f"Paper {number}") for number, text in enumerate(texts)]
    return [dispute.question for story in merge(*extractions) for dispute in story.disputes]


@pytest.mark.parametrize(
    ("assertion", "denial"),
    [
        ("The board of the Marlin Line was warned in writing.", "Ada Ros denies that the board was warned in writing."),
        ("Two battalions of Ruvia had mutinied, a defector said.", "Not a single battalion of Ruvia has mutinied."),
        ("Two Tesmirian battalions had mutinied, a defector said.", "Not a single battalion of Tesmiria has mutinied."),
        ("The army has liberated the Tolm Ridge.", "Ruvia denied on Tuesday that it had lost the Tolm Ridge."),
        ("The forces of Ruvia have captured the ridge.", "The ridge has not fallen, the general said."),
        ("The heaters caused 38 fires, insiders said.", "The company denied that there had been any fire."),
        ("Troops retook the town of Kessim.", "The rebels denied that troops had retaken Kessim."),
        (
            "Rebels announced the death of general Ilan Tov in a raid.",
            "The army denies the death of general Ilan Tov in a raid.",
        ),
        ("The rebels blew up the pipeline.", "It was smugglers, and not the rebels, who blew up the pipeline."),
        ("Ruvia said three Tesmian boats had crossed.", "Tesmia denied Ruvia's claims that three boats had crossed."),
        ("Ruvian forces fired on the terminal in Tolm.", "Ruvia denied any part in the fire at the terminal in Tolm."),
        (
            "The army and the guards of Ruvia have completely liberated the ridge.",
            '"The ridge has not fallen," Ros said.',
        ),
    ],
)
def test_a_denial_stands_against_what_it_denies(assertion: str, denial: str) -> None:
    (question,) = questions(assertion, denial)
    assert question.startswith("Is it so? “")


@pytest.mark.parametrize(
    "over",
    [
        "The search was called off, the harbour master said.",
        "Harbour master Ada Ros, however, told a radio station that the search had been called off at dawn.",
    ],
)
def test_over_or_not(over: str) -> None:
    found = questions("The search was continuing, Sgt. Tam Orrick of the coast guard said at noon.", over)
    assert found == ["Is the search over?"]


@pytest.mark.parametrize("shut", ["The bow door was shut, the line said.", "“The bow door was shut,” Ada Ros said."])
def test_open_or_shut(shut: str) -> None:
    assert len(questions("The bow door was open, the divers said.", shut)) == 1


def test_whoever_corrects_his_own_count_no_longer_stands_by_it() -> None:
    aboard = (
        "The line said that 212 people were aboard the Marlin.",
        "About 240 people were aboard the Marlin, the coast guard said.",
        "248 people were aboard the Marlin, the coast guard said, correcting its count of about 240.",
    )
    told = [extraction(STORY + text, f"Paper {number}") for number, text in enumerate(aboard)]
    disputes = {one.kind: {side.value for side in one.sides} for story in merge(*told) for one in story.disputes}
    assert disputes["disputed"] == {"212 people", "248 people"}


def test_two_who_blame_each_other_in_one_sentence() -> None:
    (story,) = merge(extraction(STORY + "Ruvia blames Tesmia for the shelling, and Tesmia blames Ruvia."))
    (dispute,) = story.disputes
    assert [(side.value, side.origins) for side in dispute.sides] == [("Tesmia", ("Ruvia",)), ("Ruvia", ("Tesmia",))]


def test_who_blames_is_named_as_he_is_and_not_as_his_troops_are() -> None:
    (story,) = merge(
        extraction(STORY + "Ruvia blames Tesmirian artillery for the shelling, and Tesmiria blames Ruvia.")
    )
    (dispute,) = story.disputes
    assert dispute.sides[1].origins == ("Tesmiria",)


@pytest.mark.parametrize(
    "texts",
    [
        ("The slides at Kessim and Tolm are not connected.", "A slide buried a camp at Kessim near Tolm."),
        ("The chairman of Ruvia did not mention losses.", "The chairman of Ruvia claimed victory."),
        ("It is not yet clear whether the recall will cost jobs.", "The company began a recall of heaters."),
    ],
)
def test_silence_and_other_matters_deny_nothing(texts: tuple[str, str]) -> None:
    assert questions(*texts) == []


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("The number of closed piers is a small share of all the piers of Tolm.", "Not every pier of Tolm is so old."),
        ("The board of the Marlin Line opened a long inquiry on Monday.", "The Marlin Line did not answer questions."),
        ("Voters of Tolm could trust the ridge road if it is open.", "The ridge road is not open, said Leo Marsh."),
        ("Ada Ros opened a school in Tolm.", "The boards of Tolm are closely tied to Ada Ros."),
        ("The protests over the ridge road of Tolm grew.", "Protesters continued to block the ridge road of Tolm."),
        ("The mayor of Tolm vowed to bring back the lost jobs of the yard.", "It will not bring the jobs back."),
        (
            "A delegate on the slate of Tolm leaned to the left.",
            "A delegate not on the slate of Tolm leaned to the left.",
        ),
        ("Clerks of Tolm file the ridge papers every week.", "The ridge papers of Tolm aren't."),
        ("Ada Ros accused Leo Marsh of a theft in Tolm.", "Leo Marsh repeatedly accused Bo Venn of lies in Tolm."),
        ("Leo Marsh halted all talks in his Tolm campaign.", "Work on the Tolm campaign is ongoing."),
        ("Ada Ros won the vote in Tolm and in Harrow on Sunday.", "“I won't be voting for Ros,” said Leo Marsh."),
    ],
)
def test_a_not_in_words_about_the_same_people_denies_nothing(said: str, denied: str) -> None:
    stories = merge(extraction(said, "Tolm Press"), extraction(denied, "Harrow Post"))
    assert [dispute for story in stories for dispute in story.disputes] == []


def test_a_truce_that_held_and_one_that_was_broken() -> None:
    (question,) = questions(
        "The truce in the Tolm valley held throughout Monday.", "Shelling broke the truce in the Tolm valley on Monday."
    )
    assert question.startswith("Is it so? “")


def test_two_who_are_said_to_have_done_it() -> None:
    found = questions("Rebels blew up the pipeline near Kessim.", "The army had blown up the pipeline near Kessim.")
    assert [question.split("“")[0] for question in found] == ["Who did it? "]


def test_a_charge_is_no_denial_of_what_is_denied_in_two_words() -> None:
    assert questions("Ada Ros was at the fraud trial on Monday.", "Ada Ros denies wilful fraud.") == []
