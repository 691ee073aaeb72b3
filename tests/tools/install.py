"""Fresh environments, built and installed as a user would, from what is already here."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from tests.conftest import ROOT, environment


def source_copy(target: Path) -> Path:
    """Copy the sources of the project, as a fresh clone has them."""
    kept = (
        "benchmarks",
        "ttdn_cli",
        "data",
        "docs",
        "tests",
        "pyproject.toml",
        "README.md",
        "README.vi.md",
        "LICENSE",
    )
    target.mkdir()
    for name in (*kept, "CHANGELOG.md", ".gitignore"):
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / name, target / name)
    return target


def run(*command: str | Path, cwd: Path, **env: str) -> str:
    """Run a command that has to succeed and return what it prints."""
    done = subprocess.run(
        command, cwd=cwd, env=environment(**env), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(source: Path, out: Path) -> tuple[Path, Path]:
    """Build wheel and sdist of a source tree with the build backend that is installed here."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, source, cwd=source)
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return wheel, sdist


def install(folder: Path, *what: str | Path) -> Path:
    """Install into a new environment that sees the dependencies of this one; return its `bin`."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / "python"
    site = run(
        python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
    ).strip()
    Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet")
    run(
        *(sys.executable, "-m", "pip", "--python", python, "install", *options, *what),
        cwd=folder.parent,
    )
    return scripts
