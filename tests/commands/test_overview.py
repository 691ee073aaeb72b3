"""`ttdn` alone: the event, the figures that matter, and what to go on with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import (
    DIRECTIVE,
    NEEDS_UNIX,
    RESOLUTION,
    SECOND,
    SPEECH,
    VISIT,
    Ttdn,
    on_terminal,
)


def test_it_says_what_it_is_about_and_how_to_go_on(ttdn: Ttdn) -> None:
    done = ttdn()
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Training Conference on Promoting Viet Nam's Image")
    assert re.findall(r"^  (?!ttdn)(\S.*?)  +(.*)$", done.out, re.MULTILINE) == [
        (
            "Event",
            "6 June [2024], Đà Lạt, Lâm Đồng · Nguyễn Thanh Lâm, Deputy Minister of Information "
            "and Communications",
        ),
        (
            "Lowest",
            "87.30%, the lowest of 5 metrics across scopes: Provinces and cities that have issued "
            "regulations on managing external information activities in their area (55 of 63, as "
            "of [December 2023])",
        ),
        (
            "Metrics",
            "90%: Ministries and central agencies that have …; "
            "100%: Provinces and centrally run cities that draw …",
        ),
        (
            "Legal references",
            "Decree No. 72/2015/NĐ-CP; Circular No. 22/2016/TT-BTTTT; Conclusion No. 57-KL/TW",
        ),
    ]
    assert done.out.count("Source: ") == 1
    commands = re.findall(r"^  ttdn ([a-z-]+)", done.out, re.MULTILINE)
    assert commands == ["attendees", "stats", "legal", "points", "search", "--help"]
    for command in commands:
        assert ttdn(command, *(["nam"] if command == "search" else [])).code == 0


@pytest.mark.parametrize(
    "env", [{"TTDN_LANG": "vi"}, {"TTDN_LANG": "VI"}, {"LC_ALL": "vi_VN.UTF-8"}]
)
def test_it_speaks_vietnamese(ttdn: Ttdn, env: dict[str, str]) -> None:
    out = ttdn(env=env).out
    assert "Hội nghị tập huấn truyền thông quảng bá hình ảnh Việt Nam" in out
    assert "Xem tiếp" in out
    assert "Next" not in out


def test_an_event_of_which_nothing_is_known_is_left_out(ttdn: Ttdn, tmp_path: Path) -> None:
    file = tmp_path / "event.yaml"
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    data["event"] = {each: data["event"][each] for each in ("id", "name", "evidence")}
    data["attendees"][0]["part"] = "addressed"  # The event says nothing of a speaker now.
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    done = ttdn(env={"TTDN_DATA": str(file)})
    assert (done.code, done.err) == (0, "")
    assert all(line.strip() != "Event" for line in done.out.splitlines())


def test_it_is_of_the_dataset_that_is_asked_for(ttdn: Ttdn) -> None:
    done = ttdn(env={"TTDN_DATA": str(SECOND)})
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Highland Reading Forum")
    assert "\nSource: text of the address (20 November [2019]), Báo Suối Reo\n" in done.out
    assert "As of" not in done.out  # The date of an event says that of no record.
    assert "ttdn stats" not in done.out
    assert "Lowest" not in done.out  # it has no metrics
    assert ttdn(env={"TTDN_DATA": ""}).out == ttdn().out


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"TTDN_DATA": "nope.yaml"}, "ttdn: nope.yaml: no such file. Check the path.\n"),
        ({"TTDN_LANG": "fr"}, "'fr' is not one of vi, en"),
    ],
)
def test_what_it_cannot_do_is_said(ttdn: Ttdn, env: dict[str, str], said: str) -> None:
    done = ttdn(env=env)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@NEEDS_UNIX
@pytest.mark.parametrize("width", [40, 80, 100, 200])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_fits_the_screen(width: int, lang: str) -> None:
    out = on_terminal(width=width, env={"NO_COLOR": "1", "TTDN_LANG": lang}).out
    assert max(len(line) for line in out.splitlines()) <= width
    assert "\n\n\n" not in out
    if width >= 80:
        # With the line that is typed and the next prompt.
        assert out.count("\n") + 2 <= 24


@NEEDS_UNIX
@pytest.mark.parametrize("data", [SPEECH, RESOLUTION, DIRECTIVE, VISIT], ids=lambda path: path.stem)
def test_every_dataset_fits_the_screen(data: Path) -> None:
    out = on_terminal(width=80, env={"NO_COLOR": "1", "TTDN_DATA": str(data)}).out
    assert out.count("\n") + 2 <= 24


@NEEDS_UNIX
def test_commands_stand_out_and_what_they_do_does_not() -> None:
    out = on_terminal(width=80).out
    assert re.search(r"\x1b\[1mttdn stats *\x1b\[0m", out)
    assert "\x1b[38;5;243mMetrics\x1b[0m" in out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            RESOLUTION,
            "81.05%, the lowest of 2 metrics across scopes: Public investment paid out "
            "(as of November 2024)",
            id="a share without a count",
        ),
        pytest.param(DIRECTIVE, None, id="nothing that is compared"),
    ],
)
def test_the_lowest_figure(ttdn: Ttdn, data: Path, said: str | None) -> None:
    found = re.findall("^  Lowest  +(.*)$", ttdn(env={"TTDN_DATA": str(data)}).out, re.MULTILINE)
    assert found == ([said] if said else [])
