"""What `draft` makes of texts, beside what a person read in them.

    python -m benchmarks.drafting               figures on the sets of texts that TTDN_TEXTS and
                                                TTDN_SPEECHES name, and on TTDN_SOURCE beside the
                                                dataset made by hand
    python -m benchmarks.drafting --wrong       also what was missed, or is wrong
    python -m benchmarks.drafting --linear N    seconds and memory for 1, 2, 4 … and N MB of text

A set is a folder of texts with a `gold.json` of what stands in each.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from ttdn_cli.draft.assembly import Drafted
from ttdn_cli.draft.dataset import draft_file
from ttdn_cli.draft.drafting import Draft
from ttdn_cli.draft.reading import Reading
from ttdn_cli.evidence.article import read
from ttdn_cli.evidence.verify import verify
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.facts.quoted import is_in_date
from ttdn_cli.facts.validation import check_dataset
from ttdn_cli.text.canonical import Canonical
from ttdn_cli.text.unicode import fold

MEGABYTE = 1_000_000
_DIGIT = re.compile("[1-9]")


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--wrong", action="store_true", help="list what was missed or is wrong")
    parser.add_argument("--linear", type=int, metavar="N", help="measure how the time grows")
    given = parser.parse_args()
    if given.linear:
        for line in growth(given.linear):
            print(line, flush=True)
        return
    for name in ("TTDN_TEXTS", "TTDN_SPEECHES"):
        if folder := os.environ.get(name):
            for line in beside_gold(Path(folder), wrong=given.wrong):
                print(line, flush=True)
    if source := os.environ.get("TTDN_SOURCE"):
        for line in beside_dataset(Path(source)):
            print(line, flush=True)


def drafted(path: Path) -> tuple[Reading, Draft, bool]:
    """Return a text as it was read, its draft, and whether that is valid and verified whole."""
    text = read(str(path)).text
    reading = Reading(text)
    found, data = draft_file(reading, "draft", path.name)
    report = verify(Index(check_dataset(data, path.name)), Canonical(text), path.name)
    whole = report.passed and report.same_text and not report.uncovered and not report.outside
    return reading, found, whole


def beside_gold(folder: Path, *, wrong: bool) -> Iterator[str]:
    """Yield a line for each text of a set, and how much of its gold list is in the drafts."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    totals: Counter[tuple[str, str]] = Counter()
    shares: list[float] = []
    for path in sorted(folder.glob("*.txt")):
        reading, found, whole = drafted(path)
        share = 1 - found.placed / found.mentions if found.mentions else 0.0
        shares.append(share)
        yield f"{path.stem:28} {len(found.records):4} records, ignored {share:4.0%}, holds: {whole}"
        spans = [
            (each, [reading.canonical.given_place(one.place) for one in each.matches if one.place])
            for each in found.records
        ]
        for kind, item in expected(gold.get(path.stem, {}), reading.text):
            start, end = item["start"], item["start"] + len(item["text"])
            near = [
                each
                for each, own in spans
                if any(first < end and start < last for first, last in own)
            ]
            is_there = any(is_right(kind, item, each) for each in near)
            totals[kind, "wanted"] += 1
            totals[kind, "right"] += is_there
            if wrong and not is_there:
                said = [f"{each.section}:{each.record.id}" for each in near][:4]
                yield f"    {kind}: {item['text']!r} {item.get('iso') or ''} near {said}"
    for kind in sorted({kind for kind, _ in totals}):
        wanted, right = totals[kind, "wanted"], totals[kind, "right"]
        yield f"{kind:12} {right} of {wanted} ({right / wanted:.2f})"
    everything = sum(totals[kind, "wanted"] for kind, _ in set(totals) if _ == "wanted")
    all_right = sum(totals[kind, "right"] for kind, _ in set(totals) if _ == "right")
    yield f"of the gold  {all_right} of {everything} ({all_right / max(1, everything):.3f})"
    yield f"ignored      median {median(shares):.2f}, most {max(shares):.2f}"


def expected(gold: dict[str, Any], text: str) -> Iterator[tuple[str, Any]]:
    """Yield what a person read in a text, with its kind and its place."""
    kinds = ("citations", "documents", "quantities", "figures", "dates", "people", "addressed")
    for kind in kinds:
        for each in gold.get(kind, []):
            item: Any = {"text": each} if isinstance(each, str) else dict(each)
            item.setdefault("start", text.find(item["text"]))
            if item["start"] >= 0 and not item.get("optional"):
                yield ("documents" if kind == "citations" else kind), item


