"""`ttdn validate --upgrade` and `--fingerprint`: files written anew, with nothing else changed."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from tests.conftest import NEEDS_UNIX, SECOND, SPEECH, Ttdn, on_terminal
from ttdn_cli import load
from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.validation import check_dataset
from ttdn_cli.share.rewrite import fingerprinted, upgraded

OLD = SECOND.with_name("schema1.yaml")
OLD_TEXT = OLD.read_text(encoding="utf-8")
SOURCE = SECOND.with_suffix(".txt")

ADDED = [
    "schema: 2",
    "id: dien-dan-doc-sach",
    "  kind: speech",
    "  language: vi",
    '  date: "2019-11-20"',
    "  inferred:",
    "    - field: date",
    "      part: year",
    "      basis: {vi: Giả định, en: Assumed}",
    "    inferred:",
    "      - field: year",
    "        basis: {vi: Đọc từ số văn bản, en: Read from the number of the document}",
]
REMOVED = ["schema: 1", "  date: 2019-11-20", "  date_basis: {vi: Giả định, en: Assumed}"]

WITH_COMMENTS = (
    OLD_TEXT.replace("schema: 1\n", "schema: 1   # the first\n\n\n# What it is about.\n")
    .replace("publisher: Báo Suối Reo\n", "publisher:   Báo Suối Reo\t# a newspaper\n  # so\n")
    .replace("  date_basis:", "  # Why.\n  date_basis:")
    .replace("    year: 2015\n", "    year: 2015  # of the law\n    # What for.\n")
    .replace("metrics: []\n", "metrics:   []\n\n\n\n  # none\n")
    .replace("glossary: []\n", "glossary: []\n# The end.\n\n\n")
)


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that went, and those that came, without their ends."""
    lines = [*difflib.ndiff(before.splitlines(), after.splitlines(), None, None)]
    return tuple([each[2:] for each in lines if each[:2] == sign] for sign in ("- ", "+ "))  # type: ignore[return-value]


def wide(text: str, step: int) -> str:
    """Return a dataset with each level of indentation that many times as wide."""
    hyphen = "-" + " " * (2 * step - 1)
    return re.sub(
        "(?m)^( +)(- )?", lambda found: found[1] * step + (hyphen if found[2] else ""), text
    )


def flat(text: str) -> str:
    """Return a dataset whose lists begin where their keys do."""
    lines, out, shift = text.splitlines(keepends=True), [], [0]
    for line in lines:
        room = len(line) - len(line.lstrip(" "))
        while len(shift) > 1 and room < shift[-1]:
            shift.pop()
        if line.lstrip().startswith("- ") and room > shift[-1]:
            shift.append(room)
        out.append(line[2 * (len(shift) - 1) :])
    return "".join(out)


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("text", "indented"),
    [
        pytest.param(OLD_TEXT, str, id="as it is"),
        pytest.param(crlf(OLD_TEXT), str, id="CRLF"),
        pytest.param("\ufeff" + OLD_TEXT, str, id="a mark of the byte order"),
        pytest.param("\ufeff" + crlf(OLD_TEXT), str, id="both"),
        pytest.param(OLD_TEXT.rstrip("\n"), str, id="no end of the last line"),
        pytest.param(wide(OLD_TEXT, 2), lambda text: wide(text, 2), id="four spaces"),
        pytest.param(flat(OLD_TEXT), flat, id="hyphens below their key"),
        pytest.param("---\n" + OLD_TEXT + "...\n", str, id="marks of the document"),
        pytest.param(OLD_TEXT.replace("\n", "\n\n"), str, id="blank lines"),
    ],
)
def test_an_upgrade_changes_what_it_has_to_and_nothing_else(text: str, indented: object) -> None:
    after = upgraded(text.encode(), "x.yaml", "any")
    assert after is not None
    went, came = changed(text, after.decode())
    assert callable(indented)
    if indented is str:
        assert (went, came) == (REMOVED, ADDED)
    else:
        assert [each.strip() for each in went] == [each.strip() for each in REMOVED]
        assert [each.strip(" -") for each in came] == [each.strip(" -") for each in ADDED]
    assert ("\r\n" in text) is (b"\r\n" in after)
    assert after.count(b"\n") == after.count(b"\r\n") or b"\r" not in after
    assert check_dataset(after, "x.yaml") == load(SECOND)


