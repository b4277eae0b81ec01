"""The command line: data goes to standard output, messages to standard error, and exit codes are fixed."""

from __future__ import annotations

import os
import sys

from planner.machine import garbage

DONE, FOUND, UNUSABLE, REFUSED, INTERRUPTED = 0, 1, 2, 3, 130


def main() -> None:
    """Run the command typed, and exit with its code."""
    garbage.pause()  # a command, and the app up to its first frame, make little garbage
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command, print one sentence on an error, and return the exit code."""
    import click

    if "_PLANNER_COMPLETE" in os.environ:
        from planner.cli.completion import answer

        answer()
        return DONE

    from planner.cli.printing import say
    from planner.cli.root import planner
    from planner.programme.errors import PlannerError, Refused

    try:
        with planner.make_context("planner", arguments) as context:
            result = planner.invoke(context)
    except Refused as error:
        say(f"planner: {error}")
        return REFUSED
    except PlannerError as error:
        say(f"planner: {error}")
        return UNUSABLE
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        say(f"planner: {error.format_message()}")
        if isinstance(error, click.UsageError) and error.ctx:
            say(f"Try “{error.ctx.command_path} --help”.")
        return UNUSABLE
    except click.Abort:
        return INTERRUPTED
    except (EOFError, KeyboardInterrupt):
        say("\n")  # ends the line on which the terminal shows "^C"
        return INTERRUPTED
    return result if isinstance(result, int) else DONE
