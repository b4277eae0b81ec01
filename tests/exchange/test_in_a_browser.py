"""Exported web pages in a real browser: accessible at any width, dark or light, and never scrolled sideways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib.resources import files
from typing import Any

import pytest
from hostile import hostile, hostile_view_of
from scene_6 import scene_6
from scenes_of_recommendations import LATE, answered

from planner.exchange.checklists import read_checklist
from planner.exchange.formats import DOCUMENTS
from planner.exchange.report import report_document, template_for
from planner.exchange.samples import sample
from planner.programme import edits
from planner.programme.documents.action_log import action_log_document
from planner.programme.documents.background import background_document
from planner.programme.documents.blocks import Document
from planner.programme.documents.changes import changes_between, changes_document
from planner.programme.documents.edition import edition_now
from planner.programme.documents.letter import letter_document
from planner.programme.documents.programme import programme_document
from planner.programme.documents.report import report_now
from planner.programme.documents.tracker import tracker_document
from planner.programme.model import Programme
from planner.programme.settings import parse
from planner.programme.view import View
from planner.session import Session

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COLUMNS = "date, items, objective, lead officer, portfolio holder, notes, report deadline"
WIDTHS = (320, 768, 1280)
"""Widths in CSS pixels; the first is that of 1280 enlarged to 400 %."""
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def programme(of: Programme, **settings: Any) -> Document:
    """Return the programme's document under these settings."""
    view = hostile_view_of(edits.set_committee(of, **settings))
    return programme_document(edition_now(view, ()))


def slipped(session: Session) -> Session:
    """Publish the sample, move an item, and return the session."""
    session.publish(label="Agenda of September")
    move = partial(edits.move, item="yjs-2023-10-26", meeting="m-2023-11-30", today=session.today)
    session.do(move, reason="Report not ready", authority="Chair")
    return session


def report(session: Session) -> Document:
    """Return the covering report after an item slipped."""
    slipped(session)
    return report_document(report_now(session.view, session.history), template_for(session.path))


def changes(session: Session) -> Document:
    """Return the list of changes after an item slipped."""
    since = slipped(session).programme.versions["1"]
    return changes_document(changes_between(session.changed(since), since, None, session.view))


def follow_up(document: Callable[[View], Document], of: Programme) -> Document:
    """Return a document of what came after meetings, as at a day when it has."""
    return document(View(of, LATE, read_checklist(""), "2023/24"))


PAGES: Mapping[str, Callable[[Session], Document]] = {
    "programme": lambda _: programme(sample()),
    "every column": lambda _: programme(sample(), print_waiting=True, **dict([parse("columns", COLUMNS)])),
    "hostile": lambda _: programme(hostile()),
    "changes": changes,
    "report": report,
    "action log": lambda _: follow_up(action_log_document, scene_6()),
    "tracker": lambda _: follow_up(tracker_document, answered()),
    "letter": lambda _: follow_up(
        lambda view: letter_document(view, [view.programme.recommendations[id] for id in ("S1", "S2")]), answered()
    ),
    "background": lambda _: follow_up(
        lambda view: background_document(view, view.programme.items["send-2023-09-28"]), answered()
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_open_to_everybody(browser: Any, name: str, session: Session) -> None:
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    page = browser.new_page()
    page.set_content(DOCUMENTS["html"].render(PAGES[name](session)).decode())
    page.evaluate(axe)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate("options => axe.run(options)", {"runOnly": STANDARDS, "resultTypes": ["violations"]})
            assert len(found["passes"]) > 10
            broken = [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]]
            assert broken == [], (name, width, scheme)
    page.close()
