"""Which files a folder, a pattern and several paths stand for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import NEEDS_UNIX
from ttdn_cli.corpus import files
from ttdn_cli.corpus.files import dataset_files, names_many
from ttdn_cli.errors import UnreadableError


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.yaml",
        "a.yml",
        "C.YAML",
        "notes.txt",
        ".hidden.yaml",
        "2024/d.yaml",
        "2024/05/e.yaml",
        ".git/f.yaml",
        "with [signs].yaml",
        "two words.yaml",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("data", "expected", "why"),
    [
        (
            ["."],
            [
                *("./2024/05/e.yaml", "./2024/d.yaml", "./C.YAML", "./a.yml", "./b.yaml"),
                *("./two words.yaml", "./with [signs].yaml"),
            ],
            "a folder and those in it, either ending, nothing hidden, by name",
        ),
        (["2024"], ["2024/05/e.yaml", "2024/d.yaml"], "a folder as typed"),
        (["*.yaml"], ["b.yaml", "two words.yaml", "with [signs].yaml"], "a pattern"),
        (["**/*.yaml", "b.yaml"], None, "a file that two paths name is one"),
        (["b.yaml", "a.yml"], ["b.yaml", "a.yml"], "several in their order"),
        (["b.yaml", "./b.yaml"], ["b.yaml"], "the same file by two paths"),
        (["with [signs].yaml"], ["with [signs].yaml"], "a file with the signs of patterns"),
        (["two words.yaml"], ["two words.yaml"], "a path with a space"),
        (["no.yaml"], ["no.yaml"], "what is not there is said when it is read"),
        (["-"], ["-"], "standard input"),
    ],
)
def test_paths_stand_for_files(
    tree: Path, data: list[str], expected: list[str] | None, why: str
) -> None:
    found = [each.path for each in dataset_files(data)]
    assert len(found) == len({os.path.realpath(each) for each in found}), why
    assert expected is None or found == expected, why


@pytest.mark.parametrize(
    ("data", "many", "why"),
    [
        (["b.yaml"], False, "one file"),
        (["-"], False, "standard input"),
        (["no.yaml"], False, "one file that is not there"),
        (["with [signs].yaml"], False, "one file with the signs of patterns"),
        (["b.yaml", "a.yml"], True, "two files"),
        (["b.yaml", "b.yaml"], True, "twice, even the same"),
        (["2024/05"], True, "a folder, even of one file"),
        (["b*.yaml"], True, "a pattern, even if one file matches"),
        (["no*.yaml"], True, "a pattern that no file matches"),
    ],
)
def test_what_names_many(tree: Path, data: list[str], many: bool, why: str) -> None:
    assert names_many(data) is many, why


@pytest.mark.parametrize("data", [["no*.yaml"], ["empty"]])
def test_nothing_is_an_error(tree: Path, data: list[str]) -> None:
    (tree / "empty").mkdir()
    with pytest.raises(UnreadableError, match="Check it"):
        dataset_files(data)


@NEEDS_UNIX
def test_links_are_followed_once_and_never_in_circles(tree: Path) -> None:
    (tree / "2024" / "link.yaml").symlink_to(tree / "b.yaml")
    (tree / "2024" / "up").symlink_to(tree)
    (tree / "2024" / "dead.yaml").symlink_to(tree / "gone")
    found = [each.path for each in dataset_files(["2024", "b.yaml"])]
    assert found == ["2024/05/e.yaml", "2024/d.yaml", "2024/dead.yaml", "2024/link.yaml"]


@NEEDS_UNIX
def test_a_pipe_in_a_folder_is_no_file(tree: Path) -> None:
    os.mkfifo(tree / "2024" / "pipe.yaml")
    for data in (["2024"], ["2024/*.yaml"]):
        assert "2024/pipe.yaml" not in [each.path for each in dataset_files(data)]


def test_a_folder_of_everything_is_refused(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_ENTRIES", 5)
    with pytest.raises(UnreadableError, match="more than 5 files and folders"):
        dataset_files(["."])
