"""Datasets made to hurt: the installed command, under limits of time and memory.

The limit of time is many times what an honest dataset takes on the same machine: what grows with
the square of the file or never ends takes longer, whether the machine is fast or slow.
"""

from __future__ import annotations

import itertools
import json
import math
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import (
    NEEDS_UNIX,
    SECOND,
    SPEECH,
    TTDN,
    Ended,
    Ttdn,
    environment,
    forked,
    installed,
    on_terminal,
)
from tests.tools.hostile import HOSTILE, hostile_dataset, named
from ttdn_cli import load
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.validation import check_dataset

pytestmark = NEEDS_UNIX

TIMES = 50
"""As long as an honest dataset of a tenth of the most points; the slowest command takes 9 times."""

MOST_POINTS = 30_000
MEGABYTES = 512
TEXT = SECOND.read_text(encoding="utf-8")
DATA = TEXT.encode()
BOMB = b"schema: &a [x]\n" + b"".join(
    b"%c: &%c [*%c, *%c]\n" % (letter, letter, letter - 1, letter - 1) for letter in range(98, 123)
)

DATASETS = {
    "a tag that runs code": (
        DATA.replace(b"schema: 2", b"schema: !!python/object/apply:os.system ['touch owned']"),
        "tags (tag:yaml.org,2002:python/object/apply:os.system) are not allowed",
    ),
    "an alias bomb": (BOMB, "schema: expected a single value"),
    "an alias": (DATA.replace(b"schema: 2", b"schema: *x"), "aliases (*name) are not allowed"),
    "a million brackets": (b"[" * 1_000_000, "nested deeper than 50 levels"),
    "a million braces": (b"{a: " * 1_000_000, "nested deeper than 50 levels"),
    "a million keys": (
        b"".join(b"k%d: 1\n" % number for number in range(1_000_000)),
        "more than 1,000 keys in one mapping",
    ),
    "200,000 faulty records": (
        b"schema: 2\nattendees:\n" + b"- {id: a}\n" * 200_000,
        '"a": duplicate id',
    ),
    "70,000 faulty records": (
        b"schema: 2\nattendees:\n" + b"- {id: a, name: b, kind: c}\n" * 70_000,
        "expected one of group, person",
    ),
    "a list of eight million words": (
        b"schema: 2\nattendees: [" + b"a," * 8_000_000 + b"]",
        "more than 500,000 items in one list; split the dataset",
    ),
    "a long list of dangling references": (
        TEXT.replace("on_behalf_of: []", f"on_behalf_of: [{'Lo, ' * 450_000}]").encode(),
        "450,000 items; at most 100 are allowed",
    ),
    "dangling references of many records": (
        b"schema: 2\nmetrics:\n" + (b"- {legal_basis: [%s]}\n" % (b"Lo, " * 100)) * 4_500,
        "missing field 'id'",
    ),
    "more titles than quotes can be searched for": (
        DATA.replace(b"titles:\n", b"titles:\n" + b"      - title: {vi: a, en: b}\n" * 60_000),
        "at most 100 are allowed",
    ),
    "more fingerprints than a speech has paragraphs": (
        TEXT.replace("prints:\n", "prints:\n" + "    - 5-a4338a888d5a\n" * 600_000).encode(),
        "more than 500,000 items in one list; split the dataset",
    ),
    "more entries that are ignored than a book has lines": (
        TEXT.encode() + b"coverage:\n  ignore: [" + b"a," * 500_001 + b"]\n",
        "more than 500,000 items in one list; split the dataset",
    ),
    "more quotes than a record has": (
        TEXT.replace(
            "    evidence:\n", "    evidence:\n" + "      - {paragraph: 1}\n" * 1_000, 1
        ).encode(),
        "at most 1,000 are allowed",
    ),
    "a fingerprint that counts more words than Python reads digits": (
        TEXT.replace("- 8-a4338a888d5a", f"- {'9' * 5_000}-a4338a888d5a").encode(),
        "expected a word count of at most 7 digits",
    ),
    "several documents": (DATA + b"---\n" + DATA, "more than one YAML document"),
    "a merge key": (
        DATA.replace(b"schema: 2", b"schema: 2\n<<: {title: x}"),
        "unknown field '<<'",
    ),
    "a scalar of 70 MB": (b"schema: " + b"x" * 70_000_000, "larger than 64 MB"),
    "a scalar of 15 MB": (b"schema: " + b"x" * 15_000_000, "at most 10,000 are allowed"),
    "a quote of 17 MB": (
        TEXT.replace("quote: Khai mạc Diễn đàn", f"quote: {'x' * 17_000_000}").encode(),
        "at most 16,000,000 are allowed",
    ),
    "a key of 15 MB": (b"x" * 15_000_000 + b": 1", ""),
    "15 MB of comments": (b"schema: 2\n" + b"# x\n" * 3_700_000, "missing field 'id'"),
    "UTF-16": (TEXT.encode("utf-16"), "not UTF-8 (byte 0xFF)"),
    "Latin-1": ("tên: Hòa".encode("latin-1"), "not UTF-8 (byte 0xEA)"),
    "NUL": (DATA.replace(b"schema: 2", b"schema: 2\x00"), "character U+0000 is not allowed"),
    "an escape sequence in a name": (
        TEXT.replace("Lò Thị Én\n", '"Lò \\e]0;x\\a"\n', 1).encode(),
        "character U+001B is not allowed in text",
    ),
    "a line break in a name": (
        TEXT.replace("name: Lò Thị Én\n", 'name: "Lò\\nThị"\n').encode(),
        "character U+000A is not allowed in text",
    ),
    "a name that turns round": (
        TEXT.replace("name: Lò Thị Én\n", 'name: "Lò \\u202eThị"\n').encode(),
        "character U+202E is not allowed in text",
    ),
}

