"""How the time and memory of `validate` and `verify` grow with the length of a text.

    python -m benchmarks.long_texts             1, 2, 5 and 10 MB of each kind of text
    python -m benchmarks.long_texts 1 2         as many megabytes
    python -m benchmarks.long_texts --only book 5

Each text has a dataset that holds all that it says: records with their quotes, and entries of
`coverage.ignore` for the rest, as a draft has them. Both commands have to end with 0.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from random import Random

from ttdn_cli.facts.types import MOST_QUOTES
from ttdn_cli.text.canonical import fingerprint

MEGABYTE = 1_000_000
_SYLLABLES = (
    *("An", "Bình", "Cẩm", "Dung", "Giang", "Hà", "Khê", "Lâm"),
    *("Mai", "Ninh", "Phú", "Quế", "Sơn", "Thạch", "Vân", "Xuân"),
)
_FILLER = (
    "các đơn vị đã cùng nhau rà soát công việc, lắng nghe ý kiến của người dân và thống nhất cách "
    "làm trong thời gian tới; cán bộ cơ sở cần gần dân, hiểu dân, nói đi đôi với làm, giữ gìn nếp "
    "sống tốt đẹp của làng bản và chăm lo cho trẻ nhỏ, người già, người yếu thế"
)


class Draft:
    """A text that grows paragraph by paragraph, and the dataset of it."""

    def __init__(self, title: str) -> None:
        self.paragraphs = [title]
        self.records: dict[str, dict[str, list[str]]] = {}
        self.ignored: dict[str, None] = {}
        self.known: set[str] = set()
        self.bytes = 0

    def add(self, text: str) -> int:
        """Add a paragraph and return its number."""
        self.paragraphs.append(text)
        self.bytes += len(text.encode()) + 1
        return len(self.paragraphs)

    def record(self, section: str, fields: str, quote: str, number: int) -> None:
        """Add a record with one quote, or one more quote of the same record."""
        several = self.records.setdefault(section, {})
        quotes = several.setdefault(fields, [])
        quotes.append(f'{{paragraph: {number}, quote: "{quote}"}}')

    def named(self, section: str, name: str, number: int) -> None:
        """Add a record of a name, once."""
        if name not in self.known:
            self.known.add(name)
            self.record(section, f"name: {name}", name, number)

    def dataset(self, paragraphs: list[str]) -> Iterator[str]:
        """Yield the lines of the dataset of a text with these paragraphs."""
        yield f"schema: 2\nid: long-text\nsource:\n  title: {self.paragraphs[0]}\n"
        yield "  kind: report\n  language: vi\n  fingerprints:\n"
        yield from (f"    - {fingerprint(each)}\n" for each in paragraphs)
        for section, records in self.records.items():
            yield f"{section}:\n"
            every = (
                (fields, quotes[first : first + MOST_QUOTES])
                for fields, quotes in records.items()
                for first in range(0, len(quotes), MOST_QUOTES)
            )
            for number, (fields, quotes) in enumerate(every, 1):
                yield f"  - id: {section.replace('_', '-')}-{number}\n    {fields}\n"
                yield "    review: unreviewed\n    evidence:\n"
                yield from (f"      - {each}\n" for each in quotes)
        yield "coverage:\n  ignore:\n" if self.ignored else ""
        reason = '{vi: "draft: not placed"}'
        yield from (f'    - {{text: "{each}", reason: {reason}}}\n' for each in self.ignored)


def prose(size: int) -> tuple[str, Draft]:
    """Return official prose of many paragraphs."""
    random, draft = Random(0), Draft("Báo cáo công tác năm")
    while draft.bytes < size:
        _sentences(draft, random)
    return "\n".join(draft.paragraphs) + "\n", draft


def one_line(size: int) -> tuple[str, Draft]:
    """Return official prose of one paragraph after its title."""
    random, draft = Random(0), Draft("Báo cáo công tác năm")
    while draft.bytes < size:
        _sentences(draft, random, number=2)
    draft.paragraphs[1:] = [" ".join(draft.paragraphs[1:])]
    return "\n".join(draft.paragraphs) + "\n", draft


def _sentences(draft: Draft, random: Random, number: int | None = None) -> None:
    where = number or len(draft.paragraphs) + 1
    commune = " ".join(random.choices(_SYLLABLES, k=3))
    person = "Lò " + " ".join(random.choices(_SYLLABLES, k=2))
    many, code = random.randrange(100, 99999), random.randrange(10_000, 9_999_999)
    day, month, year = (
        random.randrange(1, 29),
        random.randrange(1, 13),
        random.randrange(1990, 2024),
    )
    date, act = f"{day:02}/{month:02}/{year}", f"{random.randrange(1, 9999)}/QĐ-UBND"
    draft.add(
        f"trong năm qua, {_FILLER}. Tại xã {commune}, đã hỗ trợ {many} hộ nghèo, vượt kế hoạch. "
        f"Việc này bắt đầu từ ngày {date} theo Quyết định số {act} và do {person} phụ trách, mã "
        f"thẻ {code}; {_FILLER}."
    )
    draft.named("places", commune, where)
    draft.record("people", f"name: {person}\n    kind: person", person, where)
    indicator = "{vi: hỗ trợ hộ nghèo}"
    fields = f"indicator: {indicator}\n    given: {many} hộ nghèo\n    measure: count"
    draft.record("metrics", fields, f"đã hỗ trợ {many} hộ nghèo", where)
    iso = f"{year}-{month:02}-{day:02}"
    fields = f'kind: happening\n    what: {{vi: bắt đầu}}\n    date: "{iso}"'
    draft.record("milestones", fields, f"Việc này bắt đầu từ ngày {date}", where)
    fields = f"type: {{vi: Quyết định}}\n    number: {act}"
    draft.record("legal_references", fields, f"Quyết định số {act}", where)
    draft.ignored[f"mã thẻ {code}"] = None


def book(size: int) -> tuple[str, Draft]:
    """Return a telephone book: a name and a number a line."""
    random, draft = Random(0), Draft("Danh bạ điện thoại")
    draft.record("places", "name: Danh bạ", "Danh bạ", 1)
    while draft.bytes < size:
        name = " ".join(random.choices(_SYLLABLES, k=3))
        line = f"{name} 09{random.randrange(10**8):08}"
        draft.add(line)
        draft.ignored[line] = None
    return "\n".join(draft.paragraphs) + "\n", draft


def repeated(size: int) -> tuple[str, Draft]:
    """Return the same sentence again and again, with a record for each of them."""
    draft = Draft("Lời hứa của làng")
    sentence = "Bản Nà Mây trồng 250 cây, và mỗi nhà chăm 12 cây; cả bản cùng vui."
    while draft.bytes < size:
        where = draft.add(sentence)
        fields = "indicator: {vi: cây}\n    given: 250 cây\n    measure: count"
        draft.record("metrics", fields, "trồng 250 cây", where)
        fields = "indicator: {vi: cây mỗi nhà}\n    given: 12 cây\n    measure: count"
        draft.record("metrics", fields, "mỗi nhà chăm 12 cây", where)
    draft.named("places", "Bản Nà Mây", 2)
    return "\n".join(draft.paragraphs) + "\n", draft


KINDS: dict[str, Callable[[int], tuple[str, Draft]]] = {
    "prose": prose,
    "line": one_line,
    "book": book,
    "repeated": repeated,
}


def make(kind: str, size: float, text: Path, data: Path) -> None:
    """Write a text of so many megabytes and its dataset."""
    content, draft = KINDS[kind](int(size * MEGABYTE))
    text.write_text(content, "utf-8")
    with data.open("w", encoding="utf-8") as stream:
        stream.writelines(draft.dataset(content.splitlines()))


def measured(words: list[str]) -> tuple[int, float, float]:
    """Return how a command ends, its seconds and its megabytes."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(words, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            out.seek(0)
            sys.stderr.write(out.read(500).decode(errors="replace"))
    return process.returncode, time.perf_counter() - began, usage.ru_maxrss / 1024


