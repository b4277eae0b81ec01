"""A document is previewed with every further line of a list entry under its words, not under its mark."""

from __future__ import annotations

from planner.tui.widgets.document_preview import _hanging_lines


def test_further_lines_are_indented_by_the_width_of_the_mark() -> None:
    lines = _hanging_lines("one two three four", 9, lambda _name: "", mark="• ")
    assert [line.plain for line in lines] == ["• one two", "  three", "  four"]
