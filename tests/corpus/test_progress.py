"""Who waits at a terminal for many datasets is told what is done, and how far it is."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import NEEDS_UNIX
from tests.facts.test_progress import Terminal
from ttdn_cli.commands import sql
from ttdn_cli.corpus.checks import check_many
from ttdn_cli.corpus.corpus import open_corpus
from ttdn_cli.corpus.database import waiting
from ttdn_cli.corpus.database.opening import database_of
from ttdn_cli.corpus.words import members_with
from ttdn_cli.facts import progress
from ttdn_cli.share.export.excel_together import workbook_together
from ttdn_cli.share.report.together import pages_together
from ttdn_cli.text.language import Language
from ttdn_cli.text.messages import speaking

pytestmark = [NEEDS_UNIX, pytest.mark.usefixtures("own_cache")]

SLOW = "SELECT sleep_ms(600) AS waited"


Hear = Callable[[Callable[[], object]], str]


@pytest.fixture
def hear(monkeypatch: pytest.MonkeyPatch) -> Hear:
    """What is said of work on a terminal: everything, as if each word came after a long time."""
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "_EVERY", 0)
    monkeypatch.setattr(waiting, "_EVERY", 0.05)

    def hear(work: Callable[[], object]) -> str:
        terminal = Terminal(200)
        # It holds little that nobody has read.
        with ThreadPoolExecutor(1) as reader, monkeypatch.context() as patch:
            patch.setattr(sys, "stderr", terminal.stream)
            found = reader.submit(terminal.read)
            try:
                work()
            finally:
                terminal.end()
            return found.result()

    return hear


def read(folder: Path) -> None:
    open_corpus([str(folder)])


def index_words(folder: Path) -> None:
    members_with(["website"], open_corpus([str(folder)]))


def make_tables(folder: Path) -> None:
    with database_of(open_corpus([str(folder)])):
        pass


def look_through(folder: Path) -> None:
    assert len([*open_corpus([str(folder)]).watched()]) == 5


def write_a_workbook(folder: Path) -> None:
    workbook_together(open_corpus([str(folder)]), Language.EN)


def check_an_article(folder: Path) -> None:
    check_many("Tỷ lệ hộ nghèo là 2%.", open_corpus([str(folder)]))


def make_pages(folder: Path) -> None:
    with pages_together(open_corpus([str(folder)]), Language.EN):
        pass


@pytest.mark.parametrize(
    ("work", "said"),
    [
        pytest.param(read, "reading {}: ", id="reading"),
        pytest.param(index_words, "indexing the words of {}: ", id="words for a search"),
        pytest.param(make_tables, "making tables of {}: ", id="tables for SQL"),
        pytest.param(look_through, "looking through {}: ", id="all that asks each dataset"),
        pytest.param(check_an_article, "checking against {}: ", id="an article"),
        pytest.param(make_pages, "making pages of {}: ", id="pages"),
        pytest.param(write_a_workbook, "writing {}: ", id="rows of a workbook"),
    ],
)
def test_a_line_says_what_is_done_and_how_far_it_is(
    speeches: Path, hear: Hear, work: Callable[[Path], None], said: str
) -> None:
    found = hear(lambda: work(speeches))
    shares = [int(each) for each in re.findall(rf"ttdn: {said.format(speeches.name)}(\d+)%", found)]
    assert len(shares) >= 5
    assert shares == sorted(shares)
    assert (shares[0] <= 25, shares[-1]) == (True, 100)
    assert "\n" not in found
    assert found.split("\r")[-1] == ""


@pytest.mark.parametrize("work", [read, index_words, make_tables], ids=lambda each: each.__name__)
def test_the_share_is_of_all_where_some_is_done_already(
    speeches: Path, hear: Hear, work: Callable[[Path], None]
) -> None:
    """Who ended it and begins again sees that nothing was lost."""
    aside = {each: each.read_bytes() for each in sorted(speeches.iterdir())[3:]}
    for each in aside:
        each.unlink()
    work(speeches)
    for each, content in aside.items():
        each.write_bytes(content)
    found = hear(lambda: work(speeches))
    shares = [int(each) for each in re.findall(r"(\d+)%", found)]
    assert len(shares) >= 2
    assert min(shares) > 60


def test_a_question_says_for_how_long_it_runs(
    speeches: Path, hear: Hear, capsys: pytest.CaptureFixture[str]
) -> None:
    found = hear(lambda: sql.sql(SLOW, data=[str(speeches)]))
    assert len(re.findall(r"ttdn: answering for [01] s, about \d+% done", found)) >= 3
    assert found.split("\r")[-1] == ""
    assert "\n" not in found
    assert "waited" in capsys.readouterr().out


def test_what_is_done_is_said_in_vietnamese_too(speeches: Path, hear: Hear) -> None:
    with speaking(Language.VI):
        found = hear(lambda: sql.sql(SLOW, data=[str(speeches)]))
        found += hear(lambda: index_words(speeches))
    for said in ("đang đọc speeches", "đang lập bảng từ", "đã tìm câu trả lời", "chỉ mục từ của"):
        assert said in found
    assert not re.search(r"reading|making|answering|indexing", found)


def test_in_a_pipe_a_question_says_nothing(
    speeches: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    sql.sql(SLOW, data=[str(speeches)])
    assert capfd.readouterr().err == ""
