"""Our JSON keeps to its published schemas, and the schemas would notice if it did not."""

from __future__ import annotations

import copy
import json
from importlib import resources
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from sessions.export import gather
from sessions.export.writers import json_file
from sessions.leaving.leaving import Leaving
from sessions.live.session import Session
from tests.sessions.export_helpers import worked_session
from tests.sessions.leaving_samples import ENTRY

SCHEMAS = resources.files("sessions.export") / "schemas"


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / f"holdspace-{name}-1.schema.json").read_text(encoding="utf-8"))


def validator(name: str) -> Any:
    return jsonschema.Draft202012Validator(schema(name))


def written(leaving: Leaving) -> Any:
    return json.loads(json_file.write(leaving).files[""])


@pytest.fixture
def session() -> Any:
    made = worked_session()
    yield made
    made.close()


def whole(*sessions: Session) -> Any:
    return written(gather(sessions, "facilitators", documents=True, entries=(ENTRY,)).leaving)


@pytest.mark.parametrize("name", ["session", "page"])
def test_a_schema_is_a_schema_and_points_nowhere_else(name: str) -> None:
    held = schema(name)
    jsonschema.Draft202012Validator.check_schema(held)
    text = json.dumps(held)
    assert held["$id"] == f"urn:holdspace:schema:{name}:1"
    assert '"format"' not in text.replace('"format": {"type": "integer"', "").replace('"required": ["format"', "")
    assert text.count("http") == 1, "only the draft it is written in"


def test_a_session_keeps_to_it(session: Session) -> None:
    for made in (whole(session), whole(session, session)):
        assert made["entries"] and list(validator("session").iter_errors(made)) == []
        assert not validator("page").is_valid(made)
    bare = written(gather([session], "facilitators", documents=True).leaving)
    assert "entries" not in bare and validator("session").is_valid(bare)


@pytest.mark.parametrize("audience", ["participants", "public"])
def test_a_page_keeps_to_it(session: Session, audience: Any) -> None:
    for sessions in ([session], [session, session], []):
        made = written(gather(sessions, audience).leaving)
        assert list(validator("page").iter_errors(made)) == []
        assert not validator("session").is_valid(made)


def test_what_does_not_fit_is_noticed(session: Session) -> None:
    good = whole(session)

    def spoiled(*path: Any, to: Any = None) -> bool:
        held = copy.deepcopy(good)
        place = held
        for step in path[:-1]:
            place = place[step]
        if to is None:
            del place[path[-1]]
        else:
            place[path[-1]] = to
        return not validator("session").is_valid(held)

    assert not validator("session").is_valid([])
    assert all(spoiled(key) for key in ("holdspace", "kind", "name", "events"))
    assert all(spoiled("events", 1, key) for key in ("number", "run", "kind", "data", "at", "by"))
    assert spoiled("events", to=[]) and spoiled("events", 0, "kind", to="exercise") and spoiled("holdspace", to=2)
    assert spoiled("events", 1, "extra", to="x") and spoiled("events", 1, "number", to=0)
    for wrong in ("yesterday", "2026-03-01", "2026-03-01T22:31:00", "2026-03-01 22:31:00+00:00"):
        assert spoiled("events", 1, "at", to=wrong), wrong
    assert spoiled("entries", 0, "day", to="13 March") and spoiled("entries", 0, "reaction", to="x")


def test_the_page_says_where_the_schemas_are() -> None:
    assert {held.name for held in SCHEMAS.iterdir() if held.name.endswith(".json")} == {
        "holdspace-session-1.schema.json",
        "holdspace-page-1.schema.json",
    }
