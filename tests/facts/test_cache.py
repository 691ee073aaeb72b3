"""The cache is a convenience: whatever becomes of it, the answers are those without it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs.macos
import platformdirs.unix
import platformdirs.windows
import pytest

from tests.conftest import (
    NEEDS_UNIX,
    SECOND,
    SPEECH,
    TTDN,
    Ended,
    environment,
    forked,
    unprivileged,
)
from tests.tools.install import run, source_copy
from ttdn_cli.facts import cache
from ttdn_cli.facts.cache import Cache, folder_of

pytestmark = NEEDS_UNIX

QUESTIONS = [
    ("stats", "--json"),
    ("attendees",),
    ("legal", "-f", "csv", "-w", "issuer=chinh-phu"),
    ("show", "no-such-id"),
    ("search", "nam", "--json"),
    ("points", "-w", "text=nothing", "--json"),
    ("legal", "--where", "yaer=2015"),
    ("verify", str(SECOND.with_suffix(".txt")), "--json"),
]
TEXTS = ("dataset", "stats.json")
"""The copies that these questions leave."""
FEW = 2
"""How many of the questions read both copies, and all that is kept."""


def ask(*args: str, cache: Path | None, **options: Any) -> Ended:
    if cache is None:
        return forked(*args, "--no-cache", **options)
    return forked(*args, env={"TTDN_CACHE_DIR": str(cache)}, **options)


@pytest.fixture(scope="module")
def without() -> list[Ended]:
    return [ask(*question, cache=None) for question in QUESTIONS]


def filled(folder: Path) -> dict[str, Path]:
    """Ask once, and return the copies by their names."""
    ask("stats", "--json", cache=folder)
    found = {path.name.split("-")[2]: path for path in folder.iterdir()}
    assert set(found) == set(TEXTS)
    return found


def test_the_answer_is_that_without_a_cache_the_first_time_and_again(
    without: list[Ended], tmp_path: Path
) -> None:
    for _ in range(2):
        assert [ask(*question, cache=tmp_path / "c") for question in QUESTIONS] == without


def cut(size: Callable[[int], int]) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, size(path.stat().st_size))


def flipped(place: float) -> Callable[[Path], None]:
    def flip(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[int(place * (len(content) - 1))] ^= 0x20
        path.write_bytes(content)

    return flip


def replaced(by: Callable[[Path], object]) -> Callable[[Path], None]:
    def replace(path: Path) -> None:
        path.unlink()
        by(path)

    return replace


def of_another_dataset(path: Path) -> None:
    """Put the whole and sound copy of another dataset where this one's is looked for."""
    elsewhere = path.parent.parent / "elsewhere"
    ask("stats", "--json", "--data", str(SECOND), cache=elsewhere)
    ask("attendees", "--json", "--data", str(SECOND), cache=elsewhere)
    other = next(each for each in elsewhere.iterdir() if each.name.endswith("-dataset"))
    shutil.copy(other, path)


def of_another_name(path: Path) -> None:
    for other in path.parent.iterdir():
        if other != path:
            shutil.copy(other, path)


