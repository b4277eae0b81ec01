"""The public page with its calendar, its feed and its data: files in one folder that link to each other."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from planner.exchange.export_files import write_export
from planner.programme.documents.edition import Edition, edition_now, edition_of
from planner.programme.errors import Refused, Unusable
from planner.programme.history.undoing import History
from planner.programme.versions import last_version
from planner.programme.view import View

PAGE, CALENDAR, FEED, DATA = "index.html", "calendar.ics", "changes.atom", "programme.json"
"""The names of the files, the same in every year and edition, so that links and subscriptions go on."""
RECORD = "SHA256SUMS"
"""The file that tells which files of the folder are ours, as ``sha256sum`` writes and checks them."""


def newest_edition(view: View, history: History) -> Edition:
    """Return the newest version of the year in view; while none is published, the programme as it is today."""
    version = last_version(view.programme.versions, view.year or "")
    return edition_of(version, view, history) if version else edition_now(view, history)


def public_files(edition: Edition) -> Mapping[str, bytes]:
    """Return the files of an edition: file name -> content. The page says when the edition is a draft."""
    from planner.exchange.formats import atom_feed, data, icalendar, webpage
    from planner.programme.documents.programme import programme_document

    links = (
        webpage.Link("Calendar to subscribe to (iCalendar)", CALENDAR, "text/calendar"),
        webpage.Link("Feed of changes (Atom)", FEED, atom_feed.MEDIA_TYPE),
        webpage.Link("Data (JSON)", DATA, "application/json"),
    )
    notice = edition.words if edition.version else f"{edition.words}, not yet published"
    return {
        PAGE: webpage.render(programme_document(edition), webpage.Beside(notice, links)),
        CALENDAR: icalendar.render(edition),
        FEED: atom_feed.render(edition, page=PAGE, own=FEED),
        DATA: data.render(edition),
    }


def write_public(edition: Edition, folder: Path) -> list[Path]:
    """Write the files of an edition into a folder, made if it is not there, and return their paths.

    Files that were written here for the same programme are replaced. Raises Refused, before anything is written, when
    the folder has a file of such a name that was not, or was changed since; Unusable when it cannot be written to.
    """
    from planner.programme.documents.change_feed import programme_urn

    folder, files = folder.absolute(), public_files(edition)
    first = f"# Scrutiny Planner {programme_urn(edition.whole_history)}"
    ours = {f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in files.items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        known = _recorded(folder / RECORD, first) | ours
        for name in files:
            _check_is_ours(folder / name, known)
    except OSError as error:
        raise Unusable(f"{folder} cannot be made or read: {error.strerror or error}.") from None
    record = folder / RECORD
    write_export(record, _record(first, known), force=True)  # known as ours even if the writing is cut short here
    written = [write_export(folder / name, content, force=True) for name, content in files.items()]
    return [*written, write_export(record, _record(first, ours), force=True)]


def _record(first: str, lines: set[str]) -> bytes:
    return "".join(f"{line}\n" for line in (first, *sorted(lines, key=lambda line: line.split()[::-1]))).encode()


def _recorded(record: Path, first: str) -> set[str]:
    """Return the lines of the record of this programme's files; raises Refused when it is another's."""
    if not os.path.lexists(record):
        return set()
    lines = record.read_text(encoding="utf-8", errors="replace").splitlines() if record.is_file() else []
    if lines[:1] != [first]:
        raise Refused(f"{record} is of other files than this programme’s: choose another folder.")
    return set(lines[1:])


def _check_is_ours(path: Path, known: set[str]) -> None:
    """Raise Refused for a file that is there and is not one of the files known as ours."""
    if not os.path.lexists(path):
        return
    if path.is_file():
        with path.open("rb") as file:
            if f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}" in known:
                return
    raise Refused(f"{path} is not as it was written here: move it away, or choose another folder.")
