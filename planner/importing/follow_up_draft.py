"""What a page says of recommendations and of actions, before any of it is in a programme."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from planner.programme.kinds import ActionKind, AnswerKind, Claim, Closing, MadeBy, RecipientKind, Verdict


class DraftResponse(Struct, frozen=True, kw_only=True):
    """An answer of the recipient; ``on`` is None where the page does not say the day."""

    answer: AnswerKind
    on: date | None = None
    interim: bool = False
    reasons: str = ""
    action: str = ""
    lead: str = ""
    target: date | None = None
    decided_by: str = ""


class DraftProgress(Struct, frozen=True, kw_only=True):
    """What the recipient says of the progress; ``on`` is None where the page does not say the day."""

    claim: Claim
    on: date | None = None
    evidence: str = ""
    target: date | None = None
    why: str = ""


class DraftAssessment(Struct, frozen=True, kw_only=True):
    """What the committee says of the progress; ``on`` is None and ``authority`` blank where the page has neither."""

    verdict: Verdict
    on: date | None = None
    authority: str = ""


class DraftRow(Struct, frozen=True, kw_only=True):
    """What recommendations and actions have in common.

    ``topic`` is the title of the matter, blank where the row and what stands above it name none. ``made`` is the day of
    the meeting, ``minute`` the number of its minute and ``part`` the part of the resolution. ``as_at`` is the day that
    the page says it was drawn up on. ``note`` has the words that no other field has a place for, a line each.
    ``whole`` are the words of the whole row.
    """

    text: str
    where: str
    topic: str = ""
    made: date | None = None
    minute: str = ""
    part: str = ""
    as_at: date | None = None
    note: str = ""
    whole: str = ""

    @property
    def printed_minute(self) -> str:
        """The part of the minute as printed: '39(1)'; blank without the minute's number."""
        return f"{self.minute}({self.part})" if self.minute and self.part else self.minute


class DraftRecommendation(DraftRow, frozen=True, kw_only=True):
    """A recommendation on the page, with all that the page says came of it; ``made_by`` is None if it does not tell."""

    reference: str = ""
    made_by: MadeBy | None = None
    to: str = ""
    recipient: RecipientKind | None = None
    sent: date | None = None
    received: date | None = None
    notice: date | None = None
    asked_by: date | None = None
    follow_up_on: date | None = None
    responses: tuple[DraftResponse, ...] = ()
    progress: tuple[DraftProgress, ...] = ()
    assessments: tuple[DraftAssessment, ...] = ()


class DraftAction(DraftRow, frozen=True, kw_only=True):
    """An action on the page; ``closing`` says how it is closed, and ``closed`` on what day, None if not said."""

    kind: ActionKind
    owner: str = ""
    due: date | None = None
    due_when: str = ""
    answer: str = ""
    closing: Closing | None = None
    closed: date | None = None
    authority: str = ""
