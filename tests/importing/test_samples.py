"""Published programmes are imported as a careful reader would read them, and our own exports as they were."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from drawn_pages import words, words_of_draft
from effort import LONG
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.exchange.checklists import read_checklist
from planner.exchange.formats import FORMATS
from planner.importing.bringing_in.bring import Importing, bring
from planner.importing.draft import DraftMeeting
from planner.importing.page import Page
from planner.importing.reading import read_page
from planner.programme import edits
from planner.programme.documents.edition import edition_now
from planner.programme.kinds import ItemKind
from planner.programme.model import Item, Programme
from planner.programme.published.publishing import published_table
from planner.programme.text import one_line, several_lines
from planner.programme.view import View

SOURCES = Path(__file__).parent / "samples"
TODAY = date(2026, 9, 1)
NOTTINGHAM, FLATTENED = "nottingham-appendix-b.docx", "nottingham-appendix-b.txt"
YORK, MAIDSTONE = "york-corporate-2025-26.csv", "maidstone-planning-2013-14.docx"


def brought(of: Page, into: Programme | None = None, answers: Mapping[str, str] | None = None) -> Importing:
    taken = {*into.meetings, *into.topics, *into.items} if into else set()
    ids = (id for number in count(1) if (id := f"n{number:04}") not in taken)
    programme = into or edits.new_programme("Committee", "Council")
    return bring(of, programme, today=TODAY, new_id=lambda: next(ids), answers=answers)


def sample(name: str, into: Programme | None = None, **answers: str) -> Importing:
    return brought(read_page(SOURCES / name, name), into, answers)


def agenda(imported: Importing) -> dict[str, list[str]]:
    return {str(each.date): [item.title for item in each.items] for each in imported.draft.meetings}


def titles_and_fields(meeting: DraftMeeting) -> list[tuple[str, Mapping[str, object]]]:
    return [(item.title, item.fields) for item in meeting.items]


def view_of(programme: Programme, year: str | None = None) -> View:
    return View(programme, TODAY, read_checklist(""), year)


def test_nottingham_equals_the_sample_in_dates_titles_and_focus(view: View) -> None:
    after = view_of(sample(NOTTINGHAM).after)

    def rows(of: View) -> list[tuple[date, str, tuple[str, ...]]]:
        return [(of.meeting_of(item).date, of.topic_of(item).title, of.focus(item)) for item in of.items]

    assert rows(after) == rows(view)
    assert sum(not after.objective(item) for item in after.items) == 3
    (carers,) = [item for item in after.items if item.tentative]
    assert carers.note == "possible task & finish group session"


def test_nottingham_as_flattened_text_asks_about_what_runs_together() -> None:
    flattened = sample(FLATTENED)
    assert agenda(flattened) == agenda(sample(NOTTINGHAM))
    asked = {each.where for each in flattened.draft.questions if "run together" in each.wording}
    assert asked >= {f"table {number}, row {row}, column 2" for number, row in ((1, 4), (1, 6), (2, 3))}
    assert [each.text for each in flattened.draft.not_understood] == ["Page 49"]
    budget = next(each for each in flattened.draft.questions if each.id.startswith("title:"))
    one = sample(FLATTENED, **{budget.id: "One item"})
    assert len(agenda(one)["2024-04-25"]) == 1


def test_york_carries_empty_dates_down_and_has_an_additional_meeting() -> None:
    york = sample(YORK)
    counts = {day: len(titles) for day, titles in agenda(york).items()}
    assert (len(counts), sum(counts.values())) == (8, 23)
    assert (counts["2025-09-08"], counts["2025-10-01"], counts["2025-11-10"]) == (4, 3, 5)
    assert [str(each.date) for each in york.draft.meetings if each.additional] == ["2025-10-01"]
    twice = [topic.title for topic in york.after.topics.values() if len(view_of(york.after).items_of(topic.id)) == 2]
    assert sorted(twice) == ["Council Motions", "Petitions Schedule"]
    assert {each.year for each in york.draft.meetings} == {"2025/26"}


def test_maidstone_keeps_the_meetings_without_items() -> None:
    maidstone = sample(MAIDSTONE)
    assert len(maidstone.draft.meetings) == 11
    assert {each.date.weekday() for each in maidstone.draft.meetings} == {1}
    assert sum(not titles for titles in agenda(maidstone).values()) == 5
    assert sum(map(len, agenda(maidstone).values())) == 11


@pytest.mark.parametrize("name", [NOTTINGHAM, MAIDSTONE])
def test_a_pdf_without_rules_is_read_as_the_word_document_it_was_made_from(name: str) -> None:
    word, pdf = sample(name), sample(name.replace(".docx", ".pdf"))
    assert pdf.draft.committee == word.draft.committee
    assert [(each.date, titles_and_fields(each)) for each in pdf.draft.meetings] == [
        (each.date, titles_and_fields(each)) for each in word.draft.meetings
    ]


@pytest.mark.parametrize("name", ["anytown-with-rules.pdf", "anytown-without-rules.pdf"])
def test_a_pdf_whose_cells_wrap_has_six_meetings_and_seven_items(name: str) -> None:
    anytown = sample(name)
    assert anytown.draft.committee == "Health Scrutiny Committee"
    assert agenda(anytown) == {
        "2024-06-12": [
            "Election of Chair and Vice Chair",
            "Dental access for children across the county and the new dental contract",
        ],
        "2024-07-17": ["Update on the state of ambulance handover delays at the acute hospital trust"],
        "2024-09-11": [],
        "2024-11-13": ["Winter plan", "Green spaces and health strategy"],
        "2025-01-15": [
            "Budget proposals for adult social care and public health, with the comments of the district councils"
        ],
        "2025-03-12": ["Annual report of the Director of Public Health"],
    }


@pytest.mark.parametrize("name", [NOTTINGHAM, FLATTENED, YORK, MAIDSTONE])
def test_nothing_of_a_sample_is_lost_invented_or_brought_in_twice(name: str) -> None:
    page = read_page(SOURCES / name, name)
    imported = brought(page)
    draft = imported.draft
    on_page, said = words(" ".join(line.text for line in page.lines())), words(words_of_draft(draft))
    known = words(
        " ".join([*(heading for heading, _ in draft.headings), *(each.text for each in draft.not_understood)])
    )
    assert on_page <= said | known
    assert said <= on_page
    assert brought(page, imported.after).brings_nothing


def test_york_over_some_of_its_meetings_brings_only_the_others() -> None:
    whole = sample(YORK).after
    kept = sorted(whole.meetings.values(), key=lambda meeting: meeting.date)[:3]
    part = whole.without("meetings", *(each for each in whole.meetings if each not in {meeting.id for meeting in kept}))
    part = part.without("items", *(id for id, item in whole.items.items() if item.meeting not in part.meetings))
    again = sample(YORK, part)
    assert part.items.items() <= again.after.items.items()
    assert len(again.after.meetings) == 8
    assert len(again.after.topics) == len(whole.topics)
    assert published_table(view_of(again.after, "2025/26")).meetings[3].taken == 3


def test_an_item_that_the_page_has_elsewhere_has_moved() -> None:
    before = sample(NOTTINGHAM).after
    page = read_page(
        b"Date,Item\n26 October 2023,Youth Justice\n30 November 2023,SEND Improvement\n28 September 2023,\n", "x"
    )
    moved = brought(page, before)
    (question,) = [each for each in moved.draft.questions if each.id.startswith("moved:")]
    send = next(topic.id for topic in before.topics.values() if topic.title == "SEND Improvement")
    days = [str(view_of(moved.after).meeting_of(item).date) for item in view_of(moved.after).items_of(send)]
    assert days == ["2023-11-30"]
    both = brought(page, before, {question.id: question.choices[1]})
    assert len(view_of(both.after).items_of(send)) == 2


TRICKY = [
    "a|b",
    "“quoted”",
    '"x", y',
    "[exempt]",
    "<b>&amp;",
    "*star*",
    "_under_",
    "`tick`",
    "\\",
    "😀",
    "שלום",
    "عربي",
    "é",
]
PHRASES = st.lists(
    st.one_of(st.sampled_from(TRICKY), st.text("abcXYZ éß,'()#-+=@~$", min_size=1)), min_size=1, max_size=4
).map(lambda found: one_line("w " + " ".join(found) + " w"))
MAYBE = st.one_of(st.just(""), PHRASES)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A committee's year with every sort of item, and text that every format has a meaning of its own for."""
    programme = edits.new_programme("Health Scrutiny Committee", "Anytown Council")
    programme = edits.set_committee(programme, print_waiting=draw(st.booleans()))
    days = draw(st.lists(st.dates(date(2023, 6, 1), date(2024, 4, 30)), min_size=1, max_size=3, unique=True))
    for number, day in enumerate(days):
        flags = {"additional": draw(st.booleans()), "cancelled": draw(st.integers(0, 4)) == 0}
        flags["note"] = draw(st.sampled_from(["", "provisional", "joint with the Audit Committee"]))
        time = draw(st.sampled_from(["", "10:00", "18:30"]))
        programme = edits.add_meeting(programme, f"m{number}", day, year="2023/24", time=time, **flags)
    position = count(1)
    for number in range(draw(st.integers(0, 3))):
        fields = {
            "objective": draw(st.lists(PHRASES, max_size=2).map("\n".join)),
            "focus": tuple(draw(st.lists(PHRASES, max_size=2))),
        }
        programme = edits.add_topic(programme, f"t{number}", f"Topic {number} {draw(PHRASES)}", **fields)
        for meeting in draw(st.lists(st.sampled_from(sorted(programme.meetings)), max_size=2, unique=True)):
            item = Item(
                id=f"{number}{meeting}",
                topic=f"t{number}",
                meeting=meeting,
                kind=draw(st.sampled_from(ItemKind)),
                position=f"{next(position):06}.0",
                tentative=draw(st.booleans()),
                note=draw(MAYBE),
                objective=draw(MAYBE),
            )
            programme = programme.put("items", item)
    return programme


