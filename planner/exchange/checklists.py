"""Finding and reading a checklist: one of those shipped, or a council's own file."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from planner.exchange.checklist_file import parse_checklist, unreadable
from planner.machine.files import NotRead, name_in_folder, read_file, read_in_folder, shortened
from planner.machine.shipped import shipped_path
from planner.programme.checklist import Checklist
from planner.programme.english import listed
from planner.programme.errors import Unusable

DEFAULT_CHECKLIST = "protocol-tests"
"""The shipped checklist of a committee that has not chosen one."""


def read_checklist(name: str, folder: Path | None = None) -> Checklist:
    """Return a shipped checklist by its name, blank for the default one, or a council's own from its file.

    ``folder`` is the folder of the programme that names the file, and only a file in it is read. Without it a person
    has named the file, which may be anywhere. Raises Unusable, naming the file, the question or key, and what is wrong.
    """
    if _is_path(name):
        try:
            content = read_in_folder(folder, name) if folder else read_file(Path(os.path.expanduser(name)))
        except NotRead as reason:
            raise unreadable(shortened(name), str(reason)) from None
        return parse_checklist(PurePath(name).stem, content, shortened(name))
    if name and name not in checklist_names():
        known = listed(checklist_names())
        raise Unusable(f"There is no checklist “{shortened(name)}”: there is {known}, or give a file's path.")
    shipped = shipped_path("checklists", f"{name or DEFAULT_CHECKLIST}.toml")
    return parse_checklist(shipped.stem, shipped.read_bytes(), shipped.name)


def checklist_name_to_store(name: str, folder: Path) -> str:
    """Return the name to store for a chosen checklist: a shipped one's own, or a file's path from ``folder``.

    Raises Unusable when the file is not in the folder, and as ``read_checklist`` does.
    """
    try:
        chosen = name_in_folder(folder, name) if _is_path(name) else name
    except NotRead as reason:
        raise unreadable(shortened(name), str(reason)) from None
    read_checklist(chosen, folder)
    return chosen


def _is_path(name: str) -> bool:
    """Return whether this is a file's path, not a shipped checklist's name; it need not exist."""
    return name.endswith(".toml") or "/" in name or "\\" in name


def checklist_names() -> list[str]:
    """Return the names of the shipped checklists, sorted."""
    return sorted(each.stem for each in shipped_path("checklists").glob("*.toml"))
