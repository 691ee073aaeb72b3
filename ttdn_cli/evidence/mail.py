"""The page in a saved message: what browsers write as .mhtml or .mht, and mail programs as .eml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from ttdn_cli.evidence.parts import RefusedError
from ttdn_cli.evidence.transfer import decode_part, refuse_unknown
from ttdn_cli.text.messages import message

if TYPE_CHECKING:
    from email.message import Message

MOST_PARTS = 10_000
"""Lines that may begin a part; a saved page has a part for each picture."""

_BEFORE = rb"(?:\xef\xbb\xbf)?(?:[ \t]*+\n)*"
_HEAD = re.compile(
    _BEFORE + rb"(?P<head>(?:From [^\n]*\n)?(?:[!-9;-~]++[ \t]*+:[^\n]*\n(?:[ \t][^\n]*\n)*)+)"
    rb"(?:\n|\Z)"
)
_MESSAGE = re.compile(rb"^(?:MIME-Version|Content-Type|Content-Transfer-Encoding)\s*:", re.I | re.M)
_PART = re.compile(
    _BEFORE + rb"(?:This is a multi-?part message[^\n]*\n++)?--[^\n]+\nContent-[\w-]+[ \t]*:", re.I
)
_NEXT_MESSAGE = re.compile(rb"^From [^\n]*\d:\d\d[^\n]*\n[!-9;-~]++:", re.M)
_SPACED = re.compile(rb"^([!-9;-~]++)[ \t]++:", re.M)
_SPACED_IN_PART = re.compile(rb"^(Content-[A-Za-z-]++)[ \t]++:", re.I | re.M)

_PAGES = ("text/html", "application/xhtml+xml")


class Letter(NamedTuple):
    """A text of a message.

    Attributes:
        content: its bytes.
        charset: the encoding that it names, or None.
        is_page: whether it is HTML.
        unread: how many texts and attachments the message has beside it that say something else.
    """

    content: bytes
    charset: str | None
    is_page: bool
    unread: int


class _Place(NamedTuple):
    """Where a part stands: what is known of it from the parts around it.

    Attributes:
        order: its number, and those of the parts around it, where parts follow each other.
        choice: the number of the choice between alternatives that it belongs to, or 0.
        branch: which of these alternatives it belongs to.
        named: whether the message names it, or a part around it, as what is to be shown.
    """

    order: tuple[int, ...] = ()
    choice: int = 0
    branch: int = 0
    named: bool = False


class _Leaf(NamedTuple):
    """A part without parts; its content is None if nobody knows how it is encoded."""

    part: Message
    place: _Place
    content: bytes | None


def find_message(data: bytes) -> bytes | None:
    """Return a file as a message (RFC 5322, RFC 2045) that Python can read, or None if it is none.

    Raises:
        RefusedError: if it is a part of a message without its head, or several messages.
    """
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if _PART.match(data):
        raise RefusedError(message("a part of a message without its head. Save the page as HTML."))
    found = _HEAD.match(data)
    if not found or not _MESSAGE.search(found["head"]):
        return None
    if found["head"].startswith(b"From ") and len(_NEXT_MESSAGE.findall(data)) > 1:
        raise RefusedError(message("a mailbox of several messages. Save one of them as .eml."))
    # Python takes a line with a space before the colon for the end of the head.
    head = _SPACED.sub(rb"\1:", found["head"])
    return head + _SPACED_IN_PART.sub(rb"\1:", data[found.end("head") :])


def read_message(data: bytes) -> Iterator[Letter]:
    """Yield the texts of a message, first the one that its reader sees.

    Where parts belong together that is the one that the message names (RFC 2387, RFC 2557), else
    the largest page; of alternatives it is the page; else it is the first. What is attached, and a
    message that is forwarded, is none.

    Raises:
        RefusedError: if it has no text, too many parts, or a text in an unknown encoding.
    """
    if data.count(b"\n--") > MOST_PARTS:
        raise RefusedError(
            message(
                "a message of more than {most:,} parts. Save the page as HTML.", most=MOST_PARTS
            )
        )
    from email import message_from_bytes
    from email.errors import MessageError

    try:
        leaves, attached = _leaves(message_from_bytes(data))
    except (MessageError, RecursionError, ValueError, LookupError):
        leaves, attached = [], 0
    if not leaves:
        why = message("a message without a text.")
        if attached:
            why = message("a message without a text of its own; what is attached is not read.")
        advice = message("Save the page as HTML, or its text.")
        raise RefusedError(f"{why} {advice}")
    choices = Counter(leaf.place.choice for leaf in leaves)
    branches = Counter((leaf.place.choice, leaf.place.branch) for leaf in leaves)
    for part, place, content in leaves:
        if content is None:
            raise refuse_unknown(part)
        others = len(leaves) - 1 + attached
        if place.choice:
            others -= choices[place.choice] - branches[place.choice, place.branch]
        is_page = part.get_content_type() in _PAGES
        yield Letter(content, part.get_content_charset(), is_page, others)


def _leaves(message: Message) -> tuple[list[_Leaf], int]:
    """Return the texts of a message, the one to be shown first, and how many are attached."""
    address = _address(message, "snapshot-content-location") or _address(message)
    texts: list[_Leaf] = []
    attached = 0
    choices = count(1)
    rest = [(message, _Place())]
    while rest:
        part, place = rest.pop()
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind.startswith("message/"):
            attached += 1
        elif part.is_multipart():
            inner = _inner(part, place, choices, address)
            rest += reversed(inner)
        elif kind in (*_PAGES, "text/plain"):
            content = decode_part(part)
            if content is None or content.strip():
                texts.append(_Leaf(part, place, content))
    saved = any(_address(leaf.part) for leaf in texts)
    return sorted(texts, key=lambda leaf: _rank(leaf, saved=saved)), attached


def _inner(
    part: Message, place: _Place, choices: Iterator[int], address: str
) -> list[tuple[Message, _Place]]:
    """Return the parts of a part, each with its place."""
    kind = part.get_content_subtype()
    related, alternative = kind == "related", kind == "alternative"
    start = str(part.get_param("start", "")).strip() if related else ""
    choice = next(choices) if alternative and not place.choice else 0
    found = []
    for number, each in enumerate(part.get_payload()):
        if not hasattr(each, "get_content_type"):
            continue
        inner = place._replace(
            order=place.order if related or alternative else (*place.order, number),
            named=place.named
            or bool(start and str(each.get("content-id", "")).strip() == start)
            or bool(not start and address and _address(each) == address),
        )
        found.append((each, inner._replace(choice=choice, branch=number) if choice else inner))
    return found


def _rank(leaf: _Leaf, *, saved: bool) -> tuple[object, ...]:
    """Return what sorts a text by how much it is the one to be read."""
    is_page = leaf.part.get_content_type() in _PAGES
    # The parts of a saved page belong together whatever the message says.
    named, order = (False, ()) if saved else (bool(leaf.part.get_filename()), leaf.place.order)
    return named, order, not leaf.place.named, not is_page, -len(leaf.content or b"")


def _address(part: Message, name: str = "content-location") -> str:
    """Return where a part was on the web, without the place in it."""
    return re.sub(r"\s", "", str(part.get(name, ""))).partition("#")[0]
