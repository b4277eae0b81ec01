"""The columns of the published table that are fields of a topic, from the fields' declarations."""

from __future__ import annotations

from collections.abc import Mapping

from planner.programme.model import Topic
from planner.programme.table import Column

TOPIC_COLUMNS: Mapping[Column, str] = {field.column: field.name for field in Topic.FIELDS.values() if field.column}
"""Column -> the name of the topic's field that it shows; the item's row has a field of the same name."""


def head(column: Column) -> str:
    """Return the heading of a column of ``TOPIC_COLUMNS``: 'Lead officer'."""
    return Topic.FIELDS[TOPIC_COLUMNS[column]].label.capitalize()
