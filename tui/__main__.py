"""`python -m tui` is `holdspace`. Refuses to do anything else."""

from __future__ import annotations

from tui.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
