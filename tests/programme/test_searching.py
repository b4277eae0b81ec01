"""A topic is found by any word of it, or of an entity linked to it, on the screen and on the command line alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from full_programme import full_programme, id_in
from msgspec.structs import replace

from planner.cli import run
from planner.exchange.checklists import read_checklist
from planner.programme.fields import FieldKind
from planner.programme.model import TABLES, Programme
from planner.programme.prioritising.searching import topics_with
from planner.programme.view import View
from planner.session import Session

SEARCHED = [(table, each.name) for table, kind in TABLES.items() for each in kind.FIELDS.values() if each.searched]
EMPTIES: Mapping[FieldKind, Any] = {FieldKind.LINES: tuple, FieldKind.SET: frozenset}


def having(programme: Programme, table: str, name: str, text: str) -> Programme:
    """Return the programme with a text in one field of the first entity of a table."""
    entity, several = programme.table(table)[id_in(table)], EMPTIES.get(TABLES[table].FIELDS[name].kind)
    return programme.put(table, replace(entity, **{name: several([text]) if several else text}))


@pytest.mark.parametrize(("table", "name"), SEARCHED)
def test_a_topic_is_found_by_a_word_in_every_searched_field(table: str, name: str, view: View) -> None:
    programme = having(full_programme(), table, name, "A Quxjzwk of it")
    found = topics_with(View(programme, view.today, read_checklist(""), None), "quxjzwk  of")
    assert [topic.id for topic in found] == [id_in("topics")]


def test_every_text_that_is_filled_in_of_a_topic_is_searched() -> None:
    texts = (FieldKind.TEXT, FieldKind.PARAGRAPH, FieldKind.LINES, FieldKind.SET)
    filled = {each.name for each in TABLES["topics"].FIELDS.values() if each.label and each.kind in texts}
    searched = {name for table, name in SEARCHED if table == "topics"}
    assert filled - searched == {"executive_decision"}  # whose name is searched where it is
    assert {("executive_decisions", "name"), ("invitations", "name")} < {*SEARCHED}


@pytest.mark.parametrize(
    ("option", "text"),
    [
        *(("resources", "Two visits to a hostel"), ("author", "Head of Quality"), ("statutory", "Crime and Disorder")),
        *(("invite", "Nottinghamshire Police"), ("decision", "Youth budget")),
    ],
)
def test_the_list_of_topics_finds_them_too(
    session: Session, capsys: pytest.CaptureFixture[str], option: str, text: str
) -> None:
    at = ["-f", str(session.path), "--today", "2023-09-01", "topic"]
    assert run([*at, "edit", "Youth Justice", f"--{option}", text]) == 0
    capsys.readouterr()
    assert run([*at, "list", "--find", text.split()[-1].upper()]) == 0
    assert "Youth Justice Service" in capsys.readouterr().out
