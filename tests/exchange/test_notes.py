"""The notes of a scoping session: those of scene A, whole, and unharmed by whatever people type."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from goldens import check_golden, parts
from markdown_it import MarkdownIt
from msgspec.structs import replace
from scene_a import CHECKLIST, DAY, PRESENT, answered, decided, scene_a, view_of

from planner.exchange.formats import NOTES
from planner.exchange.formats.markdown import escaped
from planner.programme import edits
from planner.programme.documents.meeting_notes import Decided, MeetingNotes, Undecided, notes_of
from planner.programme.errors import Unusable
from planner.programme.kinds import Outcome
from planner.programme.prioritising import scoping

HOSTILE = [
    "Budget [exempt] [/] [b",
    "| pipe \\| and \\",
    "# x",
    "<b>bold</b> & &amp; <!-- -->",
    "1. x",
    "- y",
    "```py```",
    "*a* _b_ ~~c~~ $d$",
    "=cmd()",
    "---",
    "[link](http://x.example) ![i](j)",
    "‏עברית‏ עربي 😀 “quotes”",
    "a\x07b\x1b[31m",
    "x" * 200,
]


@pytest.fixture
def notes() -> MeetingNotes:
    return notes_of(view_of(scene_a()), since=DAY)


@pytest.mark.parametrize("name", ["docx", "markdown"])
def test_golden(name: str, notes: MeetingNotes) -> None:
    check_golden(f"notes{NOTES[name].suffix}", NOTES[name].render(notes))


def test_what_came_of_each_topic(notes: MeetingNotes) -> None:
    assert notes.title == "Notes of the scoping session of 1 September 2023"
    assert notes.present == PRESENT
    outcomes = [topic.came_of.outcome.value for topic in notes.topics if isinstance(topic.came_of, Decided)]
    assert outcomes == ["committee-item", "reject", "reject", "scope-first", "committee-item", "task-and-finish"]
    last = notes.topics[-1].came_of
    assert isinstance(last, Undecided)
    assert last.open[0] == CHECKLIST.question("individual").ask
    assert [(each.who, each.by) for each in notes.actions] == [("Head of Access", date(2023, 9, 29))]
    assert [each.title for each in notes.order] == [topic.title for topic in view_of(scene_a()).waiting]
    text = NOTES["markdown"].render(notes).decode()
    assert text.count("Members decided otherwise: the checklist advised “committee item”.") == 1


def test_the_advice_is_told_as_it_stood_when_decided() -> None:
    programme = answered(scene_a(), "send", {"duty": "yes"})
    text = NOTES["markdown"].render(notes_of(view_of(programme), since=DAY)).decode()
    _, taken, annex = text.split("### SEND improvement")
    assert "The checklist advised the same." in taken
    assert "**Why the checklist advised “committee item”:** No duty requires it" in annex
    assert "2 + 2 + 1 + 2 = 7 of 8 points." in annex


@pytest.mark.parametrize(
    ("outcome", "details", "told"),
    [
        (Outcome.MUST_SCHEDULE, {"duty": "Crime and disorder"}, "Date to be set"),
        (Outcome.COMMITTEE_ITEM, {"owner": "Director"}, "Director, date to be set"),
        (
            Outcome.TASK_AND_FINISH,
            {"chair": "Vice-chair", "length": "four sessions"},
            "Chaired by Vice-chair, four sessions",
        ),
        (Outcome.TASK_AND_FINISH, {}, "–"),
        (Outcome.BRIEFING_NOTE, {"owner": "Director", "by_date": DAY}, "Director, by 1 September 2023"),
        (Outcome.SCOPE_FIRST, {"by_date": DAY}, "By 1 September 2023"),
        (Outcome.DEFER, {"by_date": DAY}, "Look again on 1 September 2023"),
        (Outcome.REFER, {"to": "Health Scrutiny"}, "To Health Scrutiny"),
        (Outcome.REJECT, {"criterion": "Local"}, "No date to come back"),
        (Outcome.REJECT, {"resubmit_from": DAY}, "May come back from 1 September 2023"),
    ],
)
def test_the_summary_says_who_and_when(outcome: Outcome, details: dict[str, Any], told: str) -> None:
    programme = decided(scene_a(), "send", outcome, "Members wish it", **details)
    text = NOTES["markdown"].render(notes_of(view_of(programme), since=DAY)).decode()
    assert f"| SEND improvement | {outcome.words.capitalize()} | {told} |" in text
    for words in (value for value in details.values() if isinstance(value, str)):
        assert f": {words}." in text.partition("### SEND improvement")[2]


def test_a_topic_placed_already_says_where() -> None:
    programme = edits.add_meeting(scene_a(), "m", date(2023, 9, 28))
    programme = edits.place(programme, "i", "send", "m", today=DAY)
    programme = decided(programme, "send", Outcome.COMMITTEE_ITEM, "Members wish it", at="m")
    text = NOTES["markdown"].render(notes_of(view_of(programme), since=DAY)).decode()
    assert "| SEND improvement | Committee item | At the meeting of 28 September 2023 |" in text
    assert "Committee item, at the committee meeting of 28 September 2023." in text


def test_people_named_take_the_place_of_the_sessions() -> None:
    assert notes_of(view_of(scene_a()), since=DAY, present=["Member"]).present == ("Member",)


def test_a_topic_counts_from_the_day_asked_for_until_today() -> None:
    later = date(2023, 9, 5)
    programme = edits.add_topic(scene_a(), "late", "Late topic")
    programme = answered(programme, "late", {"duty": "no"}, on=later)
    programme = decided(programme, "pothole", Outcome.REFER, "Highways will look", on=later, session="", to="Highways")
    assert len(notes_of(view_of(programme), since=DAY).topics) == 7
    both = notes_of(view_of(programme, later), since=DAY)
    assert both.title == "Notes of scoping from 1 September 2023 to 5 September 2023"
    assert [topic.title for topic in both.topics][-1] == "Late topic"
    pothole = next(topic for topic in both.topics if topic.title.startswith("Pothole"))
    assert [each.outcome for each in pothole.earlier] == [Outcome.REJECT]
    after = notes_of(view_of(programme, later), since=date(2023, 9, 2))
    assert [topic.title for topic in after.topics] == ["Late topic", "Pothole in Mill Lane"]
    assert after.present == ()
    assert "**Present:** Not recorded." in NOTES["markdown"].render(after).decode()


def test_one_session_has_only_what_it_took_and_decided() -> None:
    later = date(2023, 9, 5)
    programme = scoping.start(scene_a(), "s2", ["new"], on=later, present=["Member"])
    programme = decided(programme, "new", Outcome.BRIEFING_NOTE, "Members will be told", on=later, session="s2")
    view = view_of(programme, later)
    first, second = notes_of(view, session="s"), notes_of(view, session="s2")
    assert (len(first.topics), first.present, first.days) == (7, PRESENT, (DAY,))
    left = first.topics[-1].came_of
    assert isinstance(left, Undecided)
    assert left.previous
    assert [topic.title for topic in second.topics] == ["Budget [exempt] | # 1. <b>"]
    assert [(each.who, each.by) for each in second.actions] == [("", None)]
    told = NOTES["markdown"].render(second).decode()
    assert "Still to be said: who does it and by when." in told
    assert "To be named" in told


def test_answers_that_another_checklist_asked_for_are_kept() -> None:
    programme = scene_a()
    answer = replace(programme.answers["send/duty"], id="send/cost", question="cost", value="2", checklist="topicc")
    answers = notes_of(view_of(programme.put("answers", answer)), since=DAY).topics[0].answers
    assert (answers[-1].question, answers[-1].answer) == ("cost (from another checklist)", "2")


def test_nothing_to_report_is_one_sentence() -> None:
    with pytest.raises(Unusable, match=r"^Nothing .* since 2 September 2023: name an earlier day\.$"):
        notes_of(view_of(scene_a(), date(2023, 9, 9)), since=date(2023, 9, 2))


@pytest.mark.parametrize("words", HOSTILE)
def test_what_people_type_comes_out_of_markdown_as_it_is(words: str) -> None:
    kept = edits.add_topic(scene_a(), "x", words).topics["x"].title
    reader = MarkdownIt("gfm-like", {"linkify": False})
    for place in (
        f"{escaped(words)}",
        f"## {escaped(words)}",
        f"- {escaped(words)}",
        f"| h |\n| - |\n| {escaped(words)} |",
    ):
        inline = [token for token in reader.parse(place) if token.type == "inline"]
        children = inline[-1].children or []
        assert {token.type for token in children} <= {"text", "text_special"}
        assert "".join(token.content for token in children) == kept


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_people_type_breaks_the_notes(words: str) -> None:
    programme = edits.set_committee(scene_a(), name=words, council=words)
    programme = edits.edit_topic(programme, "send", title=words, objective=f"{words}\n{words}", source=words)
    programme = edits.answer(programme, "send", CHECKLIST.question("duty"), "no", by=words, on=DAY, evidence=words)
    programme = decided(programme, "send", Outcome.SCOPE_FIRST, words, owner=words)
    notes = notes_of(view_of(programme), since=DAY, present=[programme.topics["send"].title])
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(NOTES["markdown"].render(notes).decode())
    assert [token.tag for token in tokens if token.type == "heading_open"].count("h3") == 14
    assert sum(token.type == "table_open" for token in tokens) == 9
    assert sum(token.type == "html_block" for token in tokens) == 0
    document = Document(BytesIO(NOTES["docx"].render(notes)))
    assert programme.topics["send"].title in [each.text for each in document.paragraphs]


def test_private_notes_are_in_no_notes(notes: MeetingNotes) -> None:
    for each in NOTES.values():
        content = each.render(notes)
        inside = parts(content).values() if each.name == "docx" else [content]
        assert not any(b"canary-7731" in one for one in inside)


def test_the_same_notes_give_the_same_bytes(notes: MeetingNotes) -> None:
    for each in NOTES.values():
        assert each.render(notes) == each.render(notes)


def test_the_word_notes_are_ones_that_assistive_technology_can_follow(notes: MeetingNotes) -> None:
    content = NOTES["docx"].render(notes)
    body = parts(content)["word/document.xml"].decode()
    document = Document(BytesIO(content))
    assert document.core_properties.title == notes.title
    assert body.count("<w:tblHeader/>") == body.count("<w:tblCaption ") == len(document.tables)
    assert all(cell.text.strip() for table in document.tables for row in table.rows for cell in row.cells)
    headings = [each.style.name for each in document.paragraphs if each.style and each.style.name.startswith("Heading")]
    assert (headings[0], headings.count("Heading 2"), headings.count("Heading 3")) == ("Heading 1", 5, 14)
    assert "ListNumber" in body
    assert b'w:lang w:val="en-GB"' in parts(content)["word/styles.xml"]
