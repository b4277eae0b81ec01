"""The table, the tracker and the action log as workbooks: real dates, and never a formula of what somebody typed."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, time
from io import BytesIO, StringIO
from typing import Any

import pytest
from goldens import parts
from hostile import edition_of_view, hostile, hostile_view_of
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from python_calamine import CalamineWorkbook
from scene_6 import AS_AT, scene_6
from scenes_of_recommendations import LATE, answered

from planner.exchange.checklists import read_checklist
from planner.exchange.formats import ACTION_LOGS, CHANGES, DOCUMENTS, FORMATS, TRACKERS
from planner.exchange.formats.workbook import render
from planner.exchange.sheet import Sheet
from planner.programme.errors import Unusable
from planner.programme.text import several_lines
from planner.programme.view import View

SHEET = Sheet("A & B", "Work programme 2023/24", "Council", date(2023, 10, 18), "Version 2 & 3", ("Date", "Item"), ())
SHEET_PART, TEXTS_PART = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def rows(content: bytes) -> list[Sequence[Any]]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def holding(*texts: str) -> bytes:
    return render(replace(SHEET, rows=tuple((date(2023, 9, 28), text) for text in texts)))


def elements(content: bytes, name: str, part: str = SHEET_PART) -> list[etree._Element]:
    return list(etree.fromstring(parts(content)[part]).iter(f"{{*}}{name}"))


def test_the_rows_are_those_of_the_csv_with_real_dates_and_times(view: View) -> None:
    edition = edition_of_view(view)
    as_csv = list(csv.reader(StringIO(FORMATS["csv"].render(edition).decode())))
    found = rows(FORMATS["xlsx"].render(edition))
    assert found[0] == as_csv[0]
    assert found[1][:3] == [date(2023, 9, 28), "Thursday", time(10)]
    shown = [[f"{each:%H:%M}" if isinstance(each, time) else str(each) for each in row] for row in found]
    assert shown == as_csv


def test_the_header_row_is_bold_stays_in_sight_and_on_each_page_and_filters(view: View) -> None:
    content = FORMATS["xlsx"].render(edition_of_view(view))
    (pane,) = elements(content, "pane")
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    (filters,) = elements(content, "autoFilter")
    assert filters.get("ref") == f"A1:Q{len(rows(content))}"
    (names,) = elements(content, "definedNames", "xl/workbook.xml")
    assert "'Work programme 2023-24'!$1:$1" in "".join(names.itertext())
    style = int(elements(content, "c")[0].get("s", "0"))
    font = int(elements(content, "cellXfs", "xl/styles.xml")[0][style].get("fontId", "0"))
    assert elements(content, "font", "xl/styles.xml")[font].find("{*}b") is not None


def test_columns_are_as_wide_as_what_is_in_them_and_long_texts_wrap() -> None:
    content = holding("A long objective " * 40)
    date_column, item_column = (float(each.get("width", "0")) for each in elements(content, "col"))
    assert 15 < date_column < 25
    assert 55 < item_column < 65
    assert all(each.get("wrapText") == "1" for each in elements(content, "alignment", "xl/styles.xml"))


def test_it_says_what_it_is_and_which_edition_in_its_properties_and_in_print() -> None:
    content = holding("x")
    about = {each.tag.rpartition("}")[2]: each.text for each in etree.fromstring(parts(content)["docProps/core.xml"])}
    assert (about["title"], about["creator"], about["description"]) == ("A & B", "Council", "Version 2 & 3")
    assert about["created"] == "2023-10-18T00:00:00Z"
    assert elements(content, "oddFooter")[0].text == "&LVersion 2 && 3&R&P of &N"


@pytest.mark.parametrize(
    "typed", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1+1", "{=1}", "https://a.uk", "_x0041_", "12", "–"]
)
def test_what_is_typed_stays_text(typed: str) -> None:
    content = holding(typed)
    assert not elements(content, "f")
    assert not elements(content, "hyperlink")
    assert [each.get("t") for each in elements(content, "c")][-1] == "s"
    assert rows(content)[1][1] == typed


def test_no_cell_of_a_hostile_programme_is_a_formula() -> None:
    content = FORMATS["xlsx"].render(edition_of_view(hostile_view_of(hostile())))
    assert "=cmd()" in "".join(elements(content, "sst", TEXTS_PART)[0].itertext())
    assert not elements(content, "f")


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
@settings(max_examples=25)
def test_whatever_is_typed_is_in_its_cell(typed: list[str]) -> None:
    words = [several_lines(each) for each in typed]
    assert [row[1] for row in rows(holding(*words, "end"))[1:-1]] == words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("26 October 2023", date(2023, 10, 26)),
        ("31 February 2023", "31 February 2023"),
        ("by 26 October 2023", "by 26 October 2023"),
        ("1 May 1899", "1 May 1899"),  # before the first day that Excel counts
    ],
)
def test_only_a_cell_that_is_wholly_a_day_is_a_date(words: str, value: object) -> None:
    assert rows(holding(words))[1][1] == value


def test_a_text_longer_than_a_cell_is_named_with_what_to_do() -> None:
    with pytest.raises(Unusable, match=r"Row 2 has 32,768 characters under “Item”.+ export it as CSV"):
        holding("x", "y" * 32_768)


def test_the_tracker_and_the_action_log_have_a_row_for_each_and_dates_in_their_columns() -> None:
    log = ACTION_LOGS["xlsx"].render(View(scene_6(), AS_AT, read_checklist(""), "2023/24"))
    due = [row[3] for row in rows(log)[1:]]
    assert date(2024, 5, 9) in due
    programme = answered()
    tracker = TRACKERS["xlsx"].render(View(programme, LATE, read_checklist(""), "2023/24"))
    assert len(rows(tracker)) == 1 + len(programme.recommendations)


def test_what_has_rows_comes_as_a_workbook_and_what_has_none_does_not() -> None:
    assert all("xlsx" in formats for formats in (FORMATS, TRACKERS, ACTION_LOGS, CHANGES))
    assert "xlsx" not in DOCUMENTS
    assert rows(render(replace(SHEET, heads=()))) == []
