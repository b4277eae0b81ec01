"""The program loaded once, and forked for each question of a shell: a new process for each, without its half second.

``at_hand.py serve SOCKET`` waits for questions; ``at_hand.py ask SOCKET WORD...`` runs the program there, with the
words and the environment given here, and prints what it prints.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys


def serve(path: str) -> None:
    """Run the program for whoever asks, until ended."""
    from planner.cli import completion, exporting, root, run  # noqa: F401  # loaded before the first question

    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    listening.listen()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that have ended
    while True:
        asking, _ = listening.accept()
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            asked = json.loads(asking.makefile("rb").readline())
            os.environ.clear()
            os.environ.update(asked["environment"])
            os.chdir(asked["folder"])
            os.dup2(asking.fileno(), 1)
            os._exit(run(asked["words"]))
        asking.close()


def ask(path: str, words: list[str]) -> None:
    """Have the program run, and print what it prints."""
    asked = {"words": words, "environment": dict(os.environ), "folder": os.getcwd()}
    with socket.socket(socket.AF_UNIX) as asking:
        asking.connect(path)
        asking.sendall(json.dumps(asked).encode() + b"\n")
        while answer := asking.recv(65536):
            os.write(1, answer)


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(sys.argv[2])
    else:
        ask(sys.argv[2], sys.argv[3:])
