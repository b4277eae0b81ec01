"""Action logs, as councils print them and as ours are, come in with who owes what, by when, and what came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from drawn_pages import page
from scene_6 import AS_AT, scene_6
from trackers import action_lines, asked, imported, left_out

from planner.exchange.checklists import read_checklist
from planner.exchange.formats import ACTION_LOGS
from planner.importing.bringing_in.preview import preview, summary
from planner.programme import edits
from planner.programme.kinds import ActionKind, Closing, ItemOutcome
from planner.programme.model import Programme
from planner.programme.view import View

LAYOUTS: Mapping[str, tuple[str, list[str], list[str], list[str]]] = {
    "due days, events, and what came": (
        """| Meeting | Minute | Agenda item | Action | Owner | By when | Update | Status |
        | 14 September 2023 | 12 | Local Plan | Circulate the figures | Head of Planning | 28 September 2023 |\
 Circulated 26 September 2023 | Completed |
        | | 12 | | Brief members | Head of Planning | Next meeting | | In progress |
        | | 14(2) | Air quality | Write to the agency | Chair | when the report is published | | Open |
        | 9 November 2023 | 23 | Waste | Visit the depot | Director of Place | Spring 2024 | No longer required |\
 Closed |""",
        [
            "Local Plan, 14 September 2023: Circulate the figures (Head of Planning, 28 September 2023): "
            "Circulated 26 September 2023 [received, 26 September 2023]",
            "  | Minute: 12",
            "Local Plan, 14 September 2023: Brief members (Head of Planning, when Next meeting)",
            "  | Minute: 12",
            "  | Status: In progress",
            "Air quality (2), 14 September 2023: Write to the agency (Chair, when the report is published)",
            "  | Minute: 14(2)",
            "Waste, 9 November 2023: Visit the depot (Director of Place, when Spring 2024): No longer required "
            "[no-longer-wanted, 20 May 2024]",
            "  | Minute: 23",
        ],
        ["put-on-meetings", "closed-on"],
        ["Open"],
    ),
    "a heading for each meeting, and colours": (
        """# Meeting of 6 July 2023
        | Item | Information requested | Who | Due | RAG |
        | Maternity | The CQC's report | Chief Nurse | 1 August 2023 | Green |
        # Meeting of 5 October 2023
        | Item | Information requested | Who | Due | RAG |
        | Dentistry | The waiting list | NHS England | | Done |""",
        [
            "Maternity, 6 July 2023: The CQC's report (Chief Nurse, 1 August 2023)",
            "  | RAG: Green",
            "Dentistry, 5 October 2023: The waiting list (NHS England) [received, 20 May 2024]",
        ],
        ["state:green", "put-on-meetings", "closed-on"],
        [],
    ),
    "references of the council's own, days of completion, and rows whose meeting is the minute's alone": (
        """| Ref | Minute | Actions agreed | Lead officer | Deadline | Date completed |
        | A/1 | Minute 7, 6 July 2023 | 1. Send the budget | Director | by 28 July 2023 | 27 July 2023 |
        | A/2 | Minute 9, 6 July 2023 | Ask the police | Clerk | ASAP | |""",
        [
            "Minute 7 of 6 July 2023 (1), 6 July 2023: Send the budget (Director, 28 July 2023) "
            "[received, 27 July 2023]",
            "  | Minute: 7(1)",
            "  | Ref: A/1",
            "Minute 9 of 6 July 2023, 6 July 2023: Ask the police (Clerk, when ASAP)",
            "  | Minute: 9",
            "  | Ref: A/2",
        ],
        ["no-topic", "put-on-meetings"],
        [],
    ),
    "a banner for each meeting": (
        """| Action | Responsible | Timescale | Progress |
        | Meeting: 6 July 2023 - Parks | | | |
        | Mend the benches | Director | 1 August 2023 | Half are mended |
        | Minute 12 of 7 September 2023: Roads | | | |
        | Paint the lines | Director | Not before 2024 | Completed 2 May 2024 |""",
        [
            "Parks, 6 July 2023: Mend the benches (Director, 1 August 2023): Half are mended",
            "Roads, 7 September 2023: Paint the lines (Director, when Not before 2024): Completed 2 May 2024 "
            "[received, 2 May 2024]",
            "  | Minute: 12",
        ],
        ["put-on-meetings"],
        [],
    ),
}
"""Layout -> its page, its actions in an empty programme, the questions that it raises, and the words left out."""


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_that_councils_use(name: str) -> None:
    text, expected, questions, out = LAYOUTS[name]
    result = imported(page(text))
    assert action_lines(result.after) == expected
    assert asked(result) == questions
    assert left_out(result) == out
    assert not result.draft.meetings
    assert imported(page(text), into=result.after).brings_nothing


def test_what_is_asked_for_is_information_and_what_is_to_be_done_is_an_action() -> None:
    text = """# Parks - 6 July 2023
        | {} | Who | Due |
        | The budget | Director | 1 August 2023 |"""
    for heading, kind in (("What was asked", ActionKind.INFORMATION), ("Action", ActionKind.ACTION)):
        (action,) = imported(page(text.format(heading))).after.actions.values()
        assert action.kind is kind


def test_an_action_is_put_with_its_topic_on_the_meeting_it_was_asked_at_only_if_people_agree() -> None:
    text = """| Date | Topic | Action | Who | Due |
        | 6 July 2023 | Parks | Mend the benches | Director | 1 August 2023 |"""
    programme = edits.add_meeting(edits.new_programme("Committee", "Council"), "m1", date(2023, 7, 6))
    result = imported(page(text), into=programme)
    (action,) = result.after.actions.values()
    assert result.after.items[action.item].meeting == "m1"
    assert list(result.after.meetings) == ["m1"]
    refused = imported(page(text), into=programme, answers={"put-on-meetings": "Leave those actions out"})
    assert not refused.after.actions
    assert left_out(refused) == ["6 July 2023 | Parks | Mend the benches | Director | 1 August 2023"]
    cancelled = edits.cancel_meeting(programme, "m1")
    result = imported(page(text), into=cancelled)
    assert not result.after.actions
    assert result.draft.not_understood[0].why == "the meeting of 6 July 2023 was cancelled"


def test_an_action_in_a_minute_of_the_programme_is_on_its_item() -> None:
    programme = edits.record_minute(
        scene_6(), "yjs-2023-10-26", by="Officer", today=AS_AT, outcome=ItemOutcome.CONSIDERED, number="25"
    )
    text = """| Minute | Action | Owner | Due |
        | 25(4), 26 October 2023 | Visit the court | Clerk | 1 December 2023 |"""
    result = imported(page(text), into=programme)
    (new,) = (each for id, each in result.after.actions.items() if id not in programme.actions)
    assert (new.item, new.topic, new.part, new.private_note) == ("yjs-2023-10-26", "yjs", "4", "")
    assert asked(result) == []


def test_a_later_edition_closes_what_came_and_says_what_it_replaces() -> None:
    def edition(due: str, update: str, status: str) -> str:
        return f"""| Date | Topic | Action | Who | Due | Update | Status |
        | 6 July 2023 | Parks | Mend the benches | Director | {due} | {update} | {status} |"""

    first = imported(page(edition("1 August 2023", "In hand", "Open")))
    later = page(edition("1 October 2023", "Mended", "Completed 29 September 2023"))
    second = imported(later, into=first.after)
    assert action_lines(second.after) == [
        "Parks, 6 July 2023: Mend the benches (Director, 1 October 2023): Mended [received, 29 September 2023]"
    ]
    lines = [line.strip() for line in preview(second).splitlines()]
    for new, old in (("Due by: 1 October 2023", "1 August 2023"), ("What came: Mended", "In hand")):
        assert lines[lines.index(new) + 1] == f"instead of: {old}"
    assert imported(later, into=second.after).brings_nothing


def test_closed_on_no_day_is_asked_and_stays_open_if_people_say_so() -> None:
    text = """| Date | Topic | Action | Who | Status |
        | 6 July 2023 | Parks | Mend the benches | Director | Closed |"""
    (action,) = imported(page(f"As at 1 March 2024\n{text}")).after.actions.values()
    assert (action.closing, action.closed) == (Closing.RECEIVED, date(2024, 3, 1))
    (action,) = imported(page(text), answers={"closed-on": "Leave them open"}).after.actions.values()
    assert action.closing is None


def told(programme: Programme) -> list[str]:
    """Return what our own log prints of actions, in any order, without the minutes that an empty programme lacks."""
    lines = action_lines(programme)
    return sorted(line.partition(": ")[2] for line in lines if not line.startswith("  |"))


@pytest.mark.parametrize("format", ["csv", "xlsx", "docx", "odt", "html", "markdown"])
def test_our_own_action_log_comes_back_whole(format: str) -> None:
    programme, rendered = scene_6(), ACTION_LOGS[format]
    content = rendered.render(View(programme, AS_AT, read_checklist(""), "2023/24"))
    name = f"log{rendered.suffix}"
    empty = imported(content, name, today=AS_AT)
    assert told(empty.after) == told(programme)
    assert {each.authority for each in empty.after.actions.values()} == {"", "Chair"}
    assert summary(empty) == "6 actions on 6 topics"
    assert imported(content, name, into=empty.after, today=AS_AT).brings_nothing
    assert imported(content, name, into=programme, today=AS_AT).brings_nothing
