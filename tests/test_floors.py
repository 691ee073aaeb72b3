"""Imports point down the floors of the house, and nothing outside of them is imported."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from tests.conftest import ROOT

FLOORS = [
    {"naming", "text", "values"},
    {"alphabet", "cache", "canonical", "days", "figures", "listings", "numbering"},
    {"pictures", "problems", "progress"},
    {"errors", "language", "nodes", "records"},
    {"alignment", "annotations", "decoded", "files", "screen", "share", "share.target"},
    {"article", "index"},
    {"coverage", "published", "view"},
    {"evidence", "fields", "walk"},
    {"cells", "dataset"},
    {"opened", "sections"},
    {"query"},
    {"answers", "completion", "suggest", "render.layout"},
    {"overview", "proofs", "schema", "search", "render.flat"},
    {"share.cite", "share.jsonld", "share.tables", "share.workbook"},
    {"share.database", "share.package"},
    {"share.export"},
    {
        "render.csv",
        "render.json",
        "render.jsonl",
        "render.markdown",
        "render.plain",
        "render.table",
        "render.tsv",
        "render.yaml",
        "share.bibtex",
        "share.csl",
        "share.footnote",
        "share.ris",
    },
    {"outputs", "render", "share.event_data", "share.runs", "share.scale", "share.styles"},
    {"share.report"},
    {"options"},
    {"asked", "cli"},
    {"__init__", "__main__"},
]
DEPENDENCIES = {"typer", "rich", "yaml", "msgspec", "jinja2", "markupsafe", "openpyxl"}
PACKAGE = ROOT / "ttdn_cli"


def modules() -> dict[str, Path]:
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in PACKAGE.rglob("*.py")
    }


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_every_file_has_its_floor() -> None:
    assert set().union(*FLOORS) == set(modules())


def test_imports_point_down() -> None:
    floor = {name: number for number, names in enumerate(FLOORS) for name in names}
    for name, path in modules().items():
        for other in imported(path):
            parts = other.split(".")
            if parts[0] != "ttdn_cli":
                assert parts[0] in DEPENDENCIES | set(sys.stdlib_module_names), other
                continue
            target = max(
                (each for each in floor if ".".join(parts[1:]).startswith(each)),
                key=len,
                default=None,
            )
            assert target is None or floor[target] < floor[name], f"{name} imports {target}"
