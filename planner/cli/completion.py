"""Shell completion: the scripts for bash, zsh and fish, and the completions that they ask for."""

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
from planner.cli.quoting import BASH, FISH, ZSH, Escapes, parse_line, quote_for_bash

VARIABLE = "_PLANNER_COMPLETE"
"""The environment variable that a shell sets when it asks for completions."""


class _Shell(ShellComplete):
    """A shell that passes its line up to the cursor as typed, and replaces the whole current word by the one chosen.

    In ``--option=value`` the option and the equals sign are part of the word.
    """

    escapes: ClassVar[Escapes]

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the current one, and the current word as far as it is typed."""
        line = parse_line(os.environ["COMP_WORDS"], self.escapes)
        return line.words[1:], line.current

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Return the completions; those of ``--option=value`` begin with the option and the equals sign."""
        option, equals, _ = incomplete.partition("=") if incomplete.startswith("--") else ("", "", "")
        items = super().get_completions(args, incomplete)
        return [CompletionItem(f"{option}{equals}{item.value}", item.type, item.help) for item in items]


@add_completion_class
class Bash(_Shell, BashComplete):
    """Bash inserts words as they are, so they are quoted like the current word.

    It takes a word to begin at a quotation mark, a colon, an equals sign or an at sign, and replaces only the part from
    there on, which is ``COMP_WORD``.
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
        """Return the words before the current one, and the current word as far as it is typed."""
        line = os.environ["COMP_LINE"]
        self._line = parse_line(line, self.escapes, len(line.removesuffix(os.environ["COMP_WORD"])))
        return self._line.words[1:], self._line.current

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Return the completions that begin with the part of the current word that bash keeps."""
        kept = self._line.kept
        items = super().get_completions(args, incomplete)
        return [item for item in items if item.value[: len(kept)].casefold() == kept.casefold()]

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Return the part of the word that bash replaces, quoted."""
        return f"{item.type},{quote_for_bash(item.value[len(self._line.kept) :], self._line.quote)}"


@add_completion_class
class Zsh(_Shell, ZshComplete):
    """Zsh quotes the words itself."""

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
        """Return the word, and its description after a tab."""
        return f"{item.type},{item.value}\t{item.help}" if item.help else f"{item.type},{item.value}"


@add_completion_class
class Fish(_Shell, FishComplete):
    """Fish quotes the words itself, but for a tilde at the beginning."""

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
        """Return the completions; without those that begin with a tilde, unless the current word is quoted."""
        line = os.environ["COMP_WORDS"]
        is_unquoted = not parse_line(line, self.escapes, len(line)).quote
        items = super().get_completions(args, incomplete)
        return [item for item in items if not (is_unquoted and item.value.startswith("~"))]


def answer() -> None:
    """Print the completions that the shell asks for; errors are silent, as they would disturb the typing."""
    from planner.cli.root import planner

    with open(os.devnull, "w") as null_stream, redirect_stderr(null_stream), suppress(Exception, SystemExit):
        if shell_class := get_completion_class(os.environ[VARIABLE].removesuffix("_complete")):
            print_data(shell_class(planner, {}, "planner", VARIABLE).complete() + "\n")


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what has a shell complete titles, dates and the like. Example: planner completion bash

    For bash, add to ~/.bashrc: source <(planner completion bash). For zsh, to ~/.zshrc after compinit: source <(planner
    completion zsh). For fish: planner completion fish > ~/.config/fish/completions/planner.fish
    """
    shell_class = get_completion_class(shell)
    assert shell_class is not None
    print_text(shell_class(context.find_root().command, {}, "planner", VARIABLE).source())


COMMANDS: tuple[click.Command, ...] = (completion,)
