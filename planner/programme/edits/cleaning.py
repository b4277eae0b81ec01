"""Clean the values typed for an entity's fields."""

from __future__ import annotations

from typing import Any

from planner.programme.model import Entity, field_of


def cleaned(entity_type: type[Entity], values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of an entity's fields with every text cleaned, fit to store."""
    return {name: field_of(entity_type, name).cleaned(value) for name, value in values.items()}
