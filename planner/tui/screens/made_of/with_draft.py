"""Screens with fields whose text is kept as a draft until it is used, or thrown away on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.message import Message
from textual.widget import Widget

from planner.programme.calendar import without_year
from planner.tui.command import Command
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.screens.made_of.with_fields import WithFields
from planner.tui.widgets.draft_notice import DraftNotice
from planner.tui.widgets.fields import FieldWidget
from planner.tui.widgets.row_list import RowList

BEGIN_ANEW = Command(
    "begin_anew",
    ("f8",),
    "Begin anew",
    "Throw away what you had begun here.",
    run=lambda screen: screen.begin_anew(),
    when=lambda screen: screen.shows_draft,
    search_words="draft discard throw away clear",
)
KEPT = "What you began is kept: it is there when you open this again."
CURSOR = ""
"""The name in a draft of the selected row's key; blank, as no field has that name."""


class WithDraft(WithFields):
    """A mixin for screens with fields: what is typed is kept, and is there when the screen is opened again.

    A draft ends when its values were used (``end_draft``), or when the person begins anew. Where screens of one
    class are about different things, ``draft_subject`` says which, and each has its own draft.
    """

    SHARED_ACTS: ClassVar[tuple[Command, ...]] = (BEGIN_ANEW,)
    _draft: Mapping[str, str] | None = None
    """The draft's values, as last read or kept; None before either."""
    _has_chosen = False
    """Whether a row of the list was chosen."""

    @property
    def draft_subject(self) -> tuple[str, ...]:
        """What the screen is about, such as ids; empty where there is only one screen of its class."""
        return ()

    @property
    def draft_name(self) -> str:
        """The name that the draft is kept under."""
        return " ".join((type(self).__name__, *self.draft_subject))

    def draft_values(self) -> dict[str, str]:
        """Return the values to keep, by field name; none while the fields are as they were shown at first."""
        values = self.changed_values()
        if self.LIST_SELECTOR and (values or self._has_chosen):
            values[CURSOR] = self.query_one(self.LIST_SELECTOR, RowList).cursor or ""
        return values

    def takes_draft(self, _values: Mapping[str, str]) -> bool:
        """Return whether a draft is of the fields shown."""
        return True

    @property
    def shows_draft(self) -> bool:
        """Whether the screen shows a draft that was begun earlier."""
        return bool(self.query(DraftNotice))

    def restore_draft(self) -> None:
        """Fill in the draft of this screen, if there is one, and say since when; called once the fields are mounted."""
        draft = self.host.drafts.read(self.draft_name)
        fields = list(self.query(FieldWidget))
        if draft is None or not fields or not self.takes_draft(draft.values):
            return
        self._draft = draft.values
        for field in fields:
            if (value := draft.values.get(field.spec.name)) is not None and field.takes(value):
                self.fill(field, value)
        self._has_chosen = CURSOR in draft.values
        if self.LIST_SELECTOR and draft.values.get(CURSOR):
            self.call_after_refresh(self._move_cursor, draft.values[CURSOR])
        if isinstance(fields[0].parent, Widget) and not self.shows_draft:
            day = f"{draft.at:%A} {without_year(draft.at.date())}"
            notice = DraftNotice(f"You had begun this on {day}: go on, or", BEGIN_ANEW)
            fields[0].parent.mount(notice, before=fields[0])

    def fill(self, field: FieldWidget, value: str) -> None:
        """Fill in a field from a draft, or with its first value."""
        field.value = value

    def _move_cursor(self, key: str) -> None:
        self.query_one(self.LIST_SELECTOR, RowList).move_cursor(key)

    def keep_draft(self) -> None:
        """Keep the values typed so far as the draft."""
        values = self.draft_values()
        if values != (self._draft or {}):
            self._draft = values
            self.host.drafts.keep(self.draft_name, values)

    def say_kept(self) -> None:
        """Say that what was typed is kept, if anything was; also on screens that show only errors."""
        if self.draft_values():
            BaseScreen.say(self, KEPT)

    def end_draft(self) -> None:
        """Remove the draft: its values were used."""
        self._draft, self._has_chosen = None, False
        self.host.drafts.end(self.draft_name)

    def begin_anew(self) -> None:
        """Throw the draft away, and show the fields as they are without one."""
        self.end_draft()
        for field in self.query(FieldWidget):
            self.fill(field, self.initial_value(field))
        self.query(DraftNotice).remove()
        if self.LIST_SELECTOR:
            self.query_one(self.LIST_SELECTOR).focus()
        else:
            self.query(FieldWidget).first().input.focus()
        self.say("Thrown away: the boxes are as they were.")

    def on_input_changed(self, event: Message) -> None:
        """Keep what the person typed, but not what the screen filled in itself."""
        if event.control is self.focused:
            self.unsay()
            self.keep_draft()

    on_text_area_changed = on_choice_input_changed = on_input_changed

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Keep which row was chosen."""
        if self.LIST_SELECTOR and event.control is self.query_one(self.LIST_SELECTOR) and self.app.screen is self:
            self._has_chosen = True
            self.keep_draft()
