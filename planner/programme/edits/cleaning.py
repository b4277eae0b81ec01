"""Text as people type it, made fit to keep in whichever field it is for."""

from __future__ import annotations

from typing import Any, get_type_hints

from planner.programme.model import TABLES
from planner.programme.values import Paragraphs
from planner.programme.words import lines, one_line, several_lines

PARAGRAPHS = {
    name
    for entity_type in TABLES.values()
    for name, hint in get_type_hints(entity_type, include_extras=True).items()
    if hint == Paragraphs
}
"""The text fields that may run over several lines."""


def cleaned(values: dict[str, Any]) -> dict[str, Any]:
    """Every text among the values made fit to keep."""

    def clean(name: str, value: Any) -> Any:
        if type(value) is str:
            return several_lines(value) if name in PARAGRAPHS else one_line(value)
        if isinstance(value, tuple) and all(type(each) is str for each in value):
            return lines(value)
        if isinstance(value, frozenset):
            return frozenset(lines(sorted(value)))
        return value

    return {name: clean(name, value) for name, value in values.items()}