def test_an_upgrade_is_the_dataset_of_today_field_by_field(ttdn: Ttdn, tmp_path: Path) -> None:
    file, out = tmp_path / "x.yaml", tmp_path / "new.yaml"
    file.write_bytes(OLD.read_bytes())
    done = ttdn("validate", str(file), "--upgrade", "-o", str(out))
    assert done == (0, "", "")
    assert file.read_bytes() == OLD.read_bytes()
    assert load(out) == load(SECOND)
    assert out.read_bytes() == SECOND.read_bytes()
    assert ttdn("validate", str(file), "--upgrade") == (0, "", "")
    assert file.read_bytes() == out.read_bytes()


def test_an_upgrade_keeps_every_comment(ttdn: Ttdn) -> None:
    done = ttdn("validate", "-", "--upgrade", stdin=WITH_COMMENTS)
    assert (done.code, done.err) == (0, "")
    went, came = changed(WITH_COMMENTS, done.out)
    assert went == ["schema: 1   # the first", *REMOVED[1:]]
    assert came == ["schema: 2   # the first", *ADDED[1:]]


BASIS = "  date_basis: {vi: Giả định, en: Assumed}\n"
YEAR = "    year: 2015\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            BASIS,
            "  date_basis:  # who\n    # what\n    vi: >-\n      Giả\n      định\n\n    en: |-\n"
            "      Assumed\n",
            "  inferred:\n    - field: date\n      part: year\n      basis:  # who\n"
            "        # what\n        vi: >-\n          Giả\n          định\n\n        en: |-\n"
            "          Assumed\n",
            id="a basis on lines of its own",
        ),
        pytest.param(
            BASIS,
            "  date_basis:\n    {vi: 'Giả\n      định',\n      en: Assumed}  # so\n",
            "  inferred:\n    - field: date\n      part: year\n      basis:\n        {vi: 'Giả\n"
            "          định',\n          en: Assumed}  # so\n",
            id="a basis in braces over lines",
        ),
        pytest.param(
            BASIS,
            "  date_basis: &why {vi: Giả định, en: Assumed}\n",
            "  inferred:\n    - field: date\n      part: year\n"
            "      basis: &why {vi: Giả định, en: Assumed}\n",
            id="an anchor",
        ),
        pytest.param(YEAR, YEAR + "\n", YEAR + "{}\n", id="a blank line behind"),
        pytest.param(YEAR, YEAR + "# odd\n", YEAR + "{}# odd\n", id="a comment at the margin"),
        pytest.param(
            YEAR, "    ? year\n    : 2015\n", "    ? year\n    : 2015\n{}", id="a key with a mark"
        ),
        pytest.param(
            YEAR, "    year:\n      2015\n", "    year:\n      2015\n{}", id="a value on its own"
        ),
        pytest.param(
            YEAR, "    'year': 2015 # 5\n", "    'year': 2015 # 5\n{}", id="a key in quotes"
        ),
        pytest.param(
            "  publisher: Báo Suối Reo\n",
            "  publisher: >\n    Báo\n    Suối Reo\n\n  # folded\n".replace(">", ">-"),
            "  publisher: >-\n    Báo\n    Suối Reo\n  kind: speech\n  language: vi\n\n"
            "  # folded\n",
            id="a folded text before what is new",
        ),
        pytest.param(
            "  publisher: Báo Suối Reo\n",
            "  publisher: Báo\n    Suối\n\n  # odd\n    \n".replace("Suối\n", "Suối Reo\n"),
            "  publisher: Báo\n    Suối Reo\n  kind: speech\n  language: vi\n\n  # odd\n    \n",
            id="a text over lines",
        ),
        pytest.param(
            "source:\n  title: Khai mạc Diễn đàn đọc sách vùng cao\n  publisher: Báo Suối Reo\n"
            "  document: {vi: bài phát biểu, en: text of the address}\n",
            "source:\n  publisher: # none\n    Báo Suối Reo\n"
            "  document: {vi: bài phát biểu, en: text of the address}\n"
            "  title: Khai mạc Diễn đàn đọc sách vùng cao\n",
            "source:\n  publisher: # none\n    Báo Suối Reo\n  kind: speech\n  language: vi\n"
            "  document: {vi: bài phát biểu, en: text of the address}\n"
            "  title: Khai mạc Diễn đàn đọc sách vùng cao\n",
            id="another order",
        ),
        pytest.param(
            "  - id: luat-80-2015\n    type: {vi: Luật, en: Law}\n    number: 80/2015/QH13\n"
            "    issuer: quoc-hoi\n    year: 2015\n"
            "    cited_for: {vi: Căn cứ của diễn đàn, en: Basis of the forum}\n    evidence:\n"
            "      - {paragraph: 7, quote: Luật số 80/2015/QH13 của Quốc hội}\n",
            "  - {id: luat-80-2015, type: {vi: Luật, en: Law}, number: 80/2015/QH13, # a law\n"
            "     issuer: quoc-hoi,   year: 2015 # its year\n"
            "     , cited_for: {vi: Căn cứ của diễn đàn, en: Basis of the forum}, evidence: [\n"
            "      {paragraph: 7, quote: Luật số 80/2015/QH13 của Quốc hội}]}\n",
            "  - {id: luat-80-2015, type: {vi: Luật, en: Law}, number: 80/2015/QH13, # a law\n"
            "     issuer: quoc-hoi,   year: 2015, inferred: [{field: year, basis: {vi: Đọc từ số "
            "văn bản, en: Read from the number of the document}}] # its year\n"
            "     , cited_for: {vi: Căn cứ của diễn đàn, en: Basis of the forum}, evidence: [\n"
            "      {paragraph: 7, quote: Luật số 80/2015/QH13 của Quốc hội}]}\n",
            id="a record in braces",
        ),
    ],
)
def test_an_upgrade_keeps_what_is_written_in_an_odd_way(old: str, new: str, expected: str) -> None:
    assert old in OLD_TEXT
    mark = "".join(f"{each}\n" for each in ADDED[-3:])
    expected = expected.replace("{}", mark)
    after = upgraded(OLD_TEXT.replace(old, new).encode(), "x.yaml", "any")
    assert after is not None
    assert expected in after.decode()
    assert check_dataset(after, "x.yaml") == load(SECOND)


