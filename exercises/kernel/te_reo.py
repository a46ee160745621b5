"""Words of te reo Māori with a meaning each, however they were typed. It judges none.

Name the jargon, person-centred partnership: te reo Māori is offered a meaning and never listed as a fault. A word is
known without its macrons, with doubled vowels for them, and within several words. The meanings are short, and ours: a
group's own comes first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from exercises.kernel.expression import expression
from exercises.kernel.text import folded

KUPU: dict[str, str] = {
    "Aotearoa": "New Zealand",
    "aroha": "love, compassion",
    "atua": "a god, a guardian of the natural world",
    "awa": "river",
    "awhi": "to embrace, to help",
    "haka": "a dance with chant",
    "hākari": "a feast that closes a gathering",
    "hapori": "community",
    "hapū": "a group of families with one ancestor; also pregnant",
    "hauora": "health and wellbeing",
    "hīkoi": "a walk, a march",
    "hinengaro": "mind, thought and feeling",
    "hōhonu": "deep",
    "hongi": "a greeting by pressing noses",
    "hui": "a gathering, a meeting",
    "iwi": "a tribe, a people",
    "kai": "food, to eat",
    "kaiako": "teacher",
    "kaiārahi": "guide, navigator",
    "kaiāwhina": "helper, support worker",
    "kaimahi": "worker, staff",
    "kaimanaaki": "someone who looks after guests",
    "kaitakawaenga": "go-between, someone who links people and services",
    "kaitiaki": "guardian, caretaker",
    "kāinga": "home",
    "kanohi ki te kanohi": "face to face",
    "kapa haka": "performing arts in a group",
    "karakia": "words that open or close a gathering",
    "karanga": "the call of welcome",
    "kaumātua": "elder, elders",
    "kaupapa": "purpose, topic, what something stands on",
    "kaupapa Māori": "by Māori, on Māori foundations",
    "kawa": "the way a marae does things",
    "kawakawa": "a healing plant",
    "koha": "a gift, a contribution",
    "kōhanga reo": "early childhood place where te reo Māori is spoken",
    "kōrero": "to talk, a conversation",
    "koro": "older man, grandfather",
    "korowai": "a cloak",
    "kotahitanga": "unity",
    "kuia": "older woman, grandmother",
    "kupu": "word, words",
    "kura": "school",
    "kura kaupapa": "a school in te reo Māori",
    "mahi": "work",
    "mahi tahi": "working as one",
    "mana": "authority, standing",
    "mana motuhake": "self-determination",
    "mana whenua": "the people of this land",
    "manaaki": "to care for, to host",
    "manaakitanga": "care that lifts another's mana",
    "manuhiri": "visitors, guests",
    "Māori": "the indigenous people of Aotearoa",
    "Māoritanga": "Māori culture and way of being",
    "marae": "a meeting place of a community",
    "mātāmua": "the eldest child",
    "matariki": "the star cluster of the new year",
    "mātauranga": "knowledge",
    "mātua": "parents",
    "matua": "father, a man of that generation",
    "mauri": "life force",
    "mihi": "a greeting",
    "mihimihi": "a round of greetings, where each says who they are",
    "moana": "the sea",
    "mokopuna": "grandchild",
    "mōrena": "good morning",
    "ngā mihi": "greetings, thanks",
    "nohoanga": "a place to stay",
    "oranga": "wellbeing, livelihood",
    "Oranga Tamariki": "the ministry for children, which has powers by law",
    "Ōtautahi": "Christchurch",
    "Pākehā": "a New Zealander of European descent",
    "pakeke": "adult",
    "papakāinga": "homes on family land",
    "pāpā": "father",
    "pēpē": "baby",
    "pēpi": "baby",
    "pepeha": "saying who one is by people and place",
    "pono": "true, sincere",
    "poroporoaki": "farewell, the closing of a gathering",
    "pōwhiri": "a welcome",
    "pūrākau": "a story handed down",
    "puna": "a spring, a source",
    "rangatahi": "young people",
    "rangatira": "a leader",
    "rangatiratanga": "leadership, self-determination",
    "raranga": "weaving",
    "reo": "language, voice",
    "ringawera": "those who cook and serve",
    "rohe": "district, region",
    "rongoā": "healing, medicine",
    "rōpū": "a group",
    "taha": "a side, an aspect",
    "taiaha": "a fighting staff",
    "tamaiti": "a child",
    "tama": "a boy, a son",
    "tamāhine": "a daughter",
    "tamariki": "children",
    "tāne": "man",
    "taonga": "a treasure",
    "tangata": "a person",
    "tāngata": "people",
    "tangata whaiora": "a person seeking wellness",
    "tāngata whaikaha": "disabled people",
    "tangata whenua": "the people of the land",
    "Tangata Tiriti": "people who are here by the Treaty",
    "tangi": "to weep; a funeral",
    "tangihanga": "a funeral",
    "tapu": "set apart, sacred",
    "tautoko": "to support",
    "tauiwi": "people who are not Māori",
    "teina": "a younger sibling",
    "te ao Māori": "the Māori world",
    "te reo": "the language",
    "te reo Māori": "the Māori language",
    "Te Tiriti": "the Treaty",
    "Te Tiriti o Waitangi": "the Treaty of Waitangi",
    "te whare tapa whā": "wellbeing as a house with four walls",
    "tiaki": "to look after",
    "tikanga": "the right way of doing things, custom",
    "tinana": "body",
    "tino rangatiratanga": "full self-determination",
    "tohunga": "an expert, a healer",
    "tuakana": "an older sibling",
    "tuakana teina": "the older and the younger learning from each other",
    "tumuaki": "principal, head",
    "tupuna": "ancestor",
    "tūpuna": "ancestors",
    "tūrangawaewae": "a place to stand",
    "wahine": "woman",
    "wāhine": "women",
    "waiata": "a song, to sing",
    "wairua": "spirit",
    "Waitangi": "the place where the Treaty was signed",
    "waka": "a canoe; being in one vessel",
    "wānanga": "a gathering to learn",
    "whaea": "mother, a woman of that generation",
    "whaikōrero": "speech making",
    "whakaaro": "thought, opinion",
    "whakamā": "shame, shyness",
    "whakamana": "to uphold, to give standing to",
    "whakapapa": "descent, layers of connection",
    "whakarongo": "to listen",
    "whakataukī": "a proverb",
    "whakatau": "a welcome, less formal",
    "whakawātea": "a clearing",
    "whakawhanaungatanga": "making and keeping relationships",
    "whānau": "family, in its wide sense",
    "whānau hauā": "disability as part of whānau",
    "Whānau Ora": "wellbeing led by whānau, and its navigators",
    "whanaunga": "a relative",
    "whanaungatanga": "relationship, kinship",
    "whāngai": "a child raised by others of the whānau",
    "whare": "house",
    "wharekai": "dining hall",
    "wharenui": "meeting house",
    "whenua": "land; also placenta",
    "wero": "a challenge",
    "ngākau": "heart",
    "Ngāti": "people of one ancestor",
}
"""By word, with its macrons. Some are English too ("mana"): they stay jargon only when the typist says so."""
_MACRON = "\u0304"
_BREAKS = expression(r"[\s/–—-]+")
_SYLLABLES = expression(r"(?:(?:ng|wh|[hkmnprtw])?[aeiou])+")
_DOUBLED = expression(r"([aeiou])\1")


def key(words: str) -> str:
    """The words as they are compared: no case, macrons or doubled vowels."""
    return _DOUBLED.sub(r"\1", folded(words))


_BY_KEY = {key(word): word for word in KUPU}


def spelling(term: str) -> str:
    """The word or words with their macrons, when they are known; else ""."""
    return _BY_KEY.get(key(term), "")


def meaning(term: str) -> str:
    """A meaning that may be offered; "" for none."""
    return KUPU.get(spelling(term), "")


def is_te_reo(term: str, more: Iterable[str] = ()) -> bool:
    """Whether the words are te reo Māori, or have a word of it among them; `more` words may be known besides."""
    if _MACRON in unicodedata.normalize("NFD", term):
        return True
    known = {key(word) for word in more}
    if key(term) in _BY_KEY or key(term) in known:
        return True
    words = [word for word in _BREAKS.split(folded(term).strip(" .,;:!?'\"()")) if word]
    if any(key(word) in _BY_KEY or key(word) in known for word in words):
        return True
    # Names such as Te Puna Wai, and words made with whaka-: nothing in English goes on like that.
    spelled = bool(words) and all(_SYLLABLES.fullmatch(word) for word in words)
    return spelled and ((len(words) > 1 and words[0] in ("te", "nga")) or words[0].startswith("whaka"))


_WORDS = expression(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_BEFORE = frozenset(("te", "nga", "he", "o", "ki"))
"""Particles that are te reo Māori where they stand before a word of it."""
_ENGLISH_TOO = frozenset(("mana", "puna", "koro", "waka", "taha"))
_SPOKEN = {word for known in _BY_KEY for word in known.split()} - _BEFORE - _ENGLISH_TOO
"""Every word of those that are known, alone or among others."""


@lru_cache(maxsize=4096)
def _spoken(word: str) -> bool:
    """Whether one word is read aloud as te reo Māori."""
    if _MACRON in unicodedata.normalize("NFD", word):
        return True
    known = key(word)
    return known in _SPOKEN or known.startswith(("whaka", "whanau"))


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is te reo Māori, so that a screen reader says it as such.

    Words with nothing but space between them are one piece, a particle with the word that it stands before.
    """
    pieces: list[tuple[int, int]] = []
    for word in reversed(list(_WORDS.finditer(text))):
        if pieces and text[word.end() : pieces[-1][0]].isspace() and (_spoken(word[0]) or key(word[0]) in _BEFORE):
            pieces[-1] = (word.start(), pieces[-1][1])
        elif _spoken(word[0]):
            pieces.append(word.span())
    done = 0
    for begin, end in reversed(pieces):
        if begin > done:
            yield text[done:begin], False
        yield text[begin:end], True
        done = end
    if done < len(text):
        yield text[done:], False
