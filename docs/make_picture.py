"""Makes the README's picture: the demo session in the console, drawn without a terminal and without any web font.

Run `python docs/make_picture.py`; it writes docs/console.svg.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path


async def picture() -> str:
    """The console at 80x24 as SVG."""
    from sessions.importing import demo
    from sessions.lines import carry_out as commands
    from tui.console.app import ConsoleApp

    session = demo.new_demo(by="F2")
    session.record("projected", {"projected": False})
    commands.perform(session, "show 9")
    since = datetime.fromisoformat(session.state.run.state.phase_since)
    app = ConsoleApp(session, clock=lambda: since.astimezone(UTC) + timedelta(minutes=6))
    async with app.run_test(size=(80, 24)) as pilot:
        app.console_screen.point_at(9)
        await pilot.press("9")
        for character in " who: I decide on safety":
            await pilot.press("space" if character == " " else "colon" if character == ":" else character)
        await pilot.pause()
        drawn = app.export_screenshot(title="holdspace")
    drawn = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    return re.sub(r"font-family: Fira Code", "font-family: ui-monospace, Menlo, Consolas", drawn)


def main() -> None:
    """Writes the picture."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOLDSPACE_HOME"] = folder
        target = Path(__file__).with_name("console.svg")
        target.write_text(asyncio.run(picture()), encoding="utf-8")
        print(target.name)


if __name__ == "__main__":
    main()
