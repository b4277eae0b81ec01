"""Whatever a tracker or an action log looks like, none of its words is lost, and a second time changes nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import count

from drawn_pages import page, table
from effort import LONG
from hypothesis import given, settings
from hypothesis import strategies as st
from trackers import TODAY, imported, kept_words

from planner.importing.page import Page

RECOMMENDATION, ACTION = "Recommendation", "Action"
HEADS = (
    ("Ref", "{}"),
    ("Date", "12 September 2023", "", "{}"),
    ("Minute", "39(1)", "", "{}"),
    ("Topic", "{}", ""),
    ("To whom", "Cabinet", "the ICB", "{}", "{} (sent 14 September 2023)", ""),
    ("Response", "Agreed", "Partially accepted. {}", "Agreed in principle", "{}", ""),
    ("Reasons", "{}", ""),
    ("Lead officer", "{}", ""),
    ("By when", "by 28 February 2024", "Ongoing", "March 2024", "{}", ""),
    ("Progress", "{}", "Completed. {}", "12 May 2024: {}", ""),
    ("Status", "Amber", "Complete", "Complete - {}", "Achieved", "Closed: {}", "{}", "Open", ""),
    ("Date completed", "1 March 2024", "{}", ""),
    ("Next review", "6 June 2024", "TBC {}", ""),
    ("Last updated", "3 April 2024", "{}", "3 April 2024: {}", ""),
    ("Cabinet's comments", "{}", ""),
    ("BRAG", "Blue", "Green - {}", ""),
    ("Update March 2024", "{}. Complete", "Closed. {}", "{}", ""),
    ("Budget code", "{}", ""),
)
"""Headings, each with what its cells may say; braces stand for words that occur nowhere else on the page."""

ABOVE = (
    "# {}",
    "# Meeting of 14 September 2023",
    "# {} - 14 September 2023",
    "{}",
    "# {}: recommendations",
    "# {}, reported to Cabinet on 14 September 2023",
    "# Agreed by {} on 14 September 2023",
    "# {} update March 2024",
    "Action: {} - Owner: {} - Due: {}",
)
"""What may stand above a table."""


@st.composite
def trackers(draw: st.DrawFn) -> Page:
    numbers = count(1)

    def filled(text: str) -> str:
        words = " ".join(f"w{next(numbers)}" for _ in range(draw(st.integers(1, 9))))
        return text.replace("{}", words)

    parts: list[object] = []
    for number in range(1, draw(st.integers(1, 2)) + 1):
        what = draw(st.sampled_from([RECOMMENDATION, ACTION]))
        sure = [("Progress", "{}", "Completed. {}", ""), ("Lead officer", "{}", "")]
        chosen = draw(st.lists(st.sampled_from(HEADS), max_size=7, unique_by=lambda each: each[0]))
        heads = [*sure, *(each for each in chosen if each[0] not in ("Progress", "Lead officer"))]
        heads.insert(draw(st.integers(0, len(heads))), (what, "{}", "1. {}", "a) {}\nb) {}"))
        rows = [[name for name, *_ in heads]]
        for _ in range(draw(st.integers(1, 4))):
            rows.append([filled(draw(st.sampled_from(cells))) for _, *cells in heads])
        if draw(st.booleans()):
            above = draw(st.sampled_from(ABOVE))
            parts += page(filled(above)).parts
        parts.append(table(rows, number))
    return Page("tracker", tuple(parts), has_styles=True)  # type: ignore[arg-type]


@given(trackers())
@settings(max_examples=2000 if LONG else 60)
def test_no_word_is_lost_and_a_second_time_changes_nothing(source: Page) -> None:
    result = imported(source)
    on_page = " ".join(line.text for line in source.lines())
    accounted = [kept_words(result.after), *(each.text for each in result.draft.not_understood)]
    accounted += [heading for heading, _ in result.draft.headings]
    lost = set(re.findall(r"w\d+", on_page)) - set(re.findall(r"w\d+", " ".join(accounted)))
    assert not lost
    for question in result.draft.questions:
        assert question.proposed in question.choices
    assert imported(source, into=result.after).brings_nothing
    assert imported(source, into=result.after, today=TODAY + timedelta(days=9)).brings_nothing
