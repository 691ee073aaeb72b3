"""The dataset is found however the tool was installed, and nothing else is shipped."""

from __future__ import annotations

import json
import tarfile
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.conftest import TTDN, Ttdn
from tests.tools.install import build, install, run, source_copy


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A wheel and an sdist of a source tree with everything in it that must not be shipped."""
    folder = tmp_path_factory.mktemp("built")
    source = source_copy(folder / "source")
    for litter in (".venv/lib/x.py", "dist/old.whl", ".hypothesis/x", "ttdn_cli/__pycache__/x.pyc"):
        (source / litter).parent.mkdir(parents=True, exist_ok=True)
        (source / litter).write_text("litter", encoding="utf-8")
    return build(source, folder / "out")


def test_the_wheel_holds_the_package_and_the_dataset_in_it(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as archive:
        names = archive.namelist()
    assert "ttdn_cli/speech.yaml" in names
    assert "ttdn_cli/speech.schema.json" in names
    assert "ttdn_cli/py.typed" in names
    assert "ttdn_cli/share/report/report.html.j2" in names
    assert {f"ttdn_cli/share/image/card.{each}" for each in ("html.j2", "css")} <= set(names)
    assert "ttdn_cli/text/locale/vi/LC_MESSAGES/ttdn.mo" in names
    assert {f"ttdn_cli/share/annotations/page.{each}" for each in ("html.j2", "css")} <= set(names)
    assert {name.split("/")[0] for name in names} == {"ttdn_cli", "ttdn_cli-0.1.0.dist-info"}
    assert not [name for name in names if name.endswith(".pyc")]


def test_the_sdist_holds_the_sources_and_nothing_else(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[1]) as archive:
        names = [name.split("/", 1)[1] for name in archive.getnames()]
    assert {name.split("/")[0] for name in names} == {
        ".gitignore",
        "CHANGELOG.md",
        "LICENSE",
        "PKG-INFO",
        "README.md",
        "README.vi.md",
        "benchmarks",
        "data",
        "docs",
        "pyproject.toml",
        "tests",
        "ttdn_cli",
    }
    assert "data/speech.yaml" in names
    assert not [name for name in names if name.endswith(".pyc") or "litter" in name]


@pytest.mark.parametrize("kind", [0, 1], ids=["wheel", "sdist"])
def test_the_dataset_is_found_from_any_folder(
    built: tuple[Path, Path], kind: int, tmp_path: Path, ttdn: Ttdn
) -> None:
    command = install(tmp_path / "env", built[kind]) / TTDN.name
    for folder in (tmp_path, Path("/")):
        assert run(command, "stats", "--json", cwd=folder) == ttdn("stats", "--json").out


def test_an_edit_of_the_source_is_seen_in_an_editable_install(tmp_path: Path) -> None:
    source = source_copy(tmp_path / "source")
    scripts = install(tmp_path / "env", "--editable", source)
    assert list((tmp_path / "env").rglob("speech.yaml")) == []
    dataset = source / "data" / "speech.yaml"
    text = dataset.read_text(encoding="utf-8").replace("58/63", "57/63")
    dataset.write_text(text, encoding="utf-8")
    figures = json.loads(run(scripts / TTDN.name, "stats", "--json", cwd=tmp_path))
    assert [each["given"] for each in figures][3] == "57/63"


def test_the_version_is_said_once(ttdn: Ttdn) -> None:
    assert ttdn("--version").out == f"ttdn {version('ttdn-cli')}\n"


def test_the_library_is_two_words(tmp_path: Path) -> None:
    """The example in the package's own description holds."""
    import doctest

    import ttdn_cli

    assert doctest.testmod(ttdn_cli) == (0, 2)
