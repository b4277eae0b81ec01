"""The commands about what came after a meeting: the minutes of 30 March 2023, and the log as at 20 May 2024."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from commanding import Commands

from planner.session import Session

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def planner(session: Session, capsys: Captured) -> Commands:
    return Commands(session.path, capsys)


@pytest.fixture
def march(planner: Commands) -> Commands:
    """The sample once the minutes of 30 March 2023 are recorded."""
    day = "2023-09-28"
    planner(day, "committee", "set", "minutes-from", "2023-03-30")
    planner(day, "--year", "2022/23", "meeting", "add", "2023-03-30")
    at = ("--at", "2023-03-30", "--outcome", "considered")
    planner(day, "minute", "Children's Services", *at, "--number", "38", "--next", "none")
    invited = ("--next", "come-back", "--invite", "Nottinghamshire Police")
    planner(day, "minute", "Child Exploitation", *at, "--number", "39", *invited)
    letter = ("--text", "the letter of the monitoring visit", "--owner", "Director")
    planner(day, "action", "add", "Children's@2023-03-30", *letter, "--when", "it is published")
    feedback = ("--part", "3", "--text", "feedback on exclusions", "--owner", "Portfolio Holder")
    planner(day, "action", "add", "Child Exploitation@2023-03-30", *feedback, "--when", "she has met the Director")
    return planner


def test_the_minutes_of_march_and_what_they_ask_for(march: Commands) -> None:
    day = "2023-09-28"
    about = {each["rule"]: each for each in march.data(day, "check", code=1) if "action" in each}
    assert set(about) == {"action-stale"}
    letter, feedback = march.data(day, "action", "list")
    assert (feedback["minute"], feedback["stands"]) == ("39(3), 30 March 2023", "waiting for: she has met the Director")
    assert (letter["due"], letter["due_when"], letter["closed"]) == (None, "it is published", None)
    march(day, "action", "received", "38@2023-03-30", day, "--answer", "circulated; report 3.4")
    letter, feedback = march.data(day, "action", "list")
    assert (letter["stands"], letter["received"], letter["closing"]) == ("received and closed", day, "received")
    assert march(day, "action", "list", "--open").startswith("- 39(3), 30 March 2023: feedback on exclusions\n")
    march(day, "undo")
    assert march.data(day, "action", "list")[0]["closed"] is None


def test_an_outcome_is_in_show_and_in_the_topics_history(march: Commands) -> None:
    day, words = "2023-11-05", ("--outcome", "considered", "--number", "40", "--next", "come-back", "--months", "4")
    item = march(day, "minute", "Youth Justice", *words)
    assert item.strip() == "yjs-2023-10-26"
    assert "  Outcome: considered; to come back from 26 February 2024 on\n" in march(day, "show")
    items = [each for meeting in march.data(day, "show")["meetings"] for each in meeting["items"]]
    assert {each["id"]: each.get("outcome") for each in items}["yjs-2023-10-26"] == "considered"
    told = march(day, "topic", "show", "Youth Justice")
    assert "26 October 2023: substantive. Minute 40: considered; to come back from 26 February 2024 on." in told
    assert "39(3), 30 March 2023: feedback on exclusions (waiting for" in march(day, "topic", "show", "Child Expl")
    assert march(day, "minute", "Youth Justice", "--number", "41") == ""  # only a new minute has an id to print


def test_the_log_in_every_format_and_its_csv_is_safe_in_a_spreadsheet(march: Commands, tmp_path: Path) -> None:
    formula = ("--text", "=HYPERLINK(1)", "--owner", "Director", "--due", "2023-10-12")
    march("2023-10-01", "action", "add", "SEND@2023-09-28", *formula)
    out = march("2023-10-20", "export", "--actions", "--as", "csv")
    heads, *rows = csv.reader(io.StringIO(out))
    assert heads == ["Minute", "What was asked", "Who", "Due", "What came", "State"]
    assert len(rows) == 3
    assert next(row for row in rows if "HYPERLINK" in row[1])[1] == "'=HYPERLINK(1)"
    text = march("2023-10-20", "export", "--actions", "--as", "text")
    assert "Open at the start of the year 2, asked for in it 1, closed in it 0, open now 3." in text
    assert "overdue by 8 days" in text
    for name in ("docx", "html", "markdown"):
        march("2023-10-20", "export", "--actions", "--as", name, "-o", str(tmp_path / f"log.{name}"))
    assert march.both("2023-10-20", "export", "--actions", "--report", "--as", "html", code=2)[1].count("\n") == 1


def test_reminders_are_written_into_a_folder_and_to_nobody_else(march: Commands, tmp_path: Path) -> None:
    folder = str(tmp_path / "out")
    paths = march("2023-10-20", "remind", "--as", "eml", "-o", folder).splitlines()
    assert [Path(path).name for path in paths] == [
        "38-30-march-2023-director.eml",
        "39-3-30-march-2023-portfolio-holder.eml",
    ]
    assert "is already there" in march.both("2023-10-20", "remind", "--as", "eml", "-o", folder, code=3)[1]
    of_one = ("remind", "--as", "ics", "-o", folder, "--owner", "portfolio holder")
    assert march("2023-10-20", *of_one).strip().endswith("portfolio-holder.ics")
    out, err = march.both("2023-10-20", "remind", "--as", "ics", "-o", folder, "--owner", "Nobody")
    assert out == ""
    assert "Nothing is due from “Nobody”" in err
    assert "There are reminders for Director and Portfolio Holder." in err


def test_chasing_is_counted_in_the_finding(march: Commands) -> None:
    asked = ("--text", "the figures", "--owner", "Director", "--due", "2023-10-12")
    march("2023-10-01", "action", "add", "SEND@2023-09-28", *asked)
    march("2023-10-20", "chase", "the figures", "--on", "2023-10-16", "--to", "Director", "--how", "e-mail")
    (found,) = [each for each in march.data("2023-10-20", "check", code=1) if each["rule"] == "action-overdue"]
    assert "was due on 12 October 2023, 8 days ago; chased 1 time." in found["message"]
    agreed = ("--reason", "They are ill", "--authority", "Chair")
    march("2023-10-20", "accept", "action-overdue", "the figures", *agreed)
    (found,) = [each for each in march.data("2023-10-20", "check", code=1) if each["rule"] == "action-overdue"]
    assert found["accepted"] == {"reason": "They are ill", "authority": "Chair", "by": "Officer"}


def test_a_note_that_was_sent_is_due_no_more(planner: Commands) -> None:
    assert any(each["rule"] == "briefing-note-due" for each in planner.data("2023-12-01", "check", code=1))
    planner("2023-12-01", "topic", "done", "Local Offer", "2023-11-29", "--text", "By e-mail to all members")
    assert not any(each["rule"] == "briefing-note-due" for each in planner.data("2023-12-01", "check", code=1))


@pytest.mark.parametrize(
    ("day", "words", "said"),
    [
        ("2023-09-30", "minute Youth --outcome considered", "held"),
        ("2023-11-05", "minute Youth --outcome heard", "“heard” is not an outcome"),
        ("2023-11-05", "minute Unheard --outcome considered", "Unheard"),
        ("2023-11-05", "minute Youth --number 40", "What became of it is needed"),
        ("2023-11-05", "action add Youth --text x --owner y --due 2023-10-01", "cannot be due before"),
        ("2023-11-05", "action add Youth --text x --owner y", "When it is due is needed"),
        ("2023-11-05", "action add Youth --text x --due 2023-11-09", "Who owes it is needed"),
        ("2023-11-05", "action close 39(3)@2023-03-30 --closing no-longer-wanted", "Who agreed"),
        ("2023-11-05", "action close 39(3)@2023-03-30", "How it is closed is needed"),
        ("2023-11-05", "action received 39(4)@2023-03-30 2023-11-01", "39(4)"),
        ("2023-11-05", "action received 39(3)@2023-03-30 2023-11-06", "is still to come"),
        ("2023-11-05", "chase 39(3)@2023-03-30 --on 2023-03-01 --to x --how letter", "nobody was chased before that"),
        ("2023-11-05", "remind --as pdf -o x", "choose one of eml, ics"),
        ("2023-11-05", "topic done Youth 2023-11-01", "Neither a briefing note nor a group"),
    ],
)
def test_bad_input_is_told_in_a_sentence_and_changes_nothing(march: Commands, day: str, words: str, said: str) -> None:
    before = march.path.read_bytes()
    err = march.both(day, *words.split(), code=2)[1]
    assert said in err
    assert "Traceback" not in err
    assert march.path.read_bytes() == before
