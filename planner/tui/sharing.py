"""The app's part in sharing a file: it announces others' changes, asks about conflicts, and shows errors."""

from __future__ import annotations

from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from textual import work
from textual.app import App

from planner.machine.system import login_name
from planner.programme.english import counted, listed
from planner.programme.errors import PlannerError, Unreadable
from planner.session import Session
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.typed_ahead import COMMAND_WORKERS

if TYPE_CHECKING:
    from planner.machine.drafts import Drafts
    from planner.tui.host import Host
    from planner.tui.screens.files.conflict import ConflictScreen

LOOK_SECONDS = 1
"""Seconds between checks whether somebody else has saved."""
RETRY_SECONDS = 5
"""Seconds between attempts to save again what could not be saved."""
GROUP_SECONDS = 0.5
"""Seconds within which a message is shown together with the one before; a later message replaces it."""


class SharingApp(App[None]):
    """An app on a programme that others may have open too."""

    def __init__(self, session: Session | None, *, today: date | None = None, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.session = session
        self._today = today
        self.used_draft = ""
        self._last_trouble = ""
        self._last_notified = 0.0
        self._is_settling = False
        self._conflict_screen: ConflictScreen | None = None

    @property
    def today(self) -> date:
        """The day that a programme is opened as at: the one the app was started with, or else today's."""
        return self._today or date.today()

    @property
    def opened(self) -> Session:
        """The open programme."""
        assert self.session is not None, "no view is shown before a programme is open"
        return self.session

    @property
    def drafts(self) -> Drafts:
        """The drafts of this person on the open programme."""
        from planner.machine.drafts import Drafts

        if self.session is None:
            return Drafts("", login_name())
        return Drafts(str(self.session.path.resolve()), self.session.by)

    def end_used_draft(self) -> None:
        """Remove the draft of the dialogue whose values an edit has just used."""
        if self.used_draft:
            self.drafts.end(self.used_draft)
            self.used_draft = ""

    @property
    def is_reader(self) -> bool:
        """Whether the person may only read the programme, and so has nothing unsaved to lose."""
        return self.session is not None and self.session.read_only

    def start_polling(self) -> None:
        """Start to look for others' changes, and to retry refused saves, at intervals."""
        self.set_interval(LOOK_SECONDS, self._poll)
        self.set_interval(RETRY_SECONDS, self._retry_save)

    def redraw(self) -> None:
        """Redraw the screen in front."""
        if isinstance(self.screen, PlannerScreen) and self.screen.is_mounted:
            self.screen.redraw()

    def show_news(self) -> None:
        """Show others' changes and errors of the file as messages; ask about conflicts."""
        session = self.opened
        news = session.take_news()
        if news.theirs:
            newest = news.theirs[-1]
            others = f", and {counted(len(news.theirs) - 1, 'more change')}" if len(news.theirs) > 1 else ""
            self.say(f"{newest.by}: {newest.label}{others}.")
        for change in news.needless:
            self.say(f"{change.label}: somebody else had done that already.")
        if news.recreated:
            self.say(f"{session.name} had gone. It was made again, whole, from what is open here.")
        trouble = str(session.trouble or session.warning)
        if trouble and trouble != self._last_trouble:
            if isinstance(session.trouble, Unreadable) and not session.read_only:
                self._offer_to_put_back(session, trouble)
            else:
                unsaved = "" if not session.has_unsaved else " What you did is kept here, and is tried again."
                self.say(f"{trouble}{unsaved}", error=True)
        self._last_trouble = trouble
        if session.conflicts and not self._is_settling:
            self._settle()
        if self._conflict_screen and self._conflict_screen.is_over:
            self._conflict_screen.dismiss(None)

    def notify(self, message: str, **options: Any) -> None:
        """Show a message in place of earlier ones, or below them when the last came within GROUP_SECONDS."""
        now = monotonic()
        if now - self._last_notified > GROUP_SECONDS:
            self.clear_notifications()
        self._last_notified = now
        super().notify(message, **options)

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a message for 8 seconds: news of others or of the file comes unexpected, and has to be noticed."""
        self.notify(message, severity="error" if error else "information", markup=False, timeout=8)

    def _poll(self) -> None:
        if not self.session:
            return
        if result := self.session.refresh():
            self.show_news()
            if result.to_look_at:
                self.say(f"Now to look at: {result.to_look_at[0].message}")
            self.redraw()

    def _retry_save(self) -> None:
        if self.session and self.session.trouble and self.session.has_unsaved:
            self.session.save()
            self.show_news()
            self.redraw()
            if self.session.is_saved:
                self.say("Saved.")

    @work(group=COMMAND_WORKERS)
    async def _settle(self) -> None:
        """Ask for each conflict in turn whose values to keep.

        A dialogue that is dismissed without an answer, as when others have saved again, is opened anew.
        """
        from planner.tui.screens.files.conflict import ConflictScreen

        session = self.opened
        self._is_settling = True
        try:
            while session.conflicts:
                refusal = session.conflicts[0]
                self._conflict_screen = ConflictScreen(session, refusal)
                side = await self.push_screen_wait(self._conflict_screen)
                if side is None:
                    continue
                try:
                    change = session.settle(refusal, side)
                    self.say(f"{change.label}." if change else "Left as it is.")
                except PlannerError as error:
                    self.say(str(error), error=True)
        finally:
            self._is_settling, self._conflict_screen = False, None
        self.redraw()

    @work(exclusive=True, group="putting back")
    async def _offer_to_put_back(self, session: Session, trouble: str) -> None:
        """Offer to rewrite a file that was damaged while it was open, from the programme in memory."""
        from planner.session.recovery import put_back
        from planner.tui.screens.made_of.confirm import ConfirmScreen

        body = (
            f"{trouble} What was open here can be put back, with what its backups have of anything saved since; the "
            "damaged file is kept."
        )
        if await self.push_screen_wait(ConfirmScreen("The file was damaged", body, "Put it back")):
            try:
                damaged_copy, lost = put_back(session)
                self.say(f"Put back. The damaged file is kept as {damaged_copy}.")
                if lost:
                    self.say(f"Not to be found in any backup: {listed(lost)}.", error=True)
                self.show_news()
            except PlannerError as error:
                self.say(str(error), error=True)
            self.redraw()

    async def action_quit(self) -> None:
        """Exit; ask first when there are conflicts, or when something could not be saved."""
        if self.session and self.session.conflicts:
            self.say("Choose first whose values are to stand: then you can leave.", error=True)
            self.show_news()
        elif self.session and not self.session.is_saved and not self.is_reader:
            self._leave_unsaved(self.session)
        else:
            self._leave()

    def _leave(self) -> None:
        """Exit, and say in the terminal when something half done is kept."""
        from planner.tui.screens.made_of.with_draft import KEPT, WithDraft

        screens = (screen for stack in self._screen_stacks.values() for screen in stack)
        is_begun = any(isinstance(screen, WithDraft) and screen.draft_values() for screen in screens)
        self.exit(message=KEPT if is_begun else None)

    @work(group=COMMAND_WORKERS)
    async def _leave_unsaved(self, session: Session) -> None:
        from planner.tui.screens.made_of.confirm import LeaveScreen

        match await self.push_screen_wait(LeaveScreen(f"{session.trouble}")):
            case "leave":
                self.exit()
            case "copy":
                from planner.tui.screens.files.copy import save_copy

                if await save_copy(cast("Host", self), session):
                    self.exit()
