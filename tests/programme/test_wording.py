"""The history and a clash name every entity and field in words, drawn from declarations alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, get_type_hints

import pytest
from full_programme import full_programme, id_in, value_of
from msgspec.structs import replace

from planner.programme import edits
from planner.programme.fields import FieldKind
from planner.programme.history.changes import Change, Clash, compare, invert
from planner.programme.history.clashing import disagreements
from planner.programme.history.labels import label_for
from planner.programme.history.merging import Refusal
from planner.programme.history.wording import entity_name, field_in_words, fields_with_id
from planner.programme.model import TABLES, Programme, field_of
from planner.programme.values import Paragraphs

NAMED_BY: Mapping[str, str] = {
    "committees": "the committee's|the programme of Some name of committees",
    "explanations": "Some reason of explanations",
}
"""Table -> a pattern for the entity's name in a sentence, where the name has no field in it."""
FIELDS = [(table, name) for table, kind in TABLES.items() for name in kind.__struct_fields__ if name != "id"]
NEVER_SET = ("versions",)
"""Tables whose entities are never changed or removed."""


def reads_well(sentence: str, table: str, before: Programme, after: Programme) -> None:
    """Assert that a sentence has no technical word in it, and names the entity that changed."""
    assert not re.search(r"[_{}]|None|frozenset|\(\)|  ", sentence)
    assert sentence != "Changed nothing"
    if table in NAMED_BY:
        assert re.search(NAMED_BY[table], sentence)
        return
    there = [
        (programme.find, fields_with_id(entity))
        for programme in (before, after)
        if (entity := programme.find(table, id_in(table)))
    ]
    for slot in re.findall(r"{(.*?)}", TABLES[table].WORDS.name):
        assert any(field_in_words(table, fields, find, slot) in sentence for find, fields in there)


@pytest.mark.parametrize(("table", "name"), FIELDS)
def test_a_change_to_any_field_of_anything_reads_well(table: str, name: str) -> None:
    before = full_programme()
    entity = before.table(table)[id_in(table)]
    after = before.put(table, replace(entity, **{name: value_of(table, name, 1)}))
    for old, new in ((before, after), (after, before)):
        sentence = label_for(old, new, compare(old, new))
        reads_well(sentence, table, old, new)
        if "Changed the" in sentence and "{fields}" in TABLES[table].WORDS.changed:
            assert field_of(TABLES[table], name).words in sentence


@pytest.mark.parametrize("table", TABLES)
def test_making_and_removing_anything_reads_well(table: str) -> None:
    programme = full_programme()
    bare = programme.without(table, id_in(table))
    difference = compare(bare, programme)
    reads_well(label_for(bare, programme, difference), table, bare, programme)
    if table != "committees":
        reads_well(label_for(programme, bare, invert(difference)), table, programme, bare)


@pytest.mark.parametrize(("table", "name"), [each for each in FIELDS if each[0] not in NEVER_SET])
def test_where_two_people_set_any_field_of_anything_both_values_are_told_in_words(table: str, name: str) -> None:
    programme = full_programme()
    found, wanted = value_of(table, name), value_of(table, name, 1)
    if isinstance(found, frozenset):  # such a field is merged member by member
        return
    clash = Clash(table, id_in(table), name, before=None, after=wanted, found=found)
    change = Change(id="c", label="x", at=datetime(2023, 9, 1, tzinfo=UTC), by="Ann", difference={})
    (disagreement,) = disagreements(programme, (), Refusal(change, (clash,)))
    name_in_words = entity_name(table, fields_with_id(programme.find(table, id_in(table))), programme.find)
    assert disagreement.what == f"{name_in_words}: {field_of(TABLES[table], name).words}"
    assert disagreement.mine != disagreement.theirs
    for words in (disagreement.what, disagreement.mine, disagreement.theirs):
        assert not re.search(r"_|None|datetime|\(|<", words)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"statutory": "Education Act", "why": "x"}, "Changed the statutory basis and reason for the dates of {}"),
        ({"education": True}, "Changed the standing as an education matter of {}"),
        ({"not_in_scope": "Fees"}, "Changed the limits to the scope of {}"),
        ({"lead": "Head of service"}, "Changed the lead of {}"),
        ({"title": "Youth justice plan", "lead": "x"}, "Retitled {} as Youth justice plan"),
    ],
)
def test_a_topics_fields_are_told_as_people_call_them(
    programme: Programme, fields: Mapping[str, Any], sentence: str
) -> None:
    after = edits.edit_topic(programme, "yjs", **fields)
    assert label_for(programme, after, compare(programme, after)) == sentence.format("Youth Justice Service")


def test_a_committees_checklist_is_told_where_two_people_have_chosen_others(programme: Programme) -> None:
    """An answer's field ``checklist`` is incidental; the committee's field of that name is not."""
    clashes = tuple(Clash("committees", "committee", name, after="1", found="2") for name in ("venue", "checklist"))
    change = Change(id="c", label="x", at=datetime(2023, 9, 1, tzinfo=UTC), by="Ann", difference={})
    named = [each.what for each in disagreements(programme, (), Refusal(change, clashes))]
    assert named == ["the committee's settings: venue", "the committee's settings: checklist"]


def test_a_text_may_run_over_several_lines_where_its_box_has_several() -> None:
    for entity_type in TABLES.values():
        hints = get_type_hints(entity_type, include_extras=True)
        boxes = {name for name, field in entity_type.FIELDS.items() if field.kind is FieldKind.PARAGRAPH}
        assert {name for name, hint in hints.items() if hint == Paragraphs} == boxes
