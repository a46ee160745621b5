"""What a folder of this person's holds that nothing could make again: for asking whether anything was changed."""

from __future__ import annotations

from sessions.store import locations


def on_disk() -> dict[str, bytes]:
    """Each file and its bytes, but for locks and what is made again from the rest, beside the screen."""
    made_again = (locations.words_folder(), locations.folds_folder(), locations.home() / "index.json")
    return {
        str(path): path.read_bytes()
        for path in locations.home().rglob("*")
        if path.is_file() and "lock" not in path.name and not any(path.is_relative_to(one) for one in made_again)
    }
