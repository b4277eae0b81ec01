"""The command line: scenes B and C, exit codes, and one sentence for every mistake."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.cli import run

Planner = Callable[..., int]
EARLY_HELP = "Review of Early"


@pytest.fixture
def planner(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Planner:
    """Return a function that runs a command on the sample on 1 September 2023, and returns its exit code."""
    path = tmp_path / "p.json"
    assert run(["new", str(path), "--sample"]) == 0
    capfd.readouterr()
    return lambda *words: run(["-f", str(path), "--today", "2023-09-01", "--by", "Chair", *words])


@pytest.fixture
def data(planner: Planner, capfd: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Return a function that runs a command and decodes the JSON on standard output."""

    def read(*words: str) -> Any:
        capfd.readouterr()
        planner(*words)
        return json.loads(capfd.readouterr().out)

    return read


def stored(tmp_path: Path) -> bytes:
    return (tmp_path / "p.json").read_bytes()


def test_show_counts_the_places(data: Callable[..., Any]) -> None:
    shown = data("show", "--json")
    assert shown["places"] == {"limit": 12, "taken": 10, "free": 2}
    assert [each["date"] for each in shown["meetings"] if each["places_free"]] == ["2023-11-30", "2024-03-28"]
    assert len(shown["topics"]) == 16
    assert [topic["rank"] for topic in shown["topics"]] == list(range(1, 17))


def test_check_names_what_is_wrong_and_is_clean_once_it_is_cured(planner: Planner, data: Callable[..., Any]) -> None:
    assert planner("check") == 1
    wanting = [each for each in data("check", "--json") if each["level"] != "note"]
    assert sorted(each["rule"] for each in wanting) == ["co-optees"] * 3 + ["no-objective"] * 3
    for title in ("Support for Young Carers", "Impact of the Budget", EARLY_HELP):
        assert planner("topic", "edit", title, "--objective", "Find out what is planned") == 0
    for day in ("2023-09-28", "30 November", "25/04/2024"):
        assert planner("meeting", "edit", day, "--co-optees-invited") == 0
    assert planner("check") == 0


