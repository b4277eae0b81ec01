"""The deadlines, where a topic could go, and the Executive's dates, by command."""

from __future__ import annotations

import json

import pytest

from planner.cli import run
from planner.session import Session

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def at(session: Session) -> list[str]:
    """The options that name the sample, on its day."""
    return ["-f", str(session.path), "--by", "Officer", "--today", "2023-09-01"]


def said(capsys: Capture, *words: str, code: int = 0) -> tuple[str, str]:
    assert run(list(words)) == code
    out, err = capsys.readouterr()
    return out, err


def test_deadlines_are_the_years_still_open(at: list[str], capsys: Capture) -> None:
    found = json.loads(said(capsys, *at, "deadlines", "--json")[0])
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
    text = said(capsys, *at, "deadlines")[0]
    assert "Wednesday 20 September 2023: agenda for 28 September 2023\n" in text
    said(capsys, *at, "item", "edit", "SEND", "--report-received", "2023-09-10")
    assert len(json.loads(said(capsys, *at, "deadlines", "--json")[0])) == len(found) - 1
    after = [*at[:-1], "2024-05-01"]
    assert said(capsys, *after, "deadlines")[0] == "Nothing of 2023/24 is still due.\n"


def test_polling_days_are_set_together_or_one_by_one(at: list[str], capsys: Capture) -> None:
    for words in (["2 May 2024, 1 May 2025"], ["2025-05-01", "2024-05-02"]):
        said(capsys, *at, "committee", "set", "polling-day", *words)
        assert "polling-day: 2 May 2024, 1 May 2025 (" in said(capsys, *at, "committee", "show")[0]
    said(capsys, *at, "committee", "set", "polling-day", "")
    assert "polling-day: not set (" in said(capsys, *at, "committee", "show")[0]
    assert "one value" in said(capsys, *at, "committee", "set", "venue", "Town", "Hall", code=2)[1]
    assert "no year" in said(capsys, *at, "committee", "set", "polling-day", "2 May", code=2)[1]


@pytest.mark.parametrize(
    ("key", "value"),
    [("report-days", "10"), ("papers-hours", "24"), ("meetings-min", "4"), ("gap-months", "0"), ("slips", "3")],
)
def test_each_number_of_timing_is_a_setting(at: list[str], capsys: Capture, key: str, value: str) -> None:
    said(capsys, *at, "committee", "set", key, value)
    assert f"{key}: {value} (" in said(capsys, *at, "committee", "show")[0]
    assert "number from 0" in said(capsys, *at, "committee", "set", key, "many", code=2)[1]
