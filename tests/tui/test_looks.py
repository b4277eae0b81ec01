"""Every word can be read in every look, and a chosen look is remembered."""

from __future__ import annotations

from itertools import product

import pytest
from driving import Driver, drive
from rich.color import Color
from textual.geometry import Region

from planner.session import Session
from planner.tui.look import CONTRAST, DARK, LIGHT, TERMINAL, remembered_look

MIN_CONTRAST = {DARK: 4.5, LIGHT: 4.5, CONTRAST: 7.0}
DRAWN = set("─━│┃┌┐└┘┏┓┗┛▊▎▍▌▁▔█▕▏▐▄▀▇▆▅▃▂ ")
"""Characters that are drawn, not read: rules, borders and scrollbars."""

Pair = tuple[Color, Color]


def contrast(pair: Pair) -> float:
    """Return the contrast ratio of two colours by the Web Content Accessibility Guidelines."""

    def luminance(colour: Color) -> float:
        parts = [each / 255 for each in colour.get_truecolor()]
        linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted(map(luminance, pair))
    return (lighter + 0.05) / (darker + 0.05)


def colour_pairs(driver: Driver) -> dict[Pair, str]:
    """Return the colours of text and background on the screen in front, each with some of that text."""
    found: dict[Pair, str] = {}
    screen = driver.app.screen
    in_front = [each.region for each in screen.query("#dialogue, #--input, CommandList")]
    front = Region.from_union(in_front) if in_front else Region(0, 0, *screen.size)
    for y, strip in enumerate(screen._compositor.render_strips()):
        if not front.y <= y < front.bottom:
            continue
        for segment in strip.crop(front.x, front.right):
            style = segment.style
            if set(segment.text) - DRAWN and style and style.color and style.bgcolor:
                pair = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
                found.setdefault(pair, segment.text.strip())
    return found


SCREENS = (
    ("space",),
    ("escape", "t", "slash", "a"),
    ("escape", "m", "enter"),
    ("escape", "escape", "e", "tab", "tab"),
    ("escape", "d", "f2"),
    ("escape", "y", "f", "ctrl+p"),
)
"""Keys that go from one screen to the next."""


def test_every_word_of_every_screen_can_be_read(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        for keys, look in product(SCREENS, MIN_CONTRAST):
            if look is DARK:
                await driver.press(*keys)
            driver.app.theme = look
            await driver.settle()
            poor = {
                words: contrast(pair)
                for pair, words in colour_pairs(driver).items()
                if contrast(pair) < MIN_CONTRAST[look]
            }
            assert not poor, (look, keys)

    drive(session, scene, (120, 40))


def test_a_look_is_tried_as_the_cursor_comes_to_it_and_remembered_once_chosen(session: Session) -> None:
    async def leaves_it(driver: Driver) -> None:
        await driver.press("L", "down")
        assert driver.app.theme == LIGHT
        await driver.press("escape")
        assert driver.app.theme == DARK
        assert remembered_look() is None
        await driver.press("L", "down", "down", "enter")

    async def finds_it(driver: Driver) -> None:
        assert driver.app.theme == CONTRAST

    drive(session, leaves_it)
    assert remembered_look() == CONTRAST
    drive(session, finds_it)


def test_without_colour_the_cursor_is_seen_and_no_colour_is_used(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def scene(driver: Driver) -> None:
        assert driver.app.theme == TERMINAL
        strips = driver.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style and segment.text.strip()]
        assert {style.color.is_default for style in styles if style.color} == {True}
        assert any(style.reverse for style in styles)

    drive(session, scene)


@pytest.mark.parametrize(("terminal", "look"), [("xterm", TERMINAL), ("xterm-256color", DARK)])
def test_a_terminal_of_few_colours_keeps_its_own(
    session: Session, terminal: str, look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.delenv("COLORTERM", raising=False)

    async def scene(driver: Driver) -> None:
        assert driver.app.theme == look

    drive(session, scene)
