"""Splitting a line in which titles, objectives and focus run together, as in text taken from a PDF.

Nothing in such a line marks the boundaries: each is guessed from the words, and proposed in a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from planner.importing.draft import Entry
from planner.importing.understanding.headings import FOCUS, OBJECTIVE
from planner.importing.understanding.questions import Questions

_OBJECTIVE_START = re.compile(
    r"(?<=\S )To (?=(?:scrutinise|consider|review|examine|hold|receive|explore|assess|agree|note|understand|monitor|"
    r"provide|investigate|evaluate|look|discuss|ensure|establish|comment|challenge|contribute|gain|hear|seek|identify|"
    r"report|develop|make|test|determine|learn|find|inform|influence)\b)"
)
_SMALL_WORDS = {"of", "and", "the", "for", "in", "on", "to", "with", "a", "an", "&", "-", "–", "by", "from", "at", "or"}
_TITLE_START = re.compile(r"(?<=\w )(?:Review|Impact|Evaluation|Update|Support|Report|Overview) (?=(?:of|on|for)\b)")
_TITLE_ADJECTIVES = {
    "annual",
    "final",
    "draft",
    "progress",
    "peer",
    "interim",
    "joint",
    "performance",
    "outturn",
    "service",
}
_WORDS_SHOWN = 6

SPLIT, KEEP = "Part them where “To …” begins", "Keep each as one title"
ONE_OBJECTIVE = "It is all the objective"
ONE_ITEM_WITH_OBJECTIVE = "It is one item, with one objective"
ONE_ITEM, ONE_LINE = "One item", "One line"


def is_run_together(text: str) -> bool:
    """Return whether a line seems to hold more than a title."""
    return bool(_OBJECTIVE_START.search(text) or _second_title(text))


def split(text: str, where: str, questions: Questions) -> Iterator[Entry]:
    """Yield the entries in a line, split where the answers say."""
    objectives = [match.start() for match in _OBJECTIVE_START.finditer(text)]
    if not objectives:
        yield from (Entry(title, where) for title in _titles(text, where, questions))
        return
    wording = "Titles and objectives run together. Where does each title end?"
    if questions.ask("title-objective", wording, (SPLIT, KEEP), where=where, quote=text) == KEEP:
        yield Entry(text, where)
        return
    starts = [
        0,
        *(_item_start(text, previous, following, where, questions) for previous, following in pairwise(objectives)),
    ]
    items = [(start, objective) for start, objective in zip(starts, objectives, strict=True) if start is not None]
    ends = [*(start for start, _ in items[1:]), len(text)]
    for (start, objective), end in zip(items, ends, strict=True):
        title = text[start:objective].strip()
        yield from _item(Entry(title, where), text[objective:end].strip(), questions)


def _item_start(text: str, previous: int, objective: int, where: str, questions: Questions) -> int | None:
    """Return where the item with the objective at ``objective`` begins; None when it is no further item.

    ``previous`` is where the objective before it begins.
    """
    capitals = [previous + at for at in _capitals(text[previous:objective]) if at]
    if not capitals:
        return None
    likely = _likely_title(text, previous, objective, capitals)
    choices: dict[str, int | None] = {_choice("At", text, at): at for at in _likely_first(likely, capitals)}
    return questions.choose(
        f"second:{where}:{objective}",
        "Two items seem to run together. Where does the second begin?",
        {**choices, ONE_ITEM_WITH_OBJECTIVE: None},
        where=where,
        quote=text,
    )


def _likely_title(text: str, previous: int, objective: int, capitals: list[int]) -> int:
    """Return where the title before an objective begins: after a full stop, or else with the last words in capitals."""
    after_stop = max((previous + stop.end() for stop in re.finditer(r"[.;:]\s+", text[previous:objective])), default=0)
    if after_stop in capitals:
        return after_stop
    likely = objective
    for word in reversed(list(re.finditer(r"\S+", text[previous:objective]))):
        if not (_is_capital(word[0]) or word[0].lower() in _SMALL_WORDS):
            break
        likely = previous + word.start()
    return min((at for at in capitals if at >= likely), default=capitals[-1])


def _item(entry: Entry, objective: str, questions: Questions) -> Iterator[Entry]:
    """Yield an item with its objective, split from the lines of focus or the further items that follow it."""
    boundaries = list(_objective_ends(objective))
    choices = {_choice("Its focus, from", objective, at): (at, True) for at in boundaries}
    choices |= {_choice("Another item, from", objective, at): (at, False) for at in boundaries}
    at, is_focus = len(objective), True
    if boundaries:
        at, is_focus = questions.choose(
            f"focus:{entry.where}:{entry.title}",
            "Something seems to follow the objective. What is it?",
            {**choices, ONE_OBJECTIVE: (len(objective), True)},
            where=entry.where,
            quote=objective,
        )
    rest = objective[at:].strip()
    entry = entry.with_value(OBJECTIVE, objective[:at].strip())
    yield entry.with_value(FOCUS, tuple(_focus_lines(rest, entry.where, questions))) if is_focus and rest else entry
    if rest and not is_focus:
        yield from (Entry(title, entry.where) for title in _titles(rest, entry.where, questions))


def _objective_ends(text: str) -> Iterator[int]:
    """Yield where an objective may end: after a full stop, or at 'Child' in 'Annual Report Child exploitation'."""
    words = list(re.finditer(r"\S+", text))
    for before, word, after in zip(words, words[1:], [*words[2:], None], strict=False):
        ends_sentence = before[0].endswith(".")
        starts_phrase = after is not None and after[0][0].islower() and after[0] not in _SMALL_WORDS
        begins_anew = starts_phrase and _is_capital(before[0]) and not word[0].isupper()
        if _is_capital(word[0]) and (ends_sentence or begins_anew):
            yield word.start()


def _focus_lines(text: str, where: str, questions: Questions) -> Iterator[str]:
    """Yield the lines of focus in a text; asks for each boundary."""
    capitals = [at for at in _capitals(text) if at and not text[at:].split()[0].isupper()]
    at = 0
    if capitals:
        choices = {_choice("At", text, start): start for start in capitals}
        wording = "Several lines of focus may run together. Where does the next begin?"
        at = questions.choose(f"line:{where}:{text}", wording, {**choices, ONE_LINE: 0}, where=where, quote=text)
    if at:
        yield text[:at].strip()
        yield from _focus_lines(text[at:].strip(), where, questions)
    else:
        yield text


def _titles(text: str, where: str, questions: Questions) -> Iterator[str]:
    """Yield the titles in a text where they may run together; asks for each boundary."""
    at = 0
    if likely := _second_title(text):
        choices = {_choice("At", text, at): at for at in _likely_first(likely, [at for at in _capitals(text) if at])}
        wording = "Two items seem to run together. Where does the second begin?"
        at = questions.choose(f"title:{where}:{text}", wording, {**choices, ONE_ITEM: 0}, where=where, quote=text)
    if at:
        yield text[:at].strip()
        yield from _titles(text[at:].strip(), where, questions)
    else:
        yield text


def _second_title(text: str) -> int:
    """Return where a second title seems to begin, with a word that titles often begin with; 0 for nowhere."""
    for match in _TITLE_START.finditer(text):
        before = text[: match.start()].split()[-1]
        if _is_capital(before) and before.lower() not in _TITLE_ADJECTIVES:
            return match.start()
    return 0


def _capitals(text: str) -> Iterator[int]:
    """Yield the offset of each word that begins with a capital."""
    return (word.start() for word in re.finditer(r"\S+", text) if _is_capital(word[0]))


def _is_capital(word: str) -> bool:
    return word.lstrip("(“'\"‘")[:1].isupper()


def _likely_first(likely: int, boundaries: list[int]) -> list[int]:
    """Return boundaries with the likely one first."""
    return sorted(boundaries, key=lambda at: at != likely)


def _choice(words: str, text: str, at: int) -> str:
    """Return a choice's words: 'At “Review of Early Help …”'."""
    following = text[at:].split()
    return f"{words} “{' '.join(following[:_WORDS_SHOWN])}{' …' if len(following) > _WORDS_SHOWN else ''}”"
