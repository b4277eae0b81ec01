"""Completion suggests titles, dates and the like from the open programme, and prints no errors."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator

import click
import pytest
from terminals import control_characters, make_hostile

from planner.cli import run
from planner.cli.root import planner
from planner.cli.suggestions import SUGGESTIONS
from planner.session import Session

Ask = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def _open(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.publish(label="For September")
    monkeypatch.setenv("PLANNER_FILE", str(session.path))
    monkeypatch.setenv("PLANNER_TODAY", f"{session.today}")


@pytest.fixture
def completions(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that returns the completions of a line up to the cursor."""

    def ask(line: str, shell: str = "fish", **variables: str) -> list[str]:
        current = line.rpartition(" ")[2]
        count = str(len(line.split(" ")) - 1)
        environment = {"COMP_WORDS": line, "COMP_CWORD": current if shell == "fish" else count, **variables}
        for name, value in {"_PLANNER_COMPLETE": f"{shell}_complete", "COMP_LINE": line, **environment}.items():
            monkeypatch.setenv(name, value)
        assert run([]) == 0
        output = capfd.readouterr()
        assert output.err == ""
        return output.out.splitlines()

    return ask


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("planner topic edit revi", "Review of Early Help Strategy\ton the programme"),
        ("planner move Youth", "Youth Justice Service"),
        ("planner where-could Child", "Children's Services Improvement@2024-01-25"),
        ("planner place whatever 2023-11", "2023-11-30\tThursday 30 November 2023"),
        ("planner publish --agenda-of 2023-10", "2023-10-26\tThursday 26 October 2023"),
        ("planner export --as do", "docx\tWord document"),
        ("planner export --as=do", "--as=docx\tWord document"),
        ("planner committee set gap", "gap-months\tMonths to leave between two items of one topic."),
        ("planner checklist use to", "topicc"),
        ("planner accept no-o", "no-objective\tshould"),
        ("planner changes --since ", "1\tFor September"),
        ("planner topic decide SEND sco", "scope-first"),
        ("planner where", "where\tSay which places the program uses."),
    ],
)
def test_what_is_offered_comes_from_the_open_programme(completions: Ask, line: str, expected: str) -> None:
    assert f"plain,{expected}" in completions(line)


def test_bash_gets_words_quoted_as_the_line_has_them(completions: Ask) -> None:
    name = r"Children\'s\ Services\ Improvement@2024-01-25"
    assert f"plain,{name}" in completions("planner move Chil", "bash", COMP_WORD="Chil")
    assert "plain,Youth Justice Service" in completions('planner move "Youth J', "bash", COMP_WORD="Youth J")
    typed_so_far = r"planner move Children\'s\ Services\ Improvement@2024"
    assert completions(typed_so_far, "bash", COMP_WORD="@2024") == ["plain,@2024-01-25"]
    assert completions("planner export --as=do", "bash", COMP_WORD="do") == ["plain,docx"]


@pytest.mark.parametrize("words", ["topic show", "move", "move x", "undo", "changes --since", "restore"])
def test_nothing_is_offered_that_the_shell_or_its_terminal_would_act_on(
    completions: Ask, session: Session, words: str
) -> None:
    line = f"planner {words} "
    assert completions(line)
    make_hostile(session.path)
    assert not [each for each in completions(line) if control_characters(each, allowed="\t")]


@pytest.mark.parametrize("line", ["planner -f nowhere.json move ", "planner --today never move "])
def test_on_any_error_the_shell_hears_nothing(completions: Ask, line: str) -> None:
    assert completions(line) in ([], [""])


def test_completing_loads_no_screen() -> None:
    code = "import sys; from planner.cli import run; run([]); print(*sys.modules, file=sys.stderr)"
    asking = {"_PLANNER_COMPLETE": "fish_complete", "COMP_WORDS": "planner move ", "COMP_CWORD": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **asking}, capture_output=True, text=True, check=True
    )
    assert "Youth Justice Service" in done.stdout
    assert not {"textual", "docx", "holidays"} & set(done.stderr.split())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_given_what_it_can_run(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert f"_PLANNER_COMPLETE={shell}_complete" in script
    if found := shutil.which(shell):
        assert subprocess.run([found, "-n"], input=script, text=True, capture_output=True, check=True).stderr == ""


def commands(command: click.Command = planner, words: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its whole name."""
    yield words, command
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), name)
            assert found
            yield from commands(found, f"{words} {name}".strip())


def test_every_declared_completion_is_of_an_argument_that_there_is() -> None:
    declared = set()
    for words, command in commands():
        for each in command.params:
            name = each.opts[0] if isinstance(each, click.Option) else each.name
            declared |= {name, f"{words} {name}"}
    assert set(SUGGESTIONS) <= declared


@pytest.mark.parametrize(("words", "command"), [*commands()], ids=lambda each: each if isinstance(each, str) else "")
def test_every_command_has_an_example_that_is_of_it_and_can_be_read(words: str, command: click.Command) -> None:
    example = command.get_help(click.Context(command)).partition("Example:")[2].strip()
    assert "\n" not in example, "it stands on one line, to be copied whole"
    name, *typed = shlex.split(example)
    assert name == "planner"
    context = planner.make_context("planner", typed)
    current_command: click.Command = planner
    names = []
    while isinstance(current_command, click.Group) and (rest := [*context._protected_args, *context.args]):
        name, found, arguments = current_command.resolve_command(context, rest)
        assert found
        names.append(str(name))
        context, current_command = found.make_context(name, arguments, parent=context), found
    assert " ".join(names).startswith(words)