def rows(programme: Programme, *, in_lines: bool) -> list[object]:
    """Return the published table's rows without ids and venue; the lines of objectives only if ``in_lines``."""
    objective = several_lines if in_lines else one_line
    table = published_table(view_of(programme, "2023/24"))
    return [
        (
            *(each.date, each.time, each.status, each.taken, each.free, each.note),
            [(i.title, i.kind, i.tentative, objective(i.objective), i.focus, i.note) for i in each.items],
        )
        for each in table.meetings
    ]


@pytest.mark.parametrize("name", ["docx", "odt", "csv", "xlsx", "markdown", "html", "text"])
@given(programme=programmes())
@settings(max_examples=300 if LONG else 12)
def test_what_is_exported_comes_back_as_it_was(name: str, programme: Programme) -> None:
    edition = edition_now(view_of(programme, "2023/24"), ())
    content = FORMATS[name].render(edition)
    back = brought(read_page(content, f"table{FORMATS[name].suffix}"))
    in_lines = name != "text"
    assert rows(back.after, in_lines=in_lines) == rows(programme, in_lines=in_lines)
    printed = {each.title for each in edition.table.waiting} if name not in ("csv", "xlsx") else set()
    printed |= {item.title for meeting in edition.table.meetings for item in meeting.items}
    assert {topic.title for topic in back.after.topics.values()} == printed
    assert not any(topic.source for topic in back.after.topics.values())


@given(programme=programmes())
@settings(max_examples=300 if LONG else 3, deadline=None)
def test_what_is_exported_as_pdf_comes_back_as_it_was(programme: Programme) -> None:
    # Letters of other scripts have no italics, by which a note is told from an objective.
    texts = [text for item in programme.items.values() for text in (item.note, item.objective)]
    assume(all(letter < "\u0100" for text in texts for letter in text))
    edition = edition_now(view_of(programme, "2023/24"), ())
    back = brought(read_page(FORMATS["pdf"].render(edition), "table.pdf"))
    assert rows(back.after, in_lines=True) == rows(programme, in_lines=True)


def test_the_sample_exported_as_pdf_comes_back_as_it_was(view: View) -> None:
    edition = edition_now(view, ())
    back = brought(read_page(FORMATS["pdf"].render(edition), "table.pdf"))
    assert [
        (each.date, [row.title for row in each.items]) for each in published_table(view_of(back.after)).meetings
    ] == [(each.date, [row.title for row in each.items]) for each in edition.table.meetings]
    assert rows(back.after, in_lines=True) == rows(view.programme, in_lines=True)
