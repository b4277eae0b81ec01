"""A checklist, and the advice that follows from a topic's answers to it.

A checklist is data that a council owns. Its groups are taken in order; the first answer or threshold with a
consequence is the advice, once every question before it is answered. A score ranks topics, it never decides.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from itertools import dropwhile

from msgspec import Struct

from planner.programme.english import counted, listed
from planner.programme.errors import Unusable
from planner.programme.kinds import Outcome


class QuestionKind(StrEnum):
    """How a question is answered: a gate by yes or no, a score on a scale, a method by a way to look into the topic."""

    GATE = "gate"
    SCORE = "score"
    METHOD = "method"


class Choice(Struct, frozen=True):
    """One answer to a question; ``leads_to`` is its consequence, if it has one on its own.

    ``may_return`` is true where a topic rejected by it may be suggested again later. ``asks`` are the names of the
    topic's fields to fill in with this answer, each of which may stay blank.
    """

    value: str
    label: str
    because: str = ""
    leads_to: Outcome | None = None
    points: int | None = None
    may_return: bool = False
    asks: tuple[str, ...] = ()


class Question(Struct, frozen=True):
    """One question of a checklist; each choice's points are already weighted.

    ``shows`` are the names of the topic's fields to show beside it.
    """

    id: str
    kind: QuestionKind
    ask: str
    explain: str
    choices: tuple[Choice, ...]
    shows: tuple[str, ...] = ()

    def choice(self, value: str) -> Choice | None:
        """Return the choice with this value, or None."""
        return next((choice for choice in self.choices if choice.value == value), None)

    def chosen(self, value: str) -> Choice:
        """Return the choice with this value or label, case ignored; raises Unusable."""
        word = value.strip().lower()
        for choice in self.choices:
            if word in (choice.value.lower(), choice.label.lower()):
                return choice
        values = listed((choice.value for choice in self.choices), last="or")
        raise Unusable(f"“{value}” does not answer {self.id}: answer {values}.")

    @property
    def nothing_against(self) -> Choice | None:
        """The only answer to a gate that leads nowhere and asks for nothing; None where there is not just one."""
        if self.kind is not QuestionKind.GATE:
            return None
        harmless = [choice for choice in self.choices if not choice.leads_to]
        return harmless[0] if len(harmless) == 1 and not harmless[0].asks else None

    @property
    def most_points(self) -> int:
        """The most points any answer to it gives."""
        return max((choice.points or 0 for choice in self.choices), default=0)


class Threshold(Struct, frozen=True):
    """A consequence of the total points of some questions, once they are all answered."""

    questions: tuple[str, ...]
    leads_to: Outcome
    because: str
    at_most: int | None = None
    at_least: int | None = None
    may_return: bool = False

    def is_met(self, total: int) -> bool:
        """Return whether the total points reach this threshold."""
        return (self.at_most is None or total <= self.at_most) and (self.at_least is None or total >= self.at_least)


class Group(Struct, frozen=True):
    """Questions asked together, and the thresholds of their points."""

    title: str
    questions: tuple[Question, ...]
    thresholds: tuple[Threshold, ...] = ()


class Checklist(Struct, frozen=True, dict=True):
    """A council's prioritisation process."""

    name: str
    title: str
    about: str
    groups: tuple[Group, ...]

    @property
    def questions(self) -> Iterator[Question]:
        """Every question, in the order they are asked."""
        return (question for group in self.groups for question in group.questions)

    @cached_property
    def most_points(self) -> int:
        """The most points a topic can have."""
        return sum(question.most_points for question in self.questions)

    def nothing_against(self, question_id: str, answered: Container[str]) -> dict[str, Choice]:
        """Return the answers, by question id, that say that nothing in the rest of a group is against a topic.

        The rest is this question and the later ones that are not answered; none where they do not all have such an
        answer, or where there is only one.
        """
        group = next((each.questions for each in self.groups if question_id in (one.id for one in each.questions)), ())
        later = dropwhile(lambda question: question.id != question_id, group)
        rest = [question for question in later if question.id == question_id or question.id not in answered]
        choices = {question.id: choice for question in rest if (choice := question.nothing_against)}
        return choices if len(choices) == len(rest) > 1 else {}

    def question(self, question_id: str) -> Question:
        """Return the question with this id; raises Unusable, listing them."""
        word = question_id.strip().lower()
        for question in self.questions:
            if question.id.lower() == word:
                return question
        ids = listed((question.id for question in self.questions), last="or")
        raise Unusable(f"The checklist has no question “{question_id}”: it has {ids}.")


class Because(Struct, frozen=True):
    """One reason for an advice; with ``points`` for a scored question, and the outcome that it leads to by itself."""

    text: str
    points: int | None = None
    leads_to: Outcome | None = None


class Advice(Struct, frozen=True):
    """The advice that follows from a topic's answers.

    ``outcome`` is None while a question that matters is open; ``heading`` is the outcome of the answers so far.
    """

    outcome: Outcome | None
    heading: Outcome | None
    because: tuple[Because, ...]
    points: int
    most_points: int
    open: tuple[str, ...]
    may_return: bool = False

    @property
    def arithmetic(self) -> str:
        """How the points add up: '2 + 1 + 2 = 5 of 8 points'; blank when nothing was scored."""
        scored = [str(reason.points) for reason in self.because if reason.points is not None]
        if not scored:
            return ""
        sum_of = f"{' + '.join(scored)} = " if len(scored) > 1 else ""
        return f"{sum_of}{self.points} of {self.most_points} points"

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons in words, each with its points, and how these add up."""
        words = (f"{reason.text}{_points_words(reason.points)}" for reason in self.because)
        return (*words, self.arithmetic) if self.arithmetic else tuple(words)

    @property
    def is_begun(self) -> bool:
        """Whether any question has been answered."""
        return bool(self.because)


def _points_words(points: int | None) -> str:
    return "" if points is None else f" ({counted(points, 'point')})"


def advise(checklist: Checklist, answers: Mapping[str, str]) -> Advice:
    """Return the advice that follows from these answers (question id -> value)."""
    because: list[Because] = []
    open_questions: list[str] = []
    heading = None
    may_return = False
    scored: dict[str, int] = {}
    for group in checklist.groups:
        for question in group.questions:
            choice = question.choice(answers.get(question.id, ""))
            if choice is None:
                open_questions.append(question.id)
                continue
            words = choice.because or f"{question.ask} {choice.label}"
            because.append(Because(words, choice.points, choice.leads_to))
            if choice.points is not None:
                scored[question.id] = choice.points
            if choice.leads_to:
                heading, may_return = choice.leads_to, choice.may_return
                break
        else:
            if threshold := next(_thresholds_met(group, scored), None):
                because.append(Because(threshold.because, leads_to=threshold.leads_to))
                heading, may_return = threshold.leads_to, threshold.may_return
        if heading:
            break
    return Advice(
        outcome=heading if not open_questions else None,
        heading=heading,
        because=tuple(because),
        points=sum(scored.values()),
        most_points=checklist.most_points,
        open=tuple(open_questions),
        may_return=may_return,
    )


def _thresholds_met(group: Group, scored: Mapping[str, int]) -> Iterator[Threshold]:
    """Yield the group's thresholds that the points so far (question id -> points) reach."""
    for threshold in group.thresholds:
        points = [scored[question] for question in threshold.questions if question in scored]
        if len(points) == len(threshold.questions) and threshold.is_met(sum(points)):
            yield threshold
