"""Where a programme is kept: one protocol, and a folder for each kind of place."""

from planner.store.protocol import Saving, Store, Stored

__all__ = ["Saving", "Store", "Stored"]