@pytest.mark.parametrize("null", ["null", "~"])
@pytest.mark.parametrize("mark", ["", "  # not known"])
def test_a_date_that_is_null_stays_null(null: str, mark: str) -> None:
    text = OLD_TEXT.replace(YEAR, f"{YEAR}    date: {null}{mark}\n")
    assert text != OLD_TEXT
    after = upgraded(text.encode(), "x.yaml", "any")
    assert after is not None
    assert f"\n    date: {null}{mark}\n" in after.decode()
    assert check_dataset(after, "x.yaml") == load(SECOND)


TWICE = OLD_TEXT.replace("id: lo-thi-en", "id: &a lo-thi-en").replace(
    "name: Lò Thị Én", "name: &a Lò Thị Én"
)


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["validate", "{}", "--upgrade"], id="upgrade"),
        pytest.param(["validate", "{}", "--fingerprint", str(SOURCE)], id="fingerprint"),
        pytest.param(["draft", str(SOURCE), "--update", "{}"], id="update"),
    ],
)
def test_a_file_of_which_no_tree_can_be_made_is_left_as_it_is(
    ttdn: Ttdn, tmp_path: Path, args: list[str]
) -> None:
    """An anchor may be there twice, where nobody refers to it."""
    file = tmp_path / "x.yaml"
    file.write_text(TWICE, encoding="utf-8")
    check_dataset(TWICE.encode(), "x.yaml")
    done = ttdn(*(each.format(file) for each in args))
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"ttdn: {file}:")
    assert "found duplicate anchor" in done.err
    assert file.read_text(encoding="utf-8") == TWICE


