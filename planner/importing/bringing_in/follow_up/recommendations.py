"""Bringing a recommendation of a page into a programme, with its answers, progress and assessments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from planner.importing.bringing_in.follow_up.fields import newer_values
from planner.importing.bringing_in.follow_up.matching import same_part, same_text
from planner.importing.bringing_in.follow_up.placing import Place, Placer
from planner.importing.bringing_in.follow_up.records import Edit, Records, ids_in_order
from planner.importing.follow_up_draft import DraftAssessment, DraftProgress, DraftRecommendation, DraftResponse
from planner.importing.understanding.questions import Questions
from planner.programme import edits
from planner.programme.calendar import in_words, long
from planner.programme.errors import Unusable
from planner.programme.kinds import MadeBy
from planner.programme.model import Recommendation
from planner.programme.text import one_line

HOW_MADE: Mapping[str, MadeBy] = {
    "In a report, such as that of a task and finish group": MadeBy.REPORT,
    "By resolution at a meeting": MadeBy.MINUTE,
    "By letter": MadeBy.LETTER,
}
"""Words of a choice -> how recommendations were made."""
NO_DAY = "No day: keep their words as a note"
_DAYS = ("sent", "received", "notice")
_FIELDS = ("text", "to", "part", "reference", *_DAYS, "asked_by", "follow_up_on")
_RESPONSE_FIELDS = ("reasons", "action", "lead", "target", "decided_by")


class RecommendationApplier:
    """Brings recommendations into records; ``source`` is the name of the page, which is what a verdict rests on."""

    def __init__(
        self,
        records: Records,
        placer: Placer,
        questions: Questions,
        *,
        source: str,
        today: date,
        new_id: Callable[[], str],
    ) -> None:
        self._records, self._placer, self._questions = records, placer, questions
        self._source, self._today, self._new_id = source, today, new_id
        self._taken: dict[str, None] = {}

    def apply(self, row: DraftRecommendation, id: str) -> str:
        """Return the id of a row's recommendation, made with the ``id`` given or completed; blank for one left out."""
        if present := self._present(row):
            id = present.id
            self._complete(present, row)
        elif place := self._placer.place(row):
            self._add(id, row, place)
        else:
            return ""
        self._taken[id] = None
        if row.note:
            self._records.add_note("recommendations", id, row.note)
        for response in row.responses:
            self._respond(id, row, response)
        told = sorted(row.progress, key=lambda each: each.on or date.max)
        for progress, key in zip(told, ids_in_order(self._new_id, len(told)), strict=True):
            self._report(id, row, progress, key)
        for assessment, key in zip(row.assessments, ids_in_order(self._new_id, len(row.assessments)), strict=True):
            self._assess(id, row, assessment, key)
        return id

    def _present(self, row: DraftRecommendation) -> Recommendation | None:
        """Return the programme's recommendation that a row is; None for a new one."""
        kept = [each for each in self._records.recommendations.values() if each.id not in self._taken]
        reference = (row.reference or row.printed_minute).casefold()
        for each in kept:
            is_own = reference and each.reference.casefold() == reference
            if is_own and (row.reference or row.made == each.made):
                return each
        item = self._placer.minuted_item(row)
        in_part = same_part(kept, row, item.id) if item else None
        return in_part or same_text(kept, row, self._placer.known_topic(row))

    def _add(self, id: str, row: DraftRecommendation, place: Place) -> None:
        """Add a recommendation; days that cannot be are left out."""
        is_minuted = bool(self._placer.minuted_item(row))
        reference = row.reference or ("" if is_minuted else row.printed_minute)
        if row.minute and not is_minuted and row.reference:
            self._questions.leave_out(row.where, row.printed_minute, "the minute of that number is not recorded")
        fields: dict[str, Any] = {
            "item": place.item,
            "topic": place.topic,
            "made": place.made,
            "made_by": MadeBy.MINUTE if place.item else row.made_by or self._made_by(row),
            "reference": reference,
            **{name: getattr(row, name) for name in ("text", "part", "to", "recipient", "asked_by", "follow_up_on")},
        }
        days = {name: getattr(row, name) for name in _DAYS}
        try:
            self._edit(lambda programme: self._made(programme, id, **fields, **days), id, place.item)
        except Unusable as error:
            for day in filter(None, days.values()):
                self._questions.leave_out(row.where, long(day), str(error))
            self._edit(lambda programme: self._made(programme, id, **fields), id, place.item)

    def _made(self, programme: Any, id: str, **fields: Any) -> Any:
        return edits.add_recommendation(programme, id, today=self._today, **fields)

    def _made_by(self, row: DraftRecommendation) -> MadeBy:
        """Return how people say that recommendations were made of which the page does not tell."""
        wording = "How were these recommendations made? The page does not say."
        return self._questions.choose("made-by", wording, HOW_MADE, where=row.where, quote=row.text)

    def _complete(self, present: Recommendation, row: DraftRecommendation) -> None:
        """Set the fields of which the page says more or something else."""
        names = [name for name in _FIELDS if name != "part" or not present.part]
        values = newer_values(present, row, names, row, self._questions)
        if "to" in values:
            values["recipient"] = row.recipient
        if values:
            self._try(
                row,
                "; ".join(map(str, values.values())),
                lambda programme: edits.edit_recommendation(programme, present.id, today=self._today, **values),
                present.id,
            )

    def _respond(self, id: str, row: DraftRecommendation, drafted: DraftResponse) -> None:
        """Add an answer, or complete the one that it is."""
        told = self._records.told("responses", id)
        kind = (drafted.answer, drafted.interim)
        same = [each for each in told if (each.answer, each.interim) == kind and drafted.on in (None, each.on)]
        if same:
            values = newer_values(same[-1], drafted, _RESPONSE_FIELDS, row, self._questions)
            for name, value in values.items():
                self._records.set_told("responses", same[-1].id, name, value)
            return
        on = drafted.on or self._said_on(row, drafted.answer.words, is_answer=True)
        fields = {name: getattr(drafted, name) for name in (*_RESPONSE_FIELDS, "interim")}
        if on is None:
            said = [drafted.answer.words, *(getattr(drafted, name) for name in _RESPONSE_FIELDS)]
            self._note(id, "Answer", *(long(each) if isinstance(each, date) else each for each in said))
        else:
            self._try(
                row,
                f"{drafted.answer.words}, {long(on)}. {drafted.reasons}",
                lambda programme: edits.respond(
                    programme, id, answer=drafted.answer, on=on, today=self._today, **fields
                ),
                id,
            )

    def _report(self, id: str, row: DraftRecommendation, drafted: DraftProgress, key: str) -> None:
        """Add a report of progress with the id ``key``, unless it was brought in before."""
        words = one_line(drafted.evidence)
        for each in self._records.told("progress", id):
            is_same = (each.claim, one_line(each.evidence)) == (drafted.claim, words)
            if is_same and drafted.on in (None, each.on):
                return
        on = drafted.on or self._said_on(row, words or drafted.claim.words)
        if on is None:
            self._note(id, "Progress", drafted.claim.words, words)
        else:
            self._try(
                row,
                f"{drafted.claim.words}, {long(on)}. {words}",
                lambda programme: edits.report_progress(
                    programme,
                    key,
                    id,
                    claim=drafted.claim,
                    on=on,
                    today=self._today,
                    evidence=drafted.evidence,
                    target=drafted.target,
                    why=drafted.why,
                ),
                id,
            )

    def _assess(self, id: str, row: DraftRecommendation, drafted: DraftAssessment, key: str) -> None:
        """Add what the committee says with the id ``key``, unless it says so already."""
        told = self._records.told("assessments", id)
        if any(each.verdict is drafted.verdict and drafted.on in (None, each.on) for each in told):
            return
        on = drafted.on or self._said_on(row, drafted.verdict.words)
        if on is None:
            self._note(id, "The committee", drafted.verdict.words)
        else:
            self._try(
                row,
                f"{drafted.verdict.words}, {long(on)}",
                lambda programme: edits.assess(
                    programme,
                    key,
                    id,
                    verdict=drafted.verdict,
                    on=on,
                    today=self._today,
                    authority=drafted.authority or f"As {self._source} says",
                ),
                id,
            )

    def _said_on(self, row: DraftRecommendation, words: str, *, is_answer: bool = False) -> date | None:
        """Return the day of what the page says without one: the page's own for progress, else as people answer."""
        as_at = row.as_at if row.as_at and row.as_at <= self._today else None
        if as_at and not is_answer:
            return as_at
        days = {f"{in_words(as_at)}, the day of the page": as_at} if as_at else {}
        choices: dict[str, date | None] = {**days, f"{in_words(self._today)}, today": self._today, NO_DAY: None}
        wording = "The page gives no day for some answers and reports. From which day are they?"
        day = self._questions.choose("said-on", wording, choices, where=row.where, quote=words)
        return day

    def _note(self, id: str, label: str, *texts: str) -> None:
        """Keep what has no day as a note."""
        self._records.add_note("recommendations", id, f"{label}: {one_line('. '.join(filter(None, texts)))}")

    def _try(self, row: DraftRecommendation, words: str, edit: Edit, id: str) -> None:
        """Make an edit; what it would add is left out where it cannot be."""
        try:
            self._edit(edit, id)
        except Unusable as error:
            self._questions.leave_out(row.where, words, str(error))

    def _edit(self, edit: Edit, id: str, item: str = "") -> None:
        self._records.do(edit, recommendation=id, item=item)
