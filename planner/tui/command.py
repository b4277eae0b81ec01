"""A command of the app: its keys, how it is told, when it applies and what it runs; and the key bindings of several."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from textual.binding import Binding, BindingType


def always(_screen: object) -> bool:
    """A command applies whatever is selected, unless it says otherwise."""
    return True


class Command(Struct, frozen=True):
    """A thing a person can do; ``help`` is one plain sentence, ``id`` names it in a keymap.

    ``run`` does it, ``when`` says whether it applies to what is selected, and ``label_now`` what it is called there
    where that differs: functions of the screen in front. What ``run`` waits for is waited for in a worker.

    ``edits`` when it would change the programme: it is not offered where that is open for reading only. ``files`` when
    it reaches other files of this machine: it is not offered in a browser, which may be at another. ``words`` are
    others that people may look for it by.
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
        """The command as one screen has it: with these of its parts instead."""
        return replace(self, **changes)

    def when_also(self, condition: Callable[[Any], bool]) -> Command:
        """The command where this holds of the screen as well."""
        return replace(self, when=lambda screen: condition(screen) and self.when(screen))

    def label_on(self, screen: object) -> str:
        """What it is called as things stand."""
        return self.label_now(screen) if self.label_now else self.label

    @property
    def has_printable_key(self) -> bool:
        """Whether its first key is a character, which goes into a box while one has the keys."""
        return not _NON_PRINTABLE.fullmatch(self.keys[0])

    @property
    def key_label(self) -> str:
        """The first key as a person would read it."""
        return _KEY_LABELS.get(self.keys[0], self.keys[0])


_NON_PRINTABLE = re.compile(r"enter|escape|tab|f\d+|ctrl\+.+")
"""The keys that act while a box has the keys, too."""
_KEY_LABELS = {
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
        Binding(",".join(command.keys), f"command({command.id!r})", command.label, id=command.id, show=False)
        for command in commands
        if command.keys
    ]
