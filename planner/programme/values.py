"""What the values of a programme may be, beyond their types: declared once, and checked when a file is read."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta

_CONTROLS = r"\x00-\x09\x0b-\x1f\x7f-\x9f"
"""The control characters, but for the line break."""
_BREAKS = r"\n\u2028\u2029"

Line: TypeAlias = Annotated[str, Meta(pattern=rf"\A[^{_BREAKS}{_CONTROLS}]*\Z")]
"""Text on one line."""
Paragraphs: TypeAlias = Annotated[str, Meta(pattern=rf"\A[^{_CONTROLS}]*\Z")]
"""Text that may run over several lines."""
Id: TypeAlias = Annotated[str, Meta(pattern=rf"\A[^{_BREAKS}{_CONTROLS}]+\Z")]
"""What an entity or a change is known by, and nobody sees."""
VersionNumber: TypeAlias = Annotated[str, Meta(pattern=r"\A[1-9][0-9]{0,5}\Z")]
"""The id of a version, 1 for the first."""

# A key below 900000 leaves room for all that will ever come after it.
SortKey: TypeAlias = Annotated[str, Meta(pattern=r"\A[0-8][0-9]{5}\.[0-9]+\Z")]
"""Where something stands among others, as ``order`` makes it."""
SortKeyIfAny: TypeAlias = Annotated[str, Meta(pattern=r"\A(?:[0-8][0-9]{5}\.[0-9]+)?\Z")]
"""The same, or blank where people have put it nowhere."""

MOST_PLACES = 9
MOST_A_YEAR = 99
MOST_DAYS = 365
MOST_HOURS = 24 * MOST_DAYS
MOST_MONTHS = 120

Places: TypeAlias = Annotated[int, Meta(ge=0, le=MOST_PLACES)]
TimesAYear: TypeAlias = Annotated[int, Meta(ge=0, le=MOST_A_YEAR)]
Days: TypeAlias = Annotated[int, Meta(ge=0, le=MOST_DAYS)]
Hours: TypeAlias = Annotated[int, Meta(ge=0, le=MOST_HOURS)]
Months: TypeAlias = Annotated[int, Meta(ge=0, le=MOST_MONTHS)]
Count: TypeAlias = Annotated[int, Meta(ge=0, le=999_999)]
