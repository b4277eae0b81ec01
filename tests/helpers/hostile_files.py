"""Hostile files that a programme may name as its checklist, and a sound checklist."""

from __future__ import annotations

import os
from pathlib import Path

SOUND = 'title = "Ours"\n[[group]]\ntitle = "All"\n[[group.question]]\nid = "q"\nkind = "gate"\nask = "Ours?"\n'

NAMES = {
    "a pipe": "pipe.toml",
    "an endless device": "/dev/zero",
    "a link to an endless device": "zero.toml",
    "a folder": "lists/",
    "a link out": "out.toml",
    "a file in a folder that leads out": "away/theirs.toml",
    "a step up": "../theirs/theirs.toml",
    "a step up as Windows has it": "..\\theirs\\theirs.toml",
    "a system file": "/etc/passwd",
    "a drive": "C:ours.toml",
    "a share": "\\\\host.invalid\\share\\ours.toml",
    "a share with other slashes": "//host.invalid/share/ours.toml",
    "a share by its long name": "\\\\?\\UNC\\host.invalid\\share\\ours.toml",
    "a share by its inner name": "\\??\\UNC\\host.invalid\\share\\ours.toml",
    "a pipe of Windows": "\\\\.\\pipe\\planner.toml",
    "5 GB": "large.toml",
    "a name of 5,000 letters": "n" * 5_000 + ".toml",
    "a checklist's name of 5,000 letters": "n" * 5_000,
    "a name with NUL": "ours\0.toml",
    "a home": "~root/ours.toml",
    "a key of 40,000 parts": "keys.toml",
}
"""Description -> the name by which the programme refers to the file."""
NOT_A_DOCUMENT, LINK, OUT, SHARE = (
    "a pipe or a device",
    "it is a link",
    "not in the programme's own folder",
    "a network",
)
MESSAGES = {
    "a pipe": NOT_A_DOCUMENT,
    "an endless device": OUT,
    "a link to an endless device": LINK,
    "a folder": "it is a folder",
    "a link out": LINK,
    "a file in a folder that leads out": LINK,
    "a step up": OUT,
    "a step up as Windows has it": OUT,
    "a system file": OUT,
    "a drive": OUT,
    **dict.fromkeys(filter(lambda what: what.startswith(("a share", "a pipe of")), NAMES), SHARE),
    "5 GB": "it is larger than 100 kB",
    "a name of 5,000 letters": "File name too long",
    "a checklist's name of 5,000 letters": "There is no checklist",
    "a name with NUL": "null byte",
    "a home": "there is no such file",
    "a key of 40,000 parts": "more than 100 full stops",
}
"""Description -> words of the message about the file."""


def lay_out(folder: Path) -> None:
    """Create the files, in the programme's folder and in one beside it."""
    theirs = folder.parent / "theirs"
    for each in (folder / "lists", theirs):
        each.mkdir(parents=True)
    (theirs / "theirs.toml").write_text(SOUND, encoding="utf-8")
    os.mkfifo(folder / "pipe.toml")
    (folder / "zero.toml").symlink_to("/dev/zero")
    (folder / "out.toml").symlink_to(theirs / "theirs.toml")
    (folder / "away").symlink_to(theirs)
    (folder / "keys.toml").write_text("a" + ".a" * 40_000 + " = 1")
    make_large(folder / "large.toml")


def make_large(path: Path) -> None:
    """Create a sparse file of 5 GB."""
    with open(path, "wb") as file:
        file.truncate(5_000_000_000)
