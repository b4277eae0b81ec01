"""Forms of declared fields that are saved by an edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from planner.programme.fields import Field, FieldKind
from planner.programme.model import Minute, Programme, Recommendation
from planner.programme.text import one_line
from planner.tui.screens.made_of.form import SaveValues, Values
from planner.tui.widgets.fields import FieldSpec, field_spec, parsed

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen


IN_FULL = (Recommendation.FIELDS["text"], Minute.FIELDS["conclusions"])
"""The fields of several paragraphs, in which Enter begins a new line; from any other it goes on."""


def specs_of(fields: Sequence[Field], entity: object = None, **proposed: Any) -> list[FieldSpec]:
    """Return the specs of fields, filled in with what is proposed, or else with what an entity has."""
    return [
        replace(
            field_spec(field, field.typed(proposed.get(field.name, getattr(entity, field.name, field.empty)))),
            wraps=field.kind is FieldKind.PARAGRAPH and field not in IN_FULL,
        )
        for field in fields
    ]


def saver(
    screen: PlannerScreen,
    fields: Sequence[Field],
    edit: Callable[..., Programme],
    *,
    proposed: Sequence[FieldSpec] = (),
) -> SaveValues:
    """Return a function that saves the values of a form by an edit, which takes a programme and the values by name.

    Of the fields only those changed count, and those ``proposed``. A reason and an authority go with the change.
    """
    basis = screen.session.programme

    def save(values: Values) -> bool:
        typed = {**{spec.name: spec.value for spec in proposed}, **values}
        reason, authority = (one_line(values.get(name, "")) for name in ("reason", "authority"))

        def edited(programme: Programme) -> Programme:
            given = parsed(fields, typed, screen.view.reckoning)
            return edit(programme, **given)

        return screen.apply_edit(edited, reason=reason, authority=authority, basis=basis)

    return save
