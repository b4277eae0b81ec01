"""The recommendations and actions of a programme with what came of them, as they are being changed.

An edit runs on a small programme with only what it concerns, so its cost does not grow with the programme.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from msgspec.structs import replace

from planner.importing.bringing_in.builder import ProgrammeBuilder
from planner.programme.edits.cleaning import cleaned
from planner.programme.model import Action, Programme, Recommendation
from planner.programme.text import one_line

TOLD = ("responses", "progress", "assessments")
"""The tables of what came of recommendations."""
TABLES = ("recommendations", *TOLD, "actions")

Edit: TypeAlias = Callable[[Programme], Programme]


def ids_in_order(new_id: Callable[[], str], number: int) -> list[str]:
    """Return new ids in ascending order: a programme keeps by id what has the same day, so in the order of the page."""
    return sorted(new_id() for _ in range(number))


class Records:
    """The tables of what comes after a meeting; ``programme`` is the one that they are of."""

    def __init__(self, builder: ProgrammeBuilder, programme: Programme) -> None:
        self.tables: dict[str, dict[str, Any]] = {table: dict(programme.table(table)) for table in TABLES}
        self._builder, self._committees = builder, programme.committees
        self._told: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: {table: [] for table in TOLD})
        for table in TOLD:
            for id, entity in self.tables[table].items():
                self._told[entity.recommendation][table].append(id)

    @property
    def recommendations(self) -> Mapping[str, Recommendation]:
        """The recommendations by id."""
        return self.tables["recommendations"]

    @property
    def actions(self) -> Mapping[str, Action]:
        """The actions by id."""
        return self.tables["actions"]

    def told(self, table: str, recommendation: str) -> list[Any]:
        """Return what a table tells of a recommendation, oldest first."""
        told = (self.tables[table][id] for id in self._told[recommendation][table])
        return sorted(told, key=lambda each: (each.on, getattr(each, "number", 0), each.id))

    def do(self, edit: Edit, *, item: str = "", recommendation: str = "", action: str = "") -> None:
        """Make an edit of the recommendation or action, resolved at an item if one is given; raises Unusable."""
        items = {item: self._builder.items[item]} if item else {}
        meetings = {each.meeting: self._builder.meetings[each.meeting] for each in items.values()}
        ids = {"recommendations": [recommendation], "actions": [action], **self._told[recommendation]}
        known = {
            table: {id: self.tables[table][id] for id in ids[table] if id in self.tables[table]} for table in TABLES
        }
        after = edit(Programme(committees=self._committees, meetings=meetings, items=items, **known))
        for table in TABLES:
            self.tables[table] |= after.table(table)
        for table in TOLD:
            self._told[recommendation][table] = list(after.table(table))

    def set_told(self, table: str, id: str, name: str, value: Any) -> None:
        """Set a field of what came of a recommendation."""
        entity = self.tables[table][id]
        clean = cleaned(type(entity), {name: value})
        self.tables[table][id] = replace(entity, **clean)

    def add_note(self, table: str, id: str, note: str) -> None:
        """Add to a private note the lines that it does not have yet."""
        entity = self.tables[table][id]
        present = {one_line(line) for line in entity.private_note.splitlines()}
        new = [line for line in note.splitlines() if one_line(line) not in present]
        if new:
            text = "\n".join([*filter(None, [entity.private_note]), *new])
            self.tables[table][id] = replace(entity, private_note=text)

    def programme(self) -> Programme:
        """Return the programme with the changes made so far."""
        return replace(self._builder.programme(), **self.tables)
