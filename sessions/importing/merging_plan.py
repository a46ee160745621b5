"""The moves that bring another wall's notes, themes and links onto this one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from exercises.kernel.consent import NOT_ASKED
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.wall import state
from exercises.wall.state import FIELDS, Theme
from sessions.importing.merging_notes import Notes
from sessions.importing.merging_since import Pair, catch_up


@dataclass
class Bringing(Notes):
    """One wall being brought onto another, each step after those it builds on."""

    themes_made: int = 0
    pair: Pair = field(default_factory=lambda: Pair({}, {}))
    """When what was changed last here and there."""

    def plan(self) -> None:
        """Works out the moves. Raises ExerciseError, with `place` telling of what, when the wall refuses one."""
        self.bring_notes()
        self.themes = self._known_themes()
        made = self._themes()
        # Before any is merged away again: a link keeps the themes it was made between.
        self._links()
        for theme in sorted(made, key=self.depth, reverse=True):
            self.place = f"theme {theme.number} there"
            self.put_away(theme)
        self.made = {theme.number for theme in made}
        """The themes there that were made here just now."""
        if self.called:
            self._since()
        else:
            before = len(self.moves)
            catch_up(self, self.pair)
            self.changes = len(self.moves) - before
        self._statuses()
        self._against()
        self._consents()
        self._reaches()
        parts = sum(1 for note in self.other.notes.every() if note.half_of and note.half_of == note.same_as)
        if parts and self.moves:
            what = f"{parts} part{'' if parts == 1 else 's'}"
            self.said.append(f"{what} of notes that are whole again stay in the other.")
        checked = sum(1 for theme in self.other.themes.every() if theme.check is not None)
        if checked and self.moves:
            self.said.append(f"The member check of {checked} theme{'' if checked == 1 else 's'} stays in the other.")

    # -- themes -------------------------------------------------------------------------------------------------------

    def origin(self, number: int) -> str:
        """Stands as a reason on a theme that was brought in, and tells it again the next time."""
        return f"theme {number} of {self.identity}"

    def _may_come_from(self, why: str, number: int) -> bool:
        """Whether that reason says it, of a copy under whatever name it was remembered by."""
        return why.startswith(f"theme {number} of {self.formerly}")

    def _known_themes(self) -> dict[int, int]:
        here = {step.why: theme.number for theme in self.here.themes.every() for step in theme.trail if step.why}
        known = {number: number for number in (self.began.themes if self.began else ()) if number in self.here.themes}
        for theme in self.other.themes.every():
            number = theme.number
            for mine in self.here.themes.every() if self.formerly else ():
                whys = [(step.why, number) for step in mine.trail] + [(step.why, mine.number) for step in theme.trail]
                alike = _names(theme, self.as_here) & _names(mine, str)
                if alike and any(self._may_come_from(why, there) for why, there in whys):
                    known[number] = mine.number
            if self.origin(number) in here:
                known[number] = here[self.origin(number)]
            reasons = {step.why for step in theme.trail} if self.own else ()
            known.update((number, mine) for mine in self.here.themes if f"theme {mine} of {self.own}" in reasons)
        return known

    def _themes(self) -> list[Theme]:
        """Brings the themes; those that are new here."""
        inside = self._inside()
        made: list[Theme] = []
        for theme in self.other.themes.every():
            self.place = f"theme {theme.number} there"
            notes = [self.known[number] for number in inside[theme.number]]
            if theme.number not in self.themes:
                self._make(theme, notes)
                made.append(theme)
            elif notes and (target := self.standing(self.themes[theme.number])):
                self._do("assign", notes=notes, theme=target)
        self._copies()
        return made

    def _inside(self) -> dict[int, list[int]]:
        """The notes each theme begins with: those that came with a merged theme begin in that one."""
        inside: dict[int, list[int]] = defaultdict(list)
        begun: dict[int, int] = {}
        for theme in sorted(self.other.themes.every(), key=self.depth, reverse=True):
            if theme.merged_into and theme.number not in self.themes:
                for number in next((step.notes for step in reversed(theme.trail) if step.kind == "merged into"), ()):
                    begun.setdefault(number, theme.number)
        for number in sorted(self.placed):
            note = self.other.notes[number]
            if note.theme and note.on_wall:
                start = begun.get(number, note.theme)
                inside[start if self._end(start) == note.theme else note.theme].append(number)
        return inside

    def depth(self, theme: Theme) -> int:
        """How many merges the theme there is away from one that stands."""
        depth = 0
        while theme.merged_into:
            theme, depth = self.other.themes[theme.merged_into], depth + 1
        return depth

    def _end(self, number: int) -> int:
        while self.other.themes[number].merged_into:
            number = self.other.themes[number].merged_into
        return number

    def standing(self, number: int) -> int:
        """The theme here, or the one it was merged into; 0 when it was dropped."""
        theme = self.now.themes[number]
        while theme.merged_into:
            theme = self.now.themes[theme.merged_into]
        return theme.number if theme.stands else 0

    def _make(self, theme: Theme, notes: list[int]) -> None:
        ref = {"ref": f"{self.called}, theme {theme.number}"} if self.called else {}
        done = self._do(
            "new_theme",
            notes=notes,
            name=theme.name,
            question=self.asked(theme.question),
            why=self.origin(theme.number),
            **ref,
        )
        self.themes[theme.number] = done["number"]
        self.themes_made += theme.stands
        for part in FIELDS:
            if getattr(theme, part):
                self._do("describe", theme=done["number"], field=part, text=getattr(theme, part))

    def _copies(self) -> None:
        for number in sorted(self.placed):
            note = self.other.notes[number]
            for theme in note.also if note.on_wall else ():
                target = self.standing(self.themes[theme])
                if target and target not in self.now.notes[self.known[number]].themes:
                    self._do("copy", notes=[self.known[number]], theme=target)

    def put_away(self, theme: Theme) -> None:
        """Merges the theme here, or drops it, as it was there."""
        if theme.merged_into:
            step = next(one for one in reversed(theme.trail) if one.kind == "merged into")
            target = self.standing(self.themes[theme.merged_into])
            if target:
                self._do(
                    "merge",
                    into=target,
                    themes=[self.themes[theme.number]],
                    why=step.why or self.origin(theme.number),
                    who=step.by,
                    when=step.when,
                )
        elif theme.dropped and not self.now.themes[self.themes[theme.number]].notes:
            why = next((one.why for one in reversed(theme.trail) if one.kind == "dropped"), "")
            self._do("drop_theme", theme=self.themes[theme.number], why=why)

    # -- what was changed there since it came ------------------------------------------------------------------------

    def _since(self) -> None:
        """Names, merges and places that changed there since, where nobody changed the same here."""
        differ: set[int] = set()
        for theme in sorted(self.other.themes.every(), key=self.depth, reverse=True):
            self.place = f"theme {theme.number} there"
            mine = self.now.themes[self.themes[theme.number]]
            if theme.stands and mine.stands and theme.name and self.as_here(theme.name) != mine.name:
                before = [step for step in theme.trail if step.kind == "named"]
                if mine.name in [self.as_here(step.words) for step in before]:
                    self._do(
                        "name_theme",
                        theme=mine.number,
                        name=theme.name,
                        why=before[-1].why or self.origin(theme.number),
                        who=before[-1].by,
                        when=before[-1].when,
                    )
                else:
                    differ.add(mine.number)
            elif theme.merged_into and mine.stands:
                if any(step.kind == "unmerged" for step in mine.trail):
                    differ.add(mine.number)
                elif self.standing(self.themes[theme.merged_into]) != mine.number:
                    self.put_away(theme)
        differ |= self._moved()
        if differ:
            told = listed([f"t{number}" for number in sorted(differ)][:8])
            one = len(differ) == 1
            self.said.append(
                f"{told} {'is' if one else 'are'} called, merged or filled otherwise here than there, and "
                f"{'stays' if one else 'stay'} as here. To follow: name, merge or 17 > 3."
            )

    def _moved(self) -> set[int]:
        """Puts notes where they went there, when they still are here where they were; the themes of those that are
        not."""
        left = self._left()
        going: dict[int, list[int]] = defaultdict(list)
        differ: set[int] = set()
        for number, mine in self.known.items():
            note, here = self.other.notes[number], self.now.notes.get(mine)
            if here is None or not here.on_wall or not note.on_wall or not here.theme or not note.theme:
                continue
            target = self.standing(self.themes[note.theme])
            if not target or target in here.themes or here.status:
                continue
            if here.theme in left[number]:
                going[target].append(mine)
            else:
                differ.add(here.theme)
        for target, notes in going.items():
            self.place = f"theme {target} here"
            self._do("assign", notes=sorted(notes), theme=target)
        return differ

    def _left(self) -> dict[int, set[int]]:
        """The themes here that stand for those each note there has been in and left."""
        left: dict[int, set[int]] = defaultdict(set)
        for theme in self.other.themes.every():
            for step in theme.trail:
                if step.kind in ("moved out", "out", "split off"):
                    for number in step.notes:
                        left[number].add(self.standing(self.themes[theme.number]))
        return left

    # -- what stands beside the themes --------------------------------------------------------------------------------

    def _statuses(self) -> None:
        for number in sorted(self.placed):
            note, mine = self.other.notes[number], self.known[number]
            if not note.on_wall:
                continue
            self.place = f"note {number} there"
            match note.status:
                case state.LONE:
                    self._do("lone", notes=[mine], why=note.why)
                case state.CONTESTED:
                    self._do("contested", note=mine, readings=list(note.readings))
                case state.PARKED:
                    self._do("park", notes=[mine], why=note.why, until=note.until)

    def _against(self) -> None:
        """What speaks against a theme or a note there speaks against it here."""
        there = {(case.text, case.theme, case.note) for case in self.here.against.every()}
        for case in self.other.against.every():
            theme, note = self.themes.get(case.theme, 0), self.known.get(case.note, 0)
            if not case.gone and (theme or note) and (self.as_here(case.text), theme, note) not in there:
                self.place = f"a{case.number} there"
                told = {"theme": theme} if theme else {"note": note}
                self._do("against", text=case.text, ref=case.ref, when=case.when, **told)

    def _consents(self) -> None:
        """What somebody took back or allowed meanwhile holds here too."""
        for number, mine in self.known.items():
            note, here = self.other.notes.get(number), self.now.notes.get(mine)
            if note is None or here is None or here.withdrawn or note.consent in (NOT_ASKED, here.consent):
                continue
            self.place = f"note {number} there"
            self._do("consent", notes=[mine], consent=note.consent)

    def _reaches(self) -> None:
        """What was said there to be within reach; beside another word here it is contested, and both stand."""
        for number, mine in self.known.items():
            note, here = self.other.notes.get(number), self.now.notes.get(mine)
            if note is None or here is None or not here.on_wall or here.withdrawn:
                continue
            self.place = f"note {number} there"
            for word in note.reach:
                if word not in here.reach:
                    self._do("reach", notes=[mine], reach=word)

    def _links(self) -> None:
        there = {(frozenset(link.between), link.why, link.apart) for link in self.here.links.every()}
        for link in self.other.links.every():
            first, second = (self.themes.get(number, 0) for number in link.between)
            same = frozenset((first, second)), self.as_here(link.why), link.apart
            if not first or not second or same in there:
                continue
            self.place = f"link l{link.number} there"
            try:
                self._do("link", between=[first, second], why=link.why, apart=link.apart, who=link.by, when=link.when)
            except ExerciseError:
                self.said.append(f"Link l{link.number} there was left out: one of its themes is no longer one here.")


def _names(theme: Theme, said: Callable[[str], str]) -> set[str]:
    """What it is and was called."""
    return {said(step.words) for step in theme.trail if step.kind == "named"} | ({said(theme.name)} - {""})
