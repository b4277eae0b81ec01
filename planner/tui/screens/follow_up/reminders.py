"""The form that writes reminders into a folder, or sends them to a browser's downloads."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from planner.exchange.export_files import suggested_name
from planner.exchange.formats import REMINDERS
from planner.exchange.reminders import reminder_files, write_reminders
from planner.machine.paths import file_named
from planner.programme.documents.reminders import WITHIN_DAYS, reminders
from planner.programme.english import counted, listed
from planner.programme.errors import PlannerError, Unusable
from planner.programme.follow_up.briefing_notes import awaited
from planner.programme.text import one_line
from planner.programme.view import View
from planner.tui.screens.made_of.form import FormScreen, Values
from planner.tui.widgets.fields import FieldSpec

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen

MOST_DAYS = 3650


async def reminders_form(screen: PlannerScreen) -> None:
    """Open the form, and say where the reminders were written."""
    view = screen.session.public_view
    specs = [
        FieldSpec(
            "format",
            "As",
            "eml",
            "They are written into files: nothing is sent.",
            choices={name: format.label for name, format in REMINDERS.items()},
        ),
        FieldSpec("within", "Days ahead", str(WITHIN_DAYS), "What is overdue, or waits for something, is always in."),
        FieldSpec("owner", "Only to", "", "One owner, by role; blank for all."),
    ]
    if not screen.app.is_web:
        folder = str(Path.cwd() / "reminders")
        specs.append(FieldSpec("folder", "In folder", folder, "It is made if it is not there."))
    written: list[str] = []

    def save(values: Values) -> bool:
        typed = {**{spec.name: spec.value for spec in specs}, **values}
        try:
            found = reminders(view, within=_days(typed["within"]), owner=one_line(typed["owner"]))
            if not found.each:
                raise Unusable(_nothing(view))
            files = reminder_files(found, typed["format"])
            words = counted(len(files), "file")
            if screen.app.is_web:
                name = f"{suggested_name(view, 'reminders')}.zip"
                written.append(screen.host.download(name, _zipped(files)))
            else:
                to = file_named(typed["folder"]).absolute()
                write_reminders(files, to, force=False)
                written.append(f"{words[0].upper()}{words[1:]} in {to}. Nothing was sent.")
        except PlannerError as error:
            screen.app.screen.notify(str(error), severity="error", markup=False, timeout=8)
            return False
        return True

    heading = "Of what was asked for and recommended, and has not come"
    form = FormScreen(f"{screen.NAME} › Reminders", heading, specs, save, button="Write them")
    await screen.app.push_screen_wait(form)
    if written:
        screen.say(written[0])


def _nothing(view: View) -> str:
    """Return that there is nothing to remind of; briefing notes, which have no reminders, are named where they wait."""
    waiting = [each.topic.title for each in awaited(view)]
    notes = f" Not among these: {listed(waiting)}, which h shows." if waiting else ""
    return f"Nothing that was asked for or recommended is overdue, due within the days, or waiting.{notes}"


def _days(text: str) -> int:
    word = text.strip()
    if not (word.isascii() and word.isdigit() and int(word) <= MOST_DAYS):
        raise Unusable(f"“{text}” is not a number of days: give one from 0 to {MOST_DAYS}.")
    return int(word)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """Return the files as one ZIP file, as a browser downloads one file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()
