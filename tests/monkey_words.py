"""What people type in the middle of a room: ordinary sentences, README's lines, grammar words, te reo; by a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from exercises.kernel.template import Template
from exercises.shapes import SHAPES
from tests.samples import sample_of

README = Path(__file__).resolve().parents[1] / "README.md"

ORDINARY = (
    "they took over", "bring mum", "back in ten minutes", "bye", "she was not asked", "next week we meet again",
    "show her the room first", "hold on a moment", "blank faces all round", "map out who comes when", "undo the harm",
    "nobody rang her", "he is tired of us", "please sit down", "mum says no", "can we stop here", "pause for tea",
    "the lift was broken", "we agree on that", "agreed, mostly", "park that for later", "park the van at the back",
    "note the time", "notes on the wall", "moment of truth", "timer went off", "time for kai", "find her a chair",
    "find the car keys", "help her with the form", "helps a lot", "helps team a bit", "difficult to say",
    "difficult team day", "go home", "go and ask", "goes without saying", "take a break", "talk to nana",
    "talk less, listen more", "merge the two lists", "split the bill", "link arms", "drop it off at reception",
    "name them all", "about time", "about three of us", "same again", "same old story", "left early", "right then",
    "quit smoking", "quite so", "leave it with me", "exit interviews", "export is not a feeling", "print it out",
    "open the window", "close the door", "closed on fridays", "release the pressure", "released on bail",
    "witness to it all", "limit the visits", "slot her in somewhere", "asked and answered", "wants to be heard",
    "why would anyone", "who does that", "what now", "do it again", "do nothing", "yes", "no", "no one came",
    "yes but not today", "maybe", "ok", "thanks everyone", "sorry i am late", "stop", "stop it", "start again",
    "resume the story", "redo the kitchen", "read it out loud", "retype that letter please", "remove the table",
    "remove him from the list", "clear as mud", "clear the air", "clear the table", "dark outside now", "black coffee",
    "off we go", "on we go", "late again", "swap seats with me", "move along", "edit the letter", "delete my number",
    "rename the team", "finish by four", "end of the day", "end on a karakia", "draw a line under it", "pick a card",
    "pass", "pass the milk", "offer her tea", "task force", "turn the page", "turn around", "keep talking",
    "keep nothing back", "observer bias", "useful idiots", "sheet of paper", "round and round", "version of events",
    "decide later", "check the door", "check the time please", "people first", "people talk", "meeting after meeting",
    "weather permitting", "action plans nobody reads", "said nothing all day", "told off by the doctor",
    "so we will see", "so we never know", "assumptions were made", "feedback is a gift", "reply to her email",
    "elephant in the room", "elephants never forget", "jargon is everywhere", "together we stand",
    "agenda? what agenda", "conversation dried up", "takeaway for lunch", "follow up with nan", "follow the money",
    "nod if you agree", "double the dose", "surprise party", "mark my words", "question everything", "case closed",
    "standing room only", "learned helplessness", "idea of home", "shift work", "turning point", "needs must",
    "visits are too many", "felt it in my bones", "matters to me", "holds a grudge", "trades places", "row your boat",
    "a b c", "b", "bx", "s", "n", "m", "h", "q", "y e", "ye", "x marks it", "i am cold", "a bit", "u can see",
    "w is for whānau", "g'day", "v good", "p.s. call me", "k then", "t junction", "o dear", "l plates", "r u ok",
    "e hoa", "d day", "f off", "c u later", "z", "j", "?", "??", "-", "--", "~", "~ roughly", "/ or not", ". . .",
    "...", ",", ">", "> 3", "+", "+1 from me", ": yes", ":", "[sic]", "]", "'", '"quoted"', "#hashtag", "@home",
    "3", "9", "9 ", "9 9", "17", "7 8", "9 why", "2 nobody asked her", "3 of us came", "17 people in the room",
    "4 days later", "10 minutes more", "2 much", "1st of all", "9am tomorrow", "24/7", "30%", "0", "007", "9999",
)  # fmt: skip
TE_REO = (
    "kia ora koutou", "ngā mihi nui", "kei te pai", "me kōrero tātou", "kāore au i te mōhio", "haere mai ki te kai",
    "ko wai mā ēnei", "e noho rā", "kua mutu", "taihoa", "āe", "kāo", "whānau first", "mā te wā", "aroha mai",
    "he aha te mate", "tēnā koe e te whaea", "karakia whakamutunga", "Ōtaki ki Paraparaumu", "he waka eke noa",
    "nōku te hē", "kīhai i rongo", "āwhina mai", "pānui mai anō", "hoki mai", "whakarongo",
)  # fmt: skip
IN_A_CARD = (
    "agree 2: once a week at most", "k1 owner P19", "witness P30", "limit 4", "a1 yes 7 8", "released 1-5",
    "said: Priya cried", "standing: let her sit", "find her mum", "show map", "undo", "hold", "merge 3 5: same",
    "split 3: 22 23", "9 why to 11", "together judgement: it stays here", "elephant", "elephant over",
)  # fmt: skip
OPENERS = ("9", "7", "2", "12", "1", "17", "3", "helps team", "difficult me", "n")
"""What opens a card, a note or a place for notes."""
_SPAN = re.compile(r"`([^`\n]+)`")
_NOT_TYPED = re.compile(r"holdspace|ctrl|--|\.(md|csv|json|svg)\b|^[a-z]+/$|~/|%|[\[\]]")
_ENDS = ("", "", "", "", ".", "!", "?", " .", " ", "...", ", and so on", " (she said)", " :)")


def of_readme() -> list[str]:
    """The lines README shows, with words where it leaves them out."""
    shown = [span.replace("…", "she said so").strip() for span in _SPAN.findall(README.read_text(encoding="utf-8"))]
    return sorted({line for line in shown if line and not _NOT_TYPED.search(line)})


def of_languages() -> list[str]:
    """The first words of every language, alone and at the head of a sentence."""
    words: set[str] = set()
    for shape in SHAPES.values():
        words |= {move.split("_")[0] for move in shape.moves}
    return sorted(words | {f"{word} {rest}" for word in words for rest in ("is a word", "3", "3 5: why")})


def sentences(seed: int, template: Template) -> Iterator[str]:
    """One sentence after the other, for ever; the same for the same seed."""
    chance = random.Random(seed)
    kinds = (ORDINARY, TE_REO, tuple(of_readme()), tuple(of_languages()), IN_A_CARD, sample_of(template).lines, OPENERS)
    while True:
        (kind,) = chance.choices(kinds, (10, 2, 3, 2, 3, 2, 3))
        yield _said(chance, chance.choice(kind), plain=kind in (ORDINARY, TE_REO))


def _said(chance: random.Random, words: str, *, plain: bool) -> str:
    if not plain:
        return words if chance.random() < 0.8 else words.capitalize()
    if chance.random() < 0.3:
        words = words.capitalize() if chance.random() < 0.8 else words.upper()
    if chance.random() < 0.08:
        words = f"{chance.randint(1, 40)} {words}"
    return words + chance.choice(_ENDS)
