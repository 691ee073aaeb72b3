"""How long a query takes, beside what people would use instead, all in one run.

    python3 -m benchmarks.speed                          everything, in some minutes
    python3 -m benchmarks.speed --rounds 5 --large-rounds 1
    python3 -m benchmarks.speed --typer 0.28.0 0.29.2    only an empty app, over releases of Typer

It needs a Unix, Python 3.11 or newer, and packages from where pip gets them; jq, for yq. It makes
its environments in a temporary folder (--keep FOLDER: there, for the next time), installs this
project as it is in its folder, and runs each program as a fresh process of its installed console
script: once in each round, in another order each time. What is said of a program is the median of
its rounds; a ratio is that of two medians. The empty app is there twice, and has to be as fast as
itself: where it is not, the machine was busy. Memory is the most that the kernel saw, never less
than this program itself has. Nothing in the environment of the programs is set that a user would
not set.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.datasets import SPEECH
from benchmarks.draw import markdown, picture, remarks, said_of
from benchmarks.places import EMPTY, RICH, Place, said

ROOT = Path(__file__).parent.parent

WARM_UP = 2
"""Rounds that do not count: they fill the caches of the system and our own."""

YQ = "yq .metrics"
"""The only program that needs something that pip cannot install."""

QUERY = ("points", "-w", "kind=limitation", "--json")
LOAD = "import yaml; yaml.load(open({file!r}, encoding='utf-8'), Loader=yaml.CSafeLoader)"


class Run(NamedTuple):
    """One run of a program: how long it took, and the most memory it had, in seconds and MB.

    `processor` is how long all processors together worked for it and the processes that it started.
    """

    seconds: float
    megabytes: float
    processor: float


class Program(NamedTuple):
    """Something to run.

    Attributes:
        name: in the results.
        command: its words.
        terminal: whether it writes on a terminal of 100 columns, and not into a pipe.
        environ: variables that are set for it, such as those of a shell that completes.
        before: is done before each run, and not measured.
        large: whether it takes long, and is run in the rounds for large files.
    """

    name: str
    command: Sequence[str | Path]
    terminal: bool = False
    environ: Mapping[str, str] = {}
    before: Callable[[], None] | None = None
    large: bool = False


class Target(NamedTuple):
    """Which program is held against which, how many times as much it may take, and of what."""

    ours: str
    against: str
    at_most: float
    what: str = "seconds"
    at_least: float = 0


MEASURED = (
    *("ttdn-cli", "typer", "rich", "PyYAML", "msgspec"),
    *("yq", "sqlite-utils", "csvkit", "frictionless"),
)
"""The packages whose versions count."""

TARGETS = [
    Target("the same empty app", "an empty Typer app", 1.03, at_least=0.97),
    Target("ttdn stats --json", "an empty Typer app", 1.15),
    Target("ttdn attendees", "a Typer app with a Rich table", 1.12),
    Target("ttdn attendees, in a pipe", "a Typer app with a Rich table, in a pipe", 1.12),
    Target("ttdn stats --json", YQ, 1.10),
    Target("ttdn stats --json", "sqlite-utils rows", 0.75),
    Target("ttdn stats --json", "csvlook", 0.75),
    Target("ttdn stats --json", "frictionless extract", 0.75),
    Target("ttdn, completion of a command", "an empty Typer app, completion", 1.15),
    Target("ttdn, completion of an id", "an empty Typer app, completion", 1.25),
    Target("ttdn, 20,000 records, first query", "yaml.load, 20,000 records", 0.5),
    Target("ttdn, 20,000 records, first query", "yaml.load, 20,000 records", 0.5, "megabytes"),
    Target("ttdn, 20,000 records, again", "yaml.load, 20,000 records", 0.05),
    Target("ttdn, 20,000 records, first query", "ttdn, 2,000 records, first query", 11),
    Target(
        "ttdn, 20,000 records, first query", "ttdn, 2,000 records, first query", 11, "megabytes"
    ),
    Target("ttdn, 20,000 records, again", "ttdn, 2,000 records, again", 11),
    Target("ttdn, 20,000 records, again", "ttdn, 2,000 records, again", 11, "megabytes"),
]


def run(program: Program, home: Path) -> Run:
    """Run a program once, to its end."""
    if program.before:
        program.before()
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environ = {**kept, "HOME": str(home), "TERM": "xterm-256color", **program.environ}
    if program.terminal:
        ours, theirs = _terminal()
    else:
        ours, theirs = -1, subprocess.DEVNULL
    began = time.perf_counter()
    process = subprocess.Popen(program.command, stdout=theirs, env=environ)
    if program.terminal:
        os.close(theirs)
        _drained(ours)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{program.name}: exit code {process.returncode}")
    return Run(seconds, _megabytes(usage), usage.ru_utime + usage.ru_stime)


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def _terminal() -> tuple[int, int]:
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
    return ours, theirs


def _drained(descriptor: int) -> None:
    try:
        while os.read(descriptor, 65536):
            pass
    except OSError:  # Linux says so that the other side is closed.
        pass
    os.close(descriptor)


def measured(
    programs: Sequence[Program], rounds: int, large_rounds: int, home: Path
) -> dict[str, list[Run]]:
    """Run every program once in each round, in an order that changes, and return the runs."""
    order = random.Random(20240606)
    runs: dict[str, list[Run]] = {program.name: [] for program in programs}
    for large, count in ((False, rounds), (True, large_rounds)):
        some = [program for program in programs if program.large is large]
        for number in range(-min(WARM_UP, count), count) if some else ():
            shuffled = order.sample(some, len(some))
            for program in shuffled:
                done = run(program, home)
                if number >= 0:
                    runs[program.name].append(done)
            print(f"\r{'large files' if large else 'programs'}: {number + 1} ", end="")
            sys.stdout.flush()
        print("\n" * bool(some), end="")
    return runs


def programs(place: Place) -> list[Program]:
    """Make the environments and the data, and return all that is run but what large files take."""
    here = place.environment("ttdn", place.app("emptyapp", EMPTY), ROOT)
    ttdn, empty = here / "ttdn", here / "emptyapp"
    cells = [
        [
            str(row["order"] or "speaker"),
            (row["name_en"] or row["name"]),
            (row["role"] or {"en": ""})["en"],
            row["province"] or "",
        ]
        for row in json.loads(said(ttdn, "attendees", "--json", "--no-cache"))
    ]
    rich = place.environment(
        "ttdn", place.app("richapp", RICH.replace("ROWS_GO_HERE", repr(cells)))
    )
    csv, db = place.folder / "metrics.csv", place.folder / "facts.db"
    csv.write_text(said(ttdn, "stats", "-f", "csv", "--no-cache"), encoding="utf-8")
    db.unlink(missing_ok=True)
    sqlite_utils = place.environment("sqlite-utils", "sqlite-utils") / "sqlite-utils"
    figures = said(ttdn, "stats", "--json", "--no-cache")
    said(sqlite_utils, "insert", db, "metrics", "-", given=figures)
    csvlook = place.environment("csvkit", "csvkit") / "csvlook"
    frictionless = place.environment("frictionless", "frictionless") / "frictionless"
    found = [
        Program("python -c pass", [here / "python", "-c", "pass"]),
        Program("an empty Typer app", [empty, "one"]),
        Program("the same empty app", [empty, "one"]),
        Program("ttdn stats --json", [ttdn, "stats", "--json"]),
        Program("ttdn stats --json --no-cache", [ttdn, "stats", "--json", "--no-cache"]),
        Program("ttdn stats -w 'percent<95' --json", [ttdn, "stats", "-w", "percent<95", "--json"]),
        Program("ttdn attendees", [ttdn, "attendees"], terminal=True),
        Program("ttdn attendees, in a pipe", [ttdn, "attendees"]),
        Program("a Typer app with a Rich table", [rich / "richapp", "attendees"], terminal=True),
        Program("a Typer app with a Rich table, in a pipe", [rich / "richapp", "attendees"]),
        Program("sqlite-utils rows", [sqlite_utils, "rows", db, "metrics"]),
        Program("csvlook", [csvlook, csv]),
        Program("frictionless extract", [frictionless, "extract", csv]),
        Program("an empty Typer app, completion", [empty], environ=completing("emptyapp", "o")),
        Program("ttdn, completion of a command", [ttdn], environ=completing("ttdn", "st")),
        Program("ttdn, completion of an id", [ttdn], environ=completing("ttdn", "show", "kl")),
    ]
    if shutil.which("jq"):
        yq = place.environment("yq", "yq") / "yq"
        found.append(Program(YQ, [yq, ".metrics", SPEECH]))
    else:
        print("no jq here, which yq needs: its row is left out")
    return found


def completing(*words: str) -> dict[str, str]:
    """Return what bash sets when the last of these words is to be completed."""
    return {
        f"_{words[0].upper()}_COMPLETE": "complete_bash",
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }


def programs_on_large_files(place: Place) -> list[Program]:
    """Write datasets of 2,000 and 20,000 records and return what reads them."""
    here = place.folder / "ttdn" / "bin"
    fresh = place.folder / "fresh"
    found = []
    for records in (2_000, 20_000):
        file = place.folder / f"{records}.yaml"
        with file.open("wb") as stream:
            command = [sys.executable, "-m", "benchmarks.datasets", str(records)]
            subprocess.run(command, stdout=stream, cwd=ROOT, check=True)
        query = [str(here / "ttdn"), *QUERY, "--data", str(file)]
        size = f"{records:,} records"
        load = [str(here / "python"), "-c", LOAD.format(file=str(file))]
        found += [
            Program(f"yaml.load, {size}", load, large=True),
            Program(f"ttdn, {size}, again", query, large=True),
            Program(
                f"ttdn, {size}, first query",
                query,
                environ={"HOME": str(fresh)},
                before=lambda: shutil.rmtree(fresh, ignore_errors=True),
                large=True,
            ),
        ]
    return found


def releases_of_typer(place: Place, versions: Sequence[str]) -> list[Program]:
    """Make an environment for each release of Typer and return the empty app in each of them."""
    app = place.app("emptyapp", EMPTY)
    found = []
    for version in versions:
        scripts = place.environment(f"typer-{version}", f"typer=={version}", app)
        found.append(Program(f"an empty app, Typer {version}", [scripts / "emptyapp", "one"]))
    return found


def results(
    runs: Mapping[str, list[Run]], targets: Sequence[Target], place: Place, rounds: int
) -> dict[str, Any]:
    """Return all that is known of the runs, for JSON: times in seconds, memory in MB."""
    medians = {name: _summary(some) for name, some in runs.items() if some}
    ratios = [
        {
            "ours": target.ours,
            "against": target.against,
            "what": target.what,
            "ratio": round(
                medians[target.ours][target.what] / medians[target.against][target.what], 3
            ),
            "at_least": target.at_least,
            "at_most": target.at_most,
        }
        for target in targets
    ]
    return {
        "commit": _commit(),
        "date": date.today().isoformat(),
        "machine": {
            "system": f"{platform.system()} {platform.machine()}",
            "processor": _processor(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
        },
        "versions": _versions(place),
        "rounds": rounds,
        "least_megabytes": round(_megabytes(resource.getrusage(resource.RUSAGE_SELF)), 1),
        "programs": medians,
        "ratios": ratios,
    }


def _summary(runs: Sequence[Run]) -> dict[str, float]:
    seconds = sorted(each.seconds for each in runs)
    tenth = len(seconds) // 10
    return {
        "seconds": round(statistics.median(seconds), 4),
        "from": round(seconds[tenth], 4),
        "to": round(seconds[-1 - tenth], 4),
        "megabytes": round(statistics.median(each.megabytes for each in runs), 1),
        "runs": len(runs),
    }


def _commit() -> str | None:
    if not (ROOT / ".git").exists():
        return None
    return said("git", "-C", ROOT, "describe", "--always", "--dirty").strip()


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.exists() else ""
    named = re.search(r"^model name\s*: (.*)$", text, re.MULTILINE)
    return named[1] if named else platform.processor()


def _versions(place: Place) -> dict[str, str]:
    """Return the version of every package that is measured or takes part in it."""
    found = {}
    for python in sorted(place.folder.glob("*/bin/python")):
        listed = json.loads(said(python, "-m", "pip", "list", "--format", "json"))
        for each in listed:
            if each["name"] in MEASURED and python.parent.parent.name in ("ttdn", each["name"]):
                found[each["name"]] = each["version"]
    return found


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    for name, each in found["programs"].items():
        median, first, last = (each[key] * 1000 for key in ("seconds", "from", "to"))
        spread = f"({first:.1f} to {last:.1f})"
        yield f"{name:42} {median:8.1f} ms  {spread:20} {each['megabytes']:6.1f} MB"


def main() -> None:
    """Measure, print, and write what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=40, metavar="N")
    parser.add_argument("--large-rounds", type=int, default=5, metavar="N")
    parser.add_argument("--typer", nargs="+", metavar="VERSION", help="only these releases")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="for the environments")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw the results")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ttdn-speed-") as folder:
        place = Place(options.keep or Path(folder))
        if options.typer:
            every, targets = releases_of_typer(place, options.typer), []
        else:
            every, targets = [*programs(place), *programs_on_large_files(place)], TARGETS
        names = {program.name for program in every}
        targets = [each for each in targets if each.against in names or each.against != YQ]
        runs = measured(every, options.rounds, options.large_rounds, place.home)
        found = results(runs, targets, place, options.rounds)
    print("\n".join(_lines(found)))
    if targets:
        print("", markdown(found), *remarks(found), sep="\n")
    else:
        print("", said_of(found), sep="\n")
    if options.json:
        options.json.write_text(
            json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    if options.svg and targets:
        options.svg.write_text(picture(found), encoding="utf-8")


if __name__ == "__main__":
    main()
