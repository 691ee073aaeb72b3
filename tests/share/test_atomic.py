"""What is written is there whole or not at all, and nothing is lost."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NEEDS_UNIX
from ttdn_cli.errors import TargetError
from ttdn_cli.share.atomic import replacing


def listed(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def write(
    target: str | Path,
    text: str = "x",
    *,
    folder: bool = False,
    force: bool = False,
    error: Exception | None = None,
) -> None:
    """Write a file, or a folder with one of the name of its text; or fail when half is there."""
    with replacing(target, force=force, folder=folder) as path:
        (path / text if folder else path).write_text(text, encoding="utf-8")
        if error:
            raise error


def test_a_file_is_there_when_it_is_whole(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.db", force=False) as path:
        path.write_text("half", encoding="utf-8")
        assert not (tmp_path / "a.db").exists()
        path.write_text("whole", encoding="utf-8")
        written = path.stat().st_ino
    assert listed(tmp_path) == ["a.db"]
    assert (tmp_path / "a.db").read_text(encoding="utf-8") == "whole"
    # It was renamed: a copy would be half there for a while.
    assert (tmp_path / "a.db").stat().st_ino == written


def test_a_folder_is_there_when_it_is_whole(tmp_path: Path) -> None:
    with replacing(tmp_path / "facts", force=False, folder=True) as path:
        (path / "a.csv").write_text("a", encoding="utf-8")
        assert not (tmp_path / "facts").exists()
    assert listed(tmp_path) == ["facts", "facts/a.csv"]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("folder", [False, True], ids=["file", "folder"])
@pytest.mark.parametrize("error", [ValueError("a fault"), OSError(28, "No space left on device")])
def test_what_fails_leaves_nothing(
    tmp_path: Path, error: Exception, folder: bool, force: bool
) -> None:
    with pytest.raises((ValueError, TargetError)):
        write(tmp_path / "x", folder=folder, force=force, error=error)
    assert listed(tmp_path) == []


@pytest.mark.parametrize("folder", [False, True], ids=["file", "folder"])
def test_what_fails_leaves_what_was_there(tmp_path: Path, folder: bool) -> None:
    write(tmp_path / "x", "old", folder=folder)
    with pytest.raises(TargetError, match=r"no space left on device\. Nothing was written\."):
        write(
            tmp_path / "x",
            "new",
            folder=folder,
            force=True,
            error=OSError(28, "No space left on device"),
        )
    assert listed(tmp_path) == (["x", "x/old"] if folder else ["x"])
    assert folder or (tmp_path / "x").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("folder", [False, True], ids=["file", "folder"])
def test_another_is_replaced_only_by_force(tmp_path: Path, folder: bool) -> None:
    target = tmp_path / "x"
    write(target, "old", folder=folder)
    with pytest.raises(TargetError, match=r"already exists\. Use --force to overwrite\."):
        write(target, "new", folder=folder)
    before = listed(tmp_path)
    if folder:
        with pytest.raises(TargetError, match=r"contains old, which would be deleted\. Use the"):
            write(target, "new", folder=folder, force=True)
        assert listed(tmp_path) == before
        (target / "old").rename(target / "new")
    write(target, "new", folder=folder, force=True)
    assert before == (["x", "x/old"] if folder else ["x"])
    assert listed(tmp_path) == (["x", "x/new"] if folder else ["x"])


@pytest.mark.parametrize(
    ("target", "folder", "why"),
    [
        pytest.param("there", False, "is a folder. Use a file name.", id="a folder"),
        pytest.param("file", True, "is a file. Use a folder name.", id="a file"),
        pytest.param(
            "none/x", False, "its folder does not exist. Create it first.", id="no folder"
        ),
        pytest.param(
            "none/x", True, "its folder does not exist. Create it first.", id="none for one"
        ),
        pytest.param("file/x", False, "not a directory", id="below a file"),
        pytest.param("x" * 300, False, "file name too long", id="a long name"),
        pytest.param("/", True, "cannot be overwritten. Use the name of", id="the root"),
        pytest.param("..", True, "cannot be overwritten. Use the name of", id="the folder above"),
        pytest.param("link", False, "already exists.", id="a link to nothing"),
    ],
)
@NEEDS_UNIX
def test_what_cannot_be_written_is_said_in_one_line(
    tmp_path: Path, target: str, folder: bool, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").mkdir()
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to("nowhere")
    before = listed(tmp_path)
    with pytest.raises(TargetError) as caught:
        write(target, folder=folder)
    assert str(caught.value).startswith(f"{target}: {why}")
    assert "\n" not in str(caught.value)
    assert listed(tmp_path) == before


def test_the_name_of_a_target_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2Jb").mkdir()
    with pytest.raises(TargetError, match=r"a\\x1b\[2Jb: is a folder"):
        write(tmp_path / "a\x1b[2Jb")


@NEEDS_UNIX
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("folder", [False, True], ids=["file", "folder"])
def test_a_signal_leaves_nothing_and_ends_the_process(
    tmp_path: Path, folder: bool, name: str
) -> None:
    program = (
        "import os, signal, sys, time\n"
        f"signal.signal(signal.{name}, signal.SIG_DFL)\n"
        "from ttdn_cli.share.atomic import replacing\n"
        f"with replacing('x', force=False, folder={folder}) as path:\n"
        f"    (path / 'y' if {folder} else path).write_text('half')\n"
        f"    os.kill(os.getpid(), signal.{name})\n"
        "    time.sleep(20)\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=30, check=False)
    assert (done.returncode, done.stderr) == (-getattr(signal, name), b"")
    assert listed(tmp_path) == []


@NEEDS_UNIX
def test_a_signal_between_two_renames_leaves_what_was_there(tmp_path: Path) -> None:
    program = (
        "import os, signal\n"
        "from pathlib import Path\n"
        "from ttdn_cli.share.atomic import replacing\n"
        "rename = Path.rename\n"
        "def rename_and_end(path, target):\n"
        "    rename(path, target)\n"
        "    Path.rename = rename\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "with replacing('x', force=True, folder=True) as path:\n"
        "    (path / 'y').write_text('new')\n"
        "    Path.rename = rename_and_end\n"
    )
    write(tmp_path / "x", "y", folder=True)
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=30, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGTERM, b"")
    assert listed(tmp_path) == ["x", "x/y"]
    assert (tmp_path / "x" / "y").read_text(encoding="utf-8") == "y"


def test_who_was_quicker_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "x"

    def late() -> None:
        with replacing(target, force=False) as path:
            path.write_text("late", encoding="utf-8")
            target.write_text("early", encoding="utf-8")

    with pytest.raises(TargetError, match=r"already exists\. Use --force to overwrite\."):
        late()
    assert target.read_text(encoding="utf-8") == "early"
    assert listed(tmp_path) == ["x"]


@NEEDS_UNIX
def test_force_keeps_permissions_and_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "real").chmod(0o600)
    (tmp_path / "link").symlink_to("real")
    write(tmp_path / "link", "new", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new"
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o600
    assert listed(tmp_path) == ["link", "real"]
