"""Writes the tables of README.md, of docs/lines.md, paper.md and data.md, read off languages, templates and actions.

`python docs/make_tables.py` writes them; a test holds them to what the program itself says.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from exercises.kernel.anywhere import ANYWHERE
from exercises.kernel.findings import MEANS
from exercises.kernel.moves import Form
from exercises.kernel.template import Template
from exercises.leaving.data import FRONT, TABLES, Column
from exercises.leaving.paper import WHATS
from exercises.shapes import FRAME_SHAPE, SHAPES
from sessions.library import templates
from tui.app.actions import Action, key_words
from tui.boards.table import BOARDS
from tui.console import standing
from tui.console.actions import ACTIONS
from tui.home.actions import OWN as HOME
from tui.home.typed import EVERYWHERE, LEAVE_TOP
from tui.journal.actions import BIN, BINNED, LIST, MOVING, READING, TIMELINE, WRITING

ROOT = Path(__file__).resolve().parents[1]
README, LINES = ROOT / "README.md", ROOT / "docs" / "lines.md"
PAPER, DATA = ROOT / "docs" / "paper.md", ROOT / "docs" / "data.md"
IN_README = ("live-grid", "post-its", "net-gram", "canvas", "compass", "group-thinking-caps", "adoption-review")
"""The exercises whose lines README shows, phase by phase."""


def cell(text: str) -> str:
    """Words in a cell of a table."""
    return text.replace("|", "\\|")


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    names = list(headings)
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def phases(template: Template) -> str:
    """What is typed in each phase of an exercise, as its template has it."""
    rows = [
        (cell(phase.title), " · ".join(f"`{cell(line)}`" for line in phase.record))
        for phase in template.phases
        if phase.record
    ]
    return table((template.title, "Lines"), rows)


def forms(shape: str) -> list[tuple[str, str]]:
    """Every line that the help of any exercise of a shape may list, each with what it does."""
    language = SHAPES[shape].language
    if language is None:
        return []
    states = [SHAPES[shape].start(one) for one in templates.built_in().values() if one.shape == shape]
    listed = [read.form for read in language().forms if read.form.example and read.form.means]
    found: dict[str, str] = {}
    for state in states:
        for form in listed:
            # What waits for something that no new exercise has yet stands here once.
            if _is_there(form, state) or not any(_is_there(form, one) for one in states):
                for example, means in ((_example(form, state), form.means), *form.more):
                    if example:
                        found.setdefault(example, means)
    return list(found.items())


def _is_there(form: Form, state: Any) -> bool:
    """Whether the help of that exercise lists it."""
    return form.when(state) and form.shown(state)


def _example(form: Form, state: Any) -> str:
    """A line of that form; one that each wall words in its own places stands here once, as it is declared."""
    return str(form.example.args[0]) if isinstance(form.example, partial) else form.example_in(state)


def lines_page() -> str:
    """docs/lines.md: every line there is."""
    parts = [
        "# Every line",
        "Numbers first, because the room calls them first; then a word; then, after a colon, the words just as they "
        "are said. Words may be shortened to any beginning that only one of them has. This page is made by "
        "`docs/make_tables.py`; `help` in the console shows what fits where you are.",
        "## Anywhere",
        _forms(ANYWHERE),
    ]
    by_shape: dict[str, list[str]] = {}
    for template in templates.built_in().values():
        by_shape.setdefault(template.shape, []).append(template.title)
    for shape, titles in by_shape.items():
        parts += [f"## {', '.join(titles)}", _forms(forms(shape))]
    for title, words, actions in elsewhere():
        parts += [f"## {title}", words, acts(actions)]
    return "\n\n".join(parts) + "\n"


def paper_page() -> str:
    """docs/paper.md: everything that is printed, and of which exercise."""
    begun = [(template, SHAPES[template.shape]) for template in templates.built_in().values()]
    there = [
        (template.title, what)
        for template, shape in begun
        for what in WHATS
        if what in shape.papers and (shape.name == FRAME_SHAPE or shape.papers[what](shape.start(template)) is not None)
    ]
    rows = []
    for what, means in WHATS.items():
        titles = [title for title, one in there if one == what]
        rows.append(
            (f"`{what}`", cell(means), "every exercise" if len(titles) == len(begun) else cell(", ".join(titles)))
        )
    return PAPER_PAGE.format(table(("What", "What it is", "Of which"), rows))


PAPER_PAGE = """# Paper

`holdspace print NAME` lists what can be printed of a session now; `holdspace print NAME WHAT --to FILE` writes it as
one web page. Open it in a browser and print it at its own size, without headers and footers.

{}

`--paper a3` makes the same sheet larger, for a wall. `--numbers 1-340` says which numbers. `--exercise net-gram` takes
another exercise than the one you are in, also one that is not begun and one out of your own templates; `--exercise
frame` is the day itself. In the console: `print chairs`, or `print chairs ~/chairs.html`.

What it asks and what its headings say is the template's or the group's own: change the template, and its paper
changes. What is printed may hang on a wall, so that it has only what the room may see: no number of a person, no name
of the roster, no elephant's words, nothing of what was answered.

