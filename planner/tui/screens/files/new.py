"""A new programme: whose it is, and when the committee meets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from planner.machine.bank_holidays import BankHolidays
from planner.machine.paths import file_named, remember_opened
from planner.machine.system import login_name, new_id
from planner.programme import edits
from planner.programme.calendar import in_words, municipal_year, parse_time, parse_year, short, year_begins
from planner.programme.english import counted
from planner.programme.errors import PlannerError
from planner.programme.history.labels import started_words
from planner.programme.meeting_days import echoed, meeting_days
from planner.programme.text import needed
from planner.session import Session
from planner.tui.command import Command
from planner.tui.screens.made_of.common import BACK, CANCEL, HELP, SAVE
from planner.tui.screens.made_of.form import SAVE_IT, FormScreen, Values
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.fields import FieldSpec
from planner.tui.widgets.year_calendar import YearCalendar

MEETS = "last Thursday of September, October, November, January, March and April"


CALENDAR = Command(
    "calendar",
    ("f4",),
    "Calendar",
    "Pick the days on a calendar.",
    run=lambda form: form.pick_days(),
    words="pick dates",
)
TAKE = SAVE.having(label_now=lambda _: "Take these days")


class NewScreen(FormScreen):
    """Asks for a new programme; ``opened`` is given what was made."""

    ABOUT = (
        "Whose programme it is, and when the committee meets: in words, as “second Monday of every month except "
        "August”, or day by day on a calendar. The days are said back to you before anything is made."
    )
    ASIDE = "Back, nothing made"
    ACTS: ClassVar[tuple[Command, ...]] = (SAVE_IT, CALENDAR, BACK, HELP)
    BUTTONS: ClassVar[tuple[Command, ...]] = (SAVE_IT, CALENDAR.having(label="Pick the days"), CANCEL)

    def __init__(self, opened: Callable[[Session], None]) -> None:
        super().__init__("Start › New", "A new programme", _fields(), self._make, button="Make it")
        self._opened = opened

    def parts(self) -> ComposeResult:
        """The boxes, and the days said back."""
        yield from super().parts()
        yield Static(id="echo")

    def start(self) -> None:
        """Say the days back from the start."""
        super().start()
        self._echo()

    @on(Input.Changed)
    def _echo(self) -> None:
        """Say back which days are meant, or what is not understood."""
        try:
            words = echoed(self._days(), BankHolidays())
        except PlannerError as error:
            words = str(error)
        self.query_one("#echo", Static).update(Content(words))

    def _days(self) -> list[date]:
        return meeting_days(self.values["meets"], parse_year(self.values["year"]))

    async def pick_days(self) -> None:
        """Pick the days on a calendar, beginning with those that are meant now."""
        try:
            year = parse_year(self.values["year"])
        except PlannerError as error:
            self.say(str(error), error=True)
            return
        try:
            days = set(self._days())
        except PlannerError:
            days = set()
        picked = await self.app.push_screen_wait(CalendarScreen(year, days))
        if isinstance(picked, set):
            self.field("meets").value = ", ".join(short(day) for day in sorted(picked))

    def _make(self, _values: Values) -> bool:
        try:
            self._opened(self._made())
        except PlannerError as error:
            self.say(str(error), error=True)
            return False
        return True

    def _made(self) -> Session:
        path = file_named(self.values["path"])
        committee, council = needed(self.values["committee"], "The committee's name"), self.values["council"]
        programme = edits.new_programme(committee, council)
        time, year = parse_time(self.values["time"]), parse_year(self.values["year"])
        programme = edits.set_committee(programme, time=time, venue=self.values["venue"].strip())
        for day in self._days():
            programme = edits.add_meeting(programme, new_id(), day, year=year)
        label = started_words(programme)
        session = Session.create(path, programme, label, by=login_name(), today=date.today(), year=year)
        remember_opened(path.resolve())
        return session


class CalendarScreen(PlannerScreen):
    """Days picked on a calendar; dismissed with them, or with None."""

    ABOUT = "Walk with the arrows; Space or a click chooses a day, or lets it go. F2 takes the days marked ■."
    ACTS: ClassVar[tuple[Command, ...]] = (TAKE, BACK, HELP)

    def __init__(self, year: str, days: set[date]) -> None:
        super().__init__()
        self._year, self._days = year, days

    def compose(self) -> ComposeResult:
        """The year, and the day under the cursor in words."""
        first = year_begins(self._year)
        last = first.replace(year=first.year + 1) - timedelta(days=1)
        yield TopBar(crumbs="New › Calendar", aside="Back, nothing picked")
        with Vertical(id="body"):
            yield Heading(f"Meetings of {self._year}", id="calendar-heading", of="calendar")
            yield YearCalendar(first, last, self._days, BankHolidays(), id="calendar")
            yield Static(id="under")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start on the first day that is chosen already."""
        self.query_one(YearCalendar).focus()
        self._walked()

    @on(YearCalendar.Walked)
    def _walked(self) -> None:
        calendar = self.query_one(YearCalendar)
        notes = [
            "chosen" if calendar.day in calendar.chosen else "Space chooses it",
            *(["a bank holiday"] if calendar.day in BankHolidays() else []),
        ]
        self.query_one("#under", Static).update(Content(f"{in_words(calendar.day)}: {', '.join(notes)}."))
        self.query_one("#calendar-heading", Heading).show(
            f"Meetings of {self._year}", f"{counted(len(calendar.chosen), 'meeting')} · ■ chosen  ' bank holiday"
        )

    def save(self) -> None:
        """Take the days that are chosen."""
        self.dismiss(self.query_one(YearCalendar).chosen)


def _fields() -> list[FieldSpec]:
    return [
        FieldSpec("committee", "Committee", hint="Its full name, as on an agenda."),
        FieldSpec("council", "Council", hint="Such as Anytown Council."),
        FieldSpec("year", "Municipal year", municipal_year(date.today()), "Such as 2023/24."),
        FieldSpec("meets", "Meets", MEETS, "In words, or days with commas between; F4 picks them on a calendar."),
        FieldSpec("time", "Begins at", hint="Such as 10:00; blank if it varies."),
        FieldSpec("venue", "Venue"),
        FieldSpec("path", "Save as", str(Path.cwd() / "programme.json"), "Where the programme is kept."),
    ]
