"""The command that shows the app in a browser."""

from __future__ import annotations

import errno
import secrets
import socket
import sys

import click
from click.core import ParameterSource

from planner.cli.context import Invocation, pass_invocation
from planner.cli.printing import print_text, say
from planner.programme.errors import Unusable

LOOPBACK = "127.0.0.1"


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, metavar="N", help="The port; else 8000.")
@click.option("--host", default="", metavar="HOST", help="An address of this machine that others can reach.")
@click.option("--read-only", is_flag=True, help="Only to look: nothing can be changed.")
@click.option(
    "--tabs", type=click.IntRange(1, 1000), default=20, metavar="N", help="How many may be open at once; else 20."
)
@click.option(
    "--wait",
    type=click.IntRange(1, 3600),
    default=15,
    metavar="SECONDS",
    help="How long a tab is kept whose browser is out of reach; else 15.",
)
@pass_invocation
@click.pass_context
def serve(
    context: click.Context, invocation: Invocation, port: int, host: str, read_only: bool, tabs: int, wait: int
) -> None:
    """Show the app in a browser on this machine, until Ctrl+C. Example: planner -f programme.json serve"""
    try:
        from planner.web.server import PlannerServer, ServerOptions
    except ModuleNotFoundError:
        raise Unusable(
            "The browser needs the package “textual-serve”, which is not there: “pip install textual-serve” brings it."
        ) from None

    committee = invocation.session.programme.committee.name
    is_name_typed = context.find_root().get_parameter_source("by") is ParameterSource.COMMANDLINE
    server_options = ServerOptions(
        title=committee,
        command=lambda name: app_command(invocation, name, read_only),
        name=invocation.who if is_name_typed else "Reading only" if read_only else "",
        default_name="" if host else invocation.who,
        tabs=tabs,
        wait=wait,
    )
    token = secrets.token_urlsafe() if host else ""

    def ready() -> None:
        if host:
            allowed, is_local = "read" if read_only else "read and change", host in (LOOPBACK, "localhost", "::1")
            where = "on this machine" if is_local else "from any machine that reaches this one"
            say(f"Whoever has this address can {allowed} the programme, {where}.")
            if not is_local:
                say("What goes over the network is not encrypted: use it only on a network that you trust.")
        say("Open this address in a browser. Ctrl+C here ends it for everybody.")
        print_text(_address(host, port, token))

    try:
        PlannerServer(server_options, host or LOOPBACK, port, token, ready).serve()
    except OSError as error:
        raise Unusable(_message(error, host, port)) from None
    raise click.Abort


def app_command(invocation: Invocation, name: str, read_only: bool) -> list[str]:
    """Return the command line that runs the app for one person, with the options given here."""
    options = {"--by": name, "--today": invocation.day, "--year": invocation.year}
    return [
        *(sys.executable, "-P", "-m", "planner"),
        *(f"{option}={value}" for option, value in options.items() if value),
        *("open", str(invocation.path.absolute())),
        *(["--read-only"] if read_only else []),
    ]


def _address(host: str, port: int, token: str) -> str:
    """Return the address to open in a browser, with the token."""
    hostname = socket.gethostname() if host in ("0.0.0.0", "::") else host or LOOPBACK
    hostname = f"[{hostname}]" if ":" in hostname else hostname  # an IPv6 address
    return f"http://{hostname}:{port}/" + (f"?token={token}" if token else "")


def _message(error: OSError, host: str, port: int) -> str:
    """Return the message when the server cannot listen at an address."""
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use: choose another with --port, such as --port {port + 1}."
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Port {port} may not be used: choose one above 1023 with --port."
    return f"“{host}” is not an address of this machine: {error.strerror or error}."


COMMANDS: tuple[click.Command, ...] = (serve,)
