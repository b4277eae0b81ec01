"""The form for the committee's settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from planner.exchange.checklists import checklist_name_to_store, checklist_names
from planner.programme import edits
from planner.programme.english import listed
from planner.programme.fields import FieldKind
from planner.programme.model import Committee, Programme
from planner.programme.settings import SETTINGS, Setting, parse
from planner.programme.typed_days import Reckoning
from planner.tui.screens.made_of.form import FormScreen, Values
from planner.tui.widgets.fields import FieldSpec, field_spec

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen


def _field_spec(setting: Setting, committee: Committee) -> FieldSpec:
    """Return the field of a setting; its hint is the help, or for the checklist the names to choose from."""
    field = setting.field
    names = f"{listed(checklist_names(), last='or')}, or your own file beside the programme's."
    return replace(
        field_spec(structs.replace(field, hint=field.help), setting.shown(getattr(committee, field.name))),
        name=setting.key,
        hint=names if field.name == "checklist" else field.help,
        paragraph=False,
        usual=setting.shown(False if field.kind is FieldKind.YES_NO else field.empty),
    )


async def settings_form(screen: PlannerScreen) -> None:
    """Open the form that changes the committee's settings."""
    basis = screen.session.programme
    reckoning = Reckoning(today=screen.session.today)
    fields = [_field_spec(each, basis.committee) for each in SETTINGS]

    def save(values: Values) -> bool:
        def edit(programme: Programme) -> Programme:
            parsed = dict(parse(key, text, screen.session.today) for key, text in values.items())
            if "checklist" in parsed:
                parsed["checklist"] = checklist_name_to_store(str(parsed["checklist"]), screen.session.path.parent)
            return edits.set_committee(programme, **parsed)

        return screen.apply_edit(edit, basis=basis)

    await screen.app.push_screen_wait(
        FormScreen("Settings", "The committee's settings", fields, save, reckoning=reckoning)
    )
