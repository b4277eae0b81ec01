"""Whether plain values are such as a programme may have, beyond their types; and text that is not, made so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from planner.programme.calendar import is_year
from planner.programme.fields import FieldKind
from planner.programme.model import TABLES
from planner.programme.table import ProgrammeTable, is_a_table
from planner.programme.text import one_line, several_lines


def _is_printable(table: ProgrammeTable) -> bool:
    return is_year(table.year) and is_a_table(table.columns)


CHECKS: Mapping[str, Mapping[str, Callable[[Any], bool]]] = {
    "committees": {"columns": is_a_table},
    "meetings": {"year": is_year},
    "versions": {"year": is_year, "table": _is_printable},
}
"""Table -> field -> whether a value of it can be, where that is more than its type can say."""


def unfit(table: str, values: Mapping[str, Any]) -> str:
    """The name of a field with a value that cannot be; blank when all can."""
    checks = CHECKS.get(table, {})
    return next((name for name, can_be in checks.items() if name in values and not can_be(values[name])), "")


_PARAGRAPHS = {
    name
    for entity_type in TABLES.values()
    for name, field in entity_type.FIELDS.items()
    if field.kind is FieldKind.PARAGRAPH
}
"""The fields whose text may run over several lines."""
_UNTYPED = r"[\x00-\x1f\x7f-\x9f\u2028\u2029]"


def as_typed(plain: Any, name: str = "") -> Any:
    """Plain values with each text as it would be kept had it been typed into the field that it is in.

    Only texts with characters that nobody can type are touched, as an editor or another program may leave them.
    """
    if isinstance(plain, dict):
        return {key: as_typed(value, key) for key, value in plain.items()}
    if isinstance(plain, list):
        return [as_typed(each, name) for each in plain]
    if isinstance(plain, str) and re.search(_UNTYPED, plain):
        return several_lines(plain) if name in _PARAGRAPHS else one_line(plain)
    return plain
