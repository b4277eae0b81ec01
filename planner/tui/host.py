"""The protocol of the app, as its screens use it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from textual.screen import Screen

if TYPE_CHECKING:
    from planner.machine.drafts import Drafts
    from planner.session import Session
    from planner.session.recovery import Damaged


class Host(Protocol):
    """The app as its screens use it: the open programme, the app's state, messages and other screens."""

    session: Session | None
    used_draft: str
    """The name of the draft of the dialogue just dismissed, until an edit uses its values; blank for none."""
    has_first_frame: bool
    """Whether the first frame is drawn; slow work waits for it."""
    is_locked: bool
    """Whether the programme is locked against edits while presenting."""

    @property
    def today(self) -> date:
        """The day that a programme is opened as at."""

    @property
    def opened(self) -> Session:
        """The open programme; to be used only where one is open."""

    @property
    def drafts(self) -> Drafts:
        """The drafts of this person on the open programme."""

    def end_used_draft(self) -> None:
        """Remove the draft of the dialogue whose values an edit has just used."""

    @property
    def pretended_day(self) -> date | None:
        """The day the programme is viewed as at, when that is not today; else None."""

    @property
    def is_web(self) -> bool:
        """Whether the app is shown in a browser, which may be on another machine."""

    @property
    def is_presenting(self) -> bool:
        """Whether the presentation look is on."""

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a message about the file or about others' changes."""

    def show_news(self) -> None:
        """Show others' changes and errors of the file as messages; ask about conflicts."""

    def redraw(self) -> None:
        """Redraw the screen in front."""

    def present(self) -> None:
        """Turn the presentation look on or off."""

    def lock(self, locked: bool) -> None:
        """Lock the programme against edits, or unlock it."""

    def open_soon(self, session: Session) -> None:
        """Show this programme once the screens over the start screen have closed."""

    def open_another(self) -> None:
        """Go to the start screen to choose another programme."""

    def recover(self, damaged: Damaged) -> object:
        """Offer the backups of a file that cannot be read."""

    def download(self, name: str, content: bytes) -> str:
        """Send a file to the browser as a download, and return the message that says so."""

    def push_screen_wait(self, screen: Screen[Any]) -> Coroutine[Any, Any, Any]:
        """Push a screen and wait for its result."""

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any) -> bool:
        """Call a function once the next refresh is done."""
