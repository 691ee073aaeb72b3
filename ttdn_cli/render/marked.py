"""The answer of `check` on a terminal: the sentences of an article with the findings marked.

A mark is a sign in square brackets before the words, `[✗ 58/64]`, and a colour that says the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ttdn_cli.checking.findings import Finding, Report, Verdict
from ttdn_cli.corpus.sources import Sources
from ttdn_cli.extraction.passages import passages
from ttdn_cli.query.view import cell
from ttdn_cli.render.colours import STYLES
from ttdn_cli.render.findings import (
    MOST_SHOWN,
    TONES,
    CheckedText,
    one_line,
    say_counts,
    say_dataset,
    say_left_out,
    say_quote,
    say_source,
    say_unseen,
    source_says,
    summary_of,
)
from ttdn_cli.render.table import drawn, named_cells
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.sentences import SENTENCE_END
from ttdn_cli.text.unicode import escape_unsafe

_SIGNS: dict[Verdict, tuple[str, str]] = {
    "contradicted": ("✗", "x"),
    "not_in_source": ("?", "?"),
    "consistent": ("≈", "~"),
    "unreadable": ("○", "o"),
    "confirmed": ("✓", "+"),
}
"""By how much they matter: where two items overlap, the first is marked. The second in ASCII."""

_WORTH: list[Verdict] = [*_SIGNS]

_GLUE = "\ue000"
"""Stands for the space behind a sign until lines are wrapped; in an article it is escaped."""

_LONG = 600
"""Characters of a sentence; in a longer one only what stands around the marks is shown."""

_AROUND = 120
"""Characters on either side of a mark, in such a sentence."""


class _Sentence(NamedTuple):
    """A stretch of an article of whole sentences.

    Attributes:
        start: where it begins.
        end: where it ends.
        findings: all that was found in it.
        shown: those of them that matter.
    """

    start: int
    end: int
    findings: list[Finding]
    shown: list[Finding]

    @property
    def is_long(self) -> bool:
        """Whether it is shown around its marks only, and only what matters is marked."""
        return self.end - self.start > _LONG


class Drawing(NamedTuple):
    """How what a check found is drawn.

    Attributes:
        sources: what was asked.
        screen: the terminal.
        footnote: returns a footnote for what the speech says instead of a finding.
        every: whether to show the sentences too in which all is confirmed.
        several: whether more than one article may have been asked for. Then only the sentences
            are shown in which something is contradicted, unless it is `every`.
    """

    sources: Sources
    screen: Screen
    footnote: Callable[[Finding], str]
    every: bool
    several: bool

    @property
    def view(self) -> Locale:
        """The language."""
        return self.sources.locale

    def chunks(self, articles: Sequence[CheckedText]) -> Iterator[str]:
        """Yield which source was asked, each article, how much was found, and what is not seen."""
        yield self._drawn(Text(escape_unsafe(say_source(self.sources)), "bold"))
        shown = [[*self._chosen(each.report)] for each in articles]
        if signs := self._legend(articles, shown):
            yield self._drawn(signs)
        yield "\n"
        notes: dict[str, int] = {}
        for article, findings in zip(articles, shown, strict=True):
            if self.several:
                yield self._drawn(self._headline(article))
            yield from self._article(article, findings, notes)
            if findings:
                yield "\n"
        if self.several and not (shown and shown[-1]):
            yield "\n"
        yield from self._footnotes(notes)
        yield self._drawn(Text(summary_of(articles, self.view, several=self.several), "bold"))
        yield self._drawn(Text(say_unseen(self.view), STYLES["dim"]))

    def _chosen(self, report: Report) -> Iterator[Finding]:
        """Yield what is shown: with what contradicts an item what confirms it, too."""
        disputed = report.disputed
        for each in report.findings:
            wrong = each.verdict == "contradicted"
            matters = wrong if self.several else each.verdict != "confirmed"
            if self.every or matters or (each.start, each.end) in disputed:
                yield each

    def _headline(self, article: CheckedText) -> Text:
        counts = article.report.counts
        style = STYLES[TONES["contradicted" if counts["contradicted"] else "confirmed"]]
        name = (one_line(article.name), "bold")
        return Text.assemble(name, ": ", (say_counts(counts, self.view), style))

    def _legend(
        self, articles: Sequence[CheckedText], shown: Sequence[Sequence[Finding]]
    ) -> Text | None:
        """Return what each sign means that is met below, or None without one."""
        used = {
            each.verdict
            for article, findings in zip(articles, shown, strict=True)
            if findings
            for each in article.report.findings
        }
        parts = [
            (f"{self._sign(verdict)} {self.view.word(verdict)}", STYLES[TONES[verdict]])
            for verdict in _SIGNS
            if verdict in used
        ]
        return Text("   ").join(Text(*each) for each in parts) if parts else None

    def _article(
        self, article: CheckedText, shown: Sequence[Finding], notes: dict[str, int]
    ) -> Iterator[str]:
        indent = 2 if self.several else 0
        for number, sentence in enumerate(_sentences(article, shown[:MOST_SHOWN])):
            if number:
                yield "\n"
            yield self._drawn(Padding(self._marked(sentence, article.text), (0, 0, 0, indent)))
            for finding in sentence.shown:
                if lines := self._details(finding, notes):
                    yield self._drawn(Padding(lines, (0, 0, 0, indent + 2)))
        if left_out := say_left_out(len(shown), self.view):
            yield "\n" + self._drawn(Text(left_out, STYLES["dim"]))

    def _marked(self, sentence: _Sentence, text: str) -> Text:
        """Return a sentence with what was found in it marked."""
        marked = Text()
        place, long = sentence.start, sentence.is_long
        for finding in _apart(sentence.shown if long else sentence.findings):
            marked.append(_between(text[place : finding.start], place == sentence.start, long))
            sign, style = self._sign(finding.verdict), STYLES[TONES[finding.verdict]]
            marked.append(f"[{sign}{_GLUE}{one_line(finding.text)}]", style)
            place = finding.end
        marked.append(_after(text[place : sentence.end], long))
        return marked

    def _details(self, finding: Finding, notes: dict[str, int]) -> RenderableType | None:
        """Return what there is to know of a finding, or None where its mark says all.

        Args:
            finding: one that is shown.
            notes: the number of each footnote so far; one that is new is added.
        """
        view, wrong = self.view, finding.verdict == "contradicted"
        rows = [said] if (said := say_dataset(finding, self.sources)) else []
        if finding.expected and finding.verdict != "confirmed":
            rows.append((source_says(self.sources), cell(finding.expected)))
        if finding.reason:
            rows.append((view.message("Why"), cell(view.say(finding.reason))))
        if wrong and finding.quote:
            rows.append((view.message("Quote"), cell(say_quote(finding, self.sources))))
        if wrong:
            number = notes.setdefault(escape_unsafe(self.footnote(finding)), len(notes) + 1)
            rows.append((view.message("Footnote"), cell(f"[{number}]")))
        if not rows:
            return None
        style = STYLES[TONES[finding.verdict]]
        item = f"{self._sign(finding.verdict)} {one_line(finding.text)}"
        title = Text.assemble((item, style), (f"  {view.word(finding.verdict)}", STYLES["dim"]))
        return Group(title, named_cells(rows, self.screen))

    def _footnotes(self, notes: dict[str, int]) -> Iterator[str]:
        """Yield the footnotes, each as one line: a terminal copies it as one however it folds."""
        if notes:
            yield self._drawn(Text(self.view.message("Footnotes to paste"), "bold"))
            yield from (f"[{number}] {note}\n" for note, number in notes.items())
            yield "\n"

    def _sign(self, verdict: Verdict) -> str:
        return _SIGNS[verdict][not self.screen.blocks]

    def _drawn(self, what: RenderableType) -> str:
        return drawn(what, self.screen).replace(_GLUE, " ")


def _sentences(article: CheckedText, shown: Sequence[Finding]) -> Iterator[_Sentence]:
    """Yield the sentences with a finding that is shown, each with all the findings in it.

    Args:
        article: with all its findings, in their order.
        shown: those of them that matter, in their order.
    """
    ends = _ends(article.text)
    others, left = deque(article.report.findings), deque(shown)
    start = end = 0
    while left:
        while end <= left[0].start:
            start, end = next(ends, (end, left[0].start + 1))
        found: list[Finding] = []
        while others and others[0].start < end:
            other = others.popleft()
            if other.start >= start:
                found.append(other)
                while end < other.end:
                    _, end = next(ends, (end, other.end))
        matter = [left.popleft()]
        while left and left[0].start < end:
            matter.append(left.popleft())
        yield _Sentence(start, end, found, matter)


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text begins and ends."""
    for passage in passages(text):
        start = 0
        for end in (*(each.end() for each in SENTENCE_END.finditer(passage.text)), None):
            stop = len(passage.text) if end is None else end
            if passage.text[start:stop].strip():
                yield passage.span(start, stop)
            start = stop


def _apart(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings that do not overlap, those that matter most, in the order of the text."""
    kept: list[Finding] = []
    for each in sorted(findings, key=lambda each: (_WORTH.index(each.verdict), each.start)):
        at = bisect_left(kept, each.start, key=lambda each: each.start)
        before, after = kept[at - 1 : at] if at else [], kept[at : at + 1]
        if all(one.end <= each.start for one in before) and all(
            each.end <= one.start for one in after
        ):
            kept.insert(at, each)
    return kept


def _between(text: str, first: bool, long: bool) -> str:
    """Return the words before a mark, of a long sentence only what is near to it."""
    words = _plain(text)
    if first:
        words = words.lstrip(" ")
        return "… " + words[-_AROUND:] if long and len(words) > _AROUND else words
    if long and len(words) > 2 * _AROUND:
        return f"{words[:_AROUND]} … {words[-_AROUND:]}"
    return words


def _after(text: str, long: bool) -> str:
    words = _plain(text).rstrip(" ")
    return words[:_AROUND] + " …" if long and len(words) > _AROUND else words


def _plain(text: str) -> str:
    """Return words of an article in one line, to be seen and not obeyed."""
    return escape_unsafe(re.sub(r"\s+", " ", text))
