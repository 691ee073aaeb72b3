"""How much of true articles `check` confirms, and how much of false ones it does not.

    python -m benchmarks.checking              true articles in four styles and two languages, the
                                               same with one thing changed in each of many ways,
                                               and true sentences that look like contradictions
    python -m benchmarks.checking --held-out   also with wordings that no rule was written for
    python -m benchmarks.checking --wrong      also each sentence in which it errs
    python -m benchmarks.checking --speed      seconds beside `stats`, and for longer texts

It ends with 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.articles import KINDS, PARTS_OF_FIGURES, Article, articles, parsed, pool
from benchmarks.falsehoods import OF_MANY_ITEMS, RECOGNISABLE, Change, changes
from benchmarks.right import is_right
from ttdn_cli import load
from ttdn_cli.checking.check import check
from ttdn_cli.checking.findings import Finding
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.facts.index import Index

SEED = 20240606
ARTICLES = 6
"""Articles of each style in each language."""

MOST_CHANGES = 60
"""Changes of each kind, drawn from all that there are."""

GOOD = ("confirmed", "consistent")
BAD = ("contradicted", "not_in_source")

HELD, FOUND, CONTRADICTED = 0.95, 0.98, 0.9
"""The shares to reach: of statements that hold, of changes found, and contradicted rightly."""

SLOWER = 2.5
"""How many times as long as `stats --json --no-cache` an article of 10 KB may take."""


class Score(NamedTuple):
    """How many were tried, how many came out as they ought to, and a line for each other one."""

    tried: int
    right: int
    wrong: Sequence[str]

    @property
    def share(self) -> float:
        """The share that came out as it ought to, or 1 of none."""
        return self.right / self.tried if self.tried else 1.0

    def __str__(self) -> str:
        return f"{self.right:4} of {self.tried:4} ({self.share:.3f})"


class Judged(NamedTuple):
    """What came of a change: whether it was found, believed, and contradicted for the reason."""

    change: Change
    found: bool
    believed: bool
    contradicted: bool
    line: str


def main() -> None:
    """Print what was asked for, and end with 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--held-out", action="store_true", help="measure other wordings too")
    parser.add_argument("--wrong", action="store_true", help="list each sentence in which it errs")
    parser.add_argument("--speed", action="store_true", help="measure how long it takes")
    given = parser.parse_args()
    if given.speed:
        sys.exit(not speed())
    index = Index(load())
    passed = [
        measured(name, index, wrong=given.wrong)
        for name in ("main", *(["held_out"] if given.held_out else []))
    ]
    print("\ntrue sentences that look like contradictions")
    score = of_lookalikes(index)
    _print("not contradicted", score, wrong=True)
    sys.exit(not all([*passed, score.share == 1]))


def _print(name: str, score: Score, *, wrong: bool) -> None:
    print(f"{name:34} {score}")
    for line in score.wrong if wrong else ():
        print(f"    {line}")


def measured(name: str, index: Index, *, wrong: bool) -> bool:
    """Print the figures of a pool of wordings, and return whether they reach the targets."""
    drawn = random.Random(SEED)
    written = list(articles(pool(name), ARTICLES, drawn))
    print(f"\n{name.replace('_', ' ')} wordings: {len(written)} true articles")
    met, false, unknown = of_true(written, index)
    for kind, score in met.items():
        _print(kind, score, wrong=wrong)
    every = Score(
        sum(each.tried for each in met.values()), sum(each.right for each in met.values()), ()
    )
    _print("confirmed or consistent", every, wrong=False)
    _print("articles recognized", unknown, wrong=True)
    _print("findings not contradicted", false, wrong=True)

    judged = of_false(written, index, drawn)
    print(f"\n{name.replace('_', ' ')} wordings, one thing changed {len(judged)} times")
    print(f"{'kind':30} {'tried':>5} {'found':>6} {'believed':>8} {'rightly':>12}")
    kinds = sorted({each.change.kind for each in judged})
    for kind in kinds:
        _row(kind, [each for each in judged if each.change.kind == kind], wrong=wrong)
    plain = [each for each in judged if each.change.kind in RECOGNISABLE]
    _row(f"all {len(kinds)} kinds", judged, wrong=False)
    _row("of which recognisable", plain, wrong=False)
    found = sum(each.found for each in judged) / len(judged)
    contradicted = sum(each.contradicted for each in plain) / len(plain)
    believed = any(each.believed for each in judged)
    held = every.share >= HELD and false.share == 1 == unknown.share
    return held and found >= FOUND and contradicted >= CONTRADICTED and not believed


def _row(kind: str, judged: Sequence[Judged], *, wrong: bool) -> None:
    count = len(judged)
    found, believed, contradicted = (
        sum(getattr(each, name) for each in judged)
        for name in ("found", "believed", "contradicted")
    )
    counts = all(each.change.kind in RECOGNISABLE for each in judged)
    rightly = f"{contradicted / count:12.3f}" if counts else f"{'-':>12}"
    print(f"{kind:30} {count:5} {found / count:6.3f} {believed:8} {rightly}")
    for each in judged if wrong else ():
        if not each.found or (kind in RECOGNISABLE and not each.contradicted):
            print(f"    {each.line}")


