"""A change in one plain sentence, read off the difference it makes and the words declared beside each entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.programme.english import listed
from planner.programme.history.changes import Difference, EntityEdit, FieldValues
from planner.programme.history.wording import field_in_words, fields_in_words, filled, known, named
from planner.programme.model import TABLES, Committee, Entity, Programme, Words


def label_for(before: Programme, after: Programme, difference: Difference) -> str:
    """What the difference between the two programmes did, the weightiest act first."""
    acts = list(dict.fromkeys(_Telling(before, after, difference).acts()))
    if not acts:
        return "Changed nothing"
    return acts[0] if len(acts) == 1 else f"{acts[0]}, and {len(acts) - 1} more"


def started_words(programme: Programme) -> str:
    """What making a programme does, for the history: 'Started the programme of Health Scrutiny Committee'."""
    return filled(Committee.WORDS.made, lambda name: str(getattr(programme.committee, name)))


class _Telling:
    def __init__(self, before: Programme, after: Programme, difference: Difference) -> None:
        self.before, self.after, self.difference = before, after, difference

    def acts(self) -> Iterator[str]:
        """A sentence an edit; what only follows from a weightier one, or is told along with it, is left unsaid."""
        said = False
        for table in sorted(TABLES, key=lambda table: -TABLES[table].WORDS.weight):
            weight = TABLES[table].WORDS.weight
            if said and not weight:
                return
            for key, edit in self.difference.get(table, {}).items():
                said = True
                if not self._is_told_along(table, key, edit):
                    yield self._sentence(table, key, edit)

    def _find(self, table: str, key: str) -> Entity | None:
        found: Entity | None = self.after.table(table).get(key) or self.before.table(table).get(key)
        return found

    def _sentence(self, table: str, key: str, edit: EntityEdit) -> str:
        fields = known(self._find(table, key))

        def value(path: str) -> str:
            if path == "it":
                return named(table, fields, self._find)
            if path == "fields":
                return fields_in_words(table, edit.fields)
            then = path.removeprefix("was.")
            return field_in_words(table, fields if then == path else edit.was or {}, self._find, then)

        return filled(_text(TABLES[table].WORDS, edit), value) + self._along(table, fields)

    def _along(self, table: str, fields: FieldValues) -> str:
        """What is added about what was removed with it."""
        texts = TABLES[table].WORDS.along.items()
        return "".join(self._removed_words(other, fields["topic"], text) for other, text in texts)

    def _removed_words(self, table: str, topic: str, text: str) -> str:
        removed = [known(self._find(table, key)) for key, edit in self._edits(table) if edit.now is None]
        same = [each for each in removed if each["topic"] == topic]
        if not same:
            return ""
        return filled(text, lambda path: listed(field_in_words(table, each, self._find, path) for each in same))

    def _is_told_along(self, table: str, key: str, edit: EntityEdit) -> bool:
        if edit.now is not None:
            return False
        topic = known(self._find(table, key)).get("topic")
        return any(
            known(self._find(other, each))["topic"] == topic
            for other, entity_type in TABLES.items()
            if table in entity_type.WORDS.along
            for each, _ in self._edits(other)
        )

    def _edits(self, table: str) -> Iterable[tuple[str, EntityEdit]]:
        return self.difference.get(table, {}).items()


def _text(words: Words, edit: EntityEdit) -> str:
    """What is told of an edit: of the first field that has an act of its own, or else of all."""
    if edit.was is None:
        return words.made
    if edit.now is None:
        return words.removed
    for name, (when_set, when_emptied) in words.acts.items():
        act = when_set if name in edit.now else when_emptied if name in edit.was else ""
        if act:
            return act
    return words.changed
