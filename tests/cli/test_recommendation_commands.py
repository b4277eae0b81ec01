"""The commands about recommendations: made, sent, answered, delivered and assessed, and what is published of them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from commanding import Commands

from planner.session import Session

Captured = pytest.CaptureFixture[str]
EXECUTIVE = ("--to", "the Executive", "--recipient", "executive")


def stands(commands: Commands, day: str) -> dict[str, str]:
    """Return where each recommendation stands on a day, by the words it begins with."""
    return {each["text"].split()[0]: each["stands"] for each in commands.data(day, "recommendation", "list")}


@pytest.fixture
def planner(session: Session, capsys: Captured) -> Commands:
    """The sample with S1 to S3 of 28 September, received on 5 October 2023."""
    commands, made = Commands(session.path, capsys), "2023-10-05"
    for number in "123":
        what = ("--text", f"S{number} is recommended", "--part", number, "--reference", f"S{number}")
        commands(made, "recommendation", "add", "SEND", *what, *EXECUTIVE)
        commands(made, "recommendation", "sent", f"S{number}", "2023-10-02")
        commands(made, "recommendation", "received", f"S{number}", "2023-10-05")
    return commands


def test_the_clock_as_it_is_listed(planner: Commands) -> None:
    first = planner.data("2023-12-05", "recommendation", "list")[0]
    assert {name: first[name] for name in ("made", "sent", "received", "due", "stands", "overdue_days")} == {
        "made": "2023-09-28",
        "sent": "2023-10-02",
        "received": "2023-10-05",
        "due": "2023-12-04",
        "stands": "answer overdue",
        "overdue_days": 1,
    }
    assert first["reference"] == "S1 (SEND Improvement (1), 28 September 2023)"
    assert {each["what"] for each in planner.data("2023-10-05", "deadlines")} >= {"answer"}
    planner("2023-10-05", "committee", "set", "counting", "from")
    assert planner.data("2023-12-05", "recommendation", "list")[0]["due"] == "2023-12-05"
    planner("2023-10-05", "recommendation", "received", "S1", "")
    assert planner.data("2023-12-05", "recommendation", "list")[0]["due"] is None


def test_an_answer_to_several_progress_and_closing(planner: Commands) -> None:
    answered = ("--on", "2023-11-21", "--reasons", "It helps", "--lead", "Director", "--target", "2024-01-31")
    planner("2023-11-21", "recommendation", "respond", "S1; S2", "accepted", *answered)
    planner("2023-11-21", "recommendation", "respond", "S3", "rejected", "--on", "2023-11-21", "--reasons", "no budget")
    assert stands(planner, "2023-11-21") == {"S1": "under way", "S2": "under way", "S3": "rejected"}
    moved = ("recommendation", "progress", "S1", "under-way", "--on", "2024-02-15", "--target", "2024-03-15")
    assert "A reason is needed for a new target" in planner.both("2024-02-15", *moved, code=2)[1]
    planner("2024-02-15", *moved, "--reason", "two posts vacant")
    planner("2024-03-14", "recommendation", "progress", "S1", "done")
    rules = {each["rule"] for each in planner.data("2024-03-14", "check", code=1) if "recommendation" in each}
    assert rules >= {"done-without-evidence", "done-unconfirmed"}
    achieved = ("recommendation", "assess", "S1", "achieved", "--at", "2024-03-28")
    assert "Who agreed" in planner.both("2024-03-28", *achieved, code=2)[1]
    planner("2024-03-28", *achieved, "--authority", "Committee, 28 March 2024")
    assert stands(planner, "2024-03-28") == {"S1": "closed: achieved", "S2": "past its target", "S3": "rejected"}
    assert len(planner.data("2024-03-28", "recommendation", "list", "--open")) == 2
    planner("2024-03-28", "undo")
    assert stands(planner, "2024-03-28")["S1"] == "reported as done"
    shown = planner("2024-03-28", "recommendation", "show", "S1")
    assert "Under way, 15 February 2024; target moved to 15 March 2024: two posts vacant" in shown


def test_the_tracker_has_a_row_for_each_safe_in_a_spreadsheet(planner: Commands, tmp_path: Path) -> None:
    planner("2023-10-05", "recommendation", "edit", "S1", "--text", "=HYPERLINK(1)")
    heads, *rows = csv.reader(io.StringIO(planner("2023-12-05", "export", "--tracker", "--as", "csv")))
    assert heads[0] == "Reference"
    assert len(heads) == 7
    assert len(rows) == 3
    assert rows[0][1] == "'=HYPERLINK(1)"
    assert "Answer overdue by 1 day" in rows[0][6]
    for name in ("docx", "html", "markdown"):
        planner("2023-12-05", "export", "--tracker", "--as", name, "-o", str(tmp_path / f"t.{name}"))


def test_the_letter_has_each_as_resolved_and_the_duty_with_its_day(planner: Commands) -> None:
    long_text = "\n\n".join(f"Paragraph {number} " + "word " * 150 for number in range(5))
    planner("2023-10-05", "recommendation", "edit", "S2", "--text", long_text)
    letter = planner("2023-10-06", "export", "--letter", "S1", "--letter", "S2", "--as", "text")
    assert "within two months, counted beginning with the day on which you received this: by Monday 4 Dec" in letter
    assert letter.count("word") == long_text.count("word")
    planner("2023-10-05", "recommendation", "edit", "S3", "--to", "Police", "--recipient", "other-partner")
    err = planner.both("2023-10-06", "export", "--letter", "S1; S3", "--as", "text", code=2)[1]
    assert "A letter goes to one recipient" in err


def test_the_background_of_an_item_has_what_came_before(planner: Commands) -> None:
    planner("2023-11-05", "minute", "SEND", "--outcome", "considered", "--number", "20", "--conclusions", "More to do")
    planner("2023-11-21", "recommendation", "respond", "S1", "accepted", "--on", "2023-11-21", "--reasons", "It helps")
    planner("2023-11-05", "place", "SEND", "2024-03-28", "--kind", "information")
    background = planner("2024-01-15", "export", "--background", "SEND@2024-03-28", "--as", "text")
    assert "Minute 20, 28 September 2023: considered. More to do" in background
    assert "S1 (20(1), 28 September 2023), to the Executive: S1 is recommended." in background
    assert "Accepted, 21 November 2023. It helps." in background
    assert "S2 (20(2)" in background


def test_the_covering_report_and_reminders_have_what_is_owed(planner: Commands, tmp_path: Path) -> None:
    planner("2023-11-21", "recommendation", "respond", "S1", "accepted", "--on", "2023-11-21", "--reasons", "It helps")
    report = planner("2023-12-06", "export", "--report", "--as", "text")
    assert "to the Executive: S1 is recommended: Accepted, 21 November 2023. It helps." in report
    assert "S2 is recommended: due by Monday 4 December 2023, overdue by 2 days." in report
    paths = planner("2023-12-06", "remind", "--as", "eml", "-o", str(tmp_path / "out")).split("\n")
    assert len([each for each in paths if each]) == 2
    planner("2023-12-06", "chase", "S2", "--on", "2023-12-06", "--to", "the Executive", "--how", "letter")
    overdue = [each for each in planner.data("2023-12-07", "check", code=1) if each["rule"] == "answer-overdue"]
    assert "chased 1 time" in overdue[0]["message"]
    agreed = ("--reason", "Wait until their meeting", "--authority", "Chair")
    planner("2023-12-07", "accept", "answer-overdue", "S3", *agreed)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("recommendation received S1 2023-10-01", "cannot have been received before"),
        ("recommendation sent S1 2024-06-01", "still to come"),
        ("recommendation respond S1 accepted --on 2023-10-04", "cannot have been answered before"),
        ("recommendation respond S1 accepted", "The day of the answer is needed"),
        ("recommendation respond S1 perhaps --on 2023-11-01", "“perhaps” is not an answer"),
        ("recommendation assess S1 achieved", "Who agreed"),
        ("recommendation show S9", "There is no recommendation “S9”"),
        ("recommendation add SEND --text x --to Police", "What kind of recipient Police is, is needed"),
        ("recommendation add SEND", "What is recommended is needed"),
        ("export --tracker --actions --as text", "One document at a time"),
        ("export --tracker --version 1 --as text", "leave out --version"),
    ],
)
def test_bad_input_is_told_in_a_sentence_and_changes_nothing(planner: Commands, words: str, said: str) -> None:
    before = planner.path.read_bytes()
    assert said in planner.both("2023-12-05", *words.split(), code=2)[1]
    assert planner.path.read_bytes() == before
