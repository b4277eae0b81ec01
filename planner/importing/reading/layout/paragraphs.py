"""The lines of a paragraph joined: what tells a wrapped line from a new one is its room, gap, style, tag and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from planner.importing.page import PageLine
from planner.importing.reading.layout.words import Line, Word
from planner.importing.reading.runs import Run, styled_lines
from planner.programme.calendar import MONTHS, WEEKDAYS

_MONTH = "|".join(month[:3] for month in MONTHS)
_WEEKDAY = "|".join(day[:3] for day in WEEKDAYS)
_DATE = re.compile(
    rf"(?:{_WEEKDAY})[a-z]*[.,]?\s+\d|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})|\d{{1,2}}[/.]\d{{1,2}}[/.]\d\d",
    re.IGNORECASE,
)
"""The beginning of a date."""
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s")
_JOINING = re.compile(r"(?:\b(?:a|an|and|at|by|for|from|in|into|of|on|or|the|to|with)|[,&/(–]|(?<=\w)-)$")
"""The end of a line that is no end of a sentence or a title."""
_INTRODUCING = re.compile(r":\s*[-–—]?$")
"""The end of a line that introduces those below it."""
_NAME_BEGUN = re.compile(
    r"\b(?:work|working|forward|scrutiny|overview|select|county|borough|district|city|town|parish|joint)$",
    re.IGNORECASE,
)
_NAME_ENDED = re.compile(r"(?:programme|plan|committee|commission|panel|board|council)\b(?!:)", re.IGNORECASE)
"""The two parts of a name such as 'Work Programme', between which a title is wrapped."""
_WRAPPED_HYPHEN = re.compile(r"(?<=\w)[-\u2010]$")
_SOFT_HYPHEN = "\u00ad"
WIDER_GAP = 1.15
"""How many times the usual distance between lines begins a new paragraph."""

_ROOMY = 0.18
"""The share of the width that no wrapped line leaves free."""


class Measure(Struct, frozen=True):
    """How wide and how close the lines of a region are.

    ``left`` and ``right`` are its edges, ``leading`` the usual distance between lines, in heights; ``spare`` is how
    much room a line may leave although its next word would fit, as a share of the width. ``has_tags`` says that the
    tags of paragraphs can be trusted; ``shortest`` is the length below which a line is never wrapped; ``has_edges``
    that where lines end tells anything.
    """

    left: float
    right: float
    leading: float
    spare: float = 0.0
    has_tags: bool = False
    shortest: float = 0.0
    has_edges: bool = True


def paragraphs(lines: Iterable[Line], measure: Measure) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not is_wrapped(paragraph[-1], line, measure, paragraph[0]):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def is_wrapped(above: Line, line: Line, measure: Measure, first: Line | None = None) -> bool:
    """Return whether a line goes on with the one above; ``first`` is the first line of that one's paragraph."""
    last, word = above.words[-1], line.words[0]
    if line.mark or _NUMBER.match(line.text) or _INTRODUCING.search(above.text):
        return False
    if measure.has_tags and last.paragraph >= 0 and word.paragraph >= 0:
        return last.paragraph == word.paragraph
    if (
        line.top - above.top > WIDER_GAP * measure.leading * above.height
        or abs(last.size - word.size) > 0.1 * last.size
    ):
        return False
    if (last.bold, last.italic) != (word.bold, word.italic) and above.style != line.style:
        return False
    if first and first.mark and line.x0 < first.words[1].x0 - 0.5 * word.size:
        return False
    if above.x1 - above.x0 < measure.shortest:
        return False
    if goes_on(above.text, line.text):
        return _JOINING.search(above.text) is not None or not (measure.has_edges and fits(above, word, measure, _ROOMY))
    return measure.has_edges and not _DATE.match(line.text) and not fits(above, word, measure)


def goes_on(above: str, text: str) -> bool:
    """Return whether words alone show that a text goes on with the one above."""
    return (
        text[:1].islower()
        or text[:1] == "&"
        or _JOINING.search(above) is not None
        or (_NAME_BEGUN.search(above) is not None and _NAME_ENDED.match(text) is not None)
    )


def fits(above: Line, word: Word, measure: Measure, more: float = 0.0) -> bool:
    """Return whether a word would have had room at the end of a line, and so much ``more``, as a share of the width."""
    needed = word.x1 - word.x0
    space_left, space_right = above.x0 - measure.left, measure.right - above.x1
    is_centred = space_left > above.size and abs(space_left - space_right) < above.size
    spare = 0.5 * word.size + max(measure.spare, more) * (measure.right - measure.left)
    return needed + spare <= (space_left + space_right if is_centred else space_right)


def page_lines(paragraph: Sequence[Line], where: str, *, heading: bool = False) -> Iterator[PageLine]:
    """Yield a paragraph as lines of a page: one, or two where it has a bold title and a sentence after it."""
    mark = paragraph[0].mark
    words = [list(line.words) for line in paragraph]
    words[0] = words[0][mark:]
    lines = list(styled_lines(_runs(words), bullet=bool(mark)))
    standing: list[str | None] = [None] * len(lines)
    if any(word.struck for line in words for word in line):
        not_struck = _runs([[word for word in line if not word.struck] for line in words])
        others = list(styled_lines(not_struck, bullet=bool(mark)))
        if len(others) != len(lines):
            lines = [lines[0]._replace(text=" ".join(line.text for line in lines))]
            standing = [" ".join(other.text for other in others)]
        else:
            pairs = zip(lines, others, strict=True)
            standing = [other.text if other.text != line.text else None for line, other in pairs]
    for line, text in zip(lines, standing, strict=True):
        yield PageLine(line.text, where, line.bold, line.bullet, heading, line.italic, text)


def _runs(lines: Iterable[Sequence[Word]]) -> Iterator[Run]:
    """Yield the words of a paragraph's lines as runs; a word that a hyphen parts at a line's end is joined."""
    before = ""
    for line in lines:
        for number, word in enumerate(line):
            is_parted = number == 0 and (_WRAPPED_HYPHEN.search(before) or before.endswith(_SOFT_HYPHEN))
            space = "" if word.joined or is_parted or not before else " "
            yield Run(space + word.text, word.bold, word.italic)
            before = word.text
