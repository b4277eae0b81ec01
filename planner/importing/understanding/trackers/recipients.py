"""The kind of a recipient, by the words with which a tracker names it."""

from __future__ import annotations

import re

from planner.programme.edits.recommendations import PLAIN_RECIPIENTS
from planner.programme.kinds import RecipientKind

_KINDS: tuple[tuple[RecipientKind, str], ...] = (
    (RecipientKind.ANOTHER_COMMITTEE, r"\b(committee|sub-committee|scrutiny|commission)\b"),
    (
        RecipientKind.EXECUTIVE,
        r"\bcabinet\b|\bexecutive\b(?<!chief executive)|portfolio|\bleader\b|\bmayor\b|executive (member|board)",
    ),
    (
        RecipientKind.HEALTH_BODY,
        r"\bicbs?\b|\bccgs?\b|\bicp\b|\bnhs\b|integrated care|health ?care|hospital|ambulance|clinical commissioning",
    ),
    (
        RecipientKind.SAFETY_PARTNER,
        r"\bpolice\b|community safety|\bprobation\b|fire (and|&) rescue|fire (service|authority)",
    ),
    (
        RecipientKind.FLOOD_AUTHORITY,
        r"environment agency|\bwater (company|services|plc|ltd|limited)\b|\bwater$|drainage board|flood",
    ),
    (RecipientKind.COUNCIL, r"^(the )?(full )?council$|\bfull council\b"),
)
"""Kind of recipient -> the pattern of its names."""
RECIPIENT_KINDS: dict[str, RecipientKind] = {
    "Another partner, without a duty to answer": RecipientKind.OTHER_PARTNER,
    "The Executive, or an officer who answers for it": RecipientKind.EXECUTIVE,
    "The Council": RecipientKind.COUNCIL,
    "A health body": RecipientKind.HEALTH_BODY,
    "A community safety partner": RecipientKind.SAFETY_PARTNER,
    "A flood risk authority": RecipientKind.FLOOD_AUTHORITY,
    "Another committee": RecipientKind.ANOTHER_COMMITTEE,
}
"""Words of a choice -> the kind of recipient."""


def recipient_kind(*texts: str) -> RecipientKind | None:
    """Return the kind that the first of some texts that names one kind names, such as a name and then its heading.

    None where none names a kind, or the first that does names several.
    """
    for text in texts:
        words = " ".join(text.casefold().split())
        if kind := PLAIN_RECIPIENTS.get(words.removeprefix("the ")):
            return kind
        kinds = [kind for kind, pattern in _KINDS if re.search(pattern, words)]
        if kinds:
            return kinds[0] if len(kinds) == 1 else None
    return None
