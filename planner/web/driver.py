"""How the app speaks with the server it was started by."""

from __future__ import annotations

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp


class TabDriver(WebDriver):
    """Leaves when the server has gone, whatever became of it."""

    def run_input_thread(self) -> None:
        """Take in keys for as long as the server sends them."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self.send_message(ExitApp())
