"""What a template of pages may hold, and the exercise it begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exercises.kernel.declared import LETTERS_OF_THE_FRAME
from exercises.kernel.record import Record, names_of
from exercises.kernel.scales import SCALES, scale_of
from exercises.kernel.schema import (
    Fault,
    Kind,
    Unwise,
    all_in,
    fitting,
    in_words,
    nearest,
    one_of,
    quoted,
    several,
    table,
    truth,
    used,
    whole,
    words,
)
from exercises.kernel.show_of_hands import NO_WORDS, PASS
from exercises.kernel.template import Template, TemplateError, check, template_kind
from exercises.kernel.text import folded, listed
from exercises.kernel.things import ANONYMOUS, ANYBODY, OWNER, ROOM
from exercises.kernel.words import squeezed
from exercises.pages.fields import (
    CHOICE,
    CHOICES,
    COUNTS,
    DAY,
    DIAL,
    EACH_ROLE,
    KINDS,
    NEXT,
    PAPER,
    SIDE,
    SIDES,
    TEXT,
    TICK,
    TURNED,
    VOICES,
    CodeOf,
    Field,
    PageKind,
)
from exercises.pages.state import Pages

LINES = {"nod", "keep", "consent", "withdrawn", "by", "cut", "remove", "done", "add", "none", *SIDES}
"""Words with a line of their own behind a page's number."""
_HAS_ITS_LINE = "has a line of its own behind a page's number."
_NOT_KEPT = "is its owner's alone, or stays on paper: words that are typed with others are neither."
_OWN_VIEWS = {"roles", "quiet", "pages", "picks"}
_MORE_VIEWS = {"ratings", "page", NEXT}
"""What views of the room are called whatever a template says; the second not those of every template."""
_CASE = "x"
_OTHERS = f"s{_CASE}"
"""Letters with another meaning here: a sentence, a case, which only pages that are rated have."""
_FEWEST_RATED, _MOST_RATED = 4, 8
"""So many dimensions are rated: with fewer nothing is told apart, and more nobody keeps in mind."""


def _is_source(value: Any) -> bool:
    several_of = value if isinstance(value, list) else [value]
    return bool(several_of) and all(isinstance(one, str) and one for one in several_of)


_IN_FILE = fitting(in_words, "the words of a file, each with what it is here")
_FROM = fitting(_is_source, "the name in a file, or a list of names, is needed here")


def _field(*kinds: str) -> Kind:
    told = {name: words(needed=True) for name in ("key", "title", "ask")}
    choices = used(
        fitting(lambda value: value == "dials" or in_words(value), "what may be said, each in words"),
        lambda value: value == "dials" or all(map(str.strip, value.values())),
        NO_WORDS,
    )
    sees, kind = one_of((*ANYBODY, PAPER), needed=True), one_of(kinds, needed=True)
    more = {"kind": kind, "sees": sees, "limit": whole(1, 4000), "words": choices, "room": words(blank=True)}
    own = {
        "each": words(),
        "called": words(20),
        "state": words(),
        "none": words(),
        "refers": words(),
        "file": _IN_FILE,
        "coded": truth(),
        "conceals": truth(),
        "roles": truth(),
        "passed": truth(),
        "why": words(blank=True),
        "from": _FROM,
    }
    return table({**told, **more, **own}, _field_rules)


def _field_rules(value: Mapping[str, Any]) -> Iterator[Fault]:
    kind, each = value.get("kind"), value.get("each")
    if kind in (CHOICE, COUNTS) and "words" not in value:
        yield Fault("words", "what may be said is needed here, each in words.")
    yield from _words(value)
    if isinstance(value.get("room"), str) and value["room"] and value["room"].count("{}") != 1:
        yield Unwise("room", "{} is needed in it once, where what was said is to stand.")
    if isinstance(value.get("words"), Mapping) and kind not in (CHOICE, CHOICES, COUNTS):
        yield Fault("words", f"a {kind} has no words to choose from: a choice, choices and counts have.")
    if value.get("coded") and kind != TEXT:
        yield Fault("coded", "only the sentences of a text are read for codes.")
    for name in ("conceals", "roles"):
        if value.get(name) and kind != CHOICES:
            yield Fault(name, f"{name} is said of choices: of each that is listed there.")
    if value.get("passed") and kind != DAY:
        yield Fault("passed", "only a day has passed.")
    if value.get("called") and kind != COUNTS:
        yield Fault("called", "only what is counted is called something over its column.")
    if value.get("why") and kind != CHOICE:
        yield Fault("why", "only a choice has a reason in a field of its own.")
    if isinstance(each, str) and each and kind not in (TICK, VOICES):
        yield Fault("each", "only a tick and voices can be one for each.")
    if kind == VOICES and each not in (None, "", SIDE, EACH_ROLE):
        yield Fault("each", "voices are one for each side, or one for each role.")


