"""The moves that name, describe, merge, split and link themes. Pure; delete nothing.

"A Good Start in Life", post-it theming: a theme's name is a sentence in the group's words; distilled afterwards with
a reason each time, with the trail kept from every theme to its notes.
"""

from __future__ import annotations

from exercises.kernel.checks import numbered, open_still
from exercises.kernel.moves import also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.wall.changes import Changes, in_themes
from exercises.wall.checks import (
    any_theme,
    decided,
    decided_by,
    decided_when,
    link_of,
    may,
    numbers_of,
    same_question,
    theme_of,
    wall_notes,
    within,
)
from exercises.wall.saying import as_named, back_again, long_description, merged, named, split_name, split_off
from exercises.wall.state import FIELDS, Link, Note, Theme, Wall


@move(
    "name <theme:named>: <name>",
    "name 3: We go quiet when it matters // the group's own words",
    "its name, a sentence; after // why",
    named,
    called="a theme's name",
    logged="a theme named: {theme}, {name}, because: {why}, by {who}",
    words=("who", "when"),
    warn=as_named,
)
def name_theme(
    state: Wall, *, theme: int, name: str, at: str, why: str = "", who: str = "", when: str = "", by: str = ""
) -> Wall:
    """A name; the one it had before is on its trail. After the workshop another name needs its reason."""
    open_still(state)
    before = theme_of(state, theme)
    words = within(state, name, "name", "a theme's name")
    example = f"name {theme}: the sentence // their own words"
    told = decided(state, why, example, who, when, at, by, needed=bool(before.name))
    changes = Changes(state)
    changes.keep_theme(replace(before, name=words))
    changes.step(theme, "named", words=before.name, **told)
    return changes.wall()


@move(
    "about <theme>: <text>",
    "about 3: Silence in meetings, and what follows",
    "what the theme is about",
    "{theme} is about: {text}",
    called="a theme's words",
    logged="a theme's codebook entry: {theme}, {field}",
    sets={"field": "description"},
    warn=long_description,
)
@also(
    "includes <theme>: <text>",
    "includes 3: nods, side talks",
    "what belongs in it",
    "{theme} includes: {text}",
    sets={"field": "includes"},
    warn=long_description,
)
@also(
    "excludes <theme>: <text>",
    "excludes 3: shouting",
    "what does not",
    "{theme} excludes: {text}",
    sets={"field": "excludes"},
    warn=long_description,
)
def describe(state: Wall, *, theme: int, field: str, text: str, at: str = "", by: str = "") -> Wall:
    """What its codebook entry says: description, what it includes, what it excludes."""
    open_still(state)
    before = theme_of(state, theme)
    if field not in FIELDS:
        raise ExerciseError(f"A theme is described, includes and excludes. For example: about {theme}: text")
    what = "a description" if field == "description" else f"what it {field}"
    words = within(state, text, field, what)
    changes = Changes(state, at, by)
    changes.keep_theme(replace(before, **{field: words}))
    changes.step(theme, field, words=words)
    return changes.wall()


@move(
    "merge <themes:merged>: [<why>]",
    "merge 3 5: one is how the other looks",
    "5, and any others, go into the first named",
    merged,
    called="a merge of themes",
    logged="themes merged: {themes}, into {into}, because: {why}, by {who}",
    words=("who", "when"),
)
@also("merge <themes> into <into:theme>: [<why>]", "merge 5 into 3: they are one", "", merged)
@also("<into:lettered> merge <themes>: [<why>]", "t3 merge t5: they are one", "", merged)
def merge(
    state: Wall, *, into: int, themes: list[int], at: str, why: str = "", who: str = "", when: str = "", by: str = ""
) -> Wall:
    """Themes into another one. They keep their names and trails and can be taken apart again."""
    open_still(state)
    first = theme_of(state, into)
    merged = [theme_of(state, number) for number in numbers_of(themes, f"merge {into} 5: reason")]
    for theme in merged:
        if theme.number == into:
            raise ExerciseError(
                f"Theme {into} cannot be merged with itself. The first named takes the others in: merge {into} …: why"
            )
        same_question(first, theme, "merged")
    example = f"merge {into} {merged[0].number}: the group said they are one"
    told = decided(state, why, example, who, when, at, by)
    changes = Changes(state)
    for theme in merged:
        new: list[int] = []
        for number in theme.notes:
            note = changes.note(number)
            if into not in note.themes:
                new.append(number)
            changes.keep(_instead(note, theme.number, into))
        changes.keep_theme(replace(theme, merged_into=into))
        changes.step(theme.number, "merged into", notes=theme.notes, theme=into, words=first.name, **told)
        changes.step(into, "merged in", notes=tuple(new), theme=theme.number, words=theme.name, **told)
    return changes.wall()


