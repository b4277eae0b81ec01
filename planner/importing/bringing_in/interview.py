"""Asking the questions of a page one after another: an answer may raise further questions, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from planner.importing.bringing_in.bring import Importing, bring
from planner.importing.draft import ImportQuestion
from planner.importing.page import Page
from planner.programme.model import Programme


class Interview:
    """A page being imported: ``answers`` in the order given, and ``imported``, the result with these answers."""

    def __init__(
        self, page: Page, programme: Programme, *, today: date, new_id: Callable[[], str], year: str = ""
    ) -> None:
        self._page, self._programme, self._today, self._new_id, self._year = page, programme, today, new_id, year
        self.answers: dict[str, str] = {}
        self.imported = self._import_page()

    @property
    def open(self) -> list[ImportQuestion]:
        """The questions not answered yet."""
        return [question for question in self.imported.draft.questions if question.id not in self.answers]

    @property
    def answered(self) -> list[ImportQuestion]:
        """The questions answered, as they are asked with these answers."""
        return [question for question in self.imported.draft.questions if question.id in self.answers]

    @property
    def question(self) -> ImportQuestion | None:
        """The question to ask next, None when all are answered."""
        return next(iter(self.open), None)

    def answer(self, choice: str) -> None:
        """Answer the present question, and import the page again."""
        if question := self.question:
            self.answers[question.id] = choice
            self.imported = self._import_page()

    def answer_all(self) -> None:
        """Answer every question as proposed, up to the first without a proposal."""
        while (question := self.question) and question.proposed:
            self.answer(question.proposed)

    def back(self) -> None:
        """Take back the last answer."""
        if self.answers:
            self.answers.popitem()
            self.imported = self._import_page()

    def again(self, id: str) -> None:
        """Take back the answer to one question, which is then asked again; the other answers stand."""
        if self.answers.pop(id, None) is not None:
            self.imported = self._import_page()

    def _import_page(self) -> Importing:
        return bring(
            self._page,
            self._programme,
            year=self._year,
            today=self._today,
            new_id=self._new_id,
            answers=self.answers,
        )