READING_A_LARGE_FILE = ["validate", "points --json", "verify other.txt --all --json"]
ASKING_A_LARGE_FILE = [
    "points",
    "points --evidence",
    "timeline",
    "attendees",
    "event",
    "show lo-thi-en",
    "verify same.txt",
    "verify other.txt",
    "points -f csv -s -text.en,id",
    "points -f markdown -w text~thieu",
    "points -f yaml -n 2000",
    "search thieu-29999",
]


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Return how many seconds of the processor a tenth of the points takes on this machine."""
    folder = tmp_path_factory.mktemp("honest")
    write_points(folder / "x.yaml", MOST_POINTS // 10)
    before = seconds_of_children()
    done = installed("validate", "x.yaml", cwd=folder, env={"TTDN_CACHE_DIR": str(folder)})
    assert (done.code, done.err) == (0, "")
    return seconds_of_children() - before


def write_points(path: Path, count: int) -> None:
    """Write a dataset of that many valid points more than the one that it is made of."""
    start, end = TEXT.index("  - id: thieu-tu-sach"), TEXT.index("organizations:\n")
    many = (TEXT[start:end].replace("thieu-tu-sach", f"thieu-{n}") for n in range(count))
    path.write_text(TEXT[:end] + "".join(many) + TEXT[end:], encoding="utf-8")


@pytest.fixture(scope="module")
def limited(honest: float) -> Callable[..., Ended]:
    """Run the installed command under the limits; a signal is a negative code."""
    import resource

    if not Path("/proc/self/status").exists():
        pytest.skip("needs /proc")
    program = "import typer; print(open('/proc/self/status').read().split('VmPeak:')[1].split()[0])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    most = int(done.stdout) * 1024 + MEGABYTES * 1024 * 1024
    seconds = math.ceil(TIMES * honest)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    def run(*args: str, cwd: Path, cache: Path | None = None) -> Ended:
        ended = subprocess.run(
            [TTDN, *args],
            cwd=cwd,
            # A cache of its own: what is measured is to read the file, and to keep a copy.
            env=environment(TTDN_CACHE_DIR=str(cache or cwd / "cache")),
            capture_output=True,
            preexec_fn=limit,
            check=False,
        )
        return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return run


@pytest.mark.parametrize("name", DATASETS)
def test_a_hostile_dataset_gets_one_clear_line(
    limited: Callable[..., Ended], tmp_path: Path, name: str
) -> None:
    content, message = DATASETS[name]
    (tmp_path / "x.yaml").write_bytes(content)
    done = limited("attendees", "--data", "x.yaml", cwd=tmp_path)
    assert (done.code, done.out) == (2, ""), done.err[:500]
    assert done.err.startswith("ttdn: x.yaml:")
    assert message in done.err
    assert done.err.count("\n") == 1
    assert done.err[:-1].isprintable()
    listed = limited("validate", "x.yaml", cwd=tmp_path)
    assert listed.code == 2
    assert message in listed.out + listed.err
    assert len(listed.out.splitlines()) <= 1_001
    assert [path.name for path in tmp_path.iterdir()] == ["x.yaml"]


@pytest.mark.parametrize("path", ["/dev/zero", "/"])
def test_what_is_no_file_is_refused(
    limited: Callable[..., Ended], tmp_path: Path, path: str
) -> None:
    for args in (["attendees", "--data", path], ["validate", path], ["verify", path]):
        done = limited(*args, cwd=tmp_path)
        assert (done.code, done.out) == (2, "")
        assert done.err.count("\n") == 1


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The most points, of 21 values each, whose quotes all stand in a text, or all do not."""
    folder = tmp_path_factory.mktemp("large")
    write_points(folder / "x.yaml", MOST_POINTS)
    other = " ".join(["Ủy ban", "còn thiếu tủ", "sách"] * 500)
    (folder / "other.txt").write_text(other, encoding="utf-8")
    (folder / "same.txt").write_bytes(SECOND.with_suffix(".txt").read_bytes())
    return folder


