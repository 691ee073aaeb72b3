"""Bodies that an article begins with and names as parts of others: `Công ty con của Tập đoàn …`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.owner_names import OwnerNames
from ttdn_cli.checking.words import Article

_OF = ("của", "thuộc", "of")
_BESIDE = ("một", "các", "những", "a", "the")


def subsidiaries(
    names: OwnerNames, article: Article, bodies: Iterable[range]
) -> Iterator[tuple[range, range]]:
    """Yield each that a sentence begins with, and the body that it is a part of.

    Args:
        names: what the names in the article are.
        article: the text.
        bodies: the words of those in it.
    """
    words = article.words
    for whole in bodies:
        part = range(article.sentence_of(whole.start).start, whole.start - 1)
        if not part or words[part.stop].low not in _OF:
            continue
        if any(article.gap_after(each) != " " for each in part):
            continue
        said = [words[each].low for each in part]
        said = said[1:] if said[0] in _BESIDE else said
        own = names.body(part.start)
        named = own and own.stop <= part.stop and words[part.stop - 1].is_capital
        if named or " ".join(said) in words_of("owners", "subsidiaries"):
            yield part, whole