def is_right(kind: str, item: Any, each: Drafted) -> bool:
    """Return whether a record says what a person read at its place."""
    record: Any = each.record
    if kind == "documents":
        if each.section != "legal_references":
            return False
        if not item.get("number"):
            name = record.name and (record.name.vi or record.name.en)
            return bool(record.number or name)
        same_date = not item.get("date") or record.date == item["date"]
        return _plain(record.number) == _plain(item["number"]) and same_date
    if kind == "quantities":
        reading = getattr(record, "reading", None)
        if each.section != "metrics" or reading is None:
            return False
        same = item["value"] is None or reading.value == item["value"]
        same = same or reading.low == item.get("low", item["value"])
        approximate = bool(reading.approximation) == bool(item.get("approx")) or "low" in item
        return same and approximate and record.status == item.get("status", record.status)
    if kind == "figures":
        return each.section == "metrics" and _plain(item["text"]) in _plain(record.given)
    if kind == "dates":
        iso = item.get("iso")
        fields = ("date", "as_of", "period")
        own = [getattr(record, name, None) for name in fields] + [
            str(year) for year in [getattr(record, "year", None)] if year
        ]
        compared = getattr(record, "compared_with", None)
        if compared and item["text"] in (compared.vi or compared.en):
            return True  # It is said as it stands there: `cùng kỳ năm 2023`.
        return any(value and (not iso or _is_date(iso, value)) for value in own)
    section = ("attendees",) if kind == "addressed" else ("attendees", "people")
    if each.section not in section:
        return False
    return not item.get("name") or _plain(record.name) == _plain(item["name"])


def _is_date(wanted: str, value: str) -> bool:
    """Return whether a record has a date: its own, without its year, or an end of its period."""
    return wanted == value or any(
        each.endswith(wanted.lstrip("-")) or is_in_date(wanted, each) for each in value.split("/")
    )


def _plain(text: str | None) -> str:
    return "".join((text or "").split()).casefold()


def beside_dataset(source: Path) -> Iterator[str]:
    """Yield how the draft of the published speech compares with the dataset made by hand."""
    _, found, whole = drafted(source)
    hand = Index(DatasetLoader(None, cached=False).dataset)
    yield f"{source.name}: {len(found.records)} records, holds: {whole}"
    mine: dict[str, list[Any]] = {}
    for each in found.records:
        mine.setdefault(each.section, []).append(each.record)
    rows: dict[str, Callable[[Any], Any]] = {
        "attendees": lambda one: (fold(one.name), fold(one.role.vi if one.role else "")),
        "metrics": lambda one: (one.given, bool(one.scope)),
        "legal_references": lambda one: (one.number, bool(one.issuer), one.date or one.year),
        "organizations": lambda one: fold(one.names[-1]),
    }
    for section, key in rows.items():
        wanted = [key(each) for each in hand.records_of(section)]
        got = [key(each) for each in mine.get(section, [])]
        if section == "organizations":
            spelt = [{fold(name) for name in each.names} for each in mine.get(section, [])]
            right = sum(
                any(spelt_one & {fold(name) for name in each.names} for spelt_one in spelt)
                for each in hand.records_of(section)
            )
        else:
            right = sum(each in got for each in wanted)
        yield f"{section:18} {right} of {len(wanted)}"
        for each in mine.get(section, []):
            if key(each) not in wanted:
                yield f"    not in the dataset: {key(each)}"
        if section != "organizations":
            yield from (f"    not in the draft: {each}" for each in wanted if each not in got)


def _with_other_digits(line: str, random: Random) -> str:
    """Return a line with about a third of its digits changed, so that few lines are the same."""
    return _DIGIT.sub(
        lambda digit: random.choice("123456789") if random.random() < 1 / 3 else digit[0], line
    )


def growth(most: int) -> Iterator[str]:
    """Yield seconds and memory for texts of 1, 2, 4 … and the most MB, of lines of a set.

    As on the command line, garbage is not collected.
    """
    gc.disable()
    folder = Path(os.environ.get("TTDN_TEXTS", "tests/data"))
    lines = [
        line
        for path in sorted(folder.glob("*.txt"))
        for line in path.read_text("utf-8").split("\n")
        if line.strip()
    ]
    size = 1
    while size <= most:
        random, made, length = Random(size), [], 0
        while length < size * MEGABYTE:
            made.append(_with_other_digits(random.choice(lines), random))
            length += len(made[-1].encode()) + 1
        started = time.perf_counter()
        found, data = draft_file(Reading("\n".join(made)), "draft", "text.txt")
        seconds = time.perf_counter() - started
        gc.collect()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        written = len(data) / MEGABYTE
        yield (
            f"{size:3} MB: {seconds:6.1f} s, {memory:5.0f} MB of memory, "
            f"{len(found.records)} records, {written:.1f} MB written"
        )
        size = min(2 * size, most) if size < most else most + 1


if __name__ == "__main__":
    main()
