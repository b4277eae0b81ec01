"""Imports run one way, and looking at a programme loads no screen and no document library."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import planner

ROOT = Path(planner.__file__).parent
FORBIDDEN = {
    "programme": (
        "planner.session",
        "planner.store",
        "planner.exchange",
        "planner.cli",
        "planner.tui",
        "planner.machine.places",
    ),
    "store": ("planner.session", "planner.cli", "planner.tui", "planner.exchange"),
    "exchange": ("planner.session", "planner.cli", "planner.tui"),
    "cli": ("planner.store", "textual"),
    "tui": ("planner.store", "planner.cli"),
    "web": ("planner.store", "planner.exchange", "planner.session", "planner.cli", "planner.tui"),
}
PURE = {"planner", "dateutil", "msgspec", "rapidfuzz", *sys.stdlib_module_names}


def imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
    return names


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_no_layer_reaches_up_or_past_the_session(layer: str) -> None:
    files = list((ROOT / layer).rglob("*.py"))
    assert files
    wrong = [(path.name, name) for path in files for name in imported(path) if name.startswith(FORBIDDEN[layer])]
    assert wrong == []


def test_the_programme_itself_is_pure() -> None:
    names = {name.split(".")[0] for path in (ROOT / "programme").rglob("*.py") for name in imported(path)}
    assert names <= PURE


def loaded_by(tmp_path: Path, *words: str) -> set[str]:
    code = (
        "import sys; from planner.cli import run; "
        f"assert run({list(words)!r}) == 0; print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    return set(done.stderr.split())


def test_showing_a_programme_loads_no_screen_no_word_library_and_no_bank_holidays(tmp_path: Path) -> None:
    loaded_by(tmp_path, "new", "p.json", "--sample")
    modules = loaded_by(tmp_path, "-f", "p.json", "show")
    assert "planner.programme.view" in modules
    assert not modules & {"textual", "docx", "rich", "holidays", "planner.tui", "planner.tui.app"}