def _untypeable(said: str) -> str:
    """Why a word of a line cannot be typed as it is; "" where it can."""
    if ":" in said:
        return "has a colon, and what stands behind one is taken as it is: write it without."
    return "" if any(map(str.isalnum, said)) else "has nothing in it to type: a letter is needed."


def _choices(kind: Any, said: str) -> str:
    """Why that cannot be one of the words of a choice, or of what is counted; "" where it can."""
    if kind == COUNTS:
        if folded(said) in (PASS, "passed"):
            return "is who passed, and they are counted beside these words as it is: leave it out."
        number = any(part.strip(".,").isdigit() for part in said.split())
        return "has a number in it, and how many is what follows: write it out." if number else ""
    if kind == CHOICES and "," in said:
        return "has a comma, which parts one from the next: write it without."
    return "takes out what stands there: call it otherwise." if folded(said) == "none" else ""


def _words(value: Mapping[str, Any]) -> Iterator[Fault]:
    """Words that may be chosen and could not be typed, or not told from one another."""
    seen: dict[str, str] = {}
    for said in value["words"] if isinstance(value.get("words"), Mapping) else ():
        alike = seen.setdefault(squeezed(said), said)
        why = _untypeable(said) or _choices(value.get("kind"), said)
        if why or alike != said:
            yield Unwise("words", f"{quoted(said)} {why or f'and {quoted(alike)} are typed alike: take another word.'}")


