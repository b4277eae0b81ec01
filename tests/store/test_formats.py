"""Every older format opens and is migrated step by step, and the old file is kept."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.programme import edits
from planner.programme.errors import Unusable
from planner.programme.history.verifying import troubles
from planner.programme.kinds import Attendance, MeetingKind, Outcome
from planner.programme.rules import findings
from planner.session import Session
from planner.store.file import schema
from planner.store.file.atomic import Tables
from planner.store.file.programme_file import ProgrammeFile

FROZEN = Path(__file__).parent / "formats"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A copy of a file in the first format."""
    return Path(shutil.copy(FROZEN / "1.json", tmp_path / "old.json"))


def test_the_first_format_still_opens_with_all_that_is_in_it(old: Path) -> None:
    stored = ProgrammeFile(old).read()
    programme = stored.programme
    assert [change.label for change in stored.history][1::9] == [
        "Moved Topic t1 from 5 October 2023 to 2 November 2023",
        "Undo: Moved Topic t1 from 2 November 2023 to 5 October 2023",
    ]
    assert list(troubles(programme, stored.history)) == []
    assert (programme.committee.name, programme.committee.limit) == ("Health Scrutiny", 1)
    assert programme.meetings["m3"].cancelled
    assert programme.meetings["m1"].kind is MeetingKind.COMMITTEE
    topic = programme.topics["t1"]
    assert (topic.focus, topic.purposes, topic.not_before) == (("One", "Two"), {"a", "b"}, date(2023, 9, 1))
    assert programme.executive_decisions[topic.executive_decision].date == date(2024, 2, 1)
    (decision,) = programme.decisions.values()
    assert (decision.outcome, decision.owner) == (Outcome.SCOPE_FIRST, "Scrutiny officer")


def test_the_second_format_still_opens_with_its_scoping_session_ranks_and_version(tmp_path: Path) -> None:
    stored = ProgrammeFile(Path(shutil.copy(FROZEN / "2.json", tmp_path / "old.json"))).read()
    programme = stored.programme
    assert list(troubles(programme, stored.history)) == []
    held = programme.scoping_sessions["s1"]
    assert (held.on, held.present, held.ended) == (date(2023, 9, 14), ("Chair", "Vice-chair"), False)
    assert programme.session_topics["s1/t1"].skipped == {"remit"}
    decision = programme.decisions["t2/1"]
    assert (decision.session, decision.advice, decision.advised) == (
        "s1",
        Outcome.MUST_SCHEDULE,
        ("A law or the constitution requires it",),
    )
    assert programme.answers["t1/duty"].checklist == "protocol-tests"
    assert programme.invitations["t3/Head teachers"].standing is Attendance.CONFIRMED
    assert programme.topics["t4"].rank
    assert programme.committee.warning_days == 21
    version = programme.versions["1"]
    assert (version.label, version.year, version.on, version.by, version.agenda_of) == (
        "Agenda 5 October 2023",
        "2023/24",
        date(2023, 9, 14),
        "Chair",
        "m1",
    )
    assert version.change in {change.id for change in stored.history}
    (row, *_) = version.table.meetings
    assert (row.id, row.taken, row.free, [item.id for item in row.items]) == ("m1", 2, 0, ["i1", "i2"])
    (explanation,) = programme.explanations.values()
    assert (explanation.reason, explanation.authority) == ("The report was not ready", "Chair")


def test_the_third_format_still_opens_with_the_layout_that_its_version_was_printed_in(tmp_path: Path) -> None:
    stored = ProgrammeFile(Path(shutil.copy(FROZEN / "3.json", tmp_path / "old.json"))).read()
    programme = stored.programme
    assert list(troubles(programme, stored.history)) == []
    committee = programme.committee
    assert (committee.columns, committee.hide_tentative, committee.print_waiting) == ((), True, True)
    table = programme.versions["1"].table
    assert table.columns == ("date", "report-deadline", "items", "lead-officer", "portfolio-holder")
    first, second, _ = table.meetings
    assert (first.report_deadline, first.items[0].lead) == (date(2023, 9, 22), "Director")
    assert first.items[0].portfolio_holder == "Portfolio holder for health"
    assert "i9" not in [item.id for item in second.items]
    assert [row.topic for row in table.waiting] == ["t4"]


def upper_case_titles(tables: Tables) -> Tables:
    """A migration that rewrites values, in the history too."""
    changed: Tables = json.loads(json.dumps(tables).replace("Topic t1", "TOPIC T1"))
    return changed


@pytest.fixture
def _next_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program with the next format number."""
    for module in (schema, __import__("planner.store.file.programme_file", fromlist=["file"])):
        monkeypatch.setattr(module, "SCHEMA", schema.SCHEMA + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", {**schema.MIGRATIONS, schema.SCHEMA - 1: upper_case_titles})


@pytest.mark.usefixtures("_next_format")
def test_an_older_file_is_read_in_todays_format_and_kept_as_it_was_once_it_is_saved(old: Path) -> None:
    before = old.read_bytes()
    session = Session.open(old, by="Chair", today=date(2023, 9, 1))
    assert session.programme.topics["t1"].title == "TOPIC T1"
    assert list(troubles(session.programme, session.history)) == []
    assert old.read_bytes() == before
    session.do(lambda programme: edits.edit_topic(programme, "t1", lead="Director"))
    assert json.loads(old.read_bytes())["planner"]["file"]["schema"] == schema.SCHEMA
    assert (old.parent / "old.format-1.json").read_bytes() == before
    again = Session.open(old, by="Chair", today=date(2023, 9, 1))
    assert again.programme == session.programme
    assert list(troubles(again.programme, again.history)) == []


def test_what_is_saved_later_leaves_the_kept_older_file_as_it_was(old: Path) -> None:
    before = old.read_bytes()
    session = Session.open(old, by="Chair", today=date(2023, 9, 1))
    for words in ("one", "two"):
        session.do(lambda programme, words=words: edits.edit_topic(programme, "t1", note=words))
    assert {path.name: path.read_bytes() for path in old.parent.glob("old.format-*")} == {"old.format-1.json": before}


def test_a_file_of_a_newer_format_is_refused_and_never_saved_over(old: Path) -> None:
    session = Session.open(old, by="Chair", today=date(2023, 9, 1))
    newer = old.read_bytes().replace(b'"schema": 1', b'"schema": 7')
    old.write_bytes(newer)
    with pytest.raises(Unusable, match=rf"newer Scrutiny Planner \(format 7; this one knows {schema.SCHEMA}\)"):
        ProgrammeFile(old).read()
    session.do(lambda programme: edits.edit_topic(programme, "t1", lead="Director"))
    assert session.trouble is not None
    assert old.read_bytes() == newer


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_older_file_has_no_finding_on_what_came_after_a_meeting_before_its_first_minute(
    tmp_path: Path, number: int
) -> None:
    path = Path(shutil.copy(FROZEN / f"{number}.json", tmp_path / "old.json"))
    session = Session.open(path, by="Chair", today=date(2030, 1, 1))
    after_meetings = {"outcome-not-recorded", "no-next-look", "not-heard", "come-back-unplaced", "come-back-invitees"}
    after_meetings |= {"action-overdue", "action-no-owner", "action-stale"}
    assert not after_meetings & {finding.rule for finding in findings(replace(session.view, year=None))}
    assert list(troubles(session.programme, session.history)) == []
