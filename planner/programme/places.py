"""The places of a meeting."""

from __future__ import annotations

from msgspec import Struct


class MeetingPlaces(Struct, frozen=True):
    """A meeting's substantive places: how many it has, and how many are taken."""

    limit: int
    taken: int

    @property
    def free(self) -> int:
        """How many places no item has taken."""
        return max(0, self.limit - self.taken)

    @property
    def over(self) -> int:
        """How many substantive items there are beyond the places."""
        return max(0, self.taken - self.limit)
