"""Ways to go on with a line on a wall. Pure; suggests no theme for a note, only what the typed words name."""

from __future__ import annotations

from exercises.kernel.consent import CONSENTS
from exercises.kernel.shape import Completion, ExerciseError
from exercises.kernel.text import folded, matches
from exercises.kernel.words import leading_numbers, number_of
from exercises.wall.grammar import KEYWORDS
from exercises.wall.item_words import FOLDED
from exercises.wall.lines import examples
from exercises.wall.state import DECISIONS, SOURCES, Theme, Wall
from exercises.wall.theme_words import THEME_WORDS
from exercises.wall.words_themes import numbered

_MOST = 12
_AFTER_NOTES = (
    ("> ", "into a theme, by number or by a word of its name"),
    ("> new ", "begins a theme of them"),
    ("also > ", "copies into a second theme"),
    ("out", "out of its themes"),
    ("lone: ", "a lone voice"),
    ("contested: ", "two readings, with / between them"),
    ("park: ", "set aside for now, and why"),
    ("halve: ", "two thoughts become two notes"),
    ("retype: ", "as the paper has it"),
    ("area ", "another area"),
    ("question ", "the other question"),
    ("unname: ", "takes a name out"),
    ("same ", "the same paper as another note"),
    ("whole", "the halves become one note again"),
    ("consent ", "how its words may be used"),
    ("withdrawn", "taken back by whoever said it"),
    ("seen ", "how often it was seen"),
    ("against: ", "what speaks against it"),
)
_FIELDS = {"about": "description", "includes": "includes", "excludes": "excludes", "name": "name"}
_NO_COLON = ("merge", "link", "apart", "check", "decide")
"""Theme words that have more to come before the colon."""
_ANSWERS = (("yes", "yes"), ("change", "yes with change"), ("no", "no"), ("not us", "not for us"), ("pass", "passed"))


def complete(line: str, state: Wall) -> list[Completion]:
    """Ways to go on: themes by name, words after a number, questions and areas, what a field holds now."""
    head, sign, target = line.partition(">")
    if sign and ":" not in head:
        return _targets(head, target, state)
    if ":" in line:
        return _split_off(line, state)
    tokens = line.split(" ")
    last, before = tokens[-1], tokens[:-1]
    lead = "".join(f"{token} " for token in before)
    if not before:
        return _first_words(last, state) if last else []
    numbers, rest = _numbers(before)
    if numbers and not rest:
        return _after_notes(lead, last, numbers, state)
    word = folded(before[0])
    if numbers and folded(rest[0]) in ("area", "question") and len(rest) == 1:
        return _places(lead, last, state, colon="", only=folded(rest[0]))
    if numbers and folded(rest[0]) == "consent" and len(rest) == 1:
        return [Completion(f"{lead}{known}", "how its words may be used") for known in CONSENTS if _begins(last, known)]
    if word == "fold":
        ways = ("in", *(f"in {kind}" for kind in FOLDED))
        return [
            Completion(f"fold {way}", "what comes from elsewhere")
            for way in ways
            if way.startswith(" ".join([*before[1:], last]))
        ]
    if word in ("statement", "story", "heard"):
        found = _places(lead, last, state, colon=": ")
        extra = [("seen ", "how often it was seen"), ("from ", "what it comes from, in your words")]
        return [*found, *(Completion(f"{lead}{form}", means) for form, means in extra if form.startswith(last))]
    if word == "against" and len(before) == 1:
        return [
            Completion(f"{lead}t{theme.number}: ", _means(theme)) for theme in state.standing() if _named(last, theme)
        ][:_MOST]
    if word in THEME_WORDS:
        return _after_theme_word(word, lead, before[1:], last, state)
    if folded(before[-1]) == "from":
        return [Completion(f"{lead}{source}: ", "where it comes from") for source in SOURCES if _begins(last, source)]
    if word == "theme" and len(before) == 1:
        return _places(lead, last, state, colon=": ", only="question")
    if word not in KEYWORDS:
        return _places(lead, last, state, colon=": ")
    return []


def _begins(sought: str, text: str) -> bool:
    return not sought or matches(sought, text)


def _numbers(tokens: list[str]) -> tuple[list[int], list[str]]:
    """The numbers at the beginning; none while they cannot be read, which the preview says."""
    try:
        return leading_numbers(tokens)
    except ExerciseError:
        return [], tokens


