"""How long questions to many speeches take, beside what people would use instead, in one run.

    python3 -m benchmarks.corpus                 100 and 1,000 speeches of 60 facts, some minutes
    python3 -m benchmarks.corpus --short         200 of them, once: under a minute
    python3 -m benchmarks.corpus --large         10,000 of 100 facts too: an hour, and 4 GB on disk
    python3 -m benchmarks.corpus --drafts        drafts of texts alone: those of TTDN_TEXTS
    python3 -m benchmarks.corpus --only reading filter

It measures this Python's `ttdn`, and needs a Unix, jq, and in this environment duckdb and pandas;
it installs nothing, and says what is missing. The speeches are those of `benchmarks.speeches`.
Each program is a fresh process, run once in each round in another order, with the files in the
memory of the system. Before a first reading its cache is deleted, before a reading with one file
changed a file is written. Seconds are medians, from the start of a process to its end; those of
processors are the work of all of them, which a busy machine changes less; memory is the most that
one process had, as the kernel saw it, which counts that of this one before it started: so this one
stays small. Where programs do the same work, the number of their rows is compared. Reading is
measured by a question that has one row as its answer.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.places import said
from benchmarks.speech import PLANTED_EVERY
from benchmarks.speed import ROOT, Program, Run, measured
from ttdn_cli.corpus.candidates import MOST_READ

TTDN = Path(sys.executable).with_name("ttdn")

YAML_ALONE = """
import multiprocessing, sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import yaml


def load(paths):
    for path in paths:
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


paths = sorted(Path(sys.argv[1]).iterdir())
chunks = [paths[start : start + 8] for start in range(0, len(paths), 8)]
with ProcessPoolExecutor(mp_context=multiprocessing.get_context("fork")) as pool:
    list(pool.map(load, chunks))
"""

PANDAS_FILTER = """
import sys

import pandas

metrics = pandas.read_json(sys.argv[1], lines=True)
metrics[metrics["percent"] < 5].to_json(sys.stdout, orient="records", lines=True)
"""
PANDAS_JOIN = """
import sys

import pandas

metrics, documents = (pandas.read_json(each, lines=True) for each in sys.argv[1:])
documents = documents[documents["category"] == "party"]
joined = metrics[metrics["percent"] < 5].merge(documents, on="dataset")
joined.groupby("number").size().rename("many").reset_index().to_json(
    sys.stdout, orient="records", lines=True
)
"""
DUCKDB = """
import sys

import duckdb

for row in duckdb.sql(sys.argv[1]).fetchall():
    print(row)
