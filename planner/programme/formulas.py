"""Text that a spreadsheet would run as a formula: guarded against that, and as it was before."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*\s*[-=+@]")
"""What a spreadsheet may run, guarded already or not: so that one guard more is always one to take off."""


def guarded(cell: str) -> str:
    """The cell as text that a spreadsheet never runs as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before it was guarded."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
