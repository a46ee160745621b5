"""What every test runs in: a data folder of its own, one writer's name, no animation."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import importlib
import os
import re
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from textual.css.stylesheet import Stylesheet

from tests import shared
from tests.quick_passphrases import light_key as light_key
from tests.quick_passphrases import quick_passphrases as quick_passphrases

settings.register_profile(
    "holdspace",
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    derandomize=True,
)
settings.load_profile("holdspace")


def pytest_configure(config: pytest.Config) -> None:
    """In a run of everything each process compiles a share of the tests first, and finds the others done."""
    given = getattr(config, "workerinput", None)
    if given is None or config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    mine, here = int(given["workerid"].removeprefix("gw")), Path(__file__).parent
    for file in sorted(here.rglob("test_*.py"))[mine :: given["workercount"]]:
        with contextlib.suppress(Exception):  # what is wrong with it is said when it is collected
            importlib.import_module(".".join(file.relative_to(here.parent).with_suffix("").parts))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In a run of everything each process has its share of the long ones, spread over the first half of what it runs:
    while one waits for a screen the others have something to do, and none of them is the last."""
    given = getattr(config, "workerinput", None)
    if given is not None and config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        items[:] = _dealt(items, given["workercount"])


def _dealt(items: list[pytest.Item], processes: int) -> list[pytest.Item]:
    """The tests as they are handed out: an equal run of them to each process."""
    long = [item for item in reversed(items) if item.get_closest_marker("long")]
    others = [item for item in items if not item.get_closest_marker("long")]
    dealt: list[pytest.Item] = []
    for process in range(processes):
        mine = long[process::processes]
        many = max(0, (len(items) - len(dealt)) // (processes - process) - len(mine))
        share, others = others[:many], others[many:]
        for at, item in reversed(list(enumerate(mine))):
            share.insert((at * processes + process) * len(share) // (2 * len(mine) * processes), item)
        dealt += share
    return [*dealt, *others]


def pytest_collection_finish() -> None:
    """The tests stay until the end: looked through for garbage again and again they cost a sixth of a run."""
    gc.freeze()
    gc.set_threshold(100_000, 10, 10)


@pytest.fixture(scope="session", autouse=True)
def shared_place(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the processes of a run share stands beside the folders they have for themselves."""
    own = tmp_path_factory.getbasetemp()
    shared.stands_in(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session", autouse=True)
def stylesheets_read_once() -> None:
    """Every screen of a test would read the same rules again; nothing changes rules that were read."""
    kept: dict[Any, Any] = {}
    read = Stylesheet._parse_rules

    def once(self: Stylesheet, *source: Any, **more: Any) -> Any:
        asked = (source, *more.values(), *self._variables.items())
        if asked not in kept:
            kept[asked] = read(self, *source, **more)
        return kept[asked]

    Stylesheet._parse_rules = once  # type: ignore[method-assign]


@pytest.fixture(scope="session", autouse=True)
def pictures_drawn_once(shared_place: None) -> None:
    """The same picture is drawn the same; the dots of one are a fifth of a second's work."""
    with contextlib.suppress(ModuleNotFoundError):
        import resvg_py

        draw = resvg_py.svg_to_bytes

        def once(**asked: Any) -> bytes:
            mark = hashlib.sha256(repr(sorted(asked.items())).encode()).hexdigest()
            return bytes.fromhex(shared.once(f"drawn-{mark}", lambda: bytes(draw(**asked)).hex()))

        resvg_py.svg_to_bytes = once


@pytest.fixture(scope="session", autouse=True)
def the_disk_is_not_waited_for() -> None:
    """What is written is read by the same computer; programs of their own, which are killed and opened again, wait for
    the disk as ever, and so does every test that looks at when it is waited for."""
    os.fsync = lambda descriptor: None


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder of the test's own. Pytest's looks through those of all tests before it for a number that is free."""
    made = tmp_path_factory.getbasetemp() / f"{next(_FOLDERS)}-{re.sub(r'[^a-z_]', '', request.node.name)[:30]}"
    made.mkdir(mode=0o700)
    return made


_FOLDERS = count()


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own data folder; also the writer's name and a still screen."""
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    monkeypatch.setenv("HOLDSPACE_WRITER", "F2")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path
