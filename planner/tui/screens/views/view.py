"""The base class of the four views: their tabs, and the commands Choose (on Enter) and Keep."""

from __future__ import annotations

from textual import on

from planner.programme.finding import Finding
from planner.tui.command import Command
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.screens.prioritising.commands import OPEN_TOPIC, SCOPING
from planner.tui.screens.views.commands import CHECKS, PRESENT, TABS, TOPICS, UNLOCK
from planner.tui.selection import NOTHING
from planner.tui.widgets.bars import Tabs
from planner.tui.widgets.row_list import RowList


def _can_choose(view: ViewScreen) -> bool:
    """Return whether Enter does something: for a reader it only opens topics."""
    return view.selection != NOTHING and bool(view.selection.topic or not view.is_read_only)


CHOOSE = common.CHOOSE.replace(when=_can_choose)


async def _accept_finding(view: ViewScreen) -> None:
    """Ask for a reason, and accept the finding about the selected item."""
    from planner.programme.edits import accept
    from planner.tui.screens.made_of.reason import ReasonScreen

    finding, basis = view.acceptable_finding, view.session.programme
    if finding is None:
        return
    given = await view.app.push_screen_wait(
        ReasonScreen("Keep it as it is", finding.message, "Keep it", needs_authority=True)
    )
    if given:
        view.apply_edit(
            lambda programme: accept(programme, finding, by=view.session.by, **given.as_arguments()),
            basis=basis,
            **given.as_arguments(),
        )


KEEP = Command(
    "keep",
    ("k",),
    "Keep, with a reason",
    "Choose to live with what a check has found.",
    run=_accept_finding,
    when=lambda view: view.acceptable_finding is not None,
    edits=True,
    search_words="accept allow ignore override exception chair",
)


class ViewScreen(PlannerScreen):
    """One of the four views; each defines ``ACTS``, ``selection`` and ``default_action``."""

    NAME = "Year"

    @property
    def tabs(self) -> Tabs:
        """The views, with the number of topics waiting and of open findings."""
        open_count = sum(finding.is_open for finding in self.findings)
        counts = {TOPICS: f" {len(self.view.waiting)}", CHECKS: f" {open_count}" if open_count else ""}
        return [(command, counts.get(command, "")) for command in TABS]

    @property
    def acceptable_finding(self) -> Finding | None:
        """The open finding about the selected item that can be accepted; None when there is none."""
        selected = self.selection
        for finding in self.findings:
            if finding.is_open and finding.can_be_kept and selected.item and finding.item == selected.item:
                return finding
        return None

    @property
    def offered(self) -> list[Command]:
        """The commands that can be run now, with those first that matter most.

        While presenting, these are to stop presenting and to unlock; while there is no topic, to begin a session.
        """
        first = (PRESENT, UNLOCK) if self.host.is_presenting else () if self.view.programme.topics else (SCOPING,)
        return sorted(super().offered, key=lambda each: each not in first)

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Run the default action; where nothing may be changed, open the topic."""
        if self.session.read_only:
            self.run_command(OPEN_TOPIC)
        else:
            self.default_action()

    def default_action(self) -> None:
        """Do what Enter does with the selection."""
