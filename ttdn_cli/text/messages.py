"""What the tool says, in the language that was chosen: English in the code, the rest in catalogues.

A message is its English text. In English nothing is looked up or loaded; in another language the
text is the key of a gettext catalogue in `locale/`, which `python -m tests.tools.messages` keeps.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ttdn_cli.text.language import Language

_DOMAIN = "ttdn"
_CATALOGUES = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120


class _Speech:
    """The language of the process, and what finds texts in it; nothing is found in English."""

    language = Language.EN
    find: Callable[[str], str] | None = None
    find_plural: Callable[[str, str, int], str] | None = None


def speak(language: Language) -> None:
    """Say everything in this language from now on, also what Typer says by gettext."""
    if language is _Speech.language:
        return
    _Speech.language, _Speech.find, _Speech.find_plural = language, None, None
    # Typer has imported it already.
    import gettext

    if language is Language.EN:
        gettext.textdomain("messages")
        return
    found = gettext.translation(_DOMAIN, _CATALOGUES, [language])
    _Speech.find, _Speech.find_plural = found.gettext, found.ngettext
    # The standard library's own way to a catalogue, by which a library finds its words.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(_DOMAIN, _CATALOGUES)
    gettext.textdomain(_DOMAIN)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Say everything in a language for a while, such as what programs read in English."""
    before = _Speech.language
    speak(language)
    try:
        yield
    finally:
        speak(before)


def spoken() -> Language:
    """Return the language in which messages are said."""
    return _Speech.language


def message(text: str, /, **values: object) -> str:
    """Return a message in the language of the process, with its values in their places.

    Args:
        text: in English, with the name of each value in braces: `Wrote {file}.`
        **values: the values. A text without any is taken as it is.
    """
    said = _Speech.find(text) if _Speech.find else text
    return said.format(**values) if values else said


def later(text: str) -> str:
    """Return a text as it is, which is a message when it is said."""
    return text


def plural(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the message for a number of things, which has the name `count` in it.

    Args:
        one: in English, for one of them: `{count} fact`.
        many: for any other number of them: `{count} facts`.
        count: how many.
        **values: other values.
    """
    if _Speech.find_plural:
        said = _Speech.find_plural(one, many, count)
    else:
        said = one if count == 1 else many
    return said.format(count=count, **values)
