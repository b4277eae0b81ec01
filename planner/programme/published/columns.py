"""The columns of the published table that are fields of a topic, drawn from what is declared of those."""

from __future__ import annotations

from collections.abc import Mapping

from planner.programme.model import Topic
from planner.programme.table import Column

OF_TOPICS: Mapping[Column, str] = {each.column: each.name for each in Topic.FIELDS.values() if each.column}
"""Column -> the field of an item's topic that it says, which the item's row has under the same name."""


def head(column: Column) -> str:
    """What stands at the head of such a column: 'Lead officer'."""
    return Topic.FIELDS[OF_TOPICS[column]].label.capitalize()
