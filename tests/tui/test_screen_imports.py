"""The modules of the app, and its folders of screens, import one another one way only, types included."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import planner

HOME = Path(planner.__file__).parent
FILES = {".".join(path.relative_to(HOME.parent).with_suffix("").parts): path for path in HOME.glob("tui/**/*.py")}
MODULES = {name.removesuffix(".__init__"): path for name, path in FILES.items()}


def imports_of(module: str) -> set[str]:
    """Return the other modules of the app that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {each if (each := f"{node.module}.{name.name}") in MODULES else node.module for name in node.names}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found & MODULES.keys() - {module}


IMPORTS = {module: imports_of(module) for module in MODULES}


def room_of(module: str) -> str:
    """Return the folder of screens or widgets that a module is in; a module in no folder stands for itself."""
    parts = module.split(".")
    return ".".join(parts[: 4 if parts[2:3] == ["screens"] else 3])


def circle_in(imports: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the names along one circle; none when there is no circle."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as circle:
        return list(circle.args[1])
    return []


def test_no_module_leans_on_itself_by_way_of_others() -> None:
    assert circle_in(IMPORTS) == []


def test_no_room_leans_on_itself_by_way_of_others() -> None:
    rooms: dict[str, set[str]] = {}
    for module, others in IMPORTS.items():
        rooms.setdefault(room_of(module), set()).update(set(map(room_of, others)) - {room_of(module)})
    assert len([each for each in rooms if ".screens." in each]) >= 8
    assert circle_in(rooms) == []


@pytest.mark.parametrize("circle", [{"a": {"b"}, "b": {"a"}}, {"a": {"b"}, "b": {"c"}, "c": {"a"}}])
def test_a_circle_would_be_found(circle: dict[str, set[str]]) -> None:
    assert set(circle_in(circle)) == set(circle)


def test_screens_know_the_host_and_never_the_app() -> None:
    app = {f"planner.tui.{name}" for name in ("app", "sharing")}
    assert [each for each in IMPORTS if ".screens." in each and IMPORTS[each] & app] == []


def test_the_app_begins_without_loading_a_screen_that_is_not_shown() -> None:
    ask = (
        "import sys, planner.tui.app; print(*(each for each in sys.modules if each.startswith('planner.tui.screens.')))"
    )
    loaded = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout.split()
    assert {each for each in loaded if not each.startswith("planner.tui.screens.made_of")} == set()
