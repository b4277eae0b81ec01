"""The covering report for an agenda: scene C, and the same version reported later."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from goldens import check_golden
from msgspec.structs import replace

from planner.exchange.formats import DOCUMENTS
from planner.exchange.report import report_document, template_for, usual_template
from planner.exchange.samples import SAMPLE_LABEL, sample
from planner.programme import edits
from planner.programme.documents.report import DeadlineRow, Report, report_now, report_of, version_to_report
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


@pytest.mark.parametrize("name", ["markdown", "docx", "odt"])
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


def unnumbered(text: str) -> str:
    """Return the text of a report without the numbers of its headings and paragraphs and the letters of its lists."""
    text = re.sub(r"(?m)^(#+ )\d+(\.\d+)*\.? ", r"\1", text)
    return re.sub(r"(?m)^\([a-z]+\) ", "- ", re.sub(r"(?m)^\d+\.\d+ ", "", text))


def test_the_first_report_asks_to_agree_the_programme_and_a_later_one_to_note_what_changed(path: Path) -> None:
    session = open_on(path, date(2023, 10, 18))
    first, second = (
        unnumbered(as_markdown(report_of(session.view, session.history, session.programme.versions[number]), path))
        for number in ("1", "2")
    )
    agree, note = "- agree the work programme for 2023/24 in Appendix A;", "- note what has changed, and why;"
    assert (agree in first, note in first) == (True, False)
    assert (agree in second, note in second) == (False, True)
    assert "what has changed in it" not in first


def test_what_stays_among_officers_is_only_in_a_report_that_is_marked_for_them(path: Path) -> None:
    session = open_on(path, date(2023, 10, 18))
    version = session.programme.versions["2"]
    public, marked = (
        report_document(
            report_of(session.view, session.history, version, for_officers=for_officers), template_for(path)
        )
        for for_officers in (False, True)
    )
    internal = ("co-optees", "has no objective", "not recorded", "Papers:", "Report: Youth", "officers")
    text = DOCUMENTS["text"].render(public).decode()
    assert not [words for words in internal if words in text]
    assert public.edition == "Version 2, published 18 October 2023"
    text = DOCUMENTS["text"].render(marked).decode()
    assert "co-optees are not yet invited" in text
    assert "Report: Youth Justice Service" in text
    assert "\nWith notes for officers: not for publication.\n" in text.partition("Purpose")[0]
    assert marked.edition == "Version 2, published 18 October 2023. With notes for officers: not for publication"


def test_more_items_than_are_recommended_are_told_with_the_reason_and_who_agreed(path: Path) -> None:
    session = open_on(path, date(2023, 10, 9))
    session.do(
        lambda at: edits.place(at, "third", "placements", "m-2023-11-30", today=session.today),
        reason="A decision is near",
        authority="Chair",
    )
    (sentence,) = report_now(session.view, session.history).beyond_places
    assert sentence == (
        "Thursday 30 November 2023 has 3 substantive items against 2 recommended: Youth Justice Service, Education "
        "Investment Area and Placement sufficiency for children in care. A decision is near (agreed by the Chair)."
    )
    assert (
        sentence
        in DOCUMENTS["text"]
        .render(report_document(report_now(session.view, session.history), template_for(path)))
        .decode()
    )
    without_reasons = session.view.of(session.programme.without("acceptances", *session.programme.acceptances))
    (sentence,) = report_now(without_reasons, session.history).beyond_places
    assert sentence.endswith(" No reason is recorded, nor who agreed.")


def test_a_version_put_right_is_compared_with_what_members_saw_before(path: Path) -> None:
    session = open_on(path, date(2023, 10, 19))
    session.do(lambda at: edits.edit_topic(at, "carers", title="Young carers"))
    again = session.publish(agenda_of="m-2023-10-26")
    report = report_of(session.view, session.history, again)
    assert report.since is not None
    assert report.since.label == "Agenda 28 September 2023"
    assert [line.partition(":")[0] for line in report.changed] == ["Youth Justice Service", "Young carers"]


def test_the_version_to_report_is_the_newest_for_an_agenda_still_to_come(path: Path) -> None:
    for today, number in ((date(2023, 10, 18), "2"), (date(2023, 10, 26), "2"), (date(2023, 10, 27), "")):
        version = version_to_report(open_on(path, today).view)
        assert (version.id if version else "") == number
    session = open_on(path, date(2023, 10, 20))
    session.publish(label="For the web site")
    assert version_to_report(session.view) == session.programme.versions["2"]
    session.do(lambda at: edits.cancel_meeting(at, "m-2023-10-26"))
    assert version_to_report(session.view) is None


def test_whose_report_it_is_stands_in_it_as_the_committee_has_set_it(path: Path) -> None:
    session = open_on(path, date(2023, 10, 18))
    usual = unnumbered(as_markdown(report_of_second_version(session), path))
    assert usual.startswith(
        "**Nottingham City Council**\n\n**Children and Young People Scrutiny Committee**\n\n"
        "**Thursday 26 October 2023**\n\n# Work programme 2023/24\n\n**Report of:** The scrutiny officer\n\n## Purpose"
    )
    assert "## Background papers\n\nNone was relied on to a material extent, other than published works" in usual
    assert "## Wards affected\n\nAll\n" in usual
    assert "Appendix B" not in usual
    settings = {
        "author": "Senior Governance Officer",
        "contact": "Governance, 0115 000 0000",
        "portfolio_holder": "Children",
        "wards": "Aspley and Bulwell",
        "exempt_information": "Appendix C is exempt",
        "background_papers": "The audit of May 2023",
    }
    session.do(lambda at: edits.set_committee(at, **settings, attach_checklist=True))
    own = unnumbered(as_markdown(report_of_second_version(session), path))
    for heading, words in (
        ("**Report of:**", settings["author"]),
        ("**Portfolio holder:**", settings["portfolio_holder"]),
        ("## Wards affected\n\n", settings["wards"]),
        ("## Contact information\n\n", settings["contact"]),
        ("## Exempt information\n\n", settings["exempt_information"]),
        ("## Background papers\n\n", settings["background_papers"]),
    ):
        assert f"{heading.rstrip(' ')}{'' if heading.endswith(chr(10)) else ' '}{words}\n" in own
    appendix = own.partition("## Appendix B: How topics are prioritised")[2]
    for group in session.checklist.groups:
        assert f"### {group.title.replace('!', chr(92) + '!')}\n" in appendix or group.title in appendix
        assert all(question.ask in appendix for question in group.questions)
    assert "- Yes: must schedule<br>- No" in appendix


@pytest.mark.parametrize(
    ("template", "is_numbered"),
    [
        ("# {{ year }} report\n\n## Purpose\n\nTo tell.\n", True),
        ("# Report\n\n## 1. Purpose\n\n1.1 To tell.\n", False),
        ("# Report\n\n## 1 Purpose\n\n### 1.1 Ours\n", False),
    ],
)
def test_numbers_are_given_only_where_the_template_has_none_of_its_own(
    path: Path, template: str, is_numbered: bool
) -> None:
    (path.parent / "report-template.md").write_text(template, encoding="utf-8")
    session = open_on(path, date(2023, 10, 18))
    document = report_document(report_of_second_version(session), template_for(path))
    assert document.is_numbered is is_numbered
    assert DOCUMENTS["markdown"].render(document).decode().startswith("# ")
    assert report_document(report_of_second_version(session), usual_template()).is_numbered


def test_a_template_of_the_councils_own_can_attach_the_checklist(path: Path) -> None:
    (path.parent / "report-template.md").write_text("# Report\n\n{{ checklist }}\n\n{{ table }}\n", encoding="utf-8")
    session = open_on(path, date(2023, 10, 18))
    assert "Must we?" not in as_markdown(report_of_second_version(session), path)
    session.do(lambda at: edits.set_committee(at, attach_checklist=True))
    text = as_markdown(report_of_second_version(session), path)
    assert "### Must we?" in text
    assert "| Date | Items |" in text
