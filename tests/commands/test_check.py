"""`ttdn check`: an article against what was said, as it is typed, piped, pasted and traced."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.conftest import (
    NEEDS_UNIX,
    SECOND,
    TTDN,
    Ttdn,
    environment,
    on_terminal,
    unprivileged,
)
from tests.tools.tracing import strace

OPENED = "Thứ trưởng Bộ Thông tin và Truyền thông Nguyễn Thanh Lâm phát biểu khai mạc."
WEBSITES = "58/63 địa phương đã có trang thông tin điện tử bằng tiếng nước ngoài."
GUESTS = "Hội nghị có 1.200 đại biểu."
TRUE = f"{OPENED} {WEBSITES}\n"
WRONG = TRUE.replace("58/63", "58/64")
ADDED = f"{OPENED} {GUESTS}\n"
OTHER = "Giá vàng trong nước sáng nay tăng 300.000 đồng mỗi lượng.\n"
NOT_ABOUT = "This text does not seem to be about Renewing Communication"
KEYS = ["verdict", "kind", "text", "start", "end", "paragraph", "record", "expected", "reason"]
KEYS += ["quote"]


def write(folder: Path, **texts: str) -> list[str]:
    """Write a text file of each of these names, and return their paths."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(folder / f"{name}.txt") for name in texts]


def findings(ttdn: Ttdn, *args: str, **options: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ttdn("check", *args, "--json", **options).out)
    return found


def test_a_contradiction_has_the_right_value_and_the_record_that_says_so(ttdn: Ttdn) -> None:
    found = findings(ttdn, "-", stdin=WRONG)
    (wrong,) = (each for each in found if each["verdict"] == "contradicted")
    assert list(wrong) == KEYS
    assert (wrong["text"], wrong["expected"]) == ("58/64", "58/63")
    assert wrong["record"] == "trang-cong-dia-phuong"
    assert wrong["quote"] == "58/63 địa phương"
    assert re.fullmatch(r"[ -~]+", wrong["reason"])
    assert WRONG[wrong["start"] : wrong["end"]] == "58/64"


def test_findings_are_in_the_order_of_the_text(ttdn: Ttdn) -> None:
    text = f"\ufeff\r\n{WRONG}\r\n{GUESTS}"
    read = text.lstrip("\ufeff").replace("\r\n", "\n")
    found = findings(ttdn, "-", stdin=text)
    assert [each["start"] for each in found] == sorted(each["start"] for each in found)
    assert [read[each["start"] : each["end"]] for each in found] == [each["text"] for each in found]
    assert {each["paragraph"] for each in found} == {1, 2}


def test_json_lines_have_the_same_findings(ttdn: Ttdn) -> None:
    out = ttdn("check", "-", "--format", "jsonl", stdin=WRONG).out
    assert [json.loads(line) for line in out.splitlines()] == findings(ttdn, "-", stdin=WRONG)


def test_editors_and_ci_get_the_contradictions_or_all(ttdn: Ttdn, tmp_path: Path) -> None:
    paths = write(tmp_path, a=TRUE, b=WRONG)
    found = findings(ttdn, *paths)
    for args, count in (([], 1), (["--all"], len(found))):
        log = json.loads(ttdn("check", *paths, *args, "-f", "sarif").out)
        (run,) = log["runs"]
        assert len(run["results"]) == count
        lines = ttdn("check", *paths, *args, "-f", "rdjsonl").out.splitlines()
        assert len(lines) == count
        assert {json.loads(each)["location"]["path"] for each in lines} <= {*paths}
    (wrong,) = map(json.loads, ttdn("check", *paths, "-f", "rdjsonl").out.splitlines())
    assert wrong["suggestions"][0]["text"] == "58/63"
    column = 1 + len(WRONG.partition("58/64")[0].encode())
    assert wrong["location"]["range"]["start"] == {"line": 1, "column": column}


