"""Checklists from data files: the ones shipped, or a council's own."""

from __future__ import annotations

from planner.programme.checklist import Checklist

DEFAULT_CHECKLIST = "protocol-tests"


def read_checklist(name: str) -> Checklist:
    raise NotImplementedError(name)
