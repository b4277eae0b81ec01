"""The covering report for an agenda: scene C, and the same version reported later."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from goldens import check_golden
from msgspec.structs import replace

from planner.exchange.formats import DOCUMENTS
from planner.exchange.report import report_document, template_for
from planner.exchange.samples import SAMPLE_LABEL, sample
from planner.programme import edits
from planner.programme.documents.report import DeadlineRow, Report, report_now, report_of
from planner.programme.kinds import Outcome
from planner.session import Session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of the sample, published for September's agenda, and for October's after one item slipped."""
    file = tmp_path / "p.json"
    with_private_fields = edits.edit_topic(
        sample(), "yjs", private_note="The Head of Service is leaving", lead="Officer Ash"
    )
    Session.create(file, with_private_fields, SAMPLE_LABEL, by="Ann Ash", today=date(2023, 9, 1))
    open_on(file, date(2023, 9, 20)).publish(agenda_of="m-2023-09-28")
    open_on(file, date(2023, 10, 9)).do(
        lambda at: edits.move(at, "yjs-2023-10-26", "m-2023-11-30", today=date(2023, 10, 9)),
        reason="report not ready",
        authority="chair",
    )
    open_on(file, date(2023, 10, 17)).do(
        lambda at: edits.edit_item(at, "ncscp-2023-10-26", report_received=date(2023, 10, 16))
    )
    open_on(file, date(2023, 10, 18)).publish(agenda_of="m-2023-10-26")
    return file


def open_on(file: Path, today: date) -> Session:
    """Open the programme on this day."""
    return Session.open(file, by="Ann Ash", today=today)


def report_of_second_version(session: Session) -> Report:
    return report_of(session.view, session.history, session.programme.versions["2"])


def as_markdown(report: Report, file: Path) -> str:
    return DOCUMENTS["markdown"].render(report_document(report, template_for(file))).decode()


def test_the_report_for_an_agenda_has_the_one_move_with_its_reason_and_the_next_two_meetings(path: Path) -> None:
    report = report_of_second_version(open_on(path, date(2023, 10, 18)))
    assert (report.meeting, report.date) == ("Thursday 26 October 2023", date(2023, 10, 18))
    assert report.changed == (
        "Youth Justice Service: moved from 26 October 2023 to 30 November 2023. "
        "Report not ready (agreed by the chair).",
    )
    assert [(each.date, [item.title for item in each.items], each.free) for each in report.next_meetings] == [
        ("Thursday 26 October 2023", ["Nottingham City Safeguarding Partnership Annual Report"], "1 place free"),
        ("Thursday 30 November 2023", ["Youth Justice Service", "Education Investment Area"], ""),
    ]
    assert report.waiting[0].title == "Placement sufficiency for children in care"
    assert report.not_taken[-1].title == "Foster homes across the region"
    assert report.not_taken[-1].why.startswith("Test not met: Scrutinised in the last 12 months. Reason: It was looked")
    assert "Support for Young Carers (28 March 2024) has no objective." in report.findings
    text = as_markdown(report, path)
    for private in ("Ash", "leaving", "Head of Service"):
        assert private not in text


@pytest.mark.parametrize("name", ["markdown", "docx"])
def test_golden(path: Path, name: str) -> None:
    document = report_document(report_of_second_version(open_on(path, date(2023, 10, 18))), template_for(path))
    check_golden(f"report{DOCUMENTS[name].suffix}", DOCUMENTS[name].render(document))


def test_the_report_of_a_version_stays_as_things_stood_then(path: Path) -> None:
    before = as_markdown(report_of_second_version(open_on(path, date(2023, 10, 18))), path)
    later = open_on(path, date(2024, 2, 1))
    later.do(lambda at: edits.edit_topic(at, "yjs", title="Youth justice", objective="Look again"))
    later.do(lambda at: edits.cancel_meeting(at, "m-2024-03-28"))
    later.do(
        lambda at: edits.decide(at, "localoffer", Outcome.REJECT, reason="x", by="Ann Ash", on=later.today, advice=None)
    )
    assert as_markdown(report_of_second_version(later), path) == before


def test_a_report_of_now_goes_to_the_next_agenda_and_compares_with_the_last_version(path: Path) -> None:
    session = open_on(path, date(2023, 10, 18))
    report = report_now(session.view, session.history)
    assert (report.meeting, report.changed) == ("Thursday 30 November 2023", ())
    assert report.since is not None
    assert report.since.label == "Agenda 26 October 2023"
    assert "Nothing has changed since “Agenda 26 October 2023” was published on 18 October 2023." in as_markdown(
        report, path
    )


def test_a_first_report_says_that_nothing_was_published_before(path: Path) -> None:
    session = open_on(path, date(2023, 10, 18))
    first = report_of(session.view, session.history, session.programme.versions["1"])
    assert (first.since, first.changed) == (None, ())
    assert "This is the first work programme published for 2023/24." in as_markdown(first, path)
    after_the_year = open_on(path, date(2024, 5, 1))
    assert report_now(after_the_year.view, after_the_year.history).next_meetings == ()
    assert "None is to come in 2023/24." in as_markdown(report_now(after_the_year.view, after_the_year.history), path)


def test_deadlines_say_whether_they_were_met(path: Path) -> None:
    report = report_of_second_version(open_on(path, date(2023, 10, 18)))
    annual = "Nottingham City Safeguarding Partnership Annual Report"
    assert report.deadlines[:3] == (
        DeadlineRow(date(2023, 10, 26), f"Report: {annual}", date(2023, 10, 13), "received on 16 October 2023, late"),
        DeadlineRow(date(2023, 10, 26), "Agenda", date(2023, 10, 18), "published on 18 October 2023"),
        DeadlineRow(date(2023, 10, 26), f"Papers: {annual}", date(2023, 10, 24), "to come"),
    )
    session = open_on(path, date(2023, 11, 20))
    now = report_now(replace(session.view), session.history)
    assert {each.state for each in now.deadlines if each.by < session.today} == {"not recorded as received"}
