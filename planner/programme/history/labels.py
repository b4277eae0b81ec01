"""A change's label: one plain sentence, from its difference and each entity's ``WORDS``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.programme.english import listed
from planner.programme.history.changes import Difference, EntityEdit, FieldValues
from planner.programme.history.wording import entity_name, field_in_words, fields_in_words, fields_with_id, fill_slots
from planner.programme.model import TABLES, Committee, Entity, Programme, Words


def label_for(before: Programme, after: Programme, difference: Difference) -> str:
    """Return a difference's label: the sentence of its weightiest edit, and how many more there are."""
    sentences = list(dict.fromkeys(_LabelWriter(before, after, difference).sentences()))
    if not sentences:
        return "Changed nothing"
    return sentences[0] if len(sentences) == 1 else f"{sentences[0]}, and {len(sentences) - 1} more"


def started_words(programme: Programme) -> str:
    """Return the label of making a programme: 'Started the programme of Health Scrutiny Committee'."""
    return fill_slots(Committee.WORDS.made, lambda name: str(getattr(programme.committee, name)))


class _LabelWriter:
    """Writes a sentence for each edit of a difference."""

    def __init__(self, before: Programme, after: Programme, difference: Difference) -> None:
        self.before, self.after, self.difference = before, after, difference

    def sentences(self) -> Iterator[str]:
        """Yield a sentence for each edit, weightiest first.

        Edits of weight 0 are left out when there is any other, and so are removals that another sentence includes.
        """
        any_written = False
        for table in sorted(TABLES, key=lambda table: -TABLES[table].WORDS.weight):
            weight = TABLES[table].WORDS.weight
            if any_written and not weight:
                return
            for key, edit in self.difference.get(table, {}).items():
                any_written = True
                if not self._is_included(table, key, edit):
                    yield self._sentence(table, key, edit)

    def _find(self, table: str, key: str) -> Entity | None:
        """Return the entity as it is after the difference, or as it was before; None in neither."""
        entity: Entity | None = self.after.table(table).get(key) or self.before.table(table).get(key)
        return entity

    def _sentence(self, table: str, key: str, edit: EntityEdit) -> str:
        fields = fields_with_id(self._find(table, key))

        def value(path: str) -> str:
            if path == "it":
                return entity_name(table, fields, self._find)
            if path == "fields":
                return fields_in_words(table, edit.fields)
            name = path.removeprefix("was.")
            return field_in_words(table, fields if name == path else edit.was or {}, self._find, name)

        return fill_slots(_text(TABLES[table].WORDS, edit), value) + self._removed_with(table, fields)

    def _removed_with(self, table: str, fields: FieldValues) -> str:
        """Return the words to add about the entities of the same topic that were removed with this edit."""
        texts = TABLES[table].WORDS.with_removed.items()
        return "".join(self._removed_words(other, fields["topic"], text) for other, text in texts)

    def _removed_words(self, table: str, topic: str, text: str) -> str:
        """Return the text for the entities of a table and a topic that were removed; blank for none."""
        removed = [fields_with_id(self._find(table, key)) for key, edit in self._edits(table) if edit.now is None]
        of_topic = [fields for fields in removed if fields["topic"] == topic]
        if not of_topic:
            return ""

        def value(path: str) -> str:
            return listed(field_in_words(table, fields, self._find, path) for fields in of_topic)

        return fill_slots(text, value)

    def _is_included(self, table: str, key: str, edit: EntityEdit) -> bool:
        """Return whether another edit's sentence includes this removal."""
        if edit.now is not None:
            return False
        topic = fields_with_id(self._find(table, key)).get("topic")
        return any(
            fields_with_id(self._find(other, other_key))["topic"] == topic
            for other, entity_type in TABLES.items()
            if table in entity_type.WORDS.with_removed
            for other_key, _ in self._edits(other)
        )

    def _edits(self, table: str) -> Iterable[tuple[str, EntityEdit]]:
        return self.difference.get(table, {}).items()


def _text(words: Words, edit: EntityEdit) -> str:
    """Return the text for an edit: that of its first field in ``by_field`` with a text, or else the entity's."""
    if edit.was is None:
        return words.made
    if edit.now is None:
        return words.removed
    for name, (when_set, when_emptied) in words.by_field.items():
        text = when_set if name in edit.now else when_emptied if name in edit.was else ""
        if text:
            return text
    return words.changed
