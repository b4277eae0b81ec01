"""A cell whose titles, objectives and focus run together in one line of text, as text taken from a PDF has them.

Nothing in such a line says where one thing ends: each boundary is proposed, and asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from planner.importing.draft import Entry
from planner.importing.understanding.headings import FOCUS, OBJECTIVE
from planner.importing.understanding.questions import Questions

_CUE = re.compile(
    r"(?<=\S )To (?=(?:scrutinise|consider|review|examine|hold|receive|explore|assess|agree|note|understand|monitor|"
    r"provide|investigate|evaluate|look|discuss|ensure|establish|comment|challenge|contribute|gain|hear|seek|identify|"
    r"report|develop|make|test|determine|learn|find|inform|influence)\b)"
)
_JOINING = {"of", "and", "the", "for", "in", "on", "to", "with", "a", "an", "&", "-", "–", "by", "from", "at", "or"}
_STARTER = re.compile(r"(?<=\w )(?:Review|Impact|Evaluation|Update|Support|Report|Overview) (?=(?:of|on|for)\b)")
_QUALIFIES = {"annual", "final", "draft", "progress", "peer", "interim", "joint", "performance", "outturn", "service"}
_SHOWN = 6

PART, KEEP = "Part them where “To …” begins", "Keep each as one title"
ONE_OBJECTIVE = "It is all the objective"
ONE_ITEM, ONE_LINE = "One item", "One line"


def is_run_together(text: str) -> bool:
    """Whether a line seems to hold more than a title."""
    return bool(_CUE.search(text) or _starts(text))


def parted(text: str, place: str, asking: Questions) -> Iterator[Entry]:
    """The matters in a line, parted as people say."""
    cues = [found.start() for found in _CUE.finditer(text)]
    if not cues:
        yield from (Entry(title, place) for title in _titles(text, place, asking))
        return
    about = "Titles and objectives run together. Where does each title end?"
    if asking.ask("title-objective", about, (PART, KEEP), where=place, quote=text) == KEEP:
        yield Entry(text, place)
        return
    starts = [0, *(_start(text, last, cue, place, asking) for last, cue in pairwise(cues))]
    kept = [(start, cue) for start, cue in zip(starts, cues, strict=True) if start is not None]
    ends = [*(start for start, _ in kept[1:]), len(text)]
    for (start, cue), end in zip(kept, ends, strict=True):
        yield from _matter(Entry(text[start:cue].strip(), place), text[cue:end].strip(), asking)


def _start(text: str, last: int, cue: int, place: str, asking: Questions) -> int | None:
    """Where the item begins whose objective begins at ``cue``; None when that is no other item."""
    found = [last + at for at in _capitals(text[last:cue]) if at]
    if not found:
        return None
    likely = _likely(text, last, cue, found)
    choices = {_begins("At", text, at): at for at in _first(likely, found)}
    one = "It is one item, with one objective"
    answer = asking.ask(
        f"second:{place}:{cue}",
        "Two items seem to run together. Where does the second begin?",
        (*choices, one),
        where=place,
        quote=text,
    )
    return choices.get(answer)


def _likely(text: str, last: int, cue: int, found: list[int]) -> int:
    """The title before an objective: what follows a full stop, or else the words with capitals just before it."""
    stop = max((last + each.end() for each in re.finditer(r"[.;:]\s+", text[last:cue])), default=0)
    if stop in found:
        return stop
    likely = cue
    for word in reversed(list(re.finditer(r"\S+", text[last:cue]))):
        if not (_is_capital(word[0]) or word[0].lower() in _JOINING):
            break
        likely = last + word.start()
    return min((at for at in found if at >= likely), default=found[-1])


def _matter(entry: Entry, objective: str, asking: Questions) -> Iterator[Entry]:
    """An item and its objective; what follows that may be lines of focus, or another item."""
    found = list(_after_objective(objective))
    choices = {_begins("Its focus, from", objective, at): (at, True) for at in found}
    choices |= {_begins("Another item, from", objective, at): (at, False) for at in found}
    at, is_focus = len(objective), True
    if found:
        answer = asking.ask(
            f"focus:{entry.place}:{entry.title}",
            "Something seems to follow the objective. What is it?",
            (*choices, ONE_OBJECTIVE),
            where=entry.place,
            quote=objective,
        )
        at, is_focus = choices.get(answer, (at, True))
    rest = objective[at:].strip()
    entry = entry.saying(OBJECTIVE, objective[:at].strip())
    yield entry.saying(FOCUS, tuple(_lines(rest, entry.place, asking))) if is_focus and rest else entry
    if rest and not is_focus:
        yield from (Entry(title, entry.place) for title in _titles(rest, entry.place, asking))


def _after_objective(text: str) -> Iterator[int]:
    """Where something other than the objective may begin: after a full stop, or 'Report | Child exploitation'."""
    words = list(re.finditer(r"\S+", text))
    for before, word, after in zip(words, words[1:], [*words[2:], None], strict=False):
        ends = before[0].endswith(".")
        plain = after is not None and after[0][0].islower() and after[0] not in _JOINING
        if _is_capital(word[0]) and (ends or (plain and _is_capital(before[0]) and not word[0].isupper())):
            yield word.start()


def _lines(text: str, place: str, asking: Questions) -> Iterator[str]:
    """Lines of focus, each boundary asked."""
    found = [at for at in _capitals(text) if at and not text[at:].split()[0].isupper()]
    if found:
        choices = {_begins("At", text, at): at for at in found}
        about = "Several lines of focus may run together. Where does the next begin?"
        answer = asking.ask(f"line:{place}:{text}", about, (*choices, ONE_LINE), where=place, quote=text)
        if at := choices.get(answer):
            yield text[:at].strip()
            yield from _lines(text[at:].strip(), place, asking)
            return
    yield text


def _titles(text: str, place: str, asking: Questions) -> Iterator[str]:
    """Titles that may run together, each boundary asked."""
    if likely := _starts(text):
        found = [at for at in _capitals(text) if at]
        choices = {_begins("At", text, at): at for at in _first(likely, found)}
        about = "Two items seem to run together. Where does the second begin?"
        answer = asking.ask(f"title:{place}:{text}", about, (*choices, ONE_ITEM), where=place, quote=text)
        if at := choices.get(answer):
            yield text[:at].strip()
            yield from _titles(text[at:].strip(), place, asking)
            return
    yield text


def _starts(text: str) -> int:
    """Where a further title seems to begin, in words that titles often begin with; 0 for nowhere."""
    for found in _STARTER.finditer(text):
        before = text[: found.start()].split()[-1]
        if _is_capital(before) and before.lower() not in _QUALIFIES:
            return found.start()
    return 0


def _capitals(text: str) -> Iterator[int]:
    """Where each word with a capital begins."""
    return (word.start() for word in re.finditer(r"\S+", text) if _is_capital(word[0]))


def _is_capital(word: str) -> bool:
    return word.lstrip("(“'\"‘")[:1].isupper()


def _first(likely: int, found: list[int]) -> list[int]:
    """The likely place before the others."""
    return sorted(found, key=lambda at: at != likely)


def _begins(words: str, text: str, at: int) -> str:
    """'At “Review of Early Help …”'."""
    following = text[at:].split()
    return f"{words} “{' '.join(following[:_SHOWN])}{' …' if len(following) > _SHOWN else ''}”"
