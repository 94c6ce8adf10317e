"""Invented articles in any number, for measuring speed: the same seed gives the same news."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

SYLLABLES = "tol har quel ans vell ost kir dun salt fer mar brin cor lum wes".split()
ENDINGS = ["mouth", "by", "ford", "ray", "wick", "holm", "stead", "more", "den", "port"]
PEOPLE = ["Ada Finch", "Leo Marsh", "Ines Corran", "Tam Orrell", "Wilma Ost", "Josk Perrin", "Nell Arden", "Odo Brack"]
BODIES = [
    "the fire service",
    "Tolm County Police",
    "the harbour office",
    "the Corran Works union",
    "St. Brann Hospital",
]
OUTLETS = ["Tolm Courier", "Harrow Post", "Corran Wire", "Quellin Ledger", "Saltby Gazette", "Vellick Review"]
EVENTS = [
    "a warehouse fire at {place}",
    "a strike of the dock workers at {place}",
    "a flood in the lower town of {place}",
    "a derailment near {place}",
    "a recall of heaters sold in {place}",
]
SENTENCES = [
    "At least {n} people were injured in {event} on {day}, {body} said.",
    "{person}, who leads the inquiry in {place}, said that {n} statements had been taken.",
    "The damage was put at {m} million crowns by {body}.",
    "“We have seen nothing like it in {place} for {n} years,” {person} told reporters.",
    "The road between {place} and {other} will stay closed until {day2}.",
    "About {m} households in {place} were without power on {day2}, according to {body}.",
    "The cause of {event} remains unclear.",
    "{person} denied that {place} had been warned {n} days before.",
    "Residents of {other} collected {m} tonnes of food and blankets.",
    "A report on {event} is expected in {month}, {body} said.",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
MONTHS = ["April", "May", "June"]


def articles(count: int, seed: int = 7, sentences: int = 7) -> Iterator[dict[str, str]]:
    """`count` articles on `count / 5` events, as JSON fields; five papers write about each event."""
    for number in range(count):
        event_seed = random.Random(f"{seed}/{number // 5}")
        place, other = _place(event_seed), _place(event_seed)
        facts = {
            "place": place,
            "other": other,
            "event": event_seed.choice(EVENTS).format(place=place),
            "body": event_seed.choice(BODIES),
            "person": event_seed.choice(PEOPLE),
            "n": str(event_seed.randint(3, 90)),
            "m": str(event_seed.randint(2, 40)),
            "day": event_seed.choice(DAYS),
            "day2": event_seed.choice(DAYS),
            "month": event_seed.choice(MONTHS),
        }
        chosen = random.Random(f"{seed}/{number}").sample(SENTENCES, sentences)
        yield {
            "title": f"News of {facts['event']} ({number})",
            "outlet": OUTLETS[number % len(OUTLETS)],
            "published": f"2026-03-02T{number % 24:02d}:00:00+00:00",
            "language": "en",
            "text": " ".join(sentence.format(**facts) for sentence in chosen),
        }


def _place(seed: random.Random) -> str:
    return "".join((*seed.choices(SYLLABLES, k=2), seed.choice(ENDINGS))).capitalize()


def write(folder: Path, count: int, sentences: int = 7) -> None:
    """The articles as JSON files, a hundred to a folder."""
    for number, article in enumerate(articles(count, sentences=sentences)):
        path = folder / f"{number // 100:03d}" / f"{number:05d}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(article, ensure_ascii=False), "utf-8")
