"""Trackers and action logs by command line: shown first, written as one change, and the same again changes nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from word_files import p, tbl, tr, word_file

from planner.cli import run

Captured = pytest.CaptureFixture[str]
NAMES = ("--committee", "Health Scrutiny", "--council", "Anytown")
TRACKER = """Ref,Topic,Date,Recommendation,To,Response,Date of response,Status
SC/1,Parks,6 July 2023,That benches be mended,Cabinet,Agreed,5 September 2023,Amber
SC/2,Parks,6 July 2023,That trees be planted,Cabinet,Not agreed,5 September 2023,
SC/3,Roads,6 July 2023,That lines be painted,Cabinet,,,
"""
LOG = word_file(
    p("Action log") + p("Meeting of 6 July 2023")
    + tbl(
        tr("Item", "Action", "Who", "By when", "Status"),
        tr("Parks", "Send the costs", "Director", "1 August 2023", "Completed 28 July 2023"),
        tr("Roads", "Count the lines", "Director", "1 August 2023", "Open"),
    )
)  # fmt: skip


def planner(*words: str) -> int:
    return run(["-f", "p.json", "--by", "Chair", "--today", "2024-05-20", "--year", "2023/24", *words])


def data(captured: Captured, *words: str) -> Any:
    captured.readouterr()
    assert planner(*words, "--json") == 0
    return json.loads(captured.readouterr().out)


@pytest.fixture(autouse=True)
def files() -> None:
    Path("tracker.csv").write_text(TRACKER)
    Path("log.docx").write_bytes(LOG)


def test_a_dry_run_shows_the_tracker_as_data_in_the_shape_of_show(capfd: Captured) -> None:
    shown = data(capfd, "import", "tracker.csv", "--dry-run")
    assert [each["reference"] for each in shown["recommendations"]] == ["SC/1", "SC/2", "SC/3"]
    assert [each["answer"] for each in shown["responses"]] == ["accepted", "rejected"]
    assert shown["actions"] == shown["meetings"] == shown["assessments"] == []
    assert [topic["title"] for topic in shown["topics"]] == ["Parks", "Roads"]
    (question,) = shown["questions"]
    assert question["about"] == "What does the status “Amber” say? “Amber”"
    assert question["proposed"] == "Nothing: keep it as words"
    assert not Path("p.json").exists()


def test_a_tracker_and_a_log_are_each_one_change_that_undo_takes_back(capfd: Captured) -> None:
    assert planner("import", "tracker.csv", "--yes", *NAMES) == 0
    assert "tracker.csv: 3 recommendations on 2 topics." in capfd.readouterr().out
    assert planner("import", "log.docx", "--yes") == 0
    assert "log.docx: 2 actions on 2 topics." in capfd.readouterr().out
    shown = data(capfd, "show")
    assert {each["text"] for each in shown["actions"]} == {"Send the costs", "Count the lines"}
    assert {each["item"] for each in shown["recommendations"]} == {""}
    (meeting,) = shown["meetings"]
    assert (meeting["date"], [item["title"] for item in meeting["items"]]) == ("2023-07-06", ["Parks", "Roads"])
    content = Path("p.json").read_bytes()
    for name in ("tracker.csv", "log.docx"):
        assert planner("import", name, "--yes") == 0
        assert "nothing to bring in" in capfd.readouterr().out
    assert Path("p.json").read_bytes() == content
    assert planner("undo") == 0
    assert data(capfd, "show")["actions"] == []
    assert planner("undo") == 0
    assert data(capfd, "show")["recommendations"] == []
    assert planner("redo") == 0
    assert planner("redo") == 0
    assert data(capfd, "show") == shown


def test_the_preview_tells_what_came_of_each(capfd: Captured) -> None:
    assert planner("import", "tracker.csv", "--dry-run") == 0
    told = [line.strip() for line in capfd.readouterr().out.splitlines()]
    at = told.index("+ SC/1 (Minute on Parks, 6 July 2023): That benches be mended")
    assert told[at + 1 : at + 5] == [
        "On: Parks",
        "To: Cabinet",
        "Answer: Accepted, 5 September 2023, without reasons",
        "Private note: Status: Amber",
    ]


def test_what_was_brought_in_is_exported_and_comes_back(capfd: Captured) -> None:
    assert planner("import", "tracker.csv", "--yes", *NAMES) == 0
    assert planner("import", "log.docx", "--yes") == 0
    for kind, suffix in (("--tracker", "docx"), ("--actions", "csv")):
        assert planner("export", kind, "--as", suffix, "-o", f"ours.{suffix}") == 0
    before = Path("p.json").read_bytes()
    for suffix in ("docx", "csv"):
        assert planner("import", f"ours.{suffix}", "--yes") == 0
        assert "nothing to bring in" in capfd.readouterr().out
    assert Path("p.json").read_bytes() == before
