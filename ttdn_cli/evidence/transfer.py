"""How a text was written for a mail: quoted-printable and base64 (RFC 2045, section 6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ttdn_cli.evidence.parts import RefusedError
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import shorten

if TYPE_CHECKING:
    from email.message import Message

_AS_IT_IS = frozenset({"", "7bit", "8bit", "binary"})
_ENCODINGS = {
    "quotedprintable": "quoted-printable",
    "base64": "base64",
    **dict.fromkeys(("uuencode", "xuuencode", "uue", "xuue"), "x-uuencode"),
}

_MANY = 3
"""Signs of quoted-printable that no text of letters beyond ASCII has by chance."""

# A letter of UTF-8, also over the end of a line; then one of another encoding within a word.
_END = r"(?:=\s{1,2})?"
_QUOTED = re.compile(
    rf"=[CD][0-9A-F]{_END}=[89AB][0-9A-F]|=E[0-9A-F](?:{_END}=[89AB][0-9A-F]){{2}}|"
    rf"=F[0-4](?:{_END}=[89AB][0-9A-F]){{3}}",
    re.I,
)
_QUOTED_BYTE = re.compile("[A-Za-z]=[89A-F][0-9A-F][a-z]")
_BASE64 = re.compile(r"\s*(?:[A-Za-z0-9+/]{60,76}\s{1,2})+[A-Za-z0-9+/]*={0,2}\s*")


def decode_part(part: Message) -> bytes | None:
    """Return the content of a part without parts, or None if nobody knows how it is encoded.

    The encoding is recognised however it is spelt: `Quoted Printable;` is one too.
    """
    name = "content-transfer-encoding"
    given = re.sub(r"\([^()]*\)|[^a-z0-9]", "", str(part.get(name, "")).lower())
    if given not in _AS_IT_IS and given not in _ENCODINGS:
        return None
    del part[name]
    part[name] = _ENCODINGS.get(given, "8bit")
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return b""
    # What Python cannot decode it gives as it is.
    undone = part[name] == "x-uuencode" and content.startswith(b"begin ")
    return None if undone else content


def refuse_unknown(part: Message) -> RefusedError:
    """Return why a part is not read of which `decode_part` knows nothing."""
    given = shorten(" ".join(str(part.get("content-transfer-encoding")).split()))
    return RefusedError(
        message("a message in an unknown encoding ({given}). Save the page as HTML.", given=given)
    )


def check_decoded(text: str) -> None:
    """Check that a text is not still written for a mail, as one without its head is.

    Raises:
        RefusedError: if it is: what stands in it are not the letters of the text.
    """
    many = 1 if text.isascii() else _MANY
    if _has(_QUOTED, text, many) or (text.isascii() and _has(_QUOTED_BYTE, text, _MANY)):
        raise RefusedError(
            message(
                "quoted-printable without the head of a message. Decode it with "
                "python3 -m quopri -d FILE, or save the page as HTML."
            )
        )
    if _BASE64.fullmatch(text):
        raise RefusedError(
            message(
                "base64 without the head of a message. Decode it with base64 -d FILE, or save the "
                "page as HTML."
            )
        )


def _has(pattern: re.Pattern[str], text: str, many: int) -> bool:
    return "=" in text and any(
        number >= many for number, _ in enumerate(pattern.finditer(text), start=1)
    )
