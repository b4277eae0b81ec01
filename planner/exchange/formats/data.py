"""The programme as data, in JSON."""

from __future__ import annotations

from planner.exchange.json.programme import json_text, show_data
from planner.programme.documents.edition import Edition


def render(edition: Edition) -> bytes:
    """Return the year in view, or a version's as it was published, as ``show --json`` prints it, in UTF-8."""
    return json_text(show_data(edition.view, edition.version)).encode()
