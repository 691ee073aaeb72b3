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
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
STRICT_MATH = "http://purl.oclc.org/ooxml/officeDocument/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def document(body: str, namespace: str = WORD, **others: str) -> bytes:
    """Return a Word document with this body, and these other parts."""
    parts = {"document": f"<w:body>{body}</w:body>", **others}
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            math = MATH if namespace == WORD else STRICT_MATH
            names = f'xmlns:w="{namespace}" xmlns:m="{math}" xmlns:mc="{MC}"'
            package.writestr(f"word/{name}.xml", f"<w:x {names}>{content}</w:x>")
    return file.getvalue()


def run(text: str, how: str = "") -> str:
    return f"<w:r><w:rPr>{how}</w:rPr><w:t>{text}</w:t></w:r>"


def level(text: str, where: str) -> str:
    """Return a run above or below the line."""
    return run(text, f'<w:vertAlign w:val="{where}"/>')


UP, DOWN = "superscript", "subscript"


def m(name: str, *parts: str, **properties: str) -> str:
    """Return an element of a formula; parts that are no elements are runs."""
    given = "".join(f'<m:{key} m:val="{value}"/>' for key, value in properties.items())
    inner = "".join(
        each if each.startswith("<") else f"<m:r><w:rPr/><m:t>{each}</m:t></m:r>" for each in parts
    )
    return f"<m:{name}><m:{name}Pr>{given}</m:{name}Pr>{inner}</m:{name}>"


def fraction(num: str, den: str, **properties: str) -> str:
    return m("f", m("num", num), m("den", den), **properties)


def power(base: str, sup: str) -> str:
    return m("sSup", m("e", base), m("sup", sup))


