"""Commands about recommendations: making one, its clock, answers, progress and assessment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from planner.cli.context import Invocation, as_json, parse_choice, pass_invocation, reason_options
from planner.cli.fields import options, require_some, values
from planner.cli.printing import print_data, print_text, say
from planner.exchange.json.programme import json_text
from planner.exchange.json.recommendations import recommendations_data
from planner.exchange.recommendation_lines import recommendation_text, recommendations_text
from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.calendar import municipal_year, parse_year
from planner.programme.errors import Unusable
from planner.programme.fields import Field
from planner.programme.follow_up.naming import item_or_topic
from planner.programme.follow_up.recommendations.naming import recommendation_named
from planner.programme.follow_up.recommendations.standing import record_of
from planner.programme.kinds import AnswerKind, Claim, Verdict
from planner.programme.model import Assessment, Entity, Item, Programme, Progress, Recommendation, Response
from planner.programme.naming import meeting_named
from planner.programme.text import one_line

MADE = [field for field in Recommendation.FIELDS.values() if field.name not in ("sent", "received", "notice")]
"""The fields of a recommendation that are given when it is made."""


def _named(entity: type[Entity], *names: str) -> list[Field]:
    return [entity.FIELDS[name] for name in names]


@click.group()
def recommendation() -> None:
    """What was recommended, and what came of it. Example: planner recommendation list --open"""


@recommendation.command("add")
@click.argument("where", metavar="ITEM|TOPIC")
@options(MADE, "recommendation")
@reason_options()
@pass_invocation
def add(invocation: Invocation, /, where: str, **typed: Any) -> None:
    """Record a recommendation in full. Example: planner recommendation add "SEND" --text "…" --to Executive --part 1

    It is made at an item that was held; for a topic without one it is made by letter, unless --made-by says otherwise.
    """
    fields = values(MADE, typed, invocation.view)
    if not one_line(fields.get("text", "")):
        raise Unusable("What is recommended is needed: give it with --text TEXT.")
    target, key = item_or_topic(invocation.view, where), new_id()
    about: dict[str, Any] = {"item": target.id} if isinstance(target, Item) else {"topic": target.id}
    invocation.do(lambda programme: edits.add_recommendation(programme, key, today=invocation.today, **about, **fields))
    print_text(key)


@recommendation.command("edit")
@click.argument("recommendation")
@options(MADE, "recommendation")
@reason_options()
@pass_invocation
def edit(invocation: Invocation, /, recommendation: str, **typed: Any) -> None:
    """Change a recommendation. Example: planner recommendation edit "39(1)" --to "Executive" --recipient executive"""
    target = recommendation_named(invocation.view, recommendation)
    fields = require_some(values(MADE, typed, invocation.view), "recommendation edit")
    _edit(invocation, target.id, **fields)


def _edit(invocation: Invocation, recommendation: str, **fields: Any) -> None:
    invocation.do(
        lambda programme: edits.edit_recommendation(programme, recommendation, today=invocation.today, **fields)
    )


def _day_command(name: str, summary: str) -> click.Command:
    """Return the command that records one of a recommendation's days."""

    @click.command(name, help=f'{summary} Example: planner recommendation {name} "39(1)@2023-03-30" 2023-04-05')
    @click.argument("recommendation")
    @click.argument("date")
    @reason_options()
    @pass_invocation
    def command(invocation: Invocation, /, recommendation: str, date: str) -> None:
        target = recommendation_named(invocation.view, recommendation)
        _edit(invocation, target.id, **{name: Recommendation.FIELDS[name].parse(date, invocation.view.reckoning)})

    return command


for _name, _summary in (
    ("sent", "Record the day on which it was sent; an empty date clears it."),
    ("received", "Record the day on which it was received; an empty date clears it."),
    ("notice", "Record the day on which a notice that requires an answer came; an empty date clears it."),
):
    recommendation.add_command(_day_command(_name, _summary))


def _choice_argument(name: str, kinds: type[Any], what: str) -> Callable[[Any], Any]:
    """Return an argument that is one of a few values, which the shell completes."""
    return click.argument(
        name,
        metavar="|".join(each.value for each in kinds),
        callback=parse_choice(kinds, what),
        shell_complete=lambda _context, _argument, typed: [each for each in kinds if each.startswith(typed.casefold())],
    )


ANSWER_FIELDS = _named(Response, "on", "reasons", "action", "lead", "target", "decided_by", "interim", "published")


