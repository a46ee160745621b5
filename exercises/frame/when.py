"""When the things of the day come back, each as it was said with the day that was read of it: "by Friday, 4 December".

A page is read weeks later, and *Friday* alone says nothing any more.
"""

from __future__ import annotations

from exercises.frame.things import Action, Conversation, Elephant, Parked
from exercises.kernel import days


def until(agreed: Action | Conversation) -> str:
    """Until when it is to be done: "by Friday, 4 December", "before the next session"; "" without a day."""
    return days.by_day(agreed.by_when, agreed.by_on)


def comes_back(parked: Parked) -> str:
    """When it comes back, as a sentence goes on; "" without a day."""
    return days.comes_back(days.with_day(parked.back, parked.back_on))


def worked_on(elephant: Elephant) -> str:
    """When it is worked on: "Friday, 4 December"; "" where nobody said."""
    return days.with_day(elephant.when, elephant.when_on)


def looked_at_again(elephant: Elephant) -> str:
    """When the group looks at it again: "on Friday, 4 December"; "" where nobody said."""
    return days.on_day(days.with_day(elephant.review, elephant.review_on))
