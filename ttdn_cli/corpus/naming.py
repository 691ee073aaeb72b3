"""Whether an article names a figure that it has another value of."""

from __future__ import annotations

from ttdn_cli.checking.concepts import fillers, words_of
from ttdn_cli.checking.contexts import clause_of
from ttdn_cli.checking.findings import Finding
from ttdn_cli.checking.narrower import SHORT
from ttdn_cli.checking.own_texts import own_texts
from ttdn_cli.checking.words import Article, split_words
from ttdn_cli.checking.work import says_something
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.text.language import Language
from ttdn_cli.text.unicode import fold


def names_figure(finding: Finding, article: Article, index: Index) -> bool:
    """Return whether a sentence names the figure that it contradicts.

    It does by more than half of the words of its scope and its indicator, and of a short indicator
    by all that say something, with or without diacritics. That something grew is said by any verb
    if its clause says no more before the figure: `GDP năm 2023 tăng 5,05%`.
    """
    metric = index.records.get(finding.record or "")
    if finding.verdict != "contradicted" or not isinstance(metric, Metric):
        return False
    words = article.words_in(finding.start, finding.end)
    sentence = article.sentence_of(words.start)
    said = _folded(article, sentence)
    for language in Language:
        scope, indicator = (
            {fold(low) for low, _ in split_words(getattr(each, language, None) or "")}
            for each in (metric.scope, metric.indicator)
        )
        if _is_said(scope, indicator, said):
            return True
        texts = split_words(" ".join(own_texts(index))) if metric.measure == "change" else []
        own = scope | indicator | {fold(low) for low, _ in texts}
        if texts and _has_grown(article, words, indicator, own):
            return True
    return False


def _has_grown(article: Article, words: range, indicator: set[str], own: set[str]) -> bool:
    """Return whether a clause says before a number that what an indicator names grew, no more.

    Args:
        article: the text.
        words: of the number.
        indicator: its words.
        own: the same, and those that say whose figure it is.
    """
    before = range(clause_of(article, words).start, words.start)
    changes = words_of("changes", "words") | words_of("changes", "verbs")
    named = indicator - {fold(each) for each in changes}
    if not named or not named <= _folded(article, before):
        return False
    said = {each.low for each in article.words[before.start : words.stop]}
    nation = {word for each in words_of("owners", "nation") for word in each.split()}
    known = changes | fillers() | words_of("function", "words") | nation
    more = {each for each in said - known if fold(each) not in own and not each[0].isdigit()}
    return not says_something(more)


def _folded(article: Article, words: range) -> set[str]:
    return {fold(each.low) for each in article.words[words.start : words.stop]}


def _is_said(scope: set[str], indicator: set[str], said: set[str]) -> bool:
    """Return whether words are more than half of a scope and an indicator; a short one is whole."""
    words = scope | indicator
    telling = indicator - {fold(each) for each in fillers()}
    short = len(telling) <= SHORT
    return 2 * len(words & said) > len(words) and (not short or telling <= said)
