"""The commands of every view that are about the programme as a whole, whatever is selected."""

from __future__ import annotations

from typing import ClassVar

from textual import work

from planner.programme.errors import PlannerError
from planner.tui.command import Command
from planner.tui.commands import PRESENT, UNLOCK
from planner.tui.screens.made_of.screen import PlannerScreen


class EverywhereScreen(PlannerScreen):
    """A view, as far as it does what every view does; ``NAME`` is what the trail of screens over it begins with."""

    NAME: ClassVar[str] = "Year"

    def can(self, command: str) -> bool:
        """Whether the command applies to the programme as it stands."""
        session = self.session
        match command:
            case "unlock":
                return self.host.is_presenting and (self.host.is_locked or not session.read_only)
            case "undo":
                return session.next_undo is not None
            case "redo":
                return session.next_redo is not None
            case "executive":
                return bool(session.programme.executive_decisions)
            case "notes":
                return bool(session.programme.scoping_sessions)
        return super().can(command)

    def label(self, command: Command) -> str:
        """What the two commands of the presentation would do."""
        if command is PRESENT and self.host.is_presenting:
            return "End the presentation"
        if command is UNLOCK:
            return "Unlock" if self.host.is_locked else "Lock again"
        return super().label(command)

    def action_present(self) -> None:
        """Begin or end the look for the projector."""
        self.host.present()
        if self.host.is_locked:
            self.say("Presenting: nothing can be changed until F unlocks it. f ends it.")

    def action_unlock(self) -> None:
        """Let things be changed while presenting, or lock them again."""
        self.host.lock(not self.host.is_locked)

    def action_look(self) -> None:
        """Choose the look."""
        from planner.tui.screens.settings.looks import LookScreen

        self.app.push_screen(LookScreen(is_remembered=not self.is_read_only))

    def action_another(self) -> None:
        """Choose another programme."""
        self.host.another()

    @work
    async def action_new_topic(self) -> None:
        """Add a topic."""
        await self._topic_form(None)

    async def _topic_form(self, topic: str | None) -> None:
        from planner.tui.screens.prioritising.topic import TopicScreen

        title = self.view.programme.topics[topic].title if topic else "New topic"
        screen = TopicScreen(topic, crumbs=f"{self.NAME} › {title}")
        await self.app.push_screen_wait(screen)
        if added := topic is None and self.view.programme.topics.get(screen.topic):
            self.say(f"Added to the topics waiting: {added.title}. t shows them.")

    @work
    async def action_import_page(self) -> None:
        """Bring a published programme into this one."""
        from planner.tui.screens.importing.importing import import_into

        await import_into(self, f"{self.NAME} › Import")

    @work
    async def action_add_meeting(self) -> None:
        """Add a meeting."""
        from planner.tui.screens.scheduling.meeting import new_meeting_form

        await new_meeting_form(self)

    @work
    async def action_export(self) -> None:
        """Save the programme table as a document."""
        from planner.tui.screens.publishing.export import save
        from planner.tui.screens.publishing.papers import programme_papers

        await save(self, "Export the work programme", programme_papers(self.session))

    @work
    async def action_publish(self) -> None:
        """Freeze the year as its next version."""
        from planner.tui.screens.publishing.publishing import PublishScreen

        published = await self.app.push_screen_wait(PublishScreen(self.host))
        if published:
            self.say(published)
        self.after_change()

    @work
    async def action_due(self) -> None:
        """Show what is due."""
        from planner.tui.screens.scheduling.due import DueScreen

        await self.app.push_screen_wait(DueScreen())

    @work
    async def action_scoping(self) -> None:
        """Go on with the scoping session that is under way, or start one; once it has ended, show its notes."""
        from planner.programme.prioritising.scoping import under_way
        from planner.tui.screens.prioritising.scoping import ScopingScreen
        from planner.tui.screens.prioritising.starting import StartScopingScreen

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
        from planner.tui.screens.publishing.export import save
        from planner.tui.screens.publishing.papers import notes_papers

        try:
            papers = notes_papers(self.session, scoping)
        except PlannerError as error:
            self.say(str(error), error=True)
            return
        await save(self, "Notes of the meeting", papers)

    @work
    async def action_executive(self) -> None:
        """See the decisions of the Executive, and set their dates."""
        from planner.tui.screens.scheduling.executive import ExecutiveScreen

        await self.app.push_screen_wait(ExecutiveScreen())

    @work
    async def action_settings(self) -> None:
        """Change the committee's settings."""
        from planner.tui.screens.settings.settings import settings_form

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
            self.host.redraw()
        else:
            self.say(f"No meetings are planned {'before' if by < 0 else 'after'} {self.session.year}.")
