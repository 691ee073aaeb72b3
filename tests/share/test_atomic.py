"""What is written is there whole or not at all, and nothing is lost; see `test_faults` too."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import NEEDS_UNIX
from tests.tools.faults import SYSTEMS, device, watched
from ttdn_cli.errors import TargetError
from ttdn_cli.share import holds, names, signals
from ttdn_cli.share.atomic import write_file, write_folder
from ttdn_cli.share.holds import hold
from ttdn_cli.share.target import leftovers

KINDS = pytest.mark.parametrize("folder", [False, True], ids=["file", "folder"])


def listed(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def write(
    target: str | Path, text: str = "x", *, folder: bool = False, force: bool = False
) -> None:
    """Write a file, or a folder with one of the name of its text."""
    if folder:
        write_folder(str(target), {text: text.encode()}, force=force)
    else:
        write_file(str(target), text.encode(), force=force)


def fill_up(call: str, moment: str) -> None:
    """Refuse to write more, as a full disk does."""
    if (call, moment) == ("fsync", "before"):
        raise OSError(28, "No space left on device")


@KINDS
def test_it_has_its_name_when_it_is_whole(tmp_path: Path, folder: bool) -> None:
    seen: list[bool] = []

    def look(call: str, _: str) -> None:
        if call in ("write", "fsync"):
            seen.append((tmp_path / "x").exists())

    with watched(look):
        write(tmp_path / "x", "whole", folder=folder)
    assert seen == [False] * 4
    assert listed(tmp_path) == (["x", "x/whole"] if folder else ["x"])
    path = tmp_path / "x" / "whole" if folder else tmp_path / "x"
    assert path.read_text(encoding="utf-8") == "whole"


@pytest.mark.parametrize("force", [False, True])
@KINDS
def test_what_fails_leaves_nothing(tmp_path: Path, folder: bool, force: bool) -> None:
    with (
        pytest.raises(TargetError, match=r"no space left on device\. Nothing was written\."),
        watched(fill_up),
    ):
        write(tmp_path / "x", folder=folder, force=force)
    assert listed(tmp_path) == []


@KINDS
def test_what_fails_leaves_what_was_there(tmp_path: Path, folder: bool) -> None:
    write(tmp_path / "x", "old", folder=folder)
    with pytest.raises(TargetError), watched(fill_up):
        write(tmp_path / "x", "old" if folder else "new", folder=folder, force=True)
    assert listed(tmp_path) == (["x", "x/old"] if folder else ["x"])
    assert folder or (tmp_path / "x").read_text(encoding="utf-8") == "old"


@KINDS
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


@NEEDS_UNIX
@KINDS
def test_a_link_to_nothing_is_there_and_force_follows_it(tmp_path: Path, folder: bool) -> None:
    (tmp_path / "x").symlink_to("real")
    with pytest.raises(TargetError, match=r"already exists\."):
        write(tmp_path / "x", folder=folder)
    write(tmp_path / "x", "a", folder=folder, force=True)
    assert (tmp_path / "x").readlink() == Path("real")
    assert listed(tmp_path) == (["real", "real/a", "x"] if folder else ["real", "x"])


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("what", ["folder", "link"])
def test_what_is_no_file_in_a_folder_is_not_deleted(tmp_path: Path, what: str, system: str) -> None:
    (tmp_path / "x").mkdir()
    if what == "folder":
        (tmp_path / "x" / "a").mkdir()
        (tmp_path / "x" / "a" / "kept").write_text("kept", encoding="utf-8")
    else:
        (tmp_path / "x" / "a").symlink_to("nowhere")
    before = listed(tmp_path)
    with (
        pytest.raises(TargetError, match=r"contains a, which is not a file\. Use the name"),
        watched(lambda *_: None, system),
    ):
        write(tmp_path / "x", "a", folder=True, force=True)
    assert listed(tmp_path) == before


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
        pytest.param("/", False, "is the name of a folder. Use a file", id="the root as a file"),
        pytest.param(".", True, "cannot be overwritten. Use the name of", id="this folder"),
        pytest.param(".", False, "is the name of a folder. Use a file", id="this one as a file"),
        pytest.param("..", False, "is the name of a folder. Use a file", id="above, as a file"),
        pytest.param("new/.", True, "cannot be overwritten. Use the", id="a folder and a dot"),
        pytest.param("there/..", True, "cannot be overwritten. Use the", id="a way back"),
        pytest.param("x/", False, "is the name of a folder. Use a file", id="a slash"),
        pytest.param("x//", False, "is the name of a folder. Use a file", id="two slashes"),
        pytest.param("x/.", False, "is the name of a folder. Use a file", id="a slash and a dot"),
        pytest.param("file/", False, "is the name of a folder. Use a file", id="a file, slash"),
        pytest.param("file/", True, "is a file. Use a folder name.", id="a file as a folder"),
        pytest.param("", False, "empty path. Give the path of a file.", id="an empty path"),
        pytest.param("", True, "empty path. Give the path of a folder.", id="an empty path of one"),
        pytest.param("x\0y", False, "embedded null byte. Nothing was", id="a null byte"),
        pytest.param("circle", False, "too many levels of symbolic links", id="a link to itself"),
        pytest.param("fifo", False, "is a named pipe. Use a file name.", id="a named pipe"),
        pytest.param("fifo", True, "is a named pipe. Use a folder name.", id="one for a folder"),
        pytest.param("to fifo", False, "is a named pipe. Use a file name.", id="a link to one"),
        pytest.param("socket", False, "is a socket. Use a file name.", id="a socket"),
    ],
)
@pytest.mark.parametrize("force", [False, True], ids=["", "force"])
@NEEDS_UNIX
def test_what_cannot_be_written_is_said_in_one_line(
    tmp_path: Path,
    target: str,
    folder: bool,
    why: str,
    force: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").mkdir()
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "circle").symlink_to("circle")
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "to fifo").symlink_to("fifo")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket")
    before = listed(tmp_path)
    with pytest.raises(TargetError) as caught:
        write(target, folder=folder, force=force)
    name = target.replace("\0", "\\x00") or "''"
    assert str(caught.value).startswith(f"{name}: {why}")
    assert stat.S_ISFIFO((tmp_path / "fifo").stat().st_mode)
    assert "\n" not in str(caught.value)
    assert listed(tmp_path) == before


@NEEDS_UNIX
@KINDS
@pytest.mark.parametrize("force", [False, True], ids=["", "force"])
@pytest.mark.parametrize("linked", [False, True], ids=["itself", "a link to it"])
def test_a_device_is_not_replaced(tmp_path: Path, folder: bool, force: bool, linked: bool) -> None:
    target = device(tmp_path)
    before = Path(target).stat()
    if linked:
        (tmp_path / "link").symlink_to(target)
    with pytest.raises(TargetError, match="is a device"):
        write(tmp_path / "link" if linked else target, folder=folder, force=force)
    assert Path(target).stat() == before


def test_the_name_of_a_target_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2Jb").mkdir()
    with pytest.raises(TargetError, match=r"a\\x1b\[2Jb: is a folder"):
        write(tmp_path / "a\x1b[2Jb")


@NEEDS_UNIX
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_ends_a_long_writing_at_once(tmp_path: Path, name: str) -> None:
    """Not only when all is written, which takes long on a slow disk."""
    program = (
        "import os, signal, time\n"
        "from ttdn_cli.share.atomic import write_file\n"
        f"signal.signal(signal.{name}, signal.SIG_DFL)\n"
        "write, made = os.write, []\n"
        "def slow(*args):\n"
        "    made.append(1)\n"
        "    if len(made) == 2:\n"
        f"        os.kill(os.getpid(), signal.{name})\n"
        "    time.sleep(20 * (len(made) > 2))\n"
        "    return write(*args)\n"
        "os.write = slow\n"
        "write_file('x', bytes(1 << 23), force=False)\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=15, check=False)
    assert (done.returncode, done.stderr) == (-getattr(signal, name), b"")
    assert listed(tmp_path) == []


@NEEDS_UNIX
def test_a_signal_that_is_ignored_ends_nothing(tmp_path: Path) -> None:
    """As `nohup` and a shell's background jobs have it."""
    program = (
        "import os, signal\n"
        "from ttdn_cli.share.atomic import write_file\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "write = os.write\n"
        "def hang_up(*args):\n"
        "    os.kill(os.getpid(), signal.SIGHUP)\n"
        "    return write(*args)\n"
        "os.write = hang_up\n"
        "write_file('x', bytes(1 << 22), force=False)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert (tmp_path / "x").stat().st_size == 1 << 22


def test_signals_are_held_where_none_can_be_blocked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where there are handlers only."""
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    caught: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: caught.append(number))
    try:
        with signals.signals_held():
            signal.raise_signal(signal.SIGINT)
            time.sleep(0)
            assert caught == []
        assert caught == [signal.SIGINT]
        thread = threading.Thread(target=write, args=(tmp_path / "x",))
        thread.start()
        thread.join()
    finally:
        signal.signal(signal.SIGINT, before)
    assert listed(tmp_path) == ["x"]


@KINDS
@pytest.mark.parametrize("there", [False, True], ids=["new", "old"])
@NEEDS_UNIX
def test_it_is_written_where_no_folder_can_be_kept_open(
    tmp_path: Path, folder: bool, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where the names are joined to the path."""
    monkeypatch.setattr(names, "_BY_DESCRIPTOR", False)
    if there:
        write(tmp_path / "x", "a", folder=folder)
    write(tmp_path / "x", "a" if folder else "b", folder=folder, force=there)
    assert listed(tmp_path) == (["x", "x/a"] if folder else ["x"])
    with pytest.raises(TargetError, match="already exists"):
        write(tmp_path / "x", folder=folder)


@KINDS
@pytest.mark.parametrize("system", SYSTEMS)
def test_who_was_quicker_is_not_overwritten(tmp_path: Path, folder: bool, system: str) -> None:
    target = tmp_path / "x"

    def be_quicker(call: str, moment: str) -> None:
        if (call, moment) == ("fsync", "before"):
            write(target, "early", folder=folder)

    with (
        pytest.raises(TargetError, match=r"already exists\. Use --force to overwrite\."),
        watched(be_quicker, system),
    ):
        write(target, "late", folder=folder)
    path = target / "early" if folder else target
    assert path.read_text(encoding="utf-8") == "early"
    assert listed(tmp_path) == (["x", "x/early"] if folder else ["x"])


@NEEDS_UNIX
@KINDS
def test_force_keeps_permissions_and_follows_a_link(tmp_path: Path, folder: bool) -> None:
    write(tmp_path / "real", "a", folder=folder)
    (tmp_path / "real").chmod(0o700 if folder else 0o600)
    if not os.geteuid():
        os.chown(tmp_path / "real", 65534, 65534)
    before = (tmp_path / "real").stat()
    (tmp_path / "link").symlink_to("real")
    write(tmp_path / "link", "a", folder=folder, force=True)
    after = (tmp_path / "real").stat()
    assert (tmp_path / "link").is_symlink()
    assert after.st_ino != before.st_ino
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )
    assert listed(tmp_path) == ["link", "real", *(["real/a"] if folder else [])]


