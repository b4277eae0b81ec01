"""Actions that are lines and no table are read where a page has two or more of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from trackers import action_lines, asked, imported, left_out

TODAY = date(2026, 1, 15)
PLAN = "Damp and Mould, 9 September 2025: Circulate the plan (Scrutiny Officer, 31 October 2025)"
LETTER = "Damp and Mould, 9 September 2025: Write to the Trust (Chair, 1 November 2025)"
HEADING = "# Minutes of the meeting of 9 September 2025\n\n## 5. Damp and Mould\n\n"

FORMS: Mapping[str, str] = {
    "a line for each label": """Action: Circulate the plan
Owner: Scrutiny Officer
Due: 31 October 2025
Status: Open

Action: Write to the Trust
Owner: Chair
Due: 1 November 2025
Status: Open
""",
    "a reference first": """Ref: A1

Action: Circulate the plan

Owner: Scrutiny Officer

Due: 31 October 2025

Ref: A2

Action: Write to the Trust

Owner: Chair

Due: 1 November 2025
""",
    "one line with dashes": """
Action: Circulate the plan - Owner: Scrutiny Officer - Due: 31 October 2025 - Status: Open

Action: Write to the Trust – Owner: Chair – Due: 1 November 2025 – Status: Open
""",
    "one line with semicolons": """Action: Circulate the plan; Owner: Scrutiny Officer; Due: 31 October 2025

Action: Write to the Trust; Owner: Chair; Due: 1 November 2025
""",
    "sentences in minutes": """The committee asked about damp.

ACTION: Scrutiny Officer to circulate the plan by 31 October 2025

The committee heard from the Trust.

**ACTION:** Chair to write to the Trust by 1 November 2025.
""",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_minutes_use(form: str) -> None:
    source = HEADING + FORMS[form]
    result = imported(source, "minutes.md", today=TODAY)
    lines = [line for line in action_lines(result.after) if not line.startswith("  | Ref: ")]
    assert lines == [PLAN, LETTER]
    assert asked(result) == ["put-on-meetings"]
    assert not result.draft.meetings
    assert not result.draft.topics
    assert imported(source, "minutes.md", into=result.after, today=TODAY).brings_nothing


def test_the_meeting_and_the_topic_are_asked_as_of_any_log() -> None:
    result = imported(FORMS["a line for each label"], "log.txt", today=TODAY)
    assert not result.after.actions
    assert "neither it nor a heading above it names its topic" in {each.why for each in result.draft.not_understood}
    result = imported(f"Meeting of 9 September 2025\n\n{FORMS['a line for each label']}", "log.txt", today=TODAY)
    assert len(result.after.actions) == 2
    assert asked(result) == ["no-topic", "put-on-meetings"]


def test_one_action_alone_is_left_out_and_said() -> None:
    line = "ACTION: Scrutiny Officer to circulate the plan by 31 October 2025"
    result = imported(f"{HEADING}{line}\n", "minutes.md", today=TODAY)
    assert not result.after.actions
    assert not result.draft.topics
    assert line in left_out(result)


@pytest.mark.parametrize(
    ("words", "owner", "text"),
    [
        ("Director of Housing to report back", "Director of Housing", "Report back"),
        ("All members to visit the depot", "All members", "Visit the depot"),
        ("Ask the Director to report back", "", "Ask the Director to report back"),
        ("Circulate the Scrutiny plan to members", "", "Circulate the Scrutiny plan to members"),
        ("Send the slides to members", "", "Send the slides to members"),
    ],
)
def test_who_owes_an_action_is_whom_its_sentence_begins_with(words: str, owner: str, text: str) -> None:
    source = f"{HEADING}ACTION: {words} by 31 October 2025\n\nACTION: Chair to write by 1 November 2025\n"
    (first, _) = imported(source, "minutes.md", today=TODAY).draft.actions
    assert (first.owner, first.text, first.due) == (owner, text, date(2025, 10, 31))


def test_an_action_in_a_log_is_closed_by_the_last_word_of_its_update() -> None:
    source = f"""{HEADING}Action: Write to the Trust - Owner: Chair - Update: They answered. Complete 3 November 2025

Action: Visit the depot - Owner: Chair - Update: A day is set
"""
    actions = list(imported(source, "minutes.md", today=TODAY).after.actions.values())
    assert [each.closed for each in actions] == [date(2025, 11, 3), None]


def test_a_work_programme_in_lines_with_labels_stays_one() -> None:
    source = """## 10 June 2025

### Parks
Lead officer: Director of Place
Action: Report

### Roads
Lead officer: Director of Place
Action: Report
"""
    result = imported(source, "programme.md", today=TODAY)
    assert not result.draft.actions
    assert [each.date for each in result.draft.meetings] == [date(2025, 6, 10)]
