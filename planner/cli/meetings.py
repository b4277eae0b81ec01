"""Commands about meetings and the committee's settings."""

from __future__ import annotations

from typing import Any

import click

from planner.cli.context import Given, because, given, one_of
from planner.cli.printing import print_text
from planner.exchange.checklists import chosen_checklist
from planner.machine.surroundings import new_id
from planner.programme import edits
from planner.programme.calendar import parse_day, parse_time
from planner.programme.errors import Unusable
from planner.programme.kinds import MeetingKind
from planner.programme.naming import meeting_named
from planner.programme.settings import parse, setting, shown
from planner.programme.values import MOST_PLACES
from planner.programme.words import one_line

kind_option = click.option(
    "--kind", callback=one_of(MeetingKind, "a kind of meeting"), metavar="KIND", help="committee, informal …"
)
time_option = click.option("--time", default=None, metavar="TIME", help="Such as 10:00.")
venue_option = click.option("--venue", default=None, metavar="TEXT", help="Where it meets.")
limit_option = click.option(
    "--limit", type=click.IntRange(0, MOST_PLACES), metavar="N", help="Its substantive places, if not the usual."
)


@click.group()
def meeting() -> None:
    """The year's meetings. Example: planner meeting add 2024-02-29"""


@meeting.command("add")
@click.argument("date")
@kind_option
@time_option
@venue_option
@limit_option
@because()
@given
def add(given: Given, /, date: str, kind: MeetingKind | None, time: str | None, **fields: Any) -> None:
    """Add a meeting. Example: planner meeting add 2024-02-22 --time 14:00"""
    day = parse_day(date, given.view.year, given.view.programme.committee.annual_council)
    given.do(
        lambda programme: edits.add_meeting(
            programme,
            new_id(),
            day,
            kind=kind or MeetingKind.COMMITTEE,
            additional=True,
            time=None if time is None else parse_time(time),
            **fields,
        )
    )


@meeting.command("edit")
@click.argument("meeting")
@click.option("--date", default=None, metavar="DATE", help="Its new date; with a reason.")
@kind_option
@time_option
@venue_option
@limit_option
@click.option(
    "--co-optees-invited/--co-optees-not-invited",
    default=None,
    help="Whether the statutory education co-optees are invited.",
)
@because()
@given
def edit(given: Given, /, meeting: str, **options: Any) -> None:
    """Change a meeting. Example: planner meeting edit 2023-11-30 --co-optees-invited"""
    found = meeting_named(given.view, meeting)
    fields = {name: value for name, value in options.items() if value is not None}
    if not fields:
        raise Unusable("Say what to change: see “planner meeting edit --help”.")
    if fields.keys() & {"date", "kind"} and not one_line(given.reason):
        raise Unusable("A reason is needed for a new date or kind: give it with --reason TEXT.")
    if "date" in fields:
        council = given.view.programme.committee.annual_council
        fields["date"] = parse_day(fields["date"], given.view.year, council)
    if "time" in fields:
        fields["time"] = parse_time(fields["time"])
    given.do(lambda programme: edits.edit_meeting(programme, found.id, **fields))


@meeting.command("cancel")
@click.argument("meeting")
@because(required=True)
@given
def cancel(given: Given, /, meeting: str) -> None:
    """Cancel a meeting; its items are then to be moved. Example: planner meeting cancel 2024-03-28 --reason …"""
    found = meeting_named(given.view, meeting)
    given.do(lambda programme: edits.cancel_meeting(programme, found.id))


@click.group()
def committee() -> None:
    """The committee's settings. Example: planner committee show"""


@committee.command("show")
@given
def show_committee(given: Given) -> None:
    """List the settings. Example: planner committee show"""
    for key, value, help in shown(given.session.programme.committee):
        print_text(f"{key}: {value or 'not set'} ({help})")


@committee.command("set")
@click.argument("key")
@click.argument("values", nargs=-1, required=True, metavar="VALUE")
@because()
@given
def set_committee(given: Given, /, key: str, values: tuple[str, ...]) -> None:
    """Change a setting; columns and polling-day take several values. Example: planner committee set limit 3"""
    if len(values) > 1 and not setting(key).several:
        raise Unusable(f"“{key}” takes one value: put its words in quotation marks.")
    field, parsed = parse(key, ", ".join(values))
    if field == "checklist":
        parsed = chosen_checklist(parsed, given.path.parent)
    given.do(lambda programme: edits.set_committee(programme, **{field: parsed}))


COMMANDS: tuple[click.Command, ...] = (meeting, committee)
