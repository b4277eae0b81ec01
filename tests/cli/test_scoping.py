"""Scene A by command: six suggestions, each with an outcome, a reason and a rank; and what is said on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.cli import run

Planner = Callable[..., int]
Said = Callable[..., str]
DAY = "2023-09-14"
NOTHING_AGAINST = {
    "duty": "no",
    "remit": "yes",
    "individual": "no",
    "recent": "no",
    "elsewhere": "no",
    "showcase": "no",
}
WORTH_IT = {"effectiveness": "1", "concern": "2", "risk": "1", "opportunity": "2"}
READY = {"ready": "yes", "timing": "now", "method": "meeting"}
ALL = {**NOTHING_AGAINST, **WORTH_IT, **READY}
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
        {**NOTHING_AGAINST, **WORTH_IT, "ready": "no"},
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
def said(capfd: pytest.CaptureFixture[str]) -> Said:
    """What a command that succeeds says on standard error."""

    def listen(*words: str, today: str = DAY) -> str:
        capfd.readouterr()
        assert command(*words, today=today) == 0
        return capfd.readouterr().err

    return listen


@pytest.fixture
def printed(capfd: pytest.CaptureFixture[str]) -> Said:
    """What a command that succeeds, if need be by finding something, prints on standard output."""

    def read(*words: str, today: str = DAY, code: int = 0) -> str:
        capfd.readouterr()
        assert command(*words, today=today) == code
        return capfd.readouterr().out

    return read


def answer(topic: str, answers: dict[str, str]) -> None:
    for question, value in answers.items():
        assert command("topic", "answer", topic, question, value, "--evidence", "As members said") == 0


def the_meeting() -> None:
    """The informal meeting of scene A."""
    assert command("meeting", "add", DAY, "--kind", "informal") == 0
    for title, (answers, outcome, reason, details) in SUGGESTIONS.items():
        assert command("topic", "add", "--title", title, "--source", "Member", *FIELDS.get(title, [])) == 0
        answer(title, answers)
        assert command("topic", "decide", title, outcome, "--reason", reason, "--at", DAY, *details) == 0
    assert command("topic", "rank", "Free school meals", "1", "--reason", "The budget will not wait") == 0


def test_scene_a_ends_with_six_decisions_six_reasons_and_a_rank_for_all(printed: Said) -> None:
    the_meeting()
    topics = json.loads(printed("topic", "list", "--json"))
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
    assert json.loads(printed("show", "--json"))["topics"] == topics
    kept = json.loads(Path("p.json").read_text(encoding="utf-8"))["decisions"]
    assert sorted(each["reason"] for each in kept.values()) == sorted(each[2] for each in SUGGESTIONS.values())
    assert len({each["at"] for each in kept.values()}) == 1


def test_the_list_is_the_order_of_priority_and_the_register_of_decisions(printed: Said) -> None:
    the_meeting()
    assert printed("topic", "list") == (
        "Topics waiting\n"
        "1. Free school meals (decided: committee item, 7 of 8 points)\n"
        "2. SEND provision (decided: committee item, 6 of 8 points)\n"
        "3. Young carers (decided: task and finish, 6 of 8 points)\n"
        "4. School exclusions (decided: scope first, 6 of 8 points)\n"
        "\n"
        "Topics declined\n"
        "5. Music service (decided: reject)\n"
        "   Declined on 14 September 2023, by Chair.\n"
        "   Criterion: Looked at within 12 months, and nothing has changed.\n"
        "   Reason: We looked at it in January.\n"
        "   May come back from 26 January 2024.\n"
        "6. Pothole in Mill Lane (decided: reject)\n"
        "   Declined on 14 September 2023, by Chair.\n"
        "   Criterion: An individual case: it has a procedure of its own.\n"
        "   Reason: One person's case: the highways desk takes it.\n"
    )
    found = printed("topic", "list", "--find", "highways desk", today="2026-01-01")
    assert "6. Pothole in Mill Lane" in found
    assert "Music" not in found


def test_the_music_service_again_shows_the_earlier_refusal_within_twelve_months_and_says_nothing_after(
    said: Said, printed: Said
) -> None:
    the_meeting()
    told = said("topic", "add", "--title", "The music service", today="2024-01-25")
    for words in ("Music service, declined on 14 September 2023", "in January", "come back from 26 January 2024"):
        assert words in told
    assert "The music service" in printed("topic", "list")
    assert command("undo") == 0
    assert "resembles" not in said("topic", "add", "--title", "The music service", today="2024-01-26")


def test_a_new_name_for_a_topic_tells_what_it_then_resembles(said: Said) -> None:
    the_meeting()
    assert "resembles" not in said("topic", "edit", "Young carers", "--title", "Carers who are young")
    assert "Music service, declined" in said("topic", "edit", "Carers", "--other-name", "music services")
    assert "resembles" not in said("topic", "edit", "Carers", "--objective", "Find out")
    assert "School exclusions" in said(
        "topic", "add", "--title", "Pupils sent home", "--other-name", "School exclusion"
    )


def test_an_answer_tells_where_it_leads_why_and_how_the_points_add_up(said: Said) -> None:
    assert command("topic", "add", "--title", "Care leavers") == 0
    answer("Care leavers", {**ALL, "method": ""})
    told = said("topic", "answer", "Care leavers", "method", "One meeting")
    for line in (
        "The checklist advises: committee item.",
        "- A big concern for communities (2 points)",
        "- 1 + 2 + 1 + 2 = 6 of 8 points",
    ):
        assert line in told.splitlines()
    told = said("topic", "answer", "Care leavers", "remit", "")
    assert "So far it points to: committee item." in told
    assert "Still to answer: remit." in told


def test_a_decision_tells_what_is_still_to_say_and_that_members_decided_otherwise(said: Said) -> None:
    assert command("topic", "add", "--title", "Care leavers", "--lead", "Director", "--statutory", "An Act") == 0
    answer("Care leavers", {"duty": "yes"})
    told = said("topic", "decide", "Care leavers", "scope-first", "--reason", "Too vague", "--owner", "")
    assert "Members decided otherwise: the checklist advised must schedule." in told
    assert "Still to say: who does it (--owner) and by when (--by-date)." in told
    told = said("topic", "decide", "Care leavers", "must-schedule", "--reason", "It is the law")
    assert "Filled in from what is known: the duty (--duty): An Act." in told
    assert "otherwise" not in told
    assert "Still to say" not in told


def test_ranking_is_told_by_name_and_taken_back(said: Said, printed: Said) -> None:
    the_meeting()
    before = printed("topic", "list")
    told = said("topic", "rank", "Young carers", "1", "--reason", "Members wish it", "--authority", "Committee")
    assert "Ranked Young carers 1st, from 3rd." in told
    assert printed("topic", "list").startswith("Topics waiting\n1. Young carers")
    newest = json.loads(printed("history", "--json"))[-1]
    assert (newest["label"], newest["reason"]) == ("Ranked Young carers 1st, from 3rd", "Members wish it")
    assert command("undo") == 0
    assert printed("topic", "list") == before


def test_two_names_are_joined_or_kept_apart_by_either_name(said: Said, printed: Said) -> None:
    the_meeting()
    for title in ("Exclusions from school", "Exclusion from schools"):
        assert command("topic", "add", "--title", title) == 0
    assert command("place", "Exclusion from schools", "2023-11-30") == 0
    (finding,) = [each for each in json.loads(printed("check", "--json", code=1)) if each["rule"] == "same-topic"]
    assert finding["accepted"] is None
    why = ("--reason", "One is about law", "--authority", "Chair")
    for title in ("Exclusions from school", "Exclusion from schools"):
        assert command("accept", "same-topic", title, *why) == 0
        assert command("undo") == 0
    told = said("topic", "join", "Exclusion from schools", "Exclusions from school", "--reason", "One matter")
    assert "Joined Exclusion from schools with Exclusions from school." in told
    assert [each["title"] for each in _items(printed)] == ["Exclusions from school"]
    assert "Criterion: Taken together with Exclusions from school." in printed("topic", "list")
    assert "same-topic" not in printed("check", "--json", code=1)
    assert command("undo") == 0
    assert [each["title"] for each in _items(printed)] == ["Exclusion from schools"]


def _items(printed: Said) -> list[dict[str, Any]]:
    return [item for meeting in json.loads(printed("show", "--json"))["meetings"] for item in meeting["items"]]


def test_placing_and_moving_tell_how_old_the_advice_is(said: Said) -> None:
    the_meeting()
    told = said("place", "Free school meals", "2023-11-30", today="2023-10-05")
    assert "The checklist advised committee item on 14 September 2023, 3 weeks ago: run it again" in told
    told = said("move", "Free school meals", "2024-01-25", "--reason", "Not ready", today="2023-11-20")
    assert "14 September 2023, 2 months ago" in told
    assert command("topic", "add", "--title", "Care leavers") == 0
    assert "The checklist was never run on Care leavers" in said("place", "Care leavers", "2023-11-30")


def test_who_is_to_be_heard_and_how_sure_it_is() -> None:
    people = ["--invite", "Head teachers (confirmed)", "--invite", "Parents", "--invite", "Ofsted (Tentative)"]
    assert command("topic", "add", "--title", "Care leavers", *people) == 0
    kept = json.loads(Path("p.json").read_text(encoding="utf-8"))["invitations"]
    assert sorted((each["name"], each.get("standing", "invited")) for each in kept.values()) == [
        ("Head teachers", "confirmed"),
        ("Ofsted", "tentative"),
        ("Parents", "invited"),
    ]


def test_the_three_checklists_are_swapped_by_name_and_answers_stay(said: Said, printed: Said) -> None:
    the_meeting()
    topics = json.loads(printed("topic", "list", "--json"))
    assert "6 topics were assessed under another checklist" in said("checklist", "use", "pick")
    assert "2. SEND provision (decided: committee item, assessed under protocol-tests)" in printed("topic", "list")
    answer("SEND", {"public-interest": "4", "impact": "3", "performance": "2"})
    told = said("topic", "answer", "SEND", "overtaken", "no")
    assert "12 + 9 + 4 = 25 of 32 points" in told
    assert "The checklist advises: committee item." in told
    assert "assessed under" not in printed("topic", "list", "--find", "SEND")
    assert command("checklist", "use", "topicc", "--reason", "A trial", "--authority", "Committee") == 0
    answer("SEND", {"timely": "2", "priority": "2", "cost": "1"})
    assert "2 + 2 + 2 + 2 + 1 + 0 = 9 of 11 points" in said("topic", "answer", "SEND", "cabinet-paper", "No")
    assert "topicc: " in printed("checklist", "list")
    assert command("checklist", "use", "protocol-tests") == 0
    after = {each["title"]: each for each in json.loads(printed("topic", "list", "--json"))}
    assert {title: each["advice"] for title, each in after.items()} == {
        each["title"]: each["advice"] for each in topics
    }
