"""Strategies for checklists of every shape, and for answers to them."""

from __future__ import annotations

from hypothesis import strategies as st

from planner.exchange.checklists import checklist_names, read_checklist
from planner.programme.checklist import Checklist, Choice, Group, Question, QuestionKind, Threshold
from planner.programme.kinds import Outcome

SHIPPED = [read_checklist(name) for name in checklist_names()]
Answers = dict[str, str]

outcomes = st.sampled_from(list(Outcome))


@st.composite
def questions(draw: st.DrawFn, id: str) -> Question:
    """Draw a gate or method whose answers may have consequences, or a score on any scale."""
    kind = draw(st.sampled_from(list(QuestionKind)))
    if kind is QuestionKind.SCORE:
        weight = draw(st.integers(1, 4))
        steps = range(draw(st.integers(2, 5)))
        choices = tuple(Choice(str(step), f"Step {step}", points=step * weight) for step in steps)
    else:
        led = draw(st.lists(st.none() | outcomes, min_size=2, max_size=3))
        choices = tuple(
            Choice(f"v{number}", f"Way {number}", leads_to=outcome, may_return=outcome is Outcome.REJECT)
            for number, outcome in enumerate(led)
        )
    return Question(id, kind, f"Is it {id}?", "", choices)


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    """Draw a checklist: groups of questions, with thresholds on any scored questions up to there."""
    groups: list[Group] = []
    scored: list[str] = []
    for at in range(draw(st.integers(1, 4))):
        asked = tuple(draw(questions(f"q{at}-{number}")) for number in range(draw(st.integers(1, 3))))
        scored += [question.id for question in asked if question.kind is QuestionKind.SCORE]
        thresholds = []
        for _ in range(draw(st.integers(0, 2)) if scored else 0):
            totalled = draw(st.lists(st.sampled_from(scored), min_size=1, unique=True))
            bound = draw(st.integers(0, 20))
            at_most, at_least = draw(st.sampled_from([(bound, None), (None, bound), (bound + 5, bound)]))
            thresholds.append(Threshold(tuple(totalled), draw(outcomes), "So many points", at_most, at_least))
        groups.append(Group(f"Group {at}", asked, tuple(thresholds)))
    return Checklist("made", "Made", "", tuple(groups))


any_checklist = st.one_of(checklists(), *(st.just(each) for each in SHIPPED))
"""A checklist of any shape, or one of those shipped."""


def answers_to(checklist: Checklist) -> st.SearchStrategy[Answers]:
    """Return a strategy for answers to any of a checklist's questions; the others are left open."""
    values = {
        question.id: st.sampled_from([each.value for each in question.choices]) for question in checklist.questions
    }
    return st.fixed_dictionaries({}, optional=values)


answered = any_checklist.flatmap(lambda checklist: st.tuples(st.just(checklist), answers_to(checklist)))
"""A checklist, and answers to any of its questions."""