def field(code: str, result: str = "") -> str:
    """Return a field; without a result it ends with its code."""
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{code}{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def code(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def box(text: str) -> str:
    inner = f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    return f"<w:r><w:drawing>{inner}</w:drawing></w:r>"


RUBY = f"<w:r><w:ruby><w:rt>{run('63')}</w:rt><w:rubyBase>{run('58')}</w:rubyBase></w:ruby></w:r>"

NEVER_JOINED = {
    "fraction": (m("oMath", fraction("58", "63")), "58/63"),
    "fraction of sums": (m("oMath", fraction("5+8", "63")), "(5+8)/63"),
    "fraction of fractions": (m("oMath", fraction(fraction("1", "2"), "3")), "(1/2)/3"),
    "linear fraction": (m("oMath", fraction("58", "63", type="lin")), "58/63"),
    "no fraction": (m("oMath", fraction("58", "63", type="noBar")), "58 ¦ 63"),
    "whole number and fraction": (m("oMath", "2", fraction("1", "2")), "2 1/2"),
    "number before a formula": (f"{run('2')}{m('oMath', fraction('1', '2'))}{run('3')}", "2 1/2 3"),
    "words around a formula": (
        f"{run('đạt ')}{m('oMath', fraction('58', '63'))}{run('% (')}",
        "đạt 58/63% (",
    ),
    "formula on a line": (m("oMathPara", m("oMath", "5", "8")), "58"),
    "power": (m("oMath", power("10", "6")), "10⁶"),
    "negative power": (m("oMath", power("10", "−6"), "5"), "10⁻⁶ 5"),
    "power of a letter": (m("oMath", power("10", "n+1")), "10^(n+1)"),
    "index": (m("oMath", m("sSub", m("e", "10"), m("sub", "2"))), "10₂"),
    "index and power": (
        m("oMath", m("sSubSup", m("e", "x"), m("sub", "1"), m("sup", "2"))),
        "x₁²",
    ),
    "before the base": (m("oMath", m("sPre", m("sub", "1"), m("sup", "2"), m("e", "3"))), "₁² 3"),
    "root": (m("oMath", "2", m("rad", m("deg", "3"), m("e", "8"))), "2 ³√8"),
    "square root": (m("oMath", m("rad", m("deg"), m("e", "8+1"))), "√(8+1)"),
    "sum": (
        m("oMath", m("nary", m("sub", "i=1"), m("sup", "9"), m("e", "5"), chr="∑")),
        "∑_(i=1)⁹ 5",
    ),
    "limit": (
        m("oMath", m("func", m("fName", m("limLow", m("e", "lim"), m("lim", "5"))), m("e", "8"))),
        "lim₅ 8",
    ),
    "brackets": (m("oMath", m("d", m("e", "5"), m("e", "8"), begChr="[", sepChr=";")), "[5;8)"),
    "matrix": (
        m("oMath", m("m", m("mr", m("e", "5"), m("e", "8")), m("mr", m("e", "6")))),
        "5 8; 6",
    ),
    "rows": (m("oMath", m("eqArr", m("e", "5"), m("e", "8"))), "5; 8"),
    "break in a formula": (
        m("oMath", "<m:r><m:t>5</m:t><w:br/><m:t>8</m:t></m:r>"),
        "5 8",
    ),
    "square": (run("10") + level("2", UP), "10²"),
    "power in two runs": (run("10") + level("-", UP) + level("6", UP), "10⁻⁶"),
    "mark of a note": (run("tỉnh") + level("1", UP) + level("2", UP), "tỉnh12"),
    "number after a mark": (run("m") + level("2", UP) + run("58"), "m2 58"),
    "word after a mark": (run("H") + level("2", DOWN) + run("O"), "H2O"),
    "index of a number": (run("10") + level("2", DOWN), "10₂"),
    "raised by hand": (run("10") + run("2", '<w:position w:val="6"/>'), "10²"),
    "lowered by hand": (run("10") + run("2", '<w:position w:val="-6"/>'), "10₂"),
    "not raised": (run("10") + run("2", '<w:position w:val="0"/>'), "102"),
    "reading aid": (RUBY, "58(63)"),
    "box in a number": (f"<w:p>{run('5')}{box('6')}{run('8')}</w:p>", "58\n6"),
    "box and paragraphs": (f"<w:p>{box('6')}{run('5')}</w:p><w:p>{run('8')}</w:p>", "5\n6\n8"),
    "result of a field": (field(code("PAGE"), run("58")), "58"),
    "field in a field": (
        field(code("IF ") + field(code("PAGE"), run("63")) + code(" = 1"), run("58")),
        "58",
    ),
    "fraction as a field": (run("2") + field(code(r"EQ \f(1,2)")), "2 1/2"),
    "formula as a field": (field(code(r"EQ \r(3,8)")) + run("5"), "\ufffd5"),
    "field of today": ("<w:r><w:dayShort/></w:r>" + run("/6"), "\ufffd/6"),
    "soft hyphen": ("<w:r><w:t>5</w:t><w:softHyphen/><w:t>8</w:t></w:r>", "58"),
    "hyphen": ("<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>8</w:t></w:r>", "5\u20118"),
    "tab to a place": ("<w:r><w:t>5</w:t><w:ptab/><w:t>8</w:t></w:r>", "5\t8"),
    "digit of a font": ('<w:r><w:sym w:font="Symbol" w:char="F035"/></w:r>' + run("8"), "58"),
    "character by its code": ('<w:r><w:sym w:font="Arial" w:char="2265"/></w:r>' + run("9"), "≥9"),
    "hidden end of a paragraph": (
        f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{run('58')}</w:p>",
        "58",
    ),
}


@pytest.mark.parametrize(("body", "text"), NEVER_JOINED.values(), ids=NEVER_JOINED)
@pytest.mark.parametrize("namespace", [WORD, STRICT], ids=["transitional", "strict"])
def test_no_number_is_joined_to_another(body: str, text: str, namespace: str) -> None:
    assert read_document(document(body, namespace)).text.strip() == text


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
        (
            f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{run('58')}</w:tc></w:tr></w:tbl>",
            "deleted",
        ),
        (f"<w:del>{m('oMath', '58')}</w:del>", "deleted"),
        (run("58", "<w:vanish/>"), "hidden"),
        (f"<w:p><w:r><w:rPr><w:vanish/></w:rPr>{box('58')[5:]}</w:p>", "hidden"),
        (field(run("58")), "hidden"),
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
        (document("<m:oMath>" + "<m:e>" * 200 + "</m:e>" * 200 + "</m:oMath>"), "damaged"),
        (document("<w:altChunk/>"), "made of several files. Save it anew in Word"),
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
