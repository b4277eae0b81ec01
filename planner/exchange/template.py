"""Filling in a template in Markdown: every character of a value is shown as a person typed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from traceback import walk_tb
from typing import Any, NoReturn

from jinja2 import FunctionLoader, StrictUndefined, TemplateRuntimeError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from planner.exchange.formats.markdown import escaped
from planner.exchange.from_markdown import blocks_of
from planner.programme.calendar import long
from planner.programme.documents.blocks import Block, Table
from planner.programme.errors import Unusable
from planner.programme.text import one_line

MOST_CHARACTERS, MOST_LINES = 1_000_000, 20_000
"""The limits of a filled template: a report of a thousand topics has a tenth of that."""
REASON_CHARACTERS = 200
"""The most characters of an error's reason that are shown."""


class _UnknownName(StrictUndefined):
    """A name in the template that has no value: using it in any way is a mistake."""

    @property
    def _undefined_message(self) -> str:
        return f"there is nothing called “{self._undefined_name}”"


def _refuse_other_file(_name: str) -> NoReturn:
    raise TemplateRuntimeError("it cannot take in another file, as there is no loader: copy the words into it")


def placeholder(name: str) -> Table:
    """Return the block that stands for what is not Markdown; no Markdown gives a table without columns."""
    return Table(name, (), ())


def template_blocks(
    source: str, name: str, values: Mapping[str, Any], placeholders: Sequence[str] = ()
) -> tuple[Block, ...]:
    """Return the blocks of a template filled in with values; raises Unusable as ``fill_template`` does.

    ``placeholders`` are names that a paragraph of the template may have alone, and that become a ``placeholder``.
    """
    # What people typed is escaped, and so can equal no mark.
    marks = {each: Markup(f"<{each}>") for each in placeholders}
    replacements: dict[str, Sequence[Block]] = {mark: [placeholder(each)] for each, mark in marks.items()}
    return tuple(blocks_of(fill_template(source, name, {**values, **marks}), replacements))


def fill_template(source: str, name: str, values: Mapping[str, Any]) -> str:
    """Return a template filled in with values, as Markdown.

    Raises Unusable, naming the file and the line, for a mistake in the template.
    """
    environment = SandboxedEnvironment(
        autoescape=True,
        finalize=_as_markdown,
        undefined=_UnknownName,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(_refuse_other_file),
    )
    pieces: list[str] = []
    characters = lines = 0
    try:
        for piece in environment.from_string(source).generate(values):
            pieces.append(piece)
            characters, lines = characters + len(piece), lines + piece.count("\n")
            if characters > MOST_CHARACTERS or lines > MOST_LINES:
                raise TemplateRuntimeError(f"it makes more than {MOST_CHARACTERS:,} characters or {MOST_LINES:,} lines")
    except TemplateSyntaxError as mistake:
        raise _unusable(name, mistake.lineno, mistake.message or "") from None
    except Exception as mistake:
        line_numbers = [
            line for frame, line in walk_tb(mistake.__traceback__) if frame.f_code.co_filename == "<template>"
        ]
        raise _unusable(name, line_numbers[-1] if line_numbers else 1, _reason(mistake)) from None
    return "".join(pieces)


def _as_markdown(value: Any) -> Markup:
    """Return a value escaped as Markdown; Markdown that the template made itself stays as it is."""
    if isinstance(value, Markup):
        return value
    return Markup(escaped(long(value) if isinstance(value, date) else str(value)))


def _reason(mistake: Exception) -> str:
    """Return what went wrong in a template, in words."""
    match mistake:
        case MemoryError():
            return "it needs too much memory"
        case RecursionError():
            return "it calls itself without end"
        case _:
            return str(mistake)


def _unusable(name: str, line: int, message: str) -> Unusable:
    reason = one_line(message[:REASON_CHARACTERS]).rstrip(".").replace(". ", "; ")
    return Unusable(f"{name}, line {line}: {reason}. Put it right there, and try again.")
