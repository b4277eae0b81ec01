"""A template: a council's own words in Markdown, filled in with what people typed, every character of it as it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from traceback import walk_tb
from typing import Any, NoReturn

from jinja2 import FunctionLoader, StrictUndefined, TemplateRuntimeError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from planner.exchange.formats.markdown import literal
from planner.exchange.from_markdown import blocks_of
from planner.programme.calendar import long
from planner.programme.documents.blocks import Block, Table
from planner.programme.errors import Unusable
from planner.programme.text import one_line

TABLE = Markup("<table>")
"""What stands in the filled template for the programme table; nothing that people typed can read so."""
TABLE_PLACE = Table("", (), (), ())
"""What stands among the blocks for the programme table; no Markdown gives a table without columns."""
MOST_CHARACTERS, MOST_LINES = 1_000_000, 20_000
"""Of a filled template: a report of a thousand topics has a tenth of that."""
LONGEST_REASON = 200


class _Unknown(StrictUndefined):
    """A name that is not there."""

    @property
    def _undefined_message(self) -> str:
        return f"there is nothing called “{self._undefined_name}”"


def _no_other_file(_name: str) -> NoReturn:
    raise TemplateRuntimeError("it cannot take in another file, as there is no loader: copy the words into it")


def drawn(source: str, name: str, values: Mapping[str, Any]) -> tuple[Block, ...]:
    """The blocks of the template with these values in it; raises Unusable as ``filled`` does."""
    return tuple(blocks_of(filled(source, name, {**values, "table": TABLE}), {TABLE: [TABLE_PLACE]}))


def filled(source: str, name: str, values: Mapping[str, Any]) -> str:
    """The template as Markdown, with these values in it; raises Unusable, naming the file and the line of a mistake."""
    environment = SandboxedEnvironment(
        autoescape=True,
        finalize=_shown,
        undefined=_Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(_no_other_file),
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
        places = [line for frame, line in walk_tb(mistake.__traceback__) if frame.f_code.co_filename == "<template>"]
        raise _unusable(name, places[-1] if places else 1, _reason(mistake)) from None
    return "".join(pieces)


def _shown(value: Any) -> Markup:
    """A value as Markdown that reads the same; what a template has put together already stays so."""
    if isinstance(value, Markup):
        return value
    return Markup(literal(long(value) if isinstance(value, date) else str(value)))


def _reason(mistake: Exception) -> str:
    match mistake:
        case MemoryError():
            return "it needs too much memory"
        case RecursionError():
            return "it calls itself without end"
        case _:
            return str(mistake)


def _unusable(name: str, line: int, message: str) -> Unusable:
    what = one_line(message[:LONGEST_REASON]).rstrip(".").replace(". ", "; ")
    return Unusable(f"{name}, line {line}: {what}. Put it right there, and try again.")
