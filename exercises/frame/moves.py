"""The table of the log shape's moves. Refuses to know their rules; the modules it names do.

Data of each move, as it is recorded; what an importer gives. `at` is ISO 8601 with its offset: it is put there when a
line is typed, and given by whoever brings a past day in. `item` is the number of the agenda item it belongs to: left
out, it is the one that is on; 0 is none. `number` is given by `with_number`. Fields after the bar may be left out.

The day     day | date offset starts people left_early returned facilitators    (offset: minutes ahead of UTC)
            meeting kind · phase phase at · pause at · resume at
            line kind at | text item minutes counts      kind: facilitator says, phase, paused; counts: {"spoke": 19}
Agenda      plan_item title | minutes intensity practices exercise planned      (planned: HH:MM)
            change_item item field value · move_item item after · drop_item item · keep_item item · repeat_item item
            begin_item item at · end_item item at
Timer       timer_start minutes at | label · timer_more minutes at · timer_pause at · timer_on at · timer_off
Elephant    hold_elephant · elephant_over | waited        (waited: seconds the clocks waited; either may have `at`)
            name_elephant raised | at item            raised: aloud, in private, box
            agree_wording elephant agreed, and only then word_elephant elephant text
            raise_elephant elephant raised · decide_elephant elephant decision · carry_by elephant who
            date_elephant elephant field text at      field: when, review
            change_elephant elephant text · elephant_done elephant | done
Jargon      catch_jargon term at | plain stands_for used_by reo hidden item
            explain_jargon term field text | reo      field: term, stands_for, plain, hears, instead
            mean_jargon term service meaning · use_jargon term used_by · mark_jargon term mark | on
            same_jargon term | other name             one thing with many names; name is what the thing is called
            apart_jargon term · corner on · look_back kind text at    kind: hears, instead, learned
Parking     park text at | carries back item · change_parked parked field text at · parked_done parked | done
            note text at | by follow_up item · change_note note text · note_done note | done
            mark_moment at | words by item
            act text at | who by_when item · change_action action field text at · action_result action result | found
Together    agree_line heading text at | agreed item  heading: a key of the template; agreed: all, with reservations
            say_agreed line agreed · reword_line line text at | why · line_out line at | why
            stop_word text · tikanga_note text at | item · tell at | text item
            go_round kind at | people spoke passed item · weather counts at · come_back count at
            assume text at | so_we_will item · so_we_will reflection text
Feedback    sheet | helped way next myself · change_sheet sheet field text · feedback_theme text
            reply said changed · drop_reply place
Own work    conversation from_whom to_whom on opening at | owner by_when status item
            change_conversation conversation field text at    field: owner, by, opening, status
            learning area text | consent item · learning_consent learning consent
                                                      consent: of exercises/network/state.CONSENTS, "without my number"
Carried     carry_jargon, carry_elephant, carry_parked, carry_action, carry_reply, carry_agreement,
            carry_conversation, each with from_session; carrying.carried_from(state, title) gives them
Mistakes    remove thing                              thing: "p2", "j5", "e1"; see removing.REMOVABLE
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exercises.frame import carrying, elephants, feedback, jargon, keeping, parking, removing, running, timer, together
from exercises.frame.jargon import known_term
from exercises.frame.state import Frame

MOVES: Mapping[str, Callable[..., Frame]] = {
    move.__name__: move
    for move in (
        keeping.day,
        keeping.phase,
        keeping.pause,
        keeping.resume,
        keeping.line,
        keeping.conversation,
        keeping.change_conversation,
        keeping.learning,
        keeping.learning_consent,
        running.meeting,
        running.plan_item,
        running.change_item,
        running.move_item,
        running.drop_item,
        running.keep_item,
        running.repeat_item,
        running.begin_item,
        running.end_item,
        timer.timer_start,
        timer.timer_more,
        timer.timer_pause,
        timer.timer_on,
        timer.timer_off,
        elephants.hold_elephant,
        elephants.elephant_over,
        elephants.name_elephant,
        elephants.raise_elephant,
        elephants.agree_wording,
        elephants.word_elephant,
        elephants.decide_elephant,
        elephants.date_elephant,
        elephants.carry_by,
        elephants.change_elephant,
        elephants.elephant_done,
        jargon.catch_jargon,
        jargon.explain_jargon,
        jargon.mean_jargon,
        jargon.use_jargon,
        jargon.mark_jargon,
        jargon.same_jargon,
        jargon.apart_jargon,
        jargon.corner,
        jargon.look_back,
        parking.park,
        parking.change_parked,
        parking.parked_done,
        parking.note,
        parking.change_note,
        parking.note_done,
        parking.mark_moment,
        parking.act,
        parking.change_action,
        parking.action_result,
        together.agree_line,
        together.say_agreed,
        together.reword_line,
        together.line_out,
        together.stop_word,
        together.tikanga_note,
        together.tell,
        together.go_round,
        together.weather,
        together.come_back,
        together.assume,
        together.so_we_will,
        feedback.sheet,
        feedback.change_sheet,
        feedback.feedback_theme,
        feedback.reply,
        feedback.drop_reply,
        carrying.carry_jargon,
        carrying.carry_elephant,
        carrying.carry_parked,
        carrying.carry_action,
        carrying.carry_reply,
        carrying.carry_agreement,
        carrying.carry_conversation,
        removing.remove,
    )
}
"""Every move by its kind."""
TIMED = frozenset(
    {
        "phase",
        "pause",
        "resume",
        "line",
        "conversation",
        "change_conversation",
        "begin_item",
        "end_item",
        "timer_start",
        "timer_more",
        "timer_pause",
        "timer_on",
        "date_elephant",
        "catch_jargon",
        "look_back",
        "park",
        "change_parked",
        "note",
        "mark_moment",
        "act",
        "change_action",
        "agree_line",
        "reword_line",
        "line_out",
        "tikanga_note",
        "tell",
        "go_round",
        "weather",
        "come_back",
        "assume",
    }
)
"""Moves whose data carry the time."""
SIGNED = frozenset({"note", "mark_moment"})
"""Moves whose data carry the writer's name: the two that one facilitator writes for both."""
UNDATED = frozenset(
    {
        "hold_elephant",
        "elephant_over",
        "name_elephant",
        "raise_elephant",
        "agree_wording",
        "word_elephant",
        "decide_elephant",
        "date_elephant",
        "carry_by",
        "change_elephant",
        "elephant_done",
        "remove",
        "sheet",
        "change_sheet",
        "learning",
        "learning_consent",
    }
)
"""Moves recorded with the day only: the minute could tell who named an elephant or wrote a sheet."""
WORDLESS = frozenset(
    {
        "phase",
        "pause",
        "resume",
        "begin_item",
        "end_item",
        "timer_more",
        "timer_pause",
        "timer_on",
        "timer_off",
        "hold_elephant",
        "elephant_over",
        "corner",
    }
)
"""Moves that keep no words of anybody: all that may be recorded while an exercise is in sharing."""
_LETTERS = {
    "plan_item": "g",
    "repeat_item": "g",
    "name_elephant": "e",
    "carry_elephant": "e",
    "catch_jargon": "j",
    "carry_jargon": "j",
    "park": "p",
    "carry_parked": "p",
    "note": "n",
    "mark_moment": "m",
    "act": "q",
    "carry_action": "q",
    "agree_line": "u",
    "carry_agreement": "u",
    "assume": "r",
    "sheet": "f",
    "conversation": "c",
    "carry_conversation": "c",
    "learning": "w",
}


def with_number(state: Frame, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with the number that the thing this move makes will have; of other moves, as they are."""
    if kind not in _LETTERS:
        return dict(data)
    number = state.numbers.get(_LETTERS[kind], 0) + 1
    if kind in ("catch_jargon", "carry_jargon"):
        held = known_term(state, str(data.get("term", "")))
        number = held.number if held is not None else number
    return {**data, "number": number}
