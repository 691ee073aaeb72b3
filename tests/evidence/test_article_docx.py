"""What of a Word document is its text: what stands there when every change is accepted."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from ttdn_cli.evidence import docx
from ttdn_cli.evidence.docx import read_document
from ttdn_cli.evidence.parts import Part, RefusedError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def document(body: str, namespace: str = WORD, **others: str) -> bytes:
    """Return a Word document with this body, and these other parts."""
    parts = {"document": f"<w:body>{body}</w:body>", **others}
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            names = f'xmlns:w="{namespace}" xmlns:mc="{MC}"'
            package.writestr(f"word/{name}.xml", f"<w:x {names}>{content}</w:x>")
    return file.getvalue()


def run(text: str, how: str = "") -> str:
    return f"<w:r><w:rPr>{how}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(f"<w:p>{run('5')}{run('8')}</w:p>", "58", id="runs inside a number"),
        pytest.param(f"<w:p>{run('a')}</w:p><w:p>{run('b')}</w:p>", "a\nb", id="paragraphs"),
        pytest.param("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>", "a\nb", id="break"),
        pytest.param("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>", "a\tb", id="tab"),
        pytest.param(
            f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p></w:tc><w:tc><w:p>{run('b')}</w:p></w:tc>"
            "</w:tr></w:tbl>",
            "a\n\nb",
            id="cells",
        ),
        pytest.param(f"<w:ins>{run('58')}</w:ins>", "58", id="inserted"),
        pytest.param(
            f"<mc:AlternateContent><mc:Choice>{run('58')}</mc:Choice><mc:Fallback>{run('58')}"
            "</mc:Fallback></mc:AlternateContent>",
            "58",
            id="a box is read once",
        ),
        pytest.param(
            f'<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>{run("90%")}', "≥90%", id="symbol"
        ),
        pytest.param(
            f'<w:r><w:sym w:font="Webdings" w:char="F0B3"/></w:r>{run("9")}',
            "\ufffd9",
            id="symbol that is not known",
        ),
        pytest.param(
            f"{run('10')}{run('6', '<w:vertAlign w:val=' + repr('superscript') + '/>')}",
            "10⁶",
            id="power",
        ),
        pytest.param(
            "<w:r><w:instrText>DATE</w:instrText></w:r>" + run("a"), "a", id="code of a field"
        ),
        pytest.param(run("58", '<w:vanish w:val="0"/>'), "58", id="not hidden"),
        pytest.param(
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('58')}</w:p>",
            "58",
            id="the end of a paragraph is deleted",
        ),
    ],
)
@pytest.mark.parametrize("namespace", [WORD, STRICT], ids=["transitional", "strict"])
def test_the_text_of_a_document(body: str, text: str, namespace: str) -> None:
    assert read_document(document(body, namespace)).text.strip() == text


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("<w:del><w:r><w:delText>58</w:delText></w:r></w:del>", "deleted"),
        (f"<w:moveFrom>{run('58')}</w:moveFrom>", "deleted"),
        (
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{run('58')}</w:tc></w:tr></w:tbl>",
            "deleted",
        ),
        (run("58", "<w:vanish/>"), "hidden"),
        (run("58", "<w:strike/>"), "retracted"),
        (run("58", '<w:dstrike w:val="1"/>'), "retracted"),
    ],
)
def test_what_is_no_longer_said(body: str, part: Part) -> None:
    gathered = read_document(document(body + run("a")))
    assert gathered.text.strip() == "a"
    assert {each: words.strip() for each, words in gathered.left_out.items()} == {part: "58"}


def test_notes_are_read_and_what_is_beside_the_text_is_not() -> None:
    others = {
        "footnotes": f'<w:footnote w:type="separator">{run("-")}</w:footnote><w:footnote><w:p>'
        f"{run('b')}</w:p></w:footnote>",
        "comments": f"<w:comment><w:p>{run('c')}</w:p></w:comment>",
        "header1": run("d"),
        "footer2": run("e"),
    }
    gathered = read_document(document(f"<w:p>{run('a')}</w:p>", **others))
    assert gathered.text.split() == ["a", "b"]
    assert {part: words.strip() for part, words in gathered.left_out.items()} == {
        "header": "d",
        "footer": "e",
        "comments": "c",
    }


def archive(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (archive("xl/workbook.xml"), "an Excel workbook"),
        (archive("ppt/presentation.xml"), "a PowerPoint presentation"),
        (archive("content.xml"), "an OpenDocument text"),
        (archive("a.txt"), "an archive"),
        (archive("word/document.xml"), "damaged"),
        (document("<w:p>"), "damaged"),
        (document("a")[:-30], "damaged"),
        (b"PK\x03\x04", "damaged"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(RefusedError, match=re.escape(why)):
        read_document(data)


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "MOST_XML", 1024 * 1024)
    with pytest.raises(RefusedError, match="larger than 1 MB unpacked"):
        read_document(document(" " * 2_000_000))
    with pytest.raises(RefusedError, match="larger than 1 MB unpacked"):
        read_document(document("a", header1=" " * 600_000, header2=" " * 600_000))


def test_entities_are_refused() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("word/document.xml", "<!DOCTYPE x [<!ENTITY a '58'>]><x>&a;</x>")
    with pytest.raises(RefusedError):
        read_document(file.getvalue())
