"""Commands about whole programmes: opening and creating them, and the paths that the program uses."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.context import Invocation, pass_invocation
from planner.cli.printing import print_text, say
from planner.machine.paths import (
    drafts_folder,
    file_named,
    last_opened_file,
    read_last_opened,
    remember_opened,
    settings_folder,
)
from planner.machine.system import new_id
from planner.programme.calendar import parse_time, parse_year
from planner.programme.errors import Unreadable, Unusable
from planner.programme.model import Programme
from planner.session import Session


def open_last(invocation: Invocation) -> None:
    """Run the app on the programme named or last opened; on the start screen when there is neither."""
    from planner.tui.app import run_app

    if invocation.has_programme:
        _open(invocation, invocation.path)
    else:
        run_app(None, today=invocation.pretended_today)


def _open(invocation: Invocation, path: Path, *, read_only: bool = False) -> None:
    """Run the app on a programme, or on its recovery when the file is damaged and has backups.

    Raises Unreadable for a damaged file that has no backups or is opened only to read.
    """
    from planner.session.recovery import Damaged, has_backups
    from planner.tui.app import run_app

    def open_session() -> Session:
        year = invocation.year or None
        session = Session.open(path, by=invocation.who, today=invocation.today, year=year, read_only=read_only)
        if not read_only:
            remember_opened(path)
        return session

    try:
        session = open_session()
    except Unreadable as error:
        if read_only or not has_backups(path):
            raise
        run_app(None, Damaged(path, str(error), open_session), today=invocation.pretended_today)
    else:
        run_app(session, today=invocation.pretended_today)


@click.command("open")
@click.argument("file", metavar="FILE")
@click.option("--read-only", is_flag=True, help="Only to look: nothing can be changed.")
@pass_invocation
def open_file(invocation: Invocation, /, file: str, read_only: bool) -> None:
    """Open a programme in the app. Example: planner open programme.json"""
    _open(invocation, file_named(file), read_only=read_only)


@click.command()
@pass_invocation
def demo(invocation: Invocation) -> None:
    """Look round the sample in the app, on a throw-away copy. Example: planner demo"""
    import shutil
    import tempfile

    from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
    from planner.tui.app import run_app

    folder = Path(tempfile.mkdtemp(prefix="scrutiny-planner-"))
    try:
        today = invocation.pretended_today
        run_app(
            Session.begin(folder / "sample.json", sample(), SAMPLE_LABEL, by=invocation.who, today=today or SAMPLE_DAY),
            today=today,
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--sample", is_flag=True, help="Start from the sample.")
@click.option("--committee", default="", metavar="NAME", help="The committee's name.")
@click.option("--council", default="", metavar="NAME", help="The council's name.")
@click.option("--year", default="", metavar="YEAR", help="The municipal year, such as 2023/24.")
@click.option("--time", default="", metavar="TIME", help="The usual time, such as 10:00.")
@click.option("--venue", default="", metavar="TEXT", help="The usual venue.")
@click.option("--dates", default="", metavar="DATES", help="The meetings' dates, with commas between.")
@click.option("--every", default="", metavar="WHICH", help="Such as “last Thursday”; with --months.")
@click.option("--months", default="", metavar="MONTHS", help="Such as Sep,Oct,Nov,Jan,Mar,Apr.")
@pass_invocation
def new(invocation: Invocation, /, file: str, sample: bool, year: str, **options: str) -> None:
    """Make a programme's file. Example:

    planner new p.json --committee "Health Scrutiny" --council "Anytown" --year 2023/24 --every "last Thursday"
    --months Sep,Oct,Nov
    """
    path = file_named(file)
    if not path.absolute().parent.is_dir():
        raise Unusable(f"There is no folder {path.absolute().parent}: make it first, or choose another.")
    if sample:
        from planner.exchange.samples import SAMPLE_LABEL
        from planner.exchange.samples import sample as sample_programme

        programme, label = sample_programme(), SAMPLE_LABEL
    else:
        from planner.programme.history.labels import started_words

        programme = _new_programme(parse_year(year) if year else "", **options)
        label = started_words(programme)
    Session.create(path, programme, label, by=invocation.who, today=invocation.today)
    say(f"{label}: {path.absolute()}")


def _new_programme(
    year: str, *, committee: str, council: str, time: str, venue: str, dates: str, every: str, months: str
) -> Programme:
    """Return a new programme with a meeting on each day of ``dates``, or of ``every`` and ``months``."""
    if not year:
        raise Unusable("The municipal year is needed: give it with --year, such as --year 2023/24.")
    if bool(dates) == bool(every):
        raise Unusable("Give the meetings' dates with --dates, or --every with --months: one or the other.")
    from planner.programme import edits
    from planner.programme.meeting_days import meeting_days

    programme = edits.new_programme(committee, council)
    programme = edits.set_committee(programme, time=parse_time(time), venue=venue)
    days = meeting_days(dates or (f"{every} of {months}" if months else every), year)
    return edits.plan_meetings(programme, year, {new_id(): day for day in days})


@click.command()
@pass_invocation
def where(invocation: Invocation) -> None:
    """Say which places the program uses. Example: planner where"""
    last = read_last_opened()
    print_text(f"Programme named: {file_named(invocation.file).absolute() if invocation.file else 'none'}")
    print_text(f"Programme last opened: {last or 'none'}")
    print_text(f"Kept in: {last_opened_file()}")
    print_text(f"Settings folder: {settings_folder()}")
    print_text(f"Drafts: {drafts_folder()}")
    print_text(f"Report template: {_template(invocation)}")
    print_text(f"Word template: {_word_template(invocation)}")


def _template(invocation: Invocation) -> str:
    """Return the path of the covering report's template, or why the council's own cannot be read."""
    from planner.exchange.report import template_for, usual_template

    try:
        return str((template_for(invocation.path) if invocation.has_programme else usual_template()).path)
    except Unusable as error:
        return str(error)


def _word_template(invocation: Invocation) -> str:
    """Return the path of the council's own Word template, why it cannot be used, or that there is none."""
    from planner.exchange.word_template.own import own_template

    try:
        template = own_template(invocation.path) if invocation.has_programme else None
    except Unusable as error:
        return str(error)
    return template.name if template else "the usual look (“planner export --template template.docx” writes one)"


COMMANDS: tuple[click.Command, ...] = (open_file, demo, new, where)
