"""`ttdn image` as it is installed: which format, where to, and what is refused."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import (
    DIRECTIVE,
    NEEDS_UNIX,
    SECOND,
    SPEECH,
    VISIT,
    Ttdn,
    environment,
    on_terminal,
)


def within(folder: Path, args: list[str]) -> list[str]:
    """Return arguments of which the first that is no option or `-` is a file in the folder."""
    name = next((each for each in args if each[0] != "-"), None)
    return [f"{folder}/{each}" if each == name else each for each in args]


PNG, SVG, HTML = b"\x89PNG\r\n\x1a\n", b"<svg ", b"<!DOCTYPE html>"


@pytest.mark.parametrize(
    ("args", "start"),
    [
        pytest.param(["fact.png"], PNG, id="png"),
        pytest.param(["fact.svg"], SVG, id="svg"),
        pytest.param(["fact.html"], HTML, id="html"),
        pytest.param(["fact.htm"], HTML, id="htm"),
        pytest.param(["FACT.PNG"], PNG, id="capitals"),
        pytest.param(["sự kiện.svg"], SVG, id="a Vietnamese name"),
        pytest.param(["fact", "--to", "svg"], SVG, id="as asked for"),
        pytest.param(["fact.png", "--to", "svg"], SVG, id="as asked for, against the ending"),
        pytest.param(["-o", "fact.svg"], SVG, id="by the option"),
    ],
)
def test_the_ending_or_an_option_chooses_the_format(
    ttdn: Ttdn, tmp_path: Path, args: list[str], start: bytes
) -> None:
    assert ttdn("image", "58/63", *within(tmp_path, args)) == (0, "", "")
    (file,) = tmp_path.iterdir()
    assert file.read_bytes().startswith(start)


@pytest.mark.parametrize("path", [SPEECH, SECOND, VISIT, DIRECTIVE], ids=lambda path: path.stem)
def test_the_language_and_the_dataset_are_those_that_are_asked_for(ttdn: Ttdn, path: Path) -> None:
    (id_, vi, en) = {
        SPEECH: ("kl-57-2023", "Kết luận số 57-KL/TW", "Conclusion No. 57-KL/TW"),
        SECOND: ("quoc-hoi", "Quốc hội", "National Assembly"),
        VISIT: ("trade", "5,2 tỷ USD", "US$5.2 billion"),
        DIRECTIVE: ("ho-kinh-doanh", "2.316 hộ", "2,316 households"),
    }[path]
    for lang, said in (("vi", vi), ("en", en)):
        args = ("image", id_, "-", "--to", "svg", "--data", str(path), "--lang", lang)
        assert f"<title>{said}" in ttdn(*args).out


def test_a_theme_is_another_picture(ttdn: Ttdn) -> None:
    plain, light, dark = (
        ttdn("image", "pham-s", "-", "--to", "svg", *more).out
        for more in ([], ["--theme", "light"], ["--theme", "dark"])
    )
    assert plain == light
    assert "#17191c" in dark
    assert "#17191c" not in light


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(["a.pdf"], "Cannot draw {folder}/a.pdf. Use a name that ends in .png, .svg",
                     id="another ending"),
        pytest.param(["a"], "Cannot draw {folder}/a. Use a name that ends in .png, .svg or .html.",
                     id="no ending"),
        pytest.param(["a.png/"], "Cannot draw {folder}/a.png/. Use a name", id="a folder"),
        pytest.param(["-"], "Choose a format for standard output: --to png, --to svg or --to html.",
                     id="standard output"),
        pytest.param(["a.html", "--theme", "dark"], "--theme is for pictures.", id="a page"),
        pytest.param(["a.png", "--theme", "drak"], "Did you mean 'dark'?", id="a theme"),
        pytest.param([], "Name the file to write. Such as: ttdn image 58/63 fact.png", id="none"),
        pytest.param(["a.png", "-o", "b.png"], "Use either OUT or --out.", id="two"),
    ],
)  # fmt: skip
def test_what_is_refused(ttdn: Ttdn, tmp_path: Path, args: list[str], said: str) -> None:
    done = ttdn("image", "58/63", *within(tmp_path, args), env={"TERMINAL_WIDTH": "300"})
    assert (done.code, done.out, [*tmp_path.iterdir()]) == (2, "", [])
    assert said.format(folder=tmp_path) in " ".join(done.err.split())


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param("58/64", "ttdn: No record '58/64'. Did you mean", id="nothing"),
        pytest.param("100%", "ttdn: '100%' names 2 records. Choose one: ttdn image ID", id="two"),
    ],
)
def test_one_record_is_named(ttdn: Ttdn, tmp_path: Path, asked: str, said: str) -> None:
    done = ttdn("image", asked, str(tmp_path / "a.svg"))
    assert (done.code, done.out, [*tmp_path.iterdir()]) == (1, "", [])
    assert done.err.startswith(said)


def test_a_file_is_overwritten_only_if_asked(ttdn: Ttdn, tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text("kept", encoding="utf-8")
    done = ttdn("image", "58/63", str(file))
    assert done.code == 2
    assert file.read_text(encoding="utf-8") == "kept"
    assert ttdn("image", "58/63", str(file), "--force").code == 0
    assert file.read_bytes().startswith(SVG)


MISSING = {
    "png": ("uharfbuzz", "fontpkg", "resvg_py", "segno"),
    "svg": ("uharfbuzz", "fontpkg", "segno"),
}


@pytest.mark.parametrize(
    ("form", "module"), [(form, each) for form, modules in MISSING.items() for each in modules]
)
def test_without_its_libraries_it_says_what_to_install(
    tmp_path: Path, form: str, module: str
) -> None:
    program = (
        f"import sys; sys.modules[{module!r}] = None\n"
        "from ttdn_cli.__main__ import main\n"
        f"sys.argv = ['ttdn', 'image', 'trade', 'a.{form}', '--data', {str(VISIT)!r}]; main()"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    said = "ttdn: Pictures need other libraries. Run: pip install 'ttdn-cli[image]'\n"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", said)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param(["58/63"], "", id="no address"),
        pytest.param(
            ["trade", "--data", str(VISIT)],
            "ttdn: The page has no code to scan. For one, run: pip install 'ttdn-cli[image]'\n",
            id="an address",
        ),
    ],
)
def test_a_page_needs_none_of_them(tmp_path: Path, asked: list[str], said: str) -> None:
    modules = ("uharfbuzz", "fontpkg", "resvg_py", "segno")
    program = (
        f"import sys; sys.modules.update(dict.fromkeys({modules!r}))\n"
        "from ttdn_cli.__main__ import main\n"
        f"sys.argv = ['ttdn', 'image', *{asked!r}, '-o', 'a.html']; main()"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, check=True)
    assert (done.stdout, done.stderr.decode()) == (b"", said)
    written = (tmp_path / "a.html").read_bytes()
    assert written.startswith(HTML)
    assert b'class="code"' not in written


ADDRESS = "https://president.halvoria.example/speeches/ha-noi-2025"
CUT = (
    "ttdn: The address is too long for a picture: it is cut, and has no code to scan. "
    "Use a name that ends in .html.\n"
)


@pytest.mark.parametrize(
    ("form", "address", "said"),
    [
        pytest.param("svg", ADDRESS, "", id="it has room"),
        pytest.param("svg", f"{ADDRESS}?{'q' * 250}", "", id="it is cut, and a code has it"),
        pytest.param("svg", f"{ADDRESS}?{'q' * 400}", CUT, id="too long for a code"),
        pytest.param("png", f"{ADDRESS}?{'q' * 400}", CUT, id="too long for a code, as png"),
        pytest.param("html", f"{ADDRESS}?{'q' * 400}", "", id="a page has all of it"),
    ],
)
def test_an_address_is_not_cut_in_silence(
    ttdn: Ttdn, tmp_path: Path, form: str, address: str, said: str
) -> None:
    text = VISIT.read_text(encoding="utf-8").replace(f"url: {ADDRESS}", f"url: {address}")
    assert address in text
    done = ttdn("image", "trade", str(tmp_path / f"a.{form}"), "--data", "-", stdin=text)
    assert (done.code, done.out, done.err) == (0, "", said)


@pytest.mark.parametrize("form", ["png", "svg"])
def test_a_letter_that_the_typeface_does_not_have(ttdn: Ttdn, tmp_path: Path, form: str) -> None:
    text = SPEECH.read_text(encoding="utf-8").replace("en: Localities", "en: Localities (地方)")
    asked = ("image", "58/63", "--data", "-", "--lang", "en")
    done = ttdn(*asked, str(tmp_path / f"a.{form}"), stdin=text)
    said = "ttdn: The typeface of pictures has no '地'. Use a name that ends in .html.\n"
    assert (done.code, done.out, done.err, [*tmp_path.iterdir()]) == (2, "", said, [])
    assert "地方" in ttdn(*asked, "-", "--to", "html", stdin=text).out


@NEEDS_UNIX
@pytest.mark.parametrize(
    ("args", "said"),
    [
        ("58/63 z.png", "Wrote z.png. Open it in a browser."),
        ("58/63 -o z.svg --lang vi", "Đã ghi z.svg. Mở bằng trình duyệt."),
    ],
)
def test_a_person_is_told_what_was_written(tmp_path: Path, args: str, said: str) -> None:
    out = on_terminal("image", *shlex.split(args), width=80, cwd=tmp_path).out
    assert out == f"ttdn: {said}\n"


@NEEDS_UNIX
def test_no_picture_is_written_to_a_terminal(tmp_path: Path) -> None:
    done = on_terminal("image", "58/63", "-", "--to", "png", width=200, cwd=tmp_path)
    assert "Cannot write png to a terminal." in done.out
