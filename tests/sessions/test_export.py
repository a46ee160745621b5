"""Exports: people's words stay words, private things stay with the facilitators, files are written without harm."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from exercises.kernel.text import clean
from exercises.leaving.outline import Bullets, Heading, Paragraph, Part, Quote, Table
from sessions.export import FORMATS, ExportError, export_bytes, format_of, write_export
from sessions.export.writers.markdown import text as markdown
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.store import private_files
from tests.lines import PEOPLE
from tests.lines import session as new_session
from tests.sessions.export_helpers import AWKWARD, ONE_FILE, worked_session

MARKUP = {
    "em_open",
    "strong_open",
    "link_open",
    "image",
    "code_inline",
    "html_inline",
    "html_block",
    "s_open",
    "fence",
    "code_block",
    "hr",
    "lheading_open",
    "ordered_list_open",
}


MARKS = "\\`*_[]<>#!|~&${}^@=%-+.)(:/ \n19aw;'\"ā"


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    made = worked_session()
    yield made
    made.close()


# -- Markdown ---------------------------------------------------------------------------------------------------------


def rendered(parts: list[Part]) -> tuple[list[str], set[str]]:
    """The words of every inline block as a reader would see them, and every kind of token there is."""
    tokens = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"]).parse(markdown(parts))
    kinds = {token.type for token in tokens}
    seen = []
    for token in tokens:
        kinds |= {child.type for child in token.children or ()}
        if token.type == "inline":
            breaks = ("hardbreak", "softbreak")
            seen.append("".join("\n" if held.type in breaks else held.content for held in token.children or ()))
    return seen, kinds


def plain(text: str, joiner: str) -> str:
    return joiner.join(line.strip() for line in text.splitlines() if line.strip())


def check(text: str) -> None:
    table = Table(("h", text), ((text, "end"),))
    seen, kinds = rendered([Heading(text, 2), Paragraph(text), Bullets((text,)), Quote(text, text), table])
    flat, lines, cells = (plain(text, joiner) for joiner in (" ", "\n", " / "))
    assert seen == [flat, lines, flat, lines, flat, "h", cells, cells, "end"]
    assert not kinds & MARKUP


@pytest.mark.parametrize("text", AWKWARD)
def test_words_stay_words(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from(MARKS)).map(lambda text: clean(text, lines=True)))
def test_any_words_stay_words(text: str) -> None:
    if text:
        check(text)


def test_addresses_do_not_become_links() -> None:
    raw = markdown([Paragraph("http://a.nz www.b.nz c@d.nz")])
    assert "http://" not in raw and "www.b" not in raw and "c@d" not in raw


def test_the_log_says_to_which_chair_an_answer_went() -> None:
    held = new_session(*PEOPLE, "9 why: nobody asked her", "9 why to 11")
    log = export_bytes(held, "md", "facilitators").decode()
    assert "an answer moved: chair 9, explanation, to chair 11 |" in log


def test_the_facilitators_page_ends_with_the_log(session: Session) -> None:
    page = export_bytes(session, "md", "facilitators").decode()
    log = page[page.index("## What happened, in order") :]
    rows = [line for line in log.splitlines() if line.startswith("| ")][2:]
    assert len(rows) == len(session.events)
    # Something learned is kept by the day, and nothing before the next phase tells its minute.
    when = datetime.fromisoformat(session.events[2].at).astimezone()
    assert rows[3].startswith(f"| 4 | {when:%H:%M}") and "typist" in rows[3] and "Live Net" in rows[3]
    assert "nobody asked" in log and "an answer (chair 2) (taken back later)" in log and "tired" not in log
    assert "put back: a difference" in log and "taken back: an answer (chair 2) (13)" in log
    assert "something to take away (team)" in log and "ask first" not in log
    people = export_bytes(session, "md", "participants").decode()
    assert "typist" not in people and f"{when:%H:%M}" not in people and "P03" not in people
    assert people.startswith("# Working \\| \\*alongside\\*\n\nTe Awa \\<hall\\>, ")


def test_withdrawn_words_are_on_no_page(session: Session) -> None:
    perform(session, "l1 consent withdrawn")
    for format, audience in (("md", "facilitators"), ("md", "participants"), ("json", "participants")):
        assert b"ask first" not in export_bytes(session, format, audience)  # type: ignore[arg-type]


# -- private things and failing disks ---------------------------------------------------------------------------------


def test_a_secret_in_any_private_field_stays_with_the_facilitators(session: Session) -> None:
    secret = "ūnseen"
    for line in (
        f"standing: {secret}",
        f"2 double: {secret}",
        f"2 felt: {secret}",
        f"3 why: {secret}",
        f"learned me: {secret}",
        f"whānau first off: {secret}",
        f"released 1 late: {secret}",
        f"close: {secret}",
    ):
        perform(session, line)
    for format in ONE_FILE:
        assert secret not in export_bytes(session, format, "participants").decode()
        assert secret in export_bytes(session, format, "facilitators").decode()


# -- files ------------------------------------------------------------------------------------------------------------


def test_a_file_is_private_and_never_written_over_unasked(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    before = os.umask(0)
    try:
        write_export(path, b"one")
        with pytest.raises(ExportError, match="there already"):
            write_export(path, b"two")
        assert path.read_bytes() == b"one"
        write_export(path, b"two", replace=True)
    finally:
        os.umask(before)
    assert path.read_bytes() == b"two" and stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["page.md"]


@pytest.mark.parametrize("replace", [False, True])
def test_links_folders_and_our_own_files_are_left_alone(session: Session, tmp_path: Path, replace: bool) -> None:
    other = tmp_path / "other"
    other.write_text("theirs")
    (tmp_path / "link.md").symlink_to(other)
    (tmp_path / "dangling.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.md").mkdir()
    for name, says in (
        ("link.md", "a link"),
        ("dangling.md", "a link"),
        ("folder.md", "a folder"),
        ("no/such/x.md", "no folder"),
        (f"home/sessions/{session.name}.json", "its own files"),
        ("x" * 300, "too long"),
        ("a\0b", "cannot be"),
    ):
        with pytest.raises(ExportError, match=says):
            write_export(tmp_path / name, b"x", replace=replace)
    assert other.read_text() == "theirs" and not (tmp_path / "nowhere").exists()
    assert open_session(session.name).state == session.state


def test_a_full_disk_leaves_the_old_export(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.md"
    write_export(path, b"one")

    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(private_files, "pwrite", refuse)
    with pytest.raises(ExportError, match=r"No space left on device.*session is safe"):
        write_export(path, b"two", replace=True)
    assert path.read_bytes() == b"one"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["page.md"]


def test_the_name_says_the_format(session: Session) -> None:
    assert [format_of(name) for name in ("a.md", "A.MARKDOWN", "x/y.JSON")] == ["md", "md", "json"]
    assert [format_of(f"a{ending}") for known in FORMATS.values() for ending in known.endings] == [
        key for key, known in FORMATS.items() for _ in known.endings
    ]
    for name in ("a.odt", "md", ""):
        with pytest.raises(ExportError, match=r"\.md, \.html, .* or \.ics"):
            format_of(name)
    with pytest.raises(ExportError) as refused:
        format_of("a.txt")
    endings = str(refused.value).partition("ends in ")[2].replace(" or ", ", ").split(" says")[0].split(", ")
    assert len(endings) == len(set(endings)) > 5, "an ending that two formats have is said once"
    with pytest.raises(ExportError, match=r"md, html, .* and quotes"):
        export_bytes(session, "odt", "participants")
    with pytest.raises(ExportError, match="for everyone"):
        export_bytes(session, "md", "everyone")  # type: ignore[arg-type]