def test_a_dataset_without_an_event_has_the_name_of_its_file_for_an_id(
    ttdn: Ttdn, tmp_path: Path
) -> None:
    text = OLD_TEXT.replace("part: speaker", "part: addressed")
    file = tmp_path / "Bài nói số 2.yaml"
    file.write_text(
        text[: text.index("event:\n")] + text[text.index("attendees:\n") :], encoding="utf-8"
    )
    assert ttdn("validate", str(file), "--upgrade") == (0, "", "")
    assert load(file).id == "bai-noi-so-2"


def test_a_dataset_in_braces_is_upgraded_in_braces() -> None:
    """JSON is YAML too."""
    import json

    import yaml

    data = yaml.load(OLD_TEXT, yaml.BaseLoader)
    data["schema"] = 1
    data["legal_references"][0]["year"] = 2015
    for records in (data["event"], *data["attendees"], *data["legal_references"], *data["points"]):
        for each in records["evidence"]:
            each["paragraph"] = int(each["paragraph"])
    for record in data["organizations"]:
        for each in record["evidence"]:
            each["paragraph"] = int(each["paragraph"])
    for indent in (None, 2):
        text = json.dumps(data, ensure_ascii=False, indent=indent)
        after = upgraded(text.encode(), "x.json", "any")
        assert after is not None
        assert check_dataset(after, "x.json") == load(SECOND)
        went, came = changed(text.replace(", ", ",\n"), after.decode().replace(", ", ",\n"))
        assert len(went) <= 5
        assert len(came) <= 14


def test_the_newest_schema_is_not_written_again(ttdn: Ttdn, tmp_path: Path) -> None:
    file, out = tmp_path / "x.yaml", tmp_path / "out.yaml"
    text = SECOND.read_text(encoding="utf-8").replace("metrics: []", "metrics:    []")
    file.write_text(text, encoding="utf-8")
    before = file.stat()
    assert ttdn("validate", str(file), "--upgrade") == (0, "", "")
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    # Elsewhere it is as it was.
    assert ttdn("validate", str(file), "--upgrade", "-o", str(out)).code == 0
    assert out.read_text(encoding="utf-8") == text
    assert ttdn("validate", "-", "--upgrade", stdin=text) == (0, text, "")


@NEEDS_UNIX
def test_a_person_is_told_what_was_done(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(OLD.read_bytes())

    def said(*args: str) -> str:
        return " ".join(
            on_terminal("validate", "x.yaml", *args, width=200, cwd=tmp_path).out.split()
        )

    assert said("--upgrade") == "ttdn: Wrote x.yaml. Try: ttdn validate x.yaml"
    assert said("--upgrade") == "ttdn: x.yaml has the newest schema already."
    found = said("--fingerprint", str(SOURCE))
    assert found.startswith(
        "ttdn: Wrote x.yaml: 7 fingerprints, from “Khai mạc Diễn đàn đọc sách vùng cao” to “"
    )
    assert found.endswith(f"”. Try: ttdn verify {SOURCE} --data x.yaml")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("", "1:1: empty file; a dataset starts with 'schema: 2'", id="empty"),
        pytest.param("# only\n", "1:1: empty file", id="only a comment"),
        pytest.param("\tschema: 1\n", "invalid YAML", id="a tab"),
        pytest.param("schema: 1\n", "missing field 'source'", id="nothing else"),
        pytest.param("schema: 3\n", "made by a newer ttdn", id="newer"),
        pytest.param("[schema, 1]\n", "expected a mapping", id="a list"),
        pytest.param(OLD_TEXT.replace("kind: group", "kind: x"), "attendees[0].kind", id="a fault"),
        pytest.param(OLD_TEXT.replace("1\n", "1\nschema: 1\n", 1), "duplicate key", id="twice"),
        pytest.param(OLD_TEXT.replace("Báo Suối Reo", "*a", 1), "aliases", id="an alias"),
        pytest.param(OLD_TEXT + "---\n" + OLD_TEXT, "more than one YAML document", id="two"),
        pytest.param("schema: \ud800", "not UTF-8", id="bytes"),
    ],
)
def test_what_is_no_dataset_is_not_written(
    ttdn: Ttdn, tmp_path: Path, content: str, message: str
) -> None:
    file, out = tmp_path / "x.yaml", tmp_path / "out.yaml"
    data = content.encode("utf-8", "surrogatepass")
    file.write_bytes(data)
    for more in ([], ["-o", str(out)], ["-o", "-"]):
        done = ttdn("validate", str(file), "--upgrade", *more)
        assert done.code == 2
        assert message in done.out + done.err
        assert all(each.startswith(f"{file}:") for each in done.out.splitlines())
        assert "Traceback" not in done.err
        assert (file.read_bytes(), out.exists()) == (data, False)


