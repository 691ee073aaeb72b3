"""Every pair of what an output may depend on, in real processes: formats, lists, screens, locales.

All combinations would be thousands of processes; all pairs of values are not many more than the
product of the two longest lists.
"""

from __future__ import annotations

import itertools
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, cast

from tests.conftest import NEEDS_UNIX, TTDN, Say, environment, on_terminal
from tests.tools.every import EVERY_KIND, OF_EVERY_KIND
from ttdn_cli import load
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.query.answers import listing
from ttdn_cli.query.listings import LISTINGS
from ttdn_cli.query.sections import BY_NAME
from ttdn_cli.query.view import View
from ttdn_cli.render.formats import FOR_PEOPLE, Format, render
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.locales import Language

MOST = 150
FORMATS = ("table", "cards", "markdown", "json", "jsonl", "csv", "tsv", "yaml")
LISTS = tuple(each.command for each in LISTINGS if not each.single)
OUTPUTS = ("terminal", "pipe", "file")
LOCALES = ("C", "POSIX", "C without UTF-8", "vi_VN", "en_US, another encoding", "forced colour")
LANGUAGES = ("", "vi", "en")
WIDTHS = ("40", "60", "100", "200")
FACTORS = (FORMATS, LISTS, OUTPUTS, LOCALES, LANGUAGES, WIDTHS)

ENVIRONMENTS = {
    "C": {"LC_ALL": "C"},
    "POSIX": {"LC_ALL": "POSIX"},
    "C without UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "vi_VN": {"LC_ALL": "vi_VN.UTF-8"},
    "en_US, another encoding": {"LC_ALL": "en_US.UTF-8", "PYTHONIOENCODING": "latin-1"},
    "forced colour": {"LC_ALL": "C.UTF-8", "FORCE_COLOR": "1", "TERM": "dumb"},
}
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class Case(NamedTuple):
    """What one process is asked for, and where it runs."""

    style: str
    command: str
    output: str
    locale: str
    language: str
    width: str


Pair = tuple[tuple[int, str], tuple[int, str]]


def pairs_of(case: Case) -> set[Pair]:
    return set(itertools.combinations(enumerate(case), 2))


def every_pair() -> set[Pair]:
    places = itertools.combinations(range(len(FACTORS)), 2)
    return {
        ((one, a), (other, b))
        for one, other in places
        for a, b in itertools.product(FACTORS[one], FACTORS[other])
    }


def all_pairs() -> list[Case]:
    """Return cases that cover every pair: each begins with one that is left and adds the most."""
    left = every_pair()
    cases = []
    while left:
        chosen: dict[int, str] = dict(min(left))
        for place in range(len(FACTORS)):
            if place not in chosen:
                news = [(new_pairs(chosen, place, value, left), value) for value in FACTORS[place]]
                chosen[place] = max(news, key=itemgetter(0))[1]
        case = Case(*(chosen[place] for place in range(len(FACTORS))))
        left -= pairs_of(case)
        cases.append(case)
    return cases


def new_pairs(chosen: dict[int, str], place: int, value: str, left: set[Pair]) -> int:
    """Return how many of the pairs that are left a value adds to what is chosen."""
    added = (tuple(sorted((each, (place, value)))) for each in chosen.items())
    return sum(each in left for each in added)


def ran(case: Case, folder: Path, number: int) -> str:
    """Run a case through the installed command and return what it writes."""
    args = [str(TTDN), case.command, "-f", case.style]
    args += ["--lang", case.language] if case.language else []
    env = ENVIRONMENTS[case.locale] | OF_EVERY_KIND
    if case.output == "terminal":
        done = on_terminal(*args[1:], width=int(case.width), env=env)
        assert done.code == 0, case
        return done.out
    file = folder / str(number)
    with file.open("wb") as target:
        process = subprocess.run(
            args,
            stdout=target if case.output == "file" else subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(**env, COLUMNS=case.width),
            check=False,
            timeout=60,
        )
    assert (process.returncode, process.stderr) == (0, b""), case
    return (process.stdout or file.read_bytes()).decode()


def check(case: Case, out: str, dataset: Dataset) -> None:
    in_vietnamese = (case.language or ("vi" if case.locale == "vi_VN" else "en")) == "vi"
    view = View(Index(dataset), Language.VI if in_vietnamese else Language.EN)
    section = BY_NAME[case.command]
    answer = listing(section, section.all(view.index), view)
    expected = "".join(render(cast(Format, case.style), answer, Screen()))
    if case.style not in FOR_PEOPLE or case.output != "terminal":
        assert out == expected, case
        assert "\x1b" not in out
        return
    shown = ESCAPE.sub("", out)
    assert max(map(len, shown.splitlines())) <= int(case.width), case
    # A column has a heading that a card has not; all else is there, and no word is broken.
    words = set(re.findall(r"[\w%/.-]+", shown))
    tabular = case.style == "table" and answer.tabular
    values = "\n".join(expected.splitlines()[2:]) if tabular else expected
    assert set(re.findall(r"[\w%/.-]+", values)) <= words, case


@NEEDS_UNIX
def test_every_pair(tmp_path: Path, say: Say) -> None:
    cases = all_pairs()
    assert set().union(*map(pairs_of, cases)) == every_pair()
    assert len(FORMATS) * len(LISTS) <= len(cases) <= MOST
    with ThreadPoolExecutor(4) as pool:
        outputs = list(pool.map(ran, cases, itertools.repeat(tmp_path), itertools.count()))
    dataset = load(EVERY_KIND)
    for case, out in zip(cases, outputs, strict=True):
        check(case, out, dataset)
    say(f"{len(outputs)} processes, {len(every_pair())} pairs")
    assert len(outputs) == len(cases)
