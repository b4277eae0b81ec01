"""Command-line options drawn from declared fields, and the values that are given with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click

from planner.cli.context import one_of
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


def options(fields: Iterable[Field], what: str) -> Callable[[Command], Command]:
    """The options for these fields of ``what``, 'a meeting'; one that is not given is None, or () of several."""
    drawn = [_option(each, what) for each in fields]

    def add(command: Command) -> Command:
        for option in reversed(drawn):
            command = option(command)
        return command

    return add


def _option(field: Field, what: str) -> Callable[[Command], Command]:
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
        kind = {"callback": one_of(field.choices, f"a kind of {what}")}
    return click.option(f"--{field.flag}", field.name, default=None, metavar=metavar, help=help, **kind)


def values(fields: Iterable[Field], typed: Mapping[str, Any], view: View) -> dict[str, Any]:
    """The values of the options that were given, a day without a year being in the year in view; raises Unusable."""
    given = [each for each in fields if typed.get(each.name) not in (None, ())]
    return {each.name: _value(each, typed[each.name], view) for each in given}


def _value(field: Field, typed: Any, view: View) -> Any:
    if field.is_several:
        return type(field.empty)(typed)
    if field.kind in (FieldKind.DAY, FieldKind.DAYS, FieldKind.TIME):
        return field.parse(typed, view.year, view.programme.committee.annual_council)
    return typed


def needed(values: dict[str, Any], command: str) -> dict[str, Any]:
    """The values, if there are any; raises Unusable where nothing was given to change."""
    if not values:
        raise Unusable(f"Say what to change: see “planner {command} --help”.")
    return values
