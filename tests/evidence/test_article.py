"""A saved file gives the text of its article, however it was written, or says how to convert it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.conftest import SECOND
from tests.evidence.test_article_docx import document, run
from ttdn_cli.errors import UnreadableError
from ttdn_cli.evidence.article import Article, read
from ttdn_cli.evidence.encodings import _fonts, is_syllable

TEXT = SECOND.with_suffix(".txt").read_text(encoding="utf-8")


def reading(tmp_path: Path, content: bytes, name: str = "article") -> Article:
    file = tmp_path / name
    file.write_bytes(content)
    return read(str(file))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7", "a PDF. Take its text with pdftotext"),
        (b"\n\n%PDF-1.7\n1 0 obj\n<<", "a PDF. Take its text with pdftotext"),
        (b"\xef\xbb\xbf%PDF-1.7", "a PDF. Take its text with pdftotext"),
        (b"\xff" * 1019 + b"%PDF-1.7\n%\xe2\n1 0 obj\n<<", "a PDF. Take its text with pdftotext"),
        (b"HTTP/1.1 200 OK\n\n%PDF-1.7\n1 0 obj\n<<", "a PDF. Take its text with pdftotext"),
        (b"\n\n{\\rtf1", "an RTF document. Convert it with soffice"),
        (b"\xef\xbb\xbf{\\rtf1", "an RTF document. Convert it with soffice"),
        (b"\xd0\xcf\x11\xe0", "a Word 97 document (.doc), or a locked .docx. Save it as .docx"),
        (b"{\\rtf1", "an RTF document. Convert it with soffice"),
        (b"bplist00", "a web archive of Safari. Save the page as Page Source (.html)."),
        (b"\x1f\x8b\x08", "compressed. Unpack it first."),
        (b"PK\x03\x04docx", "not a Word document that can be read"),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>',
            "a Word document as XML. Save it as .docx.",
        ),
        (b"\x89PNG", "a picture. Give the text that it shows as .txt."),
        (b"a\xff\xfeb", "neither UTF-8 nor Vietnamese in windows-1258, TCVN3 or VNI."),
        ("Россия и Вьетнам".encode("koi8-r"), "neither UTF-8 nor Vietnamese"),
        (b"\xff\xfea", "not UTF-16, though it begins so. Save it as UTF-8."),
        (b"a\x00b", "not a text file. Save the article as text or HTML."),
        (b" \n", "contains no text. Save the article as text or HTML."),
        (b"<html><body></body></html>", "contains no text. Save the article as text or HTML."),
        (b"<nav>a</nav><p hidden>b</p>", "all is left out: nav, hidden. Save the article"),
        (b"a " * 2_000_001, "more than 2,000,000 words. Keep only the article."),
        (b"MIME-Version: 1.0\nContent-Type: image/png\n\nx", "a message without a text."),
        (b"MIME-Version: 1.0\n\n" + b"--x\n" * 10_001, "a message of more than 10,000 parts."),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        reading(tmp_path, content)
    assert str(caught.value).startswith(f"{tmp_path / 'article'}: {why}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["A PDF begins with %PDF-1.7.", "%PDF and {\\rtf1", "a {\\rtf1"])
def test_a_text_about_other_files_is_read(tmp_path: Path, text: str) -> None:
    assert reading(tmp_path, text.encode()) == Article(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_unicode_are_read(tmp_path: Path, encoding: str) -> None:
    assert reading(tmp_path, "Đà Lạt".encode(encoding)) == Article("Đà Lạt")


def typed(text: str, font: str) -> str:
    """Return a text as it was typed for a font; TCVN3 has capitals with a tone in another one."""
    letters: dict[str, str] = {}
    for latin, letter in _fonts()[font].characters.items():
        letters.setdefault(letter, latin)
    composed = unicodedata.normalize("NFC", text)
    return "".join(letters.get(each) or letters.get(each.lower(), each) for each in composed)


def in_1258(text: str) -> bytes:
    """Return a text in windows-1258, which has most tones as characters of their own."""
    found = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            found += letter.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = list(unicodedata.normalize("NFD", letter))
            tone = next(each for each in marks if each in "\u0300\u0301\u0303\u0309\u0323")
            rest = "".join(each for each in marks if each != tone)
            found += (unicodedata.normalize("NFC", base + rest) + tone).encode("cp1258")
    return found


WRITTEN = {
    "windows-1258": (in_1258(TEXT), "windows-1258"),
    "TCVN3, in bytes": (typed(TEXT, "TCVN3").encode("latin-1", "replace"), "TCVN3"),
    "TCVN3, in UTF-8": (typed(TEXT, "TCVN3").encode(), "TCVN3"),
    "VNI, in bytes": (typed(TEXT, "VNI").encode("cp1252"), "VNI"),
    "VNI, in UTF-8": (typed(TEXT, "VNI").encode(), "VNI"),
    "UTF-8, read and saved anew": (
        TEXT.encode().decode("latin-1").encode(),
        "UTF-8 read as windows-1252",
    ),
    "TCVN3, a page": (
        f"<p>{typed(TEXT, 'TCVN3')}</p>".encode("ascii", "xmlcharrefreplace"),
        "TCVN3",
    ),
    "windows-1258, a page": (
        b"<meta charset=windows-1258><p>" + in_1258(TEXT) + b"</p>",
        "windows-1258",
    ),
    "VNI, a document": (document(run(typed(TEXT, "VNI"))), "VNI"),
}


@pytest.mark.parametrize(("content", "written"), WRITTEN.values(), ids=WRITTEN)
def test_vietnamese_from_before_unicode_is_recognised(
    tmp_path: Path, content: bytes, written: str
) -> None:
    article = reading(tmp_path, content)
    assert article.written == written
    assert unicodedata.normalize("NFC", article.text).lower().split() == TEXT.lower().split()
    assert [each[-16:] for each in article.notes("x")] == ["read as Unicode."]


def mojibake(text: str) -> str:
    """Return UTF-8 as it is read as windows-1252, with what that does not know as C1."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    "text", ["Đạt", "đạt 58/63 tỉnh", "Đại hội", "Nguyễn Văn Đức said", "Lâm Đồng đạt 5%"]
)
@pytest.mark.parametrize(
    ("written", "as_written"),
    [
        pytest.param("TCVN3", lambda text: typed(text, "TCVN3"), id="TCVN3"),
        pytest.param("VNI", lambda text: typed(text, "VNI"), id="VNI"),
        pytest.param("UTF-8 read as windows-1252", mojibake, id="UTF-8"),
    ],
)
def test_a_few_words_from_before_unicode_are_recognised_by_their_letters(
    tmp_path: Path, text: str, written: str, as_written: Callable[[str], str]
) -> None:
    article = reading(tmp_path, as_written(text).encode())
    assert article == Article(text, written=written, plain=False)


