"""What stands above a template that is begun, for whoever changes it: its parts, in plain words."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.journal.form import SHAPE as JOURNAL

_ABOUT_WALLS = """#
# Each [[questions]] is asked by itself, and has a wall of its own:
#   key      one word, typed as: WORD: a note    title   what stands over its notes    ask   as the room reads it
#   side     "works" or "not": where statements of that side go that come from elsewhere; leave it out for neither
# Each [[areas]] is a column under every question:
#   key      one word, typed                     title   in full
#   short    one word for columns and counts, typed as well
#   also_called   other words that may be typed for it; leave it out where there are none
# Each [[phases]] is one step, in order:
#   key      typed as: go WORD                   title, minutes (least and most), purpose
#   room     the view it begins with: welcome, question, wall, areas, themes, lone, contested, links, check, decisions,
#            closing, quiet. Until the first step that shows notes, no note can be shown: people are still writing.
#            Keep the keys distil, fold-in, check and settle: in them each change needs its reason.
#   say, do, watch   lists of short sentences for the console      record   lines for the typist, as examples
# Where you call a question or an area otherwise, the lines under record change with it: check says which.
# For boxes that nothing is sorted in, begin with: holdspace templates new our-boxes --shape canvas

"""


_ABOUT_GRIDS = """#
# Each [[rows]] is a row of the grid; chairs are set out in it:
#   key      one word, typed as: + WORD Ana: aunt    title   in full    label   on the map, in capital letters
#   `whanau` true for those who are asked first what they want, and are never asked how often they come
# [[questions]] and [[fields]] are what a chair is asked. Change heading, room, ask and hint; key and word stay.
# Each [[empty_reasons]] says why a chair is empty: key is typed, 9 empty WORD, and label is told.
# [[marks]], on paper, are what is seen down a column: mark who WORD: …     [[bases]] is how an answer is told.
# chairs = false is a grid on paper, where nobody sits: holdspace templates new our-grid --shape paper-grid
# Each [[phases]] is one step, in order:
#   key      typed as: go WORD                       title, minutes (least and most), purpose
#   room     the view it begins with: welcome, question, map, chair, total, differences, wants, agreements, slot,
#            conversations, deroling, sharing, learning, closing, quiet; on paper: headings
#            In a step with room = "sharing" nothing is written; with "deroling" roles are left, chair by chair.
#   say, do, watch   lists of short sentences for the console      record   lines for the typist, as examples
# Where you call a row or a reason otherwise, the lines under record change with it: check says which.

"""


_ABOUT_NET_GRAMS = """#
# Each [[rows]] is who may stand around the one in the centre, who is the first of the first row:
#   key      one word, typed as: + WORD close Ana: aunt      title   in full      label   in capital letters
#   kind     "whānau", "community" or "service"              `whanau` true for those of the whānau
# [[questions]] are the three of the grid, for a conversation: change the heading; key and word stay.
# Each [[empty_reasons]] says why somebody is not there: key is typed, 9 empty WORD, and label is told.
# Each [[phases]] is one step, in order: key is typed as go WORD; room is the view it begins with: welcome, rings, ties,
#   missing, seen, conversations, question, closing, quiet; record has lines for the typist, as examples.

"""


_ABOUT_DAYS = """#
# This is the day around every exercise: there is one, and its key stays frame.
# [[headings]] are those of the agreement: key is typed, together WORD: …, and title is told.
# [[weather]] is how it is in the group: key is typed with a count, weather sunny 6, and label is told.
# hold_reminders are what you read while an elephant is there.
# reflection_questions are what the group is asked, looking back.
# Each [[phases]] is a part of the day: key is typed as go WORD, after exercise frame.
#   room is the view it begins with: together, agenda, agreement, jargon, kupu, parked, actions, conversations,
#   elephants, reflection, replies, takeaways, closing, quiet.
# Where you call a heading or the weather otherwise, the lines under record change with it: check says which.

"""


_ABOUT_FORMS = """#
# Each [[prompts]] is one question of a journal, in order; every one may be skipped when it is answered:
#   key      one word, typed as: WORD=…         title    the question as it stands on the screen
#   help     a sentence that helps to answer it  limit   most characters of an answer
#   kind     "tick" for a box to tick            locked  true keeps the answer for its author alone
# together = true is a form that facilitators write together: each of them may read it.

