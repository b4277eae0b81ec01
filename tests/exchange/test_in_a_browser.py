"""Exported web pages in a real browser: accessible at any width, dark or light, and never scrolled sideways."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hostile import edition_of_view, hostile, hostile_view_of
from msgspec.structs import replace
from pypdf import PdfReader
from scene_6 import scene_6
from scenes_of_recommendations import LATE, answered
from wide_document import EVERY_COLUMN, wide_document, wide_programme

from planner.exchange.checklists import read_checklist
from planner.exchange.formats import DOCUMENTS
from planner.exchange.public_folder import PAGE, newest_edition, public_files, write_public
from planner.exchange.report import report_document, template_for
from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
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
    "every column": lambda _: programme(sample(), print_waiting=True, **dict([parse("columns", EVERY_COLUMN)])),
    "long words": lambda _: wide_document(),
    "hostile": lambda _: programme(hostile()),
    "changes": changes,
    "report": report,
    "numbered report": lambda session: replace(report(session), is_numbered=True, edition="Version 2"),
    "action log": lambda _: follow_up(action_log_document, scene_6()),
    "tracker": lambda _: follow_up(tracker_document, answered()),
    "letter": lambda _: follow_up(
        lambda view: letter_document(view, [view.programme.recommendations[id] for id in ("S1", "S2")]), answered()
    ),
    "background": lambda _: follow_up(
        lambda view: background_document(view, view.programme.items["send-2023-09-28"]), answered()
    ),
}

DRAFT, PUBLISHED = "public draft", "public version"
"""The pages that stand beside other files."""
EVERY_PAGE = (*PAGES, DRAFT, PUBLISHED)


def html_of(name: str, session: Session) -> str:
    """Return one of the pages."""
    if name in PAGES:
        return DOCUMENTS["html"].render(PAGES[name](session)).decode()
    if name == PUBLISHED:
        slipped(session)
    return public_files(newest_edition(session.public_view, session.public.history))[PAGE].decode()


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_a_page_is_open_to_everybody(browser: Any, name: str, session: Session) -> None:
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    page = browser.new_page()
    page.set_content(html_of(name, session))
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


CHOPPED = """() => {
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), chopped = [];
    while (texts.nextNode()) {
        for (const word of texts.currentNode.data.matchAll(/[^\\s-]+/g)) {
            const range = document.createRange();
            range.setStart(texts.currentNode, word.index);
            range.setEnd(texts.currentNode, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map(each => each.top)).size > 1) chopped.push(word[0]);
        }
    }
    return chopped;
}"""
"""The words of a page that begin on one line and end on another."""


@pytest.mark.parametrize("name", ["every column", "long words", "report", "tracker", DRAFT])
def test_no_word_is_chopped_at_any_width_beside_or_below_one_another(browser: Any, name: str, session: Session) -> None:
    page = browser.new_page()
    page.set_content(html_of(name, session))
    for width in (320, 480, 640, 768, 800, 1024, 1152, 1180, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(CHOPPED) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_cells_below_one_another_are_still_a_table_with_headers(browser: Any) -> None:
    page = browser.new_page(viewport={"width": 768, "height": 900})
    page.set_content(DOCUMENTS["html"].render(wide_document()).decode())
    assert page.evaluate("getComputedStyle(document.querySelector('td')).display") == "block"
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(node["role"]["value"] for node in tree if not node["ignored"])
    found = {role: roles[role] for role in ("table", "columnheader", "rowheader", "cell")}
    assert found == {"table": 1, "columnheader": 7, "rowheader": 40, "cell": 240}
    page.close()


def test_every_printed_page_of_a_table_begins_with_its_heads_and_has_no_links(browser: Any) -> None:
    edition = edition_of_view(hostile_view_of(wide_programme()))
    page = browser.new_page()
    page.set_content(public_files(edition)[PAGE].decode())
    printed = [" ".join(each.extract_text().split()) for each in PdfReader(BytesIO(page.pdf())).pages]
    page.close()
    heads = "Date Items Objective Lead officer Portfolio holder Notes Report deadline"
    assert all(re.match(r"\d+ of \d+ ?Draft as at 1 September 2023 ?", text) for text in printed)
    above = [text.partition(heads)[0].partition("2023")[2].strip() for text in printed]
    assert len(printed) > 3
    assert all(heads in text for text in printed)
    assert above[0].startswith("Draft as at 1 September 2023, not yet published Work programme 2023/24 Children and")
    assert above[0].endswith("The year’s meetings and their items, by date")
    assert not any(above[1:])


def test_the_links_of_a_public_page_lead_where_they_say(browser: Any, session: Session, tmp_path: Path) -> None:
    write_public(newest_edition(session.public_view, session.public.history), tmp_path / "public")
    page = browser.new_page(viewport={"width": 320, "height": 600})
    page.goto((tmp_path / "public" / PAGE).as_uri())
    page.click("text=28 March 2024 >> nth=0")
    assert page.evaluate("document.querySelector(':target').textContent") == "28 March 2024"
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top") < 600
    beside = page.evaluate("[...document.querySelectorAll('header a')].map(each => each.href)")
    assert [Path(each.removeprefix("file://")).is_file() for each in beside] == [True] * 3
    page.close()


@pytest.mark.skipif(not os.environ.get("PLANNER_NU") or not shutil.which("java"), reason="PLANNER_NU names vnu.jar")
def test_the_nu_html_checker_has_nothing_to_say_of_any_page(tmp_path: Path) -> None:
    paths = {name: tmp_path / f"{name}.html" for name in EVERY_PAGE}
    for name, path in paths.items():
        session = Session.create(path.with_suffix(".json"), sample(), SAMPLE_LABEL, by="Chair", today=SAMPLE_DAY)
        path.write_text(html_of(name, session), encoding="utf-8")
    command = ["java", "-jar", os.environ["PLANNER_NU"], "--format", "gnu", "--exit-zero-always"]
    checked = subprocess.run([*command, *map(str, paths.values())], capture_output=True, text=True, check=True)
    assert checked.stderr == ""
