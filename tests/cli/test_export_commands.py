"""The commands that export: the right report, names proposed, what changed as a table, data of any version."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from planner.cli import run

Planner = Callable[..., int]
RunCommand = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> RunCommand:
    """Return a function that runs a command on 9 October 2023: its exit code, standard output and error."""
    assert run(["new", str(tmp_path / "p.json"), "--sample"]) == 0

    def command(*words: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = run(["-f", str(tmp_path / "p.json"), "--today", "2023-10-09", "--by", "Ann", *words])
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def data(run_command: RunCommand) -> Callable[..., Any]:
    """Return a function that runs a command and decodes the JSON on standard output."""
    return lambda *words: json.loads(run_command(*words)[1])


def why(reason: str) -> list[str]:
    return ["--reason", reason, "--authority", "Chair"]


def test_the_report_after_publishing_an_agenda_is_that_of_its_meeting(run_command: RunCommand) -> None:
    run_command("publish", "--agenda-of", "28 September")
    run_command("move", "Youth Justice", "30 November", *why("report not ready"))
    run_command("publish", "--agenda-of", "26 October")
    code, report, error = run_command("export", "--as", "text", "--report")
    assert (code, error) == (0, "")
    assert "Thursday 26 October 2023\n\nWork programme 2023/24" in report
    assert "(a) Youth Justice Service: moved from 26 October 2023 to 30 November 2023. Report not ready" in report
    run_command("topic", "edit", "Local Offer", "--title", "The Local Offer")  # not in the table
    assert run_command("export", "--as", "text", "--report")[1:] == (report, "")
    run_command("move", "Support for Young Carers", "25 April", *why("too little business in March"))
    code, again, error = run_command("export", "--as", "text", "--report")
    assert (code, again) == (0, report)
    assert "The programme has changed since version 2 was published on 9 October 2023" in error
    assert error.count("\n") == 1
    draft = run_command("export", "--as", "text", "--report", "--draft")
    assert "Thursday 30 November 2023\n\nWork programme 2023/24" in draft[1]
    assert "Support for Young Carers: moved from 28 March 2024 to 25 April 2024" in draft[1]
    assert draft[2] == ""


def test_internal_matters_are_in_the_report_for_officers_alone(run_command: RunCommand) -> None:
    public = run_command("export", "--as", "text", "--report")[1]
    marked = run_command("export", "--as", "text", "--report", "--officers")[1]
    for words in ("co-optees are not yet invited", "Papers: Youth Justice Service", "not for publication"):
        assert (words in public, words in marked) == (False, True)


def test_a_folder_is_enough_for_a_name_to_be_proposed(run_command: RunCommand, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    run_command("publish", "--agenda-of", "26 October")
    run_command("topic", "answer", "Local Offer", "duty", "yes")
    stem = "children-and-young-people-scrutiny-committee"
    for words, name in (
        (["export", "--as", "csv"], f"{stem}-2023-24.csv"),
        (["export", "--as", "json", "--version", "1"], f"{stem}-2023-24-version-1.json"),
        (["export", "--as", "docx", "--report"], f"{stem}-2023-24-report-version-1.docx"),
        (["export", "--as", "html", "--report", "--draft", "--officers"], f"{stem}-2023-24-report-for-officers.html"),
        (["export", "--as", "csv", "--changes"], f"{stem}-2023-24-changes.csv"),
        (["export", "--as", "text", "--actions"], f"{stem}-2023-24-actions.txt"),
        (["export", "--as", "text", "--tracker"], f"{stem}-2023-24-recommendations.txt"),
        (["export", "--as", "text", "--background", "SEND Imp"], f"{stem}-background-send-improvement.txt"),
        (["export", "--as", "icalendar", "--due"], f"{stem}-due.ics"),
        (["notes", "--since", "2023-10-09", "--as", "markdown"], f"{stem}-notes-2023-10-09.md"),
    ):
        for folder in ("out", "out/"):
            code, out, error = run_command(*words, "-o", folder, "--force")
            assert (code, out, error.splitlines()[-1]) == (0, "", f"Saved: {tmp_path / 'out' / name}")
    code, _, error = run_command("export", "--as", "csv", "-o", "out")
    assert (code, "is already there" in error) == (3, True)
    code, _, error = run_command("export", "--as", "csv", "-o", "none/")
    assert (code, "There is no folder" in error) == (2, True)


def test_what_changed_is_a_table_beside_the_sentences_and_a_spreadsheet(run_command: RunCommand) -> None:
    run_command("publish", "--agenda-of", "26 October")
    run_command("move", "Youth Justice", "30 November", *why("report not ready"))
    run_command("topic", "edit", "SEND Imp", "--title", "SEND Improvements")
    run_command("meeting", "cancel", "2024-03-28", *why("too little business"))
    rows = [
        ["What", "Change", "Was", "Now", "Why", "Agreed by"],
        ["Youth Justice Service", "Moved", "26 October 2023", "30 November 2023", "Report not ready", "The Chair"],
        ["SEND Improvements", "Retitled", "SEND Improvement", "SEND Improvements", "", ""],
        ["Meeting of 28 March 2024", "Meeting changed", "planned", "cancelled", "Too little business", "The Chair"],
    ]
    code, table, _ = run_command("export", "--as", "csv", "--changes")
    assert (code, list(csv.reader(StringIO(table)))) == (0, rows)
    assert table.count("\r\n") == len(rows)
    markdown = run_command("export", "--as", "markdown", "--changes")[1]
    sentence = "- Youth Justice Service: moved from 26 October 2023 to 30 November 2023. Report not ready"
    assert sentence in markdown
    assert f"| {' | '.join(rows[1])} |" in markdown
    text = run_command("export", "--as", "text", "--changes")[1]
    assert sentence in text
    assert "Before and after" not in text


def test_data_of_a_version_is_as_it_was_and_says_which(run_command: RunCommand, data: Callable[..., Any]) -> None:
    run_command("committee", "set", "columns", "date", "items", "lead officer", "portfolio holder", "report deadline")
    run_command("topic", "edit", "Youth Justice", "--lead", "Head of Service", "--portfolio-holder", "Children")
    before = data("export", "--as", "json")
    assert before["edition"] == {
        "version": None,
        "label": "",
        "on": "2023-10-09",
        "words": "Draft as at 9 October 2023",
    }
    run_command("publish", "--agenda-of", "26 October")
    run_command("move", "Youth Justice", "30 November", *why("report not ready"))
    run_command("committee", "set", "columns", "date", "items")
    run_command("meeting", "cancel", "2024-03-28", *why("too little business"))
    then = data("export", "--as", "json", "--version", "1")
    assert then["edition"] == {
        "version": 1,
        "label": "Agenda 26 October 2023",
        "on": "2023-10-09",
        "words": "Version 1, published 9 October 2023",
    }
    assert {**then, "edition": None} == {**before, "edition": None}
    october = next(each for each in then["meetings"] if each["date"] == "2023-10-26")
    assert october["report_deadline"] == "2023-10-13"
    youth_justice = next(each for each in october["items"] if each["title"] == "Youth Justice Service")
    assert (youth_justice["lead"], youth_justice["portfolio_holder"]) == ("Head of Service", "Children")
    now = {each["date"]: each for each in data("show", "--json")["meetings"]}
    assert (now["2023-10-26"]["report_deadline"], now["2024-03-28"]["why_cancelled"]) == (None, "too little business")


def test_a_cancelled_meeting_says_why_once_and_owes_no_report(run_command: RunCommand) -> None:
    run_command("committee", "set", "columns", "date", "items", "report deadline")
    run_command("remove", "Support for Young Carers", *why("nobody is free"))
    run_command("meeting", "cancel", "2024-03-28", *why("too little business"))
    markdown = run_command("export", "--as", "markdown")[1]
    row = "| **28 March 2024**<br>Thursday, 10:00<br>**Cancelled, because:** too little business | *No items* | – |"
    assert row in markdown
    for shown in (run_command("show")[1], run_command("export", "--as", "text")[1]):
        assert "Thursday 28 March 2024, 10:00 (cancelled, because: too little business)\n- No items\n" in shown
    (row,) = [
        each
        for each in csv.DictReader(StringIO(run_command("export", "--as", "csv")[1]))
        if each["Date"] == "2024-03-28"
    ]
    assert (row["Meeting"], row["Item"], row["Why cancelled"], row["Report deadline"]) == (
        "cancelled",
        "",
        "too little business",
        "",
    )
    run_command("undo")
    assert "Cancelled" not in run_command("export", "--as", "markdown")[1]


def test_the_public_page_and_what_is_beside_it_are_written_together(run_command: RunCommand, tmp_path: Path) -> None:
    code, out, error = run_command("export", "--public", "public")
    assert (code, out) == (0, "")
    assert "Nothing of 2023/24 has been published yet: the page says that it is a draft." in error
    run_command("publish", "--agenda-of", "26 October")
    run_command("move", "Youth Justice", "30 November", *why("report not ready"))
    run_command("publish", "--agenda-of", "30 November")
    code, out, error = run_command("export", "--public", "public/")
    names = ("index.html", "calendar.ics", "changes.atom", "programme.json", "SHA256SUMS")
    assert (code, out, error) == (0, "", "".join(f"Saved: {tmp_path / 'public' / name}\n" for name in names))
    assert "Report not ready (agreed by the Chair)" in (tmp_path / "public" / "changes.atom").read_text("utf-8")
    (tmp_path / "public" / "index.html").write_text("Ours", encoding="utf-8")
    code, out, error = run_command("export", "--public", "public")
    assert (code, out) == (3, "")
    assert error.startswith(f"planner: {tmp_path / 'public' / 'index.html'} is not as it was written here")
    assert run_command("export", "--public", ".")[0] == 0
    assert (tmp_path / "index.html").is_file()


@pytest.mark.parametrize(
    "others", [["--as", "html"], ["--report"], ["--version", "1"], ["-o", "x"], ["--force"], ["--bom"], ["--due"]]
)
def test_the_public_page_takes_no_other_options(run_command: RunCommand, tmp_path: Path, others: list[str]) -> None:
    code, out, error = run_command("export", "--public", "public", *others)
    assert (code, out) == (2, "")
    assert f"leave out {others[0]}." in error
    assert not (tmp_path / "public").exists()


def test_without_a_format_the_formats_are_named(run_command: RunCommand) -> None:
    code, out, error = run_command("export", "--report")
    assert (code, out) == (2, "")
    assert "Say which format, with --as: one of docx, html, " in error


def test_the_feed_of_changes_goes_up_to_a_version(run_command: RunCommand, tmp_path: Path) -> None:
    run_command("publish")
    run_command("publish")
    code, feed, _ = run_command("export", "--as", "atom")
    assert (code, feed.count("<entry>")) == (0, 2)
    assert run_command("export", "--as", "atom", "--version", "1")[1].count("<entry>") == 1
    (tmp_path / "out").mkdir()
    assert run_command("export", "--as", "atom", "-o", "out")[0] == 0
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".atom"]
    assert "“atom” is not a format" in run_command("export", "--as", "atom", "--report")[2]
