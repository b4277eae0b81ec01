"""What the four views share: the commands that act on whatever is selected."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, TypeAlias

from textual import on, work

from planner.programme.finding import Finding, Level
from planner.programme.words import one_line
from planner.tui.command import Command
from planner.tui.commands import CHOOSE
from planner.tui.screens.views.everywhere import EverywhereScreen
from planner.tui.selection import Selection
from planner.tui.widgets.detail import Detail
from planner.tui.widgets.rows import Rows

Action: TypeAlias = "Callable[[ViewScreen], Coroutine[Any, Any, None]]"


def _on_a(what: str) -> Callable[[Action], Action]:
    """Have an action done only while a topic or a meeting is selected: it may have gone since the key was pressed."""

    def guarded(action: Action) -> Action:
        @wraps(action)
        async def done(screen: ViewScreen) -> None:
            if getattr(screen.selection, what):
                await action(screen)

        return done

    return guarded


class ViewScreen(EverywhereScreen):
    """One of the four views."""

    @property
    def selection(self) -> Selection:
        """What the cursor is on."""
        return Selection()

    @property
    def finding(self) -> Finding | None:
        """The finding that the cursor is on, or that is about what it is on and can be kept."""
        selected = self.selection
        for finding in self.findings:
            if finding.is_open and finding.level is Level.SHOULD and selected.item and finding.item == selected.item:
                return finding
        return None

    def action_copy(self) -> None:
        """Copy what is selected as plain text."""
        text = "\n".join(each.as_text for each in self.query(Detail)) or self.query(Rows).first().selected_text
        self.app.copy_to_clipboard(text)
        self.say(f"Copied: {one_line(text)}")

    def can(self, command: str) -> bool:
        """Whether the command applies to what is selected."""
        selected = self.selection
        meeting = self.view.programme.meetings.get(selected.meeting)
        match command:
            case "move" | "checklist" | "decide" | "drop":
                return bool(selected.topic)
            case "tentative":
                return bool(selected.item)
            case "keep":
                return self.finding is not None
            case "edit_meeting":
                return meeting is not None
            case "cancel_meeting":
                return meeting is not None and not meeting.cancelled
            case "choose":
                return selected != Selection()
        return super().can(command)

    def changes(self, command: Command) -> bool:
        """Enter only opens a topic, or else changes something."""
        return command.edits or (command is CHOOSE and not self.selection.topic)

    @on(Rows.Chosen)
    def action_choose(self) -> None:
        """Do what is usual with what is selected; where nothing can be changed, open its topic."""
        if not self.session.read_only:
            self.choose()
        elif self.selection.topic:
            self.action_open_topic()

    def choose(self) -> None:
        """Do what is usual with what is selected."""

    @work
    @_on_a("topic")
    async def action_open_topic(self) -> None:
        """Open the selected topic in its form."""
        await self._topic_form(self.selection.topic)

    @work
    @_on_a("topic")
    async def action_move(self) -> None:
        """Move the selected item, or place the selected topic."""
        from planner.tui.screens.scheduling.move import MoveScreen

        selected = self.selection
        await self.app.push_screen_wait(MoveScreen(selected.topic, selected.item, whence=self.NAME))

    @work
    @_on_a("meeting")
    async def action_fill(self) -> None:
        """Fill the selected free place with one of the topics waiting."""
        from planner.tui.screens.scheduling.fill import fill_place

        await fill_place(self, self.selection.meeting)

    @work
    @_on_a("topic")
    async def action_checklist(self) -> None:
        """Run the checklist on the selected topic, then offer to decide."""
        from planner.tui.screens.prioritising.checklist import ChecklistScreen

        topic = self.selection.topic
        if not self.has_checklist():
            return
        if await self.app.push_screen_wait(ChecklistScreen(topic)):
            await self._decide(topic)

    @work
    @_on_a("topic")
    async def action_decide(self) -> None:
        """Record a decision on the selected topic."""
        await self._decide(self.selection.topic)

    async def _decide(self, topic: str) -> None:
        from planner.tui.screens.prioritising.deciding import DecideScreen

        session = self.session
        decide = DecideScreen(topic, crumbs=f"{self.NAME} › Decide", by=session.by, on_day=session.today)
        await self.app.push_screen_wait(decide)

    @work
    @_on_a("topic")
    async def action_drop(self) -> None:
        """Take the selected item off its meeting, or decline the selected topic."""
        from planner.tui.screens.scheduling.dropping import drop

        await drop(self, self.selection)

    def action_tentative(self) -> None:
        """Mark the selected item tentative, or firm again."""
        from planner.programme.edits import edit_item

        item = self.view.programme.items[self.selection.item]
        self.perform(lambda programme: edit_item(programme, item.id, tentative=not item.tentative))

    @work
    async def action_keep(self) -> None:
        """Accept a finding."""
        from planner.programme.edits import accept
        from planner.tui.screens.made_of.reason import AskScreen

        finding, basis = self.finding, self.session.programme
        if finding is None:
            return
        given = await self.app.push_screen_wait(
            AskScreen("Keep it as it is", finding.message, "Keep it", needs_authority=True)
        )
        if given:
            self.perform(
                lambda programme: accept(programme, finding, by=self.session.by, **given.as_words()),
                basis=basis,
                **given.as_words(),
            )

    @work
    @_on_a("meeting")
    async def action_edit_meeting(self) -> None:
        """Change the selected meeting."""
        from planner.tui.screens.scheduling.meeting import edit_meeting_form

        await edit_meeting_form(self, self.selection.meeting)

    @work
    @_on_a("meeting")
    async def action_cancel_meeting(self) -> None:
        """Cancel the selected meeting, once each of its items has gone elsewhere."""
        from planner.tui.screens.scheduling.meeting import cancel_meeting_walk

        await cancel_meeting_walk(self, self.selection.meeting)
