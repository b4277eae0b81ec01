"""The command that imports a council's programme, tracker or action log, of any of the formats that are read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from planner.cli.context import Invocation, as_json, pass_invocation
from planner.cli.printing import ask, print_data, print_text, say
from planner.machine.paths import file_named
from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.calendar import parse_year
from planner.programme.english import capitalised, counted
from planner.programme.errors import Unusable
from planner.programme.history.labels import started_words
from planner.programme.text import one_line
from planner.session import Session

if TYPE_CHECKING:
    from planner.importing.bringing_in.interview import Interview
    from planner.importing.draft import Draft, ImportQuestion
    from planner.importing.page import Page

BACK = "b"
AGAIN = "a"


@click.command("import")
@click.argument("source", metavar="SOURCE")
@click.option("--committee", default="", metavar="NAME", help="The committee's name, for a programme that is new.")
@click.option("--council", default="", metavar="NAME", help="The council's name, for a programme that is new.")
@click.option("--dry-run", is_flag=True, help="Only show what would be brought in.")
@click.option("--yes", is_flag=True, help="Take every answer that is proposed, and write.")
@as_json
@pass_invocation
def import_page(
    invocation: Invocation, /, source: str, committee: str, council: str, dry_run: bool, yes: bool, as_json: bool
) -> None:
    """Bring in a published work programme, tracker of recommendations or action log. SOURCE is a file, or - for text.

    It may be Word, OpenDocument, Excel, PDF, Rich Text, a web page, CSV, Markdown, text or a calendar.

    It goes into the programme of -f, which is made if it is not there. What is unsure is asked; nothing is written
    before you say yes. Where nobody can be asked, only --yes writes. Example:

    planner -f programme.json import "Work programme.docx" --council "Anytown Council"
    """
    if dry_run and yes:
        raise Unusable("--dry-run only shows, --yes writes: give one of them.")
    from planner.importing.bringing_in.interview import Interview

    page = _read_source(source)
    year = parse_year(invocation.year) if invocation.year else ""
    can_ask = sys.stdin.isatty() and source != "-" and not (dry_run or yes or as_json)
    target = _Target(invocation, committee, council, can_ask=can_ask)
    interview = Interview(page, target.programme, year=year, today=invocation.today, new_id=new_id)
    if can_ask:
        _ask_questions(interview)
    if not dry_run:
        target.complete_names(interview.imported.draft, writes=yes or can_ask)
    if yes:
        _write(invocation, target, interview)
    _show(invocation, interview, as_json=as_json)
    if interview.imported.brings_nothing or dry_run or yes:
        return
    if can_ask and _says_yes(invocation, interview, as_json=as_json):
        _write(invocation, target, interview)
    else:
        say("Nothing was written." if can_ask else "Nothing was written: --yes takes the proposed answers, and writes.")


class _Target:
    """The programme that a page is imported into: that of the file, or a new one."""

    def __init__(self, invocation: Invocation, committee: str, council: str, *, can_ask: bool) -> None:
        self.session: Session | None = None
        self.programme = edits.new_programme("–", "–")  # until the names are known: see complete_names
        self._invocation, self._committee, self._council, self._can_ask = invocation, committee, council, can_ask
        if invocation.has_programme and invocation.path.exists():
            self.session = invocation.session
            self.programme = self.session.programme
            existing = self.programme.committee
            for noun, given, name in (("committee", committee, existing.name), ("council", council, existing.council)):
                if given and one_line(given) != name:
                    raise Unusable(f"{invocation.path} has its {noun} already: leave out --{noun}.")

    def complete_names(self, draft: Draft, *, writes: bool) -> None:
        """Set the names of a new programme's committee and council: as given, from the page, or asked for.

        Do nothing unless the import ``writes``. Raises Unusable when the file or a name is not known.
        """
        if self.session or not writes:
            return
        if not self._invocation.has_programme:
            raise Unusable("Name the file that it is to go into: planner -f FILE import …")
        names = {"committee": self._committee or draft.committee, "council": self._council or draft.council}
        for noun, name in names.items():
            if self._can_ask:
                names[noun] = ask(f"The {noun}'s name", name or None)
            elif not name:
                raise Unusable(f"The page does not say which {noun} it is of: give it with --{noun} NAME.")
        self._committee, self._council = names["committee"], names["council"]

    def open(self) -> Session:
        """Return the open programme; creates its file when there is none."""
        if self.session:
            return self.session
        invocation = self._invocation
        programme = edits.new_programme(self._committee, self._council)
        label = started_words(programme)
        return Session.create(
            invocation.path, programme, label, by=invocation.who, today=invocation.today, year=invocation.year or None
        )


def _read_source(source: str) -> Page:
    """Read a page from a file, or from standard input for "-"."""
    from planner.importing.reading import read_page

    if source == "-":
        return read_page(sys.stdin.buffer, "standard input")
    path = file_named(source)
    return read_page(path, path.name)


def _ask_questions(interview: Interview) -> None:
    """Ask the questions one after another; BACK goes back one."""
    while question := interview.question:
        answer = _ask(question, len(interview.open), can_go_back=bool(interview.answers))
        if answer:
            interview.answer(answer)
        else:
            interview.back()


def _says_yes(invocation: Invocation, interview: Interview, *, as_json: bool) -> bool:
    """Ask whether to bring the page in, and return whether the answer is yes; an answer can be given anew before it."""
    again = f", or {AGAIN} to change an answer" if interview.answered else ""
    while True:
        typed = ask(f"\nBring this in? y or n{again}", "n").strip().lower()
        if typed in ("y", "yes", "n", "no"):
            return typed.startswith("y")
        if typed == AGAIN and again:
            _answer_again(interview)
            _show(invocation, interview, as_json=as_json)
        else:
            say(f"“{typed}” is not one of the answers: type y or n{again}.")


def _answer_again(interview: Interview) -> None:
    """Ask which of the answers is to change, and ask its question again."""
    answered = interview.answered
    for number, question in enumerate(answered, start=1):
        say(f"  {number}. {question.wording} {interview.answers[question.id]}")
    typed = ask("Which of them, by its number", 1).strip()
    if typed.isdecimal() and 0 < int(typed) <= len(answered):
        interview.again(answered[int(typed) - 1].id)
        _ask_questions(interview)
    else:
        say(f"“{typed}” is none of them: the answers stay as they are.")


def _ask(question: ImportQuestion, open_count: int, *, can_go_back: bool) -> str:
    """Ask one question, and return the answer; blank to go back. ``open_count`` counts this one too."""
    say(f"\n{counted(open_count, 'question')} still to answer. {capitalised(question.where)}:")
    for line in question.quote.split("\n"):
        say(f"  {line}")
    say(question.wording)
    for number, choice in enumerate(question.choices, start=1):
        say(f"  {number}. {choice}{' (proposed)' if choice == question.proposed else ''}")
    proposed = question.choices.index(question.proposed) + 1 if question.proposed else None
    back = f", or {BACK} to go back" if can_go_back else ""
    while True:
        typed = ask(f"A number{back}", proposed).strip().lower()
        if typed == BACK and can_go_back:
            return ""
        if typed.isdecimal() and 0 < int(typed) <= len(question.choices):
            return question.choices[int(typed) - 1]
        say(f"“{typed}” is not one of the answers: type a number from 1 to {len(question.choices)}.")


def _show(invocation: Invocation, interview: Interview, *, as_json: bool) -> None:
    """Print what an import would change, and its open questions."""
    imported = interview.imported
    from planner.importing.bringing_in.preview import preview

    if as_json:
        from planner.exchange.checklists import read_checklist
        from planner.exchange.json.importing import import_data
        from planner.exchange.json.programme import json_text
        from planner.programme.view import View

        view = View(imported.after, invocation.today, read_checklist(""), None)
        print_data(json_text(import_data(imported, view)))
        return
    print_text(preview(imported))
    if not interview.open:
        return
    print_text("\nQuestions, and what is proposed")
    for question in interview.open:
        print_text(f"  {question.wording} ({question.where})")
        for line in question.quote.split("\n"):
            print_text(f"      {line}")
        print_text(f"    -> {question.proposed or 'to be answered'}")


def _write(invocation: Invocation, target: _Target, interview: Interview) -> None:
    """Make the import and save it; raises Unusable where a question has no proposed answer."""
    for question in interview.open:
        if not question.proposed:
            raise Unusable(f"{question.wording} Give it with --year, such as --year 2023/24.")
    session = target.open()
    invocation.__dict__["session"] = session  # the cached property, which ``report`` reads
    invocation.report(session.bring_in(interview.imported))
    open_now = sum(finding.is_open for finding in session.findings)
    if open_now:
        say(f"{counted(open_now, 'check')} to look at in {session.year}: “planner check” lists them.")


COMMANDS: tuple[click.Command, ...] = (import_page,)
