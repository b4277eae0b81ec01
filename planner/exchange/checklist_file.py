"""A checklist's file: the TOML that a council writes, checked and turned into a checklist."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import msgspec

from planner.programme.checklist import Checklist, Choice, Group, Question, QuestionKind, Threshold
from planner.programme.edits import TOPIC_FIELDS as FILLED_IN
from planner.programme.english import listed
from planner.programme.errors import Unusable
from planner.programme.kinds import Outcome
from planner.programme.model import Topic

TOPIC_FIELDS = tuple(field.name for field in Topic.FIELDS.values() if field.label and not field.private)
"""The fields of a topic that a question may show while it is asked."""
ASKED_FIELDS = tuple(field.name for field in FILLED_IN if not field.private)
"""The fields filled in for a topic that an answer may ask for."""
MOST_CHOICES, MOST_POINTS = 9, 100
"""The most answers of a question; the most points of a step of a scale, and the most weight of a question."""
MOST_STOPS = 100
"""The most full stops in a line: the TOML parser takes minutes over a key of thousands of parts."""
_ID = re.compile(r"\w[\w-]{0,39}")


# The classes below are the tables of the TOML file, under the names of its keys.


class _Consequence(msgspec.Struct, forbid_unknown_fields=True):
    because: str = ""
    leads_to: Outcome | None = None
    may_return: bool = False
    asks: list[str] = []


class _Step(msgspec.Struct, forbid_unknown_fields=True):
    label: str
    because: str = ""
    points: int | None = None


class _Choice(msgspec.Struct, forbid_unknown_fields=True):
    value: str
    label: str
    because: str = ""
    leads_to: Outcome | None = None
    may_return: bool = False
    asks: list[str] = []


class _Question(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    kind: QuestionKind
    ask: str
    explain: str = ""
    yes: _Consequence | None = None
    no: _Consequence | None = None
    scale: list[_Step] = []
    weight: int = 1
    choices: list[_Choice] = []
    shows: list[str] = []


class _Threshold(msgspec.Struct, forbid_unknown_fields=True):
    total_of: list[str]
    leads_to: Outcome
    because: str
    at_most: int | None = None
    at_least: int | None = None
    may_return: bool = False


class _Group(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    question: list[_Question]
    threshold: list[_Threshold] = []


class _File(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    group: list[_Group]
    about: str = ""


def unreadable(name: str, reason: str) -> Unusable:
    """Return the error for a checklist's file that cannot be read at all."""
    return Unusable(f"The checklist file {name} cannot be read: {reason}.")


def parse_checklist(name: str, content: bytes, source: str) -> Checklist:
    """Return the checklist in a file's content; ``source`` names the file in errors.

    Raises Unusable, saying what is wrong at which question or key.
    """
    if any(line.count(b".") > MOST_STOPS for line in content.splitlines()):
        raise unreadable(source, f"it has a line with more than {MOST_STOPS} full stops")
    try:
        data = tomllib.loads(content.decode())
        file = msgspec.convert(data, _File)
        groups = tuple(map(_group, file.group))
        _check_groups(groups)
    except UnicodeDecodeError:
        raise unreadable(source, "save it as UTF-8") from None
    except RecursionError:
        raise unreadable(source, "it is nested too deep") from None
    except tomllib.TOMLDecodeError as error:
        raise unreadable(source, str(error)) from None
    except msgspec.ValidationError as error:
        raise Unusable(f"The checklist file {source} has a mistake: {_in_our_words(data, str(error))}.") from None
    except ValueError as error:
        raise Unusable(f"The checklist file {source} has a mistake: {error}.") from None
    return Checklist(name, file.title, file.about, groups)


_CHOICES_OF_KEY = {"leads_to": tuple(Outcome), "kind": tuple(QuestionKind)}
"""The values that a key may have, which an error lists."""


def _in_our_words(data: dict[str, object], error: str) -> str:
    """Return a validation error in our words, with its question and key.

    ``error`` ends in the path to the mistake: "... - at `$.group[0].question[2].kind`".
    """
    words, _, path = error.partition(" - at `$")
    value: object = data
    question = ""
    for step in path.rstrip("`").replace("[", ".[").split("."):
        if step.startswith("[") and isinstance(value, list):
            value = value[int(step[1:-1])]
        elif isinstance(value, dict):
            value = value.get(step, value)
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            question = f"question “{value['id']}”, "
    key = path.rstrip("`").rpartition(".")[2]
    remedy = (
        f" (choose {listed(_CHOICES_OF_KEY[key], last='or')})" if key in _CHOICES_OF_KEY and "enum" in words else ""
    )
    words = words.replace("Invalid enum value", "there is no such value as")
    return f"{question}{f'key “{key}”: ' if key else ''}{words[0].lower()}{words[1:]}{remedy}"


def _group(group: _Group) -> Group:
    """Return the group of a table in the file; raises ValueError for a mistake in it."""
    if not group.question:
        raise ValueError(f"group “{group.title}” has no questions")
    subject = f"a threshold of group “{group.title}”"
    thresholds = tuple(_threshold(threshold, subject) for threshold in group.threshold)
    return Group(group.title, tuple(map(_question, group.question)), thresholds)


