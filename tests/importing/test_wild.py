"""Documents as councils publish them are read as a careful reader would, or what is unsure is asked."""

from __future__ import annotations

import pytest
from import_score import readings, score, scores, table_of

READINGS = readings()
MOST_QUESTIONS = 96
"""How many questions all the documents together raise: fewer is better, and more is worse than it was."""


@pytest.mark.parametrize("name", READINGS)
def test_a_document_is_read_as_its_right_reading_says(name: str) -> None:
    assert score(name, READINGS[name]).wrong == ()


def test_the_score_does_not_go_down() -> None:
    found = scores()
    table = table_of(found)
    assert sum(each.dropped for each in found) == 0, table
    assert sum(each.invented for each in found) == 0, table
    assert sum(each.questions for each in found) <= MOST_QUESTIONS, table
