"""Exporting from the app: shown before it is written, in any format and folder, never over a file without asking."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import replace as replace_in
from pathlib import Path
from typing import Any

import docx
import pytest
from driving import Driver, drive
from effort import sampled
from hostile_files import NAMES, lay_out
from msgspec.structs import replace
from own_templates import council_template
from textual.widgets import Static

from planner.programme import edits
from planner.session import Session
from planner.tui.app import PlannerApp
from planner.tui.screens.publishing import export
from planner.tui.screens.publishing.exportable import Prepared, programme_exportables
from planner.tui.widgets.fields import FieldWidget

NAME = "children-and-young-people-scrutiny-committee-2023-24"
sizes = pytest.mark.parametrize("size", sampled([(60, 20), (120, 40)], 1))
Size = tuple[int, int]
MADE = 30.0
"""Seconds within which a report from the council's template is made, or refused."""


def field_texts(driver: Driver) -> str:
    """Return the text beside the fields of the screen in front, on one line."""
    return " ".join(str(each.content) for each in driver.app.screen.query(Static))


async def save_file(driver: Driver) -> None:
    """Save the file, and close the dialogue that says where."""
    await driver.press("f2")
    await driver.wait_until(lambda: "Done" in driver.text())
    await driver.press("escape")


@sizes
def test_a_document_is_seen_then_written_and_its_whole_path_said(
    session: Session, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "can_open", lambda: False)

    async def scene(driver: Driver) -> None:
        await driver.press("e")
        assert "Word document" in driver.text()
        assert f"It will be {Path.cwd()}/{NAME}.docx" in field_texts(driver)
        await driver.press("right")
        assert "Web page" in driver.text()
        await driver.press("f2")
        await driver.wait_until(lambda: "Done" in driver.text())
        assert "Open it" not in driver.text()
        assert f"{Path.cwd()}/{NAME}.html" in field_texts(driver)
        await driver.press("escape")

    drive(session, scene, size)
    assert Path(f"{NAME}.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_file_of_data_is_seen_as_it_will_be(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("e", "left")
        assert '"committee": "Children and Young People Scrutiny Committee"' in driver.text()
        await driver.press(*["left"] * 5)
        assert "Date,Day,Time,Venue,Meeting,Item" in driver.text()

    drive(session, scene)


def test_nothing_is_written_over_unasked(session: Session) -> None:
    path = Path(f"{NAME}.docx")
    path.write_bytes(b"theirs")

    async def scene(driver: Driver) -> None:
        await driver.press("e")
        assert "is there already" in field_texts(driver)
        await driver.press("f2")
        await driver.wait_until(lambda: "Write over it?" in driver.text())
        await driver.press("escape")
        assert path.read_bytes() == b"theirs"
        await driver.press("f2")
        await driver.wait_until(lambda: "Write over it?" in driver.text())
        await driver.click(" Write over it ")
        await driver.wait_until(lambda: "Done" in driver.text())

    drive(session, scene)
    assert path.read_bytes().startswith(b"PK")


def test_an_earlier_version_is_saved_as_it_was_as_data_too(session: Session) -> None:
    session.publish(label="For September")
    session.do(lambda programme: edits.set_committee(programme, name="Another name"))

    async def scene(driver: Driver) -> None:
        await driver.press("e", "left")
        assert "JSON" in driver.text()
        await driver.press("shift+tab", "left")
        assert "Version 1: For September" in driver.text()
        await driver.wait_until(lambda: '"version": 1' in driver.text(), most=MADE)
        await save_file(driver)

    drive(session, scene)
    data = json.loads(Path("another-name-2023-24-version-1.json").read_bytes())
    assert data["committee"] == "Children and Young People Scrutiny Committee"


def test_what_changed_is_seen_and_saved(session: Session) -> None:
    session.publish(label="For September")
    session.do(lambda programme: edits.edit_topic(programme, "yjs", title="Youth justice"))

    async def scene(driver: Driver) -> None:
        await driver.press("e", "shift+tab", "left", "left")
        assert "(•) What changed since version 1" in driver.text()
        assert "retitled; it was “Youth Justice" in driver.text()
        await save_file(driver)

    drive(session, scene)
    assert Path(f"{NAME}-changes.docx").is_file()


def test_the_covering_report_is_seen_in_the_councils_own_words_and_saved(session: Session) -> None:
    (session.path.parent / "report-template.md").write_text("# Our report\n\n{{ committee }}\n", encoding="utf-8")

    async def scene(driver: Driver) -> None:
        await driver.press("e", "shift+tab", "right")
        await driver.wait_until(lambda: "Our report" in driver.text(), most=MADE)
        await save_file(driver)

    drive(session, scene)
    assert Path(f"{NAME}-report.docx").read_bytes().startswith(b"PK")


def test_while_there_is_a_mistake_in_those_it_is_said_and_the_report_is_in_the_usual_ones(session: Session) -> None:
    session.publish(label="For September")
    (session.path.parent / "report-template.md").write_text("# Our report\n\n{{ comittee }}\n", encoding="utf-8")

    async def scene(driver: Driver) -> None:
        await driver.press("e", "shift+tab", "right")
        assert "Covering report of version 1" in driver.text()
        await driver.wait_until(lambda: "Purpose" in driver.text(), most=MADE)
        assert "line 3: there is nothing called “comittee”" in field_texts(driver)

    drive(session, scene, (120, 40))


def test_a_word_document_is_in_the_councils_own_look_and_in_the_usual_one_only_when_agreed(session: Session) -> None:
    template = session.path.parent / "template.docx"
    template.write_bytes(council_template())

    async def scene(driver: Driver) -> None:
        await driver.press("e")
        await driver.wait_until(lambda: f"In the look of {template}." in field_texts(driver))
        await save_file(driver)
        template.write_bytes(b"no template at all")
        await driver.press("e")
        await driver.wait_until(lambda: "is no Word document" in field_texts(driver))
        Path(f"{NAME}.docx").rename("own.docx")
        await driver.press("f2")
        await driver.wait_until(lambda: "Use the usual look?" in driver.text())
        await driver.press("escape")
        assert not Path(f"{NAME}.docx").exists()
        await driver.press("f2")
        await driver.wait_until(lambda: "Use the usual look?" in driver.text())
        await driver.press("tab", "enter")
        await driver.wait_until(lambda: "Done" in driver.text())
        await driver.press("escape")

    drive(session, scene)
    headers = [docx.Document(name).sections[0].header.paragraphs[0].text for name in ("own.docx", f"{NAME}.docx")]
    assert headers == ["Anyborough", ""]


def test_while_a_document_is_being_made_it_is_said_and_the_screen_stays_usable(session: Session) -> None:
    loops = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    (session.path.parent / "report-template.md").write_text(loops, encoding="utf-8")

    async def scene(driver: Driver) -> None:
        await driver.press("e", "shift+tab", "right")
        await driver.wait_until(lambda: export.BEING_MADE in driver.text())
        await driver.press("left")
        assert "SEND" in driver.text()
        assert export.BEING_MADE not in driver.text()
        await driver.press("right", "tab", "right")
        assert "(•) Web page" in driver.text()
        await driver.wait_until(lambda: "Purpose" in driver.text(), most=MADE)
        assert "takes too long or needs too much memory, and was stopped" in field_texts(driver)
        assert f"{NAME}-report.html" in field_texts(driver)
        await save_file(driver)

    drive(session, scene, (120, 40))
    assert "Purpose</h2>" in Path(f"{NAME}-report.html").read_text(encoding="utf-8")


def test_saving_while_it_is_being_made_waits_for_it(session: Session) -> None:
    (session.path.parent / "report-template.md").write_text("# Our report\n", encoding="utf-8")

    async def scene(driver: Driver) -> None:
        await driver.press("e", "shift+tab", "right", "f2")
        await driver.wait_until(lambda: "Done" in driver.text(), most=MADE)

    drive(session, scene)
    assert Path(f"{NAME}-report.docx").read_bytes().startswith(b"PK")


def test_a_document_that_is_made_just_as_the_program_ends_is_let_go(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    exportable = next(iter(programme_exportables(session).values()))()
    ended: list[asyncio.Event] = []

    async def made_at_the_end() -> Prepared[Any]:
        ended.append(asyncio.Event())
        await ended[0].wait()
        return await exportable.prepare()

    async def first_field_is_gone(_field: FieldWidget) -> None:
        ended[0].set()
        await asyncio.sleep(0.05)

    monkeypatch.setattr(FieldWidget, "on_unmount", first_field_is_gone, raising=False)
    late = replace_in(exportable, prepare=made_at_the_end)

    async def scene(driver: Driver) -> None:
        driver.app.push_screen(export.ExportScreen("Export", {"Late": lambda: late}))
        await driver.wait_until(lambda: export.BEING_MADE in driver.text())

    drive(session, scene, (120, 40))  # raises what a worker raised
    assert ended[0].is_set()


@pytest.mark.parametrize("what", sampled(["a pipe", "a link to an endless device", "5 GB", "a share"], 2))
def test_a_programme_that_names_a_hostile_checklist_opens_and_goes_on(
    session: Session, tmp_path: Path, what: str
) -> None:
    lay_out(tmp_path / "committee")
    programme = session.programme
    programme = programme.put("committees", replace(programme.committee, checklist=NAMES[what]))
    hostile = Session.create(tmp_path / "committee" / "q.json", programme, "Made", by="Ann", today=session.today)

    async def scene(driver: Driver) -> None:
        await driver.press("c")
        assert "The checklist file" in driver.text()
        await driver.press("e")
        assert "Word document" in driver.text()
        await driver.press("escape", "s", "tab", "tab", "ctrl+u")
        await driver.type("4")
        await driver.press("f2")
        assert "Settings" not in driver.text()

    drive(hostile, scene, (120, 40))
    assert (hostile.programme.committee.limit, hostile.programme.committee.checklist) == (4, NAMES[what])


def test_a_folder_is_found_by_walking_to_it(session: Session, tmp_path: Path) -> None:
    (tmp_path / "Agendas" / "October [draft]").mkdir(parents=True)

    async def scene(driver: Driver) -> None:
        await driver.press("e")
        await driver.click("Find a folder")
        await driver.click("Cancel")
        assert "Choose a folder" not in driver.text()
        await driver.click("Find a folder")
        await driver.point_at("Agendas/")
        await driver.press("enter")
        await driver.point_at("October [draft]/")
        await driver.press("enter", "left", "enter")
        assert "Save here" in driver.text()
        await driver.press("home", "enter")
        assert "Choose a folder" not in driver.text()
        await save_file(driver)

    drive(session, scene)
    assert (tmp_path / "Agendas" / "October [draft]" / f"{NAME}.docx").is_file()


def test_what_was_saved_is_opened_where_the_system_can(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(export, "can_open", lambda: True)
    monkeypatch.setattr(export, "open_file", opened.append)

    async def scene(driver: Driver) -> None:
        await driver.press("e", "f2")
        await driver.wait_until(lambda: "Open it" in driver.text())
        await driver.press("tab", "enter")

    drive(session, scene)
    assert opened == [Path(f"{NAME}.docx").absolute()]


def test_what_cannot_be_written_is_said_and_the_choices_stay(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.exchange.formats.find_spec", bool)  # it seems to be there
    monkeypatch.setitem(sys.modules, "typst", None)

    async def scene(driver: Driver) -> None:
        await driver.press("e", "right", "right", "f2")
        await driver.wait_until(lambda: "pip install" in driver.messages())
        await driver.press("tab")
        await driver.type("/nowhere")
        await driver.press("shift+tab", "left", "f2")
        await driver.wait_until(lambda: "There is no folder" in driver.messages())
        assert "Web page" in driver.text()

    drive(session, scene)


def test_in_a_browser_it_is_downloaded_and_nothing_is_written(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(PlannerApp, "is_web", property(lambda _: True))
    monkeypatch.setattr(PlannerApp, "deliver_binary", lambda _, __, save_filename, **___: sent.append(save_filename))
    before = {*tmp_path.iterdir()}

    async def scene(driver: Driver) -> None:
        await driver.press("e")
        assert "Find a folder" not in driver.text()
        await driver.click("Download it")
        await driver.wait_until(lambda: "Sent to your browser" in driver.messages())

    drive(session, scene)
    assert sent == [f"{NAME}.docx"]
    assert {*tmp_path.iterdir()} == before


def test_a_format_that_cannot_be_made_here_is_not_offered(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.exchange.formats.find_spec", lambda _package: None)

    async def scene(driver: Driver) -> None:
        await driver.press("e")
        labels = []
        for _ in range(8):
            await driver.press("right")
            labels.append(driver.text())
        assert any("Web page" in each for each in labels)
        assert not any("PDF" in each for each in labels)

    drive(session, scene, (120, 40))


def test_the_report_offered_first_is_of_the_agenda_published_and_there_is_one_for_officers(session: Session) -> None:
    session.publish(agenda_of="m-2023-10-26")
    session.do(lambda programme: edits.edit_topic(programme, "yjs", title="Youth justice"))
    offered = list(programme_exportables(session))
    assert offered[1:4] == [
        "Covering report for 26 October 2023",
        "Covering report, draft",
        "Report with notes for officers",
    ]

    async def scene(driver: Driver) -> None:
        await driver.press("e", "shift+tab", "right")
        await driver.wait_until(lambda: "Thursday 26 October 2023" in driver.text(), most=MADE)
        assert "The programme has changed since version 1 was published" in field_texts(driver)
        await driver.press("right", "right")
        await driver.wait_until(lambda: "With notes for officers" in driver.text(), most=MADE)
        await save_file(driver)

    drive(session, scene, (120, 40))
    assert Path(f"{NAME}-report-version-1-for-officers.docx").read_bytes().startswith(b"PK")


def test_what_is_due_is_saved_as_a_calendar_whole_or_one_owners(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("l", "e")
        assert "Calendar (iCalendar)" in driver.text()
        await driver.wait_until(lambda: "BEGIN:VCALENDAR" in driver.text(), most=MADE)
        await driver.press("shift+tab", "right")
        assert "(•) What is due from " in driver.text()
        await save_file(driver)

    drive(session, scene, (120, 40))
    (saved,) = Path().glob("*-due-*.ics")
    assert saved.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_workbook_is_seen_before_it_is_written_as_the_table_that_it_holds(session: Session) -> None:
    table = next(iter(programme_exportables(session).values()))()
    content = asyncio.run(table.prepare()).content
    assert table.preview(content, "xlsx") == table.preview(content, "docx")
    assert table.preview(content, "odt") == table.preview(content, "docx")


def test_the_feed_of_changes_is_seen_and_saved(session: Session) -> None:
    session.publish(label="For September")

    async def scene(driver: Driver) -> None:
        await driver.press("e", "left", "left")
        assert "(•) Feed of changes (Atom)" in driver.text()
        await driver.wait_until(lambda: "<feed xmlns=" in driver.text(), most=MADE)
        await save_file(driver)

    drive(session, scene)
    assert Path(f"{NAME}.atom").read_bytes().count(b"<entry>") == 1
