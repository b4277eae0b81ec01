"""A terminal shows a text, and never acts on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminals import HOSTILE, REMAINS, control_characters

from planner.programme.printable import printable
from planner.programme.text import one_line, several_lines

ACTING = st.sampled_from([*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u202a\u202e\u2066\u2069[]P;0?mJ\\"])
texts = st.lists(st.one_of(ACTING, st.characters(exclude_categories=()))).map("".join)


@given(texts)
def test_nothing_that_a_terminal_acts_on_is_printed(text: str) -> None:
    printed = printable(text)
    assert not control_characters(printed)
    assert printable(printed) == printed
    printed.encode()


@given(texts)
def test_nothing_that_a_terminal_acts_on_is_kept_when_it_is_typed(text: str) -> None:
    assert not control_characters(several_lines(text), allowed="\n")
    assert not control_characters(one_line(text), allowed="")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf"))))
def test_every_other_text_is_printed_as_it_is(text: str) -> None:
    assert printable(f"{text}\n\t{text}") == f"{text}\n\t{text}"


@pytest.mark.parametrize(
    "text", ["👩\u200d👧", "नमस्\u200dते", "می\u200cخواهم", "שלום\u200f!", "🏴\U000e0067\U000e0062\U000e007f"]
)
def test_joiners_and_marks_that_names_are_written_with_stay(text: str) -> None:
    assert printable(text) == one_line(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Zebra\x1b[2J crossings", "Zebra crossings"),
        ("Zebra\x1b[38;5;1mred\x1b[0m", "Zebrared"),
        ("Zebra\x1b]52;c;aGk=\x07 crossings", "Zebra crossings"),
        ("Zebra\x1b]0;title\x1b\\ crossings", "Zebra crossings"),
        ("Zebra\x9d0;title\x9c crossings", "Zebra crossings"),
        ("Zebra\x1bP1$q\x1b\\ crossings", "Zebra crossings"),
        ("Zebra\x9b2J crossings", "Zebra crossings"),
        ("Zebra\x1b(0 crossings\x1bc", "Zebra crossings"),
        ("Zebra\x1b]never ended", "Zebranever ended"),
        ("Zebra\x1b", "Zebra"),
        ("one\r\ntwo\rthree", "one\ntwothree"),
        ("\ud83d", "\ufffd"),
    ],
)
def test_an_escape_sequence_goes_whole_and_what_is_no_part_of_one_stays(text: str, printed: str) -> None:
    assert printable(text) == printed


def test_nothing_of_a_hostile_text_is_seen() -> None:
    assert not any(each in printable(HOSTILE) for each in REMAINS)
