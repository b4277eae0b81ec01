"""A command of the app: its id, its keys, and how it is told; and the key bindings of several."""

from __future__ import annotations

import re

from msgspec import Struct
from textual.binding import Binding, BindingType


class Command(Struct, frozen=True):
    """A thing a person can do: ``id`` names the screen's ``action_<id>``; ``help`` is one plain sentence.

    ``edits`` when it would change the programme: it is not offered where that is open for reading only. ``files`` when
    it reaches other files of this machine: it is not offered in a browser, which may be at another. ``words`` are
    others that people may look for it by.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    edits: bool = False
    files: bool = False
    words: str = ""

    @property
    def is_typed(self) -> bool:
        """Whether its first key is a character, which goes into a box while one has the keys."""
        return not _ACTING.fullmatch(self.keys[0])

    @property
    def shown_key(self) -> str:
        """The first key as a person would read it."""
        return _KEY_WORDS.get(self.keys[0], self.keys[0])


_ACTING = re.compile(r"enter|escape|tab|f\d+|ctrl\+.+")
"""The keys that act while a box has the keys, too."""
_KEY_WORDS = {
    "enter": "Enter",
    "escape": "Esc",
    "question_mark": "?",
    "slash": "/",
    "f1": "F1",
    "ctrl+p": "Ctrl+P",
    "f2": "F2",
    "f4": "F4",
    "up": "↑↓",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "space": "Space",
}


def bindings(*commands: Command) -> list[BindingType]:
    """Key bindings of these commands, each with an id that a keymap could remap."""
    return [
        Binding(",".join(command.keys), command.id, command.label, id=command.id, show=False) for command in commands
    ]
