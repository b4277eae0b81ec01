"""The palette finds commands by the words that officers use."""

from __future__ import annotations

import pytest

from planner.tui.command import Command
from planner.tui.palette import match_score
from planner.tui.screens.files import commands as files
from planner.tui.screens.made_of import common
from planner.tui.screens.prioritising import commands as prioritising
from planner.tui.screens.prioritising import ranking
from planner.tui.screens.publishing import commands as publishing
from planner.tui.screens.scheduling import commands as scheduling
from planner.tui.screens.settings import commands as settings
from planner.tui.screens.views import checks, commands, view
from planner.tui.screens.views.checks import ChecksScreen
from planner.tui.screens.views.topics import TopicsScreen
from planner.tui.screens.views.year import YearScreen

EVERY = {each.id: each for each in (*YearScreen.ACTS, *TopicsScreen.ACTS, *ChecksScreen.ACTS)}.values()

WORDS: dict[str, Command] = {
    "postpone": scheduling.MOVE,
    "reschedule": scheduling.MOVE,
    "bring forward": scheduling.MOVE,
    "delete": scheduling.DROP,
    "withdraw": scheduling.DROP,
    "cancel meeting": scheduling.CANCEL_MEETING,
    "call off": scheduling.CANCEL_MEETING,
    "print": publishing.EXPORT,
    "word": publishing.EXPORT,
    "save as": publishing.EXPORT,
    "pdf": publishing.EXPORT,
    "minutes": publishing.NOTES,
    "agenda version": publishing.PUBLISH,
    "deadline": scheduling.DUE,
    "overdue": scheduling.DUE,
    "prioritise": prioritising.CHECKLIST,
    "suggestion": prioritising.NEW_TOPIC,
    "search": ranking.FIND,
    "duplicate": checks.JOIN,
    "cabinet": scheduling.EXECUTIVE,
    "outcome": prioritising.DECIDE,
    "provisional": scheduling.TENTATIVE,
    "exception": view.KEEP,
    "mistake": common.UNDO,
    "venue": scheduling.EDIT_MEETING,
    "audit": commands.CHANGED,
    "problems": commands.CHECKS,
    "theme": settings.LOOK,
    "projector": commands.PRESENT,
    "clipboard": commands.COPY,
    "options": settings.SETTINGS,
    "exit": common.QUIT,
    "restore": files.GO_BACK,
    "backup": files.GO_BACK,
    "urgent": scheduling.MOVE,
    "rename": common.CHOOSE,
    "merge": checks.JOIN,
    "email": publishing.EXPORT,
    "shortlist": prioritising.SCOPING,
}


@pytest.mark.parametrize("words", WORDS)
def test_what_an_officer_would_type_finds_the_command_first(words: str) -> None:
    assert max(EVERY, key=lambda each: match_score(each, words)).id == WORDS[words].id
    assert match_score(WORDS[words], words)


@pytest.mark.parametrize("word", ["priority", "agenda", "chair", "cancel", "order"])
def test_a_word_of_several_commands_finds_all_of_them(word: str) -> None:
    assert sum(match_score(each, word) > 0 for each in EVERY) > 1


@pytest.mark.parametrize("word", ["restore", "backup", "urgent", "rename", "merge"])
def test_what_people_look_for_is_found_from_the_year_too(word: str) -> None:
    assert any(match_score(each, word) for each in YearScreen.ACTS)