def test_nothing_wrong_is_a_log_without_results(ttdn: Ttdn) -> None:
    done = ttdn("check", "-", "-f", "sarif", stdin=TRUE)
    assert json.loads(done.out)["runs"][0]["results"] == []
    assert ttdn("check", "-", "-f", "rdjsonl", stdin=TRUE) == (0, "", "")


def test_a_page_is_written_beside_the_answer(ttdn: Ttdn, tmp_path: Path) -> None:
    (path,) = write(tmp_path, a=WRONG)
    out = tmp_path / "a.html"
    before = set(tmp_path.iterdir())
    answer = ttdn("check", path)
    assert ttdn("check", path, "--html", str(out)) == answer
    assert {*tmp_path.iterdir()} - before == {out}
    page = out.read_text(encoding="utf-8")
    assert "58/64" in page
    assert "58/63" in page
    assert ttdn("check", path, "--html", "-") == (1, page, "")
    refused = ttdn("check", path, "--html", str(out), "--json")
    assert refused == (2, "", f"ttdn: {out}: already exists. Use --force to overwrite.\n")
    vietnamese = ttdn("check", path, "--html", str(out), "--force", "--lang", "vi")
    assert vietnamese == ttdn("check", path, "--lang", "vi")
    assert out.read_text(encoding="utf-8") != page


@pytest.mark.parametrize(
    ("out", "text"),
    [
        pytest.param("a.pdf", WRONG, id="no page by its name"),
        pytest.param("nope/a.html", WRONG, id="no such folder"),
        pytest.param("a.html", OTHER, id="about something else"),
        pytest.param("a.html", "", id="no text"),
    ],
)
def test_a_page_that_cannot_be_is_not_written(
    ttdn: Ttdn, tmp_path: Path, out: str, text: str
) -> None:
    done = ttdn("check", "-", "--html", str(tmp_path / out), stdin=text)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert [*tmp_path.iterdir()] == []
    assert ttdn("check", "-", "--html", "-", stdin=OTHER).out == ""


@NEEDS_UNIX
def test_a_person_is_told_of_the_page(tmp_path: Path) -> None:
    (path,) = write(tmp_path, a=WRONG)
    out = on_terminal("check", path, "--html", "a.html", width=100, cwd=tmp_path).out
    assert out.endswith("ttdn: Wrote a.html: 1 article. Open it in a browser.\n")


def test_the_summary_counts_what_json_has(ttdn: Ttdn) -> None:
    for text in (TRUE, WRONG, ADDED):
        out = ttdn("check", "-", stdin=text).out
        (summary,) = re.findall(r"^\d+ confirmed ·.*", out, re.MULTILINE)
        found = findings(ttdn, "-", stdin=text)
        assert sum(map(int, re.findall(r"\d+", summary))) == len(found)


@pytest.mark.parametrize(
    ("text", "args", "code"),
    [
        pytest.param(TRUE, [], 0, id="nothing is wrong"),
        pytest.param(WRONG, [], 1, id="contradicted"),
        pytest.param(WRONG, ["--exit-zero"], 0, id="contradicted, never mind"),
        pytest.param(WRONG, ["--strict"], 1, id="contradicted, strictly"),
        pytest.param(ADDED, [], 0, id="not in the source"),
        pytest.param(ADDED, ["--strict"], 1, id="not in the source, strictly"),
        pytest.param(TRUE, ["--strict"], 0, id="nothing is wrong, strictly"),
        pytest.param(OTHER, [], 2, id="about something else"),
        pytest.param(OTHER, ["--exit-zero"], 2, id="about something else is no verdict"),
        pytest.param("", ["--exit-zero"], 2, id="no text"),
        pytest.param(" \n\t\r\n", [], 2, id="blank"),
    ],
)
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "sarif", "rdjsonl"])
def test_the_exit_code(ttdn: Ttdn, text: str, args: list[str], code: int, form: str) -> None:
    done = ttdn("check", "-", *args, "--format", form, stdin=text)
    assert done.code == code
    assert bool(done.err) is (code == 2)
    if code == 2:
        assert done.out == ("[]\n" if form == "json" else "")


