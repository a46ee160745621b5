"""Random sessions with marked words: `python bench/walks.py [how many] [the first seed] [steps]`.

Says of each seed that nothing was found, or what was found where and every step that led there; ends with 1 then.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.walks import Found, Walk


def main(many: int = 200, first: int = 1, steps: int = 60) -> int:
    """Walks so many times; how many of them found something."""
    found, begun = 0, time.process_time()
    for seed in range(first, first + many):
        with tempfile.TemporaryDirectory() as folder:
            os.environ.update(HOLDSPACE_HOME=f"{folder}/home", HOLDSPACE_WRITER="F2")
            quiet = io.StringIO()
            try:
                with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
                    walk = Walk(seed, Path(folder))
                    walk.go(steps)
                    asyncio.run(walk.mirror())
            except Found as problem:
                found += 1
                print(f"{seed}: {problem}", flush=True)
                continue
        told = f"{len(walk.gone)} taken back, {len(walk.private)} private, {len(walk.sessions)} sessions"
        print(f"{seed}: nothing found; {told}", flush=True)
    print(f"{many} walks, {found} found something; {time.process_time() - begun:.0f} s of processor")
    return found


if __name__ == "__main__":
    sys.exit(1 if main(*map(int, sys.argv[1:])) else 0)
