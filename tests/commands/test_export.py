"""`ttdn export` as it is installed: which format, where to, and what is refused."""

from __future__ import annotations

import json
import os
import shlex
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import (
    NEEDS_UNIX,
    SECOND,
    SPEECH,
    TTDN,
    Ttdn,
    environment,
    forked,
    on_terminal,
    unprivileged,
)
from tests.tools.faults import device
from ttdn_cli.query.listings import LISTINGS

LONG = "a" * 256
FILE_OR_PACKAGE = "Use a file name, or --to package."
MAGIC = {
    "db": b"SQLite format 3\0",
    "xlsx": b"PK",
    "csv": b"id,section,",
    "jsonld": b'{\n  "@context": ',
}
BOTH = pytest.mark.parametrize("path", [SPEECH, SECOND], ids=["speech", "second"])


def listed(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@BOTH
@pytest.mark.parametrize(
    ("name", "args", "form"),
    [
        ("facts.db", [], "db"),
        ("facts.sqlite", [], "db"),
        ("FACTS.DB", [], "db"),
        ("facts.xlsx", [], "xlsx"),
        ("facts.csv", [], "csv"),
        ("FACTS.CSV", [], "csv"),
        ("facts.txt", ["--to", "csv"], "csv"),
        ("facts.jsonld", [], "jsonld"),
        ("sự kiện.db", [], "db"),
        ("facts", ["--to", "db"], "db"),
        ("facts.json", ["--to", "jsonld"], "jsonld"),
        ("facts.db", ["--to", "xlsx"], "xlsx"),
    ],
)
def test_a_file_has_the_form_that_is_asked_for(
    ttdn: Ttdn, tmp_path: Path, path: Path, name: str, args: list[str], form: str
) -> None:
    done = ttdn("export", str(tmp_path / name), "--data", str(path), *args)
    assert done == (0, "", "")
    beside = [f"{name}.metadata.json"] if form == "db" else []
    assert listed(tmp_path) == sorted([name, *beside])
    assert (tmp_path / name).read_bytes().startswith(MAGIC[form])


@BOTH
@pytest.mark.parametrize(
    ("name", "args"),
    [
        pytest.param("facts", [], id="no ending"),
        pytest.param("facts/", [], id="slash"),
        pytest.param("facts.v2/", [], id="ending and slash"),
        pytest.param("facts.v2", ["--to", "package"], id="asked for"),
        pytest.param("facts.db/", ["--to", "package"], id="asked for, and slash"),
    ],
)
def test_a_folder_is_a_data_package(
    ttdn: Ttdn, tmp_path: Path, path: Path, name: str, args: list[str]
) -> None:
    assert ttdn("export", f"{tmp_path}/{name}", "--data", str(path), *args) == (0, "", "")
    folder = tmp_path / name
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    files = {each["path"] for each in descriptor["resources"]}
    assert {*files, "datapackage.json"} == set(listed(folder))
    stored = {each.key for each in LISTINGS} - {"timeline"}
    assert stored <= {each["name"] for each in descriptor["resources"]}


@pytest.mark.parametrize(
    ("name", "args", "said"),
    [
        ("facts.pdf", [], "ttdn: Cannot export to .pdf. Use .db, .sqlite, .xlsx, .csv or .jsonld,"),
        ("facts.parquet", [], "is a folder with a file for each table. Add --to parquet."),
        ("facts.tsv", [], "or a folder name for a Data Package."),
        ("a\x1b.\x1b[2J", [], r"export to .\x1b[2j."),
        ("none/facts.db", [], "its folder does not exist. Create it first."),
        ("none/facts", [], "its folder does not exist. Create it first."),
        ("folder", ["--to", "db"], "is a folder. Use a file name."),
        ("folder", ["--to", "db", "--force"], "is a folder. Use a file name."),
        ("file", [], "is a file. Use a folder name."),
        ("file.db", [], "already exists. Use --force to overwrite."),
        ("folder", [], "already exists. Use --force to overwrite."),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(
    ttdn: Ttdn, tmp_path: Path, name: str, args: list[str], said: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "file.db").write_text("mine", encoding="utf-8")
    before = listed(tmp_path)
    done = ttdn("export", str(tmp_path / name), *args)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert done.err[:-1].isprintable()
    assert listed(tmp_path) == before
    assert (tmp_path / "file.db").read_text(encoding="utf-8") == "mine"


def test_two_databases_have_each_their_own_beside_them(ttdn: Ttdn, tmp_path: Path) -> None:
    for name in ("facts.db", "facts.sqlite"):
        assert ttdn("export", str(tmp_path / name)) == (0, "", "")
    beside = ["facts.db.metadata.json", "facts.sqlite.metadata.json"]
    assert listed(tmp_path) == sorted(["facts.db", "facts.sqlite", *beside])


def test_what_lies_beside_a_database_is_overwritten_only_with_force(
    ttdn: Ttdn, tmp_path: Path
) -> None:
    beside = tmp_path / "facts.db.metadata.json"
    beside.write_text("mine", encoding="utf-8")
    said = f"ttdn: {beside}: already exists. Use --force to overwrite.\n"
    assert ttdn("export", str(tmp_path / "facts.db")) == (2, "", said)
    assert listed(tmp_path) == ["facts.db.metadata.json"]
    assert beside.read_text(encoding="utf-8") == "mine"
    assert ttdn("export", str(tmp_path / "facts.db"), "--force").code == 0
    assert json.loads(beside.read_bytes())["databases"].keys() == {"facts"}


@NEEDS_UNIX
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
@pytest.mark.parametrize(
    ("args", "said"),
    [
        ("export|", "'': empty path. Give the path of a folder."),
        ("export||--to|db", "'': empty path. Give the path of a file."),
        ("export|.", ".: cannot be overwritten. Use the name of a new folder."),
        ("export|..", "..: cannot be overwritten. Use the name of a new folder."),
        ("export|/", "/: cannot be overwritten. Use the name of a new folder."),
        ("export|.|--to|db", ".: is the name of a folder. Use a file name."),
        ("export|x/.", "x/.: cannot be overwritten. Use the name of a new folder."),
        ("export|x/..", "x/..: cannot be overwritten. Use the name of a new folder."),
        ("export|x.db/.", "x.db/.: is the name of a folder. Use a file name."),
        ("export|x.db/|--to|db", "x.db/: is the name of a folder. Use a file name."),
        *(
            (f"export|x{each}/", f"x{each}/: is the name of a folder. {FILE_OR_PACKAGE}")
            for each in (".db", ".sqlite", ".xlsx", ".csv", ".jsonld", ".DB")
        ),
        ("export|x.db//", f"x.db//: is the name of a folder. {FILE_OR_PACKAGE}"),
        (f"export|{LONG}", f"{LONG}: file name too long. Use a shorter name."),
        (f"export|{LONG}.db", f"{LONG}.db: file name too long. Use a shorter name."),
        (f"report|{LONG}.html", f"{LONG}.html: file name too long. Use a shorter name."),
        (
            f"report|{'x/' * 2100}x.html",
            f"{'x/' * 2100}x.html: file name too long. Use a shorter name.",
        ),
        ("export|pipe|--to|db", "pipe: is a named pipe. Use a file name."),
        ("export|pipe", "pipe: is a named pipe. Use a folder name."),
        ("export|pipe.db", "pipe.db: is a named pipe. Use a file name."),
        ("report|", "'': reports are HTML files. Use a name that ends in .html."),
        ("report|x.html/", "x.html/: is the name of a folder. Use a file name."),
        ("report|x.html/.", "x.html/.: is the name of a folder. Use a file name."),
        ("report|.html/", ".html/: reports are HTML files. Use a name that ends in .html."),
        ("report|pipe.html", "pipe.html: is a named pipe. Use a file name."),
    ],
)
def test_a_target_that_is_none_is_said_in_one_line(
    tmp_path: Path, args: str, said: str, force: list[str]
) -> None:
    for name in ("pipe", "pipe.db", "pipe.html"):
        os.mkfifo(tmp_path / name)
    done = forked(*args.split("|"), *force, folder=tmp_path)
    assert done == (2, "", f"ttdn: {said}\n")
    assert listed(tmp_path) == ["pipe", "pipe.db", "pipe.html"]
    assert all(path.is_fifo() for path in tmp_path.iterdir())


@NEEDS_UNIX
@pytest.mark.parametrize("args", [["--to", "db"], []], ids=["file", "folder"])
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
def test_a_device_is_not_replaced(
    ttdn: Ttdn, tmp_path: Path, args: list[str], force: list[str]
) -> None:
    target = device(tmp_path)
    before = Path(target).stat()
    done = ttdn("export", target, *args, *force)
    use = "Use a file name." if args else "Use a folder name."
    assert done == (2, "", f"ttdn: {target}: is a device. {use}\n")
    assert Path(target).stat() == before


@NEEDS_UNIX
@pytest.mark.parametrize("target", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
def test_the_file_behind_standard_output_is_not_replaced(
    tmp_path: Path, target: str, force: list[str]
) -> None:
    log = tmp_path / "log"
    log.write_text("kept", encoding="utf-8")
    before = log.stat().st_ino
    command = [str(TTDN), "export", target, "--to", "db", *force]
    with log.open("a", encoding="utf-8") as stream:
        done = subprocess.run(
            command, env=environment(), stdout=stream, stderr=subprocess.PIPE, check=False
        )
    said = f"ttdn: {target}: is a device. Use a file name.\n"
    assert (done.returncode, done.stderr.decode()) == (2, said)
    assert (log.stat().st_ino, log.read_text(encoding="utf-8")) == (before, "kept")


@pytest.mark.parametrize(
    ("command", "name"), [("export", "facts"), ("export", "facts.db"), ("report", "facts.html")]
)
def test_what_a_killed_run_left_is_said_and_blocks_nothing(
    ttdn: Ttdn, tmp_path: Path, command: str, name: str
) -> None:
    old = tmp_path / f"{name}.ttdn-old-0123456789abcdef"
    old.mkdir()
    said = f"ttdn: {old}: is {tmp_path / name} from before a run that was killed."
    done = ttdn(command, str(tmp_path / name))
    assert (done.code, done.out) == (0, "")
    assert done.err == f"{said} Rename or delete it.\n"
    again = ttdn(command, str(tmp_path / name))
    assert again.code == 2
    assert again.err.startswith(f"{said} Rename or delete it.\n")
    assert old.exists()


def test_a_mark_for_excel_is_for_csv_only(ttdn: Ttdn, tmp_path: Path) -> None:
    for name, args in (("a.csv", []), ("b.csv", ["--bom"])):
        assert ttdn("export", str(tmp_path / name), *args).code == 0
    plain = (tmp_path / "a.csv").read_bytes()
    assert (tmp_path / "b.csv").read_bytes() == b"\xef\xbb\xbf" + plain
    done = ttdn("export", str(tmp_path / "c.xlsx"), "--bom")
    assert (done.code, done.out) == (2, "")
    assert "--bom needs --to csv, or a name that ends in .csv." in done.err
    assert listed(tmp_path) == ["a.csv", "b.csv"]


def test_a_form_is_asked_about(ttdn: Ttdn, tmp_path: Path) -> None:
    done = ttdn("export", str(tmp_path / "a"), "--to", "xslx")
    assert done.code == 2
    assert "Did you mean 'xlsx'?" in " ".join(done.err.split())
    assert listed(tmp_path) == []


@pytest.mark.parametrize("name", ["facts.db", "facts.jsonld", "facts.xlsx", "facts.csv", "facts"])
def test_force_replaces_what_is_there(ttdn: Ttdn, tmp_path: Path, name: str) -> None:
    target = str(tmp_path / name)
    assert ttdn("export", target).code == 0
    assert ttdn("export", target, "--data", str(SECOND)).code == 2
    assert ttdn("export", target, "--data", str(SECOND), "--force").code == 0
    whole = tmp_path / "again"
    whole.mkdir()
    assert ttdn("export", str(whole / name), "--data", str(SECOND)).code == 0
    made = [tmp_path / name / each for each in listed(tmp_path / name)] or [tmp_path / name]
    for path in made:
        again = whole / path.relative_to(tmp_path)
        assert path.read_bytes() == again.read_bytes()


@pytest.mark.parametrize("form", MAGIC)
def test_standard_output_is_the_file(tmp_path: Path, ttdn: Ttdn, form: str) -> None:
    target = tmp_path / "facts"
    assert ttdn("export", str(target), "--to", form).code == 0
    done = subprocess.run(
        [TTDN, "export", "-", "--to", form], env=environment(), capture_output=True, check=True
    )
    assert done.stdout == target.read_bytes()
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "Choose a format for standard output: --to db, xlsx, csv or jsonld."),
        (
            ["--to", "package"],
            "Cannot write a Data Package to standard output. Use a folder name.",
        ),
    ],
)
def test_standard_output_needs_a_form_of_one_file(ttdn: Ttdn, args: list[str], said: str) -> None:
    done = ttdn("export", "-", *args)
    assert (done.code, done.out, done.err) == (2, "", f"ttdn: {said}\n")


@NEEDS_UNIX
@pytest.mark.parametrize("form", ["db", "xlsx"])
def test_a_terminal_gets_no_bytes(form: str) -> None:
    done = on_terminal("export", "-", "--to", form, width=100)
    assert done.code == 2
    assert done.out == (
        f"ttdn: Cannot write {form} to a terminal. Use a file name, or redirect standard output.\n"
    )


@NEEDS_UNIX
def test_a_terminal_gets_text() -> None:
    done = on_terminal("export", "-", "--to", "jsonld", width=100)
    assert done.code == 0
    assert json.loads(done.out)["@context"] == "https://schema.org"
    assert on_terminal("export", "-", "--to", "csv", width=100).out.startswith("id,section,")


@NEEDS_UNIX
@pytest.mark.parametrize("most", [0, 1, 4096])
@pytest.mark.parametrize("name", ["facts.db", "facts.jsonld", "facts.xlsx", "facts"])
@pytest.mark.parametrize("force", [False, True])
def test_a_full_disk(ttdn: Ttdn, tmp_path: Path, most: int, name: str, force: bool) -> None:
    """A file may grow to that size only: the next byte is refused, as where a disk is full."""
    target = tmp_path / name
    if force:
        assert ttdn("export", str(target), "--data", str(SECOND)).code == 0
    before = {each: (tmp_path / each).stat() for each in listed(tmp_path)}
    done = forked("export", str(target), *(["--force"] if force else []), most=most)
    assert (done.code, done.out) == (2, "")
    # A workbook is made in temporary files first; with no byte to write there is no such folder.
    said = {"facts.xlsx": "temporary folder: "}.get(name, f"{target}: file too large. ")
    assert done.err.startswith(f"ttdn: {said}")
    assert "traceback" not in done.err.lower()
    assert done.err.count("\n") == 1
    assert listed(tmp_path) == sorted(before)
    assert {each: (tmp_path / each).stat().st_mtime for each in before} == {
        each: was.st_mtime for each, was in before.items()
    }


@NEEDS_UNIX
@pytest.mark.parametrize("form", MAGIC)
def test_a_full_standard_output(form: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [TTDN, "export", "-", "--to", form],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("ttdn: standard output: no space left on device")
    assert done.stderr.count(b"\n") == 1


@NEEDS_UNIX
@pytest.mark.parametrize(
    ("command", "name"), [("report", "a.html"), ("export", "a.jsonld"), ("export", "a")]
)
@pytest.mark.parametrize("option", ["-o", "--out"])
def test_the_option_writes_what_the_argument_writes(
    ttdn: Ttdn, tmp_path: Path, command: str, name: str, option: str
) -> None:
    one, other = tmp_path / "one" / name, tmp_path / "other" / name
    for path in (one, other):
        path.parent.mkdir()
    assert ttdn(command, str(one)) == ttdn(command, option, str(other)) == (0, "", "")
    for path in (one, *one.rglob("*")):
        if path.is_file():
            assert (other / path.relative_to(one)).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param([], "Name the file to write. Such as: ttdn {command} ", id="neither"),
        pytest.param(["a.{end}", "-o", "b.{end}"], "Use either OUT or --out.", id="both"),
        pytest.param(["a.{end}", "-o", "a.{end}"], "Use either OUT or --out.", id="twice"),
    ],
)
@pytest.mark.parametrize(("command", "end"), [("report", "html"), ("export", "db")])
def test_one_file_is_named(
    ttdn: Ttdn, tmp_path: Path, command: str, end: str, args: list[str], said: str
) -> None:
    named = [str(tmp_path / each.format(end=end)) if "." in each else each for each in args]
    done = ttdn(command, *named, env={"TERMINAL_WIDTH": "200"})
    assert (done.code, done.out, [*tmp_path.iterdir()]) == (2, "", [])
    assert said.format(command=command) in done.err