def test_a_text_about_something_else_is_one_line(ttdn: Ttdn) -> None:
    done = ttdn("check", "-", "--all", stdin=OTHER)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"ttdn: <stdin>: {NOT_ABOUT}")
    assert done.err.endswith(" (6 June [2024]); use --data to choose another dataset.\n")
    assert done.err.count("\n") == 1
    vietnamese = ttdn("check", "-", "--lang", "vi", stdin=OTHER).err
    assert vietnamese.startswith("ttdn: <stdin>: Văn bản này dường như không nói về Đổi mới")
    assert vietnamese.endswith(" (6/6/[2024]); dùng --data để chọn bộ dữ liệu khác.\n")


def test_another_dataset_is_asked(ttdn: Ttdn) -> None:
    text = SECOND.with_suffix(".txt").read_text(encoding="utf-8")
    done = ttdn("check", "-", "--data", str(SECOND), stdin=text)
    assert done.code == 0
    assert NOT_ABOUT not in done.err
    assert NOT_ABOUT in ttdn("check", "-", stdin=text).err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--strict", "--exit-zero"], "Use either --strict or --exit-zero."),
        (["--data", "-"], "ARTICLE and --data cannot both be standard input."),
        (["--json", "--format", "jsonl"], "Use either --json or --format jsonl."),
        (["--force"], "--force needs --html OUT."),
        (["--force", "--html", "-"], "--force needs --html OUT."),
        (["--html", "-", "--json"], "--html - writes no other answer. Use it without formats."),
        (["--html", "-", "-f", "table"], "--html - writes no other answer."),
        (["--format", "jsonn"], "Did you mean 'json'?"),
        (["--format", "csv"], "'csv' is not one of table,"),
    ],
)
def test_options_that_cannot_be_are_said(ttdn: Ttdn, args: list[str], said: str) -> None:
    done = ttdn("check", "-", *args, stdin=TRUE)
    assert (done.code, done.out) == (2, "")
    assert said in " ".join(done.err.replace("│", " ").split())


def test_without_an_article_the_usage_is_said(ttdn: Ttdn) -> None:
    done = ttdn("check")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("ttdn: Missing argument: ARTICLE...\nttdn: Usage: ttdn check ")


UNREADABLE = {
    "empty": (b"", "contains no text. Save the article as text or HTML."),
    "binary": (b"a\x00b", "not a text file. Save the article as text or HTML."),
    "a picture": (b"\x89PNG\r\n", "a picture. Give the text that it shows as .txt."),
    "a PDF": (b"%PDF-1.7\n", "a PDF. Take its text with pdftotext -layout FILE.pdf, and use that."),
}


