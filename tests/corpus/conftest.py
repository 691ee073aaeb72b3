"""Folders of datasets that the tests of many share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import DIRECTIVE, RESOLUTION, SECOND, SPEECH, VISIT

EVERY = (SPEECH, SECOND, VISIT, DIRECTIVE, RESOLUTION)
BROKEN = "schema: 2\nid: broken\nmetrics: 7\n"


@pytest.fixture
def speeches(tmp_path: Path) -> Path:
    """A folder of five datasets: speeches in both languages, two texts without an event."""
    folder = tmp_path / "speeches"
    folder.mkdir()
    for each in EVERY:
        shutil.copy(each, folder / each.name)
    return folder


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of one test alone."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("TTDN_CACHE_DIR", str(folder))
    return folder
