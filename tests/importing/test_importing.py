"""Importing loses nothing of a page, invents nothing, and asks where it is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count

import pytest
from council_layouts import LAYOUTS
from drawn_pages import draft_lines, page, table, words, words_of_draft
from effort import LONG
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.importing.bringing_in.bring import Importing, bring
from planner.importing.draft import Entry
from planner.importing.page import Event, Page
from planner.importing.reading import read_text
from planner.importing.understanding.headings import label_before
from planner.programme import edits
from planner.programme.errors import Unusable
from planner.programme.fields import Field
from planner.programme.history.changes import fields_of
from planner.programme.model import Programme

TODAY = date(2023, 6, 1)


def imported(
    source: Page, into: Programme | None = None, *, year: str = "", answers: Mapping[str, str] | None = None
) -> Importing:
    numbers = count(1)
    taken = {*into.meetings, *into.topics, *into.items} if into else set()
    ids = (id for number in numbers if (id := f"n{number:04}") not in taken)
    programme = into or edits.new_programme("Committee", "Council")
    return bring(source, programme, year=year, today=TODAY, new_id=lambda: next(ids), answers=answers)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_that_councils_use(name: str) -> None:
    text, expected, asked, left = LAYOUTS[name]
    source = page(text, has_styles="without style" not in name and "PDF" not in name)
    draft = imported(source).draft
    assert draft_lines(draft) == expected
    ids = [each.id for each in draft.questions]
    assert len(ids) == len(asked)
    assert all(any(id.startswith(each) for id in ids) for each in asked)
    assert [each.text for each in draft.not_understood] == left
    assert_all_words_accounted_for(source)


def test_the_events_of_a_calendar_are_asked_about_once_for_each_name() -> None:
    def event(day: int, title: str, *, cancelled: bool = False) -> Event:
        return Event(date(2023, 9, day), "18:00", title, "Town Hall", f"event {day}", cancelled)

    ours = event(7, "Health Scrutiny"), event(14, "Health Scrutiny", cancelled=True)
    source = Page("calendar", (*ours, event(9, "Dentist")))
    draft = imported(source).draft
    assert draft_lines(draft) == ["2023-09-07 18:00 Town Hall:", "2023-09-14 18:00 Town Hall cancelled:"]
    assert [each.id for each in draft.questions] == ["event:health scrutiny", "event:dentist"]
    assert [each.text for each in draft.not_understood] == ["Dentist 2023-09-09"]


def test_two_times_of_year_for_one_topic_are_both_kept() -> None:
    source = page("| Date | Topic |\n| After June 2023 | Parks |\n| Before March 2023 | Parks |")
    (topic,) = imported(source).after.topics.values()
    assert topic.why == "After June 2023; Before March 2023"
    assert (topic.not_before, topic.not_after) == (date(2023, 7, 1), None)


def test_far_more_items_than_a_work_programme_are_refused() -> None:
    rows = [["Date", "Item"], *(["28 September 2023", f"Item {number}"] for number in range(2100))]
    with pytest.raises(Unusable, match="2100 items"):
        imported(Page("everything", (table(rows),)))


@pytest.mark.parametrize("field", [each for each in edits.TOPIC_FIELDS if each.headings], ids=lambda each: each.name)
def test_a_field_is_known_by_its_own_name_before_a_colon_unless_it_has_other_labels(field: Field) -> None:
    label = {"source": "Source", "invited": "Witnesses"}.get(field.name, field.label)
    assert label_before(f"{label}: The words") == (field, label, "The words")


def assert_all_words_accounted_for(source: Page) -> None:
    """Assert that every word of the page is in the draft or among the words left out, and the other way round."""
    result = imported(source)
    draft = result.draft
    on_page = words(" ".join(line.text for line in source.lines()))
    said = words(words_of_draft(draft))
    structure = words(" ".join(heading for heading, _ in draft.headings))
    left = words(" ".join(each.text for each in draft.not_understood))
    lost = {word for word in on_page - said - structure - left if not word.isdecimal()}
    assert not lost, "lost"
    assert not said - on_page, "invented"
    for question in draft.questions:
        assert question.proposed in (*question.choices, "")
    entities = (*result.after.topics.values(), *result.after.items.values(), *result.after.invitations.values())
    kept = " ".join(" ".join(_texts(value)) for entity in entities for value in fields_of(entity).values())
    said = (words(each.title) | words(" ".join(_said(each, "objective", "note", "focus"))) for each in draft.entries)
    entries = set[str]().union(*said)
    assert not entries - words(kept), "not brought in"
    assert imported(source, result.after).brings_nothing, "brought in twice"


def _said(entry: Entry, *names: str) -> Iterable[str]:
    return (text for name in names for text in _texts(entry.fields.get(name, "")))


def _texts(value: object) -> Iterable[str]:
    return value if isinstance(value, tuple | frozenset) else [value] if isinstance(value, str) else ()


HEADS = (
    "Date",
    "Item",
    "Agenda items",
    "Objectives",
    "Lead officer",
    "Witnesses",
    "Notes",
    "Theme",
    "Day",
    "Venue",
    "Report deadline",
)
DATES = (
    "28 September",
    "26/10/2023 - Forum",
    "Thursday 30 Nov 2023 (cancelled)",
    "25 January Page 4",
    "31 June",
    "TBC",
    "Spring",
    "",
)


@st.composite
def pages_of_words(draw: st.DrawFn) -> Page:
    """Draw a page of tables and lines in any layout, on which no word is repeated."""
    numbers = count(1)

    def phrase() -> str:
        some = " ".join(f"w{next(numbers)}" for _ in range(draw(st.integers(1, 3))))
        return (
            draw(st.sampled_from(["{}", "**{}**", "* {}", "_{}_", "1. {}", "{} (possibly)", "{}: {}"]))
            .replace("{}", some, 1)
            .replace("{}", f"w{next(numbers)}")
        )

    parts: list[object] = []
    for number in range(1, draw(st.integers(1, 2)) + 1):
        heads = draw(st.lists(st.sampled_from(HEADS), min_size=2, max_size=5, unique=True))
        rows = [heads] if draw(st.booleans()) else []
        for _ in range(draw(st.integers(1, 4))):
            row = []
            for head in heads:
                if head == "Date":
                    row.append(draw(st.sampled_from(DATES)))
                else:
                    row.append("\n".join(phrase() for _ in range(draw(st.integers(0, 3)))))
            rows.append(row)
        parts += page(phrase()).parts if draw(st.booleans()) else ()
        parts.append(table(rows, number))
    return Page("random 2023/24", tuple(parts), draw(st.booleans()))  # type: ignore[arg-type]


@given(pages_of_words())
@settings(max_examples=2000 if LONG else 50)
def test_nothing_is_lost_and_nothing_invented(source: Page) -> None:
    assert_all_words_accounted_for(source)


@pytest.mark.parametrize("heading", ["", "Suggestions:\n", "Work programme 2026/27\n"])
def test_a_plain_list_of_titles_is_a_list_of_topics(heading: str) -> None:
    text = f"{heading}School food\nCouncil tax support\n\nYoung carers\nSafer roads (20mph)\nSEND transport"
    draft = imported(read_text(text, "the list")).draft
    assert [topic.title for topic in draft.topics][::4] == ["School food", "SEND transport"]
    assert len(draft.topics) == 5
    assert not draft.meetings
