"""Scene A by command: six suggestions, each with an outcome, a reason and a rank; and the messages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.cli import run

Planner = Callable[..., int]
Output = Callable[..., str]
DAY = "2023-09-14"
NO_OBJECTION = {
    "duty": "no",
    "remit": "yes",
    "individual": "no",
    "recent": "no",
    "elsewhere": "no",
    "showcase": "no",
}
SCORES = {"effectiveness": "1", "concern": "2", "risk": "1", "opportunity": "2"}
READY = {"ready": "yes", "timing": "now", "method": "meeting"}
ALL = {**NO_OBJECTION, **SCORES, **READY}
SUGGESTIONS: dict[str, tuple[dict[str, str], str, str, list[str]]] = {
    "SEND provision": (ALL, "committee-item", "Families raise it", []),
    "Pothole in Mill Lane": (
        {"duty": "no", "remit": "yes", "individual": "yes"},
        "reject",
        "One person's case: the highways desk takes it",
        [],
    ),
    "Music service": (
        {"duty": "no", "remit": "yes", "individual": "no", "recent": "yes"},
        "reject",
        "We looked at it in January",
        [],
    ),
    "School exclusions": (
        {**NO_OBJECTION, **SCORES, "ready": "no"},
        "scope-first",
        "Nobody can say yet what we would find out",
        ["--owner", "Senior Governance Officer", "--by-date", "26 October 2023"],
    ),
    "Free school meals": (
        {**ALL, "risk": "2"},
        "committee-item",
        "To be looked at before the budget decision of February",
        [],
    ),
    "Young carers": (
        {**ALL, "method": "several"},
        "task-and-finish",
        "Several sessions with young carers",
        ["--members", "Three members", "--chair", "Vice-chair", "--length", "Four sessions"],
    ),
}
FIELDS = {
    "Music service": ["--last-scrutinised", "2023-01-26"],
    "Free school meals": ["--decision", "Budget 2024/25", "--decision-date", "26 February 2024"],
}


def command(*words: str, today: str = DAY) -> int:
    return run(["-f", "p.json", "--today", today, "--by", "Chair", *words])


@pytest.fixture(autouse=True)
def _programme() -> None:
    made = ["--committee", "Children and Young People", "--council", "Anytown", "--year", "2023/24"]
    assert run(["new", "p.json", *made, "--every", "last Thursday", "--months", "Sep,Oct,Nov,Jan,Mar,Apr"]) == 0


@pytest.fixture
def stderr_of(capfd: pytest.CaptureFixture[str]) -> Output:
    """Return a function that runs a command, which must succeed, and returns its standard error."""

    def listen(*words: str, today: str = DAY) -> str:
        capfd.readouterr()
        assert command(*words, today=today) == 0
        return capfd.readouterr().err

    return listen


@pytest.fixture
def stdout_of(capfd: pytest.CaptureFixture[str]) -> Output:
    """Return a function that runs a command with this exit code, and returns its standard output."""

    def read(*words: str, today: str = DAY, code: int = 0) -> str:
        capfd.readouterr()
        assert command(*words, today=today) == code
        return capfd.readouterr().out

    return read


def answer(topic: str, answers: dict[str, str]) -> None:
    for question, value in answers.items():
        assert command("topic", "answer", topic, question, value, "--evidence", "As members said") == 0


def hold_meeting() -> None:
    """Add the topics of scene A, and decide on each at an informal meeting."""
    assert command("meeting", "add", DAY, "--kind", "informal") == 0
    for title, (answers, outcome, reason, details) in SUGGESTIONS.items():
        assert command("topic", "add", "--title", title, "--source", "Member", *FIELDS.get(title, [])) == 0
        answer(title, answers)
        assert command("topic", "decide", title, outcome, "--reason", reason, "--at", DAY, *details) == 0
    assert command("topic", "rank", "Free school meals", "1", "--reason", "The budget will not wait") == 0


def test_scene_a_ends_with_six_decisions_six_reasons_and_a_rank_for_all(stdout_of: Output) -> None:
    hold_meeting()
    topics = json.loads(stdout_of("topic", "list", "--json"))
    assert {each["title"]: each["decision"] for each in topics} == {
        title: outcome for title, (_, outcome, _, _) in SUGGESTIONS.items()
    }
    assert all(each["advice"] == each["decision"] for each in topics)
    assert [(each["rank"], each["title"]) for each in topics] == [
        (1, "Free school meals"),
        (2, "SEND provision"),
        (3, "Young carers"),
        (4, "School exclusions"),
        (5, "Music service"),
        (6, "Pothole in Mill Lane"),
    ]
    assert json.loads(stdout_of("show", "--json"))["topics"] == topics
    stored = json.loads(Path("p.json").read_text(encoding="utf-8"))["decisions"]
    assert sorted(each["reason"] for each in stored.values()) == sorted(each[2] for each in SUGGESTIONS.values())
    assert len({each["at"] for each in stored.values()}) == 1


def test_the_list_is_the_order_of_priority_and_the_register_of_decisions(stdout_of: Output) -> None:
    hold_meeting()
    assert stdout_of("topic", "list") == (
        "Topics waiting\n"
        "1. Free school meals (decided: committee item, 7 of 8 points)\n"
        "2. SEND provision (decided: committee item, 6 of 8 points)\n"
        "3. Young carers (decided: task and finish, 6 of 8 points)\n"
        "4. School exclusions (decided: scope first, 6 of 8 points)\n"
        "\n"
        "Topics declined\n"
        "5. Music service (decided: reject)\n"
        "   Declined on 14 September 2023, by Chair.\n"
        "   Test not met: Looked at within 12 months, and nothing has changed.\n"
        "   Reason: We looked at it in January.\n"
        "   May come back from 26 January 2024.\n"
        "6. Pothole in Mill Lane (decided: reject)\n"
        "   Declined on 14 September 2023, by Chair.\n"
        "   Test not met: An individual case: it has a procedure of its own.\n"
        "   Reason: One person's case: the highways desk takes it.\n"
    )
    found = stdout_of("topic", "list", "--find", "highways desk", today="2026-01-01")
    assert "6. Pothole in Mill Lane" in found
    assert "Music" not in found


def test_the_music_service_again_shows_the_earlier_refusal_within_twelve_months_and_says_nothing_after(
    stderr_of: Output, stdout_of: Output
) -> None:
    hold_meeting()
    message = stderr_of("topic", "add", "--title", "The music service", today="2024-01-25")
    for words in ("Music service, declined on 14 September 2023", "in January", "come back from 26 January 2024"):
        assert words in message
    assert "The music service" in stdout_of("topic", "list")
    assert command("undo") == 0
    assert "resembles" not in stderr_of("topic", "add", "--title", "The music service", today="2024-01-26")


def test_a_new_name_for_a_topic_tells_what_it_then_resembles(stderr_of: Output) -> None:
    hold_meeting()
    assert "resembles" not in stderr_of("topic", "edit", "Young carers", "--title", "Carers who are young")
    assert "Music service, declined" in stderr_of("topic", "edit", "Carers", "--other-name", "music services")
    assert "resembles" not in stderr_of("topic", "edit", "Carers", "--objective", "Find out")
    assert "School exclusions" in stderr_of(
        "topic", "add", "--title", "Pupils sent home", "--other-name", "School exclusion"
    )


def test_an_answer_tells_where_it_leads_why_and_how_the_points_add_up(stderr_of: Output) -> None:
    assert command("topic", "add", "--title", "Care leavers") == 0
    answer("Care leavers", {**ALL, "method": ""})
    message = stderr_of("topic", "answer", "Care leavers", "method", "One meeting")
    for line in (
        "The checklist advises: committee item.",
        "- A big concern for communities (2 points)",
        "- 1 + 2 + 1 + 2 = 6 of 8 points",
    ):
        assert line in message.splitlines()
    message = stderr_of("topic", "answer", "Care leavers", "remit", "")
    assert "So far it points to: committee item." in message
    assert "Still to answer: remit." in message


def test_a_decision_tells_what_is_still_to_say_and_that_members_decided_otherwise(stderr_of: Output) -> None:
    assert command("topic", "add", "--title", "Care leavers", "--lead", "Director", "--statutory", "An Act") == 0
    answer("Care leavers", {"duty": "yes"})
    message = stderr_of("topic", "decide", "Care leavers", "scope-first", "--reason", "Too vague", "--owner", "")
    assert "Members decided otherwise: the checklist advised must schedule." in message
    assert "Still to say: who does it (--owner) and by when (--by-date)." in message
    message = stderr_of("topic", "decide", "Care leavers", "must-schedule", "--reason", "It is the law")
    assert "Filled in from what is known: the duty (--duty): An Act." in message
    assert "otherwise" not in message
    assert "Still to say" not in message


def test_ranking_is_told_by_name_and_taken_back(stderr_of: Output, stdout_of: Output) -> None:
    hold_meeting()
    before = stdout_of("topic", "list")
    message = stderr_of("topic", "rank", "Young carers", "1", "--reason", "Members wish it", "--authority", "Committee")
    assert "Ranked Young carers 1st, from 3rd." in message
    assert stdout_of("topic", "list").startswith("Topics waiting\n1. Young carers")
    newest = json.loads(stdout_of("history", "--json"))[-1]
    assert (newest["label"], newest["reason"]) == ("Ranked Young carers 1st, from 3rd", "Members wish it")
    assert command("undo") == 0
    assert stdout_of("topic", "list") == before


def test_two_names_are_joined_or_kept_apart_by_either_name(stderr_of: Output, stdout_of: Output) -> None:
    hold_meeting()
    for title in ("Exclusions from school", "Exclusion from schools"):
        assert command("topic", "add", "--title", title) == 0
    assert command("place", "Exclusion from schools", "2023-11-30") == 0
    (finding,) = [each for each in json.loads(stdout_of("check", "--json", code=1)) if each["rule"] == "same-topic"]
    assert finding["accepted"] is None
    why = ("--reason", "One is about law", "--authority", "Chair")
    for title in ("Exclusions from school", "Exclusion from schools"):
        assert command("accept", "same-topic", title, *why) == 0
        assert command("undo") == 0
    message = stderr_of("topic", "join", "Exclusion from schools", "Exclusions from school", "--reason", "One matter")
    assert "Joined Exclusion from schools with Exclusions from school." in message
    assert [each["title"] for each in _items(stdout_of)] == ["Exclusions from school"]
    assert "Test not met: Taken together with Exclusions from school." in stdout_of("topic", "list")
    assert "same-topic" not in stdout_of("check", "--json", code=1)
    assert command("undo") == 0
    assert [each["title"] for each in _items(stdout_of)] == ["Exclusion from schools"]


def _items(stdout_of: Output) -> list[dict[str, Any]]:
    return [item for meeting in json.loads(stdout_of("show", "--json"))["meetings"] for item in meeting["items"]]


def test_placing_and_moving_tell_how_old_the_advice_is(stderr_of: Output) -> None:
    hold_meeting()
    message = stderr_of("place", "Free school meals", "2023-11-30", today="2023-10-05")
    assert "The checklist advised committee item on 14 September 2023, 3 weeks ago: run it again" in message
    message = stderr_of("move", "Free school meals", "2024-01-25", "--reason", "Not ready", today="2023-11-20")
    assert "14 September 2023, 2 months ago" in message
    assert command("topic", "add", "--title", "Care leavers") == 0
    assert "The checklist was never run on Care leavers" in stderr_of("place", "Care leavers", "2023-11-30")


def test_who_is_to_be_heard_and_how_sure_it_is() -> None:
    people = ["--invite", "Head teachers (confirmed)", "--invite", "Parents", "--invite", "Ofsted (Tentative)"]
    assert command("topic", "add", "--title", "Care leavers", *people) == 0
    stored = json.loads(Path("p.json").read_text(encoding="utf-8"))["invitations"]
    assert sorted((each["name"], each.get("standing", "invited")) for each in stored.values()) == [
        ("Head teachers", "confirmed"),
        ("Ofsted", "tentative"),
        ("Parents", "invited"),
    ]


def test_the_three_checklists_are_swapped_by_name_and_answers_stay(stderr_of: Output, stdout_of: Output) -> None:
    hold_meeting()
    topics = json.loads(stdout_of("topic", "list", "--json"))
    assert "6 topics were assessed under another checklist" in stderr_of("checklist", "use", "pick")
    assert "2. SEND provision (decided: committee item, assessed under protocol-tests)" in stdout_of("topic", "list")
    answer("SEND", {"public-interest": "4", "impact": "3", "performance": "2"})
    message = stderr_of("topic", "answer", "SEND", "overtaken", "no")
    assert "12 + 9 + 4 = 25 of 32 points" in message
    assert "The checklist advises: committee item." in message
    assert "assessed under" not in stdout_of("topic", "list", "--find", "SEND")
    assert command("checklist", "use", "topicc", "--reason", "A trial", "--authority", "Committee") == 0
    answer("SEND", {"timely": "2", "priority": "2", "cost": "1"})
    assert "2 + 2 + 2 + 2 + 1 + 0 = 9 of 11 points" in stderr_of("topic", "answer", "SEND", "cabinet-paper", "No")
    assert "topicc: " in stdout_of("checklist", "list")
    assert command("checklist", "use", "protocol-tests") == 0
    after = {each["title"]: each for each in json.loads(stdout_of("topic", "list", "--json"))}
    assert {title: each["advice"] for title, each in after.items()} == {
        each["title"]: each["advice"] for each in topics
    }
