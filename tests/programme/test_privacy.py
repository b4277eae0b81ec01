"""Private fields are in neither the programme nor the history that readers and exports are given."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from canaries import CANARY, plant_canaries, sightings, with_canaries
from hypothesis import given
from hypothesis import strategies as st
from walks import TOPICS, Walk, small, steps, walked

from planner.programme import edits
from planner.programme.errors import Refused
from planner.programme.history.changes import Change, compare
from planner.programme.history.labels import label_for
from planner.programme.history.privacy import without_private
from planner.programme.history.verifying import troubles
from planner.programme.model import PRIVATE, TABLES, Programme
from planner.programme.prioritising.searching import topics_with
from planner.session import Session
from planner.session.recovery import save_copy

AT = datetime(2023, 9, 1, 10, tzinfo=UTC)
noting = st.builds(
    lambda topic, text, lead: lambda p: edits.edit_topic(p, topic, private_note=text and f"{CANARY}{text}", lead=lead),
    st.sampled_from(TOPICS),
    st.sampled_from(("", " one", " two")),
    st.sampled_from(("", "Head of service")),
)
"""An edit of a private note, alone or beside a field that is not private."""


def history_of(states: list[Programme]) -> list[Change]:
    """Return the changes between these states, labelled as the program labels them."""
    changes = []
    for number, (before, after) in enumerate(pairwise([Programme(), *states])):
        if difference := compare(before, after):
            label = label_for(before, after, difference)
            changes.append(Change(id=f"c{number}", label=label, at=AT, by="Chair", difference=difference))
    return changes


def test_every_private_field_is_one_of_its_table() -> None:
    for table, names in PRIVATE.items():
        assert names <= set(TABLES[table].__struct_fields__)


@given(st.lists(steps() | noting, max_size=12))
def test_readers_are_given_all_but_what_is_private(walk: Walk) -> None:
    *_, programme = states = walked(small(), walk)
    history = history_of(states)
    public, public_history = without_private(programme, history)
    assert sightings(f"{public} {public_history}") == []
    assert list(troubles(public, public_history)) == []
    assert with_canaries(public) == with_canaries(programme)
    by_id = {each.id: each for each in history}
    for change in public_history:
        before = by_id[change.id]
        assert change == before or (sightings(f"{before}") and (change.at, change.by) == (before.at, before.by))
    left_out = by_id.keys() - {each.id for each in public_history}
    assert all(by_id[id].label.startswith("Changed the private note") for id in left_out)


@given(st.lists(steps(), max_size=12))
def test_where_nothing_is_private_readers_are_given_the_programme_itself(walk: Walk) -> None:
    *_, programme = states = walked(small(), walk)
    history = history_of(states)
    public, public_history = without_private(programme, history)
    assert public is programme
    assert public_history is history


@pytest.fixture
def reader(session: Session) -> Session:
    """The sample with a canary wherever one can be, open for a member who may only read."""
    plant_canaries(session)
    return Session.open(session.path, by="Member", today=session.today, read_only=True)


def test_a_reader_is_told_of_what_is_left_of_a_change_and_of_nothing_else(session: Session, reader: Session) -> None:
    assert sightings(f"{session.programme} {session.history}")
    assert sightings(f"{reader.programme} {reader.history}") == []
    assert [change.label.replace("Youth Justice Service", "it") for change in reader.history[1:]] == [
        "Changed the note of it",
        "Changed the author of it",
        "Undo: Changed the author of it",
        "Redo: Changed the author of it",
        "Gave the reason for “Changed the author of it”",
        "Published version 1: For the agenda",
    ]
    assert list(troubles(reader.programme, reader.history)) == []


def test_a_reader_spells_nothing_out_by_searching(session: Session, reader: Session) -> None:
    words = [CANARY[:end] for end in range(1, len(CANARY) + 1)]
    assert topics_with(session.view, CANARY)
    for word in words:
        bare = session.view.of(reader.programme)
        assert topics_with(reader.view, word) == topics_with(bare, word)
    assert topics_with(reader.view, CANARY) == []


def test_versions_tell_the_same_changes_to_a_reader(session: Session, reader: Session) -> None:
    session.do(lambda programme: edits.edit_topic(programme, "yjs", title="Youth Justice Plan"))
    reader.refresh()
    assert [line.sentence for line in reader.changed()] == [line.sentence for line in session.changed()] != []


def test_a_reader_hears_of_no_private_note_that_somebody_writes_meanwhile(session: Session, reader: Session) -> None:
    before = reader.history
    session.do(lambda programme: edits.edit_topic(programme, "send", private_note=f"{CANARY} anew"))
    reader.refresh()
    assert reader.history == before
    assert reader.take_news().theirs == ()
    session.do(lambda programme: edits.edit_topic(programme, "send", private_note=CANARY, lead="Head of SEND"))
    reader.refresh()
    (news,) = reader.take_news().theirs
    assert sightings(f"{news} {reader.programme} {reader.history}") == []
    assert reader.programme.topics["send"].lead == "Head of SEND"


def test_a_reader_saves_no_copy(reader: Session, session: Session) -> None:
    folder = session.path.parent
    before = sorted(folder.rglob("*"))
    with pytest.raises(Refused, match="open for reading only"):
        save_copy(reader, folder / "copy.json")
    assert sorted(folder.rglob("*")) == before


def test_a_locked_programme_is_a_readers_until_it_is_unlocked(session: Session) -> None:
    plant_canaries(session)
    whole = (session.programme, session.history)
    session.read_only = True
    assert sightings(f"{session.programme} {session.history} {session.view.programme} {session.next_undo}") == []
    session.read_only = False
    assert (session.programme, session.history) == whole
    session.undo()
    assert sightings(f"{session.history[-1]}")
