"""Every format has the same dates and items, whatever people type."""

from __future__ import annotations

import csv
import json
import re
import sys
from codecs import BOM_UTF8
from functools import partial
from html import unescape
from io import BytesIO, StringIO
from pathlib import Path

import pytest
import typst
from docx import Document
from docx.oxml.ns import qn
from goldens import check_golden, everything, parts, tags, words
from hostile import edition_of_view, hostile, hostile_view_of
from pypdf import PdfReader

from planner.exchange.export_files import suggested_name, write_export
from planner.exchange.formats import BOM, FORMATS
from planner.programme import edits
from planner.programme.documents.blocks import Paragraph, Table, Tone
from planner.programme.documents.edition import edition_now, edition_of
from planner.programme.documents.programme import COLUMNS, programme_document
from planner.programme.errors import Refused, Unusable
from planner.programme.settings import parse
from planner.programme.table import WAITING_HEADING, Column
from planner.programme.view import View
from planner.session import Session


@pytest.fixture
def hostile_view() -> View:
    return hostile_view_of(hostile())


DATA = {"icalendar", "json", "atom"}
"""The formats that have no table: of the data behind it, and of what changed in it."""


def read(view: View, name: str) -> str:
    """Return the text of an export, without the markup of its format."""
    content = rendered(view, name)
    if name == "docx":
        return " ".join(text.text or "" for text in Document(BytesIO(content)).element.iter(qn("w:t")))
    text = everything(FORMATS[name].suffix, content)
    return unescape(re.sub(r"<[^>]+>", " ", text)) if name in ("html", "odt", "xlsx") else text


def rendered(view: View, name: str) -> bytes:
    return FORMATS[name].render(edition_of_view(view))


def same_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make PDFs with the compiler's own fonts only, as computers have different ones."""
    monkeypatch.setattr(typst, "Fonts", partial(typst.Fonts, include_system_fonts=False))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("which", ["sample", "hostile"])
def test_golden(name: str, which: str, view: View, hostile_view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """PLANNER_GOLDEN=write writes the golden files anew, to be checked before they are kept."""
    if name == "pdf":
        same_fonts(monkeypatch)
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
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert 'w:val="ListBullet"' in body
    assert [each.style.name for each in document.paragraphs if each.style][:2] == ["Heading 1", "Normal"]


def test_the_pdf_claims_the_standard_of_pdfs_that_everybody_can_read_and_is_tagged_for_it(hostile_view: View) -> None:
    content = rendered(hostile_view, "pdf")
    catalogue = PdfReader(BytesIO(content)).trailer["/Root"]
    about = catalogue["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert "Health &amp; &lt;Care&gt; Scrutiny work programme 2023/24</rdf:li>" in about
    assert (catalogue["/Lang"], catalogue["/MarkInfo"]["/Marked"]) == ("en-GB", True)
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    found = [tag.strip() for tag in tags(content)]
    assert found[:4] == ["Document", "H1", "P", "Table"]
    assert (found.count("TR"), found.count("TH (Column)"), found.count("TD")) == (5, 2, 4)
    assert found.count("TH (Row)") == 4
    assert {"L", "LI", "LBody", "THead", "TBody", "Caption"} <= {*found}


def test_without_its_optional_part_a_pdf_says_in_one_sentence_how_to_get_it(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Unusable, match="“pip install typst” brings it"):
        rendered(view, "pdf")


def test_a_pdf_loses_no_word_however_long_a_cell_is(view: View) -> None:
    programme = edits.edit_topic(view.programme, "yjs", objective="onwards " * 2000)
    assert " ".join(words(rendered(view.of(programme), "pdf"))).count("onwards") == 2000


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("বাংলা", "??"),  # letters with vowels that stand after them
        ("ਪੰਜਾਬੀ", "???"),
        ("தமிழ்", "???"),
        ("1\ufe0f\u20e3", "?"),  # a keycap, whose 1 is in every font
        ("*\u20e3", "?"),
        ("👨\u200d👩\u200d👧\u200d👦", "?"),  # a family: four people joined
        ("👍🏽", "?"),
        ("e\u0323\u20dd", "?"),
    ],
)
def test_a_pdf_has_a_question_mark_for_each_sign_that_no_font_has_and_every_other_word(
    view: View, monkeypatch: pytest.MonkeyPatch, typed: str, printed: str
) -> None:
    same_fonts(monkeypatch)
    programme = edits.edit_topic(view.programme, "yjs", title=f"Before {typed} after", objective="1 elder *")
    content = rendered(view.of(programme), "pdf")
    assert f"Before {printed} after" in " ".join(words(content))
    assert "1 elder *" in " ".join(words(content))


def test_a_free_place_prints_the_committees_words() -> None:
    view = hostile_view_of(edits.set_committee(hostile(), free_place_words="Kept for urgent matters"))
    assert all("Kept for urgent matters" in read(view, name) for name in set(FORMATS) - DATA)


def laid_out(view: View, columns: str, **settings: bool) -> View:
    """Return the view with these columns in the committee's table, and other settings."""
    return view.of(edits.set_committee(view.programme, **dict([parse("columns", columns)]), **settings))


