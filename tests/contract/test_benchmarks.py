"""What the README says of speed is what was measured, and what was measured is what it says."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree

from benchmarks.datasets import larger
from benchmarks.draw import BARS, markdown, picture
from benchmarks.speed import TARGETS
from tests.conftest import ROOT
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.validation import check_dataset

RESULTS = json.loads((ROOT / "benchmarks" / "results.json").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURE = ROOT / "docs" / "speed.svg"


def test_the_readme_has_the_table_of_the_results() -> None:
    assert f"\n{markdown(RESULTS)}" in README


def test_the_picture_is_drawn_from_the_results() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(RESULTS)
    assert "](docs/speed.svg)" in README


def test_the_picture_has_a_bar_for_each_program_as_long_as_it_takes() -> None:
    svg = ElementTree.fromstring(picture(RESULTS))
    bars = svg.findall("{*}rect")
    times = sorted(RESULTS["programs"][name]["seconds"] for name in BARS)
    assert len(bars) == len(times)
    for bar, time in zip(bars, times, strict=True):
        share = float(bar.attrib["width"]) / float(bars[-1].attrib["width"])
        assert abs(share - time / times[-1]) < 0.001


def test_the_results_are_of_every_target_and_a_quiet_machine() -> None:
    held = [(each["ours"], each["against"], each["what"]) for each in RESULTS["ratios"]]
    assert held == [(each.ours, each.against, each.what) for each in TARGETS]
    for each, target in zip(RESULTS["ratios"], TARGETS, strict=True):
        assert target.at_least <= each["ratio"] <= target.at_most, each
    assert "dirty" not in RESULTS["commit"]


def test_a_larger_dataset_has_as_many_records_as_it_says() -> None:
    index = Index(check_dataset(larger(2_000).encode(), "larger.yaml"))
    sections = {key: records for key, records in index.sections.items() if key != "event"}
    assert sum(map(len, sections.values())) == 2_000
    bodies = index.dataset.organizations
    assert len({body.name for body in bodies}) == len(bodies) >= 300
