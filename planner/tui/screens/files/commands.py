"""The command that goes from this programme to another."""

from __future__ import annotations

from planner.tui.command import Command

ANOTHER = Command(
    "another",
    ("O",),
    "Open another",
    "Open another programme, or start a new one.",
    run=lambda screen: screen.host.open_another(),
    files=True,
    search_words="file load recent start new programme import",
)