FAULTS_OF_A_COPY: dict[str, Callable[[Path], object]] = {
    "it is empty": cut(lambda _: 0),
    "it has one byte": cut(lambda _: 1),
    "it ends within its digest": cut(lambda _: 31),
    "it ends after its digest": cut(lambda _: 32),
    "it is cut in half": cut(lambda size: size // 2),
    "its last byte is missing": cut(lambda size: size - 1),
    "something follows it": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    "its first byte is another": flipped(0),
    "a byte in it is another": flipped(0.5),
    "a letter of its end is another": flipped(0.99),
    "it is a text": lambda path: path.write_text("schema: 1\n", encoding="utf-8"),
    "it is of another dataset": of_another_dataset,
    "it is of another name": of_another_name,
    "it is a folder": replaced(Path.mkdir),
    "it is a named pipe that nobody writes": replaced(os.mkfifo),
    "it is a link to itself": replaced(lambda path: path.symlink_to(path)),
    "it is a link to nothing": replaced(lambda path: path.symlink_to("/nowhere")),
    "it is a link to a device without end": replaced(lambda path: path.symlink_to("/dev/zero")),
    "others may write it": lambda path: path.chmod(0o666),
    "it may not be read": lambda path: path.chmod(0),
}


@pytest.mark.parametrize("name", FAULTS_OF_A_COPY)
def test_a_copy_at_fault_is_as_if_it_were_not_there(
    name: str, without: list[Ended], tmp_path: Path
) -> None:
    copies = filled(tmp_path / "c")
    cache = Cache(tmp_path / "c", SPEECH.read_bytes())
    sound = {text: cache.get(text) for text in TEXTS}
    assert all(sound.values())
    for path in copies.values():
        FAULTS_OF_A_COPY[name](path)
    assert all(cache.get(text) in (None, sound[text]) for text in TEXTS)
    assert [ask(*each, cache=tmp_path / "c") for each in QUESTIONS[:FEW]] == without[:FEW]
    assert {text: cache.get(text) for text in TEXTS} in (sound, dict.fromkeys(TEXTS))


def test_a_copy_is_used_if_it_is_sound_and_the_user_s_own(tmp_path: Path) -> None:
    """Without this, no fault above would be seen."""
    folder = tmp_path / "c"
    folder.mkdir(mode=0o700)
    Cache(folder, SPEECH.read_bytes()).put("stats.json", b"forged\n")
    assert ask("stats", "--json", cache=folder) == Ended(0, "forged\n", "")
    assert ask("stats", "--json", cache=None).out != "forged\n"


def forged(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    Cache(folder, SPEECH.read_bytes()).put("stats.json", b"forged\n")
    (path,) = folder.iterdir()
    return path


def given_away(path: Path) -> None:
    """Give a file, or a folder that is made first, to another user."""
    if not path.exists():
        path.mkdir()
    if os.geteuid():
        pytest.skip("only root can give a file to another user")
    os.chown(path, 65534, 65534)


UNTRUSTED: dict[str, Callable[[Path], None]] = {
    "others may write the folder": lambda path: path.parent.chmod(0o777),
    "a group may write the folder": lambda path: path.parent.chmod(0o770),
    "others may write the copy": lambda path: path.chmod(0o602),
    "the folder is another user's": lambda path: given_away(path.parent),
    "the copy is another user's": given_away,
}


@pytest.mark.parametrize("name", UNTRUSTED)
def test_what_others_could_have_written_is_not_believed(
    name: str, without: list[Ended], tmp_path: Path
) -> None:
    path = forged(tmp_path / "c")
    UNTRUSTED[name](path)
    assert ask("stats", "--json", cache=tmp_path / "c") == without[0]


def test_nothing_is_kept_where_others_may_write(without: list[Ended], tmp_path: Path) -> None:
    folder = tmp_path / "c"
    folder.mkdir()
    folder.chmod(0o777)
    assert ask("stats", "--json", cache=folder) == without[0]
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("mode", [0o500, 0o100, 0o000], ids=oct)
def test_a_folder_that_cannot_be_written_or_read(
    mode: int, without: list[Ended], tmp_path: Path
) -> None:
    for name in ("empty", "full"):
        folder = tmp_path / name
        folder.mkdir()
        if name == "full":
            filled(folder)
        folder.chmod(mode)
        try:
            before = (*unprivileged(),)
            asked = [ask(*each, cache=folder, before=before) for each in QUESTIONS[:FEW]]
            assert asked == without[:FEW]
        finally:
            folder.chmod(0o700)
    assert list((tmp_path / "empty").iterdir()) == []


@pytest.mark.parametrize(
    "folder",
    ["file", "file/below", "/dev/null", "/proc/nope", "x" * 300, "x/" * 3000, "gone/deep/er", "ă"],
    ids=lambda folder: folder[:20],
)
def test_a_folder_that_cannot_be_or_is_yet_to_be_made(
    folder: str, without: list[Ended], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for _ in range(2):
        asked = [ask(*each, cache=tmp_path / folder) for each in QUESTIONS[:FEW]]
        assert asked == without[:FEW]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"HOME": None}, id="no home directory"),
        pytest.param({"HOME": ""}, id="an empty one"),
        pytest.param({"HOME": "here"}, id="a relative one"),
        pytest.param({"HOME": "/proc/none/home"}, id="one that cannot be there"),
        pytest.param({"HOME": "/dev/null"}, id="one that is no folder"),
        pytest.param({"HOME": None, "XDG_CACHE_HOME": "here"}, id="a relative cache"),
    ],
)
def test_a_place_that_is_none(
    changes: dict[str, str | None], without: list[Ended], tmp_path: Path
) -> None:
    env = {name: value for name, value in environment().items() if name != "TTDN_CACHE_DIR"}
    env |= {name: value for name, value in changes.items() if value is not None}
    env = {name: value for name, value in env.items() if changes.get(name, "") is not None}
    command = [str(TTDN), *QUESTIONS[0]]
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == without[0]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("most", [0, 1, 40, 4096], ids=lambda most: f"{most} bytes fit")
def test_a_full_disk(most: int, without: list[Ended], tmp_path: Path) -> None:
    """A file may grow to that size only: the next byte is refused, as where a disk is full."""
    asked = [ask(*each, cache=tmp_path / "c", most=most) for each in QUESTIONS]
    assert asked == without
    assert [path for path in (tmp_path / "c").iterdir() if "." in path.suffix[1:]] == []
    assert all(path.stat().st_size < 4096 for path in (tmp_path / "c").iterdir())


