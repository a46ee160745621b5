"""A past day brought in from a file: the sample's exact contents, and every way such a file can be wrong."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from exercises.frame.due import due
from exercises.frame.schedule import minutes_taken, on_the_wall
from exercises.frame.state import Frame
from exercises.frame.together import headings, weather_labels
from sessions.importing import workshop_after
from sessions.importing.cases import CaseError, import_file
from sessions.importing.report import Report
from sessions.journal import places
from sessions.journal.errors import NeedsPassphrase
from sessions.journal.journal import Journal
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from sessions.live.state import BATCH
from sessions.store import locations
from tests.lines import again, session

FILE = Path(__file__).resolve().parents[2] / "sessions" / "samples" / "workshop.json"
SAMPLE: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
ENTRIES: list[dict[str, Any]] = SAMPLE["entries"]

AOTEAROA = "NZST-12NZDT,M9.5.0,M4.1.0/3"


@pytest.fixture(autouse=True)
def clock_of_aotearoa(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", AOTEAROA)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def frame(held: Session) -> Frame:
    found = held.state.frame
    assert found is not None and isinstance(found.state, Frame)
    return found.state


def of(what: str) -> list[dict[str, Any]]:
    return [entry for entry in ENTRIES if entry["what"] == what]


def first(what: str) -> int:
    return next(index for index, entry in enumerate(ENTRIES) if entry["what"] == what)


def applied(held: Session, folder: Path, day: Any) -> Report:
    path = folder / "day.json"
    path.write_text(json.dumps(day), encoding="utf-8")
    return import_file(held, path)


def small(*entries: dict[str, Any], **others: Any) -> dict[str, Any]:
    """A day of two parts with these entries, each at 9 in the first part unless it says otherwise."""
    usual = {"date": "2026-03-12", "at": "09:00", "during": "a"}
    agenda = [{"id": "a", "exercise": "Check-in round"}, {"id": "b", "exercise": "Clustering", "minutes": 20}]
    return {
        "title": "A small day",
        "date": "2026-03-12",
        "agenda": agenda,
        "entries": [{**usual, **entry} for entry in entries],
        **others,
    }


def test_the_day_and_its_agenda_come_in_with_their_times() -> None:
    held = session()
    before = held.state
    import_file(held, FILE)
    now = frame(held)
    facts = now.facts
    assert (facts.date, facts.offset, facts.people, facts.left_early, facts.returned, facts.facilitators) == (
        SAMPLE["date"],
        780,
        27,
        1,
        20,
        ("F1", "F2"),
    )
    begun = {entry["during"]: entry["at"] for entry in of("exercise begins")}
    ends = [*list(begun.values())[1:], "15:58"]
    assert len(now.order) == 19 and now.here is None
    for part, item, end in zip(SAMPLE["agenda"], now.in_order(), ends, strict=True):
        assert (item.title, item.minutes, item.intensity, item.planned) == (
            part["exercise"],
            part["minutes"],
            part["intensity"],
            part["planned_start"],
        )
        (stretch,) = item.stretches
        assert stretch.begun == f"2026-03-12T{begun[part['id']]}:00+13:00"
        assert (on_the_wall(now, stretch.begun), on_the_wall(now, stretch.ended)) == (begun[part["id"]], end)
    assert minutes_taken(now.in_order()[11]) == 131
    assert again(held).state == held.state
    for _ in range(3):
        held.undo()
    assert held.state == before


def test_every_word_of_the_trade_with_its_group_and_meanings() -> None:
    held = session()
    import_file(held, FILE)
    now = frame(held)
    assert len(now.terms) == 18 and not any(term.reo or term.hidden for term in now.terms.values())
    for said, term in zip(of("jargon caught"), now.terms.values(), strict=True):
        assert (term.term, term.stands_for, term.plain, list(term.used_by)) == (
            said["term"],
            said["expands_to"] or "",
            said["plain"],
            said["used_by"],
        )
        group = now.group_of(term.number)
        assert (group.name if group else None) == said["same_as"]
        meanings = [(held["service"], held["meaning"]) for held in said.get("meanings", [])]
        assert list(term.meanings) == meanings and term.differs is (len(meanings) > 1)
    assert sorted(len(group.terms) for group in now.groups) == [2, 2, 2, 4]
    (looked,) = of("jargon looked back on")
    assert {held.kind: held.text for held in now.looked_back} == {
        "hears": looked["effect"],
        "instead": looked["instead"],
        "learned": looked["learning"],
    }


def test_elephants_and_what_waits_for_another_day() -> None:
    held = session()
    import_file(held, FILE)
    now = frame(held)
    for said, elephant in zip(of("elephant named"), now.elephants.values(), strict=True):
        assert (elephant.raised, elephant.wording, elephant.agreed) == (
            said["raised_how"],
            said["wording"] or "",
            said["wording"] is not None,
        )
        assert (elephant.decision, elephant.when, elephant.carries, elephant.change, elephant.review_on) == (
            said["decision"],
            said["when"],
            said["carried_by"],
            said["change"],
            said["review_date"],
        )
    assert now.elephants[1].when_on == "2026-03-12"
    for said, parked in zip(of("parked"), now.parked.values(), strict=True):
        assert (parked.text, parked.carries, parked.back) == (
            said["text"],
            said["carried_by"] or "",
            said["back_on"] or "",
        )
    assert [parked.back_on for parked in now.parked.values()] == [
        "2026-03-12",
        "2026-03-26",
        "",
        "2026-03-19",
        "2026-04-16",
        "2026-03-26",
        "",
    ]
    assert {held.name for held in due(now, "2026-03-26", "Day three")} >= {"p2", "p6", "e1", "e3"}
    for said, talk in zip(of("connecting conversation"), now.conversations.values(), strict=True):
        assert (talk.from_whom, talk.to_whom, talk.on, talk.opening, talk.owner, talk.by_on, talk.status) == (
            said["from"],
            said["to"],
            said["on"],
            said["opening"],
            said["owner"] or "",
            said["by"] or "",
            said["status"],
        )
    assert [(held.area, held.text, held.consent) for held in now.learnings.values()] == [
        (said["area"], said["text"], said["ok_to_keep"].removeprefix("may be used ")) for said in of("learning kept")
    ]


def test_what_holds_the_day_together() -> None:
    held = session()
    import_file(held, FILE)
    now = frame(held)
    titles = {key: title.lower() for key, title in headings(now).items()}
    assert [(titles[line.heading], line.text, line.agreed) for line in now.agreement.values()] == [
        (said["heading"], said["text"], said["agreed"]) for said in of("agreement line")
    ]
    assert now.stop_word == "kāti" and [note.text for note in now.tikanga] == [of("tikanga note")[0]["text"]]
    came, went = now.rounds
    labels = weather_labels(now)
    assert (came.kind, came.people, came.spoke) == ("in", 27, None)
    assert {labels[key]: count for key, count in came.weather.items()} == of("round")[0]["weather"]
    assert (went.kind, went.people, went.spoke, went.passed, went.weather) == ("out", 26, 24, 2, {})
    assert [(line.kind, line.minutes) for line in now.lines].count(("paused", 2)) == 1
    phases = [line for line in now.lines if line.kind == "phase"]
    assert len(phases) == 9 and phases[4].counts["contacts a month"] == 36
    assert [phases[4].counts[f"differences {name}"] for name in ("explanation", "intervention", "responsibility")] == [
        3,
        6,
        8,
    ]
    assert phases[-1].counts == {"spoke": 19, "passed": 8} and phases[0].text == "warm-up; stop word tried once"
    assert all(line.item == 12 for line in phases) and now.learnings[1].item == 12
    assert [line.text for line in now.told] == [of("told to the room")[0]["text"]]
    (read,) = of("feedback read together")
    assert now.theme == read["theme"]
    assert [(reply.said, reply.changed) for reply in now.replies] == [
        (said["you_said"], said["we_will"]) for said in read["reply"]
    ]
    assert [(sheet.number, sheet.helped, sheet.way, sheet.next, sheet.myself) for sheet in now.sheets.values()] == [
        (
            said["sheet"],
            said["helped"] or "",
            said["in_the_way"] or "",
            said["next_time"] or "",
            said["could_be_myself"],
        )
        for said in of("feedback sheet")
    ]


def test_the_report_says_what_came_in_and_what_waits() -> None:
    held = session()
    report = import_file(held, FILE)
    for said in (
        "19 parts of the day",
        "7 agreement lines",
        "18 jargon words",
        "4 elephants (1 without its words)",
        "7 parked",
        "6 connecting conversations (1 without an owner)",
        "3 takeaways",
        "20 feedback sheets",
        "3 replies",
        "10 statements and 1 disconfirming case",
        "3 undos take it all back",
    ):
        assert said in report.says
    lines = "\n".join(report.lines)
    assert "6 entries went into the journals of their authors (F2 3 and F1 3), reactions locked" in lines
    assert "The file itself still holds the journal entries" in lines and "15:58" in lines and "UTC+13:00" in lines
    for entry in of("journal entry"):
        assert entry["my_reaction"]["text"] not in report.says + lines and entry["event"] not in lines


def test_nothing_of_a_journal_is_in_any_file_but_its_authors_own(own_place: Path) -> None:
    held = session()
    import_file(held, FILE)
    held.close()
    journals = places.folder()
    written = b"".join(
        path.read_bytes() for path in own_place.rglob("*") if path.is_file() and journals not in path.parents
    )
    assert json.dumps(ENTRIES[first("parked")]["text"], ensure_ascii=False).encode() in written
    assert b"my_reaction" not in written and b"fair_account" not in written
    for entry in of("journal entry"):
        for words in (
            entry["my_reaction"]["text"],
            entry["event"],
            entry["evidence_i_saw"],
            entry["what_would_prove_me_wrong"],
            entry["fair_account_check"]["text"],
        ):
            assert words.encode() not in written and json.dumps(words).encode()[1:-1] not in written
    drawn = [entry["text"].encode() for entry in (*of("statement drawn"), *of("disconfirming case listed"))]
    room = b"".join(path.read_bytes() for path in locations.room_folder().rglob("*") if path.is_file())
    assert all(words in written and words not in room for words in drawn), "for the facilitators, never for the room"


def test_entries_go_into_the_journals_of_their_authors_once() -> None:
    held = session()
    import_file(held, FILE)
    for author in ("F1", "F2"):
        journal = Journal.open(author)
        mine = [entry for entry in of("journal entry") if entry["author"] == author]
        kept = journal.entries()
        told = {entry.source.split()[-1]: entry.answers["reaction"] for entry in kept}
        assert told == {entry["id"]: entry["my_reaction"]["text"] for entry in mine}
        journal.close()
    for _ in range(3):
        held.undo()
    lines = "\n".join(import_file(held, FILE).lines)
    assert "In their authors' journals already: F2 3 and F1 3." in lines


def test_a_journal_with_a_passphrase_is_left_alone_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def sealed(author: str, **entry: Any) -> Any:
        raise NeedsPassphrase("sealed")

    monkeypatch.setattr(workshop_after, "take_in", sealed)
    held = session()
    lines = "\n".join(import_file(held, FILE).lines)
    assert "NOT taken in: 3 of F1's entries, for it has a passphrase" in lines
    assert len(frame(held).items) == 19, "the day itself came in"


def test_statements_and_what_speaks_against_them_are_distilled_apart() -> None:
    held = session()
    import_file(held, FILE)
    wall = held.state.runs["distil"].state
    notes = list(wall.notes.every())
    assert [(note.text, note.seen) for note in notes] == [
        (entry["text"], entry["seen_how_often"]) for entry in of("statement drawn")
    ]
    assert {note.source for note in notes} == {"journal"} and notes[2].ref == (
        "F1, 12 March 2026, entry 1; F2, 13 March 2026, entry 3"
    )
    sides = {"Partnership works best when…": "works", "Partnership doesn't work when…": "not"}
    assert [note.question for note in notes] == [sides[entry["starts"]] for entry in of("statement drawn")]
    (case,) = wall.against.every()
    assert (case.note, case.ref) == (6, "F1, 13 March 2026, entry 3")
    assert notes[0].trail[0].by == "F1" and notes[0].trail[0].when == "2026-03-16"
    assert held.state.current == "live-grid" and not wall.shown


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts": "Partnership is"},
        {"area": "elsewhere"},
        {"from_entries": ["j99"]},
        {"text": "x" * 500},
        {"seen_how_often": -1},
    ],
)
def test_a_wrong_statement_is_refused_and_nothing_comes_in(tmp_path: Path, wrong: dict[str, Any]) -> None:
    entry = {"what": "journal entry", "id": "j1", "author": "F1", "event": "something", "during": "after"}
    drawn = {
        "what": "statement drawn",
        "id": "s1",
        "starts": "Partnership works best when…",
        "text": "we ask",
        "area": "whānau",
        "from_entries": ["j1"],
        "during": "after",
    }
    held = session()
    applied(session(title="fine"), tmp_path, small(entry, drawn))
    before = held.state
    with pytest.raises(CaseError, match=r"entries\[1\]"):
        applied(held, tmp_path, small(entry, {**drawn, **wrong}))
    assert held.state == before


def test_the_minute_of_a_feedback_sheet_is_not_kept() -> None:
    held = session()
    import_file(held, FILE)
    (event,) = [event for event in held.events if event.kind == "batch" and event.run == "frame"]
    assert event.at.endswith("T00:00:00+00:00")
    assert all("at" not in data and "item" not in data for kind, data in event.data["moves"] if kind == "sheet")


def set_at(*path: Any, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(day: dict[str, Any]) -> None:
        held: Any = day
        for key in path[:-1]:
            held = held[key]
        held[path[-1]] = to

    return change


def without(*path: Any) -> Callable[[dict[str, Any]], None]:
    def change(day: dict[str, Any]) -> None:
        held: Any = day
        for key in path[:-1]:
            held = held[key]
        del held[path[-1]]

    return change


def entry(what: str, key: str, to: Any) -> Callable[[dict[str, Any]], None]:
    return set_at("entries", first(what), key, to=to)


def place(what: str, rest: str) -> str:
    return rf"^entries\[{first(what)}\]{rest}"


NEEDED = (
    *((what, key) for what in ("parked", "journal entry") for key in ("date", "at", "during", "what")),
    ("agreement line", "heading"),
    ("agreement line", "text"),
    ("stop word chosen", "text"),
    ("tikanga note", "text"),
    ("jargon caught", "term"),
    ("parked", "text"),
    ("elephant named", "raised_how"),
    ("facilitator says", "text"),
    ("phase", "name"),
    ("paused", "minutes"),
    ("learning kept", "text"),
    ("learning kept", "area"),
    ("connecting conversation", "from"),
    ("connecting conversation", "to"),
    ("connecting conversation", "on"),
    ("connecting conversation", "opening"),
    ("feedback sheet", "sheet"),
    ("told to the room", "text"),
    ("journal entry", "author"),
    ("journal entry", "id"),
    ("statement drawn", "id"),
)
LONG = (
    ("agreement line", "text"),
    ("stop word chosen", "text"),
    ("tikanga note", "text"),
    ("jargon caught", "term"),
    ("jargon caught", "expands_to"),
    ("jargon caught", "plain"),
    ("jargon caught", "same_as"),
    ("parked", "text"),
    ("parked", "carried_by"),
    ("parked", "back_on"),
    ("elephant named", "wording"),
    ("elephant named", "when"),
    ("elephant named", "change"),
    ("elephant named", "carried_by"),
    ("elephant named", "review_date"),
    ("facilitator says", "text"),
    ("phase", "name"),
    ("paused", "reason"),
    ("learning kept", "text"),
    ("jargon looked back on", "effect"),
    ("connecting conversation", "opening"),
    ("connecting conversation", "from"),
    ("connecting conversation", "by"),
    ("feedback sheet", "helped"),
    ("feedback sheet", "in_the_way"),
    ("feedback sheet", "next_time"),
    ("told to the room", "text"),
    ("feedback read together", "theme"),
)
NOT_WORDS = (
    *((what, key) for what, key in LONG),
    ("parked", "date"),
    ("parked", "at"),
    ("parked", "during"),
    ("parked", "what"),
    ("round", "recorded"),
    ("feedback sheet", "could_be_myself"),
)
SLT = next(index for index, held in enumerate(ENTRIES) if held.get("meanings"))
BAD: list[tuple[str, Callable[[dict[str, Any]], None], str]] = [
    *((f"without {key}", without(key), f"^{key}: ") for key in ("title", "date", "agenda", "entries")),
    *(
        (f"{what} without {key}", without("entries", first(what), key), place(what, rf"\.{key}: "))
        for what, key in NEEDED
    ),
    *(
        (f"{what} with a long {key}", entry(what, key, "x" * 500), place(what, rf"\.{key}: that is 500 characters"))
        for what, key in LONG
    ),
    *(
        (f"{what} with {key} that is no words", entry(what, key, [1]), place(what, rf"\.{key}: words in quotes"))
        for what, key in NOT_WORDS
    ),
    ("another top key", set_at("weather", to={}), "^weather: this key is not known"),
    (
        "a key nearly right",
        entry("parked", "carried_bye", "F1"),
        place("parked", r"\.carried_bye: .*Did you mean carried_by"),
    ),
    ("another kind's key", entry("parked", "wording", "x"), place("parked", r"\.wording: this key is not known")),
    (
        "a kind nearly right",
        entry("parked", "what", "parkd"),
        place("parked", r"\.what: “parkd” .*mean parked"),
    ),
    ("a kind not at all right", entry("parked", "what", "zzz"), place("parked", r"\.what: “zzz”")),
    ("an entry that is none", set_at("entries", 3, to="x"), r"^entries\[3\]: an object"),
    ("entries that are no list", set_at("entries", to={}), "^entries: a list"),
    ("an agenda that is no list", set_at("agenda", to={}), "^agenda: a list"),
    ("no agenda", set_at("agenda", to=[]), "^agenda: a list with at least one"),
    ("a part that is none", set_at("agenda", 0, to=1), r"^agenda\[0\]: an object"),
    ("a part without an id", without("agenda", 0, "id"), r"^agenda\[0\].id: words"),
    ("a part without a name", without("agenda", 0, "exercise"), r"^agenda\[0\].exercise: words"),
    ("a part with a long name", set_at("agenda", 0, "exercise", to="x" * 81), r"^agenda\[0\].exercise: that is 81"),
    ("a part with another key", set_at("agenda", 0, "room", to="x"), r"^agenda\[0\].room: this key"),
    ("an id twice", set_at("agenda", 1, "id", to="a01"), r"^agenda\[1\].id: “a01” is the id of agenda\[0\]"),
    ("an id that means outside", set_at("agenda", 1, "id", to="after"), r"^agenda\[1\].id: “after” means"),
    ("minutes below 0", set_at("agenda", 0, "minutes", to=-5), r"^agenda\[0\].minutes: a whole number"),
    ("minutes in words", set_at("agenda", 0, "minutes", to="15"), r"^agenda\[0\].minutes: a whole number"),
    ("a strange intensity", set_at("agenda", 0, "intensity", to="heavy"), r"^agenda\[0\].intensity: “heavy”"),
    ("a start at 25", set_at("agenda", 0, "planned_start", to="25:00"), r"^agenda\[0\].planned_start: “25:00”"),
    ("no day", set_at("date", to="2026-02-30"), "^date: “2026-02-30” is no day"),
    ("a day written otherwise", set_at("date", to="12 March 2026"), "^date: “12 March 2026” is no day"),
    ("a day in Arabic digits", set_at("date", to="٢٠٢٦-٠٣-١٢"), "^date: "),
    ("more left than were there", set_at("left_early", to=28), "^left_early: this makes 28, more than the 27"),
    ("half a person", set_at("people_in_room", to=26.5), "^people_in_room: a whole number"),
    ("more sheets than people", set_at("feedback_sheets_returned", to=28), "^feedback_sheets_returned: this makes 28"),
    (
        "more sheets than returned",
        set_at("feedback_sheets_returned", to=19),
        "^feedback_sheets_returned: this makes 20",
    ),
    ("facilitators that are no list", set_at("facilitators", to="F1"), "^facilitators: a list"),
    ("a facilitator that is none", set_at("facilitators", 1, to=2), r"^facilitators\[1\]: words"),
    ("during nothing known", entry("parked", "during", "a99"), place("parked", r"\.during: no part .*“a99”")),
    ("a time at 24", entry("parked", "at", "24:00"), place("parked", r"\.at: “24:00” is no time")),
    ("a time with seconds", entry("parked", "at", "09:05:01"), place("parked", r"\.at: “09:05:01” is no time")),
    ("a part on another day", entry("parked", "date", "2026-03-13"), place("parked", r"\.date: the agenda is of")),
    ("begun before what was on", set_at("entries", 3, "at", to="09:02"), r"^entries\[3\].at: 09:02 is before 09:03"),
    ("begun twice", set_at("entries", 1, "during", to="a01"), r"^entries\[1\]: g1 is on already"),
    ("begun outside", set_at("entries", 1, "during", to="before"), r"^entries\[1\].during: the id of a part"),
    (
        "a heading nearly right",
        entry("agreement line", "heading", "without judgment"),
        place("agreement line", r"\.heading: .*Did you mean without judgement"),
    ),
    ("agreed by half", entry("agreement line", "agreed", "half"), place("agreement line", r"\.agreed: “half”")),
    ("a tikanga note for the room", entry("tikanga note", "seen", "room"), place("tikanga note", r"\.seen: “room”")),
    (
        "more weather than people",
        set_at("entries", first("round"), "weather", "sunny", to=7),
        place("round", r"\.weather: this makes 28, more than the 27"),
    ),
    (
        "weather nobody knows",
        set_at("entries", first("round"), "weather", "snow", to=1),
        place("round", r"\.weather.snow: this key"),
    ),
    (
        "weather below 0",
        set_at("entries", first("round"), "weather", "rain", to=-1),
        place("round", r"\.weather.rain: a whole number"),
    ),
    (
        "weather in names",
        set_at("entries", first("round"), "weather", to=["P05"]),
        place("round", r"\.weather: an obj"),
    ),
    ("more spoke than were there", entry("round", "spoke", 28), place("round", r"\.spoke: this makes 28")),
    ("a term twice", set_at("entries", SLT, "term", to="Outputs"), rf"^entries\[{SLT}\].term: the same stands at"),
    ("used by no list", entry("jargon caught", "used_by", "health"), place("jargon caught", r"\.used_by: a list")),
    ("used by nobody", entry("jargon caught", "used_by", [None]), place("jargon caught", r"\.used_by\[0\]: words")),
    ("a speaker of jargon", entry("jargon caught", "said_by", "P05"), place("jargon caught", r"\.said_by: this key")),
    (
        "a service twice",
        set_at("entries", SLT, "meanings", 1, "service", to="Health"),
        rf"^entries\[{SLT}\].meanings\[1\].service: the same stands",
    ),
    (
        "a meaning without words",
        without("entries", SLT, "meanings", 0, "meaning"),
        rf"^entries\[{SLT}\].meanings\[0\].meaning: words",
    ),
    ("who named an elephant", entry("elephant named", "named_by", "P05"), place("elephant named", r"\.named_by: this")),
    (
        "raised by shouting",
        entry("elephant named", "raised_how", "loud"),
        place("elephant named", r"\.raised_how: “lo"),
    ),
    ("decided otherwise", entry("elephant named", "decision", "never"), place("elephant named", r"\.decision: “never")),
    ("a phase with a share", entry("phase", "held", 0.5), place("phase", r"\.held: a whole number")),
    ("a pause below 0", entry("paused", "minutes", -2), place("paused", r"\.minutes: a whole number")),
    ("an area of life", entry("learning kept", "area", "school"), place("learning kept", r"\.area: “school”")),
    (
        "consent in other words",
        entry("learning kept", "ok_to_keep", "yes"),
        place("learning kept", r"\.ok_to_keep: “yes"),
    ),
    (
        "looked back on nothing",
        set_at(
            "entries",
            first("jargon looked back on"),
            to={**{key: ENTRIES[first("jargon looked back on")][key] for key in ("date", "at", "during", "what")}},
        ),
        place("jargon looked back on", ": what came of it"),
    ),
    (
        "a name as the owner",
        entry("connecting conversation", "owner", "Hine"),
        place("connecting conversation", ": A number, not a name"),
    ),
    (
        "a question there is not",
        entry("connecting conversation", "on", "money"),
        place("connecting conversation", r"\.on: “money”"),
    ),
    (
        "an owner and none",
        entry("connecting conversation", "status", "needs an owner"),
        place("connecting conversation", r"\.status: it needs an owner"),
    ),
    ("a sheet twice", set_at("entries", first("feedback sheet") + 1, "sheet", to=1), r"\.sheet: the same stands at"),
    (
        "how much oneself",
        entry("feedback sheet", "could_be_myself", "7"),
        place("feedback sheet", r"\.could_be_myself: “7”"),
    ),
    ("who wrote a sheet", entry("feedback sheet", "by", "P05"), place("feedback sheet", r"\.by: this key")),
    (
        "a reply without an answer",
        without("entries", first("feedback read together"), "reply", 0, "we_will"),
        place("feedback read together", r"\.reply\[0\].we_will: words"),
    ),
    ("a journal's id twice", set_at("entries", first("journal entry") + 1, "id", to="j4"), r"\.id: the same stands at"),
    (
        "a journal with another key",
        entry("journal entry", "about", "P05"),
        place("journal entry", r"\.about: this key"),
    ),
]


@pytest.mark.parametrize(("change", "where"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_a_wrong_file_is_refused_naming_the_place(
    tmp_path: Path, change: Callable[[dict[str, Any]], None], where: str
) -> None:
    held = session()
    day = copy.deepcopy(SAMPLE)
    change(day)
    count, before = len(held.events), held.state
    with pytest.raises(CaseError, match=where) as problem:
        applied(held, tmp_path, day)
    said = str(problem.value)
    assert said.endswith("Nothing was imported.") and len(said) < 700
    assert len(held.events) == count and held.state == before
    assert not any(entry["my_reaction"]["text"][:20] in said for entry in of("journal entry"))


def test_a_key_that_stands_twice(tmp_path: Path) -> None:
    held = session()
    path = tmp_path / "day.json"
    path.write_text(FILE.read_text(encoding="utf-8").replace('"at": "09:03",', '"at": "09:03", "at": "09:04",', 1))
    with pytest.raises(CaseError, match=r"entries\[1\].at: this key stands twice"):
        import_file(held, path)


def test_what_is_wrong_in_a_reaction_is_never_shown(tmp_path: Path) -> None:
    day = copy.deepcopy(SAMPLE)
    for found in day["entries"]:
        if found["what"] == "journal entry":
            found["my_reaction"] = "S3CRET, and not even in its own form"
    with pytest.raises(CaseError, match=r"entries\[\d+\].my_reaction: this cannot be read") as refused:
        applied(session(), tmp_path, day)
    assert "S3CRET" not in str(refused.value)


def test_times_may_go_back_for_what_was_noted_later(tmp_path: Path) -> None:
    held = session()
    applied(
        held,
        tmp_path,
        small(
            {"what": "exercise begins", "at": "09:10"},
            {"what": "parked", "text": "later", "at": "09:30"},
            {"what": "parked", "text": "earlier", "at": "09:05"},
        ),
    )
    now = frame(held)
    assert [parked.text for parked in now.parked.values()] == ["later", "earlier"]
    assert on_the_wall(now, now.items[1].stretches[0].ended) == "09:30"


def test_a_part_may_end_early_and_begin_again(tmp_path: Path) -> None:
    held = session()
    report = applied(
        held,
        tmp_path,
        small(
            {"what": "exercise begins"},
            {"what": "exercise begins", "at": "09:20", "during": "b"},
            {"what": "exercise begins", "at": "09:40"},
            {"what": "exercise ends", "at": "09:50"},
        ),
    )
    now = frame(held)
    assert [minutes_taken(item) for item in now.in_order()] == [30, 20] and now.here is None
    assert not any("does not say" in line for line in report.lines)


def test_the_kinds_the_sample_does_not_have(tmp_path: Path) -> None:
    held = session()
    applied(
        held,
        tmp_path,
        small(
            {"what": "assumption found", "text": "families have a car", "so_we_will": "ask"},
            {"what": "action agreed", "text": "ring the ward", "who": "P05", "by": "Friday"},
            {"what": "jargon caught", "term": "tikanga", "plain": "the right way"},
            {"what": "learning kept", "area": "me", "text": "S3CRET", "ok_to_keep": "withdrawn"},
            {"what": "round", "round": "out", "during": "after", "spoke": 3},
        ),
    )
    now = frame(held)
    assert (now.reflections[1].assumption, now.reflections[1].so_we_will) == ("families have a car", "ask")
    assert (now.actions[1].who, now.actions[1].by_on) == ("P05", "2026-03-13")
    assert now.terms[1].reo and not now.learnings and now.rounds[0].kind == "out"
    assert b"S3CRET" not in locations.session_path(held.name).read_bytes()


@pytest.mark.parametrize(
    ("day", "where"),
    [
        (small({"what": "round", "during": "b", "spoke": 3}), r"entries\[0\].round: in or out"),
        (
            small({"what": "round", "round": "out", "weather": {"sunny": 1}}),
            r"entries\[0\].weather: weather belongs to",
        ),
        (small({"what": "exercise ends"}), r"entries\[0\]: g1 is not on"),
        (small(*[{"what": "parked", "text": "x"}] * 2001), "entries: there are 2,001"),
        (small(*[{"what": "feedback read together", "theme": "x"}] * 2), r"entries\[1\].theme: the same stands at"),
        (small(date="0001-01-01"), "date"),
    ],
)
def test_small_days_that_are_wrong(tmp_path: Path, day: dict[str, Any], where: str) -> None:
    held = session()
    count = len(held.events)
    with pytest.raises(CaseError, match=where):
        applied(held, tmp_path, day)
    assert len(held.events) == count


def test_not_while_an_elephant_is_held_nor_while_a_part_is_on_nor_twice(tmp_path: Path) -> None:
    held = session()
    perform(held, "elephant")
    with pytest.raises(CaseError, match="An elephant is being held"):
        import_file(held, FILE)
    perform(held, "elephant over")
    for line in ("agenda + Mihi: 20", "agenda next"):
        perform(held, line)
    with pytest.raises(CaseError, match="Mihi is on now, as g1"):
        import_file(held, FILE)
    perform(held, "g1 end")
    with pytest.raises(CaseError, match=r"date: this session's day is 2026-03-\d\d, and it began already"):
        import_file(held, FILE)
    other = session(title="Another day", exercises=())
    import_file(other, FILE)
    with pytest.raises(CaseError, match=r"agenda\[0\].exercise: this part is in the session's day already, as g1"):
        import_file(other, FILE)
    for _ in range(2):  # the session's only exercise stays
        other.undo()
    import_file(other, FILE)
    assert len(frame(other).items) == 19


def test_what_was_typed_before_stays_and_keeps_its_numbers() -> None:
    held = session()
    for line in ("agenda + Put the chairs out: 10", "jargon slt", "park: the heater"):
        perform(held, line)
    import_file(held, FILE)
    now = frame(held)
    assert now.items[1].title == "Put the chairs out" and len(now.items) == 20 and len(now.terms) == 18
    assert now.terms[1].term == "slt" and len(now.terms[1].meanings) == 2 and now.parked[1].text == "the heater"
    assert now.parked[2].item == 4 and now.rounds[0].item == 5, "the file's own parts, one number on"


def test_a_word_of_somebody_else_meanwhile_changes_nothing() -> None:
    held = session()
    plain_record, waiting = held.record, True

    def record(kind: str, data: Any, *, run: str = "") -> Any:
        nonlocal waiting
        if waiting:
            waiting = False
            perform(again(held, by="F1"), "jargon theirs")
        return plain_record(kind, data, run=run)

    held.record = record  # type: ignore[method-assign]
    import_file(held, FILE)
    now = frame(held)
    assert now.terms[1].term == "theirs" and len(now.terms) == 19
    assert len([event for event in held.standing() if (event.kind, event.run) == ("batch", "frame")]) == 1
    group = now.group_of(4)
    assert group is not None and [now.terms[number].term for number in group.terms] == ["CCP", "IFP", "LSP", "WLP"]


def test_the_clock_is_this_computers_on_that_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    held = session()
    applied(held, tmp_path, small({"what": "exercise begins", "date": "2026-06-12"}, date="2026-06-12"))
    assert frame(held).facts.offset == 720 and frame(held).items[1].stretches[0].begun.endswith("T09:00:00+12:00")
    monkeypatch.setenv("TZ", "NST3:30NDT,M3.2.0,M11.1.0")
    time.tzset()
    other = session(title="Far away")
    applied(other, tmp_path, small({"what": "exercise begins"}))
    assert frame(other).items[1].stretches[0].begun == "2026-03-12T09:00:00-02:30"


def test_no_minute_of_an_elephant_comes_in_with_the_file() -> None:
    held = session()
    import_file(held, FILE)
    (batch,) = (event for event in held.events if event.kind == BATCH and event.run == "frame")
    elephants = [data for kind, data in batch.data["moves"] if "elephant" in data or kind == "name_elephant"]
    assert len(elephants) > 8 and all("T00:00:00" in data["at"] for data in elephants if data.get("at"))
