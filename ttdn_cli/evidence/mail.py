"""The page in a saved message: what browsers write as .mhtml or .mht, and mail programs as .eml."""

from __future__ import annotations

import re
from typing import NamedTuple

from ttdn_cli.evidence.parts import RefusedError

MOST_PARTS = 10_000
"""Lines that may begin a part; a saved page has a part for each picture."""

_HEAD = re.compile(
    rb"(?:From [^\n]*\r?\n)?(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*+){1,200}+\r?\n"
)
_MESSAGE = re.compile(rb"^(?:MIME-Version|Content-Type|Content-Transfer-Encoding):", re.I | re.M)


class Letter(NamedTuple):
    """What a message holds of text.

    Attributes:
        content: the bytes of its page, or of its text.
        charset: the encoding that it names, or None.
        is_page: whether it is HTML.
    """

    content: bytes
    charset: str | None
    is_page: bool


def is_message(data: bytes) -> bool:
    """Return whether a file begins with the head of a message (RFC 5322, RFC 2045)."""
    head = _HEAD.match(data[:65536])
    return bool(head and _MESSAGE.search(head.group()))


def read_message(data: bytes) -> Letter:
    """Return the page of a message, or its text if it has no page.

    Raises:
        RefusedError: if it has neither, or too many parts.
    """
    if data.count(b"\n--") > MOST_PARTS:
        raise RefusedError(f"a message of more than {MOST_PARTS:,} parts. Save the page as HTML.")
    from email import message_from_bytes
    from email.errors import MessageError
    from email.message import Message

    try:
        parts = [
            each
            for each in message_from_bytes(data).walk()
            if isinstance(each, Message) and not each.is_multipart()
        ]
    except (MessageError, RecursionError, ValueError, LookupError):
        parts = []
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and not part.get_filename():
                content = part.get_payload(decode=True)
                if isinstance(content, bytes) and content.strip():
                    return Letter(content, part.get_content_charset(), kind != "text/plain")
    raise RefusedError("a message without a text. Save the page as HTML, or its text as .txt.")