def test_many_processes_at_once(without: list[Ended], tmp_path: Path) -> None:
    env = environment(TTDN_CACHE_DIR=str(tmp_path / "c"))
    started = [
        (number, subprocess.Popen([TTDN, *question], env=env, stdout=-1, stderr=-1))
        for _ in range(6)
        for number, question in enumerate(QUESTIONS[:3])
    ]
    for number, process in started:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out.decode(), err.decode()) == without[number]
    names = [path.name.split("-")[2] for path in (tmp_path / "c").iterdir()]
    assert sorted(names) == sorted(TEXTS)


PLANTED: dict[str, Callable[[Path, Path], object]] = {
    "a file": lambda path, _: path.write_bytes(b"theirs"),
    "a link": lambda path, theirs: path.symlink_to(theirs),
    "a link to nothing": lambda path, theirs: path.symlink_to(theirs.with_name("none")),
    "a second name": lambda path, theirs: path.hardlink_to(theirs),
    "a folder": lambda path, _: path.mkdir(),
    "a named pipe": lambda path, _: os.mkfifo(path),
}


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_under_a_temporary_name_is_not_followed_nor_removed(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody guesses the name, or is another process that writes the same copy."""
    folder, theirs = tmp_path / "c", tmp_path / "theirs"
    folder.mkdir(mode=0o700)
    theirs.write_bytes(b"theirs")
    cached = Cache(folder, SPEECH.read_bytes())
    cached.put("dataset", b"x")
    (path,) = folder.iterdir()
    path.unlink()
    names = [os.urandom(8) for _ in range(2)]
    planted = path.with_name(f"{path.name}.{names[0].hex()}")
    PLANTED[what](planted, theirs)
    before = planted.lstat()
    drawn = iter(names)
    monkeypatch.setattr(os, "urandom", lambda _: next(drawn))
    cached.put("dataset", b"whole")
    after = planted.lstat()
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)
    assert theirs.read_bytes() == b"theirs"
    assert not (tmp_path / "none").exists()
    assert cached.get("dataset") is None
    cached.put("dataset", b"whole")
    assert cached.get("dataset") == b"whole"


def test_two_processes_of_one_number_mix_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in two containers that share a folder: one writes while the other has half written."""
    monkeypatch.setattr(os, "getpid", lambda: 1)
    folder = tmp_path / "c"
    folder.mkdir(mode=0o700)
    one, other = (Cache(folder, SPEECH.read_bytes()) for _ in range(2))
    real, opened = os.open, []

    def open_and_be_overtaken(*args: Any, **options: Any) -> int:
        descriptor = real(*args, **options)
        if args[1] & os.O_CREAT:
            opened.append(os.fspath(args[0]))
            if len(opened) == 1:
                other.put("dataset", b"other")
        return descriptor

    monkeypatch.setattr(os, "open", open_and_be_overtaken)
    one.put("dataset", b"one")
    assert len(set(opened)) == 2
    assert one.get("dataset") == b"one"
    assert len([*folder.iterdir()]) == 1


def test_what_killed_processes_left_goes_with_the_oldest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MOST_COPIES", 2)
    for suffix in ("4711", "0123456789abcdef"):
        left = tmp_path / f"ttdn-{'a' * 64}-dataset.{suffix}"
        left.write_bytes(b"half")
        os.utime(left, (0, 0))
    Cache(tmp_path, b"one").put("dataset", b"whole")
    Cache(tmp_path, b"two").put("dataset", b"whole")
    assert Cache(tmp_path, b"one").get("dataset") == b"whole"
    assert not [each for each in tmp_path.iterdir() if "." in each.name]


def test_old_copies_go_and_nothing_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"ttdn-{'a' * 64}-dataset"
    mine = ["thesis.doc", f"{'a' * 64}-report.pdf", f"{name}.pdf", f"my-{name}", "dataset"]
    for each in mine:
        (tmp_path / each).write_text("mine", encoding="utf-8")
        os.utime(tmp_path / each, (0, 0))
    (tmp_path / f"ttdn-{'b' * 64}-ids").mkdir()
    (tmp_path / f"ttdn-{'c' * 64}-ids").symlink_to(tmp_path / "thesis.doc")
    for number in range(cache.MOST_COPIES + 10):
        keep(tmp_path, number, at=1000 + number)
    kept = [Cache(tmp_path, b"%d" % number).get("dataset") for number in range(74)]
    assert kept == [None] * 10 + [b"x"] * 64
    monkeypatch.setattr(cache, "MOST_BYTES", 3000)
    Cache(tmp_path, b"large").put("dataset", b"x" * 2900)
    assert Cache(tmp_path, b"large").get("dataset") is not None
    assert {Cache(tmp_path, b"%d" % number).get("dataset") for number in range(70)} == {None}
    assert Cache(tmp_path, b"73").get("dataset") == b"x"
    assert all((tmp_path / each).read_text(encoding="utf-8") == "mine" for each in mine)
    assert (tmp_path / f"ttdn-{'b' * 64}-ids").is_dir()
    assert (tmp_path / f"ttdn-{'c' * 64}-ids").is_symlink()


def test_copies_from_the_future_do_not_take_the_place_of_new_ones(tmp_path: Path) -> None:
    for number in range(cache.MOST_COPIES):
        keep(tmp_path, number, at=4_000_000_000)
    Cache(tmp_path, b"new").put("dataset", b"x")
    assert Cache(tmp_path, b"new").get("dataset") == b"x"


def keep(folder: Path, number: int, *, at: int) -> None:
    """Keep a copy of a dataset of that number, and date it."""
    before = set(folder.iterdir())
    Cache(folder, b"%d" % number).put("dataset", b"x")
    (new,) = set(folder.iterdir()) - before
    os.utime(new, (at, at))


def test_root_makes_no_folder_in_the_home_of_a_user(without: list[Ended], tmp_path: Path) -> None:
    given_away(tmp_path / "home")
    env = {"HOME": str(tmp_path / "home"), "LC_ALL": "C.UTF-8"}
    command = [str(TTDN), *QUESTIONS[0]]
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == without[0]
    assert list((tmp_path / "home").iterdir()) == []


def test_no_cache_reads_and_writes_none(tmp_path: Path) -> None:
    for question in QUESTIONS:
        ask(*question, "--no-cache", cache=tmp_path / "c")
    assert not (tmp_path / "c").exists()
    forged(tmp_path / "c")
    assert "forged" not in ask("stats", "--json", "--no-cache", cache=tmp_path / "c").out


def test_a_refused_dataset_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(SPEECH.read_bytes().replace(b"58/63", b"64/63"))
    for _ in range(2):
        assert ask("stats", "--json", "--data", str(file), cache=tmp_path / "c").code == 2
    assert not (tmp_path / "c").exists()


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project whose files a test may change, and puts back."""
    return source_copy(tmp_path_factory.mktemp("edited") / "source")


@contextmanager
def edited(path: Path, old: str, new: str) -> Iterator[None]:
    """Replace words in a file, whose size and time stay what they were."""
    assert len(old.encode()) == len(new.encode())
    status, text = path.stat(), path.read_text(encoding="utf-8")
    assert old in text
    for content in (text.replace(old, new), text):
        path.write_text(content, encoding="utf-8")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        if content != text:
            yield


EDITS = {
    "a module": (
        "ttdn_cli/facts/metrics.py",
        'Decimal("0.01")',
        'Decimal("00.1")',
        '"percent": 92.1,',
    ),
    "the dataset": ("data/speech.yaml", "58/63", "57/63", '"given": "57/63"'),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_seen_that_leaves_size_and_time(
    name: str, checkout: Path, tmp_path: Path
) -> None:
    """Python's own `.pyc` files go by size and time, hence without them."""
    file, old, new, seen = EDITS[name]

    def stats() -> str:
        command = (sys.executable, "-B", "-m", "ttdn_cli", "stats", "--json")
        return run(*command, cwd=checkout, TTDN_CACHE_DIR=str(tmp_path / "c"))

    before = stats()
    with edited(checkout / file, old, new):
        assert seen in stats()
    assert seen not in before
    assert stats() == before


STATES: dict[str, Callable[[Path, Path], Path]] = {
    "nothing is new": lambda _, code: code,
    "a folder of the code is new": lambda _, code: code / "new" / "module.py",
    "a library is new": lambda path, _: path / "PyYAML-7.0.dist-info" / "METADATA",
}


@pytest.mark.parametrize("state", STATES)
def test_a_copy_is_of_one_state_of_code_and_libraries(
    state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    code.mkdir()
    monkeypatch.setattr(cache, "_PACKAGE", str(code))
    monkeypatch.syspath_prepend(tmp_path / "path")
    Cache(tmp_path, b"data").put("dataset", b"x")
    new = STATES[state](tmp_path / "path", code)
    new.parent.mkdir(parents=True, exist_ok=True)
    if not new.exists():
        new.write_text("", encoding="utf-8")
    assert Cache(tmp_path, b"data").get("dataset") == (b"x" if new == code else None)


def test_nothing_is_kept_where_a_library_does_not_say_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    Cache(tmp_path, b"data").put("dataset", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {"HOME": "/home/u"}, "/home/u/.cache/ttdn"),
        ("linux", {"HOME": "/home/u", "XDG_CACHE_HOME": "/x"}, "/x/ttdn"),
        ("linux", {"HOME": "/home/u", "XDG_CACHE_HOME": "x"}, "/home/u/.cache/ttdn"),
        ("linux", {"HOME": "/home/u", "XDG_CACHE_HOME": ""}, "/home/u/.cache/ttdn"),
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/ttdn"),
        ("darwin", {"HOME": "/Users/u"}, "/Users/u/Library/Caches/ttdn"),
        ("win32", {"LOCALAPPDATA": "/c/u"}, "/c/u/ttdn/Cache"),
        ("linux", {"HOME": "/home/u", "TTDN_CACHE_DIR": "here"}, "here"),
        ("win32", {"LOCALAPPDATA": "/c/u", "TTDN_CACHE_DIR": "/there"}, "/there"),
        ("linux", {"HOME": "/home/u", "TTDN_CACHE_DIR": ""}, "/home/u/.cache/ttdn"),
        ("linux", {"HOME": "/home/u", "TTDN_CACHE_DIR": "~nobody-of-that-name/c"}, None),
        ("linux", {}, None),
        ("linux", {"HOME": "~"}, None),
        ("darwin", {}, None),
        ("win32", {"HOME": "/home/u"}, None),
    ],
)
def test_the_folder_is_the_usual_one(
    platform: str, environ: dict[str, str], folder: str | None
) -> None:
    assert folder_of(environ, platform) == (None if folder is None else Path(folder))


def test_the_usual_one_is_what_others_take_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "TTDN_CACHE_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/u")
    unix, macos = platformdirs.unix.Unix("ttdn"), platformdirs.macos.MacOS("ttdn")
    assert folder_of(os.environ, "linux") == unix.user_cache_path
    assert folder_of(os.environ, "darwin") == macos.user_cache_path
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert folder_of(os.environ, "linux") == unix.user_cache_path


def test_the_folder_is_made_for_the_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "home" / ".cache" / "ttdn"
    ask("stats", "--json", cache=folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
