"""What every screen holds to, large or small: how it speaks and is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete
from textual.screen import Screen


class Mannered(Screen[Any] if TYPE_CHECKING else object):  # type: ignore[misc]
    """A screen that says things in one line, and that a second Enter does not leave again, and another with it.

    No screen itself, as a screen's styles come from the first of its bases that is one.
    """

    def say(self, message: str, *, error: bool = False) -> None:
        """A short message above the keys; what went wrong stays there longer."""
        self.notify(message, severity="error" if error else "information", markup=False, timeout=8 if error else 4)

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave, with an answer; only while in front."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