@NEEDS_UNIX
def test_what_is_new_has_the_usual_permissions(tmp_path: Path) -> None:
    program = (
        "import os\n"
        "from ttdn_cli.share.atomic import write_file, write_folder\n"
        "os.umask(0o027)\n"
        "write_file('file', b'', force=False)\n"
        "write_folder('folder', {'a': b''}, force=False)\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)
    modes = {name: (tmp_path / name).stat().st_mode & 0o777 for name in listed(tmp_path)}
    assert modes == {"file": 0o640, "folder": 0o750, "folder/a": 0o640}


@pytest.mark.parametrize("name", ["ă" * 100, "x" * 255, "." * 3, "a b", "\n"])
@KINDS
@NEEDS_UNIX
def test_any_name_will_do(tmp_path: Path, name: str, folder: bool) -> None:
    for force in (False, True):
        write(tmp_path / name, "a", folder=folder, force=force)
    assert [path.name for path in tmp_path.iterdir()] == [name]


WAS_LEFT = (
    "was left by a run that was killed: the old x, or an incomplete new one. Look before you "
    "delete it."
)
LEFT = {
    f"x.ttdn-old-{'0' * 16}": "is x from before a run that was killed. Rename or delete it.",
    f".x.ttdn-{'1' * 16}": WAS_LEFT,
    f".x.ttdn-{'2' * 16}": WAS_LEFT,  # As if it had just been written.
    f".x.ttdn-{'3' * 16}": None,  # As that of a run that goes on.
    f"x.ttdn-old-{'3' * 16}": None,
    f".y.ttdn-{'1' * 16}": None,
    f"x.ttdn-old-{'0' * 15}": None,
    f"my x.ttdn-old-{'0' * 16}": None,
}


@NEEDS_UNIX
def test_what_a_killed_run_left_is_said_and_blocks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    held: list[int | None] = []
    for name in LEFT:
        Path(name).write_text("kept", encoding="utf-8")
        if "2" not in name:
            os.utime(name, (0, 0))
        if "3" in name:
            with Path(name).open("rb") as file:
                held.append(hold(file.fileno()))
    said = [f"{name}: {why}" for name, why in sorted(LEFT.items()) if why]
    for force in (False, True):
        assert [*leftovers("x")] == said
        write("x", force=force)
    assert listed(tmp_path) == sorted([*LEFT, "x"])
    assert [*leftovers("none/x"), *leftovers("")] == []
    for each in held:
        assert each is not None
        os.close(each)
    assert len([*leftovers("x")]) == len(said) + 2


def test_where_nobody_knows_what_is_held_an_hour_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, or on a file system without locks."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(holds, "fcntl", None)
    for name in LEFT:
        Path(name).write_text("kept", encoding="utf-8")
        os.utime(name, (0, 0) if "1" in name else None)
    assert [each.partition(": ")[0][-16:] for each in leftovers("x")] == [
        *("1" * 16, "0" * 16, "3" * 16),
    ]
    write("x")
    write("x", force=True)


@NEEDS_UNIX
@KINDS
@pytest.mark.parametrize("there", [False, True], ids=["new", "old"])
def test_nothing_is_said_of_a_run_that_goes_on(
    tmp_path: Path, folder: bool, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if there:
        write("x", "a", folder=folder)
    calls: list[str] = []

    def look(call: str, moment: str) -> None:
        if call in ("write", "fsync", "replace", "renameat2", "unlink", "rmdir"):
            calls.append(call)
            assert [*leftovers("x")] == []

    for system in SYSTEMS:
        with watched(look, system):
            write("x", "a", folder=folder, force=True)
    assert calls


@pytest.mark.parametrize("name", ["ENOSYS", "EINVAL", "ENOTSUP", "EOPNOTSUPP", "EPERM"])
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has renameat2")
def test_a_system_without_exchange_does_it_in_two_renames(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old kernel, a file system, a sandbox; of the C library, glibc makes EINVAL of ENOSYS."""
    write(tmp_path / "x", "a", folder=True)
    library = SimpleNamespace(renameat2=lambda *_: -1)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: library)
    monkeypatch.setattr(ctypes, "get_errno", lambda: getattr(errno, name))
    inode = (tmp_path / "x").stat().st_ino
    write(tmp_path / "x", "a", folder=True, force=True)
    assert (tmp_path / "x").stat().st_ino != inode
    assert listed(tmp_path) == ["x", "x/a"]


@NEEDS_UNIX
def test_a_folder_that_cannot_be_put_back_is_said_with_the_reason(tmp_path: Path) -> None:
    write(tmp_path / "x", "a", folder=True)
    moved: list[str] = []

    def fail(call: str, moment: str) -> None:
        if moved and call in ("replace", "rename", "link", "renameat2"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        if (call, moment) == ("replace", "after"):
            moved.append(call)

    with pytest.raises(TargetError) as caught, watched(fail, "no second names"):
        write(tmp_path / "x", "a", folder=True, force=True)
    (old,) = tmp_path.iterdir()
    why = "input/output error. Nothing was written. What it was is in"
    assert str(caught.value) == f"{tmp_path / 'x'}: {why} {old.name}."


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has renameat2")
@pytest.mark.parametrize("name", ["EXDEV", "EBUSY", "EIO"])
def test_an_exchange_that_fails_is_an_error(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "x", "a", folder=True)
    library = SimpleNamespace(renameat2=lambda *_: -1)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: library)
    monkeypatch.setattr(ctypes, "get_errno", lambda: getattr(errno, name))
    why = "Nothing was written" if name == "EIO" else "cannot be replaced as a whole. Use the name"
    with pytest.raises(TargetError, match=why):
        write(tmp_path / "x", "a", folder=True, force=True)
    assert listed(tmp_path) == ["x", "x/a"]


def test_a_c_library_without_the_call_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace())
    for force in (False, True):
        write(tmp_path / "x", "a", folder=True, force=force)
    assert listed(tmp_path) == ["x", "x/a"]
