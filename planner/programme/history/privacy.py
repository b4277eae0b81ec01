"""A programme and its history without what is private: what readers are given, and what exports are made of."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from planner.programme.history.changes import EMPTY, Change, Difference, EntityEdit, FieldValues
from planner.programme.history.labels import label_for
from planner.programme.history.replaying import replayed
from planner.programme.history.undoing import History
from planner.programme.model import PRIVATE, TABLES, Programme


def without_private(programme: Programme, history: History) -> tuple[Programme, History]:
    """The programme and its history with every private field empty, and no sign of what was done to one.

    A change that touched nothing else is left out, and so are the reasons given for it afterwards; the label of any
    other tells only what is left. Where nothing is private, the two are returned as they are.
    """
    for table, fields in PRIVATE.items():
        empty = {name: EMPTY[TABLES[table]][name] for name in fields}
        for entity in programme.table(table).values():
            if any(getattr(entity, name) != value for name, value in empty.items()):
                programme = programme.put(table, replace(entity, **empty))
    touching = {change.id for change in history if _touches_private(change.difference)}
    if not touching:
        return programme, history
    public, gone = _public_history(history, touching)
    programme = programme.without("explanations", *gone)
    for version in programme.versions.values():
        if version.change in gone:
            programme = programme.put("versions", replace(version, change=gone[version.change]))
    return programme, public


def _touches_private(difference: Difference) -> bool:
    return any(
        fields.intersection(edit.fields)
        for table, fields in PRIVATE.items()
        for edit in difference.get(table, {}).values()
    )


def _public_history(history: History, touching: set[str]) -> tuple[tuple[Change, ...], Mapping[str, str]]:
    """The changes that are kept, and by id those that are gone, with the last one kept before each."""
    kept: list[Change] = []
    gone: dict[str, str] = {}
    relabelled: dict[str, str] = {}
    before = Programme()
    for change, after in replayed(history):
        difference = _public_difference(change.difference, gone)
        if not difference and change.difference:
            gone[change.id] = kept[-1].id if kept else ""
        else:
            label = change.label
            if change.undoes or "explanations" in difference:  # its label has in it that of another
                for private, public in relabelled.items():
                    label = label.replace(private, public)
            if change.id in touching and change.undoes is None:
                label = relabelled[change.label] = label_for(before, after, difference)
            undoes = None if change.undoes in gone else change.undoes
            kept.append(replace(change, label=label, difference=difference, undoes=undoes))
        before = after
    return tuple(kept), gone


def _public_difference(difference: Difference, gone: Mapping[str, str]) -> Difference:
    """The difference without private fields, nor anything of the changes that are gone."""
    public: dict[str, Mapping[str, EntityEdit]] = {}
    for table, edits in difference.items():
        private = PRIVATE.get(table, frozenset())
        left = {key: _public_edit(edit, private) for key, edit in edits.items() if not private >= set(edit.fields)}
        if table == "explanations":
            left = {key: edit for key, edit in left.items() if key not in gone}
        if table == "versions":
            left = {key: _taken_at(edit, gone) for key, edit in left.items()}
        if left:
            public[table] = left
    return public


def _taken_at(edit: EntityEdit, gone: Mapping[str, str]) -> EntityEdit:
    """The making of a version, taken at a change that is not gone."""
    now = dict(edit.now or {})
    return EntityEdit(edit.was, {**now, "change": gone.get(now["change"], now["change"])})


def _public_edit(edit: EntityEdit, private: frozenset[str]) -> EntityEdit:
    return EntityEdit(_public_fields(edit.was, private), _public_fields(edit.now, private))


def _public_fields(fields: FieldValues | None, private: frozenset[str]) -> FieldValues | None:
    return None if fields is None else {name: value for name, value in fields.items() if name not in private}
