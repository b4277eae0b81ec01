"""The palette finds what officers look for, by the words that they would use."""

from __future__ import annotations

import pytest

from planner.tui import commands
from planner.tui.palette import likeness
from planner.tui.screens.views.checks import ChecksScreen
from planner.tui.screens.views.topics import TopicsScreen
from planner.tui.screens.views.year import YearScreen

EVERY = dict.fromkeys((*YearScreen.ACTS, *TopicsScreen.ACTS, *ChecksScreen.ACTS))

WORDS = {
    "postpone": commands.MOVE,
    "reschedule": commands.MOVE,
    "bring forward": commands.MOVE,
    "delete": commands.DROP,
    "withdraw": commands.DROP,
    "cancel meeting": commands.CANCEL_MEETING,
    "call off": commands.CANCEL_MEETING,
    "print": commands.EXPORT,
    "word": commands.EXPORT,
    "save as": commands.EXPORT,
    "pdf": commands.EXPORT,
    "minutes": commands.NOTES,
    "agenda version": commands.PUBLISH,
    "deadline": commands.DUE,
    "overdue": commands.DUE,
    "prioritise": commands.CHECKLIST,
    "suggestion": commands.NEW_TOPIC,
    "search": commands.FIND,
    "duplicate": commands.JOIN,
    "cabinet": commands.EXECUTIVE,
    "outcome": commands.DECIDE,
    "provisional": commands.TENTATIVE,
    "exception": commands.KEEP,
    "mistake": commands.UNDO,
    "venue": commands.EDIT_MEETING,
    "audit": commands.CHANGED,
    "problems": commands.CHECKS,
    "theme": commands.LOOK,
    "projector": commands.PRESENT,
    "clipboard": commands.COPY,
    "options": commands.SETTINGS,
    "exit": commands.QUIT,
}


@pytest.mark.parametrize("words", WORDS)
def test_what_an_officer_would_type_finds_the_command_first(words: str) -> None:
    assert max(EVERY, key=lambda each: likeness(each, words)) is WORDS[words]
    assert likeness(WORDS[words], words)


@pytest.mark.parametrize("word", ["priority", "agenda", "chair", "cancel", "order"])
def test_a_word_of_several_commands_finds_all_of_them(word: str) -> None:
    assert sum(likeness(each, word) > 0 for each in EVERY) > 1
