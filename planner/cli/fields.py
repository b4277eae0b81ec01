"""Command-line options made from declared fields, and the values given with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click

from planner.cli.context import parse_choice
from planner.programme.errors import Unusable
from planner.programme.fields import Field, FieldKind
from planner.programme.model import Meeting
from planner.programme.typed_days import Reckoning
from planner.programme.view import View

Command = TypeVar("Command", bound=Callable[..., Any])

_METAVARS = {
    FieldKind.DAY: "DATE",
    FieldKind.DAYS: "DATES",
    FieldKind.TIME: "TIME",
    FieldKind.CHOICE: "KIND",
    FieldKind.NUMBER: "N",
}


def options(fields: Iterable[Field], noun: str) -> Callable[[Command], Command]:
    """Return a decorator that adds an option for each field; ``noun`` names the entity in errors, such as "meeting".

    An option not given is None, or () where it can be repeated.
    """
    decorators = [_option(field, noun) for field in fields]

    def add(command: Command) -> Command:
        for option in reversed(decorators):
            command = option(command)
        return command

    return add


def _option(field: Field, noun: str) -> Callable[[Command], Command]:
    help = field.help or field.hint
    metavar = _METAVARS.get(field.kind, "TEXT")
    if field.kind is FieldKind.YES_NO:
        yes, _, no = field.flag.partition("/")
        return click.option(f"--{yes}/--{no or f'no-{yes}'}", field.name, default=None, help=help)
    if field.is_several:
        return click.option(
            f"--{field.flag}", field.name, multiple=True, metavar=metavar, help=f"{help} Repeat for several."
        )
    parsing: dict[str, Any] = {}
    if field.kind is FieldKind.NUMBER:
        parsing = {"type": click.IntRange(0, field.most)}
    elif field.choices:
        kinds = field.choices
        parsing = {
            "callback": parse_choice(kinds, _a_value_of(field, noun)),
            "shell_complete": lambda _context, _option, typed: [
                each.value for each in kinds if each.value.startswith(typed.casefold())
            ],
        }
    return click.option(f"--{field.flag}", field.name, default=None, metavar=metavar, help=help, **parsing)


def _a_value_of(field: Field, noun: str) -> str:
    """Return a value of a choice in an error: 'a kind of meeting', 'an outcome'."""
    if field.name == "kind":
        return f"a kind of {noun}"
    return f"{'an' if field.words[0] in 'aeiou' else 'a'} {field.words}"


def values(
    fields: Iterable[Field], typed: Mapping[str, Any], view: View, meeting: Meeting | None = None
) -> dict[str, Any]:
    """Return the options that were typed, as name of a field -> value; days can be reckoned from the ``meeting``.

    Raises Unusable for a value that cannot be read.
    """
    reckoning = view.reckoning.at(meeting.date if meeting else None)
    typed_fields = [field for field in fields if typed.get(field.name) not in (None, ())]
    return {field.name: _value(field, typed[field.name], reckoning) for field in typed_fields}


def _value(field: Field, typed: Any, reckoning: Reckoning) -> Any:
    if field.is_several:
        return type(field.empty)(typed)
    if field.kind in (FieldKind.DAY, FieldKind.DAYS, FieldKind.TIME):
        return field.parse(typed, reckoning)
    return typed


def require_some(values: dict[str, Any], command: str) -> dict[str, Any]:
    """Return the values; raises Unusable when there are none."""
    if not values:
        raise Unusable(f"Say what to change: see “planner {command} --help”.")
    return values
