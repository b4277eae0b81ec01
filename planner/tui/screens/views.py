"""What the four views share: the commands that act on whatever is selected."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct
from textual import on, work

from planner.programme.errors import PlannerError
from planner.programme.finding import Finding, Level
from planner.programme.words import one_line
from planner.tui.command import Command
from planner.tui.commands import CHOOSE, PRESENT, UNLOCK
from planner.tui.screens.base import PlannerScreen
from planner.tui.widgets.detail import Detail
from planner.tui.widgets.rows import Rows


class Selection(Struct, frozen=True):
    """What the cursor is on: ids, blank for none; ``free`` when it is a free place of the meeting."""

    topic: str = ""
    item: str = ""
    meeting: str = ""
    free: bool = False


class ViewScreen(PlannerScreen):
    """One of the four views; ``NAME`` is what the trail of screens over it begins with."""

    NAME: ClassVar[str] = "Year"

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

    def action_present(self) -> None:
        """Begin or end the look for the projector."""
        self.planner.present()
        if self.planner.is_locked:
            self.say("Presenting: nothing can be changed until F unlocks it. f ends it.")

    def action_unlock(self) -> None:
        """Let things be changed while presenting, or lock them again."""
        self.planner.lock(not self.planner.is_locked)

    def action_another(self) -> None:
        """Choose another programme."""
        self.planner.another()

    def can(self, command: str) -> bool:
        """Whether the command applies to what is selected."""
        selected = self.selection
        meeting = self.view.programme.meetings.get(selected.meeting)
        match command:
            case "unlock":
                return self.planner.is_presenting and (self.planner.is_locked or not self.session.read_only)
            case "undo":
                return self.session.next_undo is not None
            case "redo":
                return self.session.next_redo is not None
            case "move" | "checklist" | "decide" | "drop":
                return bool(selected.topic)
            case "executive":
                return bool(self.view.programme.executive_decisions)
            case "notes":
                return bool(self.view.programme.scoping_sessions)
            case "tentative":
                return bool(selected.item)
            case "keep":
                return self.finding is not None
            case "edit_meeting":
                return meeting is not None
            case "cancel_meeting":
                return meeting is not None and not meeting.cancelled
            case "another":  # a browser is no door to the other files of this machine
                return not self.app.is_web
            case "choose":
                return selected != Selection()
        return True

    def label(self, command: Command) -> str:
        """What the two commands of the presentation would do."""
        if command is PRESENT and self.planner.is_presenting:
            return "End the presentation"
        if command is UNLOCK:
            return "Unlock" if self.planner.is_locked else "Lock again"
        return super().label(command)

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
    async def action_open_topic(self) -> None:
        """Open the selected topic in its form."""
        await self._topic_form(self.selection.topic)

    @work
    async def action_new_topic(self) -> None:
        """Add a topic."""
        await self._topic_form(None)

    async def _topic_form(self, topic: str | None) -> None:
        from planner.tui.screens.topic import TopicScreen

        title = self.view.programme.topics[topic].title if topic else "New topic"
        await self.app.push_screen_wait(TopicScreen(topic, crumbs=f"{self.NAME} › {title}"))

    @work
    async def action_import_page(self) -> None:
        """Bring a published programme into this one."""
        from planner.tui.screens.importing import import_into

        await import_into(self, f"{self.NAME} › Import")

    @work
    async def action_move(self) -> None:
        """Move the selected item, or place the selected topic."""
        from planner.tui.screens.move import MoveScreen

        selected = self.selection
        await self.app.push_screen_wait(MoveScreen(selected.topic, selected.item))

    @work
    async def action_fill(self) -> None:
        """Fill the selected free place with one of the topics waiting."""
        from planner.tui.screens.fill import fill_place

        await fill_place(self, self.selection.meeting)

    @work
    async def action_checklist(self) -> None:
        """Run the checklist on the selected topic, then offer to decide."""
        from planner.tui.screens.checklist import ChecklistScreen

        topic = self.selection.topic
        if not self.has_checklist():
            return
        if await self.app.push_screen_wait(ChecklistScreen(topic)):
            await self._decide(topic)

    @work
    async def action_decide(self) -> None:
        """Record a decision on the selected topic."""
        await self._decide(self.selection.topic)

    async def _decide(self, topic: str) -> None:
        from planner.tui.screens.deciding import DecideScreen

        session = self.session
        decide = DecideScreen(topic, crumbs="Topics › Decide", by=session.by, on_day=session.today)
        await self.app.push_screen_wait(decide)

    @work
    async def action_drop(self) -> None:
        """Take the selected item off its meeting, or decline the selected topic."""
        from planner.tui.screens.dropping import drop

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
        from planner.tui.screens.ask import AskScreen

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
    async def action_add_meeting(self) -> None:
        """Add a meeting."""
        from planner.tui.screens.meeting import new_meeting_form

        await new_meeting_form(self)

    @work
    async def action_edit_meeting(self) -> None:
        """Change the selected meeting."""
        from planner.tui.screens.meeting import edit_meeting_form

        await edit_meeting_form(self, self.selection.meeting)

    @work
    async def action_cancel_meeting(self) -> None:
        """Cancel the selected meeting, once each of its items has gone elsewhere."""
        from planner.tui.screens.meeting import cancel_meeting_walk

        await cancel_meeting_walk(self, self.selection.meeting)

    @work
    async def action_export(self) -> None:
        """Save the programme table as a document."""
        from planner.tui.screens.export import save
        from planner.tui.screens.papers import programme_papers

        await save(self, "Export the work programme", programme_papers(self.session))

    @work
    async def action_publish(self) -> None:
        """Freeze the year as its next version."""
        from planner.tui.screens.publishing import PublishScreen

        published = await self.app.push_screen_wait(PublishScreen(self.planner))
        if published:
            self.say(published)
        self.after_change()

    @work
    async def action_due(self) -> None:
        """Show what is due."""
        from planner.tui.screens.due import DueScreen

        await self.app.push_screen_wait(DueScreen())

    @work
    async def action_scoping(self) -> None:
        """Go on with the scoping session that is under way, or start one; once it has ended, show its notes."""
        from planner.programme.scoping import under_way
        from planner.tui.screens.scoping import ScopingScreen
        from planner.tui.screens.starting import StartScopingScreen

        if not self.has_checklist():
            return
        held = under_way(self.session.programme)
        scoping = held.id if held else await self.app.push_screen_wait(StartScopingScreen())
        if not isinstance(scoping, str):
            return
        ended: object = await self.app.push_screen_wait(ScopingScreen(scoping))
        if ended:
            await self._save_notes(scoping)

    @work
    async def action_notes(self) -> None:
        """Show the notes of the newest scoping session, to be saved."""
        held = max(self.session.programme.scoping_sessions.values(), key=lambda each: (each.on, each.id), default=None)
        if held:
            await self._save_notes(held.id)

    async def _save_notes(self, scoping: str) -> None:
        from planner.tui.screens.export import save
        from planner.tui.screens.papers import notes_papers

        try:
            papers = notes_papers(self.session, scoping)
        except PlannerError as error:
            self.say(str(error), error=True)
            return
        await save(self, "Notes of the meeting", papers)

    @work
    async def action_executive(self) -> None:
        """See the decisions of the Executive, and set their dates."""
        from planner.tui.screens.executive import ExecutiveScreen

        await self.app.push_screen_wait(ExecutiveScreen())

    @work
    async def action_settings(self) -> None:
        """Change the committee's settings."""
        from planner.tui.screens.settings import settings_form

        await settings_form(self)

    def action_earlier_year(self) -> None:
        """Look at the year before."""
        self._another_year(-1)

    def action_later_year(self) -> None:
        """Look at the year after."""
        self._another_year(1)

    def _another_year(self, by: int) -> None:
        years = sorted({meeting.year for meeting in self.session.programme.meetings.values()} | {self.session.year})
        at = years.index(self.session.year) + by
        if 0 <= at < len(years):
            self.session.year = years[at]
            self.planner.redraw()
        else:
            self.say(f"No meetings are planned {'before' if by < 0 else 'after'} {self.session.year}.")
