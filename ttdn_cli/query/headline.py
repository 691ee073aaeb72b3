"""The figures that are shown first: on the card of `ttdn` and at the top of the page."""

from __future__ import annotations

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric

MOST_FIGURES = 3


def headline_figures(index: Index) -> list[Metric]:
    """Return at most three figures of a dataset, the lowest of the compared shares first.

    The others follow in the order of the text, what is actual before targets and plans. Of equal
    figures the first one stands for all while there are others.
    """
    metrics: list[Metric] = list(index.records_of("metrics"))
    lowest = [each for each in metrics if each.id in index.furthest_behind][:1]
    others = sorted(
        (each for each in metrics if each not in lowest), key=lambda each: each.status != "actual"
    )
    shown = {each.given for each in lowest}
    first: list[Metric] = []
    again: list[Metric] = []
    for each in others:
        (again if each.given in shown else first).append(each)
        shown.add(each.given)
    return [*lowest, *first, *again][:MOST_FIGURES]
