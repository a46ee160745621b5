"""Characters that show nothing: which of them a script or an emoji needs where they stand, and which only hide.

Unicode's Default_Ignorable_Code_Point, and the anchors that interlinear notes are set with. Knows no exercise.
"""

from __future__ import annotations

import unicodedata

from exercises.kernel.expression import expression

_SHOWS_NOTHING = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
UNSEEN = expression(f"[{_SHOWS_NOTHING}]")
_ANY = expression(f"[{_SHOWS_NOTHING}]+")
_JOINERS = "\u200c\u200d"
_PICTURE = expression("[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_PICTURE_SIGNS = frozenset("#*0123456789\u203c\u2049\u2139\u3030\u303d")
_KEYCAP = "\u20e3"
_HAN = expression("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_MONGOLIAN = expression("[\u1820-\u18aa]")
_JOINING = expression(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1700-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff]"
)
"""Scripts in which a joiner, or what keeps from joining, makes another form of a letter: Arabic and its kin, those of
India and Southeast Asia, Mongolian."""


def without_unseen(text: str) -> str:
    """The text as it may be compared: nothing in it that shows nothing."""
    return text if text.isascii() else _ANY.sub("", text)


def needed_unseen(text: str) -> str:
    """The text as it may be kept: of what shows nothing only what shapes a letter or an emoji beside it.

    A joiner after a letter of a script that joins, or between two pictures; a picture's selector after it; an
    ideograph's and a Mongolian letter's own form after that. Idempotent.
    """
    if UNSEEN.search(text) is None:
        return text
    kept: list[str] = []
    end = 0
    for hit in UNSEEN.finditer(text):
        kept.append(text[end : hit.start()])
        end = hit.end()
        before = next((part[-1] for part in reversed(kept) if part), "")
        if before and _needed(hit[0], before, text[end : end + 1]):
            kept.append(hit[0])
    return "".join([*kept, text[end:]])


def _needed(character: str, before: str, after: str) -> bool:
    if character in _JOINERS:
        joins = _JOINING.match(before) is not None and unicodedata.category(before)[0] in "LM"
        pictured = character == "\u200d" and (_PICTURE.match(before) or before == "\ufe0f") and _PICTURE.match(after)
        return joins or bool(pictured)
    if character in "\ufe0e\ufe0f":
        if before in _PICTURE_SIGNS:
            return after == _KEYCAP or before in "\u203c\u2049\u2139\u3030\u303d"
        return unicodedata.category(before)[0] == "S"
    if "\ufe00" <= character <= "\ufe02" or "\U000e0100" <= character <= "\U000e01ef":
        return _HAN.match(before) is not None or ("\u1000" <= before <= "\u109f" and character == "\ufe00")
    return "\u180b" <= character <= "\u180f" and _MONGOLIAN.match(before) is not None
