"""How fast it is, as ratios measured in one run: ``python tests/benchmark/measure.py``.

Each figure is the median of several runs against something else on the same machine, so that machines can differ.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from textual.app import App, ComposeResult
from textual.widgets import DataTable

from planner.bank_holidays import BankHolidays
from planner.exchange.checklists import read_checklist
from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
from planner.programme import edits
from planner.programme.changes import Change, Difference, compare
from planner.programme.model import Programme
from planner.programme.placing import where_could_topic
from planner.programme.rules import findings
from planner.programme.view import View
from planner.session import Session
from planner.store.file import ProgrammeFile
from planner.surroundings import new_id, utc_now
from planner.tui.app import PlannerApp

RUNS = 7
SHOW = "import sys; from planner.cli import run; sys.exit(run(['-f', 'p.json', 'show']))"
LIBRARIES = "import click, msgspec, tinydb, dateutil.rrule, platformdirs"


def timed(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median of several runs, in milliseconds, after one that is not counted."""
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def python(code: str, folder: Path) -> Callable[[], object]:
    """A whole Python process that runs this code."""
    environment = {**os.environ, "PLANNER_TODAY": SAMPLE_DAY.isoformat()}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as an installed program is
    command = [sys.executable, "-c", code]
    return lambda: subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)


class Blank(App[None]):
    """A Textual app with one table and nothing else."""

    def compose(self) -> ComposeResult:
        """The table."""
        yield DataTable()


def first_frame(app: Callable[[], App[None]]) -> Callable[[], object]:
    """From making the app to its first settled frame."""

    async def show() -> None:
        async with app().run_test(size=(120, 40)) as pilot:
            await pilot.pause()

    return lambda: asyncio.run(show())


def key_to_screen(session: Session) -> float:
    """One press of a key to the settled screen, over and above a key that does nothing."""

    async def measure() -> float:
        async with PlannerApp(session).run_test(size=(120, 40)) as pilot:
            await pilot.pause()

            async def taken(key: str) -> float:
                start = time.perf_counter()
                await pilot.press(key)
                await pilot.pause()
                return (time.perf_counter() - start) * 1000

            pressed = [await taken("down") for _ in range(20)]
            idle = [await taken("f9") for _ in range(20)]
            return median(pressed) - median(idle)

    return asyncio.run(measure())


def large(meetings: int, topics: int) -> Programme:
    """A programme of this size, its topics spread over its meetings."""
    programme = edits.new_programme("Health Scrutiny", "Anytown")
    for number in range(meetings):
        day = date(2023, 9, 1 + number % 28) if meetings <= 28 else date(2023 + number // 12, 1 + number % 12, 14)
        programme = edits.add_meeting(programme, f"m{number}", day, year="2023/24", time=f"{number % 24:02}:00")
    for number in range(topics):
        programme = edits.add_topic(programme, f"t{number}", f"Topic number {number}", objective="Find out")
        at = f"m{number % meetings}"
        programme = edits.place(programme, f"i{number}", f"t{number}", at, today=date(2020, 1, 1))
    return programme


def all_rules(meetings: int, topics: int) -> float:
    """Every rule on a programme of this size."""
    programme, checklist = large(meetings, topics), read_checklist("")
    return timed(lambda: findings(View(programme, date(2020, 1, 1), checklist, "2023/24", holidays=BankHolidays())))


def ranking(meetings: int, topics: int) -> float:
    """Where a new topic could go, in a programme of this size."""
    programme = edits.add_topic(large(meetings, topics), "new", "Something else entirely", objective="Find out")
    view = View(programme, date(2020, 1, 1), read_checklist(""), "2023/24", holidays=BankHolidays())
    return timed(lambda: where_could_topic(view, "new"))


def _change(id: str, difference: Difference) -> Change:
    return Change(
        id=id, label="Changed the note", at=utc_now(), by="Chair", difference=difference, reason="As was agreed"
    )


def with_history(path: Path, changes: int) -> Session:
    """A programme of 200 topics with so many changes in its history, saved and open."""
    programme = large(11, 200)
    history = [_change("start", compare(Programme(), programme))]
    for number in range(changes - 1):
        changed = edits.edit_topic(programme, f"t{number % 200}", note=f"Note number {number}")
        difference = compare(programme, changed)
        history.append(_change(new_id(), difference))
        programme = changed
    ProgrammeFile(path).create(programme, history)
    return Session.opened(path, by="Chair", today=SAMPLE_DAY)


def opening_and_saving(folder: Path, changes: int) -> tuple[float, float, float]:
    """Opening and saving at so many changes, and a bare write and fsync of the same bytes."""
    path = folder / f"s{changes}.json"
    session = with_history(path, changes)
    notes = iter(range(10**9))
    content = path.read_bytes()

    def bare() -> None:
        with open(folder / "bare", "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    opening = timed(lambda: Session.opened(path, by="Chair", today=SAMPLE_DAY))
    saving = timed(lambda: session.do(lambda programme: edits.edit_topic(programme, "t1", note=str(next(notes)))))
    return opening, saving, timed(bare)


def row(what: str, figure: float, against: str, other: float, bar: str = "") -> None:
    """One line of the table."""
    print(f"{what:<44}{figure:>9.1f} ms   {figure / other:>6.2f} x {against} ({other:.1f} ms){bar}")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PLANNER_HOME"] = str(folder)
        session = Session.created(folder / "p.json", sample(), SAMPLE_LABEL, by="Chair", today=SAMPLE_DAY)
        blank = timed(first_frame(Blank))
        row("first usable frame of the app", timed(first_frame(lambda: PlannerApp(session))), "a blank app", blank)
        interpreter, libraries = timed(python("pass", folder)), timed(python(LIBRARIES, folder))
        show = timed(python(SHOW, folder))
        row("planner show, whole process", show, "a bare interpreter", interpreter)
        row("planner show, whole process", show, "importing its libraries", libraries)
        print(f"{'key to screen, 6 meetings and 16 topics':<44}{key_to_screen(session):>9.1f} ms")
        taken = {changes: opening_and_saving(folder, changes) for changes in (100, 1000, 10000)}
        for changes, (opening, save, bare) in taken.items():
            row(f"opening at 200 topics and {changes} changes", opening, "a bare write and fsync", bare)
            row(f"a save at 200 topics and {changes} changes", save, "a bare write and fsync", bare)
        for what, at in (("opening", 0), ("a save", 1), ("a bare write and fsync", 2)):
            grown = taken[10000][at] / taken[1000][at]
            print(f"{what + ', from 1000 to 10000 changes':<44}{grown:>9.1f} times as long")
        for meetings, topics in ((12, 60), (60, 600)):
            words = f"all rules at {meetings} meetings and {topics} topics"
            print(f"{words:<44}{all_rules(meetings, topics):>9.1f} ms")
        small, big = ranking(12, 60), ranking(60, 600)
        print(f"{'ranking at 12 meetings and 60 topics':<44}{small:>9.1f} ms")
        row("ranking at 60 meetings and 600 topics", big, "that, 50 times the meetings x topics", small)


if __name__ == "__main__":
    main()
