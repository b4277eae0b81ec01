"""Text as people type it, made fit to keep in whichever field it is for."""

from __future__ import annotations

from typing import Any

from planner.programme.model import Entity, field_of


def cleaned(entity_type: type[Entity], values: dict[str, Any]) -> dict[str, Any]:
    """Every text among the values of an entity's fields made fit to keep."""
    return {name: field_of(entity_type, name).cleaned(value) for name, value in values.items()}