def test_a_third_item_by_command(planner: Planner, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = stored(tmp_path)
    for words in (["--reason", "Urgent"], ["--reason", "Urgent", "--authority", " "]):
        capfd.readouterr()
        assert planner("move", EARLY_HELP, "28 September", *words) == 3
        message = capfd.readouterr().err
        for title in ("Children's Services Improvement", "SEND Improvement", "30 November 2023", "28 March 2024"):
            assert title in message
        assert stored(tmp_path) == before
    assert planner("move", EARLY_HELP, "28 September", "--reason", "Urgent", "--authority", "Chair") == 0
    capfd.readouterr()
    planner("check")
    assert "Accepted (1)" in capfd.readouterr().out
    assert planner("move", EARLY_HELP, "28 March", "--reason", "Not ready") == 0
    capfd.readouterr()
    planner("check")
    assert "Accepted" not in capfd.readouterr().out


def test_placing_standing_items_never_changes_the_count(planner: Planner, data: Callable[..., Any]) -> None:
    assert planner("place", "Local Offer", "2023-09-28", "--kind", "standing") == 0
    assert data("show", "--json")["places"]["taken"] == 10


def test_a_strict_committee_refuses(planner: Planner, tmp_path: Path) -> None:
    assert planner("committee", "set", "strict", "yes") == 0
    before = stored(tmp_path)
    assert planner("move", EARLY_HELP, "2023-09-28", "--reason", "Urgent", "--authority", "Chair") == 3
    assert stored(tmp_path) == before


def test_an_item_slips_and_comes_back(planner: Planner, data: Callable[..., Any]) -> None:
    before = data("show", "--json")
    move = ("move", "Youth Justice", "30 November", "--reason", "Report not ready", "--authority", "Chair")
    assert planner(*move) == 0
    newest = data("history", "--json")[-1]
    assert (newest["by"], newest["reason"], newest["authority"]) == ("Chair", "Report not ready", "Chair")
    assert newest["differences"] == [
        {
            "entity": "items",
            "id": "yjs-2023-10-26",
            "field": "meeting",
            "from": "m-2023-10-26",
            "to": "m-2023-11-30",
        }
    ]
    assert planner("undo") == 0
    assert data("show", "--json") == before
    assert planner("redo") == 0
    assert data("history", "--json")[-1]["undoes"] == data("history", "--json")[-2]["id"]
    assert planner("redo") == 0


def test_where_could_lists_the_best_first(data: Callable[..., Any]) -> None:
    listed = data("where-could", "Placement", "--json")
    dates = [each["date"] for each in listed]
    assert (dates[0], dates[-2:]) == ("2023-11-30", ["2024-03-28", "2024-04-25"])
    assert [finding["rule"] for finding in listed[0]["causes"]] == ["places-kept-free"]
    assert "limit" in [finding["rule"] for finding in listed[1]["causes"]]


def test_a_topic_from_suggestion_to_decision(planner: Planner, data: Callable[..., Any]) -> None:
    fields = ["--objective", "O", "--desired-outcome", "D", "--purpose", "a", "--purpose", "c", "--invite", "Parents"]
    assert planner("topic", "add", "--title", "School meals", *fields, "--decision", "Budget") == 0
    assert planner("topic", "edit", "School meals", "--decision-date", "1 February 2024") == 0
    for question, value in (("duty", "no"), ("remit", "yes"), ("individual", "YES")):
        assert planner("topic", "answer", "School meals", question, value, "--evidence", "e") == 0
    (topic,) = data("topic", "list", "--find", "meals", "--json")
    assert (topic["status"], topic["advice"]) == ("assessed", "reject")
    assert planner("topic", "decide", "School meals", "Committee Item", "--reason", "Members wish it") == 0
    (topic,) = data("topic", "list", "--find", "meals", "--json")
    assert (topic["status"], topic["decision"]) == ("waiting", "committee-item")


def test_a_briefing_note_is_instead_of_the_items_that_were_not_held(
    planner: Planner, data: Callable[..., Any], capfd: pytest.CaptureFixture[str]
) -> None:
    topic = "Children's Services Improvement"
    capfd.readouterr()
    decide = ("topic", "decide", topic, "briefing-note", "--reason", "Only information is wanted")
    assert planner("--today", "2023-10-02", *decide) == 0
    message = "Decided Children's Services Improvement: briefing note, and took it off 25 January 2024.\n"
    assert capfd.readouterr().err.startswith(message)
    placed = [
        each["date"] for each in data("show", "--json")["meetings"] for item in each["items"] if item["title"] == topic
    ]
    assert placed == ["2023-09-28"]
    assert planner("undo") == 0
    assert data("show", "--json")["places"]["taken"] == 10


def test_accepting_and_item_edit_and_remove(planner: Planner, data: Callable[..., Any]) -> None:
    why = ("--reason", "Members will write it", "--authority", "Chair")
    assert planner("accept", "no-objective", EARLY_HELP, *why) == 0
    accepted = [each for each in data("check", "--json") if each["accepted"]]
    assert accepted[0]["accepted"] == {"reason": why[1], "authority": "Chair", "by": "Chair"}
    assert planner("accept", "co-optees", "SEND Improvement", *why) == 3
    assert planner("item", "edit", "Youth Justice", "--tentative", "--note", "Subject to the report") == 0
    assert planner("remove", "Children's@2024-01-25", "--reason", "Merged") == 0
    assert data("show", "--json")["places"]["free"] == 3


def test_meetings_are_added_and_cancelled(planner: Planner, data: Callable[..., Any]) -> None:
    assert planner("meeting", "add", "2024-02-22", "--time", "14:00") == 0
    assert planner("meeting", "cancel", "28 March", "--reason", "Pre-election period") == 0
    shown = {each["date"]: each for each in data("show", "--json")["meetings"]}
    assert (shown["2024-02-22"]["status"], shown["2024-02-22"]["places_free"]) == ("additional", 2)
    assert (shown["2024-03-28"]["status"], shown["2024-03-28"]["limit"]) == ("cancelled", 0)
    assert "cancelled-meeting" in [each["rule"] for each in data("check", "--json")]
    assert planner("place", "Placement", "28 March") == 3
    assert run(["-f", "p.json", "--today", "2023-10-01", "place", "Placement", "28 September 2023"]) == 3


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["move", "Youth Justice", "2023-11-30"], 2, "reason"),
        (["move", "Youth Justice", "2023-11-30", "--reason", "  "], 2, "reason"),
        (["move", "Nobody", "2023-11-30", "--reason", "r"], 2, "There is: "),
        (["place", "C", "2023-11-30"], 2, "could be any of these"),
        (["place", "Placement", "31 November"], 2, "no such date"),
        (["place", "Placement", "2023-12-01"], 2, "30 November 2023"),
        (["place", "Placement", "2023-11-30", "--kind", "party"], 2, "substantive"),
        (["--year", "2023/25", "show"], 2, "municipal year"),
        (["topic", "decide", "Placement", "perhaps", "--reason", "r"], 2, "committee-item"),
        (["topic", "answer", "Placement", "colour", "1"], 2, "duty"),
        (["topic", "answer", "Placement", "risk", "9"], 2, "0, 1 or 2"),
        (["topic", "edit", "Placement", "--purpose", "z"], 2, "a to f"),
        (["topic", "add", "--title", "  "], 2, "title"),
        (["topic", "rank", "Placement", "1"], 2, "reason"),
        (["topic", "rank", "Placement", "first", "--reason", "r"], 2, "POSITION"),
        (["topic", "rank", "Placement", "0", "--reason", "r"], 2, "from 1 to 5"),
        (["topic", "rank", "Foster", "1", "--reason", "r"], 2, "declined"),
        (["topic", "join", "Placement", "Placement", "--reason", "r"], 2, "name two"),
        (["topic", "join", "Placement", "Foster"], 2, "reason"),
        (["topic", "join", "SEND Improvement", "Children's Services", "--reason", "r"], 3, "one meeting"),
        (["checklist", "use", "none-such"], 2, "protocol-tests"),
        (["checklist", "show", "none-such"], 2, "protocol-tests"),
        (["checklist", "check", "missing.toml"], 2, "missing.toml"),
        (["meeting", "edit", "2023-11-30", "--date", "2023-12-01"], 2, "reason"),
        (["committee", "set", "colour", "blue"], 2, "limit"),
        (["committee", "set", "limit", "many"], 2, "number"),
        (["committee", "set", "checklist", "none-such"], 2, "protocol-tests"),
        (["export", "--as", "docx"], 2, "-o PATH"),
        (["export", "--as", "stone"], 2, "docx"),
        (["export", "--as", "csv", "-o", "missing/table.csv"], 2, "no folder"),
        (["export", "--as", "csv", "-o", "p.json"], 3, "--force"),
        (["accept", "weekend", "SEND Improvement", "--reason", "r", "--authority", "a"], 2, "weekend"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_bad_input_gets_one_sentence_and_changes_nothing(
    planner: Planner,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    message: str,
) -> None:
    before = stored(tmp_path)
    assert planner(*words) == code
    output = capfd.readouterr()
    assert message in output.err
    assert "Traceback" not in output.err
    assert output.out == ""
    assert stored(tmp_path) == before


@pytest.mark.parametrize("bad", [b"", b"[]", b"\xff", b"{}", b'{"planner": {"file": {"format": "scrutiny-planner"}}}'])
def test_a_file_that_is_no_programme_is_left_alone(tmp_path: Path, bad: bytes) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(bad)
    for words in (["show"], ["undo"], ["topic", "add", "--title", "x"]):
        assert run(["-f", str(path), *words]) == 2
    assert path.read_bytes() == bad


def test_new_programmes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = ["--committee", "Health Scrutiny", "--council", "Anytown", "--year", "2023/24"]
    months = ["--every", "last Thursday", "--months", "Sep,Oct,Nov,Jan,Mar,Apr"]
    assert run(["new", "h.json", *made, *months, "--time", "10:00"]) == 0
    capfd.readouterr()
    assert run(["-f", "h.json", "--year", "2023/24", "show", "--json"]) == 0
    shown = json.loads(capfd.readouterr().out)
    assert [each["date"] for each in shown["meetings"]][::5] == ["2023-09-28", "2024-04-25"]
    assert run(["new", "h.json", *made, *months]) == 3
    assert run(["new", "missing/h.json", *made, *months]) == 2
    assert run(["new", "o.json", *made, "--dates", "2024-06-01"]) == 2
    assert "2024/25" in capfd.readouterr().err
    assert run(["new", "o.json", *made, "--dates", "28 September, 2023-10-26"]) == 0
    assert run(["new", "x.json", *made]) == 2
    assert not (tmp_path / "x.json").exists()


def test_a_checklist_file_that_has_gone_is_said_and_can_be_replaced(
    planner: Planner, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    question = '[[group.question]]\nid = "q"\nkind = "gate"\nask = "Q?"\n'
    (tmp_path / "ours.toml").write_text(f'title = "Ours"\n[[group]]\ntitle = "G"\n{question}')
    assert planner("committee", "set", "checklist", "ours.toml") == 0
    (tmp_path / "ours.toml").unlink()
    assert planner("show") == 0
    assert "ours.toml cannot be read" in capfd.readouterr().err
    assert planner("check") == 1
    assert "ours.toml cannot be read" in capfd.readouterr().out
    assert planner("topic", "answer", "Local Offer", "risk", "2") == 2
    assert planner("committee", "set", "checklist", "") == 0
    capfd.readouterr()
    assert planner("show") == 0
    assert capfd.readouterr().err == ""


def test_undo_steps_over_the_making_of_the_programme(planner: Planner, tmp_path: Path) -> None:
    before = stored(tmp_path)
    assert planner("undo") == 0
    assert stored(tmp_path) == before


@pytest.mark.parametrize(
    "words", ["=cmd()", "[exempt] [/] [b", "😀", "‏עברית", "a\x07\x1b[31mb", "x" * 400, "-1", "a\nb"]
)
def test_any_text_is_kept_and_shown(planner: Planner, data: Callable[..., Any], words: str) -> None:
    assert planner("topic", "add", f"--title={words}", f"--objective={words}", f"--focus={words}") == 0
    shown = data("show", "--json")["topics"]
    title = {"a\x07\x1b[31mb": "ab", "a\nb": "a b"}.get(words, words)
    assert title in [topic["title"] for topic in shown]
    for kind in ("text", "csv", "json"):
        assert planner("export", "--as", kind) == 0
    assert planner("export", "--as", "docx", "-o", "t.docx") == 0
    assert planner("history") == 0
