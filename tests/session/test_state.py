"""The state of an open programme: nothing is lost in merging, settling, undoing and redoing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from walks import Walk, small, walked, walks

from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.errors import Refused
from planner.programme.history.changes import Change, Conflict, Side, apply, compare, invert
from planner.programme.history.undoing import redoable, undoable
from planner.programme.history.verifying import troubles
from planner.programme.model import Programme
from planner.session.state import (
    Stamp,
    State,
    clear_news,
    drop_conflict,
    from_stored,
    mark_saved,
    merge,
    new_state,
    public_part,
    record,
    redo,
    settle,
    undo,
)
from planner.store import Stored

AT = datetime(2023, 9, 1, 10, tzinfo=UTC)


def stamp(id: str, by: str = "Ann") -> Stamp:
    return Stamp(id, AT, by)


START = mark_saved(new_state(small(), stamp("start", "Chair"), "Started"))


def after_walk(by: str, walk: Walk) -> State:
    """Return the start with a walk's edits made on it, none of them saved."""
    state = START
    for number, (before, after) in enumerate(pairwise(walked(small(), walk))):
        state = record(state, stamp(f"{by}{number}", by), f"{by}'s edit", compare(before, after))
    return state


def lead(words: str) -> Callable[[Programme], Programme]:
    return lambda programme: edits.edit_topic(programme, "t1", lead=words)


def stored(state: State) -> Stored:
    return Stored(state.programme, state.history)


def ids(changes: Iterable[Change]) -> set[str]:
    return {change.id for change in changes}


def ids_of_own_changes(state: State) -> list[str]:
    """Return the ids of our changes: unsaved, in conflict, or needless as others made them too."""
    waiting = [refusal.change for refusal in state.conflicts]
    return sorted(change.id for change in (*state.unsaved, *waiting, *state.news.needless))


@given(walks, walks)
def test_merging_takes_theirs_as_it_is_and_loses_nothing_of_mine(ours: Walk, others: Walk) -> None:
    mine, theirs = after_walk("Bob", ours), after_walk("Ann", others)
    merged = merge(mine, stored(theirs), new_id)
    assert merged.known == theirs.history
    assert merged.news.theirs == theirs.unsaved
    assert ids_of_own_changes(merged) == sorted(ids(mine.unsaved))
    assert list(troubles(merged.programme, merged.history)) == []


@given(walks, walks, walks)
def test_what_waits_is_tried_again_each_time_others_save(ours: Walk, others: Walk, more: Walk) -> None:
    mine, theirs = after_walk("Bob", ours), after_walk("Ann", others)
    merged, later = merge(mine, stored(theirs), new_id), theirs
    for number, (before, after) in enumerate(pairwise(walked(theirs.programme, more))):
        later = record(later, stamp(f"Cat{number}", "Cat"), "Cat's edit", compare(before, after))
    merged = merge(merged, stored(later), new_id)
    assert merged.known == later.history
    assert merged.news.theirs == later.unsaved
    assert ids_of_own_changes(merged) == sorted(ids(mine.unsaved))
    assert list(troubles(merged.programme, merged.history)) == []


@given(walks)
def test_merging_what_was_seen_already_changes_nothing(ours: Walk) -> None:
    mine = after_walk("Bob", ours)
    assert merge(mine, stored(START), new_id) == mine


@given(walks, walks, st.sampled_from(Side))
def test_settling_one_clash_ends_it_and_loses_nothing_else(ours: Walk, others: Walk, side: Side) -> None:
    merged = merge(
        after_walk("Bob", [*ours, lead("Bob's")]), stored(after_walk("Ann", [*others, lead("Ann's")])), new_id
    )
    refusal = merged.conflicts[0]
    try:
        settled = settle(merged, refusal, side)
    except Conflict:
        settled = drop_conflict(merged, refusal)
        assert refusal.change.id not in ids_of_own_changes(settled)
    assert refusal not in settled.conflicts
    assert set(ids_of_own_changes(merged)) - {refusal.change.id} <= set(ids_of_own_changes(settled))
    assert settled.known == merged.known
    assert list(troubles(settled.programme, settled.history)) == []


