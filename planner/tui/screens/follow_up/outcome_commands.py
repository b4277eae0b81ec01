"""The commands of the screen that records what became of a meeting's items."""

from __future__ import annotations

from typing import Any

from planner.tui.command import Command
from planner.tui.screens.follow_up.forms import edit_action_form, minute_form, new_action_form
from planner.tui.screens.follow_up.recommending import new_recommendation_form


def _has_item(screen: Any) -> bool:
    return screen.item is not None


ANSWER = Command(
    "answer_outcome",
    ("0",),
    "Answer",
    "Give the answer of this number.",
    run=lambda screen: screen.say("Press one of the numbers on the cards."),
    when=_has_item,
    edits=True,
)
MORE = Command(
    "more",
    ("o",),
    "Say more",
    "Minute number, conclusions, by when it is to come back, and who is to be heard then.",
    run=lambda screen: minute_form(screen, screen.selection.item),
    when=lambda screen: screen.selection.item in screen.view.programme.minutes,
    edits=True,
    search_words="details number conclusions invite date months",
)
ADD_ACTION = Command(
    "add_action",
    ("a",),
    "Add an action",
    "Record what was asked for at this item, who owes it, and by when.",
    run=lambda screen: new_action_form(screen, screen.selection.item),
    when=_has_item,
    edits=True,
    search_words="action request information resolved",
)
RECOMMEND = Command(
    "recommend",
    ("r",),
    "Add a recommendation",
    "Record what the committee recommends, in full as resolved, and to whom.",
    run=lambda screen: new_recommendation_form(screen, screen.selection.item),
    when=_has_item,
    edits=True,
    search_words="recommendation resolve executive",
)
CHANGE_ACTION = Command(
    "change_action",
    ("e",),
    "Change the action",
    "Change what was asked for last at this item; Follow-up (h in the views) has the others.",
    run=lambda screen: edit_action_form(screen, screen.newest_action),
    when=lambda screen: bool(screen.newest_action),
    edits=True,
    search_words="correct action request owner due",
)
TAKEN_TOO = Command(
    "taken_too",
    ("n",),
    "Another topic",
    "Add a topic that was taken at this meeting without being on its programme.",
    run=lambda screen: screen.take_another(),
    edits=True,
    search_words="urgent item unplanned",
)
