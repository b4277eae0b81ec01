"""Starting a scoping session: its day, who is there, and which topics are to be taken."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.machine.system import new_id
from planner.programme.calendar import long, parse_day
from planner.programme.edits import add_topic
from planner.programme.english import counted
from planner.programme.model import Programme
from planner.programme.prioritising import scoping
from planner.tui.command import Command
from planner.tui.paint import Painter, fitted, joined, plain
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, CANCEL, HELP, SAVE
from planner.tui.screens.made_of.form import FormScreen
from planner.tui.screens.prioritising import suggesting
from planner.tui.symbols import topic_status
from planner.tui.widgets.bars import Heading
from planner.tui.widgets.fields import FieldBox, FieldSpec
from planner.tui.widgets.rows import Row, Rows, nothing


def _in_list(starting: StartScopingScreen) -> bool:
    """Topics are chosen in their list."""
    return not starting.is_typing


ALL = Command(
    "all",
    ("a",),
    "All or none",
    "Take every topic; or, when all are taken, none.",
    run=lambda starting: starting.take_all(),
    when=_in_list,
)
BEGIN = SAVE.having(label_now=lambda _: "Begin")
CHOOSE = common.CHOOSE.having(when=_in_list, label_now=lambda _: "Take it or not")
SUGGEST = suggesting.SUGGEST.having(when=_in_list)


class StartScopingScreen(FormScreen):
    """Starts a session; dismissed with its id."""

    ABOUT = (
        "A scoping session takes topics one by one: the checklist, a question at a time, then what members decide. "
        "Topics that nobody has decided on are chosen already. Say who is here, and begin."
    )
    RULE = (
        "Topics come from earlier meetings, horizon scanning, informal meetings of members, Portfolio Holders "
        "and Directors (report, 3.4)."
    )
    ASIDE = "Back, nothing started"
    ACTS: ClassVar[tuple[Command, ...]] = (BEGIN, CHOOSE, SUGGEST, ALL, BACK, HELP)
    BUTTONS: ClassVar[tuple[Command, ...]] = (BEGIN, CANCEL)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "command('choose')", show=False)]

    def __init__(self) -> None:
        super().__init__("Scoping session")
        self._chosen: list[str] = []

    def parts(self) -> ComposeResult:
        """The boxes, and the topics to choose from."""
        yield Heading("A scoping session", id="start-heading")
        yield FieldBox(FieldSpec("on", "Date", long(self.session.today)))
        yield FieldBox(FieldSpec("present", "Who is here", hint="Names or roles, with commas between; Enter goes on."))
        yield Heading("Topics to take", id="chosen-heading", of="chosen")
        yield Rows(id="chosen")

    def start(self) -> None:
        """Start at who is here, with the undecided topics chosen."""
        self._chosen = scoping.to_take(self.view)
        self.field("present").box.focus()

    def redraw(self) -> None:
        """Draw the topics: those waiting, and those that came back."""
        view = self.view
        offered = list(dict.fromkeys([*self._chosen, *(topic.id for topic in view.waiting)]))
        topics = [view.programme.topics[key] for key in offered if key in view.programme.topics]
        drawn = (partial(_draw, each.title, each.id in self._chosen, topic_status(view, each)) for each in topics)
        rows = [Row(each.id, draw) for each, draw in zip(topics, drawn, strict=True)]
        none = [nothing("None yet: Enter, then + adds a suggestion.")]
        self.query_one("#chosen", Rows).show(rows or none)
        chosen = f"{counted(len(self._chosen), 'topic')} chosen"
        self.query_one("#chosen-heading", Heading).show("Topics to take", chosen)
        self.redraw_bars()

    @on(Rows.Chosen)
    def choose(self) -> None:
        """Take the topic under the cursor, or leave it out."""
        key = self.query_one("#chosen", Rows).cursor
        if key and key in self._chosen:
            self._chosen.remove(key)
        elif key:
            self._chosen.append(key)
        self.redraw()

    def take_all(self) -> None:
        """Take all the topics that are offered, or none."""
        offered = [*self._chosen, *(topic.id for topic in self.view.waiting if topic.id not in self._chosen)]
        self._chosen = offered if len(offered) > len(self._chosen) else []
        self.redraw()

    def next_box(self, field: FieldBox) -> None:
        """From the day to who is here, and on to the topics."""
        if field.spec.name == "on":
            self.field("present").box.focus()
        else:
            self.query_one("#chosen").focus()

    def say(self, message: str, *, error: bool = False) -> None:
        """What is added or started is seen; errors are said."""
        if error:
            super().say(message, error=True)

    async def suggest(self) -> None:
        """Add a suggestion, and take it."""
        from planner.tui.screens.prioritising.suggesting import SuggestScreen

        suggested = await self.app.push_screen_wait(SuggestScreen(self.view))
        if suggested:
            topic, (title, source) = new_id(), suggested
            if self.perform(lambda programme: add_topic(programme, topic, title, source=source)):
                self._chosen.append(topic)
                self.redraw()

    def save(self) -> None:
        """Start the session; or go on with one that somebody else has started meanwhile."""
        self.session.refresh()
        if held := scoping.under_way(self.session.programme):
            super().say(f"A session of {long(held.on)} was started meanwhile: it goes on here.")
            self.dismiss(held.id)
            return
        key = new_id()
        typed = self.values

        def edit(programme: Programme) -> Programme:
            day = parse_day(typed["on"], self.session.year)
            return scoping.start(programme, key, self._chosen, on=day, present=typed["present"].split(","))

        if self.perform(edit):
            self.dismiss(key)


def _draw(title: str, is_chosen: bool, standing: tuple[str, str], width: int, paint: Painter) -> list[Text]:
    line = fitted(joined(paint, f"   {'[x]' if is_chosen else '[ ]'} ", plain(title)), max(20, width - 30))
    line.append_text(joined(paint, f" {standing[0]} ", (standing[1], "muted")))
    return [line]
