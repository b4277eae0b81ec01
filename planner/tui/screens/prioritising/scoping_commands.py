"""The commands of a scoping session, in the order in which its bottom line shows them."""

from __future__ import annotations

from planner.tui.command import Command
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import HELP
from planner.tui.screens.made_of.question import ANSWER, NOTHING, STOP
from planner.tui.screens.made_of.with_note import NOTE
from planner.tui.screens.prioritising.suggesting import SUGGEST

FINISH = Command(
    "finish",
    ("enter",),
    "Decide",
    "Record what members decide, or end the session.",
    run=lambda screen: screen.finish(),
    when=lambda screen: screen.can_finish,
    label_now=lambda screen: screen.enter_label,
)
OTHERWISE = Command(
    "decide",
    ("v",),
    "Decide otherwise",
    "Record another decision than the checklist advises.",
    run=lambda screen: screen.decide(as_advised=False),
    when=lambda screen: screen.is_advised,
)
LEAVE = Command(
    "leave_topic",
    ("l",),
    "Leave topic",
    "Leave the topic for later, and go on to the next; Back takes it up where it was left.",
    run=lambda screen: screen.leave(),
    when=lambda screen: screen.step is not None,
    search_words="later next topic postpone skip",
)
FORM = Command(
    "open_topic",
    ("f",),
    "Topic's form",
    "Write the topic's objective, its linked decision, and the rest.",
    run=lambda screen: screen.open_topic(),
    when=lambda screen: bool(screen.topic),
)
PREVIOUS = common.PREVIOUS.replace(when=lambda screen: screen.can_go_back, label_now=lambda screen: screen.back_label)
SKIP = common.SKIP.replace(when=lambda screen: screen.step is not None)
UNDO = common.UNDO.replace(run=lambda screen: screen.undo(), when=lambda screen: screen.can_undo)
ACTS = (ANSWER, FINISH, OTHERWISE, SKIP, LEAVE, NOTHING, PREVIOUS, NOTE, SUGGEST, FORM, UNDO, STOP, HELP)