@pytest.mark.parametrize(("content", "said"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_text_is_one_line(ttdn: Ttdn, tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    assert ttdn("check", str(file)) == (2, "", f"ttdn: {file}: {said}\n")
    assert ttdn("check", str(file), "--json").out == "[]\n"


@NEEDS_UNIX
def test_what_cannot_be_read_is_one_line(ttdn: Ttdn, tmp_path: Path) -> None:
    (locked,) = write(tmp_path, locked=TRUE)
    Path(locked).chmod(0)
    for path, said in (
        (str(tmp_path), "is a folder. Give the path of a file."),
        (str(tmp_path / "nope.txt"), "no such file. Check the path."),
        ("x" * 300, "file name too long"),
        ("", "empty path. Give the path of a file."),
        (locked, "not readable. Check the file's permissions."),
    ):
        done = ttdn("check", path, before=tuple(unprivileged()))
        assert done == (2, "", f"ttdn: {path or repr(path)}: {said}\n")


@pytest.mark.parametrize(
    ("typed", "code", "verdicts"),
    [
        pytest.param(
            "58/63 localities have a website in a foreign language", 0, ["confirmed"], id="right"
        ),
        pytest.param(
            "59/63 địa phương đã có cổng thông tin điện tử bằng tiếng nước ngoài.",
            1,
            ["contradicted"],
            id="wrong, in Vietnamese",
        ),
        pytest.param(
            "Phạm S attended? [58/63 localities] *", 0, ["consistent"], id="signs of patterns"
        ),
    ],
)
def test_a_sentence_is_checked_as_it_is_typed(
    ttdn: Ttdn, tmp_path: Path, typed: str, code: int, verdicts: list[str]
) -> None:
    done = ttdn("check", typed, "--json", folder=tmp_path)
    assert (done.code, done.err) == (code, "")
    assert [each["verdict"] for each in json.loads(done.out)][-1:] == verdicts
    piped = ttdn("check", "-", "--json", stdin=typed)
    assert piped.out == done.out


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("my last article.txt", id="the name of a file"),
        pytest.param("two words", id="too few words"),
    ],
)
def test_a_file_that_is_not_there_is_no_sentence(ttdn: Ttdn, tmp_path: Path, typed: str) -> None:
    done = ttdn("check", typed, folder=tmp_path)
    assert done == (2, "", f"ttdn: {typed}: no such file. Check the path.\n")


def test_a_sentence_about_nothing_of_the_dataset_may_be_a_file(ttdn: Ttdn) -> None:
    done = ttdn("check", "my article of today")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("ttdn: “my article of today”: no such file, and as a sentence it ")
    assert done.err.count("\n") == 1


def test_a_file_whose_name_is_a_sentence_is_read(ttdn: Ttdn, tmp_path: Path) -> None:
    name = "58 of 63 localities have one"
    (tmp_path / name).write_text("Đà Lạt, 57/63 địa phương có trang tiếng nước ngoài.", "utf-8")
    done = ttdn("check", name, "--json", folder=tmp_path)
    assert "57/63" in [each["text"] for each in json.loads(done.out)]


def test_several_articles_are_answered_and_each_finding_says_of_which_it_is(
    ttdn: Ttdn, tmp_path: Path
) -> None:
    paths = write(tmp_path, a=TRUE, b=WRONG)
    found = findings(ttdn, *paths)
    assert all(list(each) == ["file", *KEYS] for each in found)
    assert list(dict.fromkeys(each["file"] for each in found)) == paths
    alone = [findings(ttdn, path) for path in paths]
    bare = [{key: each[key] for key in KEYS} for each in found]
    assert bare == [*alone[0], *alone[1]]
    assert ttdn("check", *paths).code == 1
    lines = ttdn("check", *reversed(paths), "-f", "jsonl").out.splitlines()
    assert json.loads(lines[0])["file"] == paths[1]


def test_what_cannot_be_read_stops_nothing(ttdn: Ttdn, tmp_path: Path) -> None:
    good, bad, other, empty = write(tmp_path, good=TRUE, bad=WRONG, other=OTHER, empty="")
    args = [good, "nope.txt", other, empty, str(tmp_path), bad]
    done = ttdn("check", *args, "--json")
    assert done.code == 2
    assert {each["file"] for each in json.loads(done.out)} == {good, bad}
    said = [line.removeprefix("ttdn: ").partition(": ")[0] for line in done.err.splitlines()]
    assert said == args[1:-1]
    assert ttdn("check", *args, "--exit-zero").code == 2
    assert ttdn("check", other, empty, "--json") == (2, "[]\n", ttdn("check", other, empty).err)


def test_an_article_that_is_named_twice_is_read_once(ttdn: Ttdn, tmp_path: Path) -> None:
    (path,) = write(tmp_path, a=WRONG)
    once = findings(ttdn, path)
    assert len(findings(ttdn, path, path, f"{path[:-3]}*")) == len(once)
    assert len(findings(ttdn, "-", "-", stdin=WRONG)) == len(once)


NAMES = ("a.txt", "b.txt", "c.html", "sub/d.txt", "[e].md", "e.md", ".hidden.txt")
PATTERNS = {
    "all of a kind": ("*.txt", ["a.txt", "b.txt"]),
    "some": ("[ab].txt", ["a.txt", "b.txt"]),
    "one": ("?.html", ["c.html"]),
    "below, too": ("**/*.txt", ["a.txt", "b.txt", "sub/d.txt"]),
    "no folder, no pipe, nothing hidden": ("*", ["[e].md", "a.txt", "b.txt", "c.html", "e.md"]),
    "what is typed is a file too": ("[e].md", [None]),
    "of that name others too": ("[e]*", ["e.md"]),
}


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Return a folder of articles."""
    (tmp_path / "sub").mkdir()
    for name in NAMES:
        (tmp_path / name).write_text(WRONG, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


@NEEDS_UNIX
@pytest.mark.parametrize(("pattern", "names"), PATTERNS.values(), ids=PATTERNS)
def test_a_pattern_stands_for_its_files(
    ttdn: Ttdn, press: Path, pattern: str, names: list[str | None]
) -> None:
    done = ttdn("check", pattern, "-f", "jsonl", folder=press)
    found = [json.loads(line) for line in done.out.splitlines()]
    assert [*dict.fromkeys(each.get("file") for each in found)] == names
    assert (done.code, done.err) == (1, "")


@NEEDS_UNIX
@pytest.mark.parametrize("pattern", ["*.docx", "nope/*.txt", "[z].md", "su[b]", "a.txt?"])
def test_a_pattern_that_nothing_matches_is_one_line(ttdn: Ttdn, press: Path, pattern: str) -> None:
    said = f"ttdn: {pattern}: no file matches this pattern. Check it.\n"
    assert ttdn("check", pattern, folder=press) == (2, "", said)
    assert ttdn("check", pattern, "--json", folder=press).out == "[]\n"
    done = ttdn("check", "a.txt", pattern, folder=press)
    assert (done.code, done.err) == (2, said)
    assert "\na.txt  contradicted  " in done.out


@NEEDS_UNIX
def test_forty_articles_have_a_line_each_and_details_where_something_is_wrong(
    tmp_path: Path,
) -> None:
    write(tmp_path, **{f"a{number:02}": TRUE for number in range(40)})
    write(tmp_path, a07=WRONG)
    done = on_terminal("check", "*.txt", width=200, cwd=tmp_path, env={"NO_COLOR": "1"})
    assert done.code == 1
    lines = [line for line in done.out.splitlines() if re.match(r"a\d\d\.txt: \d+ confirmed", line)]
    assert len(lines) == 40
    assert [line for line in lines if " 0 contradicted" not in line] == [lines[7]]
    assert re.findall(r"\[✗ .*?\]", done.out) == ["[✗ 58/64]"]
    assert "\n1 of 40 articles contradicted: " in done.out


@NEEDS_UNIX
@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_person_sees_what_the_speech_says_and_where(
    tmp_path: Path, width: int, language: str
) -> None:
    (path,) = write(tmp_path, a=WRONG)
    env = {"NO_COLOR": "1"}
    out = on_terminal("check", path, "--lang", language, width=width, env=env).out
    first = "Checked against: Renewing" if language == "en" else "Đối chiếu với: Đổi mới"
    assert first in out
    words = " ".join(out.split())
    assert "[✗ 58/64] địa phương" in words
    assert ("The speech says 58/63" if language == "en" else "Bài phát biểu 58/63") in words
    assert "“58/63 địa phương” (" in words
    (note,) = re.findall(r"^\[1\] .*", out, re.MULTILINE)
    assert note.startswith("[1] Nguyễn Thanh Lâm, “Đổi mới truyền thông")
    assert "Vietnam.vn" in note
    assert "1 contradicted" in words or "1 trái nguồn" in words


def test_a_footnote_is_the_one_of_cite(ttdn: Ttdn, tmp_path: Path) -> None:
    (path,) = write(tmp_path, a=WRONG)
    for language in ("vi", "en"):
        out = on_terminal("check", path, "--lang", language, width=80, env={"NO_COLOR": "1"}).out
        cited = ttdn("cite", "trang-cong-dia-phuong", "--lang", language).out
        assert f"\n[1] {cited}" in out


ELSEWHERE = {
    "a locale without UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "another encoding": {"LC_ALL": "vi_VN.UTF-8", "PYTHONIOENCODING": "latin-1"},
    "another language": {"TTDN_LANG": "vi", "TERM": "xterm-256color"},
    "a narrow screen": {"COLUMNS": "20", "TERM": "dumb", "FORCE_COLOR": "1"},
    "colours": {"FORCE_COLOR": "1", "TERM": "xterm-256color"},
}


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "rdjsonl"])
def test_programs_get_the_same_bytes_everywhere(ttdn: Ttdn, form: str) -> None:
    plain = ttdn("check", "-", "-f", form, stdin=WRONG)
    assert plain.out
    for env in ELSEWHERE.values():
        assert ttdn("check", "-", "-f", form, stdin=WRONG, env=env) == plain
    assert ttdn("check", "-", "-f", form, "--lang", "vi", stdin=WRONG) == plain


def test_a_table_in_a_pipe_has_a_line_for_each_finding(ttdn: Ttdn) -> None:
    for env in ({}, {"COLUMNS": "20"}):
        out = ttdn("check", "-", stdin=WRONG, env=env).out
        assert re.search(r"^contradicted  .*  58/64 .*  58/63  .*“58/63 địa phương” \(", out, re.M)
        assert "\x1b" not in out
    assert "\nconfirmed  " not in out
    assert "\nconfirmed  " in ttdn("check", "-", "--all", stdin=WRONG).out


HOSTILE = "\x1b]0;P\x07\x1b[2J\x9b31m\u202e\u2066\u200b\ufffe\x08"


@NEEDS_UNIX
@pytest.mark.parametrize("args", [[], ["--all"], ["--lang", "vi"]])
def test_nothing_of_an_article_is_obeyed(ttdn: Ttdn, tmp_path: Path, args: list[str]) -> None:
    text = f"{HOSTILE}{WRONG}Ông nói: “Đi {HOSTILE} về nhé.” Có 5{HOSTILE}3/58 xã.\n"
    (path,) = write(tmp_path, a=text)
    env = {"NO_COLOR": "1"}
    seen = on_terminal("check", path, *args, width=100, env=env).out
    assert "58/64" in seen
    for out in (seen, *(ttdn("check", path, *args, "-f", f).out for f in ("table", "json"))):
        assert set(out) & set(HOSTILE) <= set(map(chr, range(32, 127)))


def test_any_text_is_answered(ttdn: Ttdn) -> None:
    for text in (HOSTILE, "“" * 5_000, "5" * 50_000, "a\n" * 5_000, "\ud7ff\U0001f600 58/64" * 99):
        done = ttdn("check", "-", stdin=text + WRONG)
        assert (done.code, done.err) == (1, ""), text[:20]


def pasted(*args: str, text: str = "", env: dict[str, str] | None = None) -> tuple[int, str]:
    """Return how the command ends, and what it writes, with a text typed on its terminal."""
    child = pexpect.spawn(
        str(TTDN),
        ["check", "-", *args],
        env=environment(TERM="xterm", NO_COLOR="1", **(env or {})),
        dimensions=(50, 100),
        encoding="utf-8",
        timeout=60,
        echo=False,
    )
    child.expect(".*Ctrl-D.\r\n")
    asked = str(child.after)
    for line in text.splitlines(keepends=True):
        child.send(line)
    child.sendeof()
    out = child.read().replace("\r\n", "\n")
    child.close()
    return child.exitstatus or 0, asked + out


@NEEDS_UNIX
def test_a_text_is_pasted_and_ended_with_a_key() -> None:
    code, out = pasted(text=WRONG)
    assert "Paste the article, then press Ctrl-D.\r\nChecked against: " in out
    assert "[✗ 58/64]" in out
    assert code == 1
    code, out = pasted("--lang", "vi", text=TRUE)
    assert "Dán bài viết vào, rồi nhấn Ctrl-D.\r\nĐối chiếu với: " in out
    assert code == 0
    code, out = pasted()
    assert code == 2
    assert out.endswith("ttdn: <stdin>: contains no text. Save the article as text or HTML.\n")


@NEEDS_UNIX
def test_what_a_terminal_cuts_off_is_not_passed_over() -> None:
    for length, whole in ((4_000, True), (4_094, True), (4_095, False), (6_000, False)):
        code, out = pasted(text=f"{'a' * length}\n{WRONG}")
        assert ("the terminal cut off a line. Save the text as a file." in out) is not whole
        assert code == (1 if whole else 2)


def test_only_who_types_is_told_how_to_end(ttdn: Ttdn, tmp_path: Path) -> None:
    (path,) = write(tmp_path, a=WRONG)
    assert ttdn("check", "-", stdin=WRONG).err == ""
    assert "Paste" not in on_terminal("check", path, width=100).out


def everything_in(folder: Path) -> dict[str, tuple[int, int]]:
    """Return when each file and folder was last changed, and its size."""
    paths = [folder, *folder.rglob("*")]
    return {str(each): (each.stat().st_mtime_ns, each.stat().st_size) for each in paths}


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "sarif", "rdjsonl"])
def test_an_article_leaves_no_file(ttdn: Ttdn, tmp_path: Path, form: str) -> None:
    (path,) = write(tmp_path, a=WRONG)
    folders = {name: tmp_path / name.lower() for name in ("HOME", "XDG_CACHE_HOME", "TMPDIR")}
    for each in folders.values():
        each.mkdir()
    env = {name: str(folder) for name, folder in folders.items()} | {"TTDN_CACHE_DIR": ""}
    before = everything_in(tmp_path)
    for data in ([], ["--data", str(SECOND)]):
        ttdn("check", path, "-f", form, *data, env=env)
        ttdn("check", "-", "-f", form, *data, env=env, stdin=WRONG)
    assert everything_in(tmp_path) == before
    ttdn("stats", env=env)
    assert everything_in(tmp_path) != before


CALLS = "open,openat,openat2,creat,mkdir,mkdirat,link,linkat,symlink,symlinkat,rename,renameat"
CALLS += ",renameat2,mknod,mknodat,truncate,memfd_create,socket,connect,sendto"
_CHANGES = re.compile(
    r"^\d* *(?!open|socket\(AF_UNIX)\w+\(|O_(?:WRONLY|RDWR|CREAT|TMPFILE)\b", re.MULTILINE
)
"""A call that is not to read a file: one that writes, makes or sends."""


@NEEDS_UNIX
@pytest.mark.parametrize("args", [[], ["--all"], ["--json"], ["--lang", "vi", "--strict"]])
def test_an_article_leaves_no_trace_that_the_system_sees(tmp_path: Path, args: list[str]) -> None:
    """Neither written nor sent: of all calls, none opens anything but to read."""
    (path,) = write(tmp_path, a=WRONG)
    command = [str(TTDN), "check", path, *args]
    trace = [strace(), "-f", "-qq", "-o", f"{tmp_path}/calls", "-e", f"trace={CALLS}"]
    # The first run may compile the tool itself.
    for home, each in (("first", command), ("second", [*trace, *command])):
        (tmp_path / home).mkdir()
        env = environment(HOME=str(tmp_path / home), TTDN_CACHE_DIR="")
        done = subprocess.run(each, env=env, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (1, b"")
    calls = Path(tmp_path, "calls").read_text(encoding="utf-8").splitlines()
    assert any(path in call for call in calls)
    assert [call for call in calls if _CHANGES.search(call) and "/dev/null" not in call] == []


@NEEDS_UNIX
def test_without_a_network_the_answer_is_the_same(ttdn: Ttdn) -> None:
    command = [*("unshare", "--user", "--net"), str(TTDN), "check", "-", "--json"]
    if (
        not shutil.which("unshare")
        or subprocess.run([*command[:3], "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("a network cannot be taken away here")
    done = subprocess.run(
        command, input=WRONG.encode(), env=environment(), capture_output=True, check=False
    )
    assert done.stdout.decode() == ttdn("check", "-", "--json", stdin=WRONG).out
