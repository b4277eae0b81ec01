"""Saving a copy of the open programme as another file, when its own cannot be saved to."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from planner.machine.paths import file_named
from planner.programme.errors import PlannerError
from planner.session import Session
from planner.session.recovery import save_copy as save_whole_copy
from planner.tui.screens.made_of.form import FormScreen, Values
from planner.tui.widgets.fields import FieldSpec

if TYPE_CHECKING:
    from planner.tui.host import Host


async def save_copy(host: Host, session: Session) -> bool:
    """Ask for a path and save a copy there; False when it was not saved, or was sent to a browser as a download."""
    path = Path("~") / f"copy-of-{session.path.name}"
    if host.is_web:
        _download_copy(host, session, path.name)
        return False

    def save(values: Values) -> bool:
        try:
            chosen = file_named(values.get("path", str(path)))
            save_whole_copy(session, chosen)
        except PlannerError as error:
            host.say(str(error), error=True)
            return False
        host.say(f"Saved: {chosen}")
        return True

    field = FieldSpec("path", "Save as", str(path), "The whole programme and its history; open it like any other.")
    return bool(await host.push_screen_wait(FormScreen("Save a copy", "Save a copy", [field], save)))


def _download_copy(host: Host, session: Session, name: str) -> None:
    try:
        with tempfile.TemporaryDirectory() as folder:
            save_whole_copy(session, Path(folder) / name)
            content = (Path(folder) / name).read_bytes()
        host.say(host.download(name, content))
    except (PlannerError, OSError) as error:
        host.say(str(error), error=True)
