"""The preview of what a document brings, before it is imported."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from planner.importing.bringing_in.interview import Interview
from planner.importing.bringing_in.preview import preview
from planner.tui.command import Command
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, CANCEL, HELP, SAVE
from planner.tui.screens.made_of.screen import SCROLL_KEYS, PlannerScreen
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.buttons import Buttons, CommandButton
from planner.tui.widgets.text_lines import TextLines

BRING = SAVE.replace(label="Bring it in", when=lambda screen: screen.brings_something)
PREVIOUS = common.PREVIOUS.replace(when=lambda screen: screen.can_go_back, label_now=lambda _: "Back to the questions")
ANSWERS = Command(
    "answers",
    ("a",),
    "Change an answer",
    "List the answers given, to give one of them anew.",
    run=lambda screen: screen.answers(),
    when=lambda screen: screen.can_go_back,
)
LEAVE = BACK.replace(label_now=lambda _: "Leave it")


class ImportPreviewScreen(PlannerScreen):
    """Shows what would be imported; its result is 'yes', 'back', 'answers' or 'no'."""

    ABOUT = "What the document brings, and what of it was left out. Nothing is written before you bring it in."
    ACTS: ClassVar[tuple[Command, ...]] = (ANSWERS, PREVIOUS, LEAVE, HELP)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2,ctrl+s", "bring", show=False), *SCROLL_KEYS]

    def __init__(self, interview: Interview, crumbs: str) -> None:
        super().__init__()
        self._interview, self._crumbs = interview, crumbs

    def compose(self) -> ComposeResult:
        """Compose the preview and the buttons."""
        yield TopBar(crumbs=f"{self._crumbs} › What it brings", escape_label="Leave, nothing brought in")
        with Vertical(id="body"):
            yield Heading("What it brings", id="brought-heading", pane="brought")
            with VerticalScroll(id="brought", classes="scrolled"):
                yield TextLines(id="told")
            yield Buttons(*([BRING] if self.brings_something else []), CANCEL, main=BRING)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the preview, and focus the first button."""
        self.query_one(TextLines).show(preview(self._interview.imported))
        self.query(CommandButton).first().focus()

    @property
    def brings_something(self) -> bool:
        """Whether there is anything to import."""
        return not self._interview.imported.brings_nothing

    @property
    def can_go_back(self) -> bool:
        """Whether there is an answered question to go back to."""
        return bool(self._interview.answers)

    def action_bring(self) -> None:
        """Import from anywhere on the screen, as the button does."""
        self.run_if_offered(BRING)

    def save(self) -> None:
        """Dismiss with 'yes': import it."""
        self.dismiss("yes")

    def previous(self) -> None:
        """Dismiss with 'back': return to the last question."""
        self.dismiss("back")

    def answers(self) -> None:
        """Dismiss with 'answers': list the answers given."""
        self.dismiss("answers")

    def back(self) -> None:
        """Dismiss with 'no': nothing is imported."""
        self.dismiss("no")
