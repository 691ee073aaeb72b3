"""Whether a sentence of an article is about another event than that of a dataset."""

from __future__ import annotations

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.words import Article, split_words
from ttdn_cli.facts.index import Index

_ABOUT = 3
"""Words behind that for an event within which what it is about begins."""


class OtherEvents:
    """The sentences of an article that say what another event is about, or are of another kind.

    Args:
        article: the text.
        index: the dataset.
    """

    def __init__(self, article: Article, index: Index) -> None:
        self._article = article
        event = index.event
        kind = event.type if event else None
        texts = [index.source.title]
        texts += [event.name.vi, event.name.en] if event else []
        texts += [kind.vi, kind.en] if kind else []
        self._own = {plain for text in texts if text for _, plain in split_words(text)}
        self._found: dict[int, bool] = {}

    def is_in(self, sentence: range) -> bool:
        """Return whether a sentence speaks of another event: `hội nghị chuyển đổi số`."""
        found = self._found.get(sentence.start)
        if found is None:
            found = self._found[sentence.start] = self._look(sentence)
        return found

    def _look(self, sentence: range) -> bool:
        article = self._article
        if article.said_in(sentence) & (
            words_of("events", "other_kinds") | words_of("events", "other_times")
        ):
            return True
        kinds = words_of("events", "own_words")
        return any(
            article.said_in(range(place, min(place + 2, sentence.stop))) & kinds
            and self._is_about_another(range(place + 1, sentence.stop))
            for place in sentence
        )

    def _is_about_another(self, behind: range) -> bool:
        """Return whether words behind that for an event say that it is about something else."""
        article = self._article
        kinds = {each for kind in words_of("events", "own_words") for each in kind.split()}
        skipped = kinds | words_of("events", "within_name") | {"the"}
        for place in behind[:_ABOUT]:
            if article.gap_after(place - 1).strip():
                return False
            word = article.words[place]
            if word.low in skipped:
                continue
            return (
                word.text.islower()
                and word.plain not in self._own
                and word.low not in words_of("events", "behind_name")
                and word.low not in words_of("events", "happens")
            )
        return False
