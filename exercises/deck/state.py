"""A deck as it is: its cards with all their versions, the pile, what lies out, and what two people said. Frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from exercises.kernel.expression import expression
from exercises.kernel.record import MISSING, Record, field
from exercises.kernel.template import Template
from exercises.kernel.things import ANONYMOUS, CONSOLE, OWNER, Part, Thing, many, said, told
from exercises.leaving.hands import Hands

VOICES = ("a", "b")
"""Whose words stand beside whose, in this order and never as one."""
DIFFER, WILL = "differ", "will"
"""What both leave as it is on a card; the lines of what both will do."""
AS_WRITTEN = "back as written"
"""Where a wording comes from that stood before."""
OURS = "the project"
"""Where the cards come from that a template has."""


_WRITER = expression(r"\bF\d+\b")


def _whence(source: str) -> str:
    return f", {'' if source.startswith(AS_WRITTEN) else 'from '}{source}" if source else ""


class Version(Part):
    """One wording of a card."""

    text: str = said(200, what="a card", needed=True)
    source: str = said(80, ANONYMOUS, what="where it comes from")
    """A role or a group: "two schools"; never somebody."""

    @property
    def whence(self) -> str:
        """Where it comes from, behind what is told of it: ", from two schools"."""
        return _whence(self.source)

    @property
    def given(self) -> str:
        """Where it comes from, for others than the facilitators: without why it was worded anew, or a writer's sign."""
        return _WRITER.sub("a facilitator", self.source.partition(": ")[0])

    @property
    def whence_given(self) -> str:
        """The same, behind what is told of it."""
        return _whence(self.given)

    def called(self, key: object) -> str:
        """ "version 2"."""
        return f"version {int(str(key)) + 1}"


class Card(Thing):
    """One card. Opened and flat are counts, by nobody and of no day."""

    one: ClassVar[str] = "card"
    kept_in: ClassVar[str] = "cards"

    versions: tuple[Version, ...] = ()
    theme: str = told()
    retired: bool = False
    why: str = said(160, CONSOLE, label="why it is out", what="why it is out")
    why_from: str = said(80, CONSOLE, label="who took it out", what="where it comes from")
    opened: int = 0
    flat: int = 0
    first: str = ""
    """Who speaks first on it, "a" or "b"; "" for nobody in particular."""

    @property
    def text(self) -> str:
        """As it reads now."""
        return self.versions[-1].text

    @property
    def changed(self) -> bool:
        """Whether it was worded anew, or is out."""
        return len(self.versions) > 1 or self.retired

    @property
    def last_version(self) -> str:
        """The number of its last wording, and where it comes from: "2, from two schools"."""
        return f"{len(self.versions)}{self.versions[-1].whence}"


class Asked(Record):
    """What each of the two is asked on a card, as the template declares it."""

    key: str
    title: str
    ask: str


class Deck(Record):
    """The whole exercise."""

    template: Template = told("-", MISSING)
    phase: str = told("", MISSING)
    themes: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = told("-", ())
    """What two people say on each card; () for a deck on which nothing is said."""
    cards: Mapping[int, Card] = many()
    pile: tuple[int, ...] = ()
    """The cards that are not out, the next one first."""
    out: tuple[int, ...] = ()
    """The cards that lie open, to choose from."""
    taken: tuple[int, ...] = ()
    """The cards that are talked about, in the order they were taken."""
    now: int = 0
    """The one that is talked about now; 0 for none."""
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By a count's key: how many said each; "pass" is never in n."""
    agreed: bool = False
    """Whether both said that they would like to talk; a no is kept nowhere."""
    voices: Mapping[str, str] = said(120, OWNER, default={}, found=False)
    """What belongs to both, by what a line calls it: "2 a well", "2 differ", "will 1", "will 1 who"; "a", its role."""
    wills: int = 0
    """How many lines of what both will do there were."""
    keeps: frozenset[str] = frozenset()
    """Who of the two asked for their words to be kept: both, or it is as if nobody did."""
    shown_in_training: bool = False
    gone: tuple[str, ...] = ()
    """What was taken back, by what a line calls it."""
    numbers: Mapping[str, int] = told("-", {})
    closed: bool = False
    phase_since: str = ""
    paused_since: str = told("-", "")
    paused_seconds: int = told("-", 0)

    @property
    def about(self) -> int:
        """The card that a line without a number is about: the one that is talked about, or the only one that lies out;
        0 for none."""
        return self.now or (self.out[0] if len(self.out) == 1 and not self.taken else 0)

    @property
    def wordless(self) -> bool:
        """Whether nothing may be typed about what is said now."""
        return self.phase in self.template.words.get("wordless", ())

    @property
    def kept(self) -> bool:
        """Whether what both said is kept: by both of them, or by nobody."""
        return self.keeps == frozenset(VOICES)

    @property
    def standing(self) -> Iterator[Card]:
        """The cards that are not retired, in the order of their numbers."""
        return (card for card in self.cards.values() if not card.retired)

    @property
    def spoken(self) -> frozenset[int]:
        """The cards on which something was said."""
        heads = (place.partition(" ")[0] for place in self.voices)
        return frozenset(int(head) for head in heads if head.isdecimal())

    @property
    def spoken_of(self) -> tuple[Card, ...]:
        """The cards that were taken, and those on which something was said."""
        return tuple(self.cards[number] for number in dict.fromkeys((*self.taken, *sorted(self.spoken))))

    @property
    def groups(self) -> tuple[Mapping[str, Any], ...]:
        """What is counted by hands, as the template declares it."""
        return tuple(self.template.words.get("group", ()))

    def said_on(self, number: int) -> list[tuple[str, str]]:
        """What was said on a card, each with what a line calls it."""
        return [one for one in self.voices.items() if one[0].startswith(f"{number} ")]

    def say(self, *place: object) -> str:
        """What stands in that place: say(2, "a", "well"); "" for nothing."""
        return self.voices.get(" ".join(map(str, place)), "")

    def will_lines(self, *, whose: bool = True) -> Iterator[tuple[int, str]]:
        """What both will do, each with its number; with who and when they look again, or without whose it is."""
        for number in range(1, self.wills + 1):
            text, who, again = (self.say(WILL, number, *more) for more in ((), ("who",), ("again",)))
            more = ", ".join(filter(None, (who, f"look again {again}" if again else ""))) if whose else ""
            if text:
                yield number, f"{text}{f' ({more})' if more else ''}"

    def role(self, voice: str) -> str:
        """What a voice is called: its role, or its letter in capitals."""
        return self.voices.get(voice) or voice.upper()

    def hands(self, item: Mapping[str, Any]) -> Hands:
        """What was counted of the group there."""
        key, counts = item["key"], self.counts.get(item["key"], {})
        rows = tuple((said, counts.get(word, 0)) for word, said in item["words"].items())
        name = key if self.template.key == key else f"{self.template.key}_{key}"
        return Hands(name.replace("-", "_"), item["title"], rows, counts.get("pass", 0), item.get("called", "word"))
