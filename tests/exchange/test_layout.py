"""How documents are laid out in every format: columns by what is in them, pages by their tables, numbers by place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wide_document import wide_document

from planner.exchange.drawing.columns import EM, LANDSCAPE, LONGEST_WORD, PADDING, PORTRAIT, columns_of, is_wide
from planner.exchange.drawing.direction import isolated, stretches
from planner.exchange.drawing.labels import labels_of
from planner.exchange.drawing.pages import sections_of
from planner.exchange.drawing.text_width import text_width
from planner.programme.documents.blocks import Block, Bullets, Document, Heading, Numbered, Paragraph, Table, row

WORDS = ["Neighbourhoods", "Safeguarding", "commissioning", "a", "of", "–", "10:00", "26", "October", "2023"]
CELLS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


def document(*blocks: Block, is_numbered: bool = False) -> Document:
    return Document("Title", "Subject", "Council", date(2023, 10, 18), blocks, is_numbered=is_numbered)


def table(*rows: tuple[str, ...], heads: tuple[str, ...] = ()) -> Table:
    return Table("Caption", heads or ("Head",) * len(rows[0]), tuple(row(*words) for words in rows))


def wide_table() -> Table:
    return table(("a",) * 5)


def room(width: float) -> float:
    """Return the room for text in a column of a width in centimetres, in ems."""
    return (width - PADDING) / EM


@given(st.integers(1, 7).flatmap(lambda count: st.lists(st.tuples(*[CELLS] * count), min_size=1, max_size=6)))
def test_no_column_is_narrower_than_its_longest_word_and_together_they_fill_the_page(
    rows: list[tuple[str, ...]],
) -> None:
    columns = columns_of(table(*rows))
    assert sum(column.width for column in columns) == pytest.approx(LANDSCAPE if is_wide(columns) else PORTRAIT)
    for column, cells in zip(columns, zip(*rows, strict=True), strict=True):
        longest = max((text_width(word) for cell in cells for word in cell.split()), default=0.0)
        assert room(column.width) >= longest - 0.02
        assert not column.is_short


def test_with_all_seven_columns_nothing_is_chopped_and_notes_without_notes_are_narrow() -> None:
    (section,) = sections_of(wide_document())
    *_, drawn = section.blocks
    widths = dict(zip(drawn.block.heads, (column.width for column in drawn.columns), strict=True))
    assert section.is_wide
    for word in ("Neighbourhoods", "Safeguarding", "Nottinghamshire", "homelessness"):
        assert text_width(word) <= room(widths["Items"])
    for head in ("Date", "Report deadline"):
        assert text_width("28 September 2023") <= room(widths[head])
    assert widths["Notes"] < min(width for head, width in widths.items() if head != "Notes") / 2
    assert widths["Objective"] == max(widths.values())


def test_a_date_or_a_short_line_is_on_one_line_where_there_is_room() -> None:
    columns = columns_of(table(("Agenda " * 60, "18 September 2023", "to come"), heads=("What", "Due", "State")))
    assert room(columns[1].width) >= text_width("18 September 2023")
    assert room(columns[2].width) >= text_width("to come")


def test_where_words_have_no_room_only_the_longest_give_way() -> None:
    long_word, *others = columns_of(table(("M" * 18, *["Neighbourhoods"] * 6)))
    assert long_word.is_short
    assert text_width("Neighbourhoods") < long_word.word < LONGEST_WORD
    assert not any(other.is_short for other in others)
    assert sum(column.width for column in (long_word, *others)) == pytest.approx(LANDSCAPE)


def test_a_table_with_widths_of_its_own_keeps_them() -> None:
    own = Table("Caption", ("Asked", "Your answer"), (row("Why", ""),), (6.0, 11.0))
    assert [column.width for column in columns_of(own)] == [6.0, 11.0]


def test_a_wide_appendix_is_on_landscape_pages_with_its_heading_and_the_rest_of_the_report_upright() -> None:
    sections = sections_of(
        document(
            Heading("Report", 1),
            Heading("Purpose", 2),
            Paragraph("Why"),
            table(("a", "b")),
            Heading("Appendix A", 2),
            Heading("The table", 3),
            wide_table(),
            Heading("Contact", 2),
            Paragraph("Who"),
        )
    )
    firsts = [(section.is_wide, section.blocks[0].block) for section in sections]
    assert firsts == [
        (False, Heading("Report", 1)),
        (True, Heading("Appendix A", 2)),
        (False, Heading("Contact", 2)),
    ]


def test_a_document_that_begins_with_a_wide_table_is_landscape_throughout() -> None:
    (section,) = sections_of(document(Heading("Tracker", 1), wide_table(), Heading("In figures", 2), Paragraph("None")))
    assert section.is_wide


def test_what_stands_above_a_table_or_a_list_is_kept_with_it() -> None:
    blocks = (
        Heading("H", 1),
        Paragraph("Above"),
        table(("a",)),
        Paragraph("Above"),
        Bullets(("a",)),
        Paragraph("Last"),
    )
    (section,) = sections_of(document(*blocks))
    assert [each.is_kept for each in section.blocks] == [True, True, False, True, False, False]


def test_a_caption_directly_below_a_heading_is_not_printed_again() -> None:
    (section,) = sections_of(document(Heading("Deadlines", 2), table(("a",)), Paragraph("x"), table(("a",))))
    assert [each.is_headed for each in section.blocks] == [False, True, False, False]


def labels(*blocks: Block) -> list[tuple[str, ...]]:
    return list(labels_of(document(*blocks, is_numbered=True)))


def test_minutes_can_cite_each_recommendation_of_a_numbered_report() -> None:
    assert labels(
        Heading("Report", 1),
        Paragraph("The committee"),
        Heading("Purpose", 2),
        Paragraph("To tell"),
        Heading("Action required", 2),
        Paragraph("The committee is asked to:"),
        Bullets(("note", "agree")),
        Paragraph("Further:"),
        Bullets(("consider",)),
    ) == [(), (), ("1.",), ("1.1",), ("2.",), ("2.1",), ("(a)", "(b)"), ("2.2",), ("(a)",)]


def test_sections_with_headings_inside_number_those_and_letter_every_list_below_each_only_once() -> None:
    assert labels(
        Heading("Background", 2),
        Paragraph("In short"),
        Heading("Next meetings", 3),
        Paragraph("26 October"),
        Bullets(("a", "b")),
        Paragraph("30 November"),
        Bullets(("c",)),
        Numbered(("one", "two")),
        Heading("Waiting", 3),
        Bullets(("d",)),
    ) == [("1.",), (), ("1.1",), (), ("(a)", "(b)"), (), ("(c)",), (), ("1.2",), ("(a)",)]


def test_an_appendix_has_no_numbers() -> None:
    blocks = (Heading("Purpose", 2), Heading("Appendix A: Work programme", 2), Paragraph("x"), Bullets(("y",)))
    assert labels(*blocks, Heading("Contact", 2)) == [("1.",), (), (), (), ("2.",)]


def test_letters_go_on_after_z_as_in_word() -> None:
    (_, of_list) = labels(Heading("Purpose", 2), Bullets(("x",) * 28))
    assert of_list[25:] == ("(z)", "(aa)", "(bb)")


def test_a_document_that_is_not_numbered_has_no_labels() -> None:
    assert list(labels_of(document(Heading("Purpose", 2), Bullets(("x",))))) == [(), ()]


def test_only_words_from_right_to_left_are_isolated() -> None:
    assert isolated("Accepted – “so”") == "Accepted – “so”"
    assert isolated("עברית 1") == "\u2068עברית 1\u2069"
    assert stretches("Of עברית، عربي (tentative)") == [("Of ", False), ("עברית، عربي", True), (" (tentative)", False)]
    assert stretches("“עברית”!") == [("“", False), ("עברית”!", True)]
    assert stretches("") == []
