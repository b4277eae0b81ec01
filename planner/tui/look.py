"""The looks (themes) of the app, and remembering the one that a person chose."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from textual.theme import Theme

from planner.machine.paths import settings_folder

DARK, LIGHT, CONTRAST, TERMINAL = "dark", "light", "high-contrast", "terminal"
LABELS = {
    DARK: ("Dark", "light words on dark"),
    LIGHT: ("Light", "dark words on light"),
    CONTRAST: ("High contrast", "white and yellow on black"),
    TERMINAL: ("The terminal's own", "the colours it is set to"),
}
"""Name of a look -> its label and a description."""


def _cursor_variables(background: str, foreground: str, style: str = "bold") -> dict[str, str]:
    """Return the theme variables of the cursor bar, the same in a list with focus and in one without."""
    return {
        f"block-cursor-{state}{part}": value
        for state in ("", "blurred-")
        for part, value in (("background", background), ("foreground", foreground), ("text-style", style))
    }


_THEMES = (
    Theme(
        name=DARK,
        primary="#005ca5",
        warning="#ffa62b",
        error="#c8506c",
        success="#4ebf71",
        foreground="#e0e0e0",
        background="#121212",
        surface="#1e1e1e",
        panel="#242f38",
        variables={**_cursor_variables("#0058a3", "#ffffff"), "text-primary": "#6cb6f0"},
    ),
    Theme(
        name=LIGHT,
        dark=False,
        primary="#004578",
        warning="#8a5200",
        error="#a3244a",
        success="#1c6b38",
        foreground="#1a1a1a",
        background="#f3f3f3",
        surface="#e6e6e6",
        panel="#dce3e9",
        variables={
            **_cursor_variables("#004578", "#ffffff"),
            "text-primary": "#004f8a",
            "text-warning": "#7a4900",
            "text-error": "#a3244a",
            "text-success": "#1c6b38",
        },
    ),
    Theme(
        name=CONTRAST,
        primary="#ffff00",
        warning="#ffd166",
        error="#ffb0b0",
        success="#7dff9b",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        variables={
            **_cursor_variables("#ffff00", "#000000"),
            "text-primary": "#ffff00",
            "text-warning": "#ffd166",
            "text-error": "#ffb0b0",
            "text-success": "#7dff9b",
        },
    ),
    Theme(
        name=TERMINAL,
        ansi=True,
        primary="ansi_blue",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        variables={
            **_cursor_variables("ansi_default", "ansi_default", "bold reverse"),
            "text-primary": "ansi_default",
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
        },
    ),
)
THEMES = {theme.name: theme for theme in _THEMES}
"""Name of a look -> its theme."""


def look_file() -> Path:
    """Return the path of the file that holds the name of this person's look."""
    return settings_folder() / "look.txt"


def remembered_look() -> str | None:
    """Return the name of the look that this person chose; None when there is none."""
    with suppress(OSError, UnicodeDecodeError):
        name = look_file().read_text(encoding="utf-8").strip()
        return name if name in LABELS else None
    return None


def remember_look(name: str) -> None:
    """Remember the chosen look; it is not remembered when the file cannot be written."""
    with suppress(OSError):
        settings_folder().mkdir(parents=True, exist_ok=True)
        look_file().write_text(f"{name}\n", encoding="utf-8")
