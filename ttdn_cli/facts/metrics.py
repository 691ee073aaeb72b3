"""Figures: a quantity as published, what it measures, and what it says."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Literal

from ttdn_cli.facts.texts import Bilingual, Fact, Named, Record, in_both
from ttdn_cli.facts.types import (
    COMPUTED,
    FEW,
    Date,
    DocumentRef,
    Figure,
    SameAs,
    about,
    describe,
)
from ttdn_cli.text.measures import PER_CENT, PER_MILLE, Approximation, Measure
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import capitalize_first


@describe("What a figure says, read from what the text has; money and counts in whole units.")
class Quantity(Fact, frozen=True, kw_only=True):
    value: Annotated[
        int | float | None, about("with its magnitude and sign, or null for a range.")
    ] = None
    low: Annotated[int | float | None, about("the lower end of a range, or null.")] = None
    high: Annotated[int | float | None, about("the upper end of a range, or null.")] = None
    approximation: Annotated[
        Approximation | None, about("how it is limited, or null if it is not.")
    ] = None
    unit: Annotated[str | None, about("the unit, or null without one.")] = None
    measure: Annotated[Measure, about("what its words say that it measures.")]
    numerator: Annotated[int | float | None, about("of a part of a whole, or null.")] = None
    denominator: Annotated[int | float | None, about("of that whole, or null.")] = None

    @property
    def counts_part(self) -> bool:
        """Whether it counts a part of a whole, `58/63`; `hai phần ba` and `gần 2/3` count none."""
        return (
            self.denominator is not None and self.value == self.numerator and self.measure != "rank"
        )


@describe("A figure of the speech.")
class Metric(Record, frozen=True, kw_only=True):
    indicator: Annotated[
        Bilingual, about("what is measured; with a small letter first, it goes on from the scope.")
    ]
    scope: Annotated[Bilingual | None, about("whom or what the figure covers, or null.")] = None
    given: Annotated[
        Figure, about("the figure as published, whole, such as `58/63` or `hơn 13 nghìn đôla`.")
    ]
    measure: Annotated[
        Measure | None,
        about("what it measures; `coverage` is a part of a whole that ought to be all."),
    ] = None
    status: Annotated[
        Literal["actual", "target", "plan"], about("whether it is so, is aimed at or is planned.")
    ] = "actual"
    as_of: Annotated[Date | None, about("the date of the figure, or null.")] = None
    period: Annotated[Date | None, about("the time over which it is counted, or null.")] = None
    compared_with: Annotated[
        Named | None, about("with what the text compares it, as published, or null.")
    ] = None
    legal_basis: Annotated[
        list[DocumentRef],
        FEW,
        about("ids of the documents on which the indicator rests."),
    ] = []
    same_as: Annotated[
        SameAs | None, about("dataset and record that has the same figure, or null.")
    ] = None
    reading: Annotated[Quantity | None, COMPUTED] = None

    @property
    def value(self) -> Annotated[int | float | None, about("The number, or null for a range.")]:
        """The number with its magnitude and sign, or None for a range."""
        return self.reading.value if self.reading else None

    @property
    def low(self) -> Annotated[int | float | None, about("The lower end of a range, or null.")]:
        """The lower end of a range, or None."""
        return self.reading.low if self.reading else None

    @property
    def high(self) -> Annotated[int | float | None, about("The upper end of a range, or null.")]:
        """The upper end of a range, or None."""
        return self.reading.high if self.reading else None

    @property
    def approximation(
        self,
    ) -> Annotated[Approximation | None, about("How the number is limited, or null.")]:
        """How the number is limited, or None."""
        return self.reading.approximation if self.reading else None

    @property
    def unit(self) -> Annotated[str | None, about("The unit as published, or null.")]:
        """The unit as published, or None."""
        return self.reading.unit if self.reading else None

    @property
    def count(
        self,
    ) -> Annotated[int | None, about("How many, or null where only a percentage is given.")]:
        """How many, or None where the figure counts nothing."""
        read = self.reading
        if read is None:
            return None
        number = read.numerator if read.denominator is not None else read.value
        counts = read.counts_part or (read.denominator is None and read.measure == "count")
        return int(number) if counts and number is not None and number == int(number) else None

    @property
    def total(self) -> Annotated[int | None, about("Out of how many, or null.")]:
        """Out of how many, or None."""
        counts = self.reading and (self.reading.counts_part or self.measure == "rank")
        whole = self.reading.denominator if self.reading and counts else None
        return int(whole) if whole is not None and whole == int(whole) else None

    @property
    def percent(
        self,
    ) -> Annotated[
        float | None, about("The share in per cent, rounded half up to two decimals, or null.")
    ]:
        """The share in per cent, rounded half up to two decimals, or None."""
        read = self.reading
        if read is None or self.measure not in ("coverage", "share"):
            return None
        if read.denominator and read.numerator is not None:
            return round_share(100 * read.numerator, read.denominator)
        if read.value is None or read.unit not in PER_CENT | PER_MILLE:
            return None
        return round_share(read.value, 1 if read.unit in PER_CENT else 10)

    @property
    def remaining(
        self,
    ) -> Annotated[
        int | None,
        about("How many are missing from the total, or null where that is not said exactly."),
    ]:
        """How many are missing from the total, or None where that is not said exactly."""
        if self.remaining_percent is None or self.count is None or self.total is None:
            return None
        return self.total - self.count

    @property
    def remaining_percent(
        self,
    ) -> Annotated[
        float | None,
        about("How many per cent a coverage is short of all, or null where it is limited or none."),
    ]:
        """How many per cent a coverage is short of all, or None where it is limited or none."""
        if self.measure != "coverage" or self.percent is None or self.approximation:
            return None
        return max(0.0, round(100 - self.percent, 2))

    @property
    def least_percent(self) -> float | None:
        """The least that the share can be in per cent, or None where the figure has no such end."""
        limited = self.approximation in ("about", "under", "at_most")
        return None if limited else self.percent

    @property
    def label(self) -> Bilingual:
        """The figure, whose indicator it is, and that it is aimed at or planned where it is."""
        aim = Bilingual(vi=_AIMS[self.status][0], en=_AIMS[self.status][1])
        return in_both(lambda what, aim: f"{self.given} – {what}{aim}", self.phrase, aim)

    @property
    def phrase(self) -> Bilingual:
        """Whom or what it covers and what is measured of them, in one phrase."""
        scope = [self.scope] if self.scope else []
        return in_both(subject_of, self.indicator, *scope)

    @property
    def dated_by(self) -> str:
        """Its date, else its period."""
        return "as_of" if self.as_of else "period"


def subject_of(indicator: str, scope: str | None = None) -> str:
    """Return in one phrase whom or what a figure covers and what is measured of them.

    An indicator that begins with a small letter goes on from the scope, as in `Localities with a
    website`. Any other stands behind it, as in `Localities: Websites`.
    """
    if scope is None:
        return capitalize_first(indicator)
    return f"{scope}{'' if indicator[:1].islower() else ':'} {indicator}"


_AIMS = {
    "actual": ("", ""),
    "target": (" (chỉ tiêu)", " (target)"),
    "plan": (" (kế hoạch)", " (plan)"),
}
_UNITS: dict[Measure, tuple[Measure, ...]] = {
    "coverage": ("coverage", "share"),
    "share": ("share", "coverage"),
    "amount": ("amount", "count", "change"),
    "count": ("count",),
    "multiple": ("multiple", "count"),
    "rank": ("rank", "count"),
    "duration": ("duration", "count"),
}
"""What the words of a figure may say for each measure; a change may be one of anything."""


def disagreement(metric: Metric) -> str | None:
    """Return what is wrong between the measure of a figure and its words, or None.

    The words alone do not say whether a share ought to be all, or whether a number is a change.
    """
    read, measure = metric.reading, metric.measure
    if read is None or measure is None:
        return None
    if measure == "change":
        # Without its verb or sign nobody can tell a rise from a fall.
        known = read.measure in ("change", "multiple") or read.value is None
        if known:
            return None
        return message("'change' needs its verb or sign in the figure: 'giảm 5%', '-5%'")
    of_things = read.measure == "count" and read.unit and measure in ("rank", "duration")
    if read.measure not in _UNITS[measure] or of_things:
        return _mismatch(metric, read.measure)
    points = read.denominator is None and read.unit not in PER_CENT | PER_MILLE
    if measure == "coverage" and read.value is not None and points:
        return _mismatch(metric, read.unit)
    if measure == "coverage" and (metric.percent or 0) > 100:
        return message(
            "'coverage' does not match the figure {given!r}, which is more than all",
            given=metric.given,
        )
    return None


def _mismatch(metric: Metric, read: str | None) -> str:
    return message(
        "{measure!r} does not match the figure {given!r} ({read})",
        measure=metric.measure,
        given=metric.given,
        read=read,
    )


def round_share(part: float, whole: float) -> float:
    """Return a share in per cent, rounded half up to two decimals: neither to nothing nor to all.

    99,999 of 100,000 are not 100%.
    """
    share, digit = Decimal(str(part)) / Decimal(str(whole)), Decimal("0.01")
    rounded = share.quantize(digit, ROUND_HALF_UP)
    if rounded in (0, 100) and rounded != share:
        rounded += digit if share > rounded else -digit
    return float(rounded)
