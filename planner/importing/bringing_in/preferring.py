"""Choosing between the words of a page and those of the programme, once for all."""

from __future__ import annotations

from typing import Any

from planner.importing.understanding.questions import Questions

PAGE, PROGRAMME = "Take the page's words", "Keep the programme's words"


def is_page_preferred(questions: Questions, present: Any, value: Any, title: str, where: str) -> bool:
    """Return whether the page's value replaces the present one; people choose, once for all, where they differ."""
    if not present or present == value:
        return True
    answer = questions.ask(
        "words",
        "The programme says something else here than the page. Which is to stand?",
        (PAGE, PROGRAMME),
        where=where,
        quote="; ".join(value) if isinstance(value, tuple) else str(value),
        gloss=title,
    )
    return answer == PAGE
