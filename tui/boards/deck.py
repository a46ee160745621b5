"""The board of a deck: the cards with how they went, what lies out, and on a review both voices side by side. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exercises.deck.reading import card_lines, left
from exercises.deck.state import DIFFER, VOICES, Card, Deck
from exercises.kernel.record import replace
from tui.app.actions import Action
from tui.app.text import fit, pad, wrap
from tui.boards.board import Drawing, Drawn, EntryField, Pointing, Wish, led
from tui.boards.list_board import ListBoard, around, beside, stepped


def _two_voices(state: Deck) -> bool:
    return bool(state.asked)


OWN: tuple[Action, ...] = (
    Action("draw", "Draw cards", "As many as this deck draws, from the top of the pile.", "d"),
    Action("take", "Take this card", "The card pointed at is talked about; the others go to the bottom.", "k"),
    Action("next_card", "Next card", "On to the next of the cards that were taken.", "next card", press="space"),
    Action(
        "voice", "The other voice", "Whose words are typed next: a, then b.", "voice", points=True, where=_two_voices
    ),
    Action("add", "Add a card", "Opens the line; it goes to the bottom of the pile.", "a"),
    Action("opened", "It opened talk", "Counts it on the card pointed at, by nobody.", "o"),
    Action("flat", "It fell flat", "Counts it on the card pointed at, by nobody.", "l"),
)
_MOST, _PAGE = 60, 10
"""Cards drawn at once of a long deck, and how far a paging key goes."""
_COUNTS, _THEME, _VERSION = 14, 22, 28
"""Columns for how often it opened and fell flat, the theme, and the version with where it comes from."""


class DeckBoard(ListBoard):
    """The cards as a list."""

    thing = "card"
    overview_view = "card"
    own = OWN
    opens: Mapping[str, str] = {"add": "+ card "}
    words: Mapping[str, tuple[str, str]] = {
        "show_focused": ("Show this card in the room", "The room sees the card pointed at, large."),
        "show_overview": ("Show what is talked about", "The room sees the card that was taken, or those that lie out."),
        "open_card": ("What both say", "Both voices on the card, one after the other; else everything of it."),
    }
    answer_help = "What is typed after a colon is kept word for word. Both voices stay side by side."
    wordless = "Nothing is typed in this phase."
    none = "No card is in this deck."

    def numbers(self, state: Deck) -> Sequence[int]:
        """In the order of their numbers; those that lie out or are talked about first."""
        first = dict.fromkeys((*state.out, *(card.number for card in state.spoken_of)))
        return [*first, *(number for number in state.cards if number not in first)]

    def listed(self, state: Deck, pointing: Pointing) -> Sequence[int]:
        """Those around the card pointed at."""
        return around(self.numbers(state), pointing.focus, _MOST)

    def above(self, state: Deck, width: int, height: int, pointing: Pointing) -> Drawing:
        """What lies out and how many are left; of a review the card pointed at with both voices."""
        if state.asked and pointing.focus in state.cards:
            lines = [*self.whole(state, pointing.focus, width, pointing), *self._made(state, width)]
            return Drawing([*lines, ((fit(f" CARDS   {left(state)}", width), "heading"),)])
        now, *out = (*([state.now] if state.now else []), *state.out, 0)
        others = "".join(f" · {number}" for number in out if number)
        tail = f"{others}  {left(state)}"
        head = f" {'NOW' if state.now else 'OUT'} {now} {state.cards[now].text}" if now else " No card is out."
        lines = [((pad(fit(head, max(8, width - len(tail))), width - len(tail)), "strong"), (tail, "quiet"))]
        return Drawing([*lines, *self._made(state, width), self._heading(width)])

    def overview(self, state: Deck, width: int, height: int, pointing: Pointing) -> Drawing:
        """The list; of a review what both said on the card pointed at stays in sight."""
        drawn = super().overview(state, width, height, pointing)
        if not state.asked:
            return drawn
        return replace(drawn, focus_first=0, focus_last=len(self.above(state, width, height, pointing).lines))

    def _heading(self, width: int) -> Drawn:
        room = _room(width)
        columns = (("opened  flat", _COUNTS, True), ("theme", _THEME, width >= 72), ("version", _VERSION, width >= 100))
        return (
            *(((pad("", room)), "heading"),),
            *((pad(name, wide), "heading") for name, wide, there in columns if there),
        )

    def rows(self, state: Deck, width: int, pointing: Pointing) -> Iterator[Drawn]:
        """Each card with how it went, its theme, and which version it is."""
        room = _room(width)
        for number in self.listed(state, pointing):
            card = state.cards[number]
            sign = "▌" if number == pointing.focus else "·" if number in (*state.out, *state.taken) else " "
            style = "chosen" if number == pointing.focus else "quiet" if card.retired else "text"
            words = f"{sign}{number:>3} {card.text}"
            counts = "retired" if card.retired else f"{card.opened:>4}  {card.flat:>6}"
            more = [(pad(fit(counts, _COUNTS - 1), _COUNTS), "quiet")]
            more += [(pad(fit(card.theme, _THEME - 1), _THEME), "quiet")] if width >= 72 else []
            more += [(fit(card.last_version, _VERSION), "quiet")] if width >= 100 else []
            yield ((pad(fit(words, room - 1), room), style), *more)

    def _made(self, state: Deck, width: int) -> list[Drawn]:
        """What both will do, and what was counted of the group: in sight, however many cards there are."""
        lines: list[Drawn] = []
        for number, said in state.will_lines():
            lines += led(f" WE WILL {number}  ", wrap(said, max(8, width - 13)), "heading")
        for hands in map(state.hands, state.groups):
            said_of = wrap(f"{hands.title}: {hands}", max(8, width - 2)) if hands.counted else []
            lines += [((f" {line}", "text"),) for line in said_of]
        return lines

    def whole(self, state: Deck, number: int, width: int, pointing: Pointing) -> list[Drawn]:
        """One card: on a review both voices side by side, else all its wordings."""
        card = state.cards[number]
        if not state.asked:
            first, *rest = card_lines(state, number)
            lines: list[Drawn] = [((line, "strong"),) for line in wrap(first, max(8, width - 1))]
            return [*lines, *(((f"  {line}", "text"),) for one in rest for line in wrap(one, max(8, width - 3)))]
        lines = [((f" {line}", "strong"),) for line in wrap(f"CARD {number}  {card.text}", max(8, width - 2))]
        lines += [((fit(f" version {card.last_version}", width), "quiet"),)] if len(card.versions) > 1 else []
        half = (width - 3) // 2
        heads = [[self._head(state, card, voice, half, pointing)] for voice in VOICES]
        pairs = [[(one.title, state.say(number, voice, one.key)) for voice in VOICES] for one in state.asked]
        said = [[self._said(title, words, half) for title, words in pair] for pair in pairs]
        for left_side, right_side in (heads, *said):
            lines += beside(left_side, right_side, half, " │ ")
        differ = state.say(number, DIFFER)
        return [*lines, *(led(" WE DIFFER  ", wrap(differ, max(8, width - 13)), "heading") if differ else [])]

    def _head(self, state: Deck, card: Card, voice: str, room: int, pointing: Pointing) -> Drawn:
        now = voice == (pointing.side or VOICES[0])
        more = ("speaks first" if card.first == voice else "", "typed now" if now else "")
        said = "  ".join(filter(None, (voice.upper(), state.say(voice), *more)))
        return ((pad(fit(f"{'▌' if now else ' '}{said}", room), room), "chosen" if now else "heading"),)

    def _said(self, title: str, said: str, room: int) -> list[Drawn]:
        lines = wrap(said or "· not said yet", max(6, room - 3))
        return [((fit(f" {title}", room), "quiet"),), *(((f"   {line}", "text"),) for line in lines)]

    def fields(self, state: Deck, pointing: Pointing) -> list[EntryField]:
        """What both say on the card pointed at, the voice that is typed now first; nothing on other decks."""
        card = state.cards.get(pointing.focus)
        if card is None or not state.asked or state.closed or state.wordless:
            return []
        first = pointing.side or "a"
        fields = []
        for voice in (first, *(one for one in VOICES if one != first)):
            for one in state.asked:
                said = state.say(card.number, voice, one.key)
                label = f"{card.number} {voice.upper()} {state.say(voice)}".strip()
                fields.append(
                    EntryField(f"{card.number} {voice} {one.key}", f"{label}, {one.title}", one.ask, said, said)
                )
        said = state.say(card.number, DIFFER)
        return [
            *fields,
            EntryField(f"{card.number} we differ", f"{card.number} we differ", "What stays open?", said, said),
        ]

    def without_fields(self, state: Deck, pointing: Pointing) -> Wish:
        """Everything of the card."""
        return Wish(pointing, then="about") if pointing.focus in state.cards else Wish(pointing, says=self.none)

    def about(self, state: Deck, pointing: Pointing) -> list[str]:
        """Everything of the card pointed at."""
        return card_lines(state, pointing.focus) if pointing.focus in state.cards else []

    def move(
        self, state: Deck, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """To another card; a paging key goes over several."""
        return replace(pointing, focus=stepped(self.numbers(state), pointing.focus, direction, _PAGE))

    def act(self, state: Deck, pointing: Pointing, name: str) -> Wish:
        """Draws, takes, counts, goes on to the next card, or turns to the other voice."""
        if name == "draw":
            return Wish(pointing, line="draw")
        if name == "voice":
            side = "a" if pointing.side == "b" else "b"
            role = state.say(side)
            return Wish(replace(pointing, side=side), says=f"Now {side.upper()}{f', {role}' if role else ''} is typed.")
        if name == "next_card":
            if len(state.taken) < 2:
                return Wish(pointing, says="No other card was taken. Draw some, and take those you talk about.")
            at = state.taken.index(state.now) + 1 if state.now in state.taken else 0
            return Wish(pointing, line=f"take {state.taken[at % len(state.taken)]}")
        if name in ("take", "opened", "flat"):
            return Wish(pointing, line=f"{name} {pointing.focus}") if pointing.focus else self.points_at_none(pointing)
        return super().act(state, pointing, name)

    def follow(
        self, state: Deck, pointing: Pointing, kind: str, data: Mapping[str, object], *, undone: bool
    ) -> Pointing:
        """At the first card that was drawn or taken, or the one spoken of."""
        cards = data.get("cards")
        if kind in ("draw", "take") and isinstance(cards, list) and cards and not undone:
            return replace(pointing, focus=cards[0])
        return super().follow(state, pointing, kind, data, undone=undone)


def _room(width: int) -> int:
    """Columns for a card's words."""
    return max(12, width - _COUNTS - (_THEME if width >= 72 else 0) - (_VERSION if width >= 100 else 0))
