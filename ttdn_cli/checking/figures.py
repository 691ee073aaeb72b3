"""Check the quantities of an article: each with what it is of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ttdn_cli.checking.concepts import exclusive, negations, pairs_of, qualifying, words_of
from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import Finding, Verdict
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.subjects import CONCEPT, Subject, Subjects, features_of, find_scopes
from ttdn_cli.checking.values import Relation, expected, relate
from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import QuantityMention
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.text.gazetteer import load

_REACH = 12
"""Words behind a number within which stands whom it counts."""

_LONG = 60
"""Words to either side of a number that can say what it is about."""

_HEADING = 20
"""Words of the longest heading."""

_BREAK = re.compile(r"[,;:()\[\]–—\n]| - ")
_JOINS = ("và", "and", "while", "whereas", "còn", "trong khi", "und", "et")
_OTHER_MEASURES = ("change", "multiple", "rank", "duration")


class Context(NamedTuple):
    """What an article says around a quantity.

    Attributes:
        features: of the words that say what it is about.
        scope: whom it covers, of those that a lexicon knows, or None.
        negated: whether those are counted of which it is not true.
        words: the words that say what it is about.
    """

    features: set[str]
    scope: str | None
    negated: bool
    words: range


def check_figures(
    article: Article, quantities: Sequence[QuantityMention], subjects: Subjects
) -> Iterator[Finding]:
    """Yield what a dataset says of each quantity of an article.

    Args:
        article: the text.
        quantities: in it, in order.
        subjects: the figures of the dataset.
    """
    places = [article.words_in(each.start, each.end) for each in quantities]
    before: Context | None = None
    for number, mention in enumerate(quantities):
        around = Surroundings(article, places, number)
        context = around.read(subjects, before)
        before = context
        yield _judged(article, mention, context, subjects)


class Surroundings:
    """The words around a quantity, in the order in which they are asked what it is about."""

    def __init__(self, article: Article, places: Sequence[range], number: int) -> None:
        self._article = article
        self._plain = not article.is_marked
        self._place = places[number]
        first = self._place.start if self._place else 0
        sentence = article.sentence_of(first)
        start = max(sentence.start, first - _LONG)
        stop = min(sentence.stop, self._place.stop + _LONG)
        others = [each for each in places if each and sentence.start <= each.start < sentence.stop]
        left = [each.stop for each in others if each.stop <= first]
        right = [each.start for each in others if each.start >= self._place.stop]
        self._sentence = range(start, max(stop, start))
        self._left = range(max(start, left[-1] if left else start), first)
        self._right = range(first, min(stop, right[0] if right else stop))
        self._further = range(self._right.stop, stop)
        self._beside = bool(left) and self._is_bare(range(left[-1], first))

    def _is_bare(self, words: range) -> bool:
        """Return whether words say no more than whom a figure covers."""
        return not features_of(self._pairs(words), plain=self._plain)

    def _pairs(self, words: range) -> list[tuple[str, str]]:
        return pairs_of(self._article.words[words.start : words.stop])

    def _cut(self, words: range, *, back: bool = False) -> range:
        """Return the words of a stretch up to the next comma, bracket or conjunction."""
        article = self._article
        if back:
            for place in range(words.stop - 1, words.start - 1, -1):
                joined = article.words[place].low in _JOINS
                if _BREAK.search(article.gap_after(place)) or joined:
                    return range(place + 1, words.stop)
            return words
        begin = self._place.stop
        for place in range(max(words.start, begin - 1), words.stop):
            joined = place >= begin and article.words[place].low in _JOINS
            if joined or (place + 1 < words.stop and _BREAK.search(article.gap_after(place))):
                return range(words.start, place if joined else place + 1)
        return words

    def _scope(self) -> str | None:
        """Return whom the figure covers: who stands behind the number, else before it."""
        near = range(self._right.start, min(self._right.stop, self._place.stop + _REACH))
        behind = find_scopes(self._pairs(near), plain=self._plain)
        if behind and near.start + behind[0][1] < self._cut(near).stop:
            return behind[0][0]
        if before := find_scopes(self._pairs(self._left), plain=self._plain):
            return before[-1][0]
        return behind[0][0] if behind else None

    def read(self, subjects: Subjects, before: Context | None) -> Context:
        """Return what is said around the quantity.

        Args:
            subjects: the figures that may be meant.
            before: the same of the quantity before it, or None.
        """
        scope = self._scope()
        near = (self._cut(self._right), self._cut(self._left, back=True))
        wide = (self._right, self._left, self._further, self._sentence)
        for words in (*near, *wide):
            features = features_of(self._pairs(words), plain=self._plain)
            if subjects.meant(features):
                whole = self._with_more(words, features)
                return Context(whole, scope, self._is_negated(words), words)
        if self._beside and before is not None:
            return before._replace(scope=scope or before.scope)
        if before is not None and self._is_again():
            return before._replace(scope=scope or before.scope)
        heading = self._heading()
        features = features_of(self._pairs(heading), plain=self._plain)
        if subjects.meant(features):
            return Context(features, scope, self._is_negated(self._right), heading)
        features = features_of(self._pairs(self._right), plain=self._plain)
        return Context(features, scope, self._is_negated(self._right), self._right)

    def _is_again(self) -> bool:
        """Return whether a sentence says no more than that the figure before it is this one."""
        said = self._article.said_in(range(self._sentence.start, self._place.start))
        return bool(said & words_of("again", "words")) and self._is_bare(self._sentence)

    def _with_more(self, words: range, features: set[str]) -> set[str]:
        """Return features with the concepts of what goes on behind a comma."""
        if words.stop > self._right.stop or words.start < self._right.start:
            return features
        more = features_of(self._pairs(self._right), plain=self._plain)
        return features | {each for each in more if each.startswith(CONCEPT)}

    def _heading(self) -> range:
        """Return the words of the line before, where that is a heading of a list."""
        article = self._article
        start = article.sentence_of(self._place.start if self._place else 0).start
        before = article.sentence_of(start - 1) if start else range(0)
        if not before or len(before) > _HEADING or "\n" not in article.gap_after(start - 1):
            return range(0)
        return range(0) if "." in article.gap_after(start - 1) else before

    def _is_negated(self, words: range) -> bool:
        """Return whether those are meant of which the figure is not true."""
        pairs = self._pairs(range(min(self._place.start, words.start), words.stop))
        found = {each.name for each in negations().find(pairs, plain=self._plain)}
        behind = self._pairs(self._cut(self._right))
        found |= {each.name for each in negations().find(behind, plain=self._plain)}
        if "before" not in found:
            return False
        said = [low for low, _ in pairs]
        only = any(
            one == "không" and other in ("chỉ", "những") for one, other in itertools.pairwise(said)
        )
        return not only


def _judged(
    article: Article, mention: QuantityMention, context: Context, subjects: Subjects
) -> Finding:
    meant = subjects.meant(context.features)
    if mention.measure in _OTHER_MEASURES:
        meant = [(each, score) for each, score in meant if each.metric.measure == mention.measure]
    fitting = [(each, relate(mention, each.metric, negated=context.negated)) for each, _ in meant]
    fitting = [(each, found) for each, found in fitting if found.standing != "open"]
    own = [(each, found) for each, found in fitting if _covers(each, context)]
    right = next((pair for pair in own if pair[1].standing in ("same", "rule")), None)
    if right:
        return _held(article, mention, context, right[0], right[1])
    if own and not _about_another(own[0][0], context, article):
        each = _nearest(own, mention)
        return _finding(
            mention,
            "contradicted",
            each,
            expected(each.metric, negated=context.negated),
            because.value(each.metric, expected(each.metric, negated=context.negated)),
        )
    elsewhere = next((each for each, found in fitting if found.standing in ("same", "rule")), None)
    if elsewhere and context.scope and not own:
        return _finding(
            mention,
            "contradicted",
            elsewhere,
            elsewhere.metric.label.vi or elsewhere.metric.label.en or elsewhere.metric.given,
            because.scope(elsewhere.metric),
        )
    if not meant and (bare := _bare(mention, context, subjects)):
        return _finding(mention, "consistent", bare, None, because.bare)
    return _finding(mention, "not_in_source", None, None, None)


def _covers(subject: Subject, context: Context) -> bool:
    """Return whether a figure covers those that an article names, or the article names none."""
    if context.scope is None:
        return True
    if subject.scopes:
        return context.scope in subject.scopes
    return True


def _nearest(pairs: list[tuple[Subject, Relation]], mention: QuantityMention) -> Subject:
    """Return the figure that is meant most likely: one of the same form comes first."""
    form = mention.denominator is not None
    return max(
        (each for each, _ in pairs), key=lambda each: (each.metric.total is not None) == form
    )


def _held(
    article: Article,
    mention: QuantityMention,
    context: Context,
    subject: Subject,
    found: Relation,
) -> Finding:
    """Return the finding of a quantity whose value and scope are those of a figure."""
    if _about_another(subject, context, article):
        return _finding(
            mention,
            "contradicted",
            subject,
            subject.metric.indicator.vi or subject.metric.indicator.en,
            because.subject(subject.metric),
        )
    missing = {f"{CONCEPT}{each}" for each in qualifying()} & subject.features - context.features
    if missing:
        return _finding(mention, "not_in_source", None, None, because.less(subject.metric))
    verdict: Verdict = "confirmed" if found.standing == "same" else "consistent"
    return _finding(mention, verdict, subject, None, found.rule)


def _about_another(subject: Subject, context: Context, article: Article) -> bool:
    """Return whether an article names another subject of work than that of a figure."""
    own = _concepts(subject.features)
    said = _concepts(context.features)
    for name in own:
        others = exclusive().get(name, frozenset())
        if name not in said and (
            others & said - own or (others and _other_work(article, context, subject))
        ):
            return True
    return False


def _concepts(features: set[str]) -> set[str]:
    return {each.removeprefix(CONCEPT) for each in features if each.startswith(CONCEPT)}


def _other_work(article: Article, context: Context, subject: Subject) -> bool:
    """Return whether behind `công tác`, `on` and the like stands what no word of a figure is."""
    introduced = load("concepts")["introductions"]["subject"]
    pairs = pairs_of(article.words[context.words.start : context.words.stop])
    plain = not article.is_marked
    texts = [
        " ".join(pair[1 if plain else 0] for pair in pairs[place : place + 2])
        for place in range(len(pairs))
    ]
    for place, text in enumerate(texts):
        if not any(text == each or text.startswith(f"{each} ") for each in introduced):
            continue
        start, stop = context.words.start + place, context.words.start + place + 1
        while stop < context.words.stop and not _BREAK.search(article.gap_after(stop - 1)):
            stop += 1
        said = pairs_of(article.words[start:stop])
        unknown = features_of(said, plain=plain) - subject.features
        known = features_of(said, plain=plain) & subject.features
        if len([each for each in unknown if not each.startswith(CONCEPT)]) >= 2 and not known:
            return True
    return False


def _bare(mention: QuantityMention, context: Context, subjects: Subjects) -> Subject | None:
    """Return the figure whose value and scope an article repeats without saying what of."""
    if context.features or context.scope is None or mention.denominator is None:
        return None
    found = [
        each
        for each in subjects.every
        if context.scope in each.scopes
        and relate(mention, each.metric, negated=context.negated).standing == "same"
    ]
    return found[0] if len(found) == 1 else None


def _finding(
    mention: QuantityMention,
    verdict: Verdict,
    subject: Subject | None,
    value: str | None,
    reason: Bilingual | None,
) -> Finding:
    metric = subject.metric if subject else None
    return Finding(
        verdict=verdict,
        kind="quantity",
        text=mention.text,
        start=mention.start,
        end=mention.end,
        paragraph=mention.paragraph,
        record=metric.id if metric else None,
        expected=value,
        reason=reason,
        quote=quote_of(metric, metric.given) if metric else None,
    )
