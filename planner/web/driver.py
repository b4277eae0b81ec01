"""The Textual driver of an app that a web server started."""

from __future__ import annotations

import os
from threading import Timer

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp

PATIENCE_SECONDS = 3
"""How long the app may take to exit, in seconds."""


class TabDriver(WebDriver):
    """A web driver that exits the app when the server's end of the pipe is closed, also by a crash."""

    def run_input_thread(self) -> None:
        """Read keys until the server closes the pipe, then exit the app."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            kill = Timer(PATIENCE_SECONDS, os._exit, [1])  # an app that hangs handles no message
            kill.daemon = True
            kill.start()
            self.send_message(ExitApp())
