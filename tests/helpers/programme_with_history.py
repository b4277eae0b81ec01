"""A programme whose changes are recorded as they are made, without a file."""

from __future__ import annotations

from datetime import UTC, datetime

from walks import TODAY

from planner.exchange.checklists import read_checklist
from planner.programme import edits
from planner.programme.finding import Finding
from planner.programme.history.changes import Change, compare
from planner.programme.history.journeys import journeys
from planner.programme.model import Programme, Version
from planner.programme.published.change_lines import ChangeLine
from planner.programme.published.differing import changes
from planner.programme.published.publishing import next_version
from planner.programme.rules import findings
from planner.programme.view import View

AT = datetime(2023, 9, 1, 10, tzinfo=UTC)
YEAR = "2023/24"


class ProgrammeWithHistory:
    """A programme with its history, kept in memory."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.history: list[Change] = []
        self.become(programme)

    def become(self, programme: Programme, reason: str = "", authority: str = "", undoes: str | None = None) -> str:
        difference = compare(self.programme if self.history else Programme(), programme)
        id = f"c{len(self.history)}"
        self.history.append(
            Change(
                id=id,
                label=id,
                at=AT,
                by="Ann",
                difference=difference,
                reason=reason,
                authority=authority,
                undoes=undoes,
            )
        )
        self.programme = programme
        return id

    @property
    def view(self) -> View:
        slippage = journeys(self.programme, self.history)
        return View(self.programme, TODAY, read_checklist(""), YEAR, slippage=slippage)

    def move(self, item: str, meeting: str, reason: str = "", **fields: str) -> str:
        return self.become(edits.move(self.programme, item, meeting, today=TODAY, **fields), reason)

    def place(self, item: str, topic: str, meeting: str, **fields: str) -> str:
        return self.become(edits.place(self.programme, item, topic, meeting, today=TODAY, **fields))

    def publish(self, agenda_of: str = "") -> Version:
        version = next_version(self.view, self.history, label="", agenda_of=agenda_of, by="Ann")
        self.become(self.programme.put("versions", version))
        return version

    def changed(self, since: Version, until: Version | None = None) -> tuple[ChangeLine, ...]:
        return changes(self.view, self.history, since, until)

    def found(self, rule: str) -> list[Finding]:
        return [finding for finding in findings(self.view) if finding.rule == rule]
