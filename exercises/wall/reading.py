"""A wall read by its facilitators: findings in plain lines, search, progress. Pure; everything here is private.

A little long: every text of a wall stands here twice, as a line and as something to be found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exercises.kernel.shape import Progress
from exercises.kernel.shelf import Shelf
from exercises.kernel.text import contains, folded, listed
from exercises.wall.matrix import question_matrix
from exercises.wall.room_notes import counted, plural, titled
from exercises.wall.room_pages import in_one_line
from exercises.wall.state import CONTESTED, DECISIONS, LONE, PARKED, Against, Check, Link, Note, Theme, Wall

_CHECKED, _DISTILLED, _SETTLED = "check", "distil", "settle"
_MOST_NAMED = 12

_Texts = tuple[tuple[str, str, str], ...]
"""What to type to get there, the words around, and the text as search compares it."""


def progress(state: Wall) -> Progress:
    """Where the exercise is, with the count that matters in its phase."""
    phase = state.template.phase(state.phase)
    on_wall, themes = state.on_wall(), state.standing()
    if state.writing:
        how_far = plural(len(on_wall), "note")
    elif state.phase == _CHECKED:
        how_far = f"checked {sum(1 for theme in themes if _answered(theme.check))} of {len(themes)}"
    elif state.phase == _SETTLED:
        how_far = f"decided {sum(1 for theme in themes if theme.check and theme.check.decision)} of {len(themes)}"
    else:
        how_far = f"not placed {len(state.loose())} of {len(on_wall)}"
    standing = ("typed" if state.loose() else "sorted") if on_wall else ""
    return Progress(
        f"{state.template.phase_number(state.phase)} {phase.title}",
        how_far,
        state.phase_since,
        phase.minutes,
        bool(state.paused_since),
        state.closed,
        standing=standing,
    )


def phase_warning(state: Wall, phase: str) -> str:
    """What stays open when the group goes on to that phase; "" for nothing. Going on is never refused."""
    here = state.template.phase_number(state.phase)
    there = state.template.phase_number(phase)

    def passes(key: str) -> bool:
        known = [place for place, held in enumerate(state.template.phases) if held.key == key]
        return bool(known) and here < known[0] <= there

    said: list[str] = []
    loose = len(state.loose())
    if passes(_DISTILLED) and loose:
        said.append(
            f"{plural(loose, 'note is', 'notes are')} not placed; {'it stays' if loose == 1 else 'they stay'} in view."
        )
    if passes(_CHECKED):
        unnamed = [theme.number for theme in state.standing() if not theme.name]
        if unnamed:
            said.append(f"{plural(len(unnamed), 'theme has', 'themes have')} no name yet: {_some(unnamed)}.")
    if passes(_SETTLED):
        waiting = [theme.number for theme in state.standing() if not _answered(theme.check)]
        if waiting:
            said.append(f"{plural(len(waiting), 'theme was', 'themes were')} not brought back yet: {_some(waiting)}.")
    return " ".join(said)


def _answered(check: Check | None) -> bool:
    return check is not None and bool(check.answered + check.passed)


def _some(numbers: list[int]) -> str:
    return ", ".join(f"t{number}" for number in numbers[:_MOST_NAMED]) + (" …" if len(numbers) > _MOST_NAMED else "")


# -- findings ---------------------------------------------------------------------------------------------------------


def text(state: Wall) -> list[str]:
    """The findings in plain lines."""
    now = progress(state)
    lines = [
        state.template.title,
        f"phase {now.phase}, {now.counted}" + (", closed" if state.closed else ""),
        f"{plural(len(state.on_wall()), 'note')}, {len(state.loose())} not placed, "
        f"{plural(len(state.standing()), 'theme')}",
    ]
    if state.authors:
        lines.append("Notes keep who wrote them, for the facilitators only.")
    for question in state.questions:
        counts = question_matrix(state, question.key)
        lines += ["", question.title, f"  {_by_area(state, counts.notes)}"]
        for theme in state.standing(question.key):
            lines += _theme_lines(state, theme, counts.of_theme(theme))
    lines += _beside(state)
    lines += _folded_in(state)
    if state.links:
        lines += ["", "themes looked at together"]
    lines += [_link_line(state, link) for link in state.links.every()]
    if state.people:
        lines += ["", f"people in the member check: {state.people}"]
    if state.lone_check is not None:
        lines += ["", "the lone voices, brought back", *_check_lines(state, state.lone_check)]
    gone = [theme for theme in state.themes.every() if not theme.stands]
    if gone:
        lines += ["", "themes that were merged or dropped"]
    for theme in gone:
        became = f"merged into t{theme.merged_into}" if theme.merged_into else "dropped"
        lines += [f"  {titled(theme)}, {became}", *(_check_lines(state, theme.check) if theme.check else [])]
    return [in_one_line(line) for line in lines]


def _by_area(state: Wall, counts: tuple[int, ...]) -> str:
    return ", ".join(f"{area.short} {number}" for area, number in zip(state.areas, counts, strict=True))


def _theme_lines(state: Wall, theme: Theme, counts: tuple[int, ...]) -> list[str]:
    lines = [f"  {titled(theme)}", f"      {plural(sum(counts), 'note')}: {_by_area(state, counts)}"]
    for label, words in (
        ("about", theme.description),
        ("includes", theme.includes),
        ("excludes", theme.excludes),
    ):
        if words:
            lines.append(f"      {label}: {words}")
    if theme.notes:
        lines.append(f"      notes: {', '.join(map(str, theme.notes))}")
    return lines + (_check_lines(state, theme.check) if theme.check is not None else [])


def _check_lines(state: Wall, check: Check) -> list[str]:
    lines: list[str] = []
    if check.answered + check.passed:
        lines.append(f"      brought back to {counted(state, check)}")
    lines += [f"      said: {words}" for words in check.said]
    if check.decision:
        why = f": {check.why}" if check.why else ""
        lines.append(f"      decided: {DECISIONS.get(check.decision, check.decision)}{why}")
    return lines


def _beside(state: Wall) -> list[str]:
    """What stands outside the themes, or in them with two readings; and what was typed twice."""
    lines: list[str] = []
    for status, label in ((LONE, "lone voices"), (CONTESTED, "contested"), (PARKED, "parked")):
        held = state.with_status(status)
        if held:
            lines += ["", f"{label}: {len(held)}"]
        for note in held:
            lines.append(f"  {note.number} {note.text}")
            lines += [f"      one reading: {words}" for words in note.readings]
            lines += [f"      why: {note.why}"] if note.why else []
            lines += [f"      until: {note.until}"] if note.until else []
    loose = state.loose()
    if loose:
        lines += ["", f"not placed: {len(loose)}", f"  {', '.join(str(note.number) for note in loose)}"]
    twice = [note for note in state.notes.every() if note.same_as]
    if twice:
        lines += ["", f"the same paper, typed twice: {len(twice)}"]
        lines += [f"  {note.number} is the same as {note.same_as}" for note in twice]
    split = [note for note in state.notes.every() if note.halves]
    if split:
        lines += ["", f"split into single thoughts: {len(split)}"]
        lines += [f"  {note.number} into {listed([str(half) for half in note.halves])}" for note in split]
    return lines


def _folded_in(state: Wall) -> list[str]:
    """What comes from elsewhere, and what speaks against something."""
    from exercises.wall.outline_notes import about_item, case

    lines: list[str] = []
    items = [note for note in state.on_wall() if note.item]
    if items:
        lines += ["", f"from elsewhere: {len(items)}"]
    for note in items:
        lines.append(f"  {note.number} {note.text}")
        lines.append(f"      {note.question}, {state.area_of(note.area).short}, {', '.join(about_item(note))}")
    found = [case(state, held) for held in state.against.every() if not held.gone]
    return [*lines, *(["", "speaks against", *(f"  {told}" for told in found)] if found else [])]


def _link_line(state: Wall, link: Link) -> str:
    first, second = (titled(state.themes[number]) for number in link.between)
    return f"  l{link.number} {first} {'kept apart from' if link.apart else 'and'} {second}: {link.why}"


# -- search -----------------------------------------------------------------------------------------------------------


def find(state: Wall, words: str) -> list[tuple[str, str]]:
    """Where the words stand, with or without macrons: what to type to get there, and the words around."""
    sought = _ways(words)
    if not sought:
        return []
    notes: _Texts = state.notes.once(_note_texts)
    themes: _Texts = state.themes.once(_theme_texts)
    links: _Texts = state.links.once(_link_texts)
    against: _Texts = state.against.once(_against_texts)
    found = [
        (goes, around)
        for held in (notes, themes, links, against)
        for goes, around, bare in held
        if any(one in bare for one in sought)
    ]
    lone = state.lone_check
    spoken = (*lone.said, lone.why) if lone is not None else ()
    found += [("check lone", held) for held in spoken if held and contains(words, held)]
    if state.close_note and contains(words, state.close_note):
        found.append(("close", state.close_note))
    return list(dict.fromkeys(found))


def _ways(words: str) -> list[str]:
    """The words as they are compared; with single vowels too, for whaanau stands for whānau."""
    wanted = folded(words)
    single = wanted
    for vowel in "aeiou":
        single = single.replace(vowel * 2, vowel)
    return list(dict.fromkeys((wanted, single))) if wanted else []


def _note_texts(notes: Shelf[Note]) -> _Texts:
    return tuple(_folded(_texts_of_note(note) for note in notes.every()))


def _texts_of_note(note: Note) -> Iterator[tuple[str, str, str]]:
    goes = str(note.number)
    yield goes, note.text, note.text
    for held in note.typed_before:
        yield goes, f"typed before: {held}", held
    for held in note.readings:
        yield goes, f"one reading: {held}", held
    for held in (note.why, note.until, note.ref, *(step.why for step in note.trail)):
        yield goes, f"{note.text}: {held}", held


def _theme_texts(themes: Shelf[Theme]) -> _Texts:
    return tuple(_folded(_texts_of_theme(theme) for theme in themes.every()))


def _texts_of_theme(theme: Theme) -> Iterator[tuple[str, str, str]]:
    goes = f"t{theme.number}"
    yield goes, theme.name, theme.name
    for held in (theme.description, theme.includes, theme.excludes):
        yield goes, f"{theme.name}: {held}", held
    if theme.check is not None:
        for held in (*theme.check.said, theme.check.why):
            yield goes, f"{theme.name}, said: {held}", held
    for step in theme.trail:
        for held in (step.words, step.why):
            yield goes, f"{theme.name}, {step.kind}: {held}", held


def _link_texts(links: Shelf[Link]) -> _Texts:
    return tuple(_folded([(f"l{link.number}", link.why, link.why)] for link in links.every()))


def _against_texts(cases: Shelf[Against]) -> _Texts:
    return tuple(_folded(_texts_of_case(case) for case in cases.every()))


def _texts_of_case(case: Against) -> Iterator[tuple[str, str, str]]:
    goes, told = f"a{case.number}", f"speaks against: {case.text}"
    yield goes, told, case.text
    for held in (case.ref, case.by, case.when, case.why_gone):
        yield goes, f"{told}: {held}", held


def _folded(groups: Iterable[Iterable[tuple[str, str, str]]]) -> Iterator[tuple[str, str, str]]:
    for group in groups:
        for goes, around, held in group:
            if held:
                yield goes, in_one_line(around), folded(held)
