"""Trackers of recommendations, as councils print them and as ours are, come in with all that they say came of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from drawn_pages import page, table
from msgspec.structs import replace
from scenes_of_recommendations import LATE, answered
from trackers import asked, imported, left_out, recommendation_lines
from word_files import p, tbl, tc, tr, word_file

from planner.exchange.checklists import read_checklist
from planner.exchange.formats import TRACKERS
from planner.importing.bringing_in.preview import preview, summary
from planner.importing.page import Page
from planner.programme import edits
from planner.programme.kinds import AnswerKind, Claim, ItemOutcome, MadeBy, RecipientKind, Verdict
from planner.programme.model import Programme
from planner.programme.view import View

LAYOUTS: Mapping[str, tuple[str, list[str], list[str]]] = {
    "the action plan of a review": (
        """# Review of Hospital Discharge, 12 March 2014
        | Recommendation | Cabinet Member | Response | Timetable | Lead Officer |
        | a) That the Trust publish its waits | Leader | Agreed | by 28 June 2014 | Head of Health |
        | b) That beds be counted | Leader | Not agreed. There is no money | Completed | |""",
        [
            "Report on Review of Hospital Discharge (a), 12 March 2014: That the Trust publish its waits "
            "-> Leader [executive]",
            "  accepted 20 May 2024: Head of Health; by 28 June 2014",
            "Report on Review of Hospital Discharge (b), 12 March 2014: That beds be counted -> Leader [executive]",
            "  rejected 20 May 2024: There is no money",
            "  done 20 May 2024: Timetable: Completed",
        ],
        ["made-by", "said-on"],
    ),
    "nine columns, a series of references, and the day of the page": (
        """# Scrutiny Recommendation Tracker
        As at 1 March 2024
        | Reference | Origin | Date | Area | Recommendation | Exec Date | Lead Officer | Action taken | Status |
        | SR (23/24) 01 | CRP | 01/01/24 | Finance | That reserves be told | 01/02/24 | DF | It is drafted | Complete |
        | SR (23/24) 02 | PPL | 01/02/24 | Care | That waits be told | | DC | | Amber |""",
        [
            "SR (23/24) 01 (Minute on Finance, 1 January 2024): That reserves be told",
            "  done 1 March 2024: It is drafted",
            "  | Lead Officer: DF",
            "  | Exec Date: 01/02/24",
            "  | Origin: CRP",
            "SR (23/24) 02 (Minute on Care, 1 February 2024): That waits be told",
            "  | Lead Officer: DC",
            "  | Status: Amber",
            "  | Origin: PPL",
        ],
        ["no-answers", "status:amber"],
    ),
    "days of sending, receipt and answer, and the committee's verdict": (
        """| Date and minute | Topic | Recommendation | Sent to | Date sent | Date received | Response |\
 Date of response | Reasons | Status | Verdict | Next review |
        | 12/09/2023, minute 14(1) | Maternity | That midwives be counted | the ICB | 15/09/2023 | 18/09/2023 |\
 Accepted | 10/10/2023 | It is needed | Completed 1 December 2023 | Achieved | |
        | 12/09/2023, minute 14(2) | Maternity | That a tour be held | Environment Agency | 15/09/2023 | | | | |\
 Not started | | 6 June 2024 |""",
        [
            "14(1) (Minute on Maternity (1), 12 September 2023): That midwives be counted -> the ICB [health-body], "
            "sent 15 September 2023, received 18 September 2023",
            "  accepted 10 October 2023: It is needed",
            "  done 1 December 2023",
            "  (achieved) 20 May 2024, As programme says",
            "14(2) (Minute on Maternity (2), 12 September 2023): That a tour be held "
            "-> Environment Agency [flood-risk-authority], sent 15 September 2023",
            "  not begun 20 May 2024",
            "  again 6 June 2024",
        ],
        ["said-on"],
    ),
    "a banner for each review, merged or alone in its row": (
        """| No. | Recommendation | Accepted / Rejected | Reasons | Target date | Update |
        | Report of the Libraries task group - 3 April 2023 | Report of the Libraries task group - 3 April 2023 |\
 Report of the Libraries task group - 3 April 2023 | Report of the Libraries task group - 3 April 2023 |\
 Report of the Libraries task group - 3 April 2023 | Report of the Libraries task group - 3 April 2023 |
        | 1.1 | That hours be kept | Partially accepted | Only on weekdays | September 2023 | Ongoing |
        | No. | Recommendation | Accepted / Rejected | Reasons | Target date | Update |
        | 1.2 | That a van be bought | Accepted | | 31/03/2024 | Completed - bought in May |
        | Letter on Parks, 5 May 2023 | | | | | |
        | R1 | That benches be mended | Noted | | | |""",
        [
            "Report on Libraries task group (1.1), 3 April 2023: That hours be kept",
            "  accepted in part 20 May 2024: Only on weekdays; by 30 September 2023",
            "  under way 20 May 2024",
            "Report on Libraries task group (1.2), 3 April 2023: That a van be bought",
            "  accepted 20 May 2024: by 31 March 2024",
            "  done 20 May 2024: bought in May",
            "Letter on Parks (R1), 5 May 2023: That benches be mended",
            "  noted 20 May 2024",
        ],
        ["month-targets", "said-on"],
    ),
    "blank cells under a review and its day, and words in place of a status": (
        """| Review title | Date | Recommendation | To | Response | Status | Comments |
        | Young carers | 6 July 2023 | That schools ask | Cabinet | Accepted in principle | Good progress made overall,\
 with more to do | |
        | | | That cards be issued | Anytown Carers | Agreed (Cabinet, 5 September 2023) | In progress | Printed |""",
        [
            "Minute on Young carers, 6 July 2023: That schools ask -> Cabinet [executive]",
            "  | Response: Accepted in principle",
            "  | Status: Good progress made overall, with more to do",
            "Minute on Young carers, 6 July 2023: That cards be issued -> Anytown Carers [other-partner]",
            "  accepted 5 September 2023: Cabinet, 5 September 2023",
            "  under way 20 May 2024: Printed",
        ],
        ["response:accepted in principle", "recipient:anytown carers", "said-on"],
    ),
    "numbered recommendations in one cell": (
        """| Topic | Date | Recommendation | Response |
        | Parks | 10/10/2023 | 1. That benches be mended / 2. That trees be planted / and watered | 1. Agreed /\
 2. Not agreed. No money |""",
        [
            "Minute on Parks (1), 10 October 2023: That benches be mended",
            "  accepted 20 May 2024",
            "Minute on Parks (2), 10 October 2023: That trees be planted\nand watered",
            "  rejected 20 May 2024: No money",
        ],
        ["several-in-cell", "said-on"],
    ),
}
"""Layout -> its page, the recommendations that it brings into an empty programme, and the questions that it raises."""


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_that_councils_use(name: str) -> None:
    text, expected, questions = LAYOUTS[name]
    result = imported(page(text))
    assert recommendation_lines(result.after) == expected
    assert asked(result) == questions
    assert not result.draft.meetings
    assert not result.draft.topics
    assert imported(page(text), into=result.after).brings_nothing


def test_a_deadline_is_a_deadline_and_never_a_meeting() -> None:
    html = """<h1>SCRAIP 2014-15</h1><table><tr><th>Recommendation</th><th>Cabinet Member</th><th>Response</th>
    <th>Timetable</th><th>Lead Officer</th></tr><tr><td>a) focus group of committee members</td><td>Leader</td>
    <td>Agreed</td><td>by 28 February 2014</td><td>Officer A</td></tr><tr><td>b) identify specific actions</td>
    <td>Leader</td><td>Agreed</td><td>Completed</td><td>Officer B</td></tr></table>"""
    result = imported(html, "plan.html")
    assert not result.draft.meetings
    assert result.brings_nothing
    assert [each.why for each in result.draft.not_understood] == ["the page does not say on what day it was made"] * 2
    assert "left out, for the reasons below" in preview(result)

    held = edits.add_meeting(edits.new_programme("Committee", "Council"), "m1", date(2013, 12, 3))
    asking = imported(html, "plan.html", into=held)
    (question,) = (each for each in asking.draft.questions if each.id.startswith("made:"))
    assert question.choices == ("Tuesday 3 December 2013", "Leave them out")
    assert question.proposed == "Leave them out"
    result = imported(html, "plan.html", into=held, answers={question.id: question.choices[0]})
    assert len(result.after.meetings) == 1
    assert [each.target for each in result.after.responses.values()] == [date(2014, 2, 28), None]
    assert [each.claim for each in result.after.progress.values()] == [Claim.DONE]
    assert not result.after.assessments


def test_a_recommendation_of_a_topic_at_a_meeting_of_the_programme_is_its_item_s() -> None:
    programme = edits.record_minute(
        answered(), "yjs-2023-10-26", by="Officer", today=LATE, outcome=ItemOutcome.CONSIDERED, number="25"
    )
    text = """| Topic | Date | Minute | Recommendation |  Response |
        | SEND improvements | 28 September 2023 | | That parents be asked | Agreed |
        | | 26 October 2023 | 25(3) | That courts be visited | Agreed |"""
    result = imported(page(text), into=programme)
    new = [each for each in result.after.recommendations.values() if each.id not in programme.recommendations]
    assert [(each.item, each.topic, each.made_by) for each in new] == [
        ("send-2023-09-28", "send", MadeBy.MINUTE),
        ("yjs-2023-10-26", "yjs", MadeBy.MINUTE),
    ]
    assert result.after.topics["send"].other_names >= {"SEND improvements"}
    assert result.after.meetings == programme.meetings
    assert result.after.items == programme.items


def test_a_status_that_is_not_the_programme_s_is_asked_about_once_for_each_word() -> None:
    text = """| Topic | Date | Recommendation | RAG |
        | A | 6 July 2023 | That a be done | Amber |
        | B | 6 July 2023 | That b be done | Amber |
        | C | 6 July 2023 | That c be done | Green - complete |
        | D | 6 July 2023 | That d be done | Blue |"""
    result = imported(page(text))
    statuses = [each for each in result.draft.questions if each.id.startswith("status:")]
    assert [each.wording for each in statuses] == [f"What does the status “{name}” say?" for name in ("Amber", "Blue")]
    assert [each.claim for each in result.after.progress.values()] == [Claim.DONE]
    answers = {"status:amber": "Under way", "status:blue": "Rejected"}
    result = imported(page(text), answers=answers)
    claims = [each.claim for each in result.after.progress.values()]
    assert claims == [Claim.UNDER_WAY, Claim.UNDER_WAY, Claim.DONE]
    assert [each.answer for each in result.after.responses.values()] == [AnswerKind.REJECTED]
    assert not result.after.assessments


def test_words_of_the_page_stay_where_nobody_says_what_day_they_are_of() -> None:
    text = """| Topic | Date | Recommendation | Response | Lead officer | Progress |
        | A | 6 July 2023 | That a be done | Agreed. It helps | Director | Completed: in use |"""
    result = imported(page(text), answers={"said-on": "No day: keep their words as a note"})
    assert recommendation_lines(result.after)[1:] == [
        "  | Answer: accepted. It helps. Director",
        "  | Progress: done. in use",
    ]


def test_a_later_edition_adds_what_is_new_and_shows_what_it_replaces() -> None:
    def edition(response: str, target: str, progress: str) -> Page:
        return page(
            f"""As at 1 March 2024
            | Ref | Topic | Date | Recommendation | Response | Target date | Progress |
            | SC/23/7 | Parks | 6 July 2023 | That benches be mended | {response} | {target} | {progress} |
            | SC/23/8 | Parks | 6 July 2023 | That trees be planted | | | |"""
        )

    first = imported(edition("Accepted, 5 September 2023", "31 March 2024", "In progress: half are mended"))
    later = edition("Accepted, 5 September 2023", "30 June 2024", "Complete: all are mended")
    second = imported(later, into=first.after)
    assert recommendation_lines(second.after) == [
        "SC/23/7 (Minute on Parks, 6 July 2023): That benches be mended",
        "  accepted 5 September 2023: by 30 June 2024",
        "  under way 1 March 2024: half are mended",
        "  done 1 March 2024: all are mended",
        "SC/23/8 (Minute on Parks, 6 July 2023): That trees be planted",
    ]
    lines = [line.strip() for line in preview(second).splitlines()]
    for new, old in (
        ("What they will do: by 30 June 2024", "instead of: by 31 March 2024"),
        ("Progress: Done, 1 March 2024. all are mended", "instead of: Under way, 1 March 2024. half are mended"),
    ):
        assert lines[lines.index(new) + 1] == old
    kept = imported(later, into=first.after, answers={"words": "Keep the programme's words"})
    assert [each.target for each in kept.after.responses.values()] == [date(2024, 3, 31)]
    reworded = replace(later, name="tracker of May")
    assert imported(reworded, into=second.after).brings_nothing


def test_a_review_merged_over_its_recommendations_and_a_recommendation_over_its_actions() -> None:
    def merged(text: str, *, first: bool) -> str:
        return tc(p(text) if first else p(), f'<w:vMerge w:val="{"restart" if first else "continue"}"/>')

    heads = tr("Review", "Recommendation", "To", "Response", "Action", "Lead officer")
    rows = [
        tr(merged("Safer roads", first=True), merged("R1. That speeds be cut", first=True), "Cabinet", "Accepted",
           "Draw up orders", "Head of Roads"),
        tr(merged("", first=False), merged("", first=False), "", "", "Put up signs", "Head of Signs"),
        tr(merged("", first=False), "R2. That crossings be lit", "Cabinet", "Rejected", "", ""),
    ]  # fmt: skip
    file = word_file(p("Meeting of 7 September 2023") + tbl(heads, *rows))
    result = imported(file, "tracker.docx")
    assert recommendation_lines(result.after) == [
        "Report on Safer roads (R1), 7 September 2023: That speeds be cut -> Cabinet [executive]",
        "  accepted 20 May 2024: Draw up orders\nPut up signs; Head of Roads; Head of Signs",
        "Report on Safer roads (R2), 7 September 2023: That crossings be lit -> Cabinet [executive]",
        "  rejected 20 May 2024",
    ]


def test_a_table_that_goes_on_over_the_page_with_or_without_its_headings() -> None:
    heads = ["Topic", "Date", "Recommendation", "Response"]
    pages = [
        table([heads, ["A", "6 July 2023", "That a be done", "Agreed"]], 1),
        table([heads, ["", "", "That b be done", "Agreed"]], 2),
        table([["B", "7 July 2023", "That c be done", "Agreed"]], 3),
    ]
    result = imported(Page("tracker", tuple(pages)))
    texts = [each.text for each in result.draft.recommendations]
    assert texts == ["That a be done", "That b be done", "That c be done"]


def test_days_that_cannot_be_are_left_out_and_said() -> None:
    text = """| Topic | Date | Recommendation | Date received | Response | Date of response |
        | A | 6 July 2023 | That a be done | 1 July 2023 | Agreed | 2 June 2023 |
        | B | 6 July 2027 | That b be done | | | |"""
    result = imported(page(text))
    assert recommendation_lines(result.after) == ["Minute on A, 6 July 2023: That a be done"]
    assert left_out(result) == ["1 July 2023", "accepted, 2 June 2023.", "B | 6 July 2027 | That b be done"]


def test_a_work_programme_with_a_column_of_recommendations_stays_a_work_programme() -> None:
    text = """| Date | Item | Lead officer | Action |
        | 28 September 2023 | Parks | Director | Report |"""
    result = imported(page(text))
    assert not result.draft.recommendations
    assert not result.draft.actions
    assert [each.date for each in result.draft.meetings] == [date(2023, 9, 28)]


def test_a_work_programme_and_a_tracker_on_one_page_are_both_brought_in() -> None:
    text = """# Work programme
        | Date | Item |
        | 28 September 2023 | Parks |
        # Tracker of recommendations
        | Topic | Date | Recommendation | Response |
        | Parks | 6 July 2023 | That benches be mended | Agreed |"""
    result = imported(page(text))
    assert summary(result) == "1 meeting, 1 item on 1 topic and 1 recommendation on 1 topic"
    assert len(result.after.topics) == 1


def whole() -> Programme:
    """Return recommendations with every kind of thing that came of them."""
    programme = answered()
    progress = edits.report_progress
    moved = {"target": date(2024, 3, 31), "why": "Staff were late"}
    day, evidence = date(2024, 1, 12), "Two are in post. A third follows"
    programme = progress(programme, "p1", "S1", claim=Claim.UNDER_WAY, on=day, today=LATE, evidence=evidence, **moved)
    programme = progress(
        programme, "p2", "S1", claim=Claim.DONE, on=date(2024, 3, 12), today=LATE, evidence="All three"
    )
    assess = edits.assess
    closed, april = date(2024, 3, 28), date(2024, 4, 25)
    authority = "Committee, 28 March 2024"
    programme = assess(programme, "a1", "S1", verdict=Verdict.ACHIEVED, on=closed, today=LATE, authority=authority)
    programme = assess(programme, "a2", "B1", verdict=Verdict.ACCEPTABLE, on=april, today=LATE, authority="Committee")
    programme = edits.respond(
        programme,
        "B2",
        answer=AnswerKind.ACCEPTED,
        on=date(2024, 2, 1),
        today=LATE,
        interim=True,
        reasons="More is to come",
        decided_by="Executive",
    )
    return edits.add_recommendation(
        programme,
        "L1",
        today=LATE,
        topic="csi",
        text="That letters be sent\nto all schools",
        made=date(2024, 2, 2),
        made_by=MadeBy.LETTER,
        to="NHS Anytown ICB",
        recipient=RecipientKind.HEALTH_BODY,
    )


def told(programme: Programme) -> list[str]:
    """Return what our own tracker prints of recommendations, without the authority of what it does not close.

    Those made at an item are made by a minute where there is no such item.
    """
    lines = [line.replace("Minute on ", "") for line in recommendation_lines(programme)]
    return [line.partition(", ")[0] if line.startswith("  (acceptable") else line for line in lines]


@pytest.mark.parametrize("format", ["csv", "xlsx", "docx", "odt", "html", "markdown"])
def test_our_own_tracker_comes_back_whole(format: str) -> None:
    programme = whole()
    rendered = TRACKERS[format]
    content = rendered.render(View(programme, LATE, read_checklist(""), "2023/24"))
    name = f"tracker{rendered.suffix}"
    empty = imported(content, name)
    assert told(empty.after) == told(programme)
    moves = [(each.target, each.why) for each in empty.after.progress.values() if each.target]
    assert moves == [(date(2024, 3, 31), "Staff were late")]
    assert asked(empty) == []
    assert imported(content, name, into=empty.after).brings_nothing
    assert imported(content, name, into=programme).brings_nothing


def test_our_own_tracker_of_minutes_with_numbers_asks_what_they_were_on() -> None:
    programme = edits.record_minute(
        answered(), "send-2023-09-28", by="Officer", today=LATE, outcome=ItemOutcome.CONSIDERED, number="20"
    )
    content = TRACKERS["csv"].render(View(programme, LATE, read_checklist(""), "2023/24"))
    result = imported(content)
    assert asked(result) == ["no-topic"]
    titles = {each.title for each in result.after.topics.values()}
    assert titles == {"Minute 20 of 28 September 2023", "Youth Justice Service"}
    assert imported(content, into=programme).brings_nothing
