"""Commands about topics: suggesting, scoping, prioritising and deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.programme.errors import PlannerError
from planner.tui.command import Command

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen


async def _new_topic(screen: PlannerScreen) -> None:
    from planner.tui.screens.prioritising.topic import TopicScreen

    form = TopicScreen(None, crumbs=f"{screen.NAME} › New topic")
    await screen.app.push_screen_wait(form)
    if added := screen.view.programme.topics.get(form.topic):
        screen.say(f"Added to the topics waiting: {added.title}. t shows them.")


NEW_TOPIC = Command(
    "new_topic",
    ("n",),
    "New topic",
    "Add a topic suggested for scrutiny.",
    run=_new_topic,
    edits=True,
    search_words="add create suggestion suggest idea item",
)


def _has_topic(screen: PlannerScreen) -> bool:
    return bool(screen.selection.topic)


async def _open_topic(screen: PlannerScreen) -> None:
    from planner.tui.screens.prioritising.topic import TopicScreen

    topic = screen.selection.topic
    crumbs = f"{screen.NAME} › {screen.view.programme.topics[topic].title}"
    await screen.app.push_screen_wait(TopicScreen(topic, crumbs=crumbs))


OPEN_TOPIC = Command("open_topic", (), "Open", "Open the topic in its form.", run=_open_topic, when=_has_topic)


def has_checklist(screen: PlannerScreen) -> bool:
    """Return whether the committee's checklist can be read; show the error when it cannot."""
    try:
        screen.session.check_checklist()
    except PlannerError as error:
        screen.say(str(error), error=True)
        return False
    return True


async def decide(screen: PlannerScreen, topic: str, opened_from: str) -> None:
    """Open the form that records a decision on a topic."""
    from planner.tui.screens.prioritising.deciding import DecideScreen

    session = screen.session
    form = DecideScreen(topic, crumbs=f"{opened_from} › Decide", by=session.by, on_day=session.today)
    await screen.app.push_screen_wait(form)


async def run_checklist(screen: PlannerScreen, topic: str, opened_from: str) -> None:
    """Ask the checklist about a topic, then offer to decide."""
    from planner.tui.screens.prioritising.checklist import ChecklistScreen

    if has_checklist(screen) and await screen.app.push_screen_wait(ChecklistScreen(topic)):
        await decide(screen, topic, opened_from)


CHECKLIST = Command(
    "checklist",
    ("r",),
    "Run checklist",
    "Answer the checklist for the topic, a question at a time.",
    run=lambda screen: run_checklist(screen, screen.selection.topic, screen.NAME),
    when=_has_topic,
    edits=True,
    search_words="prioritise priority score assess questions flow chart criteria",
)
DECIDE = Command(
    "decide",
    ("v",),
    "Decide",
    "Record what was decided about the topic, and why.",
    run=lambda screen: decide(screen, screen.selection.topic, screen.NAME),
    when=_has_topic,
    edits=True,
    search_words="outcome decision refer reject defer approve chair",
)


async def _scoping(screen: PlannerScreen) -> None:
    """Continue the scoping session under way, or start one; once it has ended, offer to save its notes."""
    from planner.programme.prioritising.scoping import open_session
    from planner.tui.screens.prioritising.scoping import ScopingScreen
    from planner.tui.screens.prioritising.start_scoping import StartScopingScreen
    from planner.tui.screens.publishing.commands import save_notes

    if not has_checklist(screen):
        return
    session_under_way = open_session(screen.session.programme)
    scoping = session_under_way.id if session_under_way else await screen.app.push_screen_wait(StartScopingScreen())
    if not isinstance(scoping, str):
        return
    ended: object = await screen.app.push_screen_wait(ScopingScreen(scoping))
    if ended:
        await save_notes(screen, scoping)


SCOPING = Command(
    "scoping",
    ("p",),
    "Scoping session",
    "Take topics one by one at an informal meeting: a question at a time, then the decision.",
    run=_scoping,
    edits=True,
    search_words="scope scoping informal meeting chair prioritising workshop shortlist begin start",
)
