"""Every format has the same dates and items, and none is harmed by what people type."""

from __future__ import annotations

import csv
import json
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path

import pytest
import typst
from docx import Document
from goldens import check_golden, parts
from hostile import hostile, hostile_view_of

from planner.exchange.edition import edition_now
from planner.exchange.formats import FORMATS, suggested_name, write_export
from planner.programme import edits
from planner.programme.errors import Refused, Unusable
from planner.programme.view import View


@pytest.fixture
def hostile_view() -> View:
    return hostile_view_of(hostile())


def rendered(view: View, name: str) -> bytes:
    return FORMATS[name].render(edition_now(view, ()))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("which", ["sample", "hostile"])
def test_golden(name: str, which: str, view: View, hostile_view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """PLANNER_GOLDEN=write makes the golden files anew; look at them before keeping them."""
    if name == "pdf":  # the fonts of one computer are not another's
        monkeypatch.setattr(typst, "compile", partial(typst.compile, ignore_system_fonts=True))
    content = rendered(view if which == "sample" else hostile_view, name)
    check_golden(f"{which}{FORMATS[name].suffix}", content)


def titles_by_date(view: View) -> dict[str, list[str]]:
    return {
        meeting.date.isoformat(): [view.topic_of(item).title for item in view.items_at(meeting.id)]
        for meeting in view.meetings
    }


def test_every_format_has_the_same_six_dates_and_ten_items(view: View) -> None:
    wanted = titles_by_date(view)
    assert (len(wanted), sum(map(len, wanted.values()))) == (6, 10)
    shown = json.loads(rendered(view, "json"))
    assert {row["date"]: [item["title"] for item in row["items"]] for row in shown["meetings"]} == wanted
    rows = list(csv.DictReader(StringIO(rendered(view, "csv").decode())))
    of_csv = {day: [row["Item"] for row in rows if row["Date"] == day and row["Kind"]] for day in wanted}
    assert of_csv == wanted
    text = rendered(view, "text").decode()
    assert text.count("\n- ") == 12
    (table,) = Document(BytesIO(rendered(view, "docx"))).tables
    for row, titles in zip(table.rows[1:], wanted.values(), strict=True):
        bold = [each.text for each in row.cells[1].paragraphs if each.runs and each.runs[0].bold]
        assert [title.removesuffix(" (tentative)") for title in bold] == titles
        assert all(title in text for title in titles)


def test_the_word_table_is_one_that_assistive_technology_can_follow(hostile_view: View) -> None:
    content = rendered(hostile_view, "docx")
    body = parts(content)["word/document.xml"].decode()
    assert body.count("<w:tblHeader/>") == 1
    assert body.count("<w:cantSplit/>") == body.count("<w:tr>") == 5
    assert "gridSpan" not in body
    assert "vMerge" not in body
    document = Document(BytesIO(content))
    assert all(cell.text.strip() for row in document.tables[0].rows for cell in row.cells)
    assert document.core_properties.title == "Health & <Care> Scrutiny work programme 2023/24"
    assert 'w:lang w:val="en-GB"' in parts(content)["word/styles.xml"].decode()
    assert 'w:val="ListBullet"' in body


def test_a_free_place_prints_the_committees_words() -> None:
    programme = edits.set_committee(hostile(), free_place_words="Kept for urgent matters")
    view = hostile_view_of(programme)
    for name in ("csv", "text"):
        assert "Kept for urgent matters" in rendered(view, name).decode()
    assert "Kept for urgent matters" in parts(rendered(view, "docx"))["word/document.xml"].decode()


def test_a_spreadsheet_runs_none_of_the_cells(hostile_view: View) -> None:
    for row in csv.reader(StringIO(rendered(hostile_view, "csv").decode())):
        assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_private_notes_are_in_no_export(view: View) -> None:
    programme = edits.edit_topic(view.programme, "yjs", private_note="canary-7731")
    for each in FORMATS.values():
        content = rendered(view.of(programme), each.name)
        inside = parts(content).values() if each.name == "docx" else [content]
        assert not any(b"canary-7731" in one for one in inside)


def test_the_same_programme_gives_the_same_bytes(hostile_view: View) -> None:
    for each in FORMATS.values():
        assert rendered(hostile_view, each.name) == rendered(hostile_view, each.name)


def test_an_export_never_writes_over_a_file_unasked(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    assert write_export(path, b"old", force=False) == path
    with pytest.raises(Refused, match="--force"):
        write_export(path, b"new", force=False)
    assert path.read_bytes() == b"old"
    write_export(path, b"new", force=True)
    assert [each.read_bytes() for each in tmp_path.glob("*.csv")] == [b"new"]


def test_an_export_names_the_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="no folder"):
        write_export(tmp_path / "missing" / "table.csv", b"", force=False)
    with pytest.raises(Unusable, match="is a folder"):
        write_export(tmp_path, b"", force=True)


def test_a_file_name_is_suggested_for_any_committee(view: View) -> None:
    expected = "children-and-young-people-scrutiny-committee-2023-24"
    assert suggested_name(view, "2023/24") == expected
    odd = view.of(edits.set_committee(view.programme, name="/../?"))
    assert suggested_name(odd, "2023/24") == "work-programme-2023-24"
