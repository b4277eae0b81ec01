"""What is declared of the fields of the programme's entities: so far, which of them are private."""

from __future__ import annotations

from collections.abc import Mapping

PRIVATE: Mapping[str, frozenset[str]] = {"topics": frozenset({"private_note"})}
"""Table -> its private fields: for those who may change the programme, and in no export."""


def is_private(table: str, field: str) -> bool:
    """Whether a field is only for those who may change the programme."""
    return field in PRIVATE.get(table, ())
