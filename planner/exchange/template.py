"""A template: a council's own words in Markdown, filled in with what people typed, every character of it as it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from traceback import walk_tb
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from planner.exchange.formats.markdown import literal
from planner.programme.calendar import long
from planner.programme.errors import Unusable


class _Unknown(StrictUndefined):
    """A name that is not there."""

    @property
    def _undefined_message(self) -> str:
        return f"there is nothing called “{self._undefined_name}”"


def filled(source: str, name: str, values: Mapping[str, Any]) -> str:
    """The template as Markdown, with these values in it; raises Unusable, naming the file and the line of a mistake."""
    environment = SandboxedEnvironment(
        autoescape=True, finalize=_shown, undefined=_Unknown, trim_blocks=True, lstrip_blocks=True
    )
    try:
        return environment.from_string(source).render(values)
    except TemplateSyntaxError as mistake:
        raise _unusable(name, mistake.lineno, mistake.message or "") from None
    except Exception as mistake:
        lines = [line for frame, line in walk_tb(mistake.__traceback__) if frame.f_code.co_filename == "<template>"]
        raise _unusable(name, lines[-1] if lines else 1, str(mistake)) from None


def _shown(value: Any) -> Markup:
    """A value as Markdown that reads the same; what a template has put together already stays so."""
    if isinstance(value, Markup):
        return value
    return Markup(literal(long(value) if isinstance(value, date) else str(value)))


def _unusable(name: str, line: int, message: str) -> Unusable:
    what = message.rstrip(".").replace(". ", "; ")
    return Unusable(f"{name}, line {line}: {what}. Put it right there, and try again.")
