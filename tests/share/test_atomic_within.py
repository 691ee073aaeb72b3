"""A folder with folders in it is written as a whole too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import NEEDS_UNIX
from tests.share.test_atomic import fill_up, listed
from tests.tools.faults import watched
from ttdn_cli.errors import TargetError
from ttdn_cli.share.atomic import Files, write_folder

FILES: Files = {"a": b"1", "b": {"c": {"d": b"2"}, "e": b"3"}}
NAMES = ["x", "x/a", "x/b", "x/b/c", "x/b/c/d", "x/b/e"]


def test_all_of_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "from").write_bytes(b"4")
    write_folder(str(tmp_path / "x"), {**FILES, "f": tmp_path / "from"}, force=False)
    assert listed(tmp_path) == ["from", *NAMES, "x/f"]
    assert (tmp_path / "x/b/c/d").read_bytes() == b"2"
    assert (tmp_path / "x/f").read_bytes() == b"4"


@pytest.mark.parametrize("force", [False, True])
def test_what_fails_leaves_nothing_or_what_was_there(tmp_path: Path, force: bool) -> None:
    if force:
        write_folder(str(tmp_path / "x"), FILES, force=False)
    with pytest.raises(TargetError, match="no space left on device"), watched(fill_up):
        write_folder(str(tmp_path / "x"), {**FILES, "a": b"new"}, force=force)
    assert listed(tmp_path) == (NAMES if force else [])
    assert not force or (tmp_path / "x/a").read_bytes() == b"1"


def test_it_is_replaced_with_nothing_left(tmp_path: Path) -> None:
    write_folder(str(tmp_path / "x"), FILES, force=False)
    write_folder(str(tmp_path / "x"), {**FILES, "b": {"c": {"d": b"5"}, "e": b"6"}}, force=True)
    assert listed(tmp_path) == NAMES
    assert (tmp_path / "x/b/c/d").read_bytes() == b"5"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(lambda x: (x / "b/c/own").touch(), "contains own, which would be", id="file"),
        pytest.param(lambda x: (x / "b/own").mkdir(), "contains own, which would be", id="folder"),
        pytest.param(
            lambda x: [(x / "b/e").unlink(), (x / "b/e").mkdir()],
            "contains e, which is not a file",
            id="a folder in the place of a file",
        ),
        pytest.param(
            lambda x: [(x / "b/c/d").unlink(), (x / "b/c").rmdir(), (x / "b/c").touch()],
            "contains c, which is not a folder",
            id="a file in the place of a folder",
        ),
    ],
)
def test_what_would_be_lost_within_is_refused(tmp_path: Path, make: object, said: str) -> None:
    assert callable(make)
    write_folder(str(tmp_path / "x"), FILES, force=False)
    make(tmp_path / "x")
    before = listed(tmp_path)
    with pytest.raises(TargetError, match=said):
        write_folder(str(tmp_path / "x"), FILES, force=True)
    assert listed(tmp_path) == before


@NEEDS_UNIX
def test_a_link_in_the_place_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "d").write_bytes(b"mine")
    write_folder(str(tmp_path / "x"), FILES, force=False)
    (tmp_path / "x/b/c/d").unlink()
    (tmp_path / "x/b/c").rmdir()
    (tmp_path / "x/b/c").symlink_to(other)
    with pytest.raises(TargetError):
        write_folder(str(tmp_path / "x"), FILES, force=True)
    assert (other / "d").read_bytes() == b"mine"
