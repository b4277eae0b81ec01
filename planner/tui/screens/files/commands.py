"""The commands that go from this programme to another, or back to a backup of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.tui.command import Command

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen

ANOTHER = Command(
    "another",
    ("O",),
    "Open another",
    "Open another programme, or start a new one.",
    run=lambda screen: screen.host.open_another(),
    files=True,
    search_words="file load recent start new programme import",
)


async def _go_back(screen: PlannerScreen) -> None:
    from planner.tui.screens.files.going_back import go_back

    await go_back(screen)


GO_BACK = Command(
    "go_back",
    ("B",),
    "Go back to a backup",
    "Have the programme as it was at an earlier save; undo takes it back.",
    run=_go_back,
    edits=True,
    search_words="restore backup backups earlier copy recover lost saved before revert",
)
