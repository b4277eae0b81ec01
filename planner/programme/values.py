"""The types of stored values with their limits, which are checked when a file is read."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta

_CONTROLS = r"\x00-\x09\x0b-\x1f\x7f-\x9f"
"""The control characters except the line break, as a regular expression's set."""
_BREAKS = r"\n\u2028\u2029"

Line: TypeAlias = Annotated[str, Meta(pattern=rf"\A[^{_BREAKS}{_CONTROLS}]*\Z")]
"""Text on one line."""
Paragraphs: TypeAlias = Annotated[str, Meta(pattern=rf"\A[^{_CONTROLS}]*\Z")]
"""Text that may run over several lines."""
Id: TypeAlias = Annotated[str, Meta(pattern=rf"\A[^{_BREAKS}{_CONTROLS}]+\Z")]
"""The id of an entity or a change; never shown."""
VersionNumber: TypeAlias = Annotated[str, Meta(pattern=r"\A[1-9][0-9]{0,5}\Z")]
"""The id of a version, 1 for the first."""

# Keys below 900000 leave room for every key to come after them.
SortKey: TypeAlias = Annotated[str, Meta(pattern=r"\A[0-8][0-9]{5}\.[0-9]+\Z")]
"""A sort key, as made in ``sort_keys``."""
SortKeyIfAny: TypeAlias = Annotated[str, Meta(pattern=r"\A(?:[0-8][0-9]{5}\.[0-9]+)?\Z")]
"""A sort key, or blank for an entity that nobody has put in order."""

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
