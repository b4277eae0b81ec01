"""Completion in the shell: what bash, zsh and fish are to run, and what they are answered."""

from __future__ import annotations

import os
from contextlib import redirect_stderr, suppress
from typing import ClassVar

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    get_completion_class,
)

from planner.cli.printing import print_data, print_text
from planner.cli.quoting import BASH, FISH, ZSH, Escapes, for_bash, typed

VARIABLE = "_PLANNER_COMPLETE"
"""Set by the shell while it asks."""


class _Shell(ShellComplete):
    """A shell that gives its line up to the cursor as it is typed, and puts a word in place of the whole one at hand.

    The word is whole with the option before an equals sign too.
    """

    escapes: ClassVar[Escapes]

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one at hand, and what there is of that."""
        line = typed(os.environ["COMP_WORDS"], self.escapes)
        return line.words[1:], line.at_hand

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """The words, each after its option."""
        option, equals, _ = incomplete.partition("=") if incomplete.startswith("--") else ("", "", "")
        found = super().get_completions(args, incomplete)
        return [CompletionItem(f"{option}{equals}{each.value}", each.type, each.help) for each in found]


@add_completion_class
class Bash(_Shell, BashComplete):
    """Bash is given words as they are to stand on the line: quoted as the word at hand is.

    It takes a word to begin at a quotation mark, a colon, an equals sign or an at sign, and only from there on is it
    given anew: from ``COMP_WORD`` on.
    """

    escapes = BASH
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
        self._typed = typed(line, self.escapes, len(line.removesuffix(os.environ["COMP_WORD"])))
        return self._typed.words[1:], self._typed.at_hand

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """The words that go on from what stays on the line."""
        stays = self._typed.stays
        found = super().get_completions(args, incomplete)
        return [each for each in found if each.value[: len(stays)].casefold() == stays.casefold()]

    def format_completion(self, item: CompletionItem[str]) -> str:
        """The word, from where bash takes it to begin."""
        return f"{item.type},{for_bash(item.value[len(self._typed.stays) :], self._typed.quote)}"


@add_completion_class
class Zsh(_Shell, ZshComplete):
    """Zsh quotes what it is given."""

    escapes = ZSH
    source_template = """\
#compdef %(prog_name)s
%(complete_func)s() {
    local answer
    local -a words_alone words_told lines
    for answer in "${(@f)$(COMP_WORDS="${(j: :)words[1,CURRENT-1]} $QIPREFIX$IPREFIX$PREFIX" \\
        %(complete_var)s=zsh_complete %(prog_name)s)}"; do
        case $answer in
            file,*) _files ;;
            plain,*$'\\t'*) words_told+=("${${answer#plain,}%%$'\\t'*}"); lines+=("${${answer#plain,}/$'\\t'/ -- }") ;;
            plain,*) words_alone+=("${answer#plain,}") ;;
        esac
    done
    (( $#words_told )) && compadd -U -V told -l -d lines -a words_told
    (( $#words_alone )) && compadd -U -V alone -a words_alone
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

    def format_completion(self, item: CompletionItem[str]) -> str:
        """The word, and after a tab what is told about it."""
        return f"{item.type},{item.value}\t{item.help}" if item.help else f"{item.type},{item.value}"


@add_completion_class
class Fish(_Shell, FishComplete):
    """Fish quotes what it is given, but for a tilde at the beginning."""

    escapes = FISH
    source_template = """\
function %(complete_func)s
    for answer in (COMP_WORDS=(commandline -cp) %(complete_var)s=fish_complete %(prog_name)s)
        set -l told (string split -m 1 , -- $answer)
        switch $told[1]
            case file
                __fish_complete_path $told[2]
            case plain
                printf '%%s\\n' $told[2]
        end
    end
end
complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """The words that mean themselves as the word at hand is quoted."""
        line = os.environ["COMP_WORDS"]
        is_bare = not typed(line, self.escapes, len(line)).quote
        found = super().get_completions(args, incomplete)
        return [each for each in found if not (is_bare and each.value.startswith("~"))]


def answer() -> None:
    """Answer the shell that asks; one that is completing wants to hear nothing of what is wrong."""
    from planner.cli.root import planner

    with open(os.devnull, "w") as nowhere, redirect_stderr(nowhere), suppress(Exception, SystemExit):
        if kind := get_completion_class(os.environ[VARIABLE].removesuffix("_complete")):
            print_data(kind(planner, {}, "planner", VARIABLE).complete() + "\n")


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