def _threshold(threshold: _Threshold, subject: str) -> Threshold:
    """Return the threshold of a table in the file; raises ValueError, beginning with ``subject``, for a mistake."""
    if not threshold.total_of:
        raise ValueError(f"{subject}, key “total_of”: it names no question")
    if threshold.at_most is None and threshold.at_least is None:
        raise ValueError(f"{subject} needs at_most or at_least")
    _check_return(threshold, subject)
    return Threshold(
        tuple(threshold.total_of),
        threshold.leads_to,
        threshold.because,
        threshold.at_most,
        threshold.at_least,
        threshold.may_return,
    )


def _check_return(consequence: _Consequence | _Choice | _Threshold, subject: str) -> None:
    """Raise ValueError, beginning with ``subject``, when a consequence other than rejection may return."""
    if consequence.may_return and consequence.leads_to is not Outcome.REJECT:
        raise ValueError(f"{subject}, key “may_return”: only what leads to reject may come back")


def _question(question: _Question) -> Question:
    """Return the question of a table in the file; raises ValueError, naming the question, for a mistake in it."""
    if not _ID.fullmatch(question.id):
        words = question.id.strip() or question.ask
        raise ValueError(f"question “{words}”, key “id”: it is a short word of letters, figures and hyphens")
    if not question.ask.strip():
        raise ValueError(f"question “{question.id}”, key “ask”: it is blank")
    if not 0 <= question.weight <= MOST_POINTS:
        raise ValueError(f"question “{question.id}”, key “weight”: it is a number from 0 to {MOST_POINTS}")
    if any(not 0 <= (step.points or 0) <= MOST_POINTS for step in question.scale):
        raise ValueError(f"question “{question.id}”, key “points”: each is a number from 0 to {MOST_POINTS}")
    if len(question.scale) > MOST_CHOICES or len(question.choices) > MOST_CHOICES:
        raise ValueError(f"question “{question.id}” has more than {MOST_CHOICES} answers")
    if question.choices and (question.yes or question.no):
        raise ValueError(f"question “{question.id}”: it has choices, so “yes” and “no” belong among them")
    asked = (name for answer in (question.yes, question.no, *question.choices) if answer for name in answer.asks)
    for key, names, known in (("shows", question.shows, TOPIC_FIELDS), ("asks", asked, ASKED_FIELDS)):
        for name in names:
            if name not in known:
                words = f"a topic has no “{name}”, but {listed(known, last='or')}"
                raise ValueError(f"question “{question.id}”, key “{key}”: {words}")
    choices = tuple(_choices(question))
    if len(choices) < 2:
        raise ValueError(f"question “{question.id}” needs at least two answers")
    values = [choice.value for choice in choices]
    if len(set(values)) < len(values):
        raise ValueError(f"question “{question.id}” has the same value twice")
    return Question(question.id, question.kind, question.ask, question.explain, choices, tuple(question.shows))


def _choices(question: _Question) -> Iterator[Choice]:
    """Yield the choices of a question; a score has its steps, a gate yes and no when it lists none."""
    allowed = {
        QuestionKind.GATE: ("yes", "no", "choices"),
        QuestionKind.SCORE: ("scale",),
        QuestionKind.METHOD: ("choices",),
    }
    for key in ("yes", "no", "scale", "choices"):
        if getattr(question, key) and key not in allowed[question.kind]:
            raise ValueError(f"question “{question.id}”, key “{key}”: a {question.kind.value} has no {key}")
    if question.kind is QuestionKind.SCORE:
        for number, step in enumerate(question.scale):
            points = number if step.points is None else step.points
            yield Choice(str(points), step.label, step.because, points=points * question.weight)
    elif question.choices:
        for choice in question.choices:
            _check_return(choice, f"question “{question.id}”")
            yield _answer(choice.value, choice.label, choice)
    elif question.kind is QuestionKind.GATE:
        for value, declared in (("yes", question.yes), ("no", question.no)):
            consequence = declared or _Consequence()
            _check_return(consequence, f"question “{question.id}”")
            yield _answer(value, value.capitalize(), consequence)


def _answer(value: str, label: str, consequence: _Consequence | _Choice) -> Choice:
    """Return an answer with the consequence that the file gives it."""
    return Choice(
        value,
        label,
        consequence.because,
        consequence.leads_to,
        may_return=consequence.may_return,
        asks=tuple(consequence.asks),
    )


def _check_groups(groups: tuple[Group, ...]) -> None:
    """Raise ValueError for no groups, an id used twice, or a threshold on a question that is not scored before it."""
    if not groups:
        raise ValueError("it has no questions")
    ids: set[str] = set()
    scored: set[str] = set()
    for group in groups:
        for question in group.questions:
            if question.id.casefold() in ids:
                raise ValueError(f"question “{question.id}” is there twice")
            ids.add(question.id.casefold())
            if question.kind is QuestionKind.SCORE:
                scored.add(question.id)
        for threshold in group.thresholds:
            for id in threshold.questions:
                if id not in scored:
                    raise ValueError(f"key “total_of”: “{id}” is not a scored question before it")