def _first_words(last: str, state: Wall) -> list[Completion]:
    sought = folded(last)
    forms: dict[str, str] = {}
    for example, means in examples(state):
        word = example.split()[0]
        if word[0].isalpha() and folded(word).startswith(sought):
            forms.setdefault(f"{word} ", means)
    for word in KEYWORDS:
        if word.startswith(sought) and f"{word}: " not in forms:
            forms.setdefault(f"{word} ", "")
    places = _places("", last, state, colon=" ")
    return [*places, *(Completion(form, means) for form, means in forms.items())][:_MOST]


def _places(lead: str, last: str, state: Wall, *, colon: str, only: str = "") -> list[Completion]:
    named = {folded(word) for word in lead.split()}
    found = []
    if only != "area" and not named & {folded(held.key) for held in state.questions}:
        found += [(held.key.lower(), held.title) for held in state.questions if _begins(last, held.key)]
    if only != "question" and not named & {folded(word) for held in state.areas for word in (held.key, held.short)}:
        names = ((held, (held.short, held.key, held.title)) for held in state.areas)
        found += [(held.short, held.title) for held, every in names if any(_begins(last, name) for name in every)]
    return [Completion(f"{lead}{word}{colon}", title) for word, title in found]


def _after_notes(lead: str, last: str, numbers: list[int], state: Wall) -> list[Completion]:
    found = [Completion(f"{lead}{form}", means) for form, means in _AFTER_NOTES if form.startswith(folded(last))]
    if last and not found:
        found = _places(lead, last, state, colon="")
    return [held for held in found if len(numbers) == 1 or not held.line.endswith(("retype: ", "halve: ", "whole"))]


def _targets(head: str, target: str, state: Wall) -> list[Completion]:
    """Themes whose name the words begin, those of the notes' own question; the line goes on with the number."""
    if ":" in target:
        return []
    words = head.split()
    numbers, rest = _numbers([word for word in words if folded(word) != "also"])
    if not numbers or rest:
        return []
    note = state.notes.get(numbers[0])
    sought = target.strip()
    themes = [
        theme
        for theme in state.standing(note.question if note is not None else "")
        if not sought or matches(sought, theme.name)
    ]
    lead = f"{head.rstrip()} > "
    found = [Completion(f"{lead}{theme.number}", _means(theme)) for theme in themes[:_MOST]]
    if sought and "new".startswith(folded(sought)) and "also" not in map(folded, words):
        found.insert(0, Completion(f"{lead}new ", "begins a theme of them; its name may follow"))
    return found[:_MOST]


def _means(theme: Theme) -> str:
    count = len(theme.notes)
    return f"{theme.name or 'not named yet'}, {count} note{'' if count == 1 else 's'}"


def _split_off(line: str, state: Wall) -> list[Completion]:
    """After `split 3:` the numbers of its notes are called; nothing else is completed behind a colon."""
    word, _, rest = line.partition(" ")
    number = number_of(rest.rstrip(": ").lstrip("tT"))
    if folded(word) != "split" or not line.endswith(": ") or number is None or number not in state.themes:
        return []
    some = " ".join(str(note) for note in state.themes[number].notes[:6])
    return [Completion(f"{line}{some}", "its first notes")] if some else []


def _after_theme_word(word: str, lead: str, middle: list[str], last: str, state: Wall) -> list[Completion]:
    if word == "check" and middle:
        return [
            Completion(f"{lead}{form} ", means)
            for form, means in _ANSWERS
            if _begins(last, form) and form.split()[0] not in middle
        ]
    if word == "decide" and middle:
        return [Completion(f"{lead}{key}: ", means) for key, means in DECISIONS.items() if _begins(last, key)]
    if middle and word not in ("merge", "link", "apart"):
        return []
    colon = " " if word in _NO_COLON else ": "
    found = [
        Completion(f"{lead}{theme.number}{colon}", _now(word, theme))
        for theme in state.standing()
        if str(theme.number) not in middle and _named(last, theme)
    ]
    if word in ("check", "said", "decide") and _begins(last, "lone"):
        found.append(Completion(f"{lead}lone{': ' if word == 'said' else ' '}", "the lone voices"))
    return found[:_MOST]


def _named(last: str, theme: Theme) -> bool:
    number = str(theme.number)
    return not last or last in (number, f"t{number}") or (bool(theme.name) and matches(last, theme.name))


def _now(word: str, theme: Theme) -> str:
    field = _FIELDS.get(word)
    if field is None:
        return _means(theme)
    return f"{numbered(theme)}; now: {getattr(theme, field) or 'not written yet'}"
