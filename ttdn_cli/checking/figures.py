"""Check the quantities of an article: each with what it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ttdn_cli.checking.choices import (
    Choice,
    is_telling,
    likeliest,
    prune,
)
from ttdn_cli.checking.concepts import qualifying, words_of
from ttdn_cli.checking.contexts import Context, Surroundings
from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import Finding, Verdict
from ttdn_cli.checking.narrower import is_narrower
from ttdn_cli.checking.opposites import Opposites
from ttdn_cli.checking.owners import Owners
from ttdn_cli.checking.periods import Periods
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.spoken import Spoken
from ttdn_cli.checking.statuses import is_aimed_at, said_status
from ttdn_cli.checking.subjects import CONCEPT, Subject, Subjects
from ttdn_cli.checking.times import Times
from ttdn_cli.checking.values import expected, left_of, relate
from ttdn_cli.checking.wholes import find_parts, find_wholes
from ttdn_cli.checking.words import Article
from ttdn_cli.checking.work import is_named_elsewhere, is_of_others, other_work
from ttdn_cli.extraction.mentions import DateMention, QuantityMention
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.texts import Bilingual


def check_figures(
    article: Article,
    quantities: Sequence[QuantityMention],
    dates: Sequence[DateMention],
    subjects: Subjects,
    times: Times,
    others: Owners,
) -> Iterator[Finding]:
    """Yield what a dataset says of each quantity of an article.

    Args:
        article: the text.
        quantities: in it, in order.
        dates: in it, but for those of documents.
        subjects: the figures of the dataset.
        times: of which the article speaks.
        others: whose figures it names that are none of the speech.
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
    periods = Periods(article, mentions, dates, times.event)
    before: Context | None = None
    for number, mention in enumerate(mentions):
        context = Surroundings(article, places, number).read(subjects, before)
        before = context
        # `all provinces` is a figure where one says how many, and none elsewhere.
        if id(mention) not in wholes or subjects.meant(context.features):
            agree = partial(periods.agree, number)
            finding = _judged(article, mention, context, subjects, agree, times)
            subject = subjects.by_id.get(finding.record or "")
            if subject and _is_of_another(
                article, finding, places[number], context, subject, others
            ):
                finding = _none(mention)
            yield finding


def _is_of_another(
    article: Article,
    finding: Finding,
    place: range,
    context: Context,
    subject: Subject,
    others: Owners,
) -> bool:
    """Return whether a quantity is of somebody or of something else than a figure."""
    said = others.are_others(place, context.near.stop, subject.metric)
    if said or (said is None and finding.verdict == "contradicted"):
        return True
    # Whoever checks against one dataset says that the article is about it.
    wrong = others.opened and finding.verdict == "contradicted"
    return wrong and is_named_elsewhere(article, place, context, subject)


def _judged(
    article: Article,
    mention: QuantityMention,
    context: Context,
    subjects: Subjects,
    agree: Callable[[Metric], bool | None],
    times: Times,
) -> Finding:
    spoken = Spoken(article, mention, context, subjects, agree)
    place = article.words_in(mention.start, mention.end)
    status = said_status(article, place, context.near, context.sentence)
    choices, clear = spoken.choices(status)
    opposites = Opposites(article, place, context)
    choices = [each for each in choices if not opposites.exclude(each.subject)]
    own = prune([each for each in choices if _covers(each.subject, context)], context.features)
    right = next((each for each in own if each.holds), None)
    if right and (clear or (right.found.standing == "same" and is_telling(mention))):
        return _held(article, mention, context, right)
    if not choices and spoken.is_aim():
        return _none(mention, because.aimed)
    if not clear:
        bare = _bare(mention, context, subjects)
        return _finding(mention, "consistent", bare, None, because.bare) if bare else _none(mention)
    if own:
        choice = likeliest(own, mention)
        if not spoken.names(choice) or times.is_another(mention, choice.subject.metric):
            return _none(mention)
        return _other(article, mention, context, choice.subject)
    elsewhere = next((each.subject for each in choices if each.holds), None)
    # What others have reached already is no reason against an aim, or against another time.
    apart = status in ("aimed", "due") or (
        elsewhere is not None and times.is_another(mention, elsewhere.metric)
    )
    if elsewhere and apart and not is_aimed_at(elsewhere.metric):
        return _none(mention)
    if elsewhere and context.scope and not _is_everywhere(elsewhere, context, subjects):
        label = elsewhere.metric.label
        value = label.vi or label.en or elsewhere.metric.given
        reason = because.scope(elsewhere.metric)
        return _finding(mention, "contradicted", elsewhere, value, reason)
    return _none(mention)


def _other(
    article: Article, mention: QuantityMention, context: Context, subject: Subject
) -> Finding:
    """Return the finding of a quantity whose value is none of the figures that it can be."""
    place = article.words_in(mention.start, mention.end)
    if other_work(article, context, subject) or is_narrower(article, place, context, subject):
        return _none(mention)
    negated = context.negated != subject.negative
    value = expected(subject.metric, negated=negated)
    left = left_of(subject.metric) if negated else None
    return _finding(mention, "contradicted", subject, value, because.value(subject.metric, left))


def _is_everywhere(subject: Subject, context: Context, subjects: Subjects) -> bool:
    """Return whether all of a set that no figure covers may well do what all of another do."""
    covered = {scope for each in subjects.every for scope in each.scopes}
    return subject.metric.percent == 100 and context.scope not in covered


def _covers(subject: Subject, context: Context) -> bool:
    """Return whether a figure covers those that an article names, or the article names none."""
    if context.scope is None:
        return True
    if subject.scopes:
        return context.scope in subject.scopes | subject.others
    return True


def _held(
    article: Article,
    mention: QuantityMention,
    context: Context,
    choice: Choice,
) -> Finding:
    """Return the finding of a quantity whose value and scope are those of a figure."""
    subject, found = choice.subject, choice.found
    other = other_work(article, context, subject)
    if other == "named":
        about = subject.metric.phrase
        value = (about.vi if article.is_marked else about.en) or about.vi or about.en
        return _finding(mention, "contradicted", subject, value, because.subject)
    place = article.words_in(mention.start, mention.end)
    if other or is_narrower(article, place, context, subject):
        return _none(mention, because.less(subject.metric))
    unknown = context.scope is None and is_of_others(article, place, subject)
    if unknown or article.said_in(context.words) & _not_so(subject):
        return _none(mention)
    missing = {f"{CONCEPT}{each}" for each in qualifying()} & subject.features - context.features
    if missing:
        return _none(mention, because.less(subject.metric))
    verdict: Verdict = "confirmed" if found.standing == "same" else "consistent"
    return _finding(mention, verdict, subject, None, found.rule)


def _not_so(subject: Subject) -> frozenset[str]:
    """Return what says that a figure is no longer so, or not yet; an aim is aimed at."""
    others = words_of("states", "others")
    if not is_aimed_at(subject.metric):
        return others
    return others - words_of("statuses", "aimed") - words_of("statuses", "due")


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


def _none(mention: QuantityMention, reason: Bilingual | None = None) -> Finding:
    return _finding(mention, "not_in_source", None, None, reason)


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
