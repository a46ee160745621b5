"""Templates made up at random, each walked through: `python bench/made_up.py [how many] [the first seed]`.

Says of each seed what went wrong, and how many there were that `templates check` takes; ends with 1 where any did.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))


def main(many: int = 200, first: int = 0) -> int:
    """Walks through so many; how many of them went wrong."""
    from tests.sessions import test_made_up_others, test_made_up_templates

    ways = (test_made_up_templates.walk, test_made_up_others.walk)

    os.fsync = lambda descriptor: None  # what is written is read by the same computer
    wrong, taken, begun = 0, 0, time.process_time()
    for seed in range(first, first + many):
        with tempfile.TemporaryDirectory() as folder:
            os.environ.update(HOLDSPACE_HOME=f"{folder}/home", HOLDSPACE_WRITER="F2")
            told = io.StringIO()
            try:
                with contextlib.redirect_stdout(told):
                    taken += ways[seed % len(ways)](seed)
            except Exception:
                wrong += 1
                print(f"{seed}: {traceback.format_exc(limit=-2)}", flush=True)
    print(f"{many} made up, {taken} taken, {wrong} went wrong; {time.process_time() - begun:.0f} s of processor")
    return wrong


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])) > 0)
