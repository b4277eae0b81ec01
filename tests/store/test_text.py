"""A file is the same text whether it was written at once or a change at a time."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.store.file.writer import Tables, Writer, encode

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
ROWS = st.dictionaries(st.text(max_size=4), st.dictionaries(st.text(max_size=4), VALUES, max_size=3), max_size=4)
TABLES = st.dictionaries(st.sampled_from(["topics", "items", "history"]), ROWS, max_size=3)


@given(TABLES, st.lists(st.tuples(TABLES, st.booleans()), max_size=4))
def test_writing_on_from_what_was_written_gives_the_text_that_writing_all_anew_would(
    first: Tables, changes: list[tuple[Tables, bool]]
) -> None:
    writer = Writer()
    tables = first
    assert writer.text(tables) == encode(tables)
    for changed, adds in changes:
        tables = (
            {name: {**tables.get(name, {}), **changed.get(name, {})} for name in (*tables, *changed)}
            if adds
            else changed
        )
        assert writer.text(tables) == encode(tables)
