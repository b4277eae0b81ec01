"""Edits of recommendations: making one, sending it, its answers and progress, and the committee's assessment."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from planner.programme.calendar import long
from planner.programme.edits.cleaning import cleaned
from planner.programme.errors import Unusable
from planner.programme.follow_up.recommendations.standing import record_of
from planner.programme.kinds import AnswerKind, Claim, MadeBy, RecipientKind, Verdict
from planner.programme.model import Assessment, Programme, Progress, Recommendation, Response
from planner.programme.text import needed, one_line

PLAIN_RECIPIENTS = {
    "executive": RecipientKind.EXECUTIVE,
    "cabinet": RecipientKind.EXECUTIVE,
    "executive board": RecipientKind.EXECUTIVE,
    "council": RecipientKind.COUNCIL,
    "full council": RecipientKind.COUNCIL,
}
"""Names of a recipient that say its kind."""


def add_recommendation(
    programme: Programme,
    id: str,
    *,
    today: date,
    text: str,
    item: str = "",
    topic: str = "",
    made: date | None = None,
    made_by: MadeBy | None = None,
    **fields: Any,
) -> Programme:
    """Add a recommendation made at an item, or on a topic by a letter or a report.

    It is made on the meeting's day, or else on ``today``, unless said. Raises Unusable without a text, for a day still
    to come, or a recipient of whom it is not said what kind it is.
    """
    meeting = programme.meetings[programme.items[item].meeting] if item else None
    day = made or (meeting.date if meeting else today)
    recommendation = Recommendation(
        id=id,
        item=item,
        topic=programme.items[item].topic if item else topic,
        text=text,
        made=day,
        made_by=made_by or (MadeBy.MINUTE if item else MadeBy.LETTER),
    )
    return _put(programme, replace(recommendation, **cleaned(Recommendation, {"text": text, **fields})), today)


def edit_recommendation(programme: Programme, recommendation: str, *, today: date, **fields: Any) -> Programme:
    """Change fields of a recommendation, the days of sending, receipt and notice too; raises Unusable."""
    before = programme.recommendations[recommendation]
    return _put(programme, replace(before, **cleaned(Recommendation, fields)), today)


def _put(programme: Programme, recommendation: Recommendation, today: date) -> Programme:
    needed(recommendation.text, "The recommendation's text")
    if recommendation.to and recommendation.recipient is None:
        kind = PLAIN_RECIPIENTS.get(recommendation.to.casefold().removeprefix("the "))
        if kind is None:
            kinds = ", ".join(RecipientKind)
            raise Unusable(f"What kind of recipient {recommendation.to} is, is needed: one of {kinds}.")
        recommendation = replace(recommendation, recipient=kind)
    _check_days(recommendation, today)
    _check_answers(programme, recommendation)
    return programme.put("recommendations", recommendation)


def _check_days(recommendation: Recommendation, today: date) -> None:
    """Raise Unusable for a day still to come, or one before what it follows."""
    made, sent = recommendation.made, recommendation.sent
    if made > today:
        raise Unusable(f"{long(made)} is still to come: record the recommendation once it is made.")
    days = {"sent": sent, "received": recommendation.received, "noticed": recommendation.notice}
    for name, day in days.items():
        if day and day > today:
            raise Unusable(f"{long(day)} is still to come: record it once it has happened.")
        if day and day < made:
            raise Unusable(f"It was made on {long(made)}, so it cannot have been {name} before: give a later day.")
    for day in (recommendation.received, recommendation.notice):
        if day and sent and day < sent:
            raise Unusable(f"It was sent on {long(sent)}, so it cannot have been received before: give a later day.")


def _check_answers(programme: Programme, recommendation: Recommendation) -> None:
    """Raise Unusable where an answer recorded already would be before the receipt."""
    received = recommendation.received
    answers = [each.on for each in programme.responses.values() if each.recommendation == recommendation.id]
    if received and answers and min(answers) < received:
        raise Unusable(
            f"It was answered on {long(min(answers))}, so it cannot have been received on {long(received)}: "
            "give an earlier day."
        )


def respond(
    programme: Programme, recommendation: str, *, answer: AnswerKind, on: date, today: date, **fields: Any
) -> Programme:
    """Add an answer to a recommendation; raises Unusable for a day still to come, or before it was received or made."""
    answered = programme.recommendations[recommendation]
    if on > today:
        raise Unusable(f"{long(on)} is still to come: record the answer once it is given.")
    if answered.received and on < answered.received:
        raise Unusable(
            f"It was received on {long(answered.received)}, so it cannot have been answered before: give a later day."
        )
    if on < answered.made:
        raise Unusable(f"It was made on {long(answered.made)}, so it cannot have been answered before.")
    number = 1 + max((each.number for each in record_of(programme, recommendation).responses), default=0)
    response = Response(
        id=f"{recommendation}/{number}", recommendation=recommendation, number=number, on=on, answer=answer
    )
    return programme.put("responses", replace(response, **cleaned(Response, fields)))


def report_progress(
    programme: Programme,
    id: str,
    recommendation: str,
    *,
    claim: Claim,
    today: date,
    on: date | None = None,
    **fields: Any,
) -> Programme:
    """Add what the recipient says of its progress; raises Unusable for a day still to come, or a target without why."""
    reported = programme.recommendations[recommendation]
    day = on or today
    if day > today:
        raise Unusable(f"{long(day)} is still to come: record the progress once it is reported.")
    if day < reported.made:
        raise Unusable(f"It was made on {long(reported.made)}: nothing can have been reported before.")
    progress = Progress(id=id, recommendation=recommendation, on=day, claim=claim)
    progress = replace(progress, **cleaned(Progress, fields))
    if progress.target and not one_line(progress.why):
        raise Unusable("A reason is needed for a new target: say why it moved.")
    return programme.put("progress", progress)


def assess(
    programme: Programme,
    id: str,
    recommendation: str,
    *,
    verdict: Verdict,
    authority: str,
    today: date,
    on: date | None = None,
    words: str = "",
    meeting: str = "",
) -> Programme:
    """Add the committee's assessment, on the meeting's day if one is given; raises Unusable without an authority."""
    assessed = programme.recommendations[recommendation]
    agreed = needed(authority, "Who agreed to it (the authority)")
    day = on or (programme.meetings[meeting].date if meeting else today)
    if day > today:
        raise Unusable(f"{long(day)} is still to come: record the assessment once it is made.")
    if day < assessed.made:
        raise Unusable(f"It was made on {long(assessed.made)}, so it cannot have been assessed before.")
    assessment = Assessment(
        id=id, recommendation=recommendation, on=day, verdict=verdict, authority=agreed, meeting=meeting
    )
    return programme.put("assessments", replace(assessment, **cleaned(Assessment, {"words": words})))
