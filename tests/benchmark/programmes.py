"""Programmes of a size to measure with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from planner.exchange.samples import SAMPLE_DAY
from planner.machine.system import new_id, utc_now
from planner.programme import edits
from planner.programme.history.changes import Change, Difference, compare
from planner.programme.kinds import AnswerKind, Claim, Verdict
from planner.programme.model import Programme
from planner.session import Session
from planner.store.file.programme_file import ProgrammeFile


def large(meetings: int, topics: int) -> Programme:
    """A programme of this size, its topics spread over its meetings."""
    programme = edits.new_programme("Health Scrutiny", "Anytown")
    for number in range(meetings):
        day = date(2023, 9, 1 + number % 28) if meetings <= 28 else date(2023 + number // 12, 1 + number % 12, 14)
        programme = edits.add_meeting(programme, f"m{number}", day, year="2023/24", time=f"{number % 24:02}:00")
    for number in range(topics):
        programme = edits.add_topic(programme, f"t{number}", f"Topic number {number}", objective="Find out")
        at = f"m{number % meetings}"
        programme = edits.place(programme, f"i{number}", f"t{number}", at, today=date(2020, 1, 1))
    return programme


AFTER = date(2026, 5, 20)
"""A day after the six years of ``followed_up``."""


def followed_up(recommendations: int) -> Programme:
    """A programme of six years of ten meetings, with so many recommendations, most of them answered and some closed."""
    programme = edits.new_programme("Health Scrutiny", "Anytown")
    for number in range(60):
        day = date(2020 + number // 10, 1 + number % 10, 14)
        programme = edits.add_meeting(programme, f"m{number}", day)
        programme = edits.add_topic(programme, f"t{number}", f"Topic number {number}", objective="Find out")
        programme = edits.place(programme, f"i{number}", f"t{number}", f"m{number}", today=date(2019, 1, 1))
    for number in range(recommendations):
        id, item = f"r{number}", f"i{number % 60}"
        made = programme.meetings[f"m{number % 60}"].date
        programme = edits.add_recommendation(
            programme, id, item=item, today=AFTER, text=f"That {number} be done", to="Executive", received=made
        )
        if number % 4:
            accepted = {"answer": AnswerKind.ACCEPTED, "on": made, "target": made}
            programme = edits.respond(programme, id, today=AFTER, **accepted)
        if number % 4 > 1:
            programme = edits.report_progress(programme, f"p{number}", id, claim=Claim.DONE, on=made, today=AFTER)
        if number % 4 > 2:
            achieved = {"verdict": Verdict.ACHIEVED, "authority": "Committee", "on": made}
            programme = edits.assess(programme, f"a{number}", id, today=AFTER, **achieved)
    return programme


def _change(difference: Difference) -> Change:
    return Change(
        id=new_id(), label="Changed the note", at=utc_now(), by="Chair", difference=difference, reason="As was agreed"
    )


def with_history(path: Path, programme: Programme, changes: int) -> Session:
    """A programme with so many changes in its history, saved and open."""
    topics = list(programme.topics)
    history = [_change(compare(Programme(), programme))]
    for number in range(changes - 1):
        changed = edits.edit_topic(programme, topics[number % len(topics)], note=f"Note number {number}")
        history.append(_change(compare(programme, changed)))
        programme = changed
    ProgrammeFile(path).create(programme, history)
    return Session.open(path, by="Chair", today=SAMPLE_DAY)
