"""How the app speaks with the server it was started by."""

from __future__ import annotations

import os
from threading import Timer

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp

PATIENCE_SECONDS = 3
"""How long the app may take to leave."""


class TabDriver(WebDriver):
    """Leaves when the server has gone, whatever became of it."""

    def run_input_thread(self) -> None:
        """Take in keys for as long as the server sends them."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            end = Timer(PATIENCE_SECONDS, os._exit, [1])  # an app that hangs hears nothing
            end.daemon = True
            end.start()
            self.send_message(ExitApp())
