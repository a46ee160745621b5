"""Amounts a month as people say them: "2", "1/4", "once a week", "every 3 months". A month has 4.345 weeks."""

from __future__ import annotations

import re
from functools import cache

from exercises.kernel.days import WEEKDAY_WORDS
from exercises.kernel.expression import expression
from exercises.kernel.text import count, folded

WEEKS = 4.345
"""Weeks in a month: 365 days over 7 and over 12."""
_PLACES = 3
_NONE = ("none", "no", "never", "zero", "nil", "not at all", "kore")
_NUMBERS: dict[str, float] = {
    **{word: 1 for word in ("a", "an", "one", "once", "tahi", "kotahi")},
    **{word: 2 for word in ("two", "twice", "couple", "a couple", "a couple of", "rua")},
    **{word: 3 for word in ("three", "thrice", "toru")},
    **{word: 4 for word in ("four", "wha")},
    **{word: 5 for word in ("five", "rima")},
    **{word: 6 for word in ("six", "ono")},
    **{word: 7 for word in ("seven", "whitu")},
    **{word: 8 for word in ("eight", "waru")},
    **{word: 9 for word in ("nine", "iwa")},
    **{word: 10 for word in ("ten", "tekau")},
    "eleven": 11,
    "twelve": 12,
    "half": 0.5,
    "a half": 0.5,
    "half a": 0.5,
    "a quarter": 0.25,
}
_UNITS = {
    **{unit: 7 * WEEKS for unit in ("day", "ra")},
    **{unit: WEEKS for unit in ("week", "wk", "wiki")},
    "fortnight": WEEKS / 2,
    **{unit: 1 for unit in ("month", "mth", "marama")},
    **{unit: 1 / 3 for unit in ("quarter", "term")},
    **{unit: 1 / 12 for unit in ("year", "yr", "tau")},
    **{day: WEEKS for day in WEEKDAY_WORDS},
}
"""How often each comes in a month."""
_ALONE = {
    "daily": "day",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
}
_NTH: dict[str, float] = {"other": 2, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_SIGNS = {"¼": "1/4", "½": "1/2", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_ABOUT = expression(r"(about|around|roughly|approximately|approx\.?|maybe|perhaps) ")
_VISITS = r"times?|x|visits?|contacts?|bookings?|appointments?|sessions?|meetings?|(?:phone )?calls?"
_TIMES = expression(rf"\s*\b(?:{_VISITS})\b\s*")
_PARTS_OF_DAYS = expression(r"\s*\b(?:days?|mornings?|afternoons?|evenings?|nights?|weekends?)\b\s*")
"""What is counted as a visit where it is said of how long: two mornings a week. Alone it says nothing of a month."""
_DECIMAL = expression(r"\d{1,6}(?:[.,]\d{1,6})?")
_FRACTION = expression(r"(?:(\d{1,4}) )?(\d{1,4})/(\d{1,4})")
_EVERY = ("every", "each", "ia")
_OFTEN = expression(r"(?:(.+?) )?((?:in )?(?:an?|every|each)|in|per|the|ia|x) (?:(.+) )?(\w+?)s?")
_N_LY = expression(rf"(.+?)[ -]({'|'.join(_ALONE)})")
_SO_OFTEN = ("once", "twice", "thrice")
_VISITED = expression(rf"\b({'|'.join(_ALONE)}) (?:{_VISITS})$")
_ON = expression(r"^(?:on|every|each) (?=\w+s\b)")
_AND = expression(r",? and |, ")


def monthly(text: str) -> float | None:
    """How often a month that is, to three places; None when it is no amount, or could be two."""
    found = _monthly(_plain(text))
    return None if found is None else round(found, _PLACES)


def _plain(text: str) -> str:
    for sign, fraction in _SIGNS.items():
        text = text.replace(sign, f" {fraction} ")
    said = folded(text.replace("×", "x")).strip(" .")
    said = re.sub(r"(?<=\d)x\b", " x", said)
    said = re.sub(r"\s*/\s*(?=[a-z])", " per ", said)
    return _ABOUT.sub("", said, count=1).strip() if _ABOUT.match(said) else said


def _monthly(said: str) -> float | None:
    if said in ("a", "an"):
        return None
    if said in _NONE or any(said == f"{word} {thing}" for word in _NONE[:3] for thing in ("visits", "contacts")):
        return 0.0
    said = _VISITED.sub(r"\1", said)
    if said in _ALONE:
        return _UNITS[_ALONE[said]]
    days = _AND.split(_ON.sub("", said))
    if all(day[:-1] in WEEKDAY_WORDS and day not in WEEKDAY_WORDS and day[-1] == "s" for day in days):
        return len(set(days)) * WEEKS
    if lying := _N_LY.fullmatch(said):
        head, unit = _TIMES.sub(" ", lying[1]).strip(), _UNITS[_ALONE[lying[2]]]
        number = _number(head)
        if not number:
            return None
        return number * unit if head != lying[1] or head in _SO_OFTEN else unit / number
    often = _OFTEN.fullmatch(said)
    if often and often[4] in _UNITS:
        every = _NTH.get(often[3] or "") or (_number(often[3]) if often[3] else 1.0)
        if not often[1]:
            times = 1.0 if often[2].removeprefix("in ") in _EVERY else None
        else:
            times = _number(_PARTS_OF_DAYS.sub(" ", _TIMES.sub(" ", often[1])).strip())
        return times * _UNITS[often[4]] / every if times is not None and every else None
    return _number(_TIMES.sub(" ", f"{said} ").strip())


def _number(said: str) -> float | None:
    """The number that the words are; None when they are none."""
    if said in _NUMBERS:
        return _NUMBERS[said]
    if _DECIMAL.fullmatch(said):
        return float(said.replace(",", "."))
    fraction = _FRACTION.fullmatch(said)
    if fraction:
        return int(fraction[1] or 0) + int(fraction[2]) / int(fraction[3]) if int(fraction[3]) else None
    whole, _, rest = said.partition(" and ")
    first, more = _number(whole) if rest else None, _number(rest) if rest else None
    return first + more if first is not None and more is not None and more < 1 <= first else None


@cache
def _ways() -> dict[float, str]:
    """Amounts that people say in weeks and months rather than as a number, each with its words."""
    often = {1: "once", 2: "twice", **{number: f"{number} times" for number in range(3, 8)}}
    found = {round(1 / 12, _PLACES): "once a year"}
    found |= {round(1 / every, _PLACES): f"once every {every} months" for every in range(3, 12)}
    found |= {round(WEEKS / every, _PLACES): f"once every {every} weeks" for every in range(2, 9)}
    found |= {round(WEEKS * times, _PLACES): f"{words} a week" for times, words in often.items()}
    return {**found, round(WEEKS * 7, _PLACES): "every day"}


def rounded(amount: float) -> str:
    """An amount or a sum of them as people read it: 13, 4.3, 0.33."""
    return count(round(amount, 1 if amount >= 1 else 2))


def told(amount: float) -> str:
    """What was read of an amount: "2 a month", "4.3 a month (once a week)"."""
    way = _ways().get(amount, "")
    return f"{rounded(amount)} a month{f' ({way})' if way else ''}"


def typed(amount: float) -> str:
    """How the amount is typed, so that the same is read of it again."""
    return _ways().get(amount) or count(amount)
