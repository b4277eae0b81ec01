"""Imports run one way, from layer to lower layer without cycles; commands load only what they need."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

import planner

ROOT = Path(planner.__file__).parent
LAYERS = """
programme.errors programme.places programme.printable programme.values programme.sources
programme.text programme.english programme.kinds programme.formulas
programme.calendar programme.table programme.checklist
programme.meeting_days programme.typed_days
programme.fields
programme.model
programme.defaults programme.finding programme.sort_keys programme.priority programme.versions
programme.settings programme.history programme.statuses
programme.follow_up.ordering programme.follow_up.outcomes programme.follow_up.recommendations.clock
programme.follow_up.recommendations.standing
programme.view
programme.naming programme.dependents programme.deadlines programme.slippage
programme.follow_up
programme.edits
programme.prioritising
programme.rules
programme.acceptances
programme.placing
programme.published
programme.documents
machine
importing.page importing.follow_up_draft
importing.draft
importing.reading importing.understanding
importing.bringing_in
store
exchange
session
tui web
cli
"""
"""From the lowest up: a package imports from itself and from the layers below."""
FORBIDDEN = {
    "cli": ("planner.store", "textual"),
    "tui": ("planner.store",),
    "web": ("planner.store", "planner.session"),
}
"""Packages that a layer must not import though they are below it."""
PURE = {"planner", "dateutil", "msgspec", "rapidfuzz", *sys.stdlib_module_names}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted(ROOT.rglob("*.py"))}


def imported(module: str) -> Iterator[str]:
    """Yield the modules that a module imports: at its top, for types alone, or inside a function."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                inner = f"{node.module}.{each.name}"
                yield inner if inner in MODULES else node.module


def imports_of_modules() -> Mapping[str, set[str]]:
    """Return each module with those of ours that it imports."""
    return {module: {each for each in imported(module) if each in MODULES and each != module} for module in MODULES}


def levels() -> Iterator[tuple[str, int]]:
    for level, packages_of_level in enumerate(LAYERS.split("\n")):
        yield from ((f"planner.{package}", level) for package in packages_of_level.split())


def layer_of(module: str) -> tuple[str, int]:
    """Return the package in LAYERS that a module is in, and its level."""
    return max((each for each in levels() if f"{module}.".startswith(f"{each[0]}.")), key=lambda each: len(each[0]))


def test_no_import_runs_up_a_floor_or_across_one() -> None:
    outside = {"planner", "planner.__main__", "planner.programme", "planner.importing"}
    wrong = []
    for module, others in imports_of_modules().items():
        if module in outside:
            continue
        package, level = layer_of(module)
        for other in others - outside:
            other_package, other_level = layer_of(other)
            if other_package != package and other_level >= level:
                wrong.append(f"{module} imports {other}")
    assert wrong == []


def test_no_imports_run_in_a_circle() -> None:
    graph = imports_of_modules()
    packages = {name for name, path in MODULES.items() if path.name == "__init__.py"}
    try:
        TopologicalSorter({name: others - packages for name, others in graph.items()}).prepare()
    except CycleError as error:
        raise AssertionError(" -> ".join(reversed(error.args[1]))) from None


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_no_layer_reaches_past_the_session(layer: str) -> None:
    modules = [module for module in MODULES if module.startswith(f"planner.{layer}.")]
    assert modules
    wrong = [(module, each) for module in modules for each in imported(module) if each.startswith(FORBIDDEN[layer])]
    assert wrong == []


def test_the_programme_itself_is_pure() -> None:
    modules = [module for module in MODULES if module.startswith("planner.programme.")]
    assert {each.split(".")[0] for module in modules for each in imported(module)} <= PURE


def loaded_by(tmp_path: Path, *words: str) -> set[str]:
    code = (
        "import sys; from planner.cli import run; "
        f"assert run({list(words)!r}) == 0; print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    return set(result.stderr.split())


def test_showing_a_programme_loads_no_screen_no_word_library_and_no_bank_holidays(tmp_path: Path) -> None:
    loaded_by(tmp_path, "new", "p.json", "--sample")
    modules = loaded_by(tmp_path, "-f", "p.json", "show")
    assert "planner.programme.view" in modules
    assert not modules & {"textual", "docx", "rich", "holidays", "planner.tui", "planner.tui.app"}


def test_the_help_of_exporting_lists_the_formats_and_loads_none(tmp_path: Path) -> None:
    modules = loaded_by(tmp_path, "export", "--help")
    assert "planner.exchange.formats" in modules
    assert not modules & {"docx", "odfdo", "xlsxwriter", "jinja2", "icalendar", "typst"}
    assert not [each for each in modules if each.startswith("planner.exchange.formats.")]


def test_each_layer_loads_no_layer_above_it() -> None:
    layers = ("programme", "store", "exchange", "session", "tui")
    for below, above in pairwise(layers):
        names = [module for module in MODULES if module.startswith(f"planner.{below}.")]
        code = f"import sys; [__import__(name) for name in {names!r}]; print(*sys.modules)"
        loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
        assert not [each for each in loaded if f"{each}.".startswith(f"planner.{above}.")]


def test_every_folder_of_code_goes_into_the_wheel() -> None:
    declared = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))
    packages = declared["tool"]["setuptools"]["packages"]
    assert {name for name, path in MODULES.items() if path.name == "__init__.py"} | {"planner.data"} == set(packages)
