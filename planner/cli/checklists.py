"""Commands about checklists: listing, showing, checking a file, and choosing the committee's."""

from __future__ import annotations

import click

from planner.cli.context import Invocation, pass_invocation, reason_options
from planner.cli.printing import print_text, say
from planner.exchange.checklists import checklist_name_to_store, checklist_names, read_checklist
from planner.programme import edits
from planner.programme.checklist import Checklist
from planner.programme.english import counted


@click.group()
def checklist() -> None:
    """The committee's checklist. Example: planner checklist show"""


@checklist.command("list")
@pass_invocation
def list_checklists(invocation: Invocation) -> None:
    """List the checklists, and say which is in use. Example: planner checklist list"""
    in_use = invocation.session.checklist if invocation.has_programme else None
    for name in checklist_names():
        print_text(f"{name}: {read_checklist(name).about}{' In use.' if in_use and in_use.name == name else ''}")
    if in_use and in_use.name not in checklist_names():
        print_text(f"{invocation.session.programme.committee.checklist}: {in_use.about or f'{in_use.title}.'} In use.")


@checklist.command("show")
@click.argument("name", required=False, default="", metavar="[NAME]")
@pass_invocation
def show_checklist(invocation: Invocation, /, name: str) -> None:
    """Show the questions of a checklist, or of the one in use. Example: planner checklist show topicc"""
    chosen = read_checklist(name) if name else invocation.session.checklist
    print_text(chosen.title)
    if chosen.about:
        print_text(chosen.about)
    for group in chosen.groups:
        print_text(f"\n{group.title}")
        for question in group.questions:
            print_text(f"- {question.id}: {question.ask} {question.explain}".rstrip())
            for choice in question.choices:
                points = f", {counted(choice.points, 'point')}" if choice.points is not None else ""
                leads = f", leads to: {choice.leads_to.words}" if choice.leads_to else ""
                print_text(f"  - {choice.value}: {choice.label}{points}{leads}")
        for threshold in group.thresholds:
            print_text(f"- {threshold.because}, leads to: {threshold.leads_to.words}")


@checklist.command("check")
@click.argument("file", metavar="FILE")
def check_file(file: str) -> None:
    """Say whether a checklist's file is sound, or what is wrong with it. Example: planner checklist check ours.toml"""
    print_text(f"{file} is sound: {_counts(read_checklist(file))}.")


def _counts(parsed: Checklist) -> str:
    """Return a checklist's title with the numbers of its questions and points."""
    questions = counted(len(list(parsed.questions)), "question")
    points = f", up to {counted(parsed.most_points, 'point')}" if parsed.most_points else ""
    return f"“{parsed.title}” has {questions}{points}"


@checklist.command("use")
@click.argument("name", metavar="NAME|FILE")
@reason_options()
@pass_invocation
def use(invocation: Invocation, /, name: str) -> None:
    """Use a checklist from now on; answers to questions that stay are kept. Example: planner checklist use pick"""
    folder = invocation.session.path.parent
    chosen = checklist_name_to_store(name, folder)
    invocation.do(
        lambda programme: edits.set_committee(programme, checklist=chosen),
        label=f"Chose the checklist {read_checklist(chosen, folder).title}",
    )
    affected = [topic for topic in invocation.view.order if invocation.view.other_checklists(topic.id)]
    if affected:
        verb = "was" if len(affected) == 1 else "were"
        say(f"{counted(len(affected), 'topic')} {verb} assessed under another checklist: “planner topic list” says so.")


COMMANDS: tuple[click.Command, ...] = (checklist,)
