"""The form for the committee's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planner.exchange.checklists import checklist_name_to_store, checklist_names
from planner.programme import edits
from planner.programme.english import listed
from planner.programme.model import Programme
from planner.programme.settings import parse, setting, shown
from planner.programme.typed_days import Reckoning
from planner.tui.screens.made_of.form import FormScreen, Values
from planner.tui.widgets.fields import FieldSpec, said_back

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen


def _hint(key: str, help: str) -> str:
    """Return the hint for a setting: its help, or for the checklist the names to choose from."""
    return (
        f"{listed(checklist_names(), last='or')}, or your own file beside the programme's."
        if key == "checklist"
        else help
    )


async def settings_form(screen: PlannerScreen) -> None:
    """Open the form that changes the committee's settings."""
    basis = screen.session.programme
    reckoning = Reckoning(today=screen.session.today)
    fields = [
        FieldSpec(
            key,
            key.replace("-", " ").capitalize(),
            value,
            _hint(key, help),
            day_or_time=said_back(replace(setting(key).field, hint=help)),
        )
        for key, value, help in shown(basis.committee)
    ]

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
