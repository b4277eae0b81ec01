"""The selection of a screen: the ids of the topic, item, meeting, action and recommendation under its cursor."""

from __future__ import annotations

from msgspec import Struct


class Selection(Struct, frozen=True):
    """The ids under the cursor, blank for none; ``free`` when the cursor is on a free place of the meeting."""

    topic: str = ""
    item: str = ""
    meeting: str = ""
    free: bool = False
    action: str = ""
    recommendation: str = ""


NOTHING = Selection()