@NEEDS_UNIX
@pytest.mark.parametrize(
    ("args", "said"),
    [
        ("export z.db", "Wrote z.db: 82 facts. Try: datasette z.db -m z.db.metadata.json"),
        (
            "export 'a b.db'",
            "Wrote a b.db: 82 facts. Try: datasette 'a b.db' -m 'a b.db.metadata.json'",
        ),
        ("export z", "Wrote z: 82 facts. Try: frictionless validate z/datapackage.json"),
        ("export z.xlsx", "Wrote z.xlsx: 82 facts. Open it in a spreadsheet."),
        ("export z.csv", "Wrote z.csv: 82 facts. Open it in a spreadsheet. For Excel, add --bom."),
        ("export z.csv --bom", "Wrote z.csv: 82 facts. Open it in a spreadsheet."),
        ("export z.jsonld", "Wrote z.jsonld: 82 facts. Check it at https://validator.schema.org"),
        (
            "export z.db --lang vi",
            "Đã ghi z.db: 82 dữ kiện. Hãy thử: datasette z.db -m z.db.metadata.json",
        ),
        ("report -o z.html --lang vi", "Đã ghi z.html: 82 dữ kiện. Mở bằng trình duyệt."),
    ],
)
def test_a_person_is_told_what_was_written_and_what_to_do_with_it(
    tmp_path: Path, args: str, said: str
) -> None:
    out = on_terminal(*shlex.split(args), width=80, cwd=tmp_path).out
    assert out == f"ttdn: {said}\n"


@pytest.mark.parametrize("args", [("export", "a.db"), ("export", "a"), ("report", "a.html")])
def test_a_folder_that_is_not_writable(tmp_path: Path, args: tuple[str, str]) -> None:
    tmp_path.chmod(0o500)
    command = unprivileged(str(TTDN), *args)
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    said = f"ttdn: {args[1]}: permission denied. Check the permissions of its folder.\n"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", said)


def test_a_faulty_dataset_leaves_nothing(ttdn: Ttdn, tmp_path: Path) -> None:
    done = ttdn("export", str(tmp_path / "facts.db"), "--data", "-", stdin="schema: 2")
    assert done.code == 2
    assert listed(tmp_path) == []


def test_a_dataset_from_standard_input(ttdn: Ttdn, tmp_path: Path) -> None:
    target = tmp_path / "facts.db"
    done = ttdn("export", str(target), "--data", "-", stdin=SECOND.read_bytes())
    assert done == (0, "", "")
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("SELECT id FROM event").fetchall() == [("dien-dan-doc-sach",)]
