"""The form that starts a scoping session: its date, who is present, and which topics to take."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.machine.system import new_id
from planner.programme.calendar import long
from planner.programme.edits import add_topic
from planner.programme.english import counted
from planner.programme.fields import Field, FieldKind
from planner.programme.model import Programme
from planner.programme.prioritising import scoping
from planner.programme.text import lines, one_line
from planner.tui.command import Command
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, CANCEL, HELP, SAVE
from planner.tui.screens.made_of.form import FormScreen
from planner.tui.screens.prioritising import suggesting
from planner.tui.styled_text import GetStyle, fit_width, styled
from planner.tui.symbols import topic_status
from planner.tui.widgets.bars import Heading
from planner.tui.widgets.fields import FieldSpec, FieldWidget, field_spec
from planner.tui.widgets.row_list import Row, RowList, message_row

DAY = Field("Date", FieldKind.DAY, name="on", needed=True)
CHOSEN = "chosen"
"""The name in a draft of the topics chosen."""


def _is_in_list(starting: StartScopingScreen) -> bool:
    """Return whether the list of topics has focus, not a field."""
    return not starting.is_typing


ALL = Command(
    "all",
    ("a",),
    "All or none",
    "Take every topic; or, when all are taken, none.",
    run=lambda starting: starting.take_all(),
    when=_is_in_list,
)
BEGIN = SAVE.replace(label_now=lambda _: "Begin")
CHOOSE = common.CHOOSE.replace(when=_is_in_list, label_now=lambda _: "Take it or not")
SUGGEST = suggesting.SUGGEST.replace(when=_is_in_list)


class StartScopingScreen(FormScreen):
    """Starts a scoping session; dismissed with its id."""

    ABOUT = (
        "A scoping session takes topics one by one: the checklist, a question at a time, then what members decide. "
        "Topics that nobody has decided on are chosen already. Say who is here, and begin."
    )
    RULE = (
        "Topics come from earlier meetings, horizon scanning, informal meetings of members, Portfolio Holders "
        "and Directors (report, 3.4)."
    )
    ESCAPE_LABEL = "Back, nothing started"
    ACTS: ClassVar[tuple[Command, ...]] = (BEGIN, CHOOSE, SUGGEST, ALL, BACK, HELP)
    BUTTONS: ClassVar[tuple[Command, ...]] = (BEGIN, CANCEL)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "command('choose')", show=False)]

    def __init__(self) -> None:
        super().__init__("Scoping session")
        self._chosen: list[str] = []

    def compose_content(self) -> ComposeResult:
        """Compose the fields, and the topics to choose from."""
        yield Heading("A scoping session", id="start-heading")
        yield FieldWidget(replace(field_spec(DAY, DAY.typed(self.session.today)), proposed=True))
        yield FieldWidget(
            FieldSpec("present", "Who is here", hint="Names or roles, with commas between; Enter goes on.")
        )
        yield FieldWidget(
            FieldSpec(
                "suggestions",
                "Suggestions",
                hint="New ones, one on each line: a list can be pasted. Tab goes on; F2 begins.",
                paragraph=True,
            )
        )
        yield Heading("Topics to take", id="chosen-heading", pane="chosen")
        yield RowList(id="chosen")

    @property
    def _proposed(self) -> list[str]:
        """The topics that nobody has decided on."""
        return scoping.topics_to_take(self.view)

    def draft_values(self) -> dict[str, str]:
        """Return the fields' values to keep, and the topics chosen where they are not those proposed."""
        chosen = {} if self._chosen == self._proposed else {CHOSEN: "\n".join(self._chosen)}
        return super().draft_values() | chosen

    def restore_draft(self) -> None:
        """Fill in the draft, and choose its topics."""
        super().restore_draft()
        if self._draft and CHOSEN in self._draft:
            self._chosen = [key for key in self._draft[CHOSEN].split("\n") if key in self.view.programme.topics]
            self.redraw()

    def begin_anew(self) -> None:
        """Throw the draft away, and choose the topics proposed."""
        self._chosen = list(self._proposed)
        super().begin_anew()
        self.redraw()

    def start(self) -> None:
        """Choose the undecided topics, and focus the field for who is present."""
        self._chosen = list(self._proposed)
        self.field("present").input.focus()

    def redraw(self) -> None:
        """Redraw the topics: the chosen ones, then the others waiting."""
        view = self.view
        offered = list(dict.fromkeys([*self._chosen, *(topic.id for topic in view.waiting)]))
        topics = [view.programme.topics[key] for key in offered if key in view.programme.topics]
        rows = [
            Row(topic.id, partial(_draw_topic, topic.title, topic.id in self._chosen, topic_status(view, topic)))
            for topic in topics
        ]
        empty = [message_row("None waiting: write the suggestions above, one on each line.")]
        self.query_one("#chosen", RowList).show(rows or empty)
        chosen = f"{counted(len(self._chosen), 'topic')} chosen"
        self.query_one("#chosen-heading", Heading).show("Topics to take", chosen)
        self.redraw_bars()

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Choose the topic under the cursor, or leave it out."""
        key = self.query_one("#chosen", RowList).cursor
        if key and key in self._chosen:
            self._chosen.remove(key)
        elif key:
            self._chosen.append(key)
        self.keep_draft()
        self.redraw()

    def take_all(self) -> None:
        """Choose every topic offered; when all are chosen already, choose none."""
        offered = [*self._chosen, *(topic.id for topic in self.view.waiting if topic.id not in self._chosen)]
        self._chosen = offered if len(offered) > len(self._chosen) else []
        self.keep_draft()
        self.redraw()

    def say(self, message: str, *, error: bool = False) -> None:
        """Show errors only: an addition or a start can be seen on the screen."""
        if error:
            super().say(message, error=True)

    async def suggest(self) -> None:
        """Add suggestions, and choose them."""
        from planner.tui.screens.prioritising.suggesting import SuggestScreen

        suggested = await self.app.push_screen_wait(SuggestScreen(self.view))
        if suggested:
            titles, source = suggested
            new = {new_id(): title for title in titles}

            def edit(programme: Programme) -> Programme:
                for topic, title in new.items():
                    programme = add_topic(programme, topic, title, source=source)
                return programme

            if self.apply_edit(edit):
                self._chosen += new
                self.keep_draft()
                self.redraw()

    def save(self) -> None:
        """Start the session, or dismiss with the one that somebody else has started meanwhile."""
        self.session.refresh()
        typed = self.values
        suggested = {new_id(): title for title in lines(typed["suggestions"].split("\n"))}
        if session_under_way := scoping.open_session(self.session.programme):
            self.apply_edit(partial(scoping.suggest, session=session_under_way.id, titles=suggested))
            super().say(f"A session of {long(session_under_way.on)} was started meanwhile: it goes on here.")
            self.dismiss(session_under_way.id)
            return
        key = new_id()

        def edit(programme: Programme) -> Programme:
            day = DAY.parse(typed["on"], self.reckoning)
            programme = scoping.start(programme, key, self._chosen, on=day, present=typed["present"].split(","))
            return scoping.suggest(programme, key, suggested)

        if self.apply_edit(edit):
            self.dismiss(key)


def _draw_topic(title: str, is_chosen: bool, status: tuple[str, str], width: int, get_style: GetStyle) -> list[Text]:
    line = fit_width(styled(get_style, f"   {'[x]' if is_chosen else '[ ]'} ", one_line(title)), max(20, width - 30))
    line.append_text(styled(get_style, f" {status[0]} ", (status[1], "muted")))
    return [line]
