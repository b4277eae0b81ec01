"""The commands that every view offers, with the definitions of those that switch, copy or present a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.programme.text import one_line
from planner.tui.command import Command
from planner.tui.screens.files.commands import ANOTHER, GO_BACK
from planner.tui.screens.follow_up.commands import OUTCOMES, RECOMMEND, REMIND
from planner.tui.screens.importing.commands import IMPORT
from planner.tui.screens.made_of.common import HELP, QUIT, REDO, UNDO
from planner.tui.screens.prioritising.commands import NEW_TOPIC, SCOPING
from planner.tui.screens.publishing.commands import BACKGROUND, EXPORT, NOTES, PUBLISH
from planner.tui.screens.scheduling.commands import ADD_MEETING, DUE, EXECUTIVE
from planner.tui.screens.settings.commands import LOOK, SETTINGS
from planner.tui.widgets.detail import Detail
from planner.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen

YEAR = Command(
    "year",
    ("y",),
    "Year",
    "The year's meetings and what is on each.",
    run=lambda screen: screen.app.switch_mode("year"),
    search_words="meetings calendar programme plan dates agenda",
)
TOPICS = Command(
    "topics",
    ("t",),
    "Topics",
    "Every topic, those waiting first.",
    run=lambda screen: screen.app.switch_mode("topics"),
    search_words="list order priority ranking waiting suggestions candidates pool",
)
CHECKS = Command(
    "checks",
    ("c",),
    "Checks",
    "What the rules have noticed: to put right, to join, or to keep as it is.",
    run=lambda screen: screen.app.switch_mode("checks"),
    search_words="rules problems errors warnings validate merges joins twice wrong",
)
CHANGED = Command(
    "changed",
    ("w",),
    "What's changed",
    "Every change, by whom and why.",
    run=lambda screen: screen.app.switch_mode("changed"),
    search_words="history log audit trail differences who when why",
)
FOLLOW_UP = Command(
    "follow_up",
    ("h",),
    "Follow-up",
    "What is still open after the meetings, of every year.",
    run=lambda screen: screen.app.switch_mode("follow_up"),
    search_words="actions requests open outcome come back briefing notes after meeting what happened tracker",
)
TABS = (YEAR, TOPICS, CHECKS, FOLLOW_UP, CHANGED, EXPORT)
"""The commands shown as tabs in the top bar."""


def _change_year(screen: PlannerScreen, by: int) -> None:
    session = screen.session
    years = sorted({meeting.year for meeting in session.programme.meetings.values()} | {session.year})
    index = years.index(session.year) + by
    if 0 <= index < len(years):
        session.year = years[index]
        screen.host.redraw()
    else:
        screen.say(f"No meetings are planned {'before' if by < 0 else 'after'} {session.year}.")


EARLIER_YEAR = Command(
    "earlier_year",
    ("less_than_sign",),
    "Earlier year",
    "Look at the municipal year before.",
    run=lambda screen: _change_year(screen, -1),
    search_words="previous last year past",
)
LATER_YEAR = Command(
    "later_year",
    ("greater_than_sign",),
    "Later year",
    "Look at the municipal year after.",
    run=lambda screen: _change_year(screen, 1),
    search_words="next year future",
)


def _copy(screen: PlannerScreen) -> None:
    text = "\n".join(detail.as_text for detail in screen.query(Detail)) or screen.query(RowList).first().selected_text
    screen.app.copy_to_clipboard(text)
    screen.say(f"Copied: {one_line(text)}")


COPY = Command(
    "copy",
    ("C",),
    "Copy",
    "Copy what is selected as plain text, to paste elsewhere.",
    run=_copy,
    search_words="clipboard text e-mail",
)


def _present(screen: PlannerScreen) -> None:
    screen.host.present()
    if screen.host.is_locked:
        screen.say("Presenting: nothing can be changed until F unlocks it. f ends it.")


PRESENT = Command(
    "present",
    ("f",),
    "Presentation",
    "A roomier look for the projector; nothing can be changed until it is unlocked.",
    run=_present,
    label_now=lambda screen: "End the presentation" if screen.host.is_presenting else "Presentation",
    search_words="projector screen full large bigger show members meeting zoom",
)
UNLOCK = Command(
    "unlock",
    ("F",),
    "Unlock",
    "Let things be changed while presenting, or lock them again.",
    run=lambda screen: screen.host.lock(not screen.host.is_locked),
    when=lambda screen: screen.host.is_presenting and (screen.host.is_locked or not screen.session.read_only),
    label_now=lambda screen: "Unlock" if screen.host.is_locked else "Lock again",
    search_words="lock",
)

EVERYWHERE = (
    *TABS,
    UNDO,
    REDO,
    NEW_TOPIC,
    SCOPING,
    NOTES,
    EXECUTIVE,
    DUE,
    OUTCOMES,
    RECOMMEND,
    REMIND,
    BACKGROUND,
    PUBLISH,
    ADD_MEETING,
    IMPORT,
    COPY,
    LOOK,
    PRESENT,
    UNLOCK,
    SETTINGS,
    ANOTHER,
    GO_BACK,
    EARLIER_YEAR,
    LATER_YEAR,
    HELP,
    QUIT,
)
"""The commands offered in every view."""


def everywhere_except(*commands: Command) -> tuple[Command, ...]:
    """Return EVERYWHERE without these commands, which the view itself lists in another place."""
    return tuple(command for command in EVERYWHERE if command not in commands)
