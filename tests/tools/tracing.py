"""The system's own record of what a process does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest


def strace() -> str:
    """Return the command; without it the test is skipped, but fails where everything has to run."""
    command = shutil.which("strace")
    probe = [command or "", "-e", "trace=none", "true"]
    if command and subprocess.run(probe, capture_output=True, check=False).returncode == 0:
        return command
    if os.environ.get("CI") and sys.platform == "linux":
        pytest.fail("strace is missing, or may not trace")
    pytest.skip("strace is missing, or may not trace")
