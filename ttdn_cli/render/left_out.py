"""What of a file is no part of its text, for people."""

from __future__ import annotations

from collections.abc import Mapping

from ttdn_cli.evidence.parts import Part
from ttdn_cli.text.locales import Locale


def describe_left_out(left_out: Mapping[Part, int], locale: Locale) -> str:
    """Return how many words were left out, and of which kinds.

    Args:
        left_out: how many, by the reason.
        locale: the language of the answer.
    """
    total = sum(left_out.values())
    many = locale.number(total)
    parts = (f"{locale.number(count)} {locale.word(part)}" for part, count in left_out.items())
    said = ", ".join(parts)
    return locale.plural(
        "{many} word: {parts}", "{many} words: {parts}", total, many=many, parts=said
    )
