"""A document as one web page that needs nothing else: no picture, style sheet or script from anywhere."""

from __future__ import annotations

from jinja2 import Environment, StrictUndefined

from planner.machine.shipped import shipped_path
from planner.programme.documents.blocks import Document, as_data, is_wide


def render(document: Document) -> bytes:
    """Return the document as a page of HTML."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    template = shipped_path("templates", "document.html").read_text(encoding="utf-8")
    return environment.from_string(template).render(document=as_data(document), wide=is_wide(document)).encode()
