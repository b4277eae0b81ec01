"""The command that imports a published programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.tui.command import Command

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen


async def _import_page(screen: PlannerScreen) -> None:
    from planner.tui.screens.importing.importing import import_into

    await import_into(screen, f"{screen.NAME} › Import")


IMPORT = Command(
    "import_page",
    ("I",),
    "Import",
    "Bring in a published programme, a tracker of recommendations or an action log, from a file or pasted text.",
    run=_import_page,
    edits=True,
    search_words="load read bring in tracker recommendations log word document spreadsheet excel web page agenda paste",
)
