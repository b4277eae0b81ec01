"""Whatever people type is read back the same from every format that the table is exported in."""

from __future__ import annotations

import csv
from collections.abc import Callable
from html import escape
from io import StringIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pages import tables
from word_files import p, r, tbl, tc, tr, word_file

from planner.exchange.formats.markdown import escaped
from planner.importing.reading import read_page
from planner.programme.formulas import guarded
from planner.programme.text import one_line

HARD = ["=1+1", "'=1", "''-x", "+ y", "'", '"', "a, b; c", "a|b", "x\\|y", "\\", "[b](c)", "**a**", "a_b_", "<b>&amp;"]
HARD += ["‏עברית‏ عربي", "\U0001f469\u200d\U0001f467 é"]
UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Invisible characters, which are not read."""
BULLETS = "•‣◦▪▫●○■□·\uf0b7\uf0a7"
"""Typed bullets, which are read as such and are no part of a text."""
TEXTS = st.text(st.characters(exclude_characters=UNSEEN + BULLETS), max_size=20)
CELLS = st.one_of(st.sampled_from(HARD), TEXTS).map(one_line)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4)
Rows = list[list[str]]


def as_csv(rows: Rows) -> bytes:
    output = StringIO()
    csv.writer(output, lineterminator="\n").writerows([map(guarded, row) for row in rows])
    return output.getvalue().encode()


def as_markdown(rows: Rows) -> bytes:
    head, *body = (f"| {' | '.join(map(escaped, row))} |" for row in rows)
    return "\n".join((head, "| --- | --- |", *body)).encode()


def as_html(rows: Rows) -> bytes:
    body = "".join(f"<tr>{''.join(f'<td><p>{escape(cell)}</p></td>' for cell in row)}</tr>" for row in rows)
    return f"<!DOCTYPE html><html><body><table>{body}</table></body></html>".encode()


def as_word(rows: Rows) -> bytes:
    return word_file(tbl(*(tr(*(tc(p(r(escape(cell)))) for cell in row)) for row in rows)))


@pytest.mark.parametrize("write", [as_csv, as_markdown, as_html, as_word])
@settings(deadline=None)
@given(cells=ROWS)
@example(cells=[HARD[:2], ["- y", "1. z"], ["# a", "~~~"], ["`x`", "&nbsp;"]])
def test_a_table_reads_back_the_same(write: Callable[[Rows], bytes], cells: Rows) -> None:
    rows = [["Date", "Item"], *cells]
    assert tables(read_page(write(rows), "programme")) == [[row for row in rows if any(row)]]