@pytest.mark.parametrize("text", ["ChÝnh phñ", "tr­íc n¨m", "Bé C«ng Th­¬ng", "Chính phuû", "Boä"])
def test_words_with_fewer_signs_are_recognised_too(tmp_path: Path, text: str) -> None:
    assert reading(tmp_path, text.encode()).written in ("TCVN3", "VNI")


SENTENCE = "Chính phủ ban hành Nghị định về việc tổ chức Đại hội"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{SENTENCE} {typed('đạt', 'TCVN3')}", "mixes Unicode with TCVN3 in one line"),
        (f"{SENTENCE} {typed('đạt', 'VNI')}", "mixes Unicode with VNI in one line"),
        (f"{SENTENCE} {mojibake('đạt')}", "mixes Unicode with UTF-8 read as windows-1252 in one"),
        (f"{SENTENCE}\n{typed('năm', 'TCVN3')} đạt", "mixes Unicode with TCVN3 in one line"),
        (f"{SENTENCE} cña phñ", "mixes Unicode with TCVN3 in one line"),
        (f"{SENTENCE}\ncña phñ", "mixes Unicode with TCVN3. "),
        (f"{SENTENCE}\n{typed(SENTENCE, 'TCVN3')}\nHà Nam", "mixes Unicode with TCVN3"),
        ("Élysée, Molière, Besançon: NguyÔn V¨n §øc", "mixes TCVN3 with other letters"),
        ("Đại hội đạt".encode().decode("cp1252", "replace"), "UTF-8 that was saved as windows"),
        (f"{SENTENCE}\nÄ\ufffdáº¡i", "UTF-8 that was saved as windows-1252, which lost letters."),
    ],
)
def test_what_is_partly_unicode_or_lost_is_refused(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        reading(tmp_path, text.encode())
    assert str(caught.value).startswith(f"{tmp_path / 'article'}: {why}")


def test_lines_that_are_unicode_stay_beside_lines_that_are_not(tmp_path: Path) -> None:
    article = reading(tmp_path, f"{SENTENCE}\n{typed('Đạt', 'TCVN3')}\n".encode())
    assert article == Article(f"{SENTENCE}\nĐạt\n", written="TCVN3", plain=False)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Le riz thaï, le goût, août, naïf, haïr, Noël, où, maïs, l´eau, d´un, n°5, 1ère",
        "Thaï",
        "Un ñandú",
        "Aún así, el baúl de Raúl, aéreo, creé, leí, país, ¿Qué? ¡Ay! 1ª, nº 5",
        "São João não tem ações, aviões, leões, milhões, saúde, Noé, água, você, IRMÃ”",
        "Ísland, Þór, Ægir, það, á, í, ö, æ, Guðrún, Jökulsárlón, hæð, fjörður, árið",
        "Lista e target të suportuar të buffer nga ku të kopjohet apo të kryhet",
        "Dacă nu este găsit, o altă locație poate fi specificată\nîn cadrul țării, în care",
        "Tír na nÓg, na hÉireann, i dTír, go bhFuil, an tÚdar",
        "naïve café, résumé, façade, Zoë, Chloë, coöperate, Brontë, Windows®, 5 µm, m², §a",
        "Zeeën, geïnd, coördinatie, België, reünie, één",
        "Größe, beäugt, Übung, Gänsefüßchen „Ä“, geändert, öl",
        "Malmø, Faerøerne, Århus, på, være, miljø, Næstved",
        "«ai» et «an», col·lecció, paral·lel, il·lusió, ©2024, ®",
        "Thủ tướng gặp José Núñez, Pelé, Müller và Köhler ở São Tomé, Perú, Bogotá, Orléans",
        "Chủ tịch Đại hội: André, Zürich, Malmö, Şişli, Gdańsk, Škoda, Čapek, Ærø, Tromsø, Häme",
        "Bộ Công Thương: Coca-Cola®, m², a² + b², Noël, thaï, Zoë, Besançon, tỉnh¹, 5 µm",
        "Les élèves ont été très éprouvés à l'école, où ça gèle.",
        "Đại hội đảng – „Größe“ über alle Maße: Übung, Äpfel, süß, früh, schön",
        "José, Núñez, Peña, Martínez e Ibáñez están aquí también.",
        "§ 1, § 2, § 3, § 4: 5 µm ± 3 µm, 4 m², ½",
        "Россия и Вьетнам",
    ],
)
def test_what_is_in_unicode_stays_as_it_is(tmp_path: Path, text: str) -> None:
    for form in ("NFC", "NFD"):
        given = unicodedata.normalize(form, text)
        assert reading(tmp_path, given.encode()) == Article(given)