@pytest.mark.parametrize("options", [["--upgrade"], ["--fingerprint", str(SOURCE)]])
def test_another_file_is_not_overwritten_unasked(
    ttdn: Ttdn, tmp_path: Path, options: list[str]
) -> None:
    out = tmp_path / "out.yaml"
    out.write_text("mine", encoding="utf-8")
    done = ttdn("validate", str(OLD), *options, "-o", str(out))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"ttdn: {out}: ")
    assert "--force" in done.err
    assert out.read_text(encoding="utf-8") == "mine"
    assert ttdn("validate", str(OLD), *options, "-o", str(out), "--force").code == 0
    assert load(out).source.publisher == "Báo Suối Reo"
    # In place, that is what was asked for.
    assert ttdn("validate", str(out), *options).code == 0
    assert [each.name for each in tmp_path.iterdir()] == ["out.yaml"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--upgrade"], "Name the dataset"),
        (["--fingerprint", str(SOURCE)], "Name the dataset"),
        (["x.yaml", "--upgrade"], "x.yaml: no such file"),
        ([str(SECOND), "--upgrade", "--fingerprint", str(SOURCE)], "Use either"),
        ([str(SECOND), "-o", "x.yaml"], "need --upgrade or --fingerprint"),
        ([str(SECOND), "--force"], "need --upgrade or --fingerprint"),
        (["-", "--fingerprint", "-"], "cannot both be standard input"),
        ([str(SECOND), "--fingerprint", "nope.txt"], "nope.txt: no such file"),
    ],
)
def test_what_cannot_be_done_is_said(
    ttdn: Ttdn, tmp_path: Path, args: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = ttdn("validate", *args)
    assert (done.code, done.out) == (2, "")
    assert message in " ".join(done.err.replace("│", " ").split())
    assert list(tmp_path.iterdir()) == []


NONE = SECOND.read_text(encoding="utf-8")
LINES = "".join(re.findall(r"(?m)^    - [0-9]+-[0-9a-f]{12}\n", NONE))
ITEMS = [each[6:] for each in LINES.splitlines()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(f"  fingerprints:\n{LINES}", f"  fingerprints:\n{LINES}", id="right already"),
        pytest.param("  fingerprints: []\n", f"  fingerprints:\n{LINES}", id="an empty list"),
        pytest.param(
            "  fingerprints: [ ]  # to do\n",
            f"  fingerprints:  # to do\n{LINES}",
            id="empty, a comment",
        ),
        pytest.param("  fingerprints:\n", f"  fingerprints:\n{LINES}", id="nothing"),
        pytest.param("  fingerprints: null\n", f"  fingerprints:\n{LINES}", id="null"),
        pytest.param(
            "  fingerprints: # none\n    ~\n", f"  fingerprints: # none\n{LINES}", id="null, below"
        ),
        pytest.param("", f"  fingerprints:\n{LINES}", id="no such key"),
        pytest.param(
            "  fingerprints:\n    # Paragraph 1.\n    - 1-aaaaaaaaaaaa  # old\n    # The end.\n",
            f"  fingerprints:\n    # Paragraph 1.\n    - {ITEMS[0]}  # old\n"
            + "".join(LINES.splitlines(keepends=True)[1:])
            + "    # The end.\n",
            id="comments, fewer",
        ),
        pytest.param(
            f"  fingerprints:   # how\n\n    # Paragraphs.\n{LINES}    # More.\n"
            "    - 9-bbbbbbbbbbbb\n    - 9-cccccccccccc\n",
            f"  fingerprints:   # how\n\n    # Paragraphs.\n{LINES}    # More.\n",
            id="comments, more",
        ),
        pytest.param(
            "  fingerprints:\n  - '1-aaaaaaaaaaaa'\n  - \"2-aaaaaaaaaaaa\"\n",
            "  fingerprints:\n" + "".join(f"  - {each}\n" for each in ITEMS),
            id="hyphens below the key",
        ),
        pytest.param("  fingerprints:\n    -\n", f"  fingerprints:\n{LINES}", id="an empty item"),
        pytest.param(
            "  fingerprints: [1-aaaaaaaaaaaa,\n    2-aaaaaaaaaaaa] # so\n",
            f"  fingerprints: [{ITEMS[0]},\n    {', '.join(ITEMS[1:])}] # so\n",
            id="brackets",
        ),
        pytest.param(
            f"  fingerprints: [{', '.join(ITEMS)}, 1-aaaaaaaaaaaa, # x\n    2-aaaaaaaaaaaa]\n",
            f"  fingerprints: [{', '.join(ITEMS)}]\n",
            id="brackets, more",
        ),
    ],
)
@pytest.mark.parametrize("ends", [str, crlf], ids=["LF", "CRLF"])
def test_fingerprints_are_written_where_they_belong(
    ttdn: Ttdn, tmp_path: Path, old: str, new: str, ends: object
) -> None:
    assert callable(ends)
    file, out = tmp_path / "x.yaml", tmp_path / "out.yaml"
    before = ends(NONE.replace(f"  fingerprints:\n{LINES}", old)).encode()
    after = ends(NONE.replace(f"  fingerprints:\n{LINES}", new)).encode()
    file.write_bytes(before)
    args = ("validate", str(file), "--fingerprint", str(SOURCE))
    assert ttdn(*args, "-o", str(out)) == (0, "", "")
    assert (file.read_bytes(), out.read_bytes()) == (before, after)
    assert ttdn(*args, "-o", "-").out == after.decode()
    assert ttdn(*args) == (0, "", "")
    assert file.read_bytes() == after
    assert check_dataset(after, "x.yaml") == load(SECOND)


