"""Stores of programmes: one protocol, and a folder for each kind of store."""

from planner.store.protocol import Saving, Store, Stored

__all__ = ["Saving", "Store", "Stored"]