def _of_nobody(kinds: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """The place and key of each field that has a view, for it is seen of nobody by name."""
    for at, kind in enumerate(kinds):
        for place, one in enumerate(all_in(kind, "fields")):
            if one.get("sees") == ANONYMOUS and one.get("kind") != COUNTS and one.get("key") != kind.get("counted"):
                yield f"kinds[{at}].fields[{place}].key", str(one.get("key"))


def _views(value: Mapping[str, Any]) -> Iterator[Fault]:
    kinds = all_in(value, "kinds")
    names = {str(one.get("key")) for one in (*all_in(value, "group"), *kinds) if one.get("private") is not True}
    names |= {key for _, key in _of_nobody(kinds)}
    rated = {"ratings"} if any(one.get("rated") for one in kinds) else set()
    dials = any(one.get("kind") == DIAL for kind in kinds[:1] for one in all_in(kind, "fields"))
    own = {"quiet", *(["picks"] if any(one.get("picks") is True for one in kinds) else [])}
    own |= {"roles"} if dials else set()
    if not any(one.get("rated") or one.get("private") is True for one in kinds[:1]):
        own |= {"pages", *([NEXT] if dials else [])}
    known = sorted(own | names | rated)
    listed_as = {f"kinds[{at}].key": str(one.get("key")) for at, one in enumerate(kinds) if at and not one.get("rated")}
    for place, key in (*listed_as.items(), *_of_nobody(kinds)):
        if key in _OWN_VIEWS | _MORE_VIEWS or (place not in listed_as and key in listed_as.values()):
            yield Unwise(place, f"the room has another view called {key[:40]}: call it otherwise.")
    for at, phase in enumerate(all_in(value, "phases")):
        room = phase.get("room")
        if isinstance(room, str) and room.strip() and room not in known:
            there = listed(known, joiner="or")
            # A view that other exercises of pages have is empty in this one.
            fault = Unwise if room in {*_OWN_VIEWS, NEXT} else Fault
            yield fault(f"phases[{at}].room", f"no view and no count of the group is {room}: {there}.")


def _without_words(value: Mapping[str, Any]) -> Iterator[Fault]:
    """Phases that are said to be without words, and are not there: the one that is meant would have them after all."""
    phases = [str(one.get("key")) for one in all_in(value, "phases")]
    for at, one in enumerate(all_in(value, "wordless", str)):
        if one not in phases:
            yield Unwise(f"wordless[{at}]", f"no phase is called {one[:40]}. {nearest(one, phases)}")


def _kind_rules(value: Mapping[str, Any]) -> Iterator[Fault]:
    fields = {str(one.get("key")): one for one in all_in(value, "fields")}
    states = all_in(value, "states", str)
    lines = LINES if value.get("codes") else LINES - {"done"}
    for at, state in enumerate(states):
        if why := _untypeable(state) or (_HAS_ITS_LINE if folded(state) in lines else ""):
            yield Unwise(f"states[{at}]", f"{quoted(state)} {why}")
    for at, one in enumerate(all_in(value, "fields")):
        key, each, state = (one.get(name) or "" for name in ("key", "each", "state"))
        if not all(isinstance(said, str) for said in (key, each, state)):
            continue  # said of each by itself
        if key and (why := _untypeable(key)):
            yield Unwise(f"fields[{at}].key", f"{quoted(key)} {why}")
        if value.get("sides") is True and key.split()[-1:] == [TURNED]:
            yield Unwise(f"fields[{at}].key", f"the room has another view called {key[:40]}: call it otherwise.")
        if (key in LINES or key in states) and state != key:
            yield Fault(f"fields[{at}].key", f"{key} {_HAS_ITS_LINE}")
        if state and state not in states:
            yield Fault(f"fields[{at}].state", f"{state} is none of its states.")
        if one.get("why") and fields.get(str(one["why"]), {}).get("kind") != TEXT:
            yield Fault(f"fields[{at}].why", "a text of this kind of page is needed here: where the reason stands.")
        elif one.get("why") and fields[str(one["why"])].get("sees") in (OWNER, PAPER):
            yield Unwise(f"fields[{at}].why", f"{one['why']} {_NOT_KEPT}")
        by_side = each == SIDE or (one.get("kind") == VOICES and each != EACH_ROLE)
        if by_side and value.get("sides") is not True:
            yield Fault(f"fields[{at}].kind", "two voices need sides = true on their kind of page.")
        if each not in ("", SIDE, EACH_ROLE) and fields.get(each, {}).get("kind") != CHOICES:
            yield Fault(f"fields[{at}].each", f"{each} is no field of choices, which would list who.")
        elif each in fields and fields[each].get("sees") not in (ROOM, one.get("sees")):
            seen = f"sees = {fields[each].get('sees')} is who sees {each}"
            yield Unwise(f"fields[{at}].sees", f"{seen}, and here each of it stands: the same is needed.")
    needs = value.get("needs")
    for name, before in needs.items() if isinstance(needs, Mapping) else ():
        if name not in states or before not in states:
            yield Fault("needs", f"{name} and {before} have to be among its states.")
    if isinstance(value.get("leaves"), str) and value["leaves"] and value["leaves"] not in states:
        yield Fault("leaves", f"{value['leaves']} is none of its states.")
    draft = value.get("draft")
    if isinstance(draft, Mapping) and fields.get(str(draft.get("until")), {}).get("kind") != TICK:
        yield Fault("draft.until", "a tick of this kind of page is needed here: who signs.")
    if isinstance(draft, Mapping) and draft.get("but") and str(draft["but"]) not in fields:
        yield Fault("draft.but", "a field of this kind of page is needed here.")
    if value.get("codes") and not any(one.get("coded") is True for one in fields.values()):
        yield Fault("codes", "no field is read for them: coded = true on those that are.")
    if value.get("counted") and fields.get(str(value["counted"]), {}).get("kind") != CHOICE:
        yield Fault("counted", "a choice of this kind of page is needed here.")


def _letters(value: Mapping[str, Any]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for at, one in enumerate(all_in(value, "kinds")):
        letter = one.get("letter", "")
        if not isinstance(letter, str):
            continue
        if letter in seen:
            said = f"the letter {letter} is that of kinds[{seen[letter]}] too" if letter else "only one has no letter"
            yield Fault(f"kinds[{at}].letter", f"{said}. Give each its own.")
        if letter and (not (len(letter) == 1 and letter.isascii() and letter.islower())):
            yield Fault(f"kinds[{at}].letter", "one small letter is needed here.")
        elif letter and letter in (LETTERS_OF_THE_FRAME | set(_OTHERS)) - set(_CASE if one.get("rated") else ""):
            yield Fault(f"kinds[{at}].letter", f"{letter} stands before other things in every line: take another.")
        seen.setdefault(letter, at)
    keys = [str(one.get("key")) for one in all_in(value, "kinds")]
    for at, one in enumerate(all_in(value, "kinds")):
        if isinstance(one.get("after"), str) and one["after"] and one["after"] not in keys:
            yield Fault(f"kinds[{at}].after", f"there is no kind of page {one['after']}.")


def _ratings(value: Mapping[str, Any]) -> Iterator[Fault]:
    """What a kind of page that is rated needs: a text it is read in, its scale, its dimensions, two times."""
    scales = [(str(one.get("key")), one.get("about")) for one in all_in(value, "scales")]
    kinds = all_in(value, "kinds")
    rated = [(at, one) for at, one in enumerate(kinds) if one.get("rated")]
    if scales and not rated:
        yield Fault("scales", "nothing is rated on them: say so with rated under one of the kinds.")
    if len(rated) > 1:
        yield Fault(f"kinds[{rated[1][0]}].rated", "one kind of page is rated, and another is already.")
    for at, one in enumerate(kinds):
        fields = {str(field.get("key")): field for field in all_in(one, "fields")}
        for name, kind in (("begun", TEXT), ("taught", TEXT), ("twice", CHOICE)):
            if isinstance(one.get(name), str) and fields.get(one[name], {}).get("kind") != kind:
                yield Fault(f"kinds[{at}].{name}", f"a {kind} of this kind of page is needed here.")
            elif name == "begun" and one.get(name) and fields.get(str(one[name]), {}).get("sees") in (OWNER, PAPER):
                yield Unwise(f"kinds[{at}].{name}", f"{one[name]} {_NOT_KEPT}")
        twice = fields.get(str(one.get("twice")), {}).get("words")
        if isinstance(twice, Mapping) and len(twice) != 2:
            yield Fault(f"kinds[{at}].twice", "that choice has two words: the first time, and the later one.")
    for at, one in rated:
        if (one["rated"], one.get("key")) not in scales:
            said = f"none of the scales is {quoted(str(one['rated']))} and about {quoted(str(one.get('key')))}."
            yield Fault(f"kinds[{at}].rated", said)
        if not _FEWEST_RATED <= len(all_in(one, "codes")) <= _MOST_RATED:
            yield Fault(f"kinds[{at}].codes", f"what is rated are {_FEWEST_RATED} to {_MOST_RATED} dimensions.")
        if not one.get("begun"):
            yield Fault(f"kinds[{at}].begun", "what is rated begins with the text that is read: its key.")


_KIND = {
    "key": words(needed=True, fits=str.isalpha, says="{said} is no single word."),
    "title": words(needed=True),
    "called": words(),
    "letter": words(blank=True),
    "owner": words(blank=True),
    "states": used(
        several(words()),
        lambda states: len(states) != 1,
        "one alone is never typed, for a page begins with the first: give a second, or none.",
    ),
    "needs": fitting(in_words, "states, each with the one that comes before"),
    "leaves": words(blank=True),
    "consent": truth(),
    "sides": truth(),
    "draft": table({"until": words(needed=True), "says": words(80, needed=True), "but": words()}),
    "codes": several(
        table({"key": words(needed=True), "about": words(needed=True), "says": several(words())}), once="key"
    ),
    "picks": truth(),
    "private": truth(),
    "after": words(),
    "counted": words(blank=True),
    "begun": words(),
    "rated": words(),
    "twice": words(),
    "taught": words(),
    "fields": several(_field(*KINDS), least=1, once="key"),
    "from": _FROM,
    "title_from": _FROM,
    "known": several(words()),
    "read": fitting(in_words, "what of the page stands where in a file"),
}
_KEYS = several(words())
NAMES_FIELDS = ("spotlight", "beside", "listed")
"""Where a template names keys of fields."""
PAGES_TEMPLATE = template_kind(
    {
        "kinds": several(table(_KIND, _kind_rules), least=1, once="key"),
        "group": several(_field(COUNTS), once="key"),
        "wordless": _KEYS,
        **{name: _KEYS for name in NAMES_FIELDS},
        "file": table({"only": words(), "known": _KEYS, "dials": words()}),
        "scales": SCALES,
    },
    _views,
    _letters,
    _ratings,
    _without_words,
)


def start(template: Template) -> Pages:
    """A new exercise from its template. Raises TemplateError naming the place that cannot be used."""
    check(PAGES_TEMPLATE, template.words)
    kinds = tuple(map(_kind, template.words["kinds"]))
    dials = {one.key: one.title for one in kinds[0].of(DIAL)}
    if not dials and any(item["words"] == "dials" for item in template.words.get("group", ())):
        raise TemplateError(Fault("group", "there are no dials to count: say under words what is counted."))
    group = (
        {**item, "words": dials if item["words"] == "dials" else item["words"]}
        for item in template.words.get("group", ())
    )
    scales = {one.key: one for one in map(scale_of, template.words.get("scales", ()))}
    return Pages(template, kinds, tuple(map(_made, group)), template.phases[0].key, scales=scales)


def _kind(item: Mapping[str, Any]) -> PageKind:
    codes = tuple(CodeOf(one["key"], one["about"], tuple(one.get("says", ()))) for one in item.get("codes", ()))
    made = {"fields": tuple(map(_made, item["fields"])), "states": tuple(item.get("states", ())), "codes": codes}
    return PageKind(**_own(PageKind, item) | made)


def _made(item: Mapping[str, Any]) -> Field:
    choices = item.get("words")
    return Field(**_own(Field, item) | {"words": choices if isinstance(choices, Mapping) else {}})


def _own(of: type[Record], item: Mapping[str, Any]) -> dict[str, Any]:
    """What a template says of a record's fields."""
    return {name: item[name] for name in names_of(of) if name in item}
