"""Which exercise takes a file of pages: one of somebody's own as well; and what is read to find that out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from exercises.kernel.template import Template, template_of
from sessions.importing.cases import import_file
from sessions.importing.pages_file import exercise_of
from sessions.importing.pages_form import lists
from sessions.library import templates
from tests.exercises.pages_lines import THREE_FIELDS
from tests.lines import session

PROJECT = Path(__file__).resolve().parents[2]


class _Asked(templates.BuiltIn):
    """The templates that come with holdspace, and which of them were asked for."""

    def __init__(self, asked: list[str]) -> None:
        super().__init__()
        self._asked = asked

    def __getitem__(self, key: str) -> Template:
        self._asked.append(key)
        return super().__getitem__(key)


def test_only_the_template_that_a_file_is_for_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    every = templates.built_in()
    takes = {lists(one.words)[0][0]: key for key, one in every.items() if one.shape == "pages"}
    assert len(takes) == 6
    for name, key in takes.items():
        asked: list[str] = []
        monkeypatch.setattr(templates, "built_in", lambda asked=asked: _Asked(asked))
        found = exercise_of(None, {name: [], "schema_note": "", "lists": []})
        assert found is not None and found[1].key == key
        assert key in asked and len(asked) < 3, f"{name}: {asked}"


def test_a_file_for_an_exercise_of_somebodys_own_comes_into_it(tmp_path: Path) -> None:
    words = tomllib.loads(THREE_FIELDS.read_text("utf-8"))
    [kind] = words["kinds"]
    fields = [{**one, "from": one["key"]} for one in kind["fields"]]
    held = session()
    held.add_exercise(template_of({**words, "kinds": [{**kind, "from": "things", "fields": fields}]}))
    file = tmp_path / "things.json"
    value = {"things": [{"title": "The van that never came", "wanted": "to be on time once"}]}
    file.write_text(json.dumps(value), encoding="utf-8")
    report = import_file(held, file)
    assert report.says == f"Imported into {words['key']}: 1 thing. One undo takes it all back."
    [page] = held.state.runs[words["key"]].state.every()
    assert page.values == {"wanted": "to be on time once"}


_LOADED = """
import sys
from pathlib import Path
from sessions.importing.cases import import_file
from sessions.library import beginning, templates
held = beginning.new_session("Day", [templates.template("stories")], by="F1")
import_file(held, Path("sessions/samples/stories.json"))
held.close()
print(*sorted(name for name in sys.modules if name.startswith(("sessions.importing.", "sessions.roster."))))
"""


def test_no_other_reader_is_loaded_and_no_roster_where_there_is_none(tmp_path: Path) -> None:
    around = {**os.environ, "HOLDSPACE_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", _LOADED], cwd=PROJECT, env=around, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    loaded = {name.rpartition(".")[2] for name in done.stdout.split()}
    assert "pages_file" in loaded and "roles" in loaded, "else the names are old"
    assert not loaded & {"workshop", "audit_file", "netgram_file", "deck_file", "notes_file", "canvas_file", "finding"}
