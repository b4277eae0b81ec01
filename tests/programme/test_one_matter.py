"""One matter under two names is noticed, shown with its earlier decision, and joined."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from walks import TODAY, small

from planner.exchange.checklists import read_checklist
from planner.programme import edits
from planner.programme.errors import Refused, Unusable
from planner.programme.finding import Finding
from planner.programme.history.changes import apply, compare, invert
from planner.programme.kinds import Outcome
from planner.programme.model import Programme
from planner.programme.prioritising.joining import join, join_words
from planner.programme.prioritising.resemblance import similar_topics
from planner.programme.rules import findings
from planner.programme.view import View


def view_of(programme: Programme, today: date = TODAY) -> View:
    return View(programme, today, read_checklist(""), "2023/24")


def titled(*titles: str, other_names: Iterable[str] = ()) -> Programme:
    """Return a programme of topics with these titles, the last of them with other names too."""
    programme = edits.new_programme("Health Scrutiny", "Anytown")
    for number, title in enumerate(titles):
        programme = edits.add_topic(programme, f"t{number}", title)
    return edits.edit_topic(programme, f"t{len(titles) - 1}", other_names=frozenset(other_names))


def same_topic_findings(programme: Programme) -> list[Finding]:
    return [finding for finding in findings(view_of(programme)) if finding.rule == "same-topic"]


def decided(programme: Programme, topic: str, outcome: Outcome, **details: Any) -> Programme:
    reason = "Looked at in January."
    return edits.decide(programme, topic, outcome, reason=reason, by="Chair", on=TODAY, advice=None, **details)


ALIKE = [
    ("School exclusions", "School Exclusion"),
    ("Care leavers' Personal Advisers", "Personal advisers, care leavers'"),
    ("MUSIC service", "The music service!"),
    ("Nottingham Safeguarding Partnership Annual Report", "Nottingham Safeguarding Partnership Annual Report 2023"),
]
UNLIKE = [
    ("School exclusions", "School meals"),
    ("Annual report 2022/23 of the Safeguarding Partnership", "Annual report 2023/24 of the Safeguarding Partnership"),
    ("Adult social care", "Children's social care"),
    ("😀", "!!"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_near_identical_titles_look_like_one_matter(one: str, other: str) -> None:
    (finding,) = same_topic_findings(titled(one, other))
    assert one in finding.message
    assert other in finding.message
    assert [each.topic.title for each in similar_topics(view_of(titled(one)), other)] == [one]


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_unlike_titles_do_not(one: str, other: str) -> None:
    assert same_topic_findings(titled(one, other)) == []
    assert similar_topics(view_of(titled(one)), other) == []


def test_other_names_count_as_titles_do() -> None:
    programme = titled("Pupils sent home", "School exclusions", other_names=["Pupil sent home", "Permanent exclusions"])
    assert len(same_topic_findings(programme)) == 1
    assert [each.topic.id for each in similar_topics(view_of(programme), "Exclusions, permanent")] == ["t1"]
    assert [each.topic.id for each in similar_topics(view_of(programme), "Leaving school", ["Pupils sent home"])] == [
        "t0",
        "t1",
    ]


def test_a_topic_does_not_resemble_itself() -> None:
    programme = titled("School exclusions")
    assert similar_topics(view_of(programme), "School exclusion", excluding="t0") == []


def test_nothing_in_the_sample_looks_alike(view: View) -> None:
    assert "same-topic" not in [finding.rule for finding in findings(view)]
    topics = view.programme.topics.values()
    assert not any(similar_topics(view, each.title, each.other_names, excluding=each.id) for each in topics)


def test_a_topic_declined_or_referred_is_not_noticed_and_neither_is_what_was_accepted_open() -> None:
    programme = titled("School exclusions", "School exclusion")
    for outcome in (Outcome.REJECT, Outcome.REFER):
        assert same_topic_findings(decided(programme, "t1", outcome)) == []
    kept = edits.accept(
        programme, same_topic_findings(programme)[0], reason="Two stages", authority="Chair", by="Chair"
    )
    assert not same_topic_findings(kept)[0].is_open


def test_an_earlier_refusal_is_told_until_it_may_come_back() -> None:
    again = date(2024, 1, 26)
    programme = decided(titled("Music service"), "t0", Outcome.REJECT, resubmit_from=again)
    (earlier,) = similar_topics(view_of(programme, again - timedelta(days=1)), "The music service")
    assert earlier.words == (
        "It resembles Music service, declined on 1 September 2023: Looked at in January. "
        "May come back from 26 January 2024."
    )
    assert similar_topics(view_of(programme, again), "The music service") == []
    for_good = decided(titled("Music service"), "t0", Outcome.REJECT)
    assert similar_topics(view_of(for_good, date(2033, 1, 1)), "The music service")


def test_what_became_of_an_earlier_topic_is_told_whatever_it_was() -> None:
    programme = titled("Music service")
    words = {outcome: view_of(decided(programme, "t0", outcome, to="the Schools Forum")) for outcome in Outcome}
    for outcome, view in words.items():
        (earlier,) = similar_topics(view, "Music services")
        assert "Looked at in January" in earlier.words
        assert (outcome.words in earlier.words) or earlier.status in earlier.words
    (earlier,) = similar_topics(view_of(programme), "Music services")
    assert earlier.words == "It resembles Music service, which is suggested."


def joined(programme: Programme) -> Programme:
    return join(programme, "t1", "t2", reason="One matter", by="Chair", on=TODAY)


def test_joining_moves_the_items_keeps_the_names_and_declines_with_a_criterion() -> None:
    programme = edits.edit_topic(small(), "t1", other_names=frozenset(["An old name"]))
    programme = edits.move(programme, "i1", "m2", today=TODAY)
    after = joined(programme)
    view = view_of(after)
    assert [(item.id, item.meeting) for item in view.items_of("t2")] == [("i2", "m1"), ("i1", "m2")]
    assert after.topics["t2"].other_names == {"Topic t1", "An old name"}
    assert view.status(after.topics["t1"]) == "declined"
    decision = view.decision("t1")
    assert decision is not None
    assert (decision.reason, decision.criterion) == ("One matter", "Taken together with Topic t2")
    assert join_words(programme, "t1", "t2") == "Joined Topic t1 with Topic t2"
    assert apply(after, invert(compare(programme, after))) == programme


def test_joining_ends_the_finding_that_they_are_one() -> None:
    programme = titled("School exclusions", "School exclusion")
    assert same_topic_findings(join(programme, "t1", "t0", reason="One matter", by="Chair", on=TODAY)) == []


def test_two_that_meet_on_one_day_a_topic_and_itself_and_no_reason_are_not_joined() -> None:
    with pytest.raises(Refused, match="one meeting"):
        joined(small())
    with pytest.raises(Unusable, match="itself"):
        join(small(), "t1", "t1", reason="r", by="Chair", on=TODAY)
    with pytest.raises(Unusable, match="reason"):
        join(small(), "t3", "t1", reason=" ", by="Chair", on=TODAY)


def test_a_topic_is_joined_with_none_that_was_not_taken_so_that_neither_vanishes() -> None:
    once = join(edits.remove(small(), "i2"), "t2", "t1", reason="r", by="Chair", on=TODAY)
    for topic, into in (("t1", "t2"), ("t2", "t3"), ("t3", "t2")):
        with pytest.raises(Refused, match="was not taken"):
            join(once, topic, into, reason="r", by="Chair", on=TODAY)


def test_more_groups_in_the_year_than_usual_are_noted() -> None:
    def too_many(programme: Programme) -> list[str]:
        return [each.topic for each in findings(view_of(programme)) if each.rule == "too-many-groups"]

    programme = titled("A group", "Some group", "Third group", "Next year's group")
    for topic in ("t0", "t1"):
        programme = decided(programme, topic, Outcome.TASK_AND_FINISH)
    next_year = {"reason": "r", "by": "Chair", "on": date(2024, 6, 1), "advice": None}
    programme = edits.decide(programme, "t3", Outcome.TASK_AND_FINISH, **next_year)
    assert too_many(programme) == []
    third = decided(programme, "t2", Outcome.TASK_AND_FINISH)
    assert too_many(third) == ["t2"]
    assert too_many(edits.set_committee(third, groups_a_year=3)) == []
    assert too_many(edits.set_committee(programme, groups_a_year=0)) == ["t0", "t1"]
    assert too_many(decided(third, "t0", Outcome.COMMITTEE_ITEM)) == []


@pytest.mark.parametrize(
    ("outcome", "words"), [(Outcome.DEFER, "was deferred to"), (Outcome.SCOPE_FIRST, "was to be scoped by")]
)
def test_what_was_put_off_comes_back_by_itself(outcome: Outcome, words: str) -> None:
    due = date(2023, 10, 15)
    programme = decided(small(), "t3", outcome, by_date=due)

    def back(programme: Programme, today: date) -> list[str]:
        return [each.message for each in findings(view_of(programme, today)) if each.rule == "came-back"]

    assert back(programme, due - timedelta(days=15)) == []
    for day in (due - timedelta(days=14), due, due + timedelta(days=200)):
        (message,) = back(programme, day)
        assert f"Topic t3 {words} 15 October 2023" in message
    assert back(edits.set_committee(programme, warning_days=0), due - timedelta(days=1)) == []
    assert back(decided(programme, "t3", Outcome.COMMITTEE_ITEM), due) == []
    assert back(decided(small(), "t3", outcome), due) == []


def test_every_year_is_looked_at_when_none_is_in_view() -> None:
    programme = edits.set_committee(decided(titled("A group"), "t0", Outcome.TASK_AND_FINISH), groups_a_year=0)
    everywhere = replace(view_of(programme), year=None)
    assert [each.topic for each in findings(everywhere) if each.rule == "too-many-groups"] == ["t0"]
