"""The columns of the published table that are fields of a topic, from the fields' declarations."""

from __future__ import annotations

from collections.abc import Mapping

from planner.programme.model import Topic
from planner.programme.table import Column

OF_TOPICS: Mapping[Column, str] = {each.column: each.name for each in Topic.FIELDS.values() if each.column}
"""Column -> its field of the topic, which the item's row has under the same name."""


def head(column: Column) -> str:
    """Return the heading of such a column: 'Lead officer'."""
    return Topic.FIELDS[OF_TOPICS[column]].label.capitalize()
