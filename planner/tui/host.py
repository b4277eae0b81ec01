"""What a screen may ask of the app that it is shown by."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from textual.screen import Screen

if TYPE_CHECKING:
    from planner.session import Session
    from planner.session.recovery import Damaged


class Host(Protocol):
    """The app as its screens know it: which programme is open, who looks at it, and what to say to them."""

    session: Session | None
    has_first_frame: bool
    """Whether the first frame is there: what takes time waits for it."""
    is_locked: bool
    """Whether nothing can be changed while presenting."""

    @property
    def opened(self) -> Session:
        """The open programme; asked only where one is open."""

    @property
    def pretended_day(self) -> date | None:
        """The day that the programme is looked at as at, when that is not today."""

    @property
    def is_web(self) -> bool:
        """Whether the app is in a browser, which may be at another machine."""

    @property
    def is_presenting(self) -> bool:
        """Whether it has the look for a projector."""

    def say(self, message: str, *, error: bool = False) -> None:
        """Say what others have done, or what is wrong with the file."""

    def show_news(self) -> None:
        """Say what others have saved, and what is wrong with the file; have what clashes settled."""

    def redraw(self) -> None:
        """Draw the screen in front as things now are."""

    def present(self) -> None:
        """Begin or end the look for a projector."""

    def lock(self, locked: bool) -> None:
        """Have nothing be changed, or have it be changed again."""

    def open_soon(self, session: Session) -> None:
        """Show this programme once the screens over the start screen are gone."""

    def open_another(self) -> None:
        """Choose another programme."""

    def recover(self, damaged: Damaged) -> object:
        """Offer the backups of a file that cannot be read."""

    def download(self, name: str, content: bytes) -> str:
        """Have the browser download a file, and say so."""

    def push_screen_wait(self, screen: Screen[Any]) -> Coroutine[Any, Any, Any]:
        """Put a screen in front, and wait for its answer."""

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any) -> bool:
        """Do something once what is drawn has been drawn."""