def _instead(note: Note, old: int, new: int) -> Note:
    return in_themes(note, [new if theme == old else theme for theme in note.themes])


@move(
    "unmerge <theme:any_theme>: [<why>]",
    "unmerge 7: they were two after all",
    "a merged theme comes back with its notes",
    back_again,
    called="a merge undone",
    logged="taken apart again: {theme}, because: {why}, by {who}",
    words=("who", "when"),
)
def unmerge(state: Wall, *, theme: int, at: str, why: str = "", who: str = "", when: str = "", by: str = "") -> Wall:
    """Takes a merged theme out of the other again, with the notes that came with it and still are there."""
    open_still(state)
    gone = any_theme(state, theme)
    if not gone.merged_into:
        raise ExerciseError(f"Theme {theme} was not merged into another. To merge it: merge … {theme}: why")
    other = any_theme(state, gone.merged_into)
    if other.merged_into:
        raise ExerciseError(
            f"Theme {theme} went into theme {other.number}, and that into theme {other.merged_into}. Take that apart "
            f"first: unmerge {other.number}"
        )
    told = decided(state, why, f"unmerge {theme}: they are two after all", who, when, at, by)
    came = set(next(step.notes for step in reversed(gone.trail) if step.kind == "merged into"))
    only = next(step.notes for step in reversed(other.trail) if step.kind == "merged in" and step.theme == theme)
    both = came.difference(only)
    changes = Changes(state)
    back: list[int] = []
    for number in other.notes:
        note = state.notes[number]
        origin = _origin(state, note, came)
        if origin:
            back.append(number)
            inside = _instead(note, other.number, theme)
            changes.keep(in_themes(note, (*note.themes, theme)) if origin in both else inside)
    changes.keep_theme(replace(gone, merged_into=0))
    for number, met in ((theme, other), (other.number, gone)):
        changes.step(number, "unmerged", notes=tuple(back), theme=met.number, words=met.name, **told)
    return changes.wall()


def _origin(state: Wall, note: Note, came: set[int]) -> int:
    """The note among those that came which this one is, or is a part of; 0 for none."""
    while note.number not in came:
        if not note.half_of:
            return 0
        note = state.notes[note.half_of]
    return note.number


@move(
    "split <theme>: <notes:split>",
    "split 3: 24 25 > We nod and leave // two heaps",
    "a new theme out of some of its notes",
    split_off,
    called="a theme in two",
    logged="a theme split: {theme}, notes {notes}, into {number}, {name}, because: {why}, by {who}",
    makes="t",
    words=("who", "when"),
    warn=split_name,
)
def split_theme(
    state: Wall,
    *,
    theme: int,
    notes: list[int],
    at: str,
    name: str = "",
    why: str = "",
    who: str = "",
    when: str = "",
    by: str = "",
    number: int = 0,
) -> Wall:
    """Some of its notes as a theme of their own."""
    open_still(state)
    whole = theme_of(state, theme)
    found = wall_notes(state, notes, f"split {theme}: 17 21 > new name")
    for note in found:
        if theme not in note.themes:
            has = f"It has {' '.join(map(str, whole.notes[:3]))}" if whole.notes else "It has none"
            some = " ".join(map(str, whole.notes[:2])) or "17 21"
            raise ExerciseError(
                f"Note {note.number} is not in theme {theme}. {has}. For example: split {theme}: {some}"
            )
    words = may(state, name, "name", "a theme's name")
    example = f"split {theme}: {found[0].number} > name // it says something else"
    told = decided(state, why, example, who, when, at, by)
    state, given = numbered(state, "t", number)
    changes = Changes(state)
    changes.keep_theme(Theme(given, whole.question, words))
    split = tuple(note.number for note in found)
    for note in found:
        changes.keep(_instead(note, theme, given))
    changes.step(theme, "split off", notes=split, theme=given, words=words, **told)
    changes.step(given, "split from", notes=split, theme=theme, words=whole.name, **told)
    return changes.wall()