"""
FILTER = "SELECT dataset, id, given FROM {metrics} WHERE percent < 5"
JOIN = (
    "SELECT number, count(*) AS many FROM {metrics} AS metrics JOIN {documents} AS documents "
    "USING (dataset) WHERE percent < 5 AND category = 'party' GROUP BY number"
)
JQ_FILTER = "select(.percent != null and .percent < 5) | [.dataset, .id, .given]"
WORDS = "nông thôn mới Lâm Đồng"


class Size(NamedTuple):
    """How many speeches, and how many facts each has; or drafts of the texts of a folder."""

    speeches: int
    facts: int
    texts: Path | None = None

    @property
    def name(self) -> str:
        """What it is called in the results."""
        if self.texts:
            return f"drafts of {self.speeches:,} texts"
        return f"{self.speeches:,} speeches, {self.speeches * self.facts:,} facts"


SHORT = (Size(200, 60),)
SMALL = (Size(100, 60), Size(1_000, 60))
LARGE = Size(10_000, 100)

GROUPS = ("reading", "filter", "join", "search", "conflicts")

YAML = "yaml.CSafeLoader alone, all cores"
FIRST = "ttdn attendees --limit 1 --json, first reading"
CHANGED = "the same, one file changed"
SAME = "the same, nothing changed"
EACH = "ttdn event --json, a row of each"
FEW = "ttdn stats -w 'percent<1' --json"
AGAIN = "ttdn stats -w 'percent<5' --json"
AGAIN_CHANGED = "that filter, one file changed"
TABLES = "that filter, the first time after reading"
SQL = "ttdn sql, that filter"
CONFLICTS = "ttdn conflicts"


class Goal(NamedTuple):
    """What a program should keep to.

    Attributes:
        name: for people.
        size: of the speeches that it is about.
        program: that it is about.
        what: seconds or megabytes.
        at_most: so much, or so many times as much as what it is held against.
        against: another program, or None.
        per_fact_of: another size of which the same program is held against this, fact by fact.
    """

    name: str
    size: Size
    program: str
    what: str
    at_most: float
    against: str | None = None
    per_fact_of: Size | None = None


def goals(sizes: Sequence[Size]) -> Iterator[Goal]:
    """Yield the goals that can be looked at with speeches of these sizes."""
    for size in sizes:
        if size.speeches < 1_000:
            continue
        share = 50 if size.speeches >= 10_000 else 10
        again = f"one file changed: at most 1/{share} of the first reading"
        yield Goal(again, size, CHANGED, "seconds", 1 / share, FIRST)
        first = "first reading: at most twice the YAML alone"
        yield Goal(first, size, FIRST, "seconds", 2, YAML)
        if size == LARGE:
            for name, program in (("in SQL", SQL), ("of a list, few rows", FEW)):
                yield Goal(f"a filter {name}: at most 0.5 s", size, program, "seconds", 0.5)
                yield Goal(f"a filter {name}: at most 600 MB", size, program, "megabytes", 600)
        grown = f"first reading of a fact: at most 1.25 of that among {sizes[0].speeches:,}"
        yield Goal(grown, size, FIRST, "seconds", 1.25, per_fact_of=sizes[0])


class Data(NamedTuple):
    """What is there of one size.

    Attributes:
        speeches: the folder.
        changed: the same speeches, of which the first is another file.
        home: where the caches are of who has read them before.
        metrics: all figures, a line of JSON each.
        documents: all documents, likewise.
    """

    speeches: Path
    changed: Path
    home: Path
    metrics: Path
    documents: Path


def made(size: Size, folder: Path) -> Data:
    """Write the speeches of a size, and what other programs read of them; use what is there."""
    place = folder / ("drafts" if size.texts else f"{size.speeches}x{size.facts}")
    data = Data(*(place / each for each in ("speeches", "changed", "home", "m.jsonl", "d.jsonl")))
    if not data.documents.exists():
        print(f"writing {size.name}", flush=True)
        numbers = ("--count", str(size.speeches), "--facts", str(size.facts), "--seed", "1")
        drafts = ("--count", "0", "--from-drafts", str(size.texts))
        what = drafts if size.texts else numbers
        write = [sys.executable, "-m", "benchmarks.speeches", str(data.speeches), *what]
        subprocess.run(write, cwd=ROOT, check=True)
        data.changed.mkdir(exist_ok=True)
        for each in sorted(data.speeches.iterdir()):
            copy = data.changed / each.name
            if not copy.exists():
                os.link(each, copy)
        for each in (data.home, place / "other-home"):
            each.mkdir(exist_ok=True)
        for command, file in (("stats", data.metrics), ("legal", data.documents)):
            asked = [str(TTDN), command, "--format", "jsonl", "--data", str(data.speeches)]
            with file.open("wb") as stream:
                environ = os.environ | {"HOME": str(data.home)}
                subprocess.run(asked, stdout=stream, env=_plain(environ), check=True)
    changed = sorted(data.changed.iterdir())[0]
    changed.unlink()
    shutil.copy(data.speeches / changed.name, changed)
    return data


def _plain(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environ.items() if name in ("PATH", "LANG", "HOME")}


def programs(size: Size, data: Data, folder: Path, only: Sequence[str]) -> list[Program]:
    """Return what is run over the speeches of a size."""
    fresh = folder / "fresh"
    home, first_home = {"HOME": str(data.home)}, {"HOME": str(fresh)}
    other_home = {"HOME": str(data.changed.with_name("other-home"))}
    large = size == LARGE
    changed = sorted(data.changed.iterdir())[0]

    def ttdn(*words: str, among: Path = data.speeches) -> list[str]:
        command = [str(TTDN), *words, "--data", str(among)]
        return _found(command) if size.texts or words[0] == "conflicts" else command

    def python(code: str, *words: str | Path) -> list[str]:
        return [sys.executable, "-c", code, *map(str, words)]

    def without_cache() -> None:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()

    def with_change() -> None:
        with changed.open("a", encoding="utf-8") as stream:
            stream.write("# Another line.\n")

    def without_tables() -> None:
        for each in data.home.rglob("*.duckdb"):
            each.unlink()

    one, stats = ("attendees", "--limit", "1", "--json"), ("stats", "-w", "percent<5", "--json")
    tables = {"metrics": f"'{data.metrics}'", "documents": f"'{data.documents}'"}
    own = {"metrics": "metrics", "documents": "legal_references"}
    found = {
        "reading": [
            Program(YAML, python(YAML_ALONE, data.speeches), large=large),
            Program(FIRST, ttdn(*one), environ=first_home, before=without_cache, large=large),
            Program(
                CHANGED,
                ttdn(*one, among=data.changed),
                environ=other_home,
                before=with_change,
            ),
            Program(SAME, ttdn(*one), environ=home),
            Program(EACH, ttdn("event", "--json"), environ=home),
        ],
        "filter": [
            Program(FEW, ttdn("stats", "-w", "percent<1", "--json"), environ=home),
            Program(AGAIN, ttdn(*stats), environ=home),
            *(
                # Of few facts a list makes no tables.
                [Program(TABLES, ttdn(*stats), environ=home, before=without_tables, large=large)]
                if size.speeches * size.facts > MOST_READ
                else []
            ),
            Program(
                AGAIN_CHANGED,
                ttdn(*stats, among=data.changed),
                environ=other_home,
                before=with_change,
            ),
            Program(
                SQL,
                ttdn("sql", FILTER.format(**own), "--format", "jsonl"),
                environ=home,
            ),
            Program("DuckDB over JSONL, a filter", python(DUCKDB, FILTER.format(**tables))),
            Program("pandas over JSONL, a filter", python(PANDAS_FILTER, data.metrics)),
            Program("jq over JSONL, a filter", ["jq", "-c", JQ_FILTER, str(data.metrics)]),
        ],
        "join": [
            Program(
                "ttdn sql, a join",
                ttdn("sql", JOIN.format(**own), "--format", "jsonl"),
                environ=home,
            ),
            Program("DuckDB over JSONL, a join", python(DUCKDB, JOIN.format(**tables))),
            Program("pandas over JSONL, a join", python(PANDAS_JOIN, data.metrics, data.documents)),
        ],
        "search": [
            Program("ttdn search, four words", ttdn("search", WORDS, "--json"), environ=home)
        ],
        "conflicts": [Program(CONFLICTS, ttdn("conflicts", "--json"), environ=home, large=large)],
    }
    return [each for group in GROUPS if group in only for each in found[group]]


def _found(command: list[str]) -> list[str]:
    """Return a command whose exit code 1 says whether it has found anything."""
    return ["sh", "-c", '"$@" || [ $? = 1 ]', "sh", *command]


SAME_ROWS = (
    (AGAIN, SQL),
    (SQL, "DuckDB over JSONL, a filter"),
    (SQL, "pandas over JSONL, a filter"),
    (SQL, "jq over JSONL, a filter"),
    ("ttdn sql, a join", "DuckDB over JSONL, a join"),
    ("ttdn sql, a join", "pandas over JSONL, a join"),
)
"""What does the same work, and prints a line for each row."""


def check(size: Size, every: Sequence[Program], home: Path) -> None:
    """Run each program once, which fills the caches, and compare what they find.

    Raises:
        SystemExit: if programs that do the same find not the same.
    """
    rows: dict[str, int] = {}
    for each in every:
        if each.before or each.name in (YAML, SAME):
            continue
        environ = _plain(os.environ) | {"HOME": str(home)} | dict(each.environ)
        # A line for each row, of which no more than one is in memory.
        command = [word if word != "--json" else "--format=jsonl" for word in each.command]
        with tempfile.TemporaryFile() as lines:
            subprocess.run(command, stdout=lines, env=environ, check=True)
            lines.seek(0)
            rows[each.name] = sum(1 for line in lines if line.strip())
        if each.name == CONFLICTS and size.texts:
            print(f"{size.name}: {rows[each.name]} contradictions found")
        elif each.name == CONFLICTS:
            planted = 3 * (size.speeches // PLANTED_EVERY)
            found = rows[each.name]
            print(f"{size.name}: {planted} contradictions are planted, {found} found")
    for ours, other in SAME_ROWS:
        if ours in rows and other in rows and rows[ours] != rows[other]:
            raise SystemExit(f"{ours}: {rows[ours]} rows; {other}: {rows[other]}")


def results(
    sizes: Sequence[Size], runs: Mapping[Size, Mapping[str, Sequence[Run]]]
) -> dict[str, Any]:
    """Return all that is known of the runs, for JSON: times in seconds, memory in MB."""
    medians = {
        size: {
            name: {
                "seconds": round(statistics.median(each.seconds for each in some), 3),
                "processor": round(statistics.median(each.processor for each in some), 3),
                "megabytes": round(statistics.median(each.megabytes for each in some)),
                "runs": len(some),
            }
            for name, some in by_name.items()
            if some
        }
        for size, by_name in runs.items()
    }
    looked_at = []
    for goal in goals(sizes):
        mine = medians[goal.size].get(goal.program)
        base = medians[goal.size].get(goal.against or goal.program)
        if goal.per_fact_of:
            base = medians[goal.per_fact_of].get(goal.program)
        if not mine or not base:
            continue
        value = mine[goal.what]
        if goal.against:
            value /= base[goal.what]
        elif goal.per_fact_of:
            facts, others = (each.speeches * each.facts for each in (goal.size, goal.per_fact_of))
            value = value / facts / (base[goal.what] / others)
        looked_at.append(
            {
                "goal": goal.name,
                "speeches": goal.size.speeches,
                "value": round(value, 4),
                "at_most": round(goal.at_most, 4),
                "met": value <= goal.at_most,
            }
        )
    return {
        "date": date.today().isoformat(),
        "commit": said("git", "-C", ROOT, "describe", "--always", "--dirty").strip(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}",
        "sizes": [{"name": size.name, "programs": medians[size]} for size in sizes],
        "goals": looked_at,
    }


def table(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of Markdown tables: what was measured, and the goals."""
    sizes = found["sizes"]
    yield f"| seconds, those of processors, MB | {' | '.join(each['name'] for each in sizes)} |"
    yield f"|---|{'---:|' * len(sizes)}"
    for name in dict.fromkeys(name for each in sizes for name in each["programs"]):
        cells = (each["programs"].get(name) for each in sizes)
        yield f"| {name} | {' | '.join(map(_cell, cells))} |"
    if found["goals"]:
        yield from (
            "",
            "| goal | speeches | measured | at most | met |",
            "|---|---:|---:|---:|---|",
        )
    for each in found["goals"]:
        numbers = f"{each['value']:.3g} | {each['at_most']:.3g}"
        met = "yes" if each["met"] else "no"
        yield f"| {each['goal']} | {each['speeches']:,} | {numbers} | {met} |"
    yield ""
    runs = {it["runs"] for each in sizes for it in each["programs"].values()}
    many = " or ".join(map(str, sorted(runs)))
    yield f"Medians (rounds: {many}) on {found['date']}: {found['machine']}; {found['commit']}."