def answer(limited: Callable[..., Ended], command: str, folder: Path, cache: Path) -> float:
    """Ask about the large file, and return how many seconds of the processor that took."""
    args = command.split()
    where = ["x.yaml"] if args[0] == "validate" else ["--data", "x.yaml"]
    before = seconds_of_children()
    done = limited(*args, *where, cwd=folder, cache=cache)
    assert done.err == ""
    assert done.code == ("other.txt" in command)
    assert done.out
    return seconds_of_children() - before


def seconds_of_children() -> float:
    import resource

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


@pytest.mark.parametrize("command", READING_A_LARGE_FILE)
def test_a_dataset_as_large_as_may_be_is_read_and_answered(
    limited: Callable[..., Ended], large: Path, tmp_path: Path, command: str
) -> None:
    answer(limited, command, large, tmp_path / "cache")


@pytest.fixture(scope="module")
def reading(limited: Callable[..., Ended], large: Path) -> float:
    """Keep a copy of the large file, and return how many seconds it took to read it."""
    return answer(limited, "event", large, large / "cache")


@pytest.mark.parametrize("command", ASKING_A_LARGE_FILE)
def test_a_dataset_as_large_as_may_be_is_answered(
    limited: Callable[..., Ended], large: Path, reading: float, command: str
) -> None:
    """From a copy, in about the time that the same machine takes to read the file, or less.

    Twice, as other work beside may slow one of the two and not the other.
    """
    assert answer(limited, command, large, large / "cache") < 2 * reading


def test_a_file_that_changes_while_it_is_read_is_one_file(ttdn: Ttdn, tmp_path: Path) -> None:
    """A pipe that gives half of a dataset, and the other half of another one a little later."""
    path = tmp_path / "x.yaml"
    os.mkfifo(path)
    half = len(DATA) // 2

    def write() -> None:
        with path.open("wb") as pipe:
            pipe.write(DATA[:half])
            pipe.flush()
            time.sleep(0.3)
            pipe.write(SPEECH.read_bytes()[half:])

    writer = threading.Thread(target=write)
    writer.start()
    done = ttdn("validate", str(path))
    writer.join()
    assert done.code == 2
    assert all(line.startswith(f"{path}:") for line in done.out.splitlines())


def is_dataset(data: bytes) -> bool:
    try:
        check_dataset(data, "x.yaml")
    except DatasetError:
        return False
    return True


def test_a_dataset_that_is_rewritten_meanwhile_is_answered_or_refused(
    ttdn: Ttdn, tmp_path: Path
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(DATA)
    ids = [each.id for each in load(SECOND).attendees]
    ended = threading.Event()
    # A beginning that is a dataset itself, without attendees, is answered as that.
    cuts = [length for length in range(0, len(DATA), 97) if not is_dataset(DATA[:length])]
    assert len(cuts) > 10

    def rewrite() -> None:
        for length in itertools.cycle(cuts):
            path.write_bytes(DATA[:length])
            path.write_bytes(DATA)
            if ended.is_set():
                return

    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        for _ in range(12):
            done = ttdn("attendees", "--json", "--data", str(path))
            if done.code == 0:
                assert [each["id"] for each in json.loads(done.out)] == ids
            else:
                assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
                assert done.err.startswith(f"ttdn: {path}:")
    finally:
        ended.set()
        writer.join()


def test_a_dataset_cut_anywhere_is_refused(ttdn: Ttdn) -> None:
    for end in range(0, len(DATA) - 20, len(DATA) // 12):
        done = ttdn("event", "--data", "-", stdin=DATA[:end])
        assert (done.code, done.out) == (2, ""), end
        assert done.err.startswith("ttdn: <stdin>:")


@pytest.mark.parametrize("run", [forked, partial(on_terminal, width=200)], ids=["pipe", "terminal"])
def test_text_that_means_something_elsewhere_is_text(tmp_path: Path, run: Ttdn) -> None:
    (tmp_path / "x.yaml").write_text(hostile_dataset(), encoding="utf-8")

    def said(*args: str) -> str:
        done = run(*args, "--data", str(tmp_path / "x.yaml"))
        assert (done.code, done.err) == (0, "")
        return re.sub(r"\x1b\[[0-9;]*m", "", done.out)

    table, records = said("organizations"), said("organizations", "--json")
    names = {each["id"]: each["name"] for each in json.loads(records)}
    shown = said("show", *(named(number) for number in range(len(HOSTILE))))
    for number, words in enumerate(HOSTILE):
        assert words in table
        assert words in shown
        assert names[named(number)] == words
