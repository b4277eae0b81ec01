"""How fast it is, beside its bars: ``python tests/benchmark/measure.py``.

What is compared is run in turns on the same machine, and whole processes from their start: imports are waited for too.
A ratio is the median of those of the turns, as the machine's own speed drifts meanwhile; a time beside it is a median.
The first usable frame has the year's items, the topics waiting and the keys; what the rules find is drawn next.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from statistics import median

from processes import BLANK, chromium, khal_list, memory, pandoc, planner, python, to_first_frame, to_the_end
from programmes import AFTER, followed_up, large, with_history
from textual.events import Key

from planner.exchange.checklists import read_checklist
from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
from planner.machine.bank_holidays import BankHolidays
from planner.programme import edits
from planner.programme.documents.tracker import tracker_document
from planner.programme.finding import Finding
from planner.programme.follow_up.still_open import still_open
from planner.programme.model import Programme
from planner.programme.placing import where_could_topic
from planner.programme.rules import findings
from planner.programme.settings import parse
from planner.programme.view import View
from planner.session import Session
from planner.tui.app import PlannerApp

RUNS = 11
EARLY = date(2020, 1, 1)


def taken(work: Callable[[], object]) -> float:
    """Milliseconds that some work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def in_turns(*measured: Callable[[], float]) -> list[tuple[float, ...]]:
    """The figures of several runs made by turns, for each what was measured, after one turn that is not counted."""
    turns = [[each() for each in measured] for _ in range(RUNS + 1)][1:]
    return list(zip(*turns, strict=True))


def least(work: Callable[[], object]) -> float:
    """The least of several runs."""
    (figures,) = in_turns(lambda: taken(work))
    return min(figures)


def say(what: str, figure: str, bar: str = "") -> None:
    """One line of the table."""
    print(f"{what:<58}{figure:>22}   {bar}")


def compared(what: str, figures: Sequence[float], others: Sequence[float], against: str, bar: float | None) -> None:
    """A ratio, beside its bar where it has one."""
    ratio = median(figure / other for figure, other in zip(figures, others, strict=True))
    beside = f": at most {bar}, {_met(ratio <= bar)}" if bar else ""
    say(what, f"{median(figures):.1f} ms = {ratio:.2f} x", f"{against} ({median(others):.1f} ms){beside}")


def _met(is_met: bool) -> str:
    return "met" if is_met else "NOT MET"


def starting(folder: Path) -> None:
    """The first frame, and showing the year."""
    blank = to_first_frame(python(BLANK), folder, ["The only row"])
    demo = to_first_frame(planner("demo"), folder, ["free", "Youth Justice", "Care leavers", "Help"])
    others, figures = in_turns(blank, demo)
    compared("first usable frame of planner demo", figures, others, "a blank Textual app", 1.25)
    Session.create(folder / "p.json", sample(), SAMPLE_LABEL, by="Chair", today=SAMPLE_DAY)
    show = to_the_end(planner("-f", "p.json", "--today", SAMPLE_DAY.isoformat(), "show"), folder)
    if khal := khal_list(folder):
        others, figures = in_turns(to_the_end(khal, folder), show)
        compared("planner show, whole process", figures, others, "khal list", 0.5)
    else:
        others, figures = in_turns(to_the_end(python("pass"), folder), show)
        compared("planner show, whole process", figures, others, "bare Python, as khal is not installed", None)