def _cell(measured: Mapping[str, Any] | None) -> str:
    if measured is None:
        return "–"
    return "{seconds:.2f} s, {processor:.2f} s, {megabytes} MB".format(**measured)


def missing() -> list[str]:
    """Return a line for each program that is not there, with how to get it."""
    lines = [
        f"{name} is missing: {how}"
        for name, how in (
            ("duckdb", "pip install 'ttdn-cli[corpus]'"),
            ("pandas", "pip install 'ttdn-cli[test]'"),
        )
        if importlib.util.find_spec(name) is None
    ]
    if not TTDN.exists():
        lines.append(f"ttdn is missing beside {sys.executable}: pip install -e .")
    if shutil.which("jq") is None:
        lines.append("jq is missing: install it with the packages of your system")
    return lines


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--short", action="store_true", help="smaller sizes, one round")
    parser.add_argument("--large", action="store_true", help="10,000 speeches with 10^6 facts too")
    parser.add_argument("--drafts", action="store_true", help="drafts of the texts of TTDN_TEXTS")
    parser.add_argument("--only", nargs="+", choices=GROUPS, default=GROUPS, metavar="GROUP")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--large-rounds", type=int, default=1, metavar="N")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="for the speeches")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results")
    options = parser.parse_args()
    if lines := missing():
        raise SystemExit("\n".join(lines))
    sizes = SHORT if options.short else (*SMALL, LARGE) if options.large else SMALL
    if options.drafts:
        texts = Path(os.environ.get("TTDN_TEXTS", ROOT / "tests" / "data"))
        sizes = (Size(sum(1 for _ in texts.glob("*.txt")), 0, texts),)
    rounds = 1 if options.short else options.rounds
    with tempfile.TemporaryDirectory(prefix="ttdn-corpus-") as temporary:
        folder = (options.keep or Path(temporary)).absolute()
        runs = {}
        for size in sizes:
            data = made(size, folder)
            every = programs(size, data, folder, options.only)
            check(size, every, data.home)
            print(size.name)
            runs[size] = measured(every, rounds, options.large_rounds, data.home)
    found = results(sizes, runs)
    print("", *table(found), sep="\n")
    if options.json:
        text = json.dumps(found, indent=2, ensure_ascii=False)
        options.json.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
