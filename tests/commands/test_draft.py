"""`ttdn draft` as it is called: where it writes, what it says, and what it refuses."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import DIRECTIVE, TTDN, VISIT, Ttdn, on_terminal

TEXT = DIRECTIVE.with_suffix(".txt")


def test_a_draft_is_valid_and_verified_strictly(ttdn: Ttdn, tmp_path: Path) -> None:
    out = tmp_path / "new.yaml"
    done = ttdn("draft", str(TEXT), "-o", str(out))
    assert (done.code, done.out) == (0, "")
    assert f"ttdn validate {out} --todo" in done.err
    assert ttdn("validate", str(out)).code == 0
    verified = ttdn("verify", str(TEXT), "--data", str(out), "--strict")
    assert verified.code == 0
    assert "quoted, not reviewed" in verified.out


def test_what_a_draft_set_aside_is_counted_apart_and_listed_once(
    ttdn: Ttdn, tmp_path: Path
) -> None:
    data = tmp_path / "x.yaml"
    text = "Báo cáo\nGhi mã AB1 ở sổ.\nLại ghi mã AB1 ở sổ.\nRồi ghi mã CD2 ở sổ.\n"
    ttdn("draft", "-", "-o", str(data), stdin=text)
    done = ttdn("verify", "-", "--data", str(data), "--strict", stdin=text)
    assert "Not placed   3 places that a draft set aside\n" in done.out
    assert "that the dataset says" not in done.out
    assert [line.split()[1:4] for line in done.out.splitlines() if "AB1" in line] == [
        ["2,", "3", "AB1"]
    ]
    mine = data.read_text("utf-8").replace("draft: not placed", "a shelf mark", 1)
    data.write_text(mine.replace("bản nháp: chưa xếp được", "ký hiệu kho", 1), "utf-8")
    done = ttdn("verify", "-", "--data", str(data), "--strict", stdin=text)
    assert "Ignored      2 places that the dataset says are no facts\n" in done.out
    assert "Not placed   1 place that a draft set aside\n" in done.out


def test_a_pipe_gets_the_same_bytes_as_a_file(ttdn: Ttdn, tmp_path: Path) -> None:
    out = tmp_path / "new.yaml"
    ttdn("draft", str(TEXT), "-o", str(out))
    piped = ttdn("draft", str(TEXT))
    assert piped.out == out.read_text("utf-8")
    assert ttdn("draft", str(TEXT), "-o", "-").out == piped.out
    vietnamese = ttdn("draft", str(TEXT), "--lang", "vi", env={"LC_ALL": "vi_VN.UTF-8"})
    assert vietnamese.out == piped.out
    assert "Tìm thấy" in vietnamese.err


def test_a_terminal_gets_a_summary_and_the_command_that_writes(tmp_path: Path) -> None:
    done = on_terminal("draft", str(TEXT), width=100, cwd=tmp_path)
    assert done.code == 0
    assert "schema: 2" not in done.out
    assert done.out.rstrip().endswith(f"ttdn draft {TEXT} -o {TEXT.stem}.yaml")
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_written_over(ttdn: Ttdn, tmp_path: Path) -> None:
    out = tmp_path / "mine.yaml"
    out.write_text("mine")
    done = ttdn("draft", str(TEXT), "-o", str(out))
    assert (done.code, out.read_text()) == (2, "mine")
    assert "Use --update" in done.err
    assert "--force" not in done.err


def test_standard_input_is_a_text_too(ttdn: Ttdn) -> None:
    done = ttdn("draft", "-", stdin=TEXT.read_bytes())
    assert done.code == 0
    assert "id: dataset\n" in done.out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "contains no text", id="nothing"),
        pytest.param(b"%PDF-1.7\n1 0 obj\n", "a PDF", id="a PDF"),
        pytest.param(b"\x00\x01\x02\x03" * 50, "", id="no text"),
    ],
)
def test_what_is_no_text_is_one_line_of_error(
    ttdn: Ttdn, tmp_path: Path, content: bytes, said: str
) -> None:
    source, out = tmp_path / "x.txt", tmp_path / "x.yaml"
    source.write_bytes(content)
    done = ttdn("draft", str(source), "-o", str(out))
    assert done.code == 2
    assert len(done.err.strip().splitlines()) == 1
    assert said in done.err
    assert not out.exists()


def test_control_characters_in_words_are_refused_in_a_line(ttdn: Ttdn, tmp_path: Path) -> None:
    source, out = tmp_path / "x.txt", tmp_path / "x.yaml"
    source.write_text("Năm 2024, Nguyễn\x07Văn A có 12 trường.\n", "utf-8")
    done = ttdn("draft", str(source), "-o", str(out))
    assert (done.code, out.exists()) == (2, False)
    assert "characters that no dataset can hold: Nguyễn\\x07Văn" in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_an_update_is_written_in_place_or_elsewhere(ttdn: Ttdn, tmp_path: Path) -> None:
    source, data = tmp_path / "x.txt", tmp_path / "x.yaml"
    source.write_text("Báo cáo\nXã có 12 trường.\n", "utf-8")
    ttdn("draft", str(source), "-o", str(data))
    before = data.read_text("utf-8")
    source.write_text("Báo cáo\nXã trồng 800 ha rừng.\nXã có 12 trường.\n", "utf-8")
    other = tmp_path / "y.yaml"
    ttdn("draft", str(source), "--update", str(data), "-o", str(other))
    assert data.read_text("utf-8") == before
    done = ttdn("draft", str(source), "--update", str(data))
    assert (done.code, data.read_text("utf-8")) == (0, other.read_text("utf-8"))
    assert "New records: 1\n" in done.err
    assert ttdn("verify", str(source), "--data", str(data), "--strict").code == 0
    again = ttdn("draft", str(source), "--update", str(data))
    assert "Nothing to change" in again.err
    copy = tmp_path / "z.yaml"
    assert ttdn("draft", str(source), "--update", str(data), "-o", str(copy)).code == 0
    assert copy.read_text("utf-8") == data.read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("Xã có 12 chợ phiên đã mở.", "Nothing to change\n", id="the same text"),
        pytest.param(
            "Xã có 12 chợ phiên đã mở. Trời đẹp.",
            "The text has changed, the records have not\n",
            id="nothing that a record holds",
        ),
        pytest.param(
            "Xã có 12 chợ phiên sẽ mở.",
            "Records to check: their sentence changed: 1\n",
            id="other words around a figure",
        ),
        pytest.param("Trời đẹp.", "Records no longer in the text: 1\n", id="a figure that is gone"),
    ],
)
def test_an_update_says_what_it_wrote(ttdn: Ttdn, tmp_path: Path, line: str, said: str) -> None:
    data, head = tmp_path / "x.yaml", "Bản tin\nTrời mưa.\n"
    ttdn("draft", "-", "-o", str(data), stdin=f"{head}Xã có 12 chợ phiên đã mở.\n")
    reviewed = data.read_text("utf-8").replace("    review: unreviewed\n", "")
    data.write_text(reviewed, "utf-8")
    done = ttdn("draft", "-", "--update", str(data), stdin=f"{head}{line}\n")
    assert said in done.err
    assert ("Wrote" in done.err) == (data.read_text("utf-8") != reviewed)
    assert ("Wrote" in done.err) != ("Nothing to change" in done.err)


def test_a_title_that_changed_is_for_a_person(ttdn: Ttdn, tmp_path: Path) -> None:
    data, rest = tmp_path / "x.yaml", "Trời mưa.\nXã có 12 chợ phiên đã mở.\n"
    ttdn("draft", "-", "-o", str(data), stdin=f"Bản tin\n{rest}")
    before = data.read_text("utf-8")
    assert "title: Bản tin" in before
    done = ttdn("draft", "-", "--update", str(data), stdin=f"Bản tin mới\n{rest}")
    assert (done.code, data.read_text("utf-8")) == (2, before)
    assert "Make it null" in done.err
    data.write_text(before.replace("title: Bản tin", "title: null"), "utf-8")
    assert ttdn("draft", "-", "--update", str(data), stdin=f"Bản tin mới\n{rest}").code == 0


def test_another_text_marks_no_record(ttdn: Ttdn, tmp_path: Path) -> None:
    data = tmp_path / "x.yaml"
    ttdn("draft", str(TEXT), "-o", str(data))
    before = data.read_text("utf-8")
    done = ttdn("draft", "-", "--update", str(data), stdin="Bài thơ\nCon cò bay lả bay la.\n")
    assert (done.code, data.read_text("utf-8")) == (2, before)
    assert "Give the newer text of the same speech." in done.err


def test_who_goes_away_from_the_summary_has_the_file(ttdn: Ttdn, tmp_path: Path) -> None:
    out = tmp_path / "x.yaml"
    command = f"'{TTDN}' draft '{TEXT}' -o '{out}' 2>&1 | true"
    subprocess.run(["sh", "-c", command], check=True, timeout=60)
    assert out.read_text("utf-8") == ttdn("draft", str(TEXT)).out


def test_a_word_of_a_million_characters_takes_no_longer_than_others(ttdn: Ttdn) -> None:
    done = ttdn("draft", "-", stdin="Bài\n" + "aB3%" * 250_000)
    assert done.code == 0
    assert "reason" in done.out


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["--update", "-"], id="standard input"),
        pytest.param(["--update", "nowhere.yaml"], id="no file"),
        pytest.param(["--update", str(TEXT)], id="no dataset"),
    ],
)
def test_what_cannot_be_updated_is_refused(ttdn: Ttdn, args: list[str]) -> None:
    done = ttdn("draft", str(TEXT), *args)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err


def test_what_is_left_to_do_is_listed_with_its_line(ttdn: Ttdn, tmp_path: Path) -> None:
    data = tmp_path / "x.yaml"
    ttdn("draft", str(TEXT), "-o", str(data))
    listed = ttdn("validate", str(data), "--todo", "--json")
    lines = data.read_text("utf-8").splitlines()
    for each in json.loads(listed.out):
        line = lines[each["line"] - 1]
        assert each["id"] in line if each["kind"] == "review" else each["what"] in line
    assert "nothing to do" in ttdn("validate", str(VISIT.parent / "second.yaml"), "--todo").out
