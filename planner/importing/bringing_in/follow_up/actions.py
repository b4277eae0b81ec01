"""Bringing an action of a page into a programme."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.importing.bringing_in.follow_up.fields import newer_values
from planner.importing.bringing_in.follow_up.matching import same_part, same_text
from planner.importing.bringing_in.follow_up.placing import Place, Placer
from planner.importing.bringing_in.follow_up.records import Edit, Records
from planner.importing.follow_up_draft import DraftAction
from planner.importing.understanding.questions import Questions
from planner.programme import edits
from planner.programme.calendar import in_words, long
from planner.programme.errors import Unusable
from planner.programme.kinds import Closing
from planner.programme.model import Action, Programme

LEAVE_OPEN = "Leave them open"
_FIELDS = ("text", "owner", "due", "due_when", "answer")


class ActionApplier:
    """Brings actions into records; ``source`` is the name of the page, which is what a closing rests on."""

    def __init__(
        self,
        records: Records,
        placer: Placer,
        questions: Questions,
        *,
        source: str,
        today: date,
    ) -> None:
        self._records, self._placer, self._questions = records, placer, questions
        self._source, self._today = source, today
        self._taken: dict[str, None] = {}

    def apply(self, row: DraftAction, id: str) -> str:
        """Return the id of the action of a row, made with the ``id`` given or completed; blank for one left out."""
        place = None
        if present := self._present(row):
            id = present.id
            self._complete(present, row)
        elif (place := self._placer.place(row)) and (place := self._placer.put(row, place)):
            self._add(id, row, place)
        else:
            return ""
        self._taken[id] = None
        minute = f"Minute: {row.printed_minute}" if row.minute and not self._placer.minuted_item(row) else ""
        if note := "\n".join(filter(None, (minute, row.note))):
            self._records.add_note("actions", id, note)
        if row.closing and self._records.actions[id].closing is None:
            self._close(id, row, row.closing)
        return id

    def _present(self, row: DraftAction) -> Action | None:
        """Return the programme's action that a row is; None for a new one."""
        kept = [each for each in self._records.actions.values() if each.id not in self._taken]
        item = self._placer.minuted_item(row)
        in_part = same_part(kept, row, item.id) if item else None
        return in_part or same_text(kept, row, self._placer.known_topic(row))

    def _add(self, id: str, row: DraftAction, place: Place) -> None:
        """Add an action; a due day that cannot be is left out."""
        fields: dict[str, Any] = {
            name: getattr(row, name) for name in ("text", "kind", "part", "owner", "due_when", "answer")
        }

        def added(programme: Programme, **due: Any) -> Programme:
            return edits.add_action(programme, id, place.item, today=self._today, made=place.made, **fields, **due)

        try:
            self._edit(lambda programme: added(programme, due=row.due), id, place.item)
        except Unusable as error:
            self._questions.leave_out(row.where, long(row.due) if row.due else row.text, str(error))
            self._edit(added, id, place.item)

    def _complete(self, present: Action, row: DraftAction) -> None:
        """Set the fields of which the page says more or something else."""
        values = newer_values(present, row, _FIELDS, row, self._questions)
        if not values:
            return
        try:
            self._edit(
                lambda programme: edits.edit_action(
                    programme, present.id, today=self._today, reason=f"As {self._source} says", **values
                ),
                present.id,
            )
        except Unusable as error:
            self._questions.leave_out(row.where, "; ".join(map(str, values.values())), str(error))

    def _close(self, id: str, row: DraftAction, closing: Closing) -> None:
        """Close an action on the day that the page says, or else that people answer."""
        on = row.closed or self._closed_on(row)
        if on is None:
            return
        authority = row.authority or f"As {self._source} says"
        try:
            if on > self._today:
                raise Unusable(f"{long(on)} is still to come: record it once it has come.")
            self._edit(lambda programme: edits.close(programme, id, closing, today=on, authority=authority), id)
        except Unusable as error:
            self._questions.leave_out(row.where, f"{closing.words}, {long(on)}", str(error))

    def _closed_on(self, row: DraftAction) -> date | None:
        """Return the day on which people say that actions were closed of which the page does not tell."""
        as_at = row.as_at if row.as_at and row.as_at <= self._today else None
        days = {f"{in_words(as_at)}, the day of the page": as_at} if as_at else {}
        choices: dict[str, date | None] = {**days, f"{in_words(self._today)}, today": self._today, LEAVE_OPEN: None}
        wording = "The page says that some actions are closed, and not on what day. Which is it?"
        day = self._questions.choose("closed-on", wording, choices, where=row.where, quote=row.text)
        if day is None:
            self._questions.leave_out(
                row.where, row.text, "the page does not say on what day it was closed: it is open"
            )
        return day

    def _edit(self, edit: Edit, id: str, item: str = "") -> None:
        self._records.do(edit, action=id, item=item)