def of_true(written: Sequence[Article], index: Index) -> tuple[dict[str, Score], Score, Score]:
    """Return what holds of each kind of statement, what is not contradicted, what is recognized."""
    tried: Counter[str] = Counter()
    missed: dict[str, set[str]] = defaultdict(set)
    right: Counter[str] = Counter()
    false: list[str] = []
    unknown: list[str] = []
    findings = 0
    for article in written:
        report = check(article.text, index)
        if not report.recognized:
            unknown.append(repr(article.text[:100]))
        findings += len(report.findings)
        false += [_said(each) for each in report.findings if each.verdict == "contradicted"]
        for mark in article.marks:
            if mark.kind in PARTS_OF_FIGURES:
                continue
            kind = KINDS[mark.kind]
            near = [each for each in report.findings if _meets(each, mark.place)]
            holds = any(each.verdict in GOOD for each in near)
            tried[kind] += 1
            right[kind] += holds
            if not holds:
                start, end = article.wordings[mark.sentence]
                said = article.text[mark.start : mark.end]
                missed[kind].add(f"{said!r} in {article.text[start:end]!r}: {_all_said(near)}")
    met = {kind: Score(tried[kind], right[kind], sorted(missed[kind])) for kind in sorted(tried)}
    counted = Score(findings, findings - len(false), sorted(set(false)))
    return met, counted, Score(len(written), len(written) - len(unknown), unknown)


def of_false(written: Sequence[Article], index: Index, drawn: random.Random) -> list[Judged]:
    """Return what comes of changes of every kind, so many of each at most."""
    every: dict[str, dict[tuple[str, str], tuple[Article, Change]]] = defaultdict(dict)
    for article in written:
        for change in changes(article):
            start, end = article.wordings[change.mark.sentence]
            once = (
                article.text[start:end],
                change.text(article.text)[start : change.moved((start, end))[1]],
            )
            every[change.kind].setdefault(once, (article, change))
    chosen = [
        each
        for kind in sorted(every)
        for each in drawn.sample(list(every[kind].values()), min(MOST_CHANGES, len(every[kind])))
    ]
    return [judge(article, change, index) for article, change in chosen]


def judge(article: Article, change: Change, index: Index) -> Judged:
    """Check an article with one thing changed."""
    text = change.text(article.text)
    if normalize_source(text) != text:
        raise ValueError("the places would be others")
    places = change.places()
    near = [
        each for each in check(text, index).findings if any(_meets(each, place) for place in places)
    ]
    denied = any(each.verdict in BAD for each in near)
    believed = any(each.verdict in GOOD for each in near)
    believed = believed and not (denied and change.kind in OF_MANY_ITEMS)
    found = denied and not believed
    said = article.text[change.mark.start : change.mark.end]
    contradicted = found and any(
        each.verdict == "contradicted" and is_right(each, change.mark, said, index) for each in near
    )
    start, end = change.moved(article.wordings[change.mark.sentence])
    edits = ", ".join(f"{article.text[a:b]!r} is now {new!r}" for a, b, new in change.edits)
    line = f"{change.kind}: {edits} in {text[start:end]!r}: {_all_said(near)}"
    return Judged(change, found, believed, contradicted, line)


def of_lookalikes(index: Index) -> Score:
    """Return how many true sentences are not contradicted beside the lead of an article."""
    wordings = pool("lookalikes")
    tried, wrong = 0, []
    for language in ("vi", "en"):
        lead, _ = parsed(pool("main")[f"{language} lead news"][0])
        for sentence in wordings[language]:
            tried += 1
            found = check(f"{lead}\n\n{sentence}\n", index).findings
            wrong += [
                _said(each) + f" in {sentence!r}"
                for each in found
                if each.verdict == "contradicted"
            ]
    errs = len({line.split(" in ")[-1] for line in wrong})
    return Score(tried, tried - errs, wrong)


def _meets(finding: Finding, place: tuple[int, int]) -> bool:
    return finding.start < place[1] and place[0] < finding.end


def _all_said(findings: Sequence[Finding]) -> str:
    return "; ".join(map(_said, findings)) or "nothing found"


def _said(finding: Finding) -> str:
    reason = f" ({finding.reason.en})" if finding.reason else ""
    expected = f", expected {finding.expected!r}" if finding.expected else ""
    return (
        f"{finding.verdict} {finding.kind} {finding.text!r} of {finding.record}{expected}{reason}"
    )


def speed() -> bool:
    """Print seconds of whole processes, side by side; return whether 10 KB take no longer."""
    ttdn = str(Path(sys.executable).parent / "ttdn")
    drawn = random.Random(SEED)
    text = "\n\n".join(each.text for each in articles(pool("main"), ARTICLES, drawn))
    with tempfile.TemporaryDirectory(prefix="ttdn-checking-") as folder:
        commands = {"ttdn stats --json --no-cache": [ttdn, "stats", "--json", "--no-cache"]}
        for size in (10_000, 100_000, 1_000_000):
            file = Path(folder) / f"{size}.txt"
            made = (text * (size // len(text.encode()) + 1)).encode()[:size]
            file.write_text(made.decode("utf-8", "ignore"), encoding="utf-8")
            commands[f"ttdn check, {size // 1000} KB"] = [ttdn, "check", str(file), "--exit-zero"]
        seconds: dict[str, list[float]] = defaultdict(list)
        rounds = [name for name in commands for _ in range(3 if "00 KB" in name else 15)]
        for name in drawn.sample(rounds, len(rounds)):
            began = time.perf_counter()
            done = subprocess.run(commands[name], capture_output=True, check=False)
            seconds[name].append(time.perf_counter() - began)
            if done.returncode:
                sys.exit(f"{name}: exit code {done.returncode}: {done.stderr.decode()}")
    medians = {name: statistics.median(seconds[name]) for name in commands}
    for name, median in medians.items():
        print(f"{name:30} {median * 1000:8.0f} ms  {len(seconds[name])} runs")
    own, stats = medians["ttdn check, 10 KB"], medians["ttdn stats --json --no-cache"]
    print(f"10 KB beside stats: {own / stats:.2f} times (at most {SLOWER})")
    return own <= SLOWER * stats


if __name__ == "__main__":
    main()
