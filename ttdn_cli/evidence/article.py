"""A published text as a user saved it: its text, and what of the file is no part of it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

import msgspec

from ttdn_cli.errors import UnreadableError
from ttdn_cli.evidence import encodings
from ttdn_cli.evidence.docx import read_document
from ttdn_cli.evidence.html import read_page
from ttdn_cli.evidence.mail import find_message, read_message
from ttdn_cli.evidence.parts import Gathered, Part, RefusedError
from ttdn_cli.evidence.transfer import check_decoded
from ttdn_cli.files import bytes_of, name_of
from ttdn_cli.text.canonical import Canonical
from ttdn_cli.text.messages import later, message, plural

MOST_WORDS = 2_000_000
"""Words of a text: 10 MB of Vietnamese have some 1.8 million, each of which takes memory."""

_WORD = re.compile(r"\S+")
_PAGE = re.compile(r"\s*(?:<!doctype html|<html|<!--|<\?xml)|.*</(?:p|div|body|h1)>", re.I | re.S)
_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,9}=[\s\"']{0,9}([\w.:-]{2,40})", re.I)

_BEFORE = rb"(?:\xef\xbb\xbf)?\s{0,999}"
# Readers open what has this within 1,024 bytes; a text may speak of it there, but has no objects.
_PDF = _BEFORE + rb"%PDF-|(?s:.{0,1019}%PDF-\d\.\d.{0,4096}?\d \d+ obj\b)"
_REFUSED = {
    _PDF: later("a PDF. Take its text with pdftotext -layout FILE.pdf, and use that."),
    rb"\xd0\xcf\x11\xe0": later(
        "a Word 97 document (.doc), or a locked .docx. Save it as .docx without "
        "a password, or convert it with soffice --convert-to docx FILE."
    ),
    _BEFORE + rb"\{\\rtf": later(
        "an RTF document. Convert it with soffice --convert-to docx FILE."
    ),
    rb"bplist0": later("a web archive of Safari. Save the page as Page Source (.html)."),
    rb"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!|\x28\xb5\x2f\xfd": later(
        "compressed. Unpack it first."
    ),
    _BEFORE + rb"<\?xml[^>]{0,200}>\s{0,99}(?:<\?mso-application|<pkg:package|"
    rb"<w:wordDocument)": later("a Word document as XML. Save it as .docx."),
    rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF": later("a picture. Give the text that it shows as .txt."),
}
_OF_SEVEN_BITS = re.compile(r"(?:unicode-1-1-)?utf-?7|iso-2022-[\w-]+|hz(?:-gb-2312)?", re.I)
"""Encodings of mails whose letters look like others of ASCII."""
_ON_THE_WEB = re.compile(
    "(?:windows-?|cp)12\\d\\d|iso-8859-\\d+|latin-?\\d|gb\\w+|big5|shift_jis|euc-\\w+|koi8-\\w",
    re.I,
)


class Article(msgspec.Struct, frozen=True, dict=True):
    """A text, and how it was read.

    Attributes:
        text: the text.
        left_out: the words of the file that are no part of it, by the reason.
        written: how it was encoded or typed, if that was not Unicode.
        unread: how many other texts a message has: attached, forwarded or in frames of its page.
        plain: whether the text is that of the file, character by character, but for a byte order
            mark at its head: then a place in it is one in the file.
    """

    text: str
    left_out: dict[Part, str] = {}
    written: str | None = None
    unread: int = 0
    plain: bool = True

    @property
    def words_left_out(self) -> dict[Part, int]:
        """How many words were left out, by the reason."""
        return {part: len(words.split()) for part, words in self.left_out.items()}

    @cached_property
    def _apart(self) -> dict[Part, Canonical]:
        # Canonical text takes much more room than text: what nobody wrote to be read is cut off.
        return {
            part: Canonical(" ".join(words.split(maxsplit=MOST_WORDS)[:MOST_WORDS]))
            for part, words in self.left_out.items()
        }

    def find_left_out(self, quote: str) -> Part | None:
        """Return in which part that was left out a quote stands, or None."""
        return next((part for part, text in self._apart.items() if any(text.find(quote))), None)

    def notes(self, name: str) -> Iterator[str]:
        """Yield what a reader has to know of how a text was read.

        Args:
            name: of the file.
        """
        if self.written:
            if self.written in ("TCVN3", "VNI"):
                how = message("typed in {font} fonts; read as Unicode.", font=self.written)
            else:
                how = message("written in {encoding}; read as Unicode.", encoding=self.written)
            yield f"{name}: {how}"
        if self.unread:
            more = plural(
                "the message has {count} other text (attachments, forwarded messages or frames), "
                "not read.",
                "the message has {count} other texts (attachments, forwarded messages or frames), "
                "not read.",
                self.unread,
            )
            yield f"{name}: {more}"


def read(path: str) -> Article:
    """Return the text of a file, or of standard input for `-`.

    A web page, a saved message or a Word document gives what a reader of it sees.

    Args:
        path: of the file.

    Raises:
        UnreadableError: if it cannot be read, or is no text.
    """
    data = bytes_of(path)
    try:
        return _read(data, path.lower())
    except RefusedError as error:
        raise UnreadableError(name_of(path), str(error)) from None


def typed_text(text: str) -> Article:
    """Return a text that was typed, and stands in no file."""
    return Article(text, {}, None, 0, True)


def _read(data: bytes, path: str) -> Article:
    for begins, why in _REFUSED.items():
        if re.match(begins, data):
            raise RefusedError(message(why))
    if data.startswith(b"PK\x03\x04"):
        return _article(read_document(data), None, plain=False)
    if mail := find_message(data):
        return _read_message(mail)
    is_page = path.endswith((".html", ".htm", ".xhtml"))
    gathered, written, plain = _gathered(data, None, is_page=is_page)
    return _article(gathered, written, plain=plain)


def _read_message(message: bytes) -> Article:
    """Return the first of its texts in which anything stands."""
    empty: tuple[Gathered, str | None] | None = None
    for letter in read_message(message):
        gathered, written, _ = _gathered(letter.content, letter.charset, is_page=letter.is_page)
        if gathered.text.strip():
            return _article(gathered, written, letter.unread, plain=False)
        empty = empty or (gathered, written)
    return _article(*(empty or (Gathered(), None)), plain=False)


def _gathered(
    data: bytes, charset: str | None, *, is_page: bool
) -> tuple[Gathered, str | None, bool]:
    """Return what stands in a text or a page, its encoding if not Unicode, and if it is a text."""
    text, written = _decoded(data, charset)
    if "\0" in text:
        raise RefusedError(message("not a text file. Save the article as text or HTML."))
    is_page = is_page or _PAGE.match(text) is not None
    if is_page:
        gathered = read_page(text)
    else:
        gathered = Gathered()
        gathered.add(text)
    check_decoded(gathered.text)
    return gathered, written, not is_page


def _article(gathered: Gathered, written: str | None, unread: int = 0, *, plain: bool) -> Article:
    if sum(1 for _ in islice(_WORD.finditer(gathered.text), MOST_WORDS + 1)) > MOST_WORDS:
        raise RefusedError(
            message("more than {most:,} words. Keep only the article.", most=MOST_WORDS)
        )
    text, typed = encodings.retype(gathered.text)
    if written == _UNKNOWN and typed is None:
        raise RefusedError(
            message(
                "neither UTF-8 nor Vietnamese in windows-1258, TCVN3 or VNI. Save it as UTF-8, or "
                "convert it with iconv -f ENCODING -t UTF-8."
            )
        )
    left_out = {
        part: encodings.retype_as(words, typed) for part, words in gathered.left_out.items()
    }
    if not text.strip():
        if left_out:
            why = message("all is left out: {parts}.", parts=", ".join(left_out))
        else:
            why = message("contains no text.")
        advice = message("Save the article as text or HTML.")
        raise RefusedError(f"{why} {advice}")
    written = typed or (None if written == _UNKNOWN else written)
    return Article(text, left_out, written, unread, plain and written is None)


_UNKNOWN = "unknown"


def _decoded(data: bytes, charset: str | None) -> tuple[str, str | None]:
    """Return text, and its encoding if that is not Unicode.

    Unicode comes first, whatever a page says of itself; then windows-1258 if that makes it
    Vietnamese, then what the page says. What is left is Latin-1, for fonts that are typed in it.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16"), None
        except UnicodeDecodeError:
            raise RefusedError(
                message("not UTF-16, though it begins so. Save it as UTF-8.")
            ) from None
    if charset and _OF_SEVEN_BITS.fullmatch(charset):
        try:
            return data.decode(codecs.lookup(charset).name), charset.lower()
        except (LookupError, UnicodeDecodeError):
            raise RefusedError(
                message("not {charset}, though it says so. Save it as UTF-8.", charset=charset)
            ) from None
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise RefusedError(message("not a text file. Save the article as text or HTML."))
    if found := encodings.decode_bytes(data):
        return found
    declared = _CHARSET.search(data[:4096])
    name = charset or (declared[1].decode("ascii", "replace") if declared else None)
    text = data.decode("latin-1")
    if name and _ON_THE_WEB.fullmatch(name) and encodings.retype(text).written is None:
        try:
            return data.decode(codecs.lookup(name).name), name.lower()
        except (LookupError, UnicodeDecodeError):
            pass
    return text, _UNKNOWN