Black on white, nothing under 11 points. This page is made by `docs/make_tables.py`.
"""


def data_page() -> str:
    """docs/data.md: every table of data, and every column."""
    parts = [DATA_PAGE, "## In every row", _columns(FRONT)]
    for name, one in TABLES.items():
        parts += [f"## {name}", one.about, _columns(one.columns)]
    parts += [
        IN_THE_LIST,
        table(("Key", "What the numbers of a row are"), ((f"`{key}`", cell(said)) for key, said in MEANS.items())),
    ]
    return "\n\n".join(parts) + "\n"


def _columns(columns: Iterable[Column]) -> str:
    rows = (
        (
            f"`{one.name}`",
            one.kind,
            cell(f"{one.means}{f' ({one.unit})' if one.unit else ''}"),
            cell(one.values or one.of),
        )
        for one in columns
    )
    return table(("Column", "Kind", "What it means", "Values, or the table it is an id of"), rows)


IN_THE_LIST = """## In the list of sessions

`holdspace list --json` has `found` for each session without opening one: for each exercise by its title, and under `""`
for the day around them, what was counted there, as rows of numbers in the order of the template. It is for the
facilitators."""
DATA_PAGE = """# Data for analysis

`holdspace export NAME --format data --to FOLDER` writes one set of tables for one session, for several names, or for a
programme (`--programme WORDS`): a CSV file a table, `dictionary.csv` with every column, and the same as one workbook,
`data.xlsx`. A row is one fact. An id is the same in every export of the same session while that is called the same, and
joins tables.

It is for the facilitators unless `--for` says otherwise. For others there is no number of a person, no sheet that one
person filled in; how fewer than five people answered is empty, and `hidden` says why. Names of the roster are changed,
words that were taken back are in none. A table without a row has no file.

`--format quotes` has one row a quote that leaves for that audience, with its source, theme and consent.

pandas reads a table with `pandas.read_csv("FOLDER/notes.csv")`, R with `read.csv("FOLDER/notes.csv")`.
`python docs/figures.py FOLDER figures.svg` draws three figures, with pandas where it is installed. This page is
made by `docs/make_tables.py`."""


def elsewhere() -> list[tuple[str, str, Iterable[Action]]]:
    """The screens beside the console, what words are on each, and what can be done there."""
    everywhere = [action for action in EVERYWHERE if action.name != LEAVE_TOP.name]
    return [
        ("On the list of sessions", "Any other words find a session, and enter opens it.", (*HOME, *everywhere)),
        ("In the journal: the list", "Any other words find an entry, and enter opens it.", (*LIST, *everywhere)),
        ("In the journal: the bin", "Words find here, too.", BIN),
        ("In the journal: an entry", "A number goes to what the entry points at there.", (*READING, *BINNED[:1])),
        ("In the journal: a session's timeline", "Words only find; enter with nothing typed points.", TIMELINE),
        ("In the journal: moving answers out", "What you wrote for yourself alone is asked about first.", MOVING),
        (
            "In the journal: while you write",
            "Words are the answer; tab is the next question. These are the keys; the lines work where a box is ticked.",
            WRITING,
        ),
    ]


def acts(actions: Iterable[Action]) -> str:
    """A table of actions: their line, their key, and what they do."""
    rows = [(_line(action), _key(action), cell(f"{action.short}. {action.help}")) for action in actions]
    return table(("Line, then enter", "Key, at once", "What it does"), rows)


def _forms(listed: Iterable[tuple[str, str]]) -> str:
    return table(("Line", "What it does"), ((f"`{cell(example)}`", cell(means)) for example, means in listed))


def readme_lines() -> str:
    """What README shows of the lines."""
    built_in = templates.built_in()
    return "\n\n".join(phases(built_in[key]) for key in IN_README)


def _line(action: Action) -> str:
    shown = " · ".join(f"`{cell(line)}`" for line in (action.line, action.also) if line)
    return shown if action.line != "|" else "`\\|`"


def _key(action: Action) -> str:
    return " · ".join(key_words(key) for key in (action.ctrl, action.press) if key)


def readme_keys() -> str:
    """What README shows of the actions: their line, their key, and what they do."""
    shown = [
        action
        for action in ACTIONS
        if (action.line or action.ctrl or action.press) and not action.line.startswith(f"{standing.LINE} ")
    ]
    return f"{acts(shown)}\n\nOn a wall of notes, too:\n\n{acts(BOARDS['wall'].own)}"


def between(text: str, name: str, made: str) -> str:
    """The text with what stands between the marks of that name made anew. Raises ValueError without them."""
    begin, end = f"<!-- {name}: made by docs/make_tables.py -->", f"<!-- end of {name} -->"
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"README.md has no marks {begin} and {end}.")
    return f"{before}{begin}\n{made}\n{end}{after}"


def made() -> dict[Path, str]:
    """Every file with its tables as they are to be."""
    readme = between(README.read_text(encoding="utf-8"), "lines", readme_lines())
    readme = between(readme, "keys", readme_keys())
    return {README: readme, LINES: lines_page(), PAPER: paper_page(), DATA: data_page()}


if __name__ == "__main__":
    for file, text in made().items():
        file.write_text(text, encoding="utf-8")
