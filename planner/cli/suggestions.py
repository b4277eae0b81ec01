"""The words suggested for completion in the shell, declared by the name of the argument or option."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

import click
from click.types import StringParamType

from planner.cli.context import Invocation
from planner.programme.calendar import in_words, long
from planner.programme.follow_up.actions import action_title, is_open
from planner.programme.follow_up.naming import reference_to_type
from planner.programme.kinds import ChaseMeans, Outcome
from planner.programme.printable import printable
from planner.programme.text import one_line
from planner.programme.versions import versions_of
from planner.programme.view import View
from planner.session import Session

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Suggestions: TypeAlias = Iterable[tuple[str, str]]
"""Words to complete, each with a short description, or a blank."""
Suggest: TypeAlias = Callable[[Invocation], Suggestions]


def _session(invocation: Invocation) -> Session:
    """Open the programme as a command does, but print nothing about trouble with its checklist."""
    return Session.open(invocation.path, by=invocation.who, today=invocation.today, year=invocation.year or None)


def _topics(invocation: Invocation) -> Suggestions:
    view = _session(invocation).view
    return [(topic.title, str(view.status(topic))) for topic in view.programme.topics.values()]


def _items(invocation: Invocation) -> Suggestions:
    view = _session(invocation).view
    return [(_item_words(view, item.topic, view.meeting_of(item).date.isoformat()), "") for item in view.items]


def _item_words(view: View, topic: str, day: str) -> str:
    """Return the title of a topic, with the day of its item when it has several."""
    title = view.programme.topics[topic].title
    return title if len(view.items_of(topic)) == 1 else f"{title}@{day}"


def _meetings(invocation: Invocation) -> Suggestions:
    return [(meeting.date.isoformat(), in_words(meeting.date)) for meeting in _session(invocation).view.meetings]


def _rules(invocation: Invocation) -> Suggestions:
    return sorted({(finding.rule, str(finding.level)) for finding in _session(invocation).findings if finding.is_open})


def _subjects(invocation: Invocation) -> Suggestions:
    return [*_items(invocation), *_meetings(invocation), *_topics(invocation)]


def _versions(invocation: Invocation) -> Suggestions:
    return [(version.id, version.label) for version in versions_of(_session(invocation).programme.versions)]


def _years(invocation: Invocation) -> Suggestions:
    years = {meeting.year for meeting in _session(invocation).programme.meetings.values()}
    return [(year, "") for year in sorted(years)]


def _questions(invocation: Invocation) -> Suggestions:
    return [(question.id, question.ask) for question in _session(invocation).checklist.questions]


def _scoping_days(invocation: Invocation) -> Suggestions:
    days = {scoping.on for scoping in _session(invocation).programme.scoping_sessions.values()}
    return [(day.isoformat(), long(day)) for day in sorted(days)]


def _changes(invocation: Invocation) -> Suggestions:
    return [(change.id, change.label) for change in _session(invocation).to_undo]


def _backups(invocation: Invocation) -> Suggestions:
    from planner.session.recovery import backups_of

    return [(backup.name, backup.when) for backup in backups_of(invocation.path)]


def _settings(_invocation: Invocation) -> Suggestions:
    from planner.programme.settings import SETTINGS

    return [(setting.key, setting.field.help) for setting in SETTINGS]


def _checklists(_invocation: Invocation) -> Suggestions:
    from planner.exchange.checklists import checklist_names

    return [(name, "") for name in checklist_names()]


def _formats(_invocation: Invocation) -> Suggestions:
    from planner.exchange.formats import FORMATS

    return [(format.name, format.label) for format in FORMATS.values()]


def _notes_formats(_invocation: Invocation) -> Suggestions:
    from planner.exchange.formats import NOTES

    return [(format.name, format.label) for format in NOTES.values()]


def _reminder_formats(_invocation: Invocation) -> Suggestions:
    from planner.exchange.formats import REMINDERS

    return [(format.name, format.label) for format in REMINDERS.values()]


def _owners(invocation: Invocation) -> Suggestions:
    actions = _session(invocation).programme.actions.values()
    return [(owner, "") for owner in sorted({each.owner for each in actions if each.owner})]


def _actions(invocation: Invocation) -> Suggestions:
    """Suggest the open actions, each by its part of the minute, or else by its text."""
    view = _session(invocation).view
    actions = [each for each in view.programme.actions.values() if is_open(each)]
    return [(reference_to_type(view.programme, each), action_title(each)) for each in actions]


def _recommendations(invocation: Invocation) -> Suggestions:
    """Suggest the recommendations, each by its part of the minute, its own reference, or its text."""
    view = _session(invocation).view
    every = view.programme.recommendations.values()
    return [(reference_to_type(view.programme, each), one_line(each.text)) for each in every]


def _owed(invocation: Invocation) -> Suggestions:
    return [*_actions(invocation), *_recommendations(invocation)]


def _one_of(kinds: type[ChaseMeans] | type[Outcome]) -> Suggest:
    return lambda _invocation: [(kind.value, "") for kind in kinds]


def _files(_invocation: Invocation) -> list[tuple[str, str]]:
    """Stand for file names, which the shell completes itself: ``SuggestingType`` never calls this function."""
    return [("", "file")]


SUGGESTIONS: Mapping[str, Suggest] = {
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
    "action": _actions,
    "recommendation": _recommendations,
    "export --letter": _recommendations,
    "export --background": _items,
    "recommendation assess --at": _meetings,
    "chase what": _owed,
    "item": _items,
    "other": _items,
    "meeting": _meetings,
    "--agenda-of": _meetings,
    "topic decide --at": _meetings,
    "minute --at": _meetings,
    "topic decide decision": _one_of(Outcome),
    "chase --how": _one_of(ChaseMeans),
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
    "remind --as": _reminder_formats,
    "remind --owner": _owners,
    "notes --since": _scoping_days,
    "backup": _backups,
    "change": _changes,
}
"""Name of an argument or option -> its suggestions; with a command's path in front, for that command alone."""


class SuggestingType(StringParamType):
    """Text, with words that the shell suggests."""

    def __init__(self, suggest_words: Suggest) -> None:
        self._suggest = suggest_words

    def shell_complete(
        self, context: click.Context, _parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """Return the words that begin with ``incomplete``, whatever the case of letters."""
        from click.shell_completion import CompletionItem

        if self._suggest is _files:
            return [CompletionItem(incomplete, type="file")]
        options = context.find_root().params
        invocation = Invocation(*(options.get(name) or "" for name in ("file", "by", "today", "year")))
        prefix = incomplete.casefold()
        return [
            CompletionItem(word, help=one_line(description))
            for word, description in self._suggest(invocation)
            if word.casefold().startswith(prefix) and _can_be_typed(word, prefix)
        ]


def _can_be_typed(word: str, prefix: str) -> bool:
    """Return whether a word can be typed as it is.

    A word that begins with a dash would be an option, unless the dash is typed already: the shell then asks for words
    only after "--", or for an option's value.
    """
    is_one_line = printable(word) == word and not {"\n", "\t"} & set(word)
    return is_one_line and (prefix.startswith("-") or not word.startswith("-"))


def suggest(command: click.Command, path: str = "") -> None:
    """Let a command's parameters suggest words; ``path`` is the command's whole name, such as "topic decide"."""
    for parameter in command.params:
        name = parameter.opts[0] if isinstance(parameter, click.Option) else str(parameter.name)
        if suggest_words := SUGGESTIONS.get(f"{path} {name}".strip(), SUGGESTIONS.get(name)):
            parameter.type = SuggestingType(suggest_words)
