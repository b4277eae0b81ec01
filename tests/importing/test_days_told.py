"""The days that a tracker's headings and columns tell are days of what was made or said, and no topics."""

from __future__ import annotations

from datetime import date

import pytest
from drawn_pages import page
from trackers import asked, imported, recommendation_lines

from planner.programme.calendar import long
from planner.programme.kinds import Claim

TODAY = date(2026, 1, 15)


def told(text: str) -> list[str]:
    """Return the lines on the recommendations of a page, without the words that lead to their references."""
    return recommendation_lines(imported(page(text), today=TODAY).after)


def test_a_review_answered_by_cabinet_with_its_comments() -> None:
    text = """Damp and Mould review: recommendations,,
Reported to Cabinet 10 June 2025,,
Recommendation,Accepted?,Cabinet's comments
"That a grant be sought",Rejected,"Lobbying is done through the LGA"
"That tenants be told",Accepted,"Done by letter"
"""
    result = imported(text, today=TODAY)
    assert recommendation_lines(result.after) == [
        "Report on Damp and Mould review, 10 June 2025: That a grant be sought",
        "  rejected 10 June 2025: Lobbying is done through the LGA",
        "Report on Damp and Mould review, 10 June 2025: That tenants be told",
        "  accepted 10 June 2025: Done by letter",
    ]
    assert asked(result) == ["made-by"]


@pytest.mark.parametrize(
    ("headings", "topic", "made", "answered"),
    [
        (["Voids review", "Considered at Cabinet, 10 June 2025"], "Voids review", "10 June 2025", "10 June 2025"),
        (
            ["Voids review", "Meeting of 3 March 2025", "Cabinet response: 10 June 2025"],
            "",
            "3 March 2025",
            "10 June 2025",
        ),
        (["Agreed by the Scrutiny Committee 3 March 2025", "Voids review"], "Voids review", "3 March 2025", ""),
        (
            ["Voids review agreed by the Committee, 3 March 2025 and reported to Cabinet on 10 June 2025"],
            "Voids review",
            "3 March 2025",
            "10 June 2025",
        ),
        (
            ["Voids review tracker", "Agreed at Scrutiny 3 March 2025", "Update 1 December 2025"],
            "Voids review",
            "3 March 2025",
            "",
        ),
        (["Voids review: update 1 December 2025", "Made 3 March 2025"], "Voids review", "3 March 2025", ""),
        (
            ["Voids: response of the Executive, 10 June 2025", "Made 3 March 2025"],
            "Voids",
            "3 March 2025",
            "10 June 2025",
        ),
        (["Voids review action plan", "Made 3 March 2025"], "Voids review", "3 March 2025", ""),
        (["Climate action plan - 3 March 2025"], "Climate action plan", "3 March 2025", ""),
        (["Fire safety: recommendations", "Submitted to Cabinet 3 March 2025"], "Fire safety", "3 March 2025", ""),
    ],
)
def test_words_that_say_when_are_no_topic(headings: list[str], topic: str, made: str, answered: str) -> None:
    lines = "\n".join(f"# {heading}" for heading in headings)
    text = f"{lines}\n| Recommendation | Response | Reasons |\n| That a be done | Accepted | It helps |"
    (row,) = imported(page(text), today=TODAY).draft.recommendations
    on = row.responses[0].on
    assert row.topic == topic
    assert row.made is not None
    assert long(row.made) == made
    assert (long(on) if on else "") == answered


def test_a_day_of_the_page_before_a_row_was_made_is_not_that_of_its_answer() -> None:
    text = """# Voids, reported to Cabinet 3 March 2025
        | Date | Recommendation | Response |
        | 1 May 2025 | That a be done | Accepted |"""
    result = imported(page(text), today=TODAY)
    assert asked(result) == ["said-on"]
    assert not result.draft.not_understood


@pytest.mark.parametrize(
    "heading", ["Portfolio Holder's comments", "Comments of the Executive", "Recipient comments", "Comments"]
)
def test_comments_beside_an_answer_are_its_reasons(heading: str) -> None:
    text = f"""# Parks - 6 July 2023
        | Recommendation | Accepted or rejected | {heading} |
        | That a be done | Rejected | No money |"""
    result = imported(page(text), today=TODAY)
    (answer,) = result.after.responses.values()
    assert answer.reasons == "No money"
    assert not result.after.progress


