"""A change is the difference of two programmes: it applies whole, can be inverted, and merges by field."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from msgspec.structs import replace
from walks import TODAY, Walk, small, walked, walks

from planner.programme import edits
from planner.programme.history.changes import Conflict, apply, compare, invert
from planner.programme.model import TABLES
from planner.store.file.codec import (
    difference_to_plain,
    entity_to_plain,
    history_from_plain,
    history_key,
    programme_from_plain,
)


@given(walks)
def test_a_walk_of_edits_undone_step_by_step_returns_to_the_start(walk: Walk) -> None:
    states = walked(small(), walk)
    programme = states[-1]
    for before, after in reversed(list(pairwise(states))):
        programme = apply(programme, invert(compare(before, after)))
        assert programme == before
    assert programme == small()


@given(walks)
def test_applying_the_difference_of_two_programmes_gives_the_second(walk: Walk) -> None:
    start, end = small(), walked(small(), walk)[-1]
    difference = compare(start, end)
    assert apply(start, difference) == end
    assert apply(apply(start, difference), invert(difference)) == start
    assert compare(end, end) == {}


@given(walks)
def test_a_programme_and_its_changes_survive_the_file_unchanged(walk: Walk) -> None:
    start, end = small(), walked(small(), walk)[-1]
    tables = {table: {key: entity_to_plain(entity) for key, entity in end.table(table).items()} for table in TABLES}
    assert programme_from_plain(msgspec.json.decode(msgspec.json.encode(tables))) == end
    difference = compare(start, end)
    row = {"id": "c", "label": "x", "at": "2023-09-01T10:00:00Z", "by": "Chair"}
    plain = msgspec.json.decode(msgspec.json.encode({**row, "difference": difference_to_plain(difference)}))
    (change,) = history_from_plain({history_key(1): plain})
    assert change.difference == difference


def test_a_field_somebody_else_set_is_a_conflict_and_nothing_is_applied() -> None:
    start = small()
    mine = edits.edit_topic(edits.move(start, "i1", "m2", today=TODAY), "t1", lead="Director")
    theirs = edits.move(start, "i1", "m3", today=TODAY)
    with pytest.raises(Conflict) as conflict:
        apply(theirs, compare(start, mine))
    (clash,) = conflict.value.clashes
    assert (clash.id, clash.field, clash.before, clash.after, clash.found) == ("i1", "meeting", "m1", "m2", "m3")
    assert theirs.topics["t1"].lead == ""


def test_the_same_value_from_two_people_is_agreement() -> None:
    start = small()
    both = edits.move(start, "i1", "m2", today=TODAY)
    assert apply(both, compare(start, both)) == both


def test_other_names_that_two_people_add_are_both_kept() -> None:
    start = edits.edit_topic(small(), "t1", other_names=frozenset({"old"}))
    mine = edits.edit_topic(start, "t1", other_names=frozenset({"old", "mine"}))
    theirs = edits.edit_topic(start, "t1", other_names=frozenset({"theirs"}))
    merged = apply(theirs, compare(start, mine))
    assert merged.topics["t1"].other_names == {"mine", "theirs"}


def test_editing_what_is_gone_is_a_conflict() -> None:
    start = small()
    mine = edits.edit_item(start, "i1", note="mine")
    with pytest.raises(Conflict):
        apply(edits.remove(start, "i1"), compare(start, mine))


def test_removing_what_has_changed_since_is_a_conflict_and_what_is_gone_is_agreement() -> None:
    start = small()
    removal = compare(start, edits.remove(start, "i1"))
    with pytest.raises(Conflict):
        apply(edits.edit_item(start, "i1", note="new"), removal)
    gone = edits.remove(start, "i1")
    assert apply(gone, removal) == gone


def test_no_change_may_leave_something_referring_to_nothing() -> None:
    start = small()
    without_meeting = start.without("meetings", "m1")
    with pytest.raises(Conflict) as conflict:
        apply(start, compare(start, without_meeting))
    assert {clash.id for clash in conflict.value.clashes} == {"i1", "i2"}
    dangling = start.put("items", replace(start.items["i1"], meeting="nowhere"))
    with pytest.raises(Conflict):
        apply(start, compare(start, dangling))