def main() -> None:
    """Print a line for each kind and size of text."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("megabytes", nargs="*", type=float, default=[1, 2, 5, 10])
    parser.add_argument("--only", choices=KINDS)
    parser.add_argument("--keep", metavar="FOLDER", help="write the texts and datasets there")
    given = parser.parse_args()
    ttdn = [sys.executable, "-m", "ttdn_cli"]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(given.keep or made)
        for kind in [given.only] if given.only else KINDS:
            for size in given.megabytes:
                text, data = folder / f"{kind}-{size:g}.txt", folder / f"{kind}-{size:g}.yaml"
                # In a process of its own: how much it takes to make them is not measured.
                maker = get_context("spawn").Process(target=make, args=(kind, size, text, data))
                maker.start()
                maker.join()
                large = data.stat().st_size / MEGABYTE
                print(f"{kind:8} {size:4g} MB, dataset {large:4.1f} MB:", end="", flush=True)
                verify = ["verify", str(text), "--data", str(data), "--strict", "--no-cache"]
                for command in (["validate", str(data)], verify):
                    ended, seconds, memory = measured([*ttdn, *command])
                    print(f"  {command[0]} {ended} {seconds:5.1f} s {memory:4.0f} MB", end="")
                    sys.stdout.flush()
                print()


if __name__ == "__main__":
    main()
