"""A saved message gives the text that its reader sees, decoded, or says why it does not."""

from __future__ import annotations

import quopri
from base64 import encodebytes
from pathlib import Path

import pytest

from tests.evidence.test_article import reading
from ttdn_cli.errors import UnreadableError
from ttdn_cli.evidence.article import Article

WORDS = "Đà Lạt đạt 58/63 tỉnh"
QUOTED = quopri.encodestring(WORDS.encode())
BASE64 = encodebytes((f"{WORDS}. " * 20).encode())
HEAD = b"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
CODED = HEAD + b"Content-Transfer-Encoding: quoted-printable\n"
LETTER = CODED + b"\n" + QUOTED


def has_read(article: Article) -> tuple[str, int]:
    return " ".join(article.text.split()), article.unread


@pytest.mark.parametrize("name", ["a.mht", "a.eml", "a.txt"])
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbf" + LETTER, id="a byte order mark"),
        pytest.param(b"\n" + LETTER, id="a blank line first"),
        pytest.param(b"\r\n \r\n" + LETTER.replace(b"\n", b"\r\n"), id="blank lines, CRLF"),
        pytest.param(b"X: " + b"a" * 70_000 + b"\n" + LETTER, id="a long head"),
        pytest.param(b"X: a\n b\n" * 9000 + LETTER, id="a head of many lines"),
        pytest.param(b"Subject : x\n" + LETTER, id="a space before the colon"),
        pytest.param(LETTER.replace(b"Encoding:", b"Encoding :"), id="and where it matters"),
        pytest.param(LETTER.replace(b"\n", b"\r"), id="CR"),
        pytest.param(b"From a@b Thu Jun  6 08:00:00 2024\n" + LETTER, id="out of a mailbox"),
        pytest.param(LETTER.replace(b"quoted-printable", b"Quoted Printable;"), id="misspelt"),
        pytest.param(LETTER.replace(b"quoted", b"(as text) quoted"), id="a remark"),
        pytest.param(LETTER.replace(b"printable", b"printable\n "), id="a folded line"),
    ],
)
def test_a_message_is_decoded_however_it_begins(tmp_path: Path, content: bytes, name: str) -> None:
    assert has_read(reading(tmp_path, content, name)) == (WORDS, 0)


@pytest.mark.parametrize("charset", ["utf-7", "UNICODE-1-1-UTF-7"])
def test_letters_of_seven_bits_are_decoded(tmp_path: Path, charset: str) -> None:
    head = HEAD.replace(b"utf-8", charset.encode())
    article = reading(tmp_path, head + b"\n" + WORDS.encode("utf-7"))
    assert article == Article(WORDS, written=charset.lower(), plain=False)


@pytest.mark.parametrize("name", ["a.mhtml", "a.html", "a.txt", "a"])
@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(QUOTED, "quoted-printable without the head", id="a body alone"),
        pytest.param(b"<p>" + QUOTED + b"</p>", "quoted-printable without", id="a page alone"),
        pytest.param(QUOTED.replace(b"=BA", b"=\r\n=BA"), "quoted-printable", id="over lines"),
        pytest.param(QUOTED.lower(), "quoted-printable without", id="small letters"),
        pytest.param(
            quopri.encodestring("L'été a été très désagréable".encode("latin-1")),
            "quoted-printable without",
            id="not of UTF-8",
        ),
        pytest.param(f"{WORDS}\n".encode() + QUOTED, "quoted-printable without", id="in a text"),
        pytest.param(b"\xff\xfe" + LETTER.decode().encode("utf-16-le"), "quoted", id="UTF-16"),
        pytest.param(BASE64, "base64 without the head", id="base64 alone"),
        pytest.param(HEAD + b"\n" + QUOTED, "quoted-printable without", id="a head without it"),
        pytest.param(HEAD + b"\n" + BASE64, "base64 without", id="a head without base64"),
        pytest.param(
            LETTER.replace(b"quoted-printable", b"x-zip"),
            "a message in an unknown encoding (x-zip). Save the page as HTML.",
            id="unknown",
        ),
        pytest.param(
            HEAD + b"Content-Transfer-Encoding: uuencode\n\nbegin 644 a\n" + b"\xc4\x90" * 40,
            "a message in an unknown encoding (x-uuencode).",
            id="not what it says",
        ),
        pytest.param(
            HEAD.replace(b"utf-8", b"utf-7") + b"\n+\xff",
            "not utf-7, though it says so. Save it as UTF-8.",
            id="not the letters that it says",
        ),
        pytest.param(b"--b\n" + LETTER, "a part of a message without its head", id="a part"),
        pytest.param(
            b"This is a multi-part message in MIME format.\n\n--b\n" + LETTER.partition(b"\n")[2],
            "a part of a message without its head",
            id="parts",
        ),
        pytest.param(
            (b"From a@b Thu Jun  6 08:00:00 2024\n" + LETTER + b"\n\n") * 2,
            "a mailbox of several messages. Save one of them as .eml.",
            id="a mailbox",
        ),
    ],
)
def test_what_is_not_decoded_is_refused(
    tmp_path: Path, content: bytes, why: str, name: str
) -> None:
    if content.startswith(b"--b"):
        content = content.replace(b"MIME-Version: 1.0\n", b"")
    with pytest.raises(UnreadableError) as caught:
        reading(tmp_path, content, name)
    assert str(caught.value).startswith(f"{tmp_path / name}: {why}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "Đà Lạt: a=E1=BA=A1, b=FF, x=E5c, x=E6d, x=E7f, x=E8g",
        "x=E5, y=E6, z=E7, w=FF; a==b",
        "https://example.org/?q=%E1%BA%A1&c=D0",
        "SGVsbG8gd29ybGQ",
    ],
)
def test_what_only_resembles_it_is_read(tmp_path: Path, text: str) -> None:
    assert reading(tmp_path, text.encode()) == Article(text)


