"""What an article is checked against, in one language: a dataset, or many of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from ttdn_cli.checking.check import check
from ttdn_cli.checking.findings import Finding, Report
from ttdn_cli.corpus.columns import count_datasets
from ttdn_cli.query.answers import title_of_source, word_of_source
from ttdn_cli.query.view import View
from ttdn_cli.text.locales import Language, Locale

if TYPE_CHECKING:
    from ttdn_cli.corpus.corpus import Corpus, Member

_KEPT = 64
"""Datasets that stay in the memory while it is written what was found in them."""


class Sources(Protocol):
    """What an article is checked against.

    Attributes:
        locale: the language.
        title: what is asked, as a heading names it.
        word: what to call a text of it: `speech`.
        several: whether it is many datasets, of which each finding says which one it is of.
    """

    locale: Locale
    title: str
    word: str
    several: bool

    def in_language(self, language: Language) -> Sources:
        """Return the same in a language."""

    def check(self, text: str) -> Report:
        """Return what is said of each item of an article."""

    def view(self, finding: Finding) -> View | None:
        """Return the dataset that a finding is of, or None for one of no dataset."""

    def member(self, finding: Finding) -> Member | None:
        """Return the same as one of many datasets, or None where there is one only."""


class OneSource:
    """A dataset."""

    several = False

    def __init__(self, view: View) -> None:
        self.locale: Locale = view
        self.title = title_of_source(view)
        self.word = word_of_source(view)
        self.only = view

    def in_language(self, language: Language) -> Sources:
        """Return the dataset in a language."""
        return OneSource(View(self.only.index, language))

    def check(self, text: str) -> Report:
        """Return what the dataset says of each item of an article."""
        return check(text, self.only.index)

    def view(self, finding: Finding) -> View | None:
        """Return the dataset."""
        return self.only

    def member(self, finding: Finding) -> Member | None:
        """Return None."""


class ManySources:
    """Many datasets."""

    several = True

    def __init__(self, corpus: Corpus, language: Language) -> None:
        self.locale = locale = Locale(language)
        count = len(corpus)
        named = count_datasets(locale, count, count, len(corpus.faults))
        self.title = f"{named} ({corpus.name})"
        self.word = locale.message("source")
        self._corpus = corpus
        self._members = {each.id: each for each in corpus}
        self._view = lru_cache(maxsize=_KEPT)(
            lambda dataset: View(self._members[dataset].index(), language)
        )

    def in_language(self, language: Language) -> Sources:
        """Return the datasets in a language."""
        return ManySources(self._corpus, language)

    def check(self, text: str) -> Report:
        """Return what the datasets say of each item of an article."""
        # One dataset waits for none of what many need.
        from ttdn_cli.corpus.checks import check_many

        return check_many(text, self._corpus)

    def view(self, finding: Finding) -> View | None:
        """Return the dataset that a finding is of, read anew where it is long ago."""
        return self._view(finding.dataset) if finding.dataset else None

    def member(self, finding: Finding) -> Member | None:
        """Return the dataset that a finding is of."""
        return self._members[finding.dataset] if finding.dataset else None
