"""Merging two people's changes keeps all that do not clash, reports all that do, and leaves no open reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace
from walks import MEETINGS, TODAY, Walk, small, walked, walks

from planner.programme import edits
from planner.programme.history.changes import (
    Change,
    Clash,
    Conflict,
    Difference,
    EntityEdit,
    Side,
    apply,
    compare,
    invert,
    open_references,
)
from planner.programme.history.clashing import disagreements
from planner.programme.history.merging import rebase, settle
from planner.programme.history.undoing import History, blocking_change, undoable
from planner.programme.history.verifying import troubles
from planner.programme.model import TABLES, Programme

AT = datetime(2023, 9, 1, 10, tzinfo=UTC)


def change(id: str, by: str, before: Programme, after: Programme, undoes: str | None = None) -> Change:
    return Change(id=id, label=id, at=AT, by=by, difference=compare(before, after), undoes=undoes)


def changes_of(by: str, states: list[Programme]) -> list[Change]:
    """Return the changes between these states, empty ones left out."""
    every = [change(f"{by}{number}", by, before, after) for number, (before, after) in enumerate(pairwise(states))]
    return [each for each in every if each.difference]


def from_start(history: list[Change]) -> History:
    return [change("start", "Chair", Programme(), small()), *history]


def clashes_by_fields(start: Programme, mine: Programme, theirs: Programme) -> set[tuple[str, str, str]]:
    """Return the clashes of two programmes with one start, found field by field, without ``compare``."""
    return set(_clashes(start, mine, theirs))


def _clashes(start: Programme, mine: Programme, theirs: Programme) -> Iterator[tuple[str, str, str]]:
    for table in TABLES:
        for key in start.table(table).keys() | mine.table(table).keys() | theirs.table(table).keys():
            was, wanted, found = (each.table(table).get(key) for each in (start, mine, theirs))
            if wanted in (was, found):
                continue
            if wanted is None:
                if found != was:
                    yield table, key, ""
            elif was is None:
                if found is not None:
                    yield from ((table, key, name) for name in _differing(wanted, found))
            elif found is None:
                yield table, key, ""
            else:
                for name in _differing(was, wanted):
                    values = [getattr(each, name) for each in (was, wanted, found)]
                    if not isinstance(values[0], frozenset) and values[2] not in values[:2]:
                        yield table, key, name


def _differing(one: Any, other: Any) -> list[str]:
    return [name for name in one.__struct_fields__ if getattr(one, name) != getattr(other, name)]


def applied(programme: Programme, difference: Difference) -> tuple[Programme | None, tuple[Clash, ...]]:
    """Return the programme with the difference applied, or None and the clashes."""
    try:
        return apply(programme, difference), ()
    except Conflict as conflict:
        return None, conflict.clashes


def fields_of_clashes(clashes: Iterable[Clash]) -> set[tuple[str, str, str]]:
    return {(each.table, each.id, each.field) for each in clashes}


@given(walks, walks)
def test_merging_keeps_all_that_does_not_clash_and_reports_exactly_what_does(ours: Walk, others: Walk) -> None:
    start = small()
    mine, theirs = walked(start, ours)[-1], walked(start, others)[-1]
    expected = clashes_by_fields(start, mine, theirs)
    merged, clashes = applied(theirs, compare(start, mine))
    other_way_round, _ = applied(mine, compare(start, theirs))
    assert merged == other_way_round
    dangling = fields_of_clashes(clashes) - expected
    assert expected <= fields_of_clashes(clashes)
    assert dangling <= fields_of_clashes(each for each in clashes if not each.settles)
    if merged is not None:
        assert open_references(merged) == []
        for table in TABLES:
            for key in merged.table(table).keys() | theirs.table(table).keys():
                mine_to_it = mine.table(table).get(key) != start.table(table).get(key)
                theirs_to_it = theirs.table(table).get(key) != start.table(table).get(key)
                if not (mine_to_it and theirs_to_it):
                    wanted = mine if mine_to_it else theirs
                    assert merged.table(table).get(key) == wanted.table(table).get(key)


@given(walks, walks)
def test_every_change_on_top_of_others_is_kept_refused_or_needless_and_the_history_gives_the_result(
    ours: Walk, others: Walk
) -> None:
    theirs = walked(small(), others)
    their_changes, my_changes = changes_of("Ann", theirs), changes_of("Bob", walked(small(), ours))
    merged = rebase(theirs[-1], my_changes)
    changes = [*merged.applied, *(each.change for each in merged.refused), *merged.needless]
    assert {each.id for each in changes} == {each.id for each in my_changes}
    assert len(changes) == len(my_changes)
    assert open_references(merged.programme) == []
    assert list(troubles(merged.programme, from_start([*their_changes, *merged.applied]))) == []
    for refusal in merged.refused:
        assert list(disagreements(merged.programme, from_start(their_changes), refusal))
    assert rebase(small(), my_changes).applied == tuple(my_changes)


@given(walks, walks)
def test_undo_after_a_merge_undoes_only_ones_own(ours: Walk, others: Walk) -> None:
    theirs = walked(small(), others)
    their_changes = changes_of("Ann", theirs)
    merged = rebase(theirs[-1], changes_of("Bob", walked(small(), ours)))
    history = from_start([*their_changes, *merged.applied])
    for person in ("Ann", "Bob"):
        for own in undoable(history, person):
            try:
                undone = apply(merged.programme, invert(own.difference))
            except Conflict:
                way = blocking_change(history, own)
                assert way is None or way.id != own.id
                continue
            touched = compare(merged.programme, undone)
            for table, rows in touched.items():
                for key, edit in rows.items():
                    assert _names(edit) <= _names(own.difference[table][key])
    programme = merged.programme
    for own in reversed(merged.applied):
        programme = apply(programme, invert(own.difference))
    assert programme == theirs[-1]


def _names(edit: EntityEdit) -> set[str]:
    return {*(edit.was or {}), *(edit.now or {})}


@given(walks, walks)
def test_a_clash_is_settled_by_either_side_and_the_rest_of_the_change_is_kept(ours: Walk, others: Walk) -> None:
    start = small()
    mine, theirs = walked(start, ours)[-1], walked(start, others)[-1]
    refused = rebase(theirs, changes_of("Bob", [start, mine])).refused
    for refusal, side in product(refused, Side):
        try:
            settled = settle(theirs, refusal, side)
        except Conflict:
            continue
        result = apply(theirs, settled.difference) if settled else theirs
        for clash in refusal.clashes:
            entity = result.table(clash.table).get(clash.id)
            if not clash.field:
                assert (entity is None) is (side is Side.MINE)
            else:
                assert getattr(entity, clash.field) == (clash.after if side is Side.MINE else clash.found)


def moved(programme: Programme, meeting: str) -> Programme:
    return edits.move(programme, "i1", meeting, today=TODAY)


def test_the_same_change_made_by_two_is_made_once_and_an_undo_of_the_second_takes_nothing_from_the_first() -> None:
    start = small()
    both = moved(start, "m2")
    second = change("b", "Bob", start, both)
    merged = rebase(both, [second, change("u", "Bob", both, start, undoes="b")])
    assert (merged.applied, merged.refused) == ((), ())
    assert merged.needless == (second,)
    assert merged.programme == both


def test_a_clashing_change_that_was_taken_back_before_it_was_saved_is_nothing_to_ask_about() -> None:
    start = small()
    mine, theirs = moved(start, "m2"), moved(start, "m3")
    done, undone = change("b", "Bob", start, mine), change("u", "Bob", mine, start, undoes="b")
    assert rebase(theirs, [done, undone]).refused == ()
    redone = change("r", "Bob", start, mine, undoes="u")
    assert [each.change.id for each in rebase(theirs, [done, undone, redone]).refused] == ["b"]


def test_two_people_can_each_take_the_last_place_and_both_items_are_kept() -> None:
    start = small()
    mine = edits.place(start, "x", "t3", "m1", today=TODAY)
    theirs = edits.place(edits.add_topic(start, "t4", "Another"), "y", "t4", "m1", today=TODAY)
    merged = rebase(theirs, [change("b", "Bob", start, mine)]).programme
    assert {item.id for item in merged.items.values() if item.meeting == "m1"} == {"i1", "i2", "x", "y"}


def test_what_refers_to_something_taken_away_meanwhile_cannot_be_settled() -> None:
    start = edits.add_topic(small(), "t9", "Passing")
    mine = edits.place(start, "x", "t9", "m1", today=TODAY)
    theirs = start.without("topics", "t9")
    (refusal,) = rebase(theirs, [change("b", "Bob", start, mine)]).refused
    assert not refusal.settles
    for side in Side:
        with pytest.raises(Conflict):
            settle(theirs, refusal, side)


def test_both_values_are_told_in_words_with_whose_the_other_is() -> None:
    start = small()
    mine = moved(edits.edit_topic(start, "t1", objective="Mine"), "m2")
    theirs = moved(edits.edit_topic(start, "t1", objective="Theirs"), "m3")
    saved = from_start([change("a", "Ann", start, theirs)])
    (refusal,) = rebase(theirs, [change("b", "Bob", start, mine)]).refused
    words = {
        (each.what, each.mine, each.theirs, each.change and each.change.by)
        for each in disagreements(theirs, saved, refusal)
    }
    assert words == {
        ("Topic t1: objective", "“Mine”", "“Theirs”", "Ann"),
        ("Topic t1: meeting", "the meeting of 2 November 2023", "the meeting of 1 February 2024", "Ann"),
    }


def test_an_undo_is_blocked_by_another_persons_newest_change_to_the_same_thing() -> None:
    start = small()
    first = change("a", "Ann", start, moved(start, "m2"))
    second = change("b", "Bob", moved(start, "m2"), moved(start, "m3"))
    third = change("c", "Ann", moved(start, "m3"), edits.edit_item(moved(start, "m3"), "i1", note="n"))
    assert blocking_change(from_start([first, second, third]), first) is second
    assert blocking_change(from_start([first, third]), first) is third
    assert blocking_change(from_start([first]), first) is None


def test_a_verified_history_names_what_does_not_follow_and_what_is_not_as_it_says() -> None:
    start = small()
    history = from_start([change("a", "Ann", moved(start, "m2"), moved(start, "m3"))])
    assert any("does not follow" in each for each in troubles(start, history))
    elsewhere = start.put("items", replace(start.items["i1"], meeting=MEETINGS[2]))
    assert list(troubles(elsewhere, from_start([]))) == ["items, i1: it is not as the history says."]