def part(content: str, kind: str = "text/html", *head: str) -> str:
    return (
        "\n".join(
            (f"Content-Type: {kind}; charset=utf-8", "Content-Transfer-Encoding: 8bit", *head, "")
        )
        + f"\n{content}\n"
    )


def parts(kind: str, *inner: str, more: str = "", head: str = "") -> str:
    """Return parts in one; those in each other have boundaries of their own."""
    name = f"b{sum(each.count('boundary') for each in inner)}"
    joined = "".join(f"--{name}\n{each}\n" for each in inner)
    return f'{head}Content-Type: multipart/{kind}; boundary="{name}"{more}\n\n{joined}--{name}--\n'


PAGE = f"<p>{WORDS}</p>"
LONG_AD = f"<p>{'ad ' * 99}</p>"
AT = "Content-Location: https://a.vn/1"
AD_AT = "Content-Location: https://ad.vn/1"
NAME = "Content-ID: <p@x>"
SNAPSHOT = "Snapshot-Content-Location: https://a.vn/1\n"
ATTACHED = "Content-Disposition: attachment; filename=a.txt"
FORWARDED = f"Content-Type: message/rfc822\n\nSubject: a\n{part('<p>no</p>')}"


@pytest.mark.parametrize(
    ("message", "unread"),
    [
        pytest.param(
            parts("related", part(LONG_AD), part(PAGE, "text/html", NAME), more='; start="<p@x>"'),
            1,
            id="start",
        ),
        pytest.param(
            parts(
                "related",
                part(LONG_AD),
                parts("alternative", part("no", "text/plain"), part(PAGE), head=f"{NAME}\n"),
                more='; start="<p@x>"',
            ),
            1,
            id="start of alternatives",
        ),
        pytest.param(
            parts(
                "related",
                part(LONG_AD, "text/html", AD_AT),
                part(PAGE, "text/html", AT),
                head=SNAPSHOT,
            ),
            1,
            id="the address of the page",
        ),
        pytest.param(
            parts(
                "mixed",
                part(LONG_AD, "text/html", AD_AT),
                part(PAGE, "text/html", f"{AT}#top"),
                head=SNAPSHOT.replace("/1", "\n /1"),
            ),
            1,
            id="the address over two lines",
        ),
        pytest.param(
            parts("related", part("<p>ad</p>", "text/html", AD_AT), part(PAGE, "text/html", AT)),
            1,
            id="the largest page",
        ),
        pytest.param(
            parts(
                "related",
                part(PAGE),
                part("<p>ad</p>"),
                part("", "text/html"),
                more='; start="<z>"',
            ),
            1,
            id="a start that is not there",
        ),
        pytest.param(
            parts("alternative", part(WORDS, "text/plain"), part("<html><body></body></html>")),
            0,
            id="an empty alternative",
        ),
        pytest.param(
            parts("alternative", part(WORDS, "text/plain"), part("<p hidden>a</p>")),
            0,
            id="a hidden alternative",
        ),
        pytest.param(
            parts("alternative", part("no " * 99, "text/plain"), part(PAGE)), 0, id="alternatives"
        ),
        pytest.param(
            parts(
                "alternative",
                part("no", "text/plain"),
                parts("related", part(PAGE), part("<p>ad</p>")),
            ),
            1,
            id="a frame in an alternative",
        ),
        pytest.param(
            parts("mixed", part(WORDS, "text/plain"), part("<p>unsubscribe</p>")),
            1,
            id="the first of parts that follow each other",
        ),
        pytest.param(
            parts("mixed", part(WORDS, "text/plain"), part("no", "text/plain", ATTACHED)),
            1,
            id="an attachment",
        ),
        pytest.param(
            parts("mixed", part("no", "text/html; name=a.html"), part(PAGE)),
            1,
            id="a named part",
        ),
        pytest.param(
            parts("mixed", part(WORDS, "text/plain"), FORWARDED), 1, id="a forwarded message"
        ),
        pytest.param(
            parts("mixed", FORWARDED, part("no", "text/plain", ATTACHED), part(PAGE)),
            2,
            id="both before the text",
        ),
        pytest.param(part(PAGE), 0, id="no parts"),
    ],
)
def test_the_part_that_a_reader_sees(tmp_path: Path, message: str, unread: int) -> None:
    article = reading(tmp_path, f"MIME-Version: 1.0\n{message}".encode())
    assert has_read(article) == (WORDS, unread)
    assert len([*article.notes("x")]) == (unread > 0)


@pytest.mark.parametrize("inner", [FORWARDED, part("no", "text/plain", ATTACHED)])
def test_what_is_attached_is_no_text(tmp_path: Path, inner: str) -> None:
    with pytest.raises(UnreadableError, match="without a text of its own; what is attached is not"):
        reading(tmp_path, f"MIME-Version: 1.0\n{parts('mixed', inner)}".encode())


@pytest.mark.parametrize(("unread", "texts"), [(1, "1 other text"), (2, "2 other texts")])
def test_what_was_not_read_is_said(unread: int, texts: str) -> None:
    what = "attachments, forwarded messages or frames"
    said = [*Article("a", unread=unread).notes("x")]
    assert said == [f"x: the message has {texts} ({what}), not read."]
