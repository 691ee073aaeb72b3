"""Check the quantities of an article: each with what it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ttdn_cli.checking.concepts import qualifying, words_of
from ttdn_cli.checking.contexts import Context, Surroundings
from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import Finding, Verdict
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.relations import Relation
from ttdn_cli.checking.subjects import CONCEPT, Subject, Subjects, find_scopes
from ttdn_cli.checking.times import Times
from ttdn_cli.checking.values import expected, left_of, relate
from ttdn_cli.checking.wholes import find_parts, find_wholes
from ttdn_cli.checking.words import Article, split_words
from ttdn_cli.checking.work import is_of_others, other_work
from ttdn_cli.extraction.mentions import QuantityMention
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.text.measures import PER_CENT

_OTHER_MEASURES = ("change", "multiple", "rank", "duration")


def check_figures(
    article: Article, quantities: Sequence[QuantityMention], subjects: Subjects, times: Times
) -> Iterator[Finding]:
    """Yield what a dataset says of each quantity of an article.

    Args:
        article: the text.
        quantities: in it, in order.
        subjects: the figures of the dataset.
        times: of which the article speaks.
    """
    counted = {each.start for each in quantities}
    wholes = {
        id(each): each
        for each in find_wholes(article)
        if counted.isdisjoint(range(each.start, each.end))
    }
    parts = find_parts(article, quantities)
    mentions = sorted([*quantities, *wholes.values(), *parts], key=lambda each: each.start)
    places = [article.words_in(each.start, each.end) for each in mentions]
    before: Context | None = None
    for number, mention in enumerate(mentions):
        context = Surroundings(article, places, number).read(subjects, before)
        before = context
        # `all provinces` is a figure where one says how many, and none elsewhere.
        if id(mention) not in wholes or subjects.meant(context.features):
            yield _judged(article, mention, context, subjects, times)


def _judged(
    article: Article,
    mention: QuantityMention,
    context: Context,
    subjects: Subjects,
    times: Times,
) -> Finding:
    meant = [each for each, _ in subjects.meant(context.features)]
    if mention.measure in _OTHER_MEASURES:
        meant = [each for each in meant if each.metric.measure == mention.measure]
    if not _counts_whom(mention, context):
        meant = [each for each in meant if each.metric.percent is None]
    negated = context.negated
    fitting = [
        (each, relate(mention, each.metric, negated=negated, total=each.total)) for each in meant
    ]
    fitting = [(each, found) for each, found in fitting if found.standing != "open"]
    own = [(each, found) for each, found in fitting if _covers(each, context)]
    right = next((pair for pair in own if pair[1].standing in ("same", "rule")), None)
    if right:
        return _held(article, mention, context, right[0], right[1])
    if own:
        each = _nearest(own, mention)
        if times.is_another(mention, each.metric) or other_work(article, context, each):
            return _finding(mention, "not_in_source", None, None, None)
        value = expected(each.metric, negated=negated)
        reason = because.value(each.metric, left_of(each.metric) if negated else None)
        return _finding(mention, "contradicted", each, value, reason)
    elsewhere = next((each for each, found in fitting if found.standing in ("same", "rule")), None)
    if elsewhere and context.scope and not _is_everywhere(elsewhere, context, subjects):
        label = elsewhere.metric.label
        value = label.vi or label.en or elsewhere.metric.given
        reason = because.scope(elsewhere.metric)
        return _finding(mention, "contradicted", elsewhere, value, reason)
    if not meant and (bare := _bare(mention, context, subjects)):
        return _finding(mention, "consistent", bare, None, because.bare)
    return _finding(mention, "not_in_source", None, None, None)


def _is_everywhere(subject: Subject, context: Context, subjects: Subjects) -> bool:
    """Return whether all of a set that no figure covers may well do what all of another do."""
    covered = {scope for each in subjects.every for scope in each.scopes}
    return subject.metric.percent == 100 and context.scope not in covered


def _counts_whom(mention: QuantityMention, context: Context) -> bool:
    """Return whether a quantity may be a share of somebody: `two documents` are none."""
    if mention.denominator is not None or mention.unit in PER_CENT:
        return True
    if mention.unit is None:
        return context.scope is not None
    return bool(find_scopes(split_words(mention.unit)))


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
    other = other_work(article, context, subject)
    if other == "named":
        about = subject.metric.indicator
        value = (about.vi if article.is_marked else about.en) or about.vi or about.en
        return _finding(mention, "contradicted", subject, value, because.subject)
    if other:
        return _finding(mention, "not_in_source", None, None, because.less(subject.metric))
    place = article.words_in(mention.start, mention.end)
    unknown = context.scope is None and is_of_others(article, place, subject)
    if unknown or article.said_in(context.words) & words_of("states", "others"):
        return _finding(mention, "not_in_source", None, None, None)
    missing = {f"{CONCEPT}{each}" for each in qualifying()} & subject.features - context.features
    if missing:
        return _finding(mention, "not_in_source", None, None, because.less(subject.metric))
    verdict: Verdict = "confirmed" if found.standing == "same" else "consistent"
    return _finding(mention, verdict, subject, None, found.rule)


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