def opening_and_saving(folder: Path, topics: int, changes: int) -> tuple[float, float]:
    """Opening and saving at a size, beside a bare write and fsync of the same bytes, and the memory it takes."""
    path = folder / f"{topics}-{changes}.json"
    session = with_history(path, large(11, topics), changes)
    notes, content = count(), path.read_bytes()

    def bare() -> None:
        with open(folder / "bare", "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def save() -> None:
        session.do(lambda programme: edits.edit_topic(programme, "t1", note=str(next(notes))))

    def opened() -> None:
        Session.open(path, by="Chair", today=SAMPLE_DAY)

    at = f"{topics} topics and {changes} changes"
    saving, others = in_turns(lambda: taken(save), lambda: taken(bare))
    (opening,) = in_turns(lambda: taken(opened))  # by itself: what it goes through is not there for the next save
    bar = 4 if (topics, changes) == (200, 1000) else None
    compared(f"a save at {at}", saving, others, "a bare write and fsync", bar)
    read = "from datetime import date; from pathlib import Path; from planner.session import Session\n"
    read += f"Session.open(Path({path.name!r}), by='Chair', today=date(2023, 9, 1))"
    needed = f"{memory(read, folder):.0f} MB, where Python alone needs {memory('', folder):.0f}"
    say(f"opening at {at}", f"{median(opening):.1f} ms", needed)
    return median(opening), median(saving)


def growing(folder: Path) -> None:
    """Opening and saving as the programme and its history grow."""
    by_topics = {topics: opening_and_saving(folder, topics, 1000) for topics in (10, 200, 2000)}
    by_changes = {changes: opening_and_saving(folder, 200, changes) for changes in (100, 10000)}
    for what, at in (("opening", 0), ("a save", 1)):
        for of, figures in (("topics", by_topics), ("changes", by_changes)):
            few, many = min(figures), max(figures)
            grown = figures[many][at] / figures[few][at]
            linear = f"at most {many / few:.0f}, {_met(grown <= many / few)}"
            say(f"{what}, from {few} to {many} {of}", f"{grown:.1f} times as long", linear)


def key_to_screen(meetings: int, topics: int, folder: Path) -> float:
    """From a press of a key that moves the cursor until the screen is drawn, in milliseconds."""
    from settling import settled  # one of the tests' helpers, which are on the path by now

    path = folder / f"keys-{topics}.json"
    session = Session.create(path, large(meetings, topics), "Began", by="Chair", today=SAMPLE_DAY, year="2023/24")

    async def measure() -> float:
        async with PlannerApp(session).run_test(size=(120, 40)) as pilot:
            await pilot.pause()

            async def pressed(key: str) -> float:
                await pilot.pause()
                start = time.perf_counter()
                pilot.app.post_message(Key(key, None))
                await settled(pilot.app)
                return (time.perf_counter() - start) * 1000

            return median([await pressed(key) for _ in range(RUNS) for key in ("down", "up")])

    return asyncio.run(measure())


def thinking(folder: Path) -> None:
    """Keys, rules and ranking, beside what is aimed at."""
    for meetings, topics, aim in ((11, 200, 50), (60, 2000, 100)):
        figure = key_to_screen(meetings, topics, folder)
        say(f"a key to the screen at {meetings} meetings and {topics} topics", f"{figure:.1f} ms", f"aim: {aim} ms")
    checklist, holidays = read_checklist(""), BankHolidays()
    for meetings, topics, aim in ((12, 60, 1), (60, 600, 10)):
        programme = large(meetings, topics)

        def found(at: Programme = programme) -> tuple[Finding, ...]:
            return findings(View(at, EARLY, checklist, "2023/24", holidays=holidays))

        figure, about = least(found), f"aim: {aim} ms; it finds {len(found())}"
        say(f"all rules at {meetings} meetings and {topics} topics", f"{figure:.1f} ms", about)
        with_new = edits.add_topic(programme, "new", "Something else entirely", objective="Find out")
        view = View(with_new, EARLY, checklist, "2023/24", holidays=holidays)
        figure = least(lambda at=view: where_could_topic(at, "new"))  # type: ignore[misc]
        say(f"ranking at {meetings} meetings and {topics} topics", f"{figure:.1f} ms")


def following_up(_folder: Path) -> None:
    """What comes after meetings, over six years: the view of what is open, the rules, and the tracker."""
    checklist, grown = read_checklist(""), {}
    for number in (50, 200):
        programme = followed_up(number)

        def view(at: Programme = programme) -> View:
            return View(at, AFTER, checklist, "2025/26")

        works = {
            "what is still open": lambda: still_open(view()),
            "all rules": lambda: findings(view()),
            "the tracker": lambda: tracker_document(view()),
        }
        for what, work in works.items():
            figure = least(work)
            say(f"{what} at {number} recommendations", f"{figure:.1f} ms")
            grown.setdefault(what, []).append(figure)
    for what, (few, many) in grown.items():
        say(
            f"{what}, from 50 to 200 recommendations",
            f"{many / few:.1f} times as long",
            f"at most 4, {_met(many / few <= 4)}",
        )


BARE_TABLE = """
from docx import Document

with open("table.md", encoding="utf-8") as file:
    rows = [line.strip("| \\n").split(" | ") for line in file if line.startswith("|")]
document = Document()
table = document.add_table(0, len(rows[0]))
for row in rows:
    for cell, words in zip(table.add_row().cells, row):
        cell.text = words
document.save("bare.docx")
"""
"""The rows of a table in Markdown, written by python-docx alone."""


def documents(folder: Path) -> None:
    """The programme's table with every column as Word and as PDF, each whole process beside another's for the same."""
    from wide_document import EVERY_COLUMN  # one of the tests' helpers, which are on the path by now

    programme = edits.set_committee(large(60, 600), **dict([parse("columns", EVERY_COLUMN)]))
    Session.create(folder / "table.json", programme, "Began", by="Chair", today=SAMPLE_DAY, year="2023/24")

    def export(format: str, file: str) -> Callable[[], float]:
        words = ("-f", "table.json", "--year", "2023/24", "export", "--as", format, "-o", file, "--force")
        return to_the_end(planner(*words), folder)

    for format, file in (("markdown", "table.md"), ("html", "table.html")):
        export(format, file)()
    at = "at 60 meetings and 600 items"
    if command := pandoc("table.md", "pandoc.docx"):
        others, figures = in_turns(to_the_end(command, folder), export("docx", "ours.docx"))
        compared(f"the table as Word {at}", figures, others, "pandoc", 2)
    else:
        others, figures = in_turns(to_the_end(python(BARE_TABLE), folder), export("docx", "ours.docx"))
        compared(f"the table as Word {at}", figures, others, "python-docx alone, as pandoc is not installed", 1)
    if command := chromium("table.html", "chromium.pdf"):
        others, figures = in_turns(to_the_end(command, folder), export("pdf", "ours.pdf"))
        compared(f"the table as PDF {at}", figures, others, "Chromium printing the same page", 0.5)
    else:
        say(f"the table as PDF {at}", f"{export('pdf', 'ours.pdf')():.1f} ms", "Chromium is not installed")


def main() -> None:
    """Print the table."""
    sys.path.append(str(Path(__file__).parents[1] / "helpers"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PLANNER_HOME"] = name
        for measure in (starting, growing, thinking, following_up, documents):
            measure(folder)


if __name__ == "__main__":
    main()
