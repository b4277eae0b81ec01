"""The commands about deadlines, possible meetings and the Executive's decision dates."""

from __future__ import annotations

import json

import pytest

from planner.cli import run
from planner.session import Session

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def options(session: Session) -> list[str]:
    """The options for the sample, on its day."""
    return ["-f", str(session.path), "--by", "Officer", "--today", "2023-09-01"]


def run_command(capsys: Captured, *words: str, code: int = 0) -> tuple[str, str]:
    assert run(list(words)) == code
    out, err = capsys.readouterr()
    return out, err


def test_deadlines_are_the_years_still_open(options: list[str], capsys: Captured) -> None:
    found = json.loads(run_command(capsys, *options, "deadlines", "--json")[0])
    assert found[0] == {
        "date": "2023-09-15",
        "what": "report",
        "meeting": "m-2023-09-28",
        "item": "csi-2023-09-28",
        "owner": "Director of Children's Integrated Services",
    }
    agendas = [each for each in found if each["what"] == "agenda"]
    assert agendas[0] == {"date": "2023-09-20", "what": "agenda", "meeting": "m-2023-09-28"}
    assert len(agendas) == 6
    text = run_command(capsys, *options, "deadlines")[0]
    assert "Wednesday 20 September 2023: agenda for 28 September 2023\n" in text
    run_command(capsys, *options, "item", "edit", "SEND", "--report-received", "2023-09-10")
    assert len(json.loads(run_command(capsys, *options, "deadlines", "--json")[0])) == len(found) - 1
    after = [*options[:-1], "2024-05-01"]
    assert run_command(capsys, *after, "deadlines")[0] == (
        "Thursday 30 November 2023 (past): briefing note: Local Offer website, from Director of Education Services\n"
    )
    run_command(capsys, *after, "topic", "done", "Local Offer", "2024-04-30")
    assert run_command(capsys, *after, "deadlines")[0] == "Nothing of 2023/24 is still due.\n"


def test_polling_days_are_set_together_or_one_by_one(options: list[str], capsys: Captured) -> None:
    for words in (["2 May 2024, 1 May 2025"], ["2025-05-01", "2024-05-02"]):
        run_command(capsys, *options, "committee", "set", "polling-day", *words)
        assert "polling-day: 2 May 2024, 1 May 2025 (" in run_command(capsys, *options, "committee", "show")[0]
    run_command(capsys, *options, "committee", "set", "polling-day", "")
    assert "polling-day: not set (" in run_command(capsys, *options, "committee", "show")[0]
    assert "one value" in run_command(capsys, *options, "committee", "set", "venue", "Town", "Hall", code=2)[1]
    assert "no year" in run_command(capsys, *options, "committee", "set", "polling-day", "2 May", code=2)[1]


@pytest.mark.parametrize(
    ("key", "value"),
    [("report-days", "10"), ("papers-hours", "24"), ("meetings-min", "4"), ("gap-months", "0"), ("slips", "3")],
)
def test_each_number_of_timing_is_a_setting(options: list[str], capsys: Captured, key: str, value: str) -> None:
    run_command(capsys, *options, "committee", "set", key, value)
    assert f"{key}: {value} (" in run_command(capsys, *options, "committee", "show")[0]
    assert "number from 0" in run_command(capsys, *options, "committee", "set", key, "many", code=2)[1]


def test_scene_d_the_executive_slips(options: list[str], capsys: Captured) -> None:
    """A decision's new date moves for every topic linked, and each item that hangs on it is output."""
    decision = ["--decision", "Early Help Strategy", "--decision-date", "2024-05-20"]
    run_command(capsys, *options, "topic", "edit", "Review of Early Help", *decision)
    run_command(capsys, *options, "topic", "edit", "Support for Young Carers", "--decision", "early help strategy")
    output = run_command(capsys, *options, "topic", "edit", "Review of Early Help", "--decision-date", "2024-04-10")[1]
    assert "Review of Early Help Strategy on 25 April 2024 is after the decision of 10 April 2024" in output
    assert "Support for Young Carers on 28 March 2024 is before the decision of 10 April 2024" in output
    found = json.loads(run_command(capsys, *options, "check", "--json", code=1)[0])
    (late,) = [each for each in found if each["rule"] == "after-decision"]
    assert late["level"] == "should"
    for words in ("25 April 2024", "10 April 2024", "28 March 2024"):
        assert words in late["message"]
    output = run_command(capsys, *options, "topic", "edit", "Placement", "--decision-date", "2024-03-01")[1]
    assert "hangs on Placement sufficiency strategy, and is at no meeting still to come." in output
    run_command(capsys, *options, "topic", "edit", "Review of Early Help", "--decision-date", "")
    assert "after-decision" not in run_command(capsys, *options, "check", "--json", code=1)[0]


def test_scene_c_is_ranked_and_its_deadlines_follow_it(options: list[str], capsys: Captured) -> None:
    officer = [*options[:-1], "2023-10-09"]
    listed = json.loads(run_command(capsys, *officer, "where-could", "Youth Justice", "--json")[0])
    assert listed[0]["date"] == "2023-11-30"
    assert listed[0].keys() == {"date", "places_free", "causes", "cures", "because"}
    why = ["--reason", "report not ready", "--authority", "Chair"]
    output = run_command(capsys, *officer, "move", "Youth Justice", "2023-11-30", *why)[1]
    assert "Thursday 26 October 2023 has 1 place free. Ready, and first in order: Placement sufficiency" in output
    due = json.loads(run_command(capsys, *officer, "deadlines", "--json")[0])
    reports = [each["date"] for each in due if each.get("item") == "yjs-2023-10-26" and each["what"] == "report"]
    assert reports == ["2023-11-17"]


def test_a_year_with_too_few_meetings_can_be_accepted(options: list[str], capsys: Captured) -> None:
    run_command(capsys, *options, "committee", "set", "meetings-min", "7")
    why = ["--reason", "One fewer this year", "--authority", "Committee"]
    run_command(capsys, *options, "accept", "meetings-a-year", "2023/24", *why)
    found = json.loads(run_command(capsys, *options, "check", "--json", code=1)[0])
    (few,) = [each for each in found if each["rule"] == "meetings-a-year"]
    assert few["accepted"]["reason"] == "One fewer this year"


def test_where_could_says_what_is_in_the_way(options: list[str], capsys: Captured) -> None:
    run_command(capsys, *options, "committee", "set", "limit", "1")
    output = run_command(capsys, *options, "where-could", "Care leavers")[1]
    assert output == "Against every meeting: full.\n"