@pytest.mark.parametrize("side", Side)
def test_the_side_chosen_is_the_one_that_stands(side: Side) -> None:
    merged = merge(after_walk("Bob", [lead("Bob's")]), stored(after_walk("Ann", [lead("Ann's")])), new_id)
    (refusal,) = merged.conflicts
    settled = settle(merged, refusal, side)
    assert settled.programme.topics["t1"].lead == ("Bob's" if side is Side.MINE else "Ann's")
    assert not settled.conflicts
    assert drop_conflict(merged, refusal).programme.topics["t1"].lead == "Ann's"


@given(walks)
def test_undo_goes_back_step_by_step_to_the_start_and_redo_all_the_way_forward(walk: Walk) -> None:
    state = end = after_walk("Ann", walk)
    for number in range(len(end.unsaved)):
        state = undo(state, stamp(f"undo{number}"))
    assert state.programme == small()
    assert undo(state, stamp("one too many")) is state
    for number in range(len(end.unsaved)):
        state = redo(state, stamp(f"redo{number}"))
    assert state.programme == end.programme
    assert redo(state, stamp("one too many")) is state
    assert list(troubles(state.programme, state.history)) == []


@given(walks)
def test_nobody_takes_back_or_gives_back_what_another_did(walk: Walk) -> None:
    state = after_walk("Ann", walk)
    assert undo(state, stamp("x", "Bob")) is state
    undone = undo(state, stamp("undone"))
    assert redo(undone, stamp("x", "Bob")) is undone


@given(walks, st.integers(0, 11))
def test_any_one_change_is_taken_back_whole_or_truly_cannot_be(walk: Walk, number: int) -> None:
    state = after_walk("Ann", walk)
    chosen = f"Ann{number}"
    try:
        undone = undo(state, stamp("undone"), chosen)
    except Refused:
        change = state.recorded(chosen)
        assert change is not None
        with pytest.raises(Conflict):
            apply(state.programme, invert(change.difference))
        return
    assert list(troubles(undone.programme, undone.history)) == []
    if undone is not state:
        assert undone.history[-1].undoes == chosen
        assert chosen not in ids(undoable(undone.history, "Ann"))
        assert next(redoable(undone.history, "Ann")).id == "undone"


def test_a_change_is_recorded_under_the_id_at_the_time_and_by_the_person_given() -> None:
    after = edits.edit_topic(small(), "t1", lead="Director")
    state = record(START, stamp("c1"), "Lead", compare(small(), after), reason=" not\nready ", authority="Chair")
    change = state.recorded("c1")
    assert change is not None
    assert (change.at, change.by, change.label, change.reason, change.authority) == (
        AT,
        "Ann",
        "Lead",
        "not ready",
        "Chair",
    )
    assert (state.known, state.unsaved, state.has_unsaved) == (START.history, (change,), True)
    assert mark_saved(state).has_unsaved is False


def test_an_edit_that_does_nothing_leaves_the_very_same_state() -> None:
    assert record(START, stamp("c1"), "Nothing", {}) is START


def test_what_published_is_not_taken_back() -> None:
    version = Change(id="v", label="Published", at=AT, by="Ann", difference={"versions": {}})
    published = from_stored(Stored(START.programme, (*START.history, version)))
    with pytest.raises(Refused, match="Publishing cannot be undone"):
        undo(published, stamp("c1"), "v")
    assert undo(published, stamp("c1")) is published


def test_the_same_done_by_both_is_theirs_and_news_to_me_once() -> None:
    after = edits.edit_topic(small(), "t1", lead="Director")
    ann, bob = (record(START, stamp(by, by), "Lead", compare(small(), after)) for by in ("Ann", "Bob"))
    merged = merge(bob, stored(ann), new_id)
    assert merged.history == ann.history
    assert ids(merged.news.needless) == {"Bob"}
    assert merge(clear_news(merged), stored(ann), new_id).news == clear_news(merged).news


def test_what_is_public_has_nothing_private_and_its_history_gives_it() -> None:
    noted = edits.edit_topic(small(), "t1", private_note="Quxjzwk", lead="Director")
    shown = public_part(stored(record(START, stamp("c1"), "Noted Quxjzwk", compare(small(), noted))))
    assert "Quxjzwk" not in f"{shown}"
    assert shown.programme.topics["t1"].lead == "Director"
    assert list(troubles(shown.programme, shown.history)) == []
    assert public_part(shown) == shown