@move(
    "drop <theme>: [<why>]",
    "drop 6: nothing came",
    "takes away an empty theme; undrop 6 brings it back",
    "takes {theme} away; it is kept in the record",
    called="a theme dropped",
    logged="an empty theme dropped: {theme}, because: {why}",
)
def drop_theme(state: Wall, *, theme: int, why: str = "", at: str = "", by: str = "") -> Wall:
    """An empty theme nobody wants any more; it is kept in the record."""
    open_still(state)
    empty = theme_of(state, theme)
    if empty.notes:
        many = f"{len(empty.notes)} notes" if len(empty.notes) > 1 else f"note {empty.notes[0]}"
        raise ExerciseError(
            f"Theme {theme} has {many} in it. Take them out first: out {empty.notes[0]} {theme}. Or put it into "
            f"another: merge 3 {theme}: why"
        )
    changes = Changes(state, at, by)
    changes.keep_theme(replace(empty, dropped=True))
    changes.step(theme, "dropped", why=may(state, why, "why", "the reason"))
    return changes.wall()


@move(
    "undrop <theme:any_theme>",
    "undrop 6",
    "",
    "{theme} is a theme again",
    called="a dropped theme back",
    logged="a theme brought back: {theme}",
)
def undrop_theme(state: Wall, *, theme: int, at: str = "", by: str = "") -> Wall:
    """A dropped theme comes back, as empty as it was."""
    open_still(state)
    gone = any_theme(state, theme)
    if not gone.dropped:
        raise ExerciseError(f"Theme {theme} was not dropped. To drop an empty one: drop {theme}: why")
    changes = Changes(state, at, by)
    changes.keep_theme(replace(gone, dropped=False))
    changes.step(theme, "begun", words=gone.name)
    return changes.wall()


@move(
    "link <between:themes>: <why:linked_why>",
    "link 3 8: one feeds the other",
    "two themes looked at together, across areas and questions too",
    "links {between}: {why}",
    called="a link",
    logged="looked at together: {between}, kept apart {apart}, because: {why}, by {who}",
    makes="l",
    words=("who", "when"),
)
@also(
    "apart <between:themes>: <why:apart_why>",
    "apart 3 8: different people wrote them",
    "two themes kept apart on purpose",
    "keeps {between} apart: {why}",
    sets={"apart": True},
)
def link(
    state: Wall,
    *,
    between: list[int],
    at: str,
    why: str = "",
    apart: bool = False,
    who: str = "",
    when: str = "",
    by: str = "",
    number: int = 0,
) -> Wall:
    """Two themes looked at together, also across questions; or kept apart on purpose."""
    open_still(state)
    verb = "apart" if apart is True else "link"
    found = [theme_of(state, theme) for theme in numbers_of(between, f"{verb} 3 8: why")]
    if len(found) > 2:
        first, *others = found
        ways = listed([f"{verb} {first.number} {other.number}: why" for other in others[:4]])
        raise ExerciseError(f"Two themes at a time, each pair with its own reason: {ways}")
    if len(found) != 2:
        raise ExerciseError(f"Two different themes are needed: {verb} {found[0].number} 8: why")
    if not isinstance(apart, bool):
        raise ExerciseError("Two themes are linked, or kept apart: link 3 8: why, or apart 3 8: why")
    first, second = found
    if not why:
        raise ExerciseError(
            f"What do they have to do with each other? {verb} {first.number} {second.number}: politeness hides conflict"
        )
    state, given = numbered(state, "l", number)
    words = within(state, why, "link", "the reason")
    signed, day = decided_by(state, who, by), decided_when(state, when, at)
    made = Link(given, (first.number, second.number), words, apart, signed, day)
    return replace(state, links=state.links.with_({given: made}))


@move(
    "<link> remove: [<why>]",
    "l1 remove",
    "takes a link out",
    "takes out the link between {link}",
    called="a link taken away",
    logged="a link taken away: l {link}, because: {why}",
)
def remove_link(state: Wall, *, link: int, at: str = "", why: str = "", by: str = "") -> Wall:
    """A link that no longer stands. Its number is not given again; the trail of its first theme keeps both steps."""
    open_still(state)
    gone = link_of(state, link)
    why = may(state, why, "why", "the reason")
    on, other = gone.between
    changes = Changes(state)
    made, taken = ("kept apart", "no longer kept apart") if gone.apart else ("linked", "no longer linked")
    changes.step(on, made, theme=other, why=gone.why, by=gone.by, when=gone.when)
    changes.step(
        on, taken, theme=other, why=why, by=decided_by(state, "", by), when=decided_when(state, "", at) if at else ""
    )
    return changes.wall(links=type(state.links)({n: one for n, one in state.links.items() if n != gone.number}))
