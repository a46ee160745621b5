"""The short page: one to two printed pages of what an audience's whole page has. It adds nothing.

"A Good Start in Life" sends everybody who took part one page within three days of a workshop. Of each exercise the
short page keeps its name and its first sentence; then what was agreed and decided, the themes' names with how often,
the words that were explained, conversations and actions with their days, and replies. Notes, quotations and pictures
stay on the whole page. Sections are known by the headings that pages have, or by their kind where a template words
them; nobody's words are cut in the middle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from exercises.kernel.record import replace
from exercises.leaving.outline import Bullets, Decided, Heading, Outline, Paragraph, Part, Table
from sessions.leaving.leaving import RunLeaving, SessionLeaving

FORMATS = ("md", "html", "docx")
"""The formats that have a page to make short."""
FOR = ("participants", "public")
MOST, MOST_AGREED, MOST_WORDS = 3, 10, 8
"""Lines a section has at most; of the agreement; and words explained at most."""
LONGEST_FIRST = 240
"""Characters the first sentence under an exercise may have."""
_NOT_SHORT = ("How it opens", "Owner")
"""Columns that are on the whole page only."""
_YES = ("Proposed in role by", "Agreed in role")
MORE = "This is the short page. The whole page has the rest: notes, words that were given, and what stood beside them."


def in_short(session: SessionLeaving) -> SessionLeaving:
    """The session with its pages made short and everything else left out."""
    last = max((place for place, run in enumerate(session.runs) if run.outline.parts), default=len(session.runs) - 1)
    runs = tuple(_run(run, (Paragraph(MORE),) if place == last else ()) for place, run in enumerate(session.runs))
    return replace(session, runs=runs, record=(), documents=())


def _run(run: RunLeaving, end: tuple[Part, ...]) -> RunLeaving:
    outline = Outline(run.outline.audience, (*_short(run.outline), *end))
    return RunLeaving(run.key, run.title, outline, frame=run.frame)


def _short(outline: Outline) -> Iterator[Part]:
    for heading, inside in _sections(outline.parts):
        if heading.level <= 2:
            yield heading
            yield from (part for part in inside[:1] if isinstance(part, Paragraph) and len(part.text) <= LONGEST_FIRST)
            continue
        kept = _tables(inside) if isinstance(heading, Decided) else _kept(heading, inside, outline.audience == "public")
        if kept:
            yield heading
            yield from kept


def _sections(parts: Sequence[Part]) -> Iterator[tuple[Heading, list[Part]]]:
    """Each heading down to level 3 with what stands under it, deeper headings among it."""
    inside: list[Part] = []
    heading: Heading | None = None
    for part in parts:
        if isinstance(part, Heading) and part.level <= 3:
            if heading is not None:
                yield heading, inside
            heading, inside = part, []
        else:
            inside.append(part)
    if heading is not None:
        yield heading, inside


def _kept(heading: Heading, inside: list[Part], is_public: bool) -> list[Part]:
    if isinstance(heading, Decided):
        return _tables(inside)
    if heading.text in _BY_HEADING:
        return _BY_HEADING[heading.text](inside)
    if heading.text.endswith(THEMES):
        return _themes(inside)
    names = [part.text for part in inside if isinstance(part, Heading)]
    if is_public and names:
        return [Paragraph(f"{'; '.join(names)}.")]
    return []


def _agreement(inside: Iterable[Part]) -> list[Part]:
    """The lists, one after the other without the headings between them."""
    items = [item for part in inside if isinstance(part, Bullets) for item in part.items]
    said = [part for part in inside if isinstance(part, Paragraph)]
    return [*_shortened(items, MOST_AGREED), *said]


def _shortened(items: Sequence[str], most: int = MOST) -> list[Part]:
    """The first of them, and that there are more."""
    if not items:
        return []
    more = len(items) - most
    return [Bullets((*items[:most], *([f"and {more} more on the whole page"] if more > 0 else [])))]


def _only_lists(inside: Iterable[Part]) -> list[Part]:
    return _shortened([item for part in inside if isinstance(part, Bullets) for item in part.items])


def _settled(inside: list[Part]) -> list[Part]:
    """What was settled, with every no and every reservation; who proposed and who agreed is on the whole page."""
    items: list[str] = []
    for part in inside[1:]:
        if isinstance(part, Paragraph):
            items.append(part.text)
        elif isinstance(part, Bullets) and items:
            items[-1] = " ".join((items[-1], *(item for item in part.items if not item.startswith(_YES))))
    return [*inside[:1], *_shortened(items)]


def _tables(inside: list[Part]) -> list[Part]:
    """The first rows of a table, a line each, which take less room."""
    kept: list[Part] = []
    for part in inside:
        if isinstance(part, Table):
            columns = [(place, words) for place, words in enumerate(part.headings) if words not in _NOT_SHORT]
            kept += _shortened(
                ["; ".join(f"{words}: {row[place]}" for place, words in columns if row[place]) for row in part.rows]
            )
        elif isinstance(part, Bullets):
            kept += _shortened(part.items)
    return kept


def _words(inside: list[Part]) -> list[Part]:
    """The words that were explained, each with what it stands for or, where it stands for nothing, what it means."""
    rows = [row for part in inside if isinstance(part, Table) for row in part.rows]
    items = [f"{row[0]}: {row[1] or row[2]}" for row in rows if row[1] or row[2]]
    more = f" And {len(items) - MOST_WORDS} more on the whole page." if len(items) > MOST_WORDS else ""
    return [Paragraph(f"{'; '.join(item.rstrip('.') for item in items[:MOST_WORDS])}.{more}")] if items else []


def _themes(inside: list[Part]) -> list[Part]:
    """Each theme with how often it was written, and how many notes there are, which is the table's last row."""
    rows = [row for part in inside if isinstance(part, Table) for row in part.rows]
    said = [f"{row[0]} ({row[-1]})" for row in rows if row[0][:1].isdecimal() or row is rows[-1]]
    return [Paragraph(f"{'; '.join(said)}.")] if said else []


THEMES = ": themes by area"
_BY_HEADING: dict[str, Callable[[list[Part]], list[Part]]] = {
    "How we are together": _agreement,
    "Words we explained to each other": _words,
    "What we decided about what is hard to say": _only_lists,
    "What some of us will do": _only_lists,
    "Connecting conversations": _tables,
    "You said, and we": _tables,
    "What we settled, in role only": _settled,
    "What I will do next": _only_lists,
}
