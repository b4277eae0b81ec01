"""The numbers and letters of a document that is numbered: 2, 2.1 and (b), so that minutes can cite 2.1(b)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.programme.documents.blocks import Block, Bullets, Document, Heading, Paragraph

SECTION, PART = 2, 3
"""The levels of the headings that have numbers."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def labels_of(document: Document) -> Iterator[tuple[str, ...]]:
    """Yield the labels of each block: '2.', '2.1' or a letter for each line of a list; none for what has no number.

    The letters begin anew under each number, as they do in Word's own lists.
    """
    section = part = letters = 0
    is_numbered = has_parts = False
    for place, block in enumerate(document.blocks):
        labels: tuple[str, ...] = ()
        match block:
            case _ if not document.is_numbered:
                pass
            case Heading(words, level) if level <= SECTION:
                part = letters = 0
                is_section = level == SECTION and not _is_appendix(words)
                has_parts = _has_parts(document.blocks[place + 1 :])
                is_numbered, section = is_section, section + is_section
                labels = (f"{section}.",) if is_section else ()
            case Heading() | Paragraph() if is_numbered and isinstance(block, Heading) == has_parts:
                part, letters = part + 1, 0
                labels = (f"{section}.{part}",)
            case Bullets(lines, level=0) if is_numbered:
                labels = tuple(f"({_letter(number)})" for number in range(letters, letters + len(lines)))
                letters += len(lines)
        yield labels


def _is_appendix(words: str) -> bool:
    return words.casefold().startswith("appendix")


def _has_parts(blocks: Sequence[Block]) -> bool:
    """Return whether a section that goes on with these blocks has headings inside."""
    headings = (block for block in blocks if isinstance(block, Heading))
    return next((heading.level > SECTION for heading in headings), False)


def _letter(number: int) -> str:
    """Return a letter; after z come aa and bb, as in Word."""
    times, place = divmod(number, len(LETTERS))
    return LETTERS[place] * (times + 1)


def number_of_letter(label: str) -> int:
    """Return the place of a line of a list by its label, from 1: 3 for '(c)'."""
    letters = label.strip("()")
    return LETTERS.index(letters[0]) + 1 + len(LETTERS) * (len(letters) - 1)
