"""The web pages in a real browser: axe-core finds nothing at any width, dark or light, and none scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

import pytest
from hostile import hostile, hostile_view_of

from planner.exchange.blocks import Document
from planner.exchange.edition import edition_now
from planner.exchange.programme import programme_document
from planner.exchange.samples import sample
from planner.exchange.webpage import webpage
from planner.programme import edits
from planner.programme.model import Programme
from planner.programme.settings import parse

COLUMNS = "date, items, objective, lead officer, portfolio holder, notes, report deadline"
WIDTHS = (320, 768, 1280)
"""In CSS pixels; the first is also a page of 1280 at 400 %."""
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def programme(of: Programme, **settings: Any) -> Document:
    """The programme's document under these settings."""
    view = hostile_view_of(edits.set_committee(of, **settings))
    return programme_document(edition_now(view, ()))


PAGES: Mapping[str, Callable[[], Document]] = {
    "programme": lambda: programme(sample()),
    "every column": lambda: programme(sample(), print_waiting=True, **dict([parse("columns", COLUMNS)])),
    "hostile": lambda: programme(hostile()),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_open_to_everybody(browser: Any, name: str) -> None:
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    page = browser.new_page()
    page.set_content(webpage(PAGES[name]()))
    page.evaluate(axe)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate("options => axe.run(options)", {"runOnly": STANDARDS, "resultTypes": ["violations"]})
            assert len(found["passes"]) > 20
            broken = [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]]
            assert broken == [], (name, width, scheme)
    page.close()
