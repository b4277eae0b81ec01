"""What the cursor of a screen is on."""

from __future__ import annotations

from msgspec import Struct


class Selection(Struct, frozen=True):
    """The ids of what the cursor is on, blank for none; ``free`` when it is a free place of the meeting."""

    topic: str = ""
    item: str = ""
    meeting: str = ""
    free: bool = False


NOTHING = Selection()
