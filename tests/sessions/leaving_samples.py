"""Things that leave, made by hand for the writers' tests: some of everything, and awkward words in every place."""

from __future__ import annotations

from pathlib import Path

from exercises.kernel.text import clean
from exercises.leaving.drawing import Bar, BarsPicture, GridPicture, MapPicture, Picture, Seat
from exercises.leaving.outline import Audience, Bullets, Heading, Outline, Paragraph, Part, Quote, Table
from exercises.leaving.sheet import Sheet
from sessions.importing.cases import import_file
from sessions.leaving.leaving import EntryLeaving, Leaving, RunLeaving, SessionLeaving
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.live.session import Session
from tests.awkward import AWKWARD as TYPED
from tests.sessions.export_helpers import AWKWARD as MARKED

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
AWKWARD = tuple(
    dict.fromkeys(
        clean(text, lines=True)
        for text in (
            *TYPED,
            *MARKED,
            "<r>not rich</r>",
            "_x0041_ not a letter",
            "{=1+1}",
            "http://example.org/track.png",
            "</title><img src=http://example.org/x.png>",
            "url(http://example.org)",
            "שלום Tāne مرحبا",
            '=HYPERLINK("http://example.org")',
            "-- </style> ]]> &nbsp;",
        )
        if clean(text, lines=True)
    )
)
"""As text comes in: cleaned on entry."""
UNCLEAN = "esc\x1b[2J nul\x00 bell\x07 vt\x0b c1\x9b half\ud800 last\uffff"
"""What never should get as far as a writer; one that meets it still makes a file that opens."""
MACRONS = "Māori kōrero 👩‍👩‍👧 e\u0323\u0302 “whānau”"


def parts(words: tuple[str, ...] = AWKWARD) -> tuple[Part, ...]:
    """An exercise's page with the words in every kind of part."""
    return (
        Heading("Post-its", 2),
        Paragraph(f"With {MACRONS}."),
        Heading("Words in every place", 3),
        *(Paragraph(text) for text in words),
        Bullets(words),
        Heading("Much deeper", 5),
        *(Quote(text, f"note {place}, {text}") for place, text in enumerate(words)),
        Heading("Beside it", 5),
        Heading("A table", 3),
        Table(("Theme", "me", "whānau", "n"), tuple((t, "1", t, "-1") for t in words)),
    )


MAP = MapPicture(
    "map",
    "Tama: the map",
    (
        ("Child", (Seat("1", "Tama", "the child"),)),
        (
            "Parent, primary caregiver",
            (
                Seat("2", "Hine", "mum", marks=("1 difference",)),
                Seat("3", "Matiu", "dad", empty=True),
            ),
        ),
        (
            "Other agency",
            tuple(Seat(str(n), f"Person {n}", f"a role that is rather long, number {n}") for n in range(4, 16)),
        ),
    ),
    (
        ("2", "4", "they see it differently. What to do? standing first"),
        ("4", "5", "a talk"),
        ("2", "15", ""),
        ("4", "6", "another"),
        ("1", "14", ""),
        ("8", "14", "right to left"),
        ("1", "nobody", "a line to nobody"),
    ),
    ("15 chairs, 1 of them empty.",),
)
GRID = GridPicture(
    "grid",
    "Tama: the grid",
    ("Who", "Why is it so?", "What to do?", "Who does what?"),
    (
        ("Child: Tama", "“too many hands”", "said nothing", "we don't know"),
        ("Parent: Hine", "“everyone holds one piece, I hold them all, every day of every week”", "not asked yet", ""),
    ),
    ("“ ” are words that were said.",),
)
BARS = BarsPicture(
    "bars",
    "What we kept",
    ("Round 2, 3 May 2026. Invited 30, answered 24.",),
    ("keep", "change", "discard"),
    (
        Bar("Connecting conversations", (14, 8, 2), "3 not tried, 1 don't know it"),
        Bar("Net-'works' grid", (1, 0, 23)),
        Bar("Thinking caps", (1, 1, 1), "21 not tried", "fewer than five answers"),
        Bar("Post-its", (0, 0, 0)),
    ),
    ("Counts of answers, never of people's worth.",),
)


def awkward_pictures(words: tuple[str, ...] = AWKWARD) -> tuple[Picture, ...]:
    """A picture of each kind with the words in every place."""
    seats = tuple(Seat(str(place), text, text, place % 2 == 0, (text,)) for place, text in enumerate(words))
    return (
        MapPicture("map", words[0], ((words[0], seats),), tuple(("0", "1", text) for text in words[:9]), words),
        GridPicture("grid", words[1], words[:5], tuple((text,) * 5 for text in words), words),
        BarsPicture("bars", words[2], words, words[:7], tuple(Bar(t, (1, 2, 3, 4, 0, 6, 7), t) for t in words), words),
    )


def sheets(words: tuple[str, ...] = AWKWARD) -> tuple[Sheet, ...]:
    """Two tables."""
    return (
        Sheet(
            "notes",
            "One row for each note.",
            ("number", "text", "area"),
            tuple((str(place), text, "whānau") for place, text in enumerate(words, 1)),
            kept="text",
        ),
        Sheet("themes", "One row for each theme.", ("number", "name", "n"), (("1", "=1+1", "-3"),)),
    )


def session(
    name: str = "2026-03-12-te-awa",
    title: str = "Te Awa: whānau & us",
    words: tuple[str, ...] = AWKWARD,
    made: str = "2026-03-12T08:00:00Z",
) -> SessionLeaving:
    """One session with a wall, a grid and a review."""
    return SessionLeaving(
        name,
        title,
        "Te Awa hall",
        "12 March 2026",
        "2026-03-12",
        made,
        (
            RunLeaving("post-its", "Post-its", Outline("facilitators", parts(words)), sheets(words)),
            RunLeaving(
                "live-grid", "Live grid", Outline("facilitators", (Heading("Live grid", 2),)), (), pictures=(MAP, GRID)
            ),
            RunLeaving(
                "review",
                "Review",
                Outline("facilitators", (Heading("Review", 2), Paragraph("As it was."))),
                (),
                pictures=(BARS,),
            ),
        ),
        (Heading("What happened, in order", 2), Table(("No.", "What"), (("1", "the session"),))),
    )


def leaving(
    *sessions: SessionLeaving,
    audience: Audience = "facilitators",
    title: str = "Te Awa: whānau & us",
    entries: tuple[EntryLeaving, ...] = (),
) -> Leaving:
    """What leaves of these sessions, or of the sample."""
    return Leaving(audience, title, sessions or (session(),), entries)


ENTRY = EntryLeaving(
    "ana-1",
    "Ana",
    "2026-03-12-te-awa",
    "After the day",
    "2026-03-13",
    (("What surprised me?", f"That it was quiet. {MACRONS}"), ("", "No prompt here.\nA second line.")),
)


def sample_day() -> Session:
    """A session with the sample workshop's whole day, in the data folder of the test."""
    held = new_session("Working alongside", [built_in()["live-grid"]], by="F2")
    for file in ("workshop.json", "tama.json", "notes.csv", "theming.json"):
        import_file(held, SAMPLES / file)
    return held
