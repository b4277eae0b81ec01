"""The app in a real browser: a tab for each person, downloads, and nothing lost when a tab is killed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from planner.programme.history.verifying import troubles

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are found in /proc here"),
]
Open = Callable[[str], Any]


def test_who_is_asked_for_a_name_is_asked_by_a_page_open_to_everybody(served: Any, tab: Open) -> None:
    tab_asking = tab(served.address)
    tab_asking.page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = tab_asking.page.evaluate("axe.run()")
    assert len(found["passes"]) > 10
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []


def test_an_item_is_moved_a_second_tab_notices_and_the_word_table_is_downloaded(served: Any, tab: Open) -> None:
    chair, officer = tab(served.address).enter_name("Chair"), tab(served.address).enter_name("Officer")
    files = sorted(served.folder.iterdir())
    chair.press("ArrowDown", "ArrowDown", "m").wait_for("best fit first")
    chair.press("Enter").wait_for("One sentence").press(*"Not ready", "Enter").wait_for("The committee, the Chair")
    chair.press(*"Chair", "F2").wait_for("Moved Youth Justice")
    moved = served.session()
    assert moved.history[-1].by == "Chair"
    assert moved.programme.items["yjs-2023-10-26"].meeting == "m-2023-11-30"
    officer.wait_for("Chair: Moved Youth Justice Service")

    officer.press("e").wait_for("Download it")
    with officer.page.expect_download() as downloading:
        officer.press("F2").wait_for("Sent to your browser's downloads")
    download = downloading.value
    assert download.suggested_filename.endswith("-2023-24.docx")
    table = docx.Document(BytesIO(Path(download.path()).read_bytes())).tables[0]
    assert "Youth Justice Service" in "".join(cell.text for cell in table.rows[3].cells)
    assert sorted(served.folder.iterdir()) == files

    for each in (chair, officer):
        assert each.errors == []
        assert {url.split("?")[0].startswith(served.address) for url in each.requests} == {True}
    assert chair.page.title() == "Chair · Children and Young People Scrutiny Committee"


def test_a_tab_that_is_killed_says_so_loses_nothing_and_leaves_the_other_at_work(served: Any, tab: Open) -> None:
    before = set(served.apps())
    ann = tab(served.address).enter_name("Ann")
    (ann_process,) = set(served.apps()) - before
    bob = tab(served.address).enter_name("Bob")
    ann.press("i").wait_for("Made Children's Services")
    os.kill(ann_process, signal.SIGKILL)
    ann.page.get_by_role("alert").wait_for()
    bob.press("ArrowDown", "i").wait_for("Made SEND Improvement")
    ann.page.get_by_role("link", name="Open it again").click()
    ann.wait_for("The year")
    session = served.session()
    assert {"Ann", "Bob"} <= {change.by for change in session.history}
    assert list(troubles(session.programme, session.history)) == []


def test_members_read_with_the_token_change_nothing_and_are_ended_with_it(shared: Any, tab: Open) -> None:
    before = shared.path.read_bytes()
    member = tab(shared.address.replace(shared.address.split("/")[2].split(":")[0], "127.0.0.2")).wait_for("Read only")
    assert "token" not in member.page.url
    member.press("ArrowDown", "ArrowDown", "m", "d", "i", "e").wait_for("Export the work programme")
    assert shared.path.read_bytes() == before
    assert member.errors == []
    (app,) = shared.apps()
    code, error = shared.interrupt()
    assert code == 130
    assert not Path(f"/proc/{app}").exists()
    member.page.get_by_role("alert").wait_for()
    assert error.splitlines()[:2] == [
        "Whoever has this address can read the programme, from any machine that reaches this one.",
        "What goes over the network is not encrypted: use it only on a network that you trust.",
    ]


def test_what_was_typed_in_a_tab_that_was_closed_is_offered_in_the_next(served: Any, tab: Open) -> None:
    first = tab(served.address).enter_name("Vice-chair")
    first.press("n").wait_for("begins with its title").press(*"School food")
    first.wait_for("food")
    first.page.close()
    again = tab(served.address).enter_name("Vice-chair")
    again.press("n").wait_for("You had begun this on").wait_for("School food")


@pytest.mark.parametrize("gives_notice", [False, True])
def test_what_was_typed_in_a_tab_whose_app_was_killed_is_offered_in_the_next(
    served: Any, tab: Open, gives_notice: bool
) -> None:
    before = served.apps()
    first = tab(served.address).enter_name(f"Clerk {gives_notice}")
    (app,) = set(served.apps()) - {*before}
    first.press("d").wait_for("Agreed by").press(*"Not ready").wait_for("ready")
    os.kill(app, signal.SIGTERM if gives_notice else signal.SIGKILL)
    again = tab(served.address).enter_name(f"Clerk {gives_notice}")
    again.press("d").wait_for("You had begun this on").wait_for("Not ready")
