"""The command line: standard output is data, standard error is talk, exit codes are a contract."""

from __future__ import annotations

import gc
import os
import sys

DONE, FOUND, UNUSABLE, REFUSED, INTERRUPTED = 0, 1, 2, 3, 130


def main() -> None:
    """Run the command that was typed, and leave with its exit code."""
    gc.disable()  # little is garbage until the answer, or the app's first frame, is there
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever was reading has gone; Python must not complain of it while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run a command, say what went wrong in one sentence, and give the exit code."""
    import click

    if "_PLANNER_COMPLETE" in os.environ:
        from planner.cli.completion import answer

        answer()
        return DONE

    from planner.cli.root import planner
    from planner.programme.errors import PlannerError, Refused

    try:
        result = planner.main(arguments, prog_name="planner", standalone_mode=False)
    except Refused as error:
        print(f"planner: {error}", file=sys.stderr)
        return REFUSED
    except PlannerError as error:
        print(f"planner: {error}", file=sys.stderr)
        return UNUSABLE
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        print(f"planner: {error.format_message()}", file=sys.stderr)
        if isinstance(error, click.UsageError) and error.ctx:
            print(f"Try “{error.ctx.command_path} --help”.", file=sys.stderr)
        return UNUSABLE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        return DONE
    return result if isinstance(result, int) else DONE
