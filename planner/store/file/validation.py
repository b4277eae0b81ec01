"""Checks of plain values beyond their types, and the cleaning of texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from planner.programme.calendar import is_year
from planner.programme.fields import FieldKind
from planner.programme.model import TABLES
from planner.programme.table import ProgrammeTable, is_a_table
from planner.programme.text import one_line, several_lines


def _is_valid_table(table: ProgrammeTable) -> bool:
    """Return whether a published table has a valid year and valid columns."""
    return is_year(table.year) and is_a_table(table.columns)


CHECKS: Mapping[str, Mapping[str, Callable[[Any], bool]]] = {
    "committees": {"columns": is_a_table},
    "meetings": {"year": is_year},
    "versions": {"year": is_year, "table": _is_valid_table},
}
"""Table -> field -> whether a value is valid, where its type does not say."""


def invalid_field(table: str, values: Mapping[str, Any]) -> str:
    """Return the name of a field with an invalid value; blank when all are valid."""
    checks = CHECKS.get(table, {})
    return next((name for name, is_valid in checks.items() if name in values and not is_valid(values[name])), "")


_PARAGRAPHS = {
    name
    for entity_type in TABLES.values()
    for name, field in entity_type.FIELDS.items()
    if field.kind is FieldKind.PARAGRAPH
}
"""The fields whose text may have several lines."""
_CANNOT_BE_TYPED = r"[\x00-\x1f\x7f-\x9f\u2028\u2029]"
"""Control characters, as an editor or another program may leave them in a text."""


def cleaned(plain: Any, name: str = "") -> Any:
    """Return plain values with each text cleaned as if a person had typed it into its field.

    ``name`` is the name of the field; only texts with control characters change.
    """
    if isinstance(plain, dict):
        return {key: cleaned(value, key) for key, value in plain.items()}
    if isinstance(plain, list):
        return [cleaned(value, name) for value in plain]
    if isinstance(plain, str) and re.search(_CANNOT_BE_TYPED, plain):
        return several_lines(plain) if name in _PARAGRAPHS else one_line(plain)
    return plain
