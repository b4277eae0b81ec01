"""Publishing the year in view as its next version, after showing the findings that are open."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.programme.calendar import long
from planner.programme.english import counted
from planner.programme.errors import PlannerError
from planner.programme.text import one_line
from planner.session import Session
from planner.tui.command import Command
from planner.tui.screens.made_of.common import CANCEL
from planner.tui.screens.made_of.dialogue import DONE, Dialogue
from planner.tui.symbols import LEVELS
from planner.tui.widgets.fields import FieldSpec, FieldWidget

NO_AGENDA = "none"
KEPT_FOR_GOOD = "Publishing keeps this version for good; the year can still change."
MAX_FINDINGS = 6
"""The most open findings listed one by one."""
PUBLISH_IT = DONE.replace(label="Publish")


class PublishScreen(Dialogue["str | None"]):
    """Asks for the version's label, and which meeting's agenda it goes with.

    Its result is the message to show; None when it was not published.
    """

    ABOUT = (
        "Freezes the year as the next numbered version, as it goes with an agenda. What is still open is told first."
    )
    RULE = "The programme is on every agenda, published and shared (Protocol 2 and 8)."
    ACTS: ClassVar[tuple[Command, ...]] = (PUBLISH_IT, CANCEL)
    MAIN = PUBLISH_IT

    def __init__(self, session: Session) -> None:
        self._session = session
        head, *self._open_lines = self._open_findings_lines()
        super().__init__(f"Publish {session.year}", head, hint="Enter next box · F2 publishes · Esc leaves it")

    @property
    def draft_subject(self) -> tuple[str, ...]:
        """The municipal year."""
        return (self._session.year,)

    def compose_content(self) -> ComposeResult:
        """Compose the open findings, then the fields."""
        view = self._session.view
        meetings = [each for each in view.meetings if view.is_open(each) and each.kind.has_places]
        agendas = {
            NO_AGENDA: "no meeting's agenda",
            **{each.id: f"the agenda of {long(each.date)}" for each in meetings},
        }
        with VerticalScroll(id="open-checks", can_focus=False):
            yield Static(Content("\n".join(self._open_lines)), id="open")
        yield FieldWidget(FieldSpec("agenda", "It is", meetings[0].id if meetings else NO_AGENDA, choices=agendas))
        yield FieldWidget(FieldSpec("label", "Called", hint="Blank names it after the agenda, or the day."))
        yield from super().compose_content()

    def _open_findings_lines(self) -> list[str]:
        """Return a line with the number of open findings, then a line for each."""
        findings = [finding for finding in self._session.findings if finding.is_open]
        if not findings:
            return [f"√ Nothing is still open. {KEPT_FOR_GOOD}"]
        lines = [f"{LEVELS[each.level][0]} {each.message}" for each in findings[:MAX_FINDINGS]]
        more = [f"and {len(findings) - MAX_FINDINGS} more"] if len(findings) > MAX_FINDINGS else []
        head = f"{counted(len(findings), 'check')} still open. {KEPT_FOR_GOOD}"
        return [head, *lines, *more]

    def done(self) -> None:
        """Publish the version, and dismiss with a message that says so."""
        agenda, label = (one_line(self.values[name]) for name in ("agenda", "label"))
        try:
            version = self._session.publish(label=label, agenda_of="" if agenda == NO_AGENDA else agenda)
        except PlannerError as error:
            self.say(str(error), error=True)
            self.host.show_news()
            return
        self.end_draft()
        self.dismiss(f"Published version {version.id}: {version.label}.")
