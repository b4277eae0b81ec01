"""Completion in the shell: what bash, zsh and fish are to run, and what they are answered."""

from __future__ import annotations

import os
import re
from contextlib import redirect_stderr, suppress

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from planner.cli.printing import print_text

VARIABLE = "_PLANNER_COMPLETE"
"""Set by the shell while it asks."""


@add_completion_class
class Bash(BashComplete):
    """Bash is given words as they are to stand on the line: quoted as the word at hand is.

    It takes a word to begin at a colon, an equals sign or an at sign, and only from there on is it given anew.
    """

    source_template = """\
%(complete_func)s() {
    local answer
    COMPREPLY=()
    while IFS= read -r answer; do
        case $answer in
            file,*) compopt -o default ;;
            plain,*) COMPREPLY+=("${answer#plain,}") ;;
        esac
    done < <(COMP_LINE=${COMP_LINE:0:COMP_POINT} COMP_WORD=$2 %(complete_var)s=bash_complete $1)
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one at hand, and what there is of that."""
        line = os.environ["COMP_LINE"]
        start, self._quote = _last_word(line)
        self._typed = line[start:]
        return split_arg_string(line[:start])[1:], "".join(split_arg_string(self._typed))

    def format_completion(self, item: CompletionItem[str]) -> str:
        """The word, from where bash takes it to begin."""
        if self._quote:
            return f"{item.type},{item.value}"
        typed = self._typed.rpartition("=")[2] if self._typed.startswith("-") else self._typed
        stays = len(typed.removesuffix(os.environ["COMP_WORD"]))
        quoted = re.sub(r"([^\w@%+=:,./-])", r"\\\1", item.value)
        return f"{item.type},{quoted[stays:]}"


class _WholeWords(ShellComplete):
    """The shell is given words to put in place of the whole one at hand, the option before an equals sign too."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """The words, each after its option."""
        option, equals, _ = incomplete.partition("=") if incomplete.startswith("--") else ("", "", "")
        found = super().get_completions(args, incomplete)
        return [CompletionItem(f"{option}{equals}{each.value}", each.type, each.help) for each in found]


@add_completion_class
class Zsh(_WholeWords, ZshComplete):
    """Zsh quotes what it is given."""


@add_completion_class
class Fish(_WholeWords, FishComplete):
    """Fish quotes what it is given; a word may have commas in it."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split -m 1 ","')


def _last_word(line: str) -> tuple[int, str]:
    """Where the last word of a line begins, and the quotation mark that is still open in it."""
    start, quote, escaped = 0, "", False
    for at, character in enumerate(line):
        if escaped:
            escaped = False
        elif character == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character.isspace():
            start = at + 1
    return start, quote


def answer() -> None:
    """Answer the shell that asks; one that is completing wants to hear nothing of what is wrong."""
    from planner.cli.root import planner

    with open(os.devnull, "w") as nowhere, redirect_stderr(nowhere), suppress(Exception, SystemExit):
        planner.main([], prog_name="planner", complete_var=VARIABLE)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what has a shell complete titles, dates and the like. Example: planner completion bash

    For bash, add to ~/.bashrc: source <(planner completion bash). For zsh, to ~/.zshrc after compinit: source <(planner
    completion zsh). For fish: planner completion fish > ~/.config/fish/completions/planner.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None
    print_text(kind(context.find_root().command, {}, "planner", VARIABLE).source())


COMMANDS: tuple[click.Command, ...] = (completion,)
