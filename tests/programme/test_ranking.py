"""One order of priority: by decision, advice and score, and by hand where people put a topic."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.exchange.checklists import read_checklist
from planner.programme import edits
from planner.programme.errors import Unusable
from planner.programme.history.changes import apply, compare, invert
from planner.programme.kinds import Outcome
from planner.programme.model import Programme
from planner.programme.prioritising.ranking import rank, rank_words
from planner.programme.sort_keys import position_after, position_between
from planner.programme.view import View

TODAY = date(2023, 9, 1)
TOPICS = ("a", "b", "c", "d", "e", "f", "g")
moves = st.lists(st.tuples(st.sampled_from(TOPICS), st.integers(1, len(TOPICS))), min_size=1, max_size=5)
keys = st.tuples(st.integers(0, 5), st.integers(0, 999)).map(lambda each: f"{each[0]:06}.{each[1]:03}".rstrip("0"))


def view_of(programme: Programme) -> View:
    return View(programme, TODAY, read_checklist(""))


def suggestions() -> Programme:
    """Seven topics waiting, in the order of their titles."""
    programme = edits.new_programme("Health Scrutiny", "Anytown")
    for each in TOPICS:
        programme = edits.add_topic(programme, each, f"Topic {each}")
    return programme


def decided(programme: Programme, topic: str, outcome: Outcome) -> Programme:
    return edits.decide(programme, topic, outcome, reason="r", by="Chair", on=TODAY, advice=None)


def order(programme: Programme) -> str:
    return "".join(topic.id for topic in view_of(programme).order)


def ranked(programme: Programme, *moves: tuple[str, int]) -> Programme:
    for topic, position in moves:
        programme = rank(view_of(programme), topic, position)
    return programme


@given(moves)
def test_a_topic_goes_exactly_where_it_is_put_and_the_others_keep_their_order(moves: list[tuple[str, int]]) -> None:
    programme = suggestions()
    for topic, position in moves:
        before = order(programme)
        programme = rank(view_of(programme), topic, position)
        assert view_of(programme).rank(topic) == position
        assert order(programme).replace(topic, "") == before.replace(topic, "")


@given(moves)
def test_ranking_is_undone_by_its_inverse_and_by_ranking_back(moves: list[tuple[str, int]]) -> None:
    *earlier, (topic, position) = moves
    before = ranked(suggestions(), *earlier)
    after = rank(view_of(before), topic, position)
    assert apply(after, invert(compare(before, after))) == before
    assert order(rank(view_of(after), topic, view_of(before).rank(topic))) == order(before)


@given(st.sampled_from(TOPICS), st.integers(1, len(TOPICS)))
def test_only_the_topics_passed_are_ranked_by_hand(topic: str, position: int) -> None:
    was = TOPICS.index(topic) + 1
    passed = TOPICS[min(was, position) - 1 : max(was, position)] if position != was else ()
    after = rank(view_of(suggestions()), topic, position)
    assert tuple(each.id for each in after.topics.values() if each.rank) == passed


@given(moves)
def test_topics_never_ranked_by_hand_stay_in_the_automatic_order(moves: list[tuple[str, int]]) -> None:
    programme = ranked(suggestions(), *moves)
    by_hand = {topic.id for topic in programme.topics.values() if topic.rank}
    left = [each for each in order(programme) if each not in by_hand]
    assert left == sorted(left)


def test_topics_that_were_not_passed_still_follow_what_is_decided() -> None:
    programme = rank(view_of(suggestions()), "b", 1)
    assert order(programme) == "bacdefg"
    programme = decided(programme, "f", Outcome.COMMITTEE_ITEM)
    assert order(programme) == "fbacdeg"
    assert order(decided(programme, "b", Outcome.BRIEFING_NOTE)) == "fbacdeg"


def test_ranking_among_keys_that_two_people_made_alike_still_puts_a_topic_where_asked() -> None:
    programme = suggestions()
    for topic in "abc":
        programme = programme.put("topics", replace(programme.topics[topic], rank="000001.5"))
    assert order(rank(view_of(programme), "g", 2)) == "agbcdef"


def test_a_topic_is_ranked_among_those_in_its_own_group() -> None:
    programme = decided(decided(suggestions(), "a", Outcome.REJECT), "b", Outcome.REJECT)
    view = view_of(programme)
    assert [view.rank(each) for each in "cab"] == [1, 6, 7]
    assert order(rank(view, "b", 6)) == "cdefgba"
    for topic, position in (("a", 5), ("c", 6), ("c", 0), ("c", -1)):
        with pytest.raises(Unusable, match="can be ranked from"):
            rank(view, topic, position)


def test_the_history_says_from_where_to_where() -> None:
    assert rank_words(view_of(suggestions()), "c", 2) == "Ranked Topic c 2nd, from 3rd"


@given(keys, keys, st.text(max_size=8))
def test_a_key_between_two_is_strictly_between(one: str, other: str, id: str) -> None:
    low, high = sorted((one, other))
    if low != high:
        assert low < position_between(low, high, id) < high
        assert position_between("", high, id) < high
    assert low < position_between(low, "", id)
    assert low < position_after([low], id)


@given(st.lists(st.tuples(st.booleans(), st.text(max_size=4)), min_size=20, max_size=60))
def test_there_is_always_room_between(halves: list[tuple[bool, str]]) -> None:
    low, high = "000001.5", "000001.6"
    for lower, id in halves:
        between = position_between(low, high, id)
        assert low < between < high
        low, high = (low, between) if lower else (between, high)
