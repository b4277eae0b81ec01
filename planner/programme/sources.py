"""The sources of rules, short as they are declared, in words for people who do not have them by heart."""

from __future__ import annotations

import re

_IN_WORDS = (
    (re.compile(r"\b[Rr]eport, (\d+\.\d+ and \d+\.\d+)"), r"the committee's report, paragraphs \1"),
    (re.compile(r"\b[Rr]eport, (\d+\.\d+)"), r"the committee's report, paragraph \1"),
    (re.compile(r"\bProtocol (\d+ and \d+)"), r"the scrutiny protocol, sections \1"),
    (re.compile(r"\bProtocol (\d+)"), r"the scrutiny protocol, section \1"),
    (re.compile(r"^(Local Government Act)"), r"the \1"),
    (re.compile(r"^Terms of reference"), "the terms of reference"),
    (re.compile(r"^Good practice"), "good practice"),
)
"""A source as it is declared -> as it is said."""


def sources_in_words(text: str) -> str:
    """Return a text with the sources that it names in words: 'the scrutiny protocol, section 2' for 'Protocol 2'."""
    for pattern, words in _IN_WORDS:
        text = pattern.sub(words, text)
    return text
