"""What the shell offers to complete: declared here, by the name of the argument or the option."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

import click
from click.types import StringParamType

from planner.cli.context import Invocation
from planner.programme.calendar import in_words, long
from planner.programme.kinds import ItemKind, MeetingKind, Outcome
from planner.programme.printable import printable
from planner.programme.text import one_line
from planner.programme.versions import versions_of
from planner.programme.view import View
from planner.session import Session

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Offered: TypeAlias = Iterable[tuple[str, str]]
"""Words to type, each with a word about it."""
Offer: TypeAlias = Callable[[Invocation], Offered]


def _session(invocation: Invocation) -> Session:
    """The programme as a command would open it, without a word about what is wrong with it."""
    return Session.opened(invocation.path, by=invocation.who, today=invocation.today, year=invocation.year or None)


def _topics(invocation: Invocation) -> Offered:
    view = _session(invocation).view
    return [(topic.title, str(view.status(topic))) for topic in view.programme.topics.values()]


def _items(invocation: Invocation) -> Offered:
    view = _session(invocation).view
    return [(_item_words(view, item.topic, view.meeting_of(item).date.isoformat()), "") for item in view.items]


def _item_words(view: View, topic: str, day: str) -> str:
    title = view.programme.topics[topic].title
    return title if len(view.items_of(topic)) == 1 else f"{title}@{day}"


def _meetings(invocation: Invocation) -> Offered:
    return [(meeting.date.isoformat(), in_words(meeting.date)) for meeting in _session(invocation).view.meetings]


def _rules(invocation: Invocation) -> Offered:
    return sorted({(finding.rule, str(finding.level)) for finding in _session(invocation).findings if finding.is_open})


def _subjects(invocation: Invocation) -> Offered:
    return [*_items(invocation), *_meetings(invocation), *_topics(invocation)]


def _versions(invocation: Invocation) -> Offered:
    return [(each.id, each.label) for each in versions_of(_session(invocation).programme.versions)]


def _years(invocation: Invocation) -> Offered:
    return [(year, "") for year in sorted({each.year for each in _session(invocation).programme.meetings.values()})]


def _questions(invocation: Invocation) -> Offered:
    return [(question.id, question.ask) for question in _session(invocation).checklist.questions]


def _scoping_days(invocation: Invocation) -> Offered:
    days = {each.on for each in _session(invocation).programme.scoping_sessions.values()}
    return [(day.isoformat(), long(day)) for day in sorted(days)]


def _changes(invocation: Invocation) -> Offered:
    return [(each.id, each.label) for each in _session(invocation).to_undo]


def _backups(invocation: Invocation) -> Offered:
    from planner.session.recovery import backups_of

    return [(each.name, each.when) for each in backups_of(invocation.path)]


def _settings(_given: Invocation) -> Offered:
    from planner.programme.settings import SETTINGS

    return [(each.key, each.field.help) for each in SETTINGS]


def _checklists(_given: Invocation) -> Offered:
    from planner.exchange.checklists import checklist_names

    return [(name, "") for name in checklist_names()]


def _formats(_given: Invocation) -> Offered:
    from planner.exchange.formats import FORMATS

    return [(each.name, each.label) for each in FORMATS.values()]


def _notes_formats(_given: Invocation) -> Offered:
    from planner.exchange.formats import NOTES

    return [(each.name, each.label) for each in NOTES.values()]


def _one_of(kinds: type[ItemKind] | type[MeetingKind] | type[Outcome]) -> Offer:
    return lambda _given: [(each.value, "") for each in kinds]


def _files(_given: Invocation) -> list[tuple[str, str]]:
    """What has the shell complete the names of files itself."""
    return [("", "file")]


OFFERS: Mapping[str, Offer] = {
    "-f": _files,
    "--year": _years,
    "open file": _files,
    "new file": _files,
    "checklist check file": _files,
    "import source": _files,
    "-o": _files,
    "topic": _topics,
    "into": _topics,
    "what": _subjects,
    "item": _items,
    "other": _items,
    "meeting": _meetings,
    "--agenda-of": _meetings,
    "topic decide --at": _meetings,
    "topic decide decision": _one_of(Outcome),
    "item edit --kind": _one_of(ItemKind),
    "place --kind": _one_of(ItemKind),
    "meeting add --kind": _one_of(MeetingKind),
    "meeting edit --kind": _one_of(MeetingKind),
    "rule": _rules,
    "subject": _subjects,
    "question": _questions,
    "--criterion": _questions,
    "key": _settings,
    "name": _checklists,
    "export --as": _formats,
    "export --version": _versions,
    "changes --since": _versions,
    "changes --until": _versions,
    "notes --as": _notes_formats,
    "notes --since": _scoping_days,
    "backup": _backups,
    "change": _changes,
}
"""What is offered for an argument or an option: one of every command, or after a command's words of that alone."""


class Completed(StringParamType):
    """Text, for which a shell offers words."""

    def __init__(self, offer: Offer) -> None:
        self._offer = offer

    def shell_complete(
        self, context: click.Context, _parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """The words that begin so, in any case of letters."""
        from click.shell_completion import CompletionItem

        if self._offer is _files:
            return [CompletionItem(incomplete, type="file")]
        before = context.find_root().params
        invocation = Invocation(*(before.get(name) or "" for name in ("file", "by", "today", "year")))
        begun = incomplete.casefold()
        return [
            CompletionItem(word, help=one_line(about))
            for word, about in self._offer(invocation)
            if word.casefold().startswith(begun) and _can_be_typed(word, begun)
        ]


def _can_be_typed(word: str, begun: str) -> bool:
    """Whether a word can stand on a line as it is.

    One that begins with a dash is taken for an option, except where the dash is typed already: words are asked for
    there only after "--", or as an option's value.
    """
    is_one_line = printable(word) == word and not {"\n", "\t"} & set(word)
    return is_one_line and (begun.startswith("-") or not word.startswith("-"))


def complete(command: click.Command, words: str = "") -> None:
    """Have the shell complete the command's arguments and options."""
    for parameter in command.params:
        name = parameter.opts[0] if isinstance(parameter, click.Option) else str(parameter.name)
        if offer := OFFERS.get(f"{words} {name}".strip(), OFFERS.get(name)):
            parameter.type = Completed(offer)