def test_comments_of_nobody_named_beside_a_status_are_progress_and_without_an_answer_they_are_the_answer() -> None:
    status = "| Recommendation | Response | Status | Comments |\n| That a be done | Agreed | In progress | Half |"
    assert told(f"# Parks - 6 July 2023\n{status}")[-1] == "  under way 15 January 2026: Half"
    alone = "| Recommendation | Cabinet's comments |\n| That a be done | Agreed. It helps |"
    assert told(f"# Parks - 6 July 2023\n{alone}")[-1] == "  accepted 15 January 2026: It helps"


def test_words_of_progress_beside_what_was_rejected_are_proposed_as_why() -> None:
    text = """# Parks - 6 July 2023
        | Recommendation | Response | Progress |
        | That a be done | Rejected | There is no money |
        | That b be done | Agreed | There is a plan |"""
    result = imported(page(text), today=TODAY)
    assert asked(result) == ["words-of-rejected", "progress-in-words", "made-by", "said-on"]
    assert recommendation_lines(result.after)[1] == "  rejected 15 January 2026: There is no money"
    assert [each.claim for each in result.after.progress.values()] == [Claim.UNDER_WAY]


def test_a_row_s_day_of_update_is_the_day_of_what_it_says_without_one() -> None:
    text = """# Parks - 6 July 2023
        | Recommendation | Response | Progress | {} |
        | That a be done | Agreed | In progress | 12/12/2025 |
        | That b be done | | | 11/12/2025 |
        | That c be done | | In progress, 3 May 2025 | 10/12/2025 |"""
    for heading in ("Last updated", "Date of update", "Update date", "Updated on"):
        result = imported(page(text.format(heading)), today=TODAY)
        assert asked(result) == ["made-by"]
        assert [line for line in recommendation_lines(result.after) if line.startswith("  ")] == [
            "  accepted 12 December 2025",
            "  under way 12 December 2025",
            f"  | {heading}: 11/12/2025",
            "  under way 3 May 2025",
            f"  | {heading}: 10/12/2025",
        ]


def test_updates_of_several_months_are_reports_of_each_and_the_day_is_asked_once() -> None:
    text = """# Parks - 6 July 2023
        | Recommendation | Update June 2025 | Update December 2025 |
        | That a be done | In progress: half | All are mended. Complete |
        | That b be done | Not started | |"""
    result = imported(page(text), today=TODAY)
    reports = [(each.claim, each.on.isoformat()) for each in result.after.progress.values()]
    assert reports == [(Claim.UNDER_WAY, "2025-06-30"), (Claim.DONE, "2025-12-31"), (Claim.NOT_BEGUN, "2025-06-30")]
    assert [each for each in asked(result) if each != "made-by"] == ["month-of-update"]
    first = imported(page(text), today=TODAY, answers={"month-of-update": "Its first day"})
    assert {each.on.isoformat() for each in first.after.progress.values()} == {"2025-06-01", "2025-12-01"}


def test_the_month_of_a_page_is_the_day_of_its_reports() -> None:
    text = """# Parks - 6 July 2023
        # Update December 2025
        | Recommendation | Progress |
        | That a be done | In progress |"""
    (report,) = imported(page(text), today=TODAY).after.progress.values()
    assert report.on == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("update", "claim"),
    [
        ("All were written to. Complete", Claim.DONE),
        ("All were written to - completed.", Claim.DONE),
        ("All were written to (done)", Claim.DONE),
        ("All were written to. Closed 3 May 2025.", Claim.DONE),
        ("This action is now closed", Claim.DONE),
        ("Closed. All were written to", Claim.DONE),
        ("Completed – all were written to", Claim.DONE),
        ("Complete and closed", Claim.DONE),
        ("Half of it is complete", Claim.UNDER_WAY),
        ("Not yet done", Claim.UNDER_WAY),
        ("It will be some months until it is completed", Claim.UNDER_WAY),
    ],
)
def test_an_update_that_begins_or_ends_with_complete_says_that_it_is_done(update: str, claim: Claim) -> None:
    text = f"""# Parks - 6 July 2023
        | Recommendation | Update |
        | That a be done | {update} |"""
    (report,) = imported(page(text), today=TODAY).after.progress.values()
    assert report.claim is claim


def test_each_colour_of_a_brag_status_is_asked_about_once() -> None:
    text = """# Parks - 6 July 2023
        | Recommendation | BRAG |
        | That a be done | Blue |
        | That b be done | Amber |
        | That c be done | Blue |"""
    result = imported(page(text), today=TODAY, answers={"status:blue": "Done, as the recipient says"})
    assert [each for each in asked(result) if each.startswith("status:")] == ["status:blue", "status:amber"]
    assert [each.claim for each in result.after.progress.values()] == [Claim.DONE, Claim.DONE]
