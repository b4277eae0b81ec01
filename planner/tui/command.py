"""A command of the app: its keys, label, help, when it applies and what it runs; and the key bindings of commands."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct, structs
from textual.binding import Binding, BindingType


def always(_screen: object) -> bool:
    """Return True; the condition of a command that applies on every screen that has it."""
    return True


class Command(Struct, frozen=True):
    """A command; ``id`` names it in a keymap, and ``help`` is one plain sentence.

    ``run``, ``when`` (does it apply?) and ``label_now`` (its label here, where that differs from ``label``) are
    functions of the screen in front. A coroutine that ``run`` returns is awaited in a worker.

    ``edits``: it changes the programme, and is not offered while that is read-only. ``files``: it opens other files of
    this machine, and is not offered in a browser. ``search_words``: other words that people may look for it by.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    run: Callable[[Any], object]
    when: Callable[[Any], bool] = always
    label_now: Callable[[Any], str] | None = None
    edits: bool = False
    files: bool = False
    search_words: str = ""

    def replace(self, **changes: Any) -> Command:
        """Return the command with these fields replaced, for a screen that has it otherwise."""
        return structs.replace(self, **changes)

    def when_also(self, condition: Callable[[Any], bool]) -> Command:
        """Return the command limited to screens where ``condition`` holds as well."""
        return self.replace(when=lambda screen: condition(screen) and self.when(screen))

    def label_on(self, screen: object) -> str:
        """Return the command's label on this screen at present."""
        return self.label_now(screen) if self.label_now else self.label

    @property
    def has_printable_key(self) -> bool:
        """Whether its first key is a character, which an input with focus takes as text."""
        return not _NON_PRINTABLE.fullmatch(self.keys[0])

    @property
    def key_label(self) -> str:
        """The first key, as people read it."""
        return _KEY_LABELS.get(self.keys[0], self.keys[0])


_NON_PRINTABLE = re.compile(r"enter|escape|tab|f\d+|ctrl\+.+")
"""Keys that run commands even while an input has focus."""
_KEY_LABELS = {
    "enter": "Enter",
    "escape": "Esc",
    "question_mark": "?",
    "slash": "/",
    "f1": "F1",
    "ctrl+p": "Ctrl+P",
    "f2": "F2",
    "f4": "F4",
    "f8": "F8",
    "f9": "F9",
    "up": "↑↓",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "space": "Space",
}


def bindings(*commands: Command) -> list[BindingType]:
    """Return the key bindings of these commands, each with an id that a keymap can remap."""
    return [
        Binding(",".join(command.keys), f"command({command.id!r})", command.label, id=command.id, show=False)
        for command in commands
        if command.keys
    ]
