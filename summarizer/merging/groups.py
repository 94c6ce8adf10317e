"""Which sort of people a number counts: those at large, or some of them only."""

from __future__ import annotations

from summarizer.language.numbers import noun_key

SOLDIERS = frozenset(("soldier", "troop", "fighter", "serviceman"))
OPEN_GROUP = frozenset(
    ("", "person", "dead", "injured", "missing", "casualty", "body", "life", "victim", "son", "daughter")
)
"""Nouns that leave open what sort of people are counted."""
# Part of those whom something befell: "six children" are never all the injured.
_SUBSETS = frozenset(
    "child woman girl boy baby teenager toddler pensioner journalist medic minor pupil student schoolchild crew".split()
)
# Sorts of people of whom nobody is of two at once, as news counts them; what is in no sort may be any of them.
_SORTS = {
    noun: sort
    for sort, nouns in {
        "rebel": "rebel insurgent militant guerrilla gunman rioter",
        "police": "officer policeman police constable",
        "protester": "protester demonstrator marcher",
        "student": "student pupil schoolchild",
        "girl": "girl schoolgirl",
        "boy": "boy schoolboy",
        "medic": "doctor nurse medic paramedic",
        "rescuer": "firefighter rescuer",
        "prisoner": "prisoner inmate convict detainee",
        "migrant": "migrant refugee",
        "journalist": "journalist reporter",
    }.items()
    for noun in nouns.split()
}


def groups_alike(a: str, b: str) -> bool:
    """Whether two counted nouns can be of the same people.

    Soldiers, or children, are not counted with people at large; a number without a noun may be either.
    """
    first, second = noun_key(a), noun_key(b)
    if first == second:
        return True
    if first in _SORTS and second in _SORTS:
        return _SORTS[first] == _SORTS[second]
    if {first, second} & _SUBSETS:
        return False
    return not {first, second}.isdisjoint(OPEN_GROUP - {"person"}) or (first in SOLDIERS) == (second in SOLDIERS)
