"""What leaves with texts, codes, networks and days in it: made by hand, and gathered from sessions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exercises.kernel.text import clean
from exercises.leaving.coded import Code, Coded, Piece, Text
from exercises.leaving.dated import Appointment
from exercises.leaving.linked import Linked, Node, Tie
from exercises.leaving.outline import Audience, Bullets, Heading, Outline
from sessions.export.gathering import gather
from sessions.importing.cases import import_file
from sessions.leaving.leaving import EntryLeaving, Leaving, RunLeaving, SessionLeaving
from sessions.live.session import Session
from tests.awkward import AWKWARD as TYPED
from tests.lines import session

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
DAY, DATE, MADE = "12 March 2026", "2026-03-12", "2026-03-12T08:00:00Z"
AWKWARD = (
    *TYPED,
    "שלום Tāne مرحبا",
    "\u0301begins with a mark",
    "e\u0323\u0302\u0301 stacked",
    "x\u0302\n\u0301y",
    "👩‍👩‍👧‍👦🇳🇿",
    "\U0001f1f3",
    "가\u11a8 한글",
    "]]> & <Coding/> &#10;",
    "\u212b ångström",
    "",
)
"""Also what is never cleaned on the way in, as after names were changed."""


def run(
    coded: Coded | None = None,
    linked: tuple[Linked, ...] = (),
    dates: tuple[Appointment, ...] = (),
    key: str = "post-its",
    title: str = "Post-its",
    page: tuple[str, ...] = (),
) -> RunLeaving:
    """One exercise."""
    parts = (Heading(title, 2), Bullets(page)) if page else ()
    return RunLeaving(key, title, Outline("facilitators", parts), coded=coded, linked=linked, dates=dates)


def held(*runs: RunLeaving, name: str = "2026-03-12-te-awa", title: str = "Te Awa", made: str = MADE) -> SessionLeaving:
    """One session."""
    return SessionLeaving(name, title, "The hall", DAY, DATE, made, runs)


def leaving(
    *sessions: SessionLeaving,
    audience: Audience = "facilitators",
    title: str = "Te Awa",
    entries: tuple[EntryLeaving, ...] = (),
    facilitators: tuple[str, ...] = (),
) -> Leaving:
    """What leaves of them."""
    return Leaving(audience, title, sessions, entries, facilitators)


def wall(words: Sequence[str], key: str = "q") -> Coded:
    """Every word a piece of one text, coded with both codes, with itself as a remark."""
    codes = (
        Code(key, "What HELPS", "asked aloud", codable=False),
        Code("t1", "Ringing back", within=key),
        Code("t2", "Time", "when there is some", key),
    )
    pieces = tuple(Piece(str(place), text, ("t1", "t2"), text) for place, text in enumerate(words, 1))
    return Coded(codes, (Text("one", "What HELPS, team", pieces, (("area", "team"),)),), (("t1", "t2", "both"),))


def awkward() -> Leaving:
    """Awkward words in every place there is."""
    codes = (
        Code("q", "Group", codable=False),
        *(Code(f"t{place}", text, text, "q") for place, text in enumerate(AWKWARD)),
    )
    texts = tuple(
        Text(
            f"x{place}",
            text,
            tuple(
                Piece(f"{place}-{at}", said, (f"t{at}", f"t{(at + 1) % len(AWKWARD)}"), said)
                for at, said in enumerate(AWKWARD)
            ),
            ((text, text),),
        )
        for place, text in enumerate(AWKWARD)
    )
    ties = tuple((f"t{place}", "t0", text) for place, text in enumerate(AWKWARD))
    nodes = tuple(
        Node(str(place), text, text, (("role", text), ("agency", text))) for place, text in enumerate(AWKWARD)
    )
    network = Linked(
        AWKWARD[0],
        nodes,
        tuple(
            Tie(f"d{place}", (str(place), "0"), "difference", text, place % 2 == 0)
            for place, text in enumerate(AWKWARD)
        ),
    )
    days = tuple(
        Appointment(f"k{place}", f"2026-04-{place % 28 + 1:02}", text, text, place, place % 3 == 0)
        for place, text in enumerate(AWKWARD)
    )
    sessions = tuple(
        held(
            run(Coded(codes, texts[:3], ties), (network,), days, title=text, page=AWKWARD), name=f"s{place}", title=text
        )
        for place, text in enumerate(AWKWARD[:4])
    )
    entries = tuple(
        EntryLeaving(f"a-{place}", text, "s0", text, DATE, ((text, text), ("", text)))
        for place, text in enumerate(AWKWARD)
    )
    return leaving(*sessions, title=AWKWARD[10], entries=entries, facilitators=tuple(filter(None, map(clean, AWKWARD))))


NETWORK = Linked(
    "Tama: the network",
    (
        Node("1", "Tama", "Child", (("role", "the child"), ("empty", "no"))),
        Node("2", "Hine", "Parent, primary caregiver", (("role", "mum"), ("empty", "no"))),
        Node("3", "Jo “OT” & <co>", "Other agency", (("role", ""), ("empty", "yes"))),
    ),
    (
        Tie("d1", ("2", "3"), "difference", "What to do? ā first\nor b"),
        Tie("d2", ("2", "3"), "difference", "who"),
        Tie("k1", ("3", "1"), "conversation", "kia ora 👋", directed=True),
    ),
)


def sample_wall() -> Session:
    """The sample wall: 340 notes, with their theming."""
    made = session(exercises=("post-its",), title="Working alongside")
    import_file(made, SAMPLES / "notes.csv")
    import_file(made, SAMPLES / "theming.json")
    return made


def sample_case() -> Session:
    """The sample case on the live grid."""
    made = session(title="Tama")
    import_file(made, SAMPLES / "tama.json")
    return made


def sample_day() -> Session:
    """The sample workshop day."""
    made = session(title="A day together", exercises=())
    import_file(made, SAMPLES / "workshop.json")
    return made


def gathered(*sessions: Session, audience: Audience = "facilitators") -> Leaving:
    """What leaves of them, as gathered."""
    return gather(sessions, audience).leaving
