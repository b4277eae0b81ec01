"""A PDF as a page: its tables by their lines, by its tags, or by white space, and its other text as lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planner.importing.page import Page
from planner.importing.reading.layout.assembling import Manner, assembled
from planner.importing.reading.layout.placed import PlacedPage
from planner.importing.reading.layout.words import lines_of
from planner.importing.reading.pdf.process import extracted


def read_pdf(content: bytes, name: str) -> Page:
    """Return the page of a PDF.

    Raises Unusable when it is damaged, locked, without text, or takes more time or memory than it may.
    """
    pages = extracted(content, name)
    words = [word for page in pages for word in page.words]
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size)] += len(word.text)
    text_size = sizes.most_common(1)[0][0]
    manner = Manner(text_size, has_tags=_has_true_tags(pages))
    return assembled(name, pages, manner, has_styles=any(word.bold for word in words))


def _has_true_tags(pages: Sequence[PlacedPage]) -> bool:
    """Return whether the tags tell paragraphs: some has two lines, where each would be one if lines were tagged."""
    for page in pages:
        before = -1
        for line in lines_of(page.words):
            paragraph = line.words[0].paragraph
            if 0 <= paragraph == before:
                return True
            before = paragraph
    return False
