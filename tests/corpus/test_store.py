"""Reading a folder again reads what has changed, and only that, whatever happened in between."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import NEEDS_UNIX, SPEECH, TTDN, environment
from tests.corpus.conftest import BROKEN
from ttdn_cli.corpus import corpus as corpora
from ttdn_cli.corpus import words
from ttdn_cli.corpus.corpus import open_corpus
from ttdn_cli.corpus.files import dataset_files
from ttdn_cli.corpus.reading import Reading, read_all
from ttdn_cli.corpus.words import members_with, words_in
from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.progress import Watch
from ttdn_cli.text.language import Language
from ttdn_cli.text.messages import speaking

SCHEMA_1 = """
schema: 1
source:
  title: Khai mạc
  publisher: Báo Suối Reo
  document: {vi: bài viết, en: article}
  fingerprints: [2-38ce685c0892]
attendees: []
metrics: []
legal_references: []
points: []
organizations: []
glossary: []
"""
LONG_AGO = 1_500_000_000


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed."""
    names: list[str] = []

    def watched(paths: list[str], sizes: list[int], watch: Watch) -> object:
        names.extend(Path(each).name for each in paths)
        return read_all(paths, sizes, watch)

    monkeypatch.setattr(corpora, "read_all", watched)
    return names


@pytest.fixture
def settled(speeches: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder some time after its files were written."""
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 60_000_000_000)
    return speeches


LONG = "k" * 70


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("a", "b", id="short names"),
        pytest.param(f"{LONG}-a", f"{LONG}-b", id="names that differ behind 64 letters"),
        pytest.param("a", "a-0", id="a name that begins with the other"),
    ],
)
def test_two_files_with_the_same_bytes_and_no_id_are_two_datasets(
    own_cache: Path, tmp_path: Path, one: str, other: str
) -> None:
    """A dataset of the first schema without an event is called as its file."""
    (tmp_path / "data").mkdir()
    for name in (one, other):
        file = tmp_path / "data" / f"{name}.yaml"
        file.write_text(SCHEMA_1, encoding="utf-8")
    for _ in range(2):
        members = [*open_corpus([str(tmp_path / "data")])]
        assert {each.id for each in members} == {one, other}
        assert len({each.key for each in members}) == 2


def ids(folder: Path) -> list[str]:
    return [each.id for each in open_corpus([str(folder)])]


def opened(folder: Path, parsed: list[str]) -> list[str]:
    parsed.clear()
    ids(folder)
    return parsed


def test_what_has_not_changed_is_not_read_again(
    own_cache: Path, settled: Path, parsed: list[str]
) -> None:
    before = ids(settled)
    assert len(parsed) == len(before) == 5
    assert opened(settled, parsed) == []
    assert ids(settled) == before


def edit(file: Path, old: str, new: str) -> None:
    """Change a file in its place, and leave its time of change as it was."""
    times = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


@NEEDS_UNIX
def test_a_change_is_seen_that_leaves_size_and_time_of_change(
    own_cache: Path, settled: Path, parsed: list[str]
) -> None:
    ids(settled)
    edit(
        settled / "second.yaml", "id: dien-dan-doc-sach", "id: dien-dan-doc-SACH".lower()[:-1] + "x"
    )
    assert opened(settled, parsed) == ["second.yaml"]
    assert "dien-dan-doc-sacx" in ids(settled)


def test_a_file_that_was_only_touched_is_not_parsed(
    own_cache: Path, settled: Path, parsed: list[str]
) -> None:
    ids(settled)
    os.utime(settled / "second.yaml", (LONG_AGO, LONG_AGO))
    assert opened(settled, parsed) == []


def test_a_file_written_a_moment_ago_is_hashed_again(
    own_cache: Path, speeches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within the resolution of a clock a second change may leave times and size as they were."""
    ids(speeches)
    (before,) = (each for each in dataset_files([str(speeches)]) if "second" in each.path)
    edit(speeches / "second.yaml", "dien-dan-doc-sach", "dien-dan-doc-sacx")
    (known,) = (each for each in dataset_files([str(speeches)]) if "second" in each.path)
    # What a clock of another file system would show: nothing of it has changed.
    monkeypatch.setattr(
        corpora,
        "dataset_files",
        lambda data: [each if each.path != known.path else before for each in dataset_files(data)],
    )
    assert "dien-dan-doc-sacx" in ids(speeches)


@pytest.mark.parametrize(
    ("do", "expected", "why"),
    [
        (lambda f: (f / "second.yaml").unlink(), [], "a file that is gone"),
        (lambda f: (f / "second.yaml").rename(f / "other.yaml"), ["other.yaml"], "renamed"),
        (
            lambda f: (f / "new.yaml").write_text(
                SPEECH.read_text(encoding="utf-8").replace("\nid: ", "\nid: new-", 1),
                encoding="utf-8",
            ),
            ["new.yaml"],
            "a new file",
        ),
    ],
)
def test_only_what_is_new_is_read(
    own_cache: Path, settled: Path, parsed: list[str], do: object, expected: list[str], why: str
) -> None:
    ids(settled)
    do(settled)  # type: ignore[operator]
    assert opened(settled, parsed) == expected, why
    assert opened(settled, parsed) == [], why


def test_no_cache_reads_all_and_leaves_nothing(
    own_cache: Path, settled: Path, parsed: list[str]
) -> None:
    for _ in range(2):
        parsed.clear()
        corpus = open_corpus([str(settled)], cached=False)
        assert len(parsed) == 5
    assert len([each.index() for each in corpus]) == 5
    assert not own_cache.exists()


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda store: shutil.rmtree(store.parent), "deleted with its folder"),
        (lambda store: store.unlink(), "deleted"),
        (lambda store: store.write_bytes(b""), "emptied"),
        (lambda store: store.write_bytes(b"no database" * 1000), "overwritten"),
        (
            lambda store: store.write_bytes(
                store.read_bytes()[:8192] + b"\xff" * 4096 + store.read_bytes()[12288:]
            ),
            "broken in the middle",
        ),
        (lambda store: store.write_bytes(store.read_bytes()[: -store.stat().st_size // 2]), "cut"),
    ],
)
def test_a_store_may_be_lost_at_any_time(
    own_cache: Path, settled: Path, spoil: object, why: str
) -> None:
    before = ids(settled)
    (store,) = own_cache.glob("*/datasets.sqlite")
    spoil(store)  # type: ignore[operator]
    for _ in range(3):
        corpus = open_corpus([str(settled)])
        assert [each.id for each in corpus] == before, why
        assert all(each.index().records for each in corpus), why


def test_a_store_may_be_lost_while_it_is_used(own_cache: Path, settled: Path) -> None:
    corpus = open_corpus([str(settled)])
    shutil.rmtree(own_cache)
    assert all(each.index().records for each in corpus)


def test_a_dataset_is_not_taken_for_its_newer_version(own_cache: Path, settled: Path) -> None:
    """Another process reads the newer one, and the older one is nowhere then."""
    corpus = open_corpus([str(settled)])
    (settled / "speech.yaml").unlink()
    shutil.copy(SPEECH, settled / "second.yaml")
    open_corpus([str(settled)])
    (member,) = (each for each in corpus if each.name.endswith("second.yaml"))
    with pytest.raises(TtdnError, match="changed while it was read"):
        member.index()


def test_a_broken_dataset_is_not_read_again_but_for_another_language(
    own_cache: Path, settled: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (settled / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (settled / "more").mkdir()
    (settled / "more" / "same.yaml").write_text(BROKEN, encoding="utf-8")

    def faults() -> list[str]:
        parsed.clear()
        return [*open_corpus([str(settled)]).faults]

    english = faults()
    assert [each.partition(":")[0] for each in english] == [
        str(settled / "broken.yaml"),
        str(settled / "more" / "same.yaml"),
    ]
    assert (faults(), parsed) == (english, [])
    with speaking(Language.VI):
        vietnamese = faults()
        assert parsed == ["broken.yaml", "same.yaml"]
        assert (faults(), parsed) == (vietnamese, [])
    assert english[0] != vietnamese[0]
    assert (faults(), parsed) == (english, [])
    # By another path, that is what is said.
    monkeypatch.chdir(settled.parent)
    assert open_corpus([settled.name]).faults[0].startswith(f"{settled.name}/broken.yaml:")


def test_a_broken_dataset_is_said_each_time_and_read_once_mended(
    own_cache: Path, settled: Path
) -> None:
    (settled / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    for _ in range(2):
        corpus = open_corpus([str(settled)])
        assert len(corpus) == 5
        assert len(corpus.faults) == 1
        assert "broken.yaml:" in corpus.faults[0]
    shutil.copy(SPEECH, settled / "broken.yaml")
    edit(settled / "broken.yaml", "\nid: ", "\nid: mended-")
    assert len(open_corpus([str(settled)])) == 6


_READ = "from ttdn_cli.corpus.corpus import open_corpus; import sys; open_corpus(sys.argv[1:])"


def many(folder: Path, count: int) -> Path:
    folder.mkdir()
    text = SPEECH.read_text(encoding="utf-8")
    for number in range(count):
        changed = text.replace("\nid: ", f"\nid: n{number}-", 1)
        (folder / f"{number:03}.yaml").write_text(changed, encoding="utf-8")
    return folder


@NEEDS_UNIX
@pytest.mark.parametrize("after", [0.3, 0.6, 1.0])
def test_a_killed_process_leaves_what_can_be_read(
    own_cache: Path, tmp_path: Path, after: float
) -> None:
    folder = many(tmp_path / "many", 60)
    process = subprocess.Popen([sys.executable, "-c", _READ, str(folder)], start_new_session=True)
    time.sleep(after)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    corpus = open_corpus([str(folder)])
    assert len(corpus) == 60
    assert corpus.members[-1].index().records


@NEEDS_UNIX
def test_ctrl_c_loses_nothing_that_was_read_a_second_ago(own_cache: Path, tmp_path: Path) -> None:
    folder = many(tmp_path / "many", 400)
    process = subprocess.Popen(
        [str(TTDN), "stats", "--data", str(folder)],
        env=environment(TTDN_CACHE_DIR=str(own_cache)),
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        stdout=subprocess.DEVNULL,
    )
    stored = "SELECT count(*) FROM files"
    for _ in range(300):
        time.sleep(0.1)
        stores = [*own_cache.glob("*/datasets.sqlite")]
        with suppress(sqlite3.Error):
            if stores and sqlite3.connect(stores[0]).execute(stored).fetchone()[0]:
                break
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait() == -signal.SIGINT
    (store,) = own_cache.glob("*/datasets.sqlite")
    kept = sqlite3.connect(store).execute(stored).fetchone()[0]
    assert 0 < kept < 400
    assert len(open_corpus([str(folder)])) == 400


_SEARCH_HALF = """
import os, sys
from ttdn_cli.corpus import processes, words
from ttdn_cli.corpus.corpus import open_corpus

of_one = words.words_in
made = 0

def dies(content):
    global made
    made += 1
    if made == 7:
        os._exit(7)
    return of_one(content)

words.words_in = dies
processes._EVERY = -1.0
words.members_with(["website"], open_corpus(sys.argv[1:]))
"""
"""Search, and end at the seventh of the datasets, each of which is stored at once."""


def test_words_for_a_search_are_kept_as_they_are_made(
    own_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many datasets they take longer than reading: Ctrl-C loses those of the last second."""
    folder = many(tmp_path / "many", 10)
    done = subprocess.run([sys.executable, "-c", _SEARCH_HALF, str(folder)], check=False)
    assert done.returncode == 7
    made: list[bytes] = []

    def noted(content: bytes) -> str:
        made.append(content)
        return words_in(content)

    monkeypatch.setattr(words, "words_in", noted)
    for expected in (4, 0):
        made.clear()
        assert len(members_with(["website"], open_corpus([str(folder)]))) == 10
        assert len(made) == expected


@NEEDS_UNIX
def test_two_processes_read_the_same_at_once(own_cache: Path, tmp_path: Path) -> None:
    folder = many(tmp_path / "many", 40)
    command = [sys.executable, "-c", _READ, str(folder)]
    processes = [subprocess.Popen(command) for _ in range(3)]
    assert [each.wait() for each in processes] == [0, 0, 0]
    assert len(open_corpus([str(folder)])) == 40


@NEEDS_UNIX
def test_where_a_process_is_killed_the_rest_is_read_in_this_one(
    own_cache: Path, tmp_path: Path
) -> None:
    folder = many(tmp_path / "many", 30)
    code = (
        "import os, signal\n"
        "from ttdn_cli.corpus import reading\n"
        "from ttdn_cli.corpus.corpus import open_corpus\n"
        "import ttdn_cli.facts.validation as v\n"
        "own, check = os.getpid(), v.check_dataset\n"
        "def dies(data, file, **more):\n"
        "    if os.getpid() != own and file.endswith('007.yaml'):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return check(data, file, **more)\n"
        "v.check_dataset = dies\n"
        f"print(len(open_corpus([{str(folder)!r}])))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.returncode) == ("30\n", 0), done.stderr


def test_old_stores_are_removed(own_cache: Path, speeches: Path) -> None:
    paths = [str(each) for each in sorted(speeches.iterdir())]
    for first in paths:
        for second in paths:
            if first != second:
                open_corpus([first, second])
    assert len([*own_cache.iterdir()]) == 8


@NEEDS_UNIX
def test_a_store_that_others_can_write_is_not_trusted(
    own_cache: Path, settled: Path, parsed: list[str]
) -> None:
    ids(settled)
    (store,) = own_cache.iterdir()
    store.chmod(0o777)
    assert len(opened(settled, parsed)) == 5


def test_readings_are_in_the_order_of_their_files(speeches: Path) -> None:
    paths = sorted(map(str, speeches.iterdir()))
    found: list[Reading] = [*read_all(paths, [100_000] * 5)]
    assert [each.about.id for each in found if each.about] == ids(speeches)