def test_fingerprints_of_a_dataset_in_braces_stay_in_braces() -> None:
    for source in ("{title: a}", "{title: a, fingerprints: []}", "{title: a, fingerprints: null}"):
        after = fingerprinted(f"{{schema: 2, source: {source}}}".encode(), "x", ITEMS[:2])
        assert after.decode() == (
            f"{{schema: 2, source: {{title: a, fingerprints: [{', '.join(ITEMS[:2])}]}}}}"
        )


@pytest.mark.parametrize(
    "value",
    [
        "{a: b}",
        "[[a]]",
        "[{a: b}]",
        "[a, [b]]",
        "a",
        "\n   - a: b",
        "\n    a: b",
        "\n  - >-\n    a",
    ],
)
def test_what_is_no_list_of_fingerprints_is_written_anew(value: str) -> None:
    data = f"source:\n  title: a\n  fingerprints: {value}\n  kind: speech\n".encode()
    import yaml

    after = fingerprinted(data, "x", ["1-aaaaaaaaaaaa"])
    expected = {"title": "a", "fingerprints": ["1-aaaaaaaaaaaa"], "kind": "speech"}
    assert yaml.safe_load(after) == {"source": expected}


def test_a_text_of_another_title_gives_no_fingerprints(ttdn: Ttdn, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    text = NONE.replace("title: Khai mạc Diễn đàn đọc sách vùng cao", "title: Một bài khác", 1)
    file.write_text(text, encoding="utf-8")
    done = ttdn("validate", str(file), "--fingerprint", str(SOURCE))
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"ttdn: {SOURCE}: ")
    assert "'Một bài khác'" in done.err
    assert file.read_text(encoding="utf-8") == text


