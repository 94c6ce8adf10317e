"""The words that numbers are read with, as tables."""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _table(lines: str) -> dict[str, str]:
    """Lines `key: word, word` → {word: key}."""
    pairs = (line.split(":") for line in lines.strip().splitlines())
    return {word.strip(): key.strip() for key, words in pairs for word in words.split(",")}


def _numbered(words: str, step: int, start: int) -> dict[str, int]:
    return {word: step * number for number, word in enumerate(words.split(), start)}


# numbers

SMALL = _numbered(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen",
    step=1,
    start=1,
) | _numbered("twenty thirty forty fifty sixty seventy eighty ninety", step=10, start=2)
SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
SHORT_SCALE = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12, "lakh": 1e5, "crore": 1e7} | SCALE
MANY = {"tens": 20.0, "dozens": 24.0, "scores": 40.0} | {f"{word}s": 2 * n for word, n in list(SCALE.items())[:5]}
PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

# what stands around them

QUALIFIERS = _table(
    """
    at_least: at least, more than, over, above, no fewer than, not fewer than, no less than, not less than, \
        upwards of, in excess of, a minimum of, exceeding, greater than, as few as, just over, well over, >
    at_most: at most, up to, as many as, as much as, fewer than, less than, under, below, no more than, not more than, \
        as high as, a maximum of, no higher than, <
    about: about, around, some, roughly, approximately, an estimated, estimated at, estimated, nearly, almost, \
        close to, circa, in the region of, just under, ~, ≈
""".replace("\\\n", "")
)
UNITS = _table("""
    percent: %, percent, per cent
    percentage_points: percentage points, percentage point
    basis_points: basis points, basis point
    USD: dollars, dollar, us dollars, usd
    EUR: euros, euro, eur
    GBP: pounds, pounds sterling, gbp
    JPY: yen, jpy
    CNY: yuan, cny
    RUB: roubles, rouble, rubles, ruble
    INR: rupees, inr
    CHF: swiss francs, chf
    AUD: australian dollars, aud
    CAD: canadian dollars, cad
    km: km, kms, kilometres, kilometre, kilometers, kilometer
    m: m, metres, metre, meters, meter
    cm: cm, centimetres, centimetre, centimeters, centimeter
    mm: mm, millimetres, millimetre, millimeters, millimeter
    km2: sq km, square kilometres, square kilometers, square kilometre
    m2: square metres, square meters, square metre
    mile2: square miles, square mile
    km/h: km/h, kph, kmh, kilometres per hour, kilometres an hour, kilometers per hour
    knot: knots, knot
    mph: mph, miles per hour, miles an hour
    mile: miles, mile
    foot: feet, foot, ft
    inch: inches, inch
    hectare: hectares, hectare
    acre: acres, acre
    kg: kg, kilograms, kilogram, kilos, kilo
    gram: grams, gram
    tonne: tonnes, tonne
    ton: tons, ton
    litre: litres, litre, liters, liter
    gallon: gallons, gallon
    barrel: barrels, barrel
    degree: degrees, degree, °c, °f, °
    MW: mw, megawatts, megawatt
    GW: gw, gigawatts, gigawatt
    second: seconds
    minute: minutes, minute, mins
    hour: hours, hour, hrs
    day: days, day
    week: weeks, week
    month: months, month
    year: years, year
    decade: decades, decade
    century: centuries
""")
TIME_UNITS = word_set("second minute hour day week month year decade century")
UNIT = re.compile(
    r"[\s-]?(" + "|".join(re.escape(u) for u in sorted(UNITS, key=len, reverse=True)) + r")(?<!\s)(?![\w])"
)
MONEY = _table("""
    USD: $, us$, usd
    EUR: €, eur
    GBP: £, gbp
    JPY: ¥, jpy
    CNY: cny
    CHF: chf
    AUD: a$, aud
    CAD: c$, cad
    INR: ₹, inr, rs
    RUB: ₽, rub
    KRW: ₩
    UAH: ₴
    TRY: ₺
""")

# what is counted

STATES = _table("""
    dead: killed, killing, kills, kill, dead, died, die, dies, slain
    injured: injured, injuring, injures, injure, wounded, wounding, wounds, wound, hurt
    missing: missing
    arrested: arrested, arresting, arrests, detained, detaining, detains
    captured: captured, capturing, captures
    displaced: displaced, displacing, displaces
    rescued: rescued, rescuing, rescues
    freed: freed, freeing, released, releasing
    deployed: deployed, deploying, deploys
""")
SYNONYMS = _table("""
    person: person, people
    dead: dead, killed, death, fatality, body, corpse
    injured: injured, wounded, hurt, injury
    soldier: soldier, troop, serviceman
    vote: vote, ballot
    officer: officer, police, policeman
    case: case, infection
    prisoner: prisoner, inmate
""")
STATE_NOUNS = word_set("dead injured missing casualty")  # nouns that are states themselves
PEOPLE = word_set(
    "person man woman child boy girl soldier troop officer police policeman civilian worker official passenger migrant"
    " refugee student pupil teacher doctor nurse patient protester demonstrator resident villager fighter militant"
    " prisoner hostage journalist miner sailor pilot driver firefighter voter suspect victim tourist farmer guest"
    " infant teenager baby lawmaker guard gunman attacker survivor fisherman employee politician member staff"
    " personnel peacekeeper rebel inmate crew relative commuter spectator viewer marcher climber hiker cyclist"
    " pedestrian reporter skier swimmer diver worshipper pilgrim holidaymaker camper shopper motorist bystander convict"
    " conscript insurgent mercenary cousin sister brother deputy mp fan citizen adult inhabitant occupant athlete"
    " priest monk nun judge activist orphan peasant recruit surgeon trainee veteran youth youngster immigrant"
)
IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "policemen": "policeman",
    "servicemen": "serviceman", "gunmen": "gunman", "fishermen": "fisherman", "lives": "life", "knives": "knife",
    "wives": "wife", "police": "police", "personnel": "personnel", "dead": "dead", "wounded": "wounded",
    "injured": "injured", "killed": "killed", "hurt": "hurt", "missing": "missing", "casualties": "casualty",
    "aircraft": "aircraft", "cattle": "cattle", "sheep": "sheep", "series": "series", "species": "species",
    "buses": "bus", "viruses": "virus", "movies": "movie", "staff": "staff", "mice": "mouse", "crises": "crisis",
    "spacecraft": "spacecraft", "infantry": "infantry", "houthis": "houthi", "taxis": "taxi",
    "canvases": "canvas",
}  # fmt: skip
ATTRIBUTIVE = word_set("police sports arms drugs news women men sales customs rights operations goods us")
STOP = word_set(
    "a an the of in on at by for from to with without within into onto over under after before during since until"
    " through against between among across near along around about above below per as than that which who whom whose"
    " where when while because if and or but nor so yet is are was were be been being has have had do does did will"
    " would can could may might must shall should said says say told not no his her its their our this these those"
    " he she it they we you i there here then now also still only just each every both yesterday today tomorrow"
    " including versus via them us"
)
