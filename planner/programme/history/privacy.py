"""A programme and its history without private fields, for readers and exports."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from planner.programme.history.changes import EMPTY, Change, Difference, EntityEdit, FieldValues
from planner.programme.history.labels import label_for
from planner.programme.history.replaying import replayed
from planner.programme.history.undoing import History
from planner.programme.model import PRIVATE, TABLES, Programme


def without_private(programme: Programme, history: History) -> tuple[Programme, History]:
    """Return the programme and its history with every private field empty, and no trace of a change to one.

    A change to private fields alone is left out, and so is the reason given for it later. The label of a change to
    private and public fields is made anew from the public ones.
    Where nothing is private, both are returned as they are.
    """
    for table, fields in PRIVATE.items():
        empty = {name: EMPTY[TABLES[table]][name] for name in fields}
        for entity in programme.table(table).values():
            if any(getattr(entity, name) != value for name, value in empty.items()):
                programme = programme.put(table, replace(entity, **empty))
    with_private = {change.id for change in history if _touches_private(change.difference)}
    if not with_private:
        return programme, history
    public, left_out = _public_history(history, with_private)
    programme = programme.without("explanations", *left_out)
    for version in programme.versions.values():
        if version.change in left_out:
            programme = programme.put("versions", replace(version, change=left_out[version.change]))
    return programme, public


def _touches_private(difference: Difference) -> bool:
    """Return whether a difference sets a private field."""
    return any(
        fields.intersection(edit.fields)
        for table, fields in PRIVATE.items()
        for edit in difference.get(table, {}).values()
    )


def _public_history(history: History, with_private: set[str]) -> tuple[tuple[Change, ...], Mapping[str, str]]:
    """Return the public changes, and the ids of those left out, each with the id of the last public change before it.

    ``with_private`` has the ids of the changes that touch a private field.
    """
    public: list[Change] = []
    left_out: dict[str, str] = {}
    new_labels: dict[str, str] = {}  # by the old label
    for step in replayed(history):
        change = step.change
        difference = _public_difference(change.difference, left_out)
        if not difference and change.difference:
            left_out[change.id] = public[-1].id if public else ""
            continue
        label = change.label
        if change.undoes or "explanations" in difference:  # such a label quotes another change's label
            for old, new in new_labels.items():
                label = label.replace(old, new)
        if change.id in with_private and change.undoes is None:
            label = new_labels[change.label] = label_for(step.before, step.after, difference)
        undoes = None if change.undoes in left_out else change.undoes
        public.append(replace(change, label=label, difference=difference, undoes=undoes))
    return tuple(public), left_out


def _public_difference(difference: Difference, left_out: Mapping[str, str]) -> Difference:
    """Return the difference without private fields, and without references to the changes left out."""
    public: dict[str, Mapping[str, EntityEdit]] = {}
    for table, edits in difference.items():
        private = PRIVATE.get(table, frozenset())
        kept = {key: _public_edit(edit, private) for key, edit in edits.items() if not private >= set(edit.fields)}
        if table == "explanations":
            kept = {key: edit for key, edit in kept.items() if key not in left_out}
        if table == "versions":
            kept = {key: _taken_at_public_change(edit, left_out) for key, edit in kept.items()}
        if kept:
            public[table] = kept
    return public


def _taken_at_public_change(edit: EntityEdit, left_out: Mapping[str, str]) -> EntityEdit:
    """Return the edit that makes a version, with the change it was taken at replaced by a public one."""
    values = dict(edit.now or {})
    return EntityEdit(edit.was, {**values, "change": left_out.get(values["change"], values["change"])})


def _public_edit(edit: EntityEdit, private: frozenset[str]) -> EntityEdit:
    return EntityEdit(_public_fields(edit.was, private), _public_fields(edit.now, private))


def _public_fields(fields: FieldValues | None, private: frozenset[str]) -> FieldValues | None:
    return None if fields is None else {name: value for name, value in fields.items() if name not in private}