def test_a_column_of_its_own_takes_what_it_says_out_of_the_items_and_gives_each_item_a_row(view: View) -> None:
    programme = edits.edit_topic(view.programme, "yjs", lead="Head of Youth Justice", portfolio_holder="Children")
    columns = "date, items, objective, lead officer, portfolio-holder, Notes, report deadline"
    document = programme_document(edition_of_view(laid_out(view.of(programme), columns)))
    (grid,) = (each for each in document.blocks if isinstance(each, Table))
    assert grid.heads[2:] == ("Objective", "Lead officer", "Portfolio holder", "Notes", "Report deadline")
    assert len(grid.rows) == 12
    title = Paragraph("Youth Justice Service", tone=Tone.STRONG, anchor="item-yjs-2023-10-26")
    row = next(row for row in grid.rows if row[1] == (title,))
    said = [" ".join(each.words for each in cell if isinstance(each, Paragraph)) for cell in row]
    assert said[0] == "26 October 2023 Thursday, 10:00"
    assert said[2].startswith("Examine how the service has answered")
    assert said[3:] == ["Head of Youth Justice", "Children", "–", "13 October 2023"]


def test_a_column_about_the_meeting_leaves_it_one_row(view: View) -> None:
    wide = laid_out(view, "report deadline, date, items")
    assert rendered(wide, "markdown").decode().count("\n| 15 September 2023 | **28 September 2023**") == 1
    assert "Report deadline: 15 September 2023" in read(wide, "text")


def test_every_column_there_is_to_choose_is_printed() -> None:
    assert COLUMNS.keys() == set(Column)


@pytest.mark.parametrize("columns", ["date", "items, objective", "date, items, date", "date, items, cost"])
def test_columns_that_make_no_table_are_refused(view: View, columns: str) -> None:
    with pytest.raises(Unusable, match="column"):
        laid_out(view, columns)


def test_officers_are_named_only_where_the_committee_prints_them(view: View) -> None:
    programme = edits.edit_topic(view.programme, "yjs", lead="Head of Youth Justice", portfolio_holder="Children lead")
    plain = view.of(programme)
    full = laid_out(plain, "date, items, lead officer, portfolio holder")
    for name in FORMATS:
        for person in ("Head of Youth Justice", "Children lead"):
            assert person not in read(plain, name)
            assert (person in read(full, name)) == (name not in ("icalendar", "atom"))


def test_tentative_items_are_marked_or_left_out_and_their_place_is_not_free(hostile_view: View) -> None:
    marked, without = hostile_view, laid_out(hostile_view, "", hide_tentative=True)
    assert "(tentative)" in read(marked, "text")
    text = read(without, "text")
    assert "(tentative)" not in text
    assert "Thursday 12 October 2023, 10:00\n- 1 place free\n" in text
    full = without.of(edits.set_committee(without.programme, limit=1))
    assert "Thursday 12 October 2023, 10:00\n- To be confirmed\n" in read(full, "text")


def test_topics_waiting_are_printed_where_the_committee_wants_them(view: View) -> None:
    first = view.waiting[0].title
    for name in set(FORMATS) - DATA - {"csv", "xlsx"}:
        assert WAITING_HEADING not in read(view, name)
        printed = read(laid_out(view, "", print_waiting=True), name)
        assert first in printed.partition(WAITING_HEADING)[2]


def test_a_version_prints_as_it_was_laid_out_whatever_the_settings_are_now(session: Session) -> None:
    session.do(lambda programme: edits.set_committee(programme, **dict([parse("columns", "date, items, notes")])))
    version = session.publish()
    before = FORMATS["markdown"].render(edition_of(version, session.view, session.history))
    session.do(lambda programme: edits.set_committee(programme, columns=(), print_waiting=True))
    assert FORMATS["markdown"].render(edition_of(version, session.view, session.history)) == before
    now = FORMATS["markdown"].render(edition_now(session.view, session.history)).decode()
    assert "| Date | Items |\n" in now
    assert "| Date | Items | Notes |\n" in before.decode()


def test_a_spreadsheet_runs_none_of_the_cells_and_excel_is_told_of_utf_8_by_choice(hostile_view: View) -> None:
    for row in csv.reader(StringIO(read(hostile_view, "csv"))):
        assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]
    plain = rendered(hostile_view, "csv")
    assert FORMATS["csv"].having(BOM).render(edition_of_view(hostile_view)) == BOM_UTF8 + plain
    with pytest.raises(Unusable, match="CSV"):
        FORMATS["docx"].having(BOM)


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


def test_a_spreadsheet_has_only_items_in_the_column_of_items_and_ends_its_lines_as_such_files_do(
    hostile_view: View,
) -> None:
    content = rendered(hostile_view, "csv").decode()
    assert content.endswith("\r\n")
    rows = list(csv.DictReader(StringIO(content)))
    titles = {hostile_view.topic_of(item).title for item in hostile_view.items}
    assert {row["Item"].removeprefix("'") for row in rows} - {""} <= titles
    assert {row["Places"] for row in rows if not row["Item"]} == {"No items"}
    assert {(row["Date"], row["Places"]) for row in rows if row["Item"]} == {
        ("2023-10-05", ""),
        ("2023-10-12", "1 place free"),
        ("2023-10-19", "1 place free"),
    }


def test_two_editions_of_a_table_can_be_told_apart(session: Session) -> None:
    version = session.publish()
    then, now = edition_of(version, session.view, session.history), edition_now(session.view, session.history)
    assert programme_document(then).edition == "Version 1, published 1 September 2023"
    assert programme_document(now).edition == "Draft as at 1 September 2023"
    for edition in (then, now):
        assert FORMATS["text"].render(edition).decode().splitlines()[3] == edition.words