"""


_ABOUT_DECKS = """#
# themes   what the cards are about            draws   how many a draw gives when nobody says
# wordless the phases in which nothing is written, by their keys
# fills    which list of a file of cards fills it: cards, or relationship_cards
# Each [[cards]] is one card:
#   text     200 characters at most              theme   one of the themes
#   from     a role or a group; leave it out where it is you
# Each [[group]] is counted by hands, shown of five or more: key, title, ask, and words with how each is said;
#   called is what one of the words is, over its column of a table: "stance"; leave it out for word
# Each [[phases]] has as its room one of: promise, card, words, deck, quiet, or the key of a count.
# The reminders "promise" and "foot" are the large words at the beginning, and the quiet line under a card.
# For two people who say something on each card, say what each of them is asked. It belongs to both: it is kept by
# both or by nobody. Then a phase may have as its room: will
#
# [[asked]]
# key = "well"
# title = "goes well"
# ask = "What goes well?"

"""


_ABOUT_MARKS = """#
# The shape of marks, one letter a thing on a sheet, is called review here.
# asks     what a round asks: the key of one question, or both
# moments  what is offered as the moment of a round
# frozen   true: what is worded anew after people answered is a version of its own, compared only with itself
# decided  what a decision is called: "One thing to try"
# Each [[scales]] is one question, two at most. Six words and letters at most, with those beside:
#   answers  which of those beside the bar are good answers all the same: whoever gives one has answered

"""


_ABOUT_TALKS = """#
# Each [[phases]] is one step, in order:
#   key      one word, typed as: go WORD       title    what the step is called, in few words
#   minutes  least and most, such as [2, 3]     prompt   what the room reads, 90 letters at most
#   room     the view it begins with: step, turn, offers, chosen, thought, fitted, steps, closing
#   say, do, watch                              lists of short sentences for the console
#   record   lines for the typist, as examples
#   needs    what comes first: "task", or keys of earlier steps
#   not_yet  what is said to whoever is too early with something
#   takes    what may be written: task, offers, fitted, thought, chosen, outcomes, next, useful; [] is nothing
#   round    true where people speak in turn    source   where the step comes from; leave it out for your own
# owner is the word for whose talk it is; shown is what the room may see of what is written.

"""


_ABOUT_PAGES = """#
# For cases that two raters mark, each alone, begin with: holdspace templates new our-rating --shape case-rating
#
# Each [[kinds]] is one kind of page; one may do without a letter, every other has one of a b d k l t v y.
#   states = ["told", "read back", "agreed"]   needs = { agreed = "read back" }   leaves = "agreed"
#   consent = true is for a page that leaves only as its owner allows; sides = true for two positions, with / between
#   draft = { until = "signed", says = "draft until each signed it" }   picks = true for what a group chooses from
#
# Each [[kinds.fields]] says who may see it:
#   sees = "room"       everybody                       sees = "nod"      the room once its owner agrees: 1 nod words
#   sees = "anonymous"  of nobody by name, of five or   sees = "console"  the facilitators
#                       more, texts of three or more    sees = "owner"    gone when it closes, unless they ask: 1 keep
#                                                       sees = "paper"    printed, and never typed
#
# An example of every kind of field; take the # away in front of what you need:
# [[kinds.fields]]
# key = "words"
# title = "words"
# ask = "What is said?"
# kind = "text"               # typed: 1 words: …   and on: 1 words add: …
# sees = "nod"
# limit = 300
# room = "We said: {}."       # how the room reads it; may be left out
#
# kind = "choice"             # typed: 1 setting team
# words = { team = "In the team.", network = "Between services." }
#
# kind = "choices"            # typed: 1 told door, names; without words any, with commas between
# roles = true                # each is a role or an agency, and no name; may be left out
#
# kind = "dial"               # typed: 1 influence high, 1 influence down
#
# kind = "counts"             # typed: 1 stood yes 9 no 7 pass 2; nobody's place is kept
# words = { yes = "yes", no = "no" }
# called = "answer"           # what one of them is called, over its column of a table; may be left out
#
# kind = "role"               # typed: 1 owner site manager; never a number or a name
#
# kind = "day"                # typed: 1 review 12 May, or of half days: 1 review 12 May am, 19 May pm
#
# kind = "tick"               # typed: 1 sent; each = "side" or the key of a field of choices ticks it for each
#
# kind = "voices"             # typed: 1 a protects: …; of sides, or each = "role": 1 bound site manager: …
#
# [[group]] counts what everybody shows by hands; listed = ["key"] names what stands beside a page where all are listed.

"""


ABOUT: Mapping[str, str] = {
    "talk": _ABOUT_TALKS,
    "pages": _ABOUT_PAGES,
    "deck": _ABOUT_DECKS,
    "review": _ABOUT_MARKS,
    "wall": _ABOUT_WALLS,
    "network": _ABOUT_GRIDS,
    "netgram": _ABOUT_NET_GRAMS,
    "log": _ABOUT_DAYS,
    JOURNAL: _ABOUT_FORMS,
}
"""By shape."""
