"""Command-line options made from declared fields, and the values given with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click

from planner.cli.context import parse_choice
from planner.programme.errors import Unusable
from planner.programme.fields import Field, FieldKind
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
    """Return a decorator that adds the options of these fields; ``noun`` is the entity's, such as "meeting".

    An option not given is None, or () where it can be repeated.
    """
    made = [_option(field, noun) for field in fields]

    def add(command: Command) -> Command:
        for option in reversed(made):
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
    kind: dict[str, Any] = {}
    if field.kind is FieldKind.NUMBER:
        kind = {"type": click.IntRange(0, field.most)}
    elif field.choices:
        kind = {"callback": parse_choice(field.choices, f"a kind of {noun}")}
    return click.option(f"--{field.flag}", field.name, default=None, metavar=metavar, help=help, **kind)


def values(fields: Iterable[Field], typed: Mapping[str, Any], view: View) -> dict[str, Any]:
    """Return the values of the options given; a day without a year is in the year in view. Raises Unusable."""
    given = [each for each in fields if typed.get(each.name) not in (None, ())]
    return {each.name: _value(each, typed[each.name], view) for each in given}


def _value(field: Field, typed: Any, view: View) -> Any:
    if field.is_several:
        return type(field.empty)(typed)
    if field.kind in (FieldKind.DAY, FieldKind.DAYS, FieldKind.TIME):
        return field.parse(typed, view.year, view.programme.committee.annual_council)
    return typed


def require_some(values: dict[str, Any], command: str) -> dict[str, Any]:
    """Return the values; raises Unusable when there are none."""
    if not values:
        raise Unusable(f"Say what to change: see “planner {command} --help”.")
    return values
