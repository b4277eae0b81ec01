"""Versions, the changes between them, each with its reason, slippage, and late items."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from programme_with_history import YEAR, ProgrammeWithHistory
from walks import TODAY, Walk, small, walked, walks

from planner.programme import edits
from planner.programme.errors import Refused, Unusable
from planner.programme.finding import Level
from planner.programme.kinds import ItemKind, MeetingKind
from planner.programme.published.change_lines import ChangeKind, ChangeLine
from planner.programme.published.publishing import published_table
from planner.programme.rules import findings
from planner.programme.slippage import NO_REASON, by_reason, slip_of, slips
from planner.programme.table import ProgrammeTable
from planner.programme.versions import last_version, version_before, version_named


@pytest.fixture
def record() -> ProgrammeWithHistory:
    return ProgrammeWithHistory(small())


def sentences(lines: tuple[ChangeLine, ...]) -> list[str]:
    return [line.sentence for line in lines]


def test_a_version_takes_the_next_number_and_says_whose_agenda_it_is_or_the_day(record: ProgrammeWithHistory) -> None:
    first, second = record.publish(agenda_of="m1"), record.publish()
    assert (first.id, first.label, first.year, first.on) == ("1", "Agenda 5 October 2023", YEAR, TODAY)
    assert (second.id, second.label) == ("2", "Published on 1 September 2023")
    assert (first.change, second.change) == ("c0", "c1")
    assert last_version(record.programme.versions, YEAR) == second
    assert (
        version_before(record.programme.versions, second)
        == version_named(record.programme.versions, " version 1 ")
        == first
    )
    assert version_before(record.programme.versions, first) is None
    with pytest.raises(Unusable, match="There is: 1, Agenda 5 October 2023; 2, Published"):
        version_named(record.programme.versions, "7")


def test_only_a_meeting_that_the_table_has_can_have_an_agenda(record: ProgrammeWithHistory) -> None:
    programme = edits.add_meeting(record.programme, "inf", date(2023, 12, 1), kind=MeetingKind.INFORMAL)
    programme = edits.add_meeting(programme, "next", date(2024, 9, 5))
    record.become(edits.cancel_meeting(programme, "m3"))
    for meeting, refusal, words in (
        ("inf", Unusable, "is informal"),
        ("next", Unusable, "--year 2024/25"),
        ("m3", Refused, "is cancelled"),
        ("gone", Unusable, "no longer there"),
    ):
        with pytest.raises(refusal, match=words):
            record.publish(agenda_of=meeting)
    assert record.programme.versions == {}


def test_each_kind_of_change_reads_as_a_sentence_with_its_reason_and_who_agreed(record: ProgrammeWithHistory) -> None:
    version = record.publish()
    programme = edits.move(record.programme, "i1", "m2", today=TODAY)
    record.become(programme, reason="report not ready.", authority="Chair")
    record.become(edits.remove(record.programme, "i2"), reason="A duplicate")
    record.place("i3", "t3", "m2")
    record.become(edits.edit_topic(record.programme, "t1", title="Topic one"), reason="A spelling", authority="Ann Ash")
    record.become(
        edits.edit_item(record.programme, "i1", tentative=True, kind=ItemKind.INFORMATION, note="Bring papers")
    )
    record.become(
        edits.edit_meeting(record.programme, "m2", date=date(2023, 11, 9), venue="Town Hall"), reason="Strike"
    )
    record.become(edits.cancel_meeting(record.programme, "m3"), authority="committee")
    record.become(edits.add_meeting(record.programme, "m4", date(2024, 3, 7)))
    lines = record.changed(version)
    assert sentences(lines) == [
        "Topic t3: added to 9 November 2023.",
        "Topic one: moved from 5 October 2023 to 9 November 2023. Report not ready (agreed by the Chair).",
        "Topic t2: taken off 5 October 2023. A duplicate.",
        "Topic one: retitled; it was “Topic t1”. A spelling (agreed by Ann Ash).",
        "Topic one: now for information, not a substantive item, now tentative and note added.",
        "Meeting of 2 November 2023: moved to 9 November 2023 and now at Town Hall. Strike.",
        "Meeting of 1 February 2024: cancelled. Agreed by the committee.",
        "Meeting of 7 March 2024: added.",
    ]
    assert [line.kind for line in lines] == [*ChangeKind, ChangeKind.MEETING, ChangeKind.MEETING]
    assert [(line.was, line.now) for line in lines[:3]] == [
        ("", "2023-11-09"),
        ("2023-10-05", "2023-11-09"),
        ("2023-10-05", ""),
    ]


def test_away_and_back_leaves_no_line_and_no_slippage(record: ProgrammeWithHistory) -> None:
    version = record.publish()
    record.move("i1", "m2", "Not ready")
    assert slip_of(record.view, record.programme.items["i1"]) is not None
    record.move("i1", "m3", "Later still")
    record.move("i1", "m1", "Ready after all")
    assert record.changed(version) == ()
    assert slips(record.view) == ()
    assert [change.reason for change in record.history[2:]] == ["Not ready", "Later still", "Ready after all"]


def test_what_was_taken_off_and_placed_again_has_moved_or_is_as_it_was(record: ProgrammeWithHistory) -> None:
    version = record.publish()
    record.become(edits.remove(record.programme, "i1"), reason="Back to topics waiting")
    record.place("again", "t1", "m1")
    assert record.changed(version) == ()
    record.become(edits.remove(record.programme, "again"))
    record.place("elsewhere", "t1", "m2")
    (line,) = record.changed(version)
    assert (line.kind, line.items) == (ChangeKind.MOVED, ("i1", "elsewhere"))
    assert line.cause.reason == "Back to topics waiting"


def test_what_was_taken_off_and_placed_again_has_slipped_as_if_it_had_been_moved(record: ProgrammeWithHistory) -> None:
    record.publish()
    record.become(edits.remove(record.programme, "i1"), reason="Not ready")
    taken_off = record.programme
    record.place("later", "t1", "m2")
    (slip,) = slips(record.view)
    assert (slip.item, slip.days, by_reason([slip])) == ("later", 28, (("Not ready", 1),))
    record.publish()
    record.move("later", "m3", "Witness away")
    (slip,) = slips(record.view)
    assert by_reason([slip]) == (("Not ready", 1), ("Witness away", 1))
    record.become(taken_off.put("versions", record.programme.versions["2"]))
    record.place("again", "t1", "m1")
    assert slips(record.view) == ()


def test_the_reason_is_that_of_the_act_that_still_stands(record: ProgrammeWithHistory) -> None:
    version = record.publish()
    first = record.programme
    moved = record.move("i1", "m2", "Not ready")
    record.move("i1", "m3", "Witness away")
    record.move("i1", "m2", "Witness here")
    assert record.changed(version)[0].cause.reason == "Not ready"
    there = record.programme
    undone = record.become(first, undoes=moved)
    assert record.changed(version) == ()
    record.become(there, undoes=undone)
    (line,) = record.changed(version)
    assert (line.cause.reason, line.cause.change, line.cause.by) == ("Not ready", moved, "Ann")


def test_a_reason_can_be_given_afterwards(record: ProgrammeWithHistory) -> None:
    version = record.publish()
    moved = record.move("i1", "m2")
    assert sentences(record.changed(version)) == ["Topic t1: moved from 5 October 2023 to 2 November 2023."]
    record.become(edits.explain(record.programme, moved, reason="Not ready", authority="chair", by="Ann"))
    (sentence,) = sentences(record.changed(version))
    assert sentence.endswith(". Not ready (agreed by the chair).")
    assert by_reason(slips(record.view)) == (("Not ready", 1),)
    with pytest.raises(Unusable, match="A reason is needed"):
        edits.explain(record.programme, moved, reason=" ", authority="", by="Ann")


def test_one_matter_at_two_meetings_is_retitled_once(record: ProgrammeWithHistory) -> None:
    record.place("i4", "t1", "m3")
    version = record.publish()
    record.become(edits.edit_topic(record.programme, "t1", title="Topic one", objective="Find out"), reason="Clearer")
    retitled, amended = record.changed(version)
    assert sentences((retitled, amended)) == [
        "Topic one: retitled; it was “Topic t1”. Clearer.",
        "Topic one: objective added. Clearer.",
    ]
    assert set(retitled.items) == set(amended.items) == {"i1", "i4"}


def test_an_item_that_goes_to_the_next_year_has_moved_there(record: ProgrammeWithHistory) -> None:
    record.become(edits.add_meeting(record.programme, "next", date(2024, 9, 5)))
    version = record.publish()
    record.move("i1", "next", "Held over")
    (line,) = record.changed(version)
    assert line.sentence == "Topic t1: moved from 5 October 2023 to 5 September 2024. Held over."


def test_any_two_versions_of_a_year_can_be_compared(record: ProgrammeWithHistory) -> None:
    first = record.publish()
    record.move("i1", "m2", "Not ready")
    second = record.publish()
    record.move("i1", "m3", "Still not ready")
    third = record.publish()
    assert [line.now for line in record.changed(first, second)] == ["2023-11-02"]
    assert [line.cause.reason for line in record.changed(second, third)] == ["Still not ready"]
    assert [(line.was, line.now) for line in record.changed(first)] == [("2023-10-05", "2024-02-01")]
    with pytest.raises(Unusable, match="came before"):
        record.changed(second, first)
    with pytest.raises(Unusable, match="2024/25"):
        record.changed(first, replace(second, year="2024/25"))


def test_slippage_says_how_often_how_far_and_why(record: ProgrammeWithHistory) -> None:
    record.move("i1", "m3", "Before it was published")
    record.move("i1", "m1", "Before it was published")
    record.publish()
    record.move("i1", "m2", "Not ready")
    record.move("i1", "m3", "not ready.")
    record.move("i2", "m2")
    one, other = slips(record.view)
    assert {(each.item, each.moves, each.days) for each in (one, other)} == {("i1", 2, 119), ("i2", 1, 28)}
    assert by_reason(slips(record.view)) == (("Not ready", 2), (NO_REASON, 1))


def test_an_item_that_keeps_moving_is_noted_beyond_the_committees_number(record: ProgrammeWithHistory) -> None:
    record.publish()
    record.move("i1", "m2")
    record.move("i1", "m3")
    assert record.found("slipping") == []
    record.become(edits.set_committee(record.programme, slips=1))
    (finding,) = record.found("slipping")
    assert (finding.level, finding.item) == (Level.NOTE, "i1")
    assert finding.message == "Topic t1 (1 February 2024) has moved twice since it was first published, 119 days later."
    preview = record.view.of(edits.move(record.programme, "i1", "m1", today=TODAY))
    assert not [each for each in findings(preview) if each.rule == "slipping"]


def test_what_comes_after_the_agenda_needs_the_chairs_reason(record: ProgrammeWithHistory) -> None:
    record.publish(agenda_of="m1")
    record.place("late", "t3", "m1")
    (finding,) = record.found("late-item")
    assert (finding.level, finding.item, finding.meeting) == (Level.MUST, "late", "m1")
    with pytest.raises(Refused, match="must be put right"):
        edits.accept(record.programme, finding, reason="r", authority="a", by="Ann")
    record.become(edits.edit_item(record.programme, "late", urgency="An inspection letter came"))
    assert record.found("late-item") == []


def test_what_moves_to_a_published_agenda_is_late_and_what_comes_back_to_its_own_is_not(
    record: ProgrammeWithHistory,
) -> None:
    record.place("i3", "t3", "m2")
    record.publish(agenda_of="m1")
    record.move("i1", "m2")
    record.move("i1", "m1")
    assert record.found("late-item") == []
    record.move("i3", "m1", urgency="The decision was brought forward")
    assert record.found("late-item") == []
    record.move("i3", "m2")
    record.move("i3", "m1")
    assert [each.item for each in record.found("late-item")] == ["i3"]
    late = replace(record.view, today=date(2023, 12, 1))
    assert [each.rule for each in findings(late) if each.meeting == "m1"] == ["late-item"]
    record.publish(agenda_of="m1")
    assert record.found("late-item") == []


def contents(table: ProgrammeTable) -> Counter[tuple[object, ...]]:
    """Return a table's items, with their topics and meetings but without their ids."""
    return Counter(
        (item.topic, meeting.id, *(getattr(item, name) for name in item.__struct_fields__ if name != "id"))
        for meeting in table.meetings
        for item in meeting.items
    )


@given(walks, st.integers(0, 12))
def test_the_lines_name_exactly_the_matters_that_are_published_otherwise(walk: Walk, at: int) -> None:
    states = walked(small(), walk)
    record = ProgrammeWithHistory(states[0])
    before = record.publish() if at == 0 else None
    for number, (_, state) in enumerate(pairwise(states), 1):
        record.become(replace(state, versions=record.programme.versions))
        if number == at:
            before = record.publish()
    version = before or record.publish()
    then, now = version.table, published_table(record.view)
    assert record.changed(version, version) == ()
    lines = record.changed(version)
    differing = {row[0] for row in (contents(then) - contents(now)) + (contents(now) - contents(then))}
    assert {line.topic for line in lines if line.kind is not ChangeKind.MEETING} == differing
    heads = ({row.id: (row.date, row.time, row.venue, row.status) for row in table.meetings} for table in (then, now))
    old, new = (set(each.items()) for each in heads)
    assert {line.meeting for line in lines if line.kind is ChangeKind.MEETING} == {row[0] for row in old ^ new}
    ids = {change.id for change in record.history}
    assert all(line.cause.change in ids for line in lines)
