"""The documents of what comes after a meeting: as they read, and whole whatever was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from goldens import check_golden, everything
from msgspec.structs import replace
from scene_6 import AS_AT, scene_6
from scenes_of_recommendations import LATE, answered

from planner.exchange.checklists import read_checklist
from planner.exchange.formats import DOCUMENTS
from planner.programme import edits
from planner.programme.documents.action_log import action_log_document
from planner.programme.documents.background import background_document
from planner.programme.documents.blocks import Document
from planner.programme.documents.letter import letter_document
from planner.programme.documents.tracker import tracker_document
from planner.programme.kinds import ItemOutcome
from planner.programme.model import Programme
from planner.programme.view import View

ITEM = "send-2024-03-28"


def view_of(programme: Programme, today: date = LATE) -> View:
    return View(programme, today, read_checklist(""), "2023/24")


def followed_up() -> Programme:
    """Return the recommendations as answered, with a minute of September and an item to come in March."""
    programme = edits.place(answered(), ITEM, "send", "m-2024-03-28", today=date(2024, 1, 15))
    minute = {"outcome": ItemOutcome.CONSIDERED, "number": "20", "conclusions": "Parents wait too long for an answer."}
    return edits.record_minute(programme, "send-2023-09-28", by="Officer", today=LATE, **minute)


def letter(view: View) -> Document:
    return letter_document(view, [view.programme.recommendations[id] for id in ("S1", "S2")])


def background(view: View) -> Document:
    return background_document(view, view.programme.items[ITEM])


MADE: Mapping[str, Callable[[View], Document]] = {
    "tracker": tracker_document,
    "letter": letter,
    "background": background,
}
"""Name -> the document about recommendations."""


@pytest.mark.parametrize("format", ["markdown", "text"])
@pytest.mark.parametrize("name", MADE)
def test_golden(name: str, format: str) -> None:
    document = MADE[name](view_of(followed_up(), date(2024, 1, 15)))
    rendered = DOCUMENTS[format]
    check_golden(f"{name}{rendered.suffix}", rendered.render(document))


def test_golden_action_log() -> None:
    document = action_log_document(view_of(scene_6(), AS_AT))
    check_golden("action-log.md", DOCUMENTS["markdown"].render(document))


LONG = "\n\n".join(
    f'Paragraph {number}: <b>&amp; "quotes" | pipes, [links](x), {{{{ braces }}}}, =1+1, ﷽ and “é”. ' + "word " * 150
    for number in range(1, 6)
)
"""Five paragraphs of some 800 characters, with what formats give a meaning to."""


@pytest.mark.parametrize("format", [name for name, each in DOCUMENTS.items() if each.is_available])
@pytest.mark.parametrize("name", MADE)
def test_a_text_of_four_thousand_characters_and_hostile_words_is_whole_in_every_document(
    name: str, format: str
) -> None:
    programme = followed_up()
    for id in programme.recommendations:
        programme = programme.put("recommendations", replace(programme.recommendations[id], text=LONG))
    content = DOCUMENTS[format].render(MADE[name](view_of(programme)))
    text = everything(DOCUMENTS[format].suffix, content)
    shown = {"letter": 2, "background": 3, "tracker": 5}[name]
    assert text.count("word") - text.count("password") >= 750 * shown
    for number in range(1, 6):
        assert f"Paragraph {number}" in text


@pytest.mark.parametrize("name", [*MADE, "action log"])
def test_each_says_the_day_whose_state_it_tells(name: str) -> None:
    make = {**MADE, "action log": action_log_document}[name]
    assert make(view_of(followed_up(), date(2024, 1, 15))).edition == "As at 15 January 2024"