def test_a_line_in_two_ways_is_refused(tmp_path: Path) -> None:
    mixed = f"{typed(TEXT, 'TCVN3')}\nĐại hội {typed(' '.join(TEXT.split()), 'TCVN3')}"
    with pytest.raises(UnreadableError, match="mixes Unicode with TCVN3 in one line"):
        reading(tmp_path, mixed.encode())


@pytest.mark.parametrize(
    "word", ["nghiêng", "Quyết", "khuỷu", "giữa", "gìn", "Đắk", "thuở", "xoèn"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word) is (word != "Đắk")


def page(cte: str) -> bytes:
    """Return a saved page, as a browser or a mail program writes it."""
    message = EmailMessage()
    message["Subject"] = "Khai mạc"
    message.set_content("Không phải trang này.")
    message.add_alternative(f"<nav>a b</nav><p>{TEXT}</p>", subtype="html", cte=cte)
    return message.as_bytes()


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page.eml", "page", "page.txt"])
def test_a_saved_message_gives_its_page(tmp_path: Path, cte: str, name: str) -> None:
    article = reading(tmp_path, page(cte), name)
    assert article.text.split() == TEXT.split()
    assert {part: words.split() for part, words in article.left_out.items()} == {"nav": ["a", "b"]}


def test_a_text_that_begins_like_a_head_is_no_message(tmp_path: Path) -> None:
    text = "Subject: a\nDate: b\n\nĐà Lạt =E1=BA=A1"
    assert reading(tmp_path, text.encode()) == Article(text)


def test_a_document_is_read(tmp_path: Path) -> None:
    content = document(f"<w:p>{run('Đà Lạt')}</w:p><w:del>{run('58')}</w:del>")
    article = reading(tmp_path, content, "a.docx")
    assert (article.text.strip(), article.left_out) == ("Đà Lạt", {"deleted": "58"})


def test_a_quote_is_found_in_what_was_left_out() -> None:
    article = Article("a", {"nav": "x", "hidden": "Đạt  58/63 tỉnh"})
    assert article.find_left_out("58/63 tỉnh") == "hidden"
    assert article.find_left_out("8/63") is None


PLAIN = {
    "UTF-8": ("Đạt 58/63".encode(), "a.txt", True),
    "a byte order mark": ("Đạt 58/63".encode("utf-8-sig"), "a.txt", True),
    "UTF-16": ("Đạt 58/63".encode("utf-16"), "a.txt", True),
    "NFD and CRLF": (b"A\xcc\x83\r\nb", "a.txt", True),
    "Markdown": (b"# 58/63\n\n*b*", "a.md", True),
    "a page by its name": (b"58/63", "a.html", False),
    "a page by its head": (b"<!doctype html><p>58/63", "a", False),
    "a message": (b"Subject: a\nMIME-Version: 1.0\n\n58/63", "a.eml", False),
    "a Word document": (document(f"<w:p>{run('58/63')}</w:p>"), "a.docx", False),
    "windows-1258": (in_1258(TEXT), "a.txt", False),
    "a font": ("ChÝnh phñ n\xa8m".encode(), "a.txt", False),
}


@pytest.mark.parametrize(("content", "name", "plain"), PLAIN.values(), ids=PLAIN)
def test_only_of_a_text_a_place_is_one_in_the_file(
    tmp_path: Path, content: bytes, name: str, plain: bool
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert read(str(file)).plain is plain