def test_without_a_source_there_is_nothing_to_write_into(ttdn: Ttdn) -> None:
    done = ttdn("validate", "-", "--fingerprint", str(SOURCE), stdin="schema: 2\n")
    assert (done.code, done.out) == (2, "")
    assert done.err == ("ttdn: <stdin>: has no source. Write what the text is first.\n")


def test_the_name_of_the_publisher_below_a_text_is_no_paragraph(ttdn: Ttdn, tmp_path: Path) -> None:
    text = SOURCE.read_text(encoding="utf-8").rstrip("\n")
    assert text.endswith("\n\nBáo Suối Reo")
    page = tmp_path / "page.txt"
    page.write_text(f"Trang chủ\n\n{text}\n", encoding="utf-8")
    args = ("validate", "-", "--fingerprint", str(page))
    assert ttdn(*args, stdin=NONE) == (0, NONE, "")
    # Of another publisher it is one.
    other = NONE.replace("publisher: Báo Suối Reo", "publisher: Báo khác")
    assert ttdn(*args, stdin=other).out.count("\n") == NONE.count("\n") + 1


def test_fingerprints_are_written_before_there_are_records(ttdn: Ttdn) -> None:
    """A dataset is begun with them; its records come later."""
    start = "schema: 2\nid: moi\nsource:\n  title: Khai mạc Diễn đàn đọc sách vùng cao # new\n"
    start += "  publisher: Báo Suối Reo\n  kind: speech\n  language: vi\n"
    done = ttdn("validate", "-", "--fingerprint", str(SOURCE), stdin=start)
    assert done == (0, f"{start}  fingerprints:\n{LINES}", "")


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        pytest.param("kind: group", "kind: x", "attendees[0].kind", id="a fault of a record"),
        pytest.param("  kind: speech\n", "", "source: missing field 'kind'", id="before the list"),
        pytest.param("{paragraph: 6,", "{paragraph: 9,", "no paragraph 9", id="too few of them"),
    ],
)
@pytest.mark.parametrize("prints", ["", "  fingerprints: []\n", f"  fingerprints:\n{LINES}"])
def test_a_dataset_with_faults_gets_no_fingerprints(
    ttdn: Ttdn, tmp_path: Path, old: str, new: str, where: str, prints: str
) -> None:
    file, out = tmp_path / "x.yaml", tmp_path / "out.yaml"
    assert old in NONE
    text = NONE.replace(f"  fingerprints:\n{LINES}", prints).replace(old, new)
    file.write_text(text, encoding="utf-8")
    for more in ([], ["-o", str(out)], ["-o", "-"]):
        done = ttdn("validate", str(file), "--fingerprint", str(SOURCE), *more)
        assert (done.code, done.err) == (2, "")
        (line,) = done.out.splitlines()
        assert where in line
        number = int(line.removeprefix(f"{file}:").partition(":")[0])
        wanted = new or "  title:"
        assert wanted in text.splitlines()[number - 1]
        assert (file.read_text(encoding="utf-8"), out.exists()) == (text, False)


def test_what_would_not_be_the_same_dataset_is_not_written() -> None:
    """A list whose items stand away from their hyphens cannot be shortened in place."""
    text = NONE.replace(LINES, LINES + "    -\n      9-bbbbbbbbbbbb\n")
    with pytest.raises(TtdnError, match="x: cannot be given fingerprints as it is written"):
        fingerprinted(text.encode(), "x", ITEMS)


def test_faults_are_said_of_the_file_that_is_upgraded() -> None:
    with pytest.raises(DatasetError, match=r"old\.yaml:.*kind"):
        upgraded(OLD_TEXT.replace("kind: group", "kind: x").encode(), "old.yaml", "any")


def test_the_shipped_dataset_is_of_the_newest_schema() -> None:
    assert upgraded(SPEECH.read_bytes(), "speech.yaml", "any") is None
