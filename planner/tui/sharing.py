"""Keeping in step with the file: what others save is told, what clashes is asked about, what is wrong is said."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from textual import work
from textual.app import App

from planner.programme.english import counted, listed
from planner.programme.errors import PlannerError, Unreadable
from planner.session import Session
from planner.tui.screens.made_of.screen import PlannerScreen

if TYPE_CHECKING:
    from planner.tui.host import Host
    from planner.tui.screens.files.conflict import ConflictScreen

LOOK_SECONDS = 1
"""How often to look whether somebody else has saved."""
RETRY_SECONDS = 5
"""How often a save that the disk refused is tried again."""
TOGETHER_SECONDS = 0.5
"""What is told within this time of one another is told together."""


class SharingApp(App[None]):
    """An app on a programme that others may have open too."""

    def __init__(self, session: Session | None, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.session = session
        self._told_trouble = ""
        self._told_at = 0.0
        self._is_settling = False
        self._asked: ConflictScreen | None = None

    @property
    def opened(self) -> Session:
        """The open programme."""
        assert self.session is not None, "no view is shown before a programme is open"
        return self.session

    @property
    def is_reader(self) -> bool:
        """Whether the person may only read, so that nothing of theirs can be lost."""
        return self.session is not None and self.session.read_only

    def keep_in_step(self) -> None:
        """From now on, look from time to time what others have done, and save what the disk refused."""
        self.set_interval(LOOK_SECONDS, self._look)
        self.set_interval(RETRY_SECONDS, self._retry)

    def redraw(self) -> None:
        """Draw the screen in front as things now are."""
        if isinstance(self.screen, PlannerScreen) and self.screen.is_mounted:
            self.screen.redraw()

    def tell(self) -> None:
        """Say what others have saved, and what is wrong with the file; have what clashes settled."""
        session = self.opened
        news = session.take_news()
        if news.theirs:
            newest = news.theirs[-1]
            others = f", and {counted(len(news.theirs) - 1, 'more change')}" if len(news.theirs) > 1 else ""
            self.say(f"{newest.by}: {newest.label}{others}.")
        for change in news.needless:
            self.say(f"{change.label}: somebody else had done that already.")
        if news.made_again:
            self.say(f"{session.name} had gone. It was made again, whole, from what is open here.")
        trouble = str(session.trouble or session.warning)
        if trouble and trouble != self._told_trouble:
            if isinstance(session.trouble, Unreadable) and not session.read_only:
                self._offer_to_put_back(session, trouble)
            else:
                kept = "" if not session.has_unsaved else " What you did is kept here, and is tried again."
                self.say(f"{trouble}{kept}", error=True)
        self._told_trouble = trouble
        if session.conflicts and not self._is_settling:
            self._settle()
        if self._asked and self._asked.is_over:
            self._asked.dismiss(None)

    def notify(self, message: str, **options: Any) -> None:
        """Tell something; what was told before gives way, so that messages never pile up over the programme."""
        now = monotonic()
        if now - self._told_at > TOGETHER_SECONDS:
            self.clear_notifications()
        self._told_at = now
        super().notify(message, **options)

    def say(self, message: str, *, error: bool = False) -> None:
        """What comes of others or of the file, above the keys, where it stays long enough to be noticed."""
        self.notify(message, severity="error" if error else "information", markup=False, timeout=8)

    def _look(self) -> None:
        if not self.session:
            return
        if found := self.session.refresh():
            self.tell()
            if found.to_look_at:
                self.say(f"Now to look at: {found.to_look_at[0].message}")
            self.redraw()

    def _retry(self) -> None:
        if self.session and self.session.trouble and self.session.has_unsaved:
            self.session.save()
            self.tell()
            self.redraw()
            if self.session.is_saved:
                self.say("Saved.")

    @work
    async def _settle(self) -> None:
        """Ask, one after another, whose values are to stand where two people's clash; anew when others save again."""
        from planner.tui.screens.files.conflict import ConflictScreen

        session = self.opened
        self._is_settling = True
        try:
            while session.conflicts:
                refusal = session.conflicts[0]
                self._asked = ConflictScreen(session, refusal)
                side = await self.push_screen_wait(self._asked)
                if side is None:
                    continue
                try:
                    change = session.settle(refusal, side)
                    self.say(f"{change.label}." if change else "Left as it is.")
                except PlannerError as error:
                    self.say(str(error), error=True)
        finally:
            self._is_settling, self._asked = False, None
        self.redraw()

    @work(exclusive=True, group="putting back")
    async def _offer_to_put_back(self, session: Session, trouble: str) -> None:
        """The file was damaged while it was open: everything that was in it is still here."""
        from planner.session.recovery import put_back
        from planner.tui.screens.made_of.reason import ConfirmScreen

        about = (
            f"{trouble} What was open here can be put back, with what its backups have of anything saved since; the "
            "damaged file is kept."
        )
        if await self.push_screen_wait(ConfirmScreen("The file was damaged", about, "Put it back")):
            try:
                kept, lost = put_back(session)
                self.say(f"Put back. The damaged file is kept as {kept}.")
                if lost:
                    self.say(f"Not to be found in any backup: {listed(lost)}.", error=True)
                self.tell()
            except PlannerError as error:
                self.say(str(error), error=True)
            self.redraw()

    async def action_quit(self) -> None:
        """Leave; ask first only when something could not be saved, or the file is not there and whole."""
        if self.session and self.session.conflicts:
            self.say("Choose first whose values are to stand: then you can leave.", error=True)
            self.tell()
        elif self.session and not self.session.is_saved and not self.is_reader:
            self._leave_unsaved(self.session)
        else:
            self.exit()

    @work(exclusive=True, group="leaving")
    async def _leave_unsaved(self, session: Session) -> None:
        from planner.tui.screens.made_of.reason import LeaveScreen

        match await self.push_screen_wait(LeaveScreen(f"{session.trouble}")):
            case "leave":
                self.exit()
            case "copy":
                from planner.tui.screens.files.copy import save_copy

                if await save_copy(cast("Host", self), session):
                    self.exit()
