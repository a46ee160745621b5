"""What a session lets the room see: written at once, dark before anything else, and true. Knows no exercise.

Only somebody who shows something lights a room that is dark or has gone quiet; nothing else that is recorded does.
"""

from __future__ import annotations

import contextlib

from exercises.leaving.room_view import QUIET, RoomView
from sessions.live import alive, room_file
from sessions.live.here import utc_now


class InTheRoom:
    """One session's hold on its room file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.alive: alive.Alive | None = None
        """This console's share in the room's life; None for a single command."""
        self._waits = False
        self._was_left = False
        """Whether its file is as a console left it before this one lived, or before somebody showed something here."""
        self.still_sees: RoomView | None = None
        """What the room sees though it must not any longer, for its file cannot be written; None while all is true."""
        self.is_left = False
        """Whether it was said what the room keeps, as a console was left."""
        self._last: tuple[RoomView | None, str] | None = None
        self._path = room_file.path_of(name)
        self._stamp: room_file.Stamp = ()
        self._known: room_file.Known | None = None
        """What the room file said of itself when it had that stamp."""
        self._lighting = False
        """Whether what was shown to a dark room is not in its file yet."""

    # -- living -------------------------------------------------------------------------------------------------------

    def live(self) -> None:
        """The room may show what this program lets it see, from now until it ends. Raises OSError."""
        if self.alive is None:
            is_first = not alive.life_of(self.name)
            self.alive = alive.Alive(self.name)
            was = room_file.found(self.name)
            self._was_left = is_first and was is not None and was.life == room_file.LEFT
            lit = was is not None and was.view is not None and was.view.blocks
            self._waits = bool(
                lit and was is not None and not was.allowed(self.alive.life) and was.life != room_file.LEFT
            )

    def die(self) -> None:
        """The room is quiet from now on, unless it was told to keep something."""
        if self.alive is not None:
            self.alive.let_go()
            self.alive = None

    @property
    def waits(self) -> bool:
        """Whether the room is quiet, and stays so until somebody shows something: here, or at another console. One that
        is left while this one lives may leave it quiet."""
        was = self._read() if self.alive is not None else None
        if was is None or self.alive is None or was.is_dark:
            return self._waits
        if was.life != room_file.LEFT:
            self._was_left = False
            self._waits = self._waits and was.life not in (room_file.KEPT, self.alive.life)
        elif not self._was_left:
            self._waits = True
        return self._waits

    @waits.setter
    def waits(self, waits: bool) -> None:
        self._waits, self._was_left = waits, self._was_left or not waits

    @property
    def is_there(self) -> bool:
        """Whether the room has anything to read."""
        return self._path.exists()

    @property
    def is_dark(self) -> bool:
        """Whether the room is dark, whoever made it so, and by the file it reads."""
        if self._lighting:
            return False
        was = self._read()
        return was is not None and was.is_dark

    @property
    def is_quiet(self) -> bool:
        """Whether the room waits to be lit: here, or its picture is of a console that ended or left it quiet."""
        if self.waits or self.alive is not None:
            return self.waits
        was = self._read()
        return was is not None and not was.is_dark and was.life not in (room_file.KEPT, alive.life_of(self.name))

    def _read(self) -> room_file.Known | None:
        """What the room file says of itself; read again only when somebody else wrote it. None when there is none."""
        stamp = room_file.stamp(self._path)
        if not stamp:
            return None
        if stamp != self._stamp:
            self._stamp, was = stamp, room_file.found(self.name)
            self._known = room_file.Known(was.life, was.view is None) if was is not None else None
        return self._known

    def _life(self, lights: bool) -> str:
        if self.alive is not None:
            return self.alive.life
        living = alive.life_of(self.name)
        if living:
            return living
        was = self._read() if not lights else None
        return was.life if was is not None else room_file.KEPT

    # -- what it sees -------------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Somebody else recorded something, so the file may hold another picture than this console's last."""
        self._last = None

    def darken(self, version: int) -> None:
        """Makes it dark, before anything else is done."""
        with room_file.writing:
            self._put(version, None, "", room_file.KEPT)
            self._lighting = False

    def show(
        self, version: int, view: RoomView | None, title: str, *, lights: bool = False, again: bool = False
    ) -> None:
        """Lets the room see this; None makes it dark.

        `lights`: somebody shows it, so a dark or quiet room is lit. `again`: whatever the file holds now.
        """
        with room_file.writing:
            self._show(version, view, title, lights=lights, again=again)

    def _show(self, version: int, view: RoomView | None, title: str, *, lights: bool, again: bool) -> None:
        if view is None:
            # Darkness is put there each time: another console may have lit the room meanwhile.
            self._lighting = False
            self._put(version, None, title, room_file.KEPT)
            return
        lights = lights or self._lighting
        if lights:
            self.waits = False
        life = self._life(lights)
        if self.waits or (not again and not lights and self._last == (view, life) and self.still_sees is None):
            return
        if not lights and self.is_dark:
            return
        self._lighting = lights
        if self._put(version, view, title, life):
            self._lighting = False

    def _put(self, version: int, view: RoomView | None, title: str, life: str) -> bool:
        try:
            stamp = room_file.publish(self.name, version, view, title=title, life=life, now=utc_now())
        except OSError:
            was = room_file.found(self.name)
            seen = was.view if was is not None and was.view is not None and was.view.blocks else None
            self.still_sees = seen if seen != view else None
            if view is None and seen is not None and self.alive is not None:
                self.alive.release()  # a room screen that hears of no console is quiet
            return False
        self._last = view, life
        self._stamp, self._known = stamp, room_file.Known(life, view is None)
        self.still_sees = None
        if self.alive is not None and not self.alive.is_held:
            with contextlib.suppress(OSError):
                self.alive.take()
                self.waits = self.waits or view is not None
        return True

    def leave(self, version: int, keeps: str, view: RoomView | None, title: str) -> None:
        """What the room keeps when a console is left: "dark", "quiet", or "picture"."""
        was = room_file.found(self.name)
        if self.is_left or was is None or (was.view is None and keeps != "dark"):
            return  # a dark room stays dark
        self.is_left = True
        match keeps:
            case "dark":
                self._put(version, None, title, room_file.KEPT)
            case "quiet":
                self._put(version, QUIET, title, room_file.LEFT)
            case _:
                self._put(version, view, title, room_file.KEPT)