@recommendation.command("respond")
@click.argument("recommendation")
@_choice_argument("answer", AnswerKind, "an answer")
@options(ANSWER_FIELDS, "answer")
@reason_options()
@pass_invocation
def respond(invocation: Invocation, /, recommendation: str, answer: AnswerKind, **typed: Any) -> None:
    """Record an answer. Example: planner recommendation respond "39(1)" accepted --on 2023-11-21 --lead "Director"

    Several recommendations answered at once: name them all, with semicolons between. An interim answer does not end the
    wait; noted alone is no answer, unless the committee says so.
    """
    fields = values(ANSWER_FIELDS, typed, invocation.view)
    if "on" not in fields:
        raise Unusable("The day of the answer is needed: give it with --on DATE.")
    targets = [recommendation_named(invocation.view, each) for each in recommendation.split(";") if each.strip()]
    if not targets:
        raise Unusable("Which recommendation is answered is needed.")

    def edit(programme: Programme) -> Programme:
        for target in targets:
            programme = edits.respond(programme, target.id, answer=answer, today=invocation.today, **fields)
        return programme

    invocation.do(edit)


PROGRESS_FIELDS = _named(Progress, "evidence", "on", "by", "target")


@recommendation.command("progress")
@click.argument("recommendation")
@_choice_argument("claim", Claim, "a claim of progress")
@options(PROGRESS_FIELDS, "progress")
@reason_options()
@pass_invocation
def progress(invocation: Invocation, /, recommendation: str, claim: Claim, **typed: Any) -> None:
    """Record what they say of its progress. Example: planner recommendation progress "39(1)" under-way --by Director"""
    target, key = recommendation_named(invocation.view, recommendation), new_id()
    fields = values(PROGRESS_FIELDS, typed, invocation.view)
    if fields.get("target"):
        fields["why"] = invocation.reason
    invocation.do(
        lambda programme: edits.report_progress(
            programme, key, target.id, claim=claim, today=invocation.today, **fields
        )
    )
    print_text(key)


ASSESSMENT_FIELDS = _named(Assessment, "words", "on")


@recommendation.command("assess")
@click.argument("recommendation")
@_choice_argument("verdict", Verdict, "a verdict")
@options(ASSESSMENT_FIELDS, "assessment")
@click.option("--at", "meeting", default=None, metavar="MEETING", help="The meeting at which it was said.")
@reason_options()
@pass_invocation
def assess(invocation: Invocation, /, recommendation: str, verdict: Verdict, meeting: str | None, **typed: Any) -> None:
    """Record what the committee thinks of it. Example: planner recommendation assess "39(1)" achieved --authority
    "Committee, 28 March 2024"
    """
    target, key = recommendation_named(invocation.view, recommendation), new_id()
    fields = values(ASSESSMENT_FIELDS, typed, invocation.view)
    at = meeting_named(invocation.view, meeting).id if meeting else ""
    invocation.do(
        lambda programme: edits.assess(
            programme,
            key,
            target.id,
            verdict=verdict,
            authority=invocation.authority,
            today=invocation.today,
            meeting=at,
            **fields,
        )
    )
    print_text(key)


@recommendation.command("list")
@click.option("--open", "only_open", is_flag=True, help="Only those still open.")
@click.option("--of", "year", default="", metavar="YEAR", help="Only those made in this municipal year.")
@as_json
@pass_invocation
def list_recommendations(invocation: Invocation, /, only_open: bool, year: str, as_json: bool) -> None:
    """List the recommendations of every year, oldest first. Example: planner recommendation list --open"""
    view, of_year = invocation.view, parse_year(year) if year else ""
    annual_council = view.programme.committee.annual_council
    found = [
        record
        for record in view.records.values()
        if not (only_open and record.is_closed)
        and of_year in ("", municipal_year(record.recommendation.made, annual_council))
    ]
    if as_json:
        print_data(json_text(recommendations_data(view, found)))
    elif found:
        print_text(recommendations_text(view, found))
    else:
        say("No recommendation is open." if only_open else "There are no recommendations yet.")


@recommendation.command("show")
@click.argument("recommendation")
@pass_invocation
def show(invocation: Invocation, /, recommendation: str) -> None:
    """Show all there is to know of a recommendation. Example: planner recommendation show "39(1)@2023-03-30" """
    target = recommendation_named(invocation.view, recommendation)
    print_text(recommendation_text(invocation.view, record_of(invocation.view.programme, target.id)))


COMMANDS: tuple[click.Command, ...] = (recommendation,)
