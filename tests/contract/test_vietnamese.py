"""What a Vietnamese reader gets to read: help, completion and errors, and never English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NEEDS_UNIX, Ttdn, on_terminal
from ttdn_cli.commands.app import command_line

WIDE = {"TERMINAL_WIDTH": "200"}
OF_TYPER = ["Usage", "Options", "Arguments", "Commands", "env var", "default:", "required"]


def commands() -> dict[str, Any]:
    group: Any = command_line()
    return {"": group, **{name: group.load(each) for name, each in group.commands.items()}}


def texts(command: Any) -> Iterator[str]:
    """Yield every text of a command's help, in English."""
    yield command.help.partition("\n\n")[0]
    for each in command.params:
        yield each.help
        if each.metavar and each.metavar not in ("N", "[SQL]"):
            yield f" {each.metavar} "
        if each.rich_help_panel:
            yield f"─ {each.rich_help_panel} ─"
    if hasattr(command, "commands"):
        for each in command.commands.values():
            yield from (each.help.partition("\n\n")[0], f"─ {each.rich_help_panel} ─")


@pytest.mark.parametrize("name", commands())
def test_nothing_of_a_help_is_english(ttdn: Ttdn, name: str) -> None:
    english = ttdn(*name.split(), "--help", env=WIDE).out
    out = ttdn(*name.split(), "--help", env={"TTDN_LANG": "vi", **WIDE}).out
    assert "Cách dùng: ttdn" in out
    known = [*texts(commands()[name]), *OF_TYPER, "Show this message and exit.", "Examples:"]
    assert [each for each in known if each in out] == []
    # What the table asks for is there in English: else it would prove nothing.
    missing = [each for each in texts(commands()[name]) if each not in english]
    assert [each for each in missing if len(each) < 100] == []


@pytest.mark.parametrize(
    ("args", "env"),
    [
        pytest.param(["stats", "--help", "--lang", "vi"], {}, id="the option behind"),
        pytest.param(["stats", "--lang", "vi", "--help"], {}, id="the option before"),
        pytest.param(["--lang", "vi", "stats", "--help"], {}, id="before the command"),
        pytest.param(["stats", "--help"], {"TTDN_LANG": "vi"}, id="the variable"),
        pytest.param(["stats", "--help"], {"LC_ALL": "vi_VN.UTF-8"}, id="the locale"),
        pytest.param(["stats", "--help"], {"LC_ALL": "", "LANG": "vi_VN"}, id="LANG alone"),
    ],
)
def test_help_is_in_the_language_that_is_chosen(
    ttdn: Ttdn, args: list[str], env: dict[str, str]
) -> None:
    assert "Cách dùng: ttdn stats" in ttdn(*args, env=env).out


def test_a_word_that_is_no_option_chooses_no_language(ttdn: Ttdn) -> None:
    assert ttdn("search", "--", "--lang", "vi").err.startswith("ttdn: No records match")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        pytest.param("st", "stats\tLiệt kê số liệu", id="a command"),
        pytest.param("stats --wh", "--where\tChỉ giữ các bản ghi", id="an option"),
        pytest.param("stats --he", "--help\tHiện phần trợ giúp", id="the help"),
    ],
)
def test_completion_explains_in_vietnamese(ttdn: Ttdn, words: str, offered: str) -> None:
    env = {
        "_TTDN_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_ARGS": f"ttdn {words}",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    assert ttdn(env={**env, "TTDN_LANG": "vi"}).out.startswith(offered)
    assert not ttdn(env=env).out.startswith(offered)


ERRORS = [
    pytest.param("stats --data {}/none", "không có tệp này", id="no file"),
    pytest.param("extract {}", "là thư mục", id="a folder"),
    pytest.param("cite --data {}", "chỉ nhận một bộ dữ liệu", id="a folder of datasets"),
    pytest.param("report x.html --data {}", "Hãy dùng tên thư mục", id="a page of many"),
    pytest.param("stats --data {}/bad.yaml", "thiếu trường 'source'", id="an invalid dataset"),
    pytest.param("validate {}/bad.yaml", "thiếu trường 'source'", id="its faults"),
    pytest.param("verify {}/empty.txt", "không có chữ nào", id="an empty text"),
    pytest.param("check {}/page.pdf", "là tệp PDF", id="a file that is no text"),
    pytest.param("check {}/*.none", "không có tệp nào khớp", id="a pattern of no files"),
    pytest.param("check {}/other.txt", "dường như không nói về", id="another text"),
    pytest.param("check a --strict --exit-zero", "không dùng cả hai", id="contrary options"),
    pytest.param("show zzzz", "Không có bản ghi 'zzzz'", id="no id"),
    pytest.param("show pham-sy", "Có phải ý bạn là pham-s", id="a misspelt id"),
    pytest.param("cite zzzz", "Không có bản ghi 'zzzz'", id="no id to cite"),
    pytest.param("points -w text~zzzz", "nào thỏa text~zzzz", id="nothing matches"),
    pytest.param("people honoured", "có vai là 'được vinh danh'", id="nothing of a kind"),
    pytest.param("extract {}/other.txt -k quotation", "chi tiết loại quotation", id="no mention"),
    pytest.param("report {}/x.txt", "báo cáo là tệp HTML", id="no page"),
    pytest.param("report {}/no/x.html", "thư mục chứa nó không tồn tại", id="no folder"),
    pytest.param("export {}/x.doc", "Không xuất được ra .doc", id="no format"),
    pytest.param("export {}/other.txt", "Không xuất được ra .txt", id="another format"),
    pytest.param("draft {}/other.txt -o {}/bad.yaml", "đã tồn tại", id="a file that is there"),
    pytest.param("validate --upgrade", "Hãy ghi tên tệp dữ liệu", id="no file to write"),
]


@pytest.mark.parametrize(("typed", "said"), ERRORS)
def test_an_error_is_said_in_vietnamese(ttdn: Ttdn, tmp_path: Path, typed: str, said: str) -> None:
    (tmp_path / "bad.yaml").write_text("schema: 2\nid: x\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")
    (tmp_path / "page.pdf").write_text("%PDF-1.7\n", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Giá vàng hôm nay tăng.\n", encoding="utf-8")
    args = typed.replace("{}", str(tmp_path)).split()
    done = ttdn(*args, env={"TTDN_LANG": "vi"})
    assert done.code in (1, 2)
    assert said in done.err + done.out
    english = ttdn(*args)
    assert english.code == done.code
    assert said not in english.err + english.out


def test_what_programs_read_of_errors_is_english(ttdn: Ttdn) -> None:
    """The faults of a dataset are data when they are asked for as JSON."""
    args = ["validate", "-", "--json"]
    vi = ttdn(*args, stdin="schema: 2\nid: x\n", env={"TTDN_LANG": "vi"})
    assert vi == ttdn(*args, stdin="schema: 2\nid: x\n")
    assert "missing field 'source'" in vi.out


@NEEDS_UNIX
@pytest.mark.parametrize("width", [80, 100, 200])
@pytest.mark.parametrize("name", ["", "stats", "check"])
def test_a_help_fits_the_terminal(name: str, width: int) -> None:
    out = on_terminal(*name.split(), "--help", width=width, env={"TTDN_LANG": "vi"}).out
    lines = re.sub(r"\x1b\[[0-9;]*m", "", out).splitlines()
    assert max(map(len, lines)) <= width
    assert "…" not in out
