"""How the command ends: bad input, closed pipes, Ctrl-C, full disks."""

from __future__ import annotations

import os
import pstats
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import NEEDS_UNIX, SECOND, SPEECH, TTDN, Ttdn, environment, unprivileged

HUGE = b"schema: 2\n" + b"#" * (65 * 1024 * 1024)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "1:1: empty file; a dataset starts with 'schema: 2'", id="empty"),
        pytest.param(b"a: [1\n", "2:1: invalid YAML: while parsing", id="broken YAML"),
        pytest.param(
            b"a: \xff\n", "1:4: not UTF-8 (byte 0xFF); save the file as UTF-8", id="bytes"
        ),
        pytest.param(HUGE, " larger than 64 MB. Use a smaller file.", id="too large"),
        pytest.param(
            SPEECH.read_bytes().replace(b"58/63", b"64/63"),
            'metrics[3].given: "64/63": 64 is more than 63',
            id="a count above its total",
        ),
        pytest.param(SPEECH.read_bytes()[:9000], "(and ", id="truncated"),
        pytest.param(b"a: \x1b[31m\n", "1:4: character U+001B is not allowed in YAML", id="escape"),
    ],
)
def test_bad_data_is_one_line_with_its_place(
    ttdn: Ttdn, tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "other.yaml"
    file.write_bytes(content)
    done = ttdn("stats", "--data", str(file))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"ttdn: {file}:")
    assert message in done.err
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err


def test_a_file_that_cannot_be_read_is_one_line(ttdn: Ttdn, tmp_path: Path) -> None:
    assert ttdn("stats", "--data", "nope.yaml") == (
        2,
        "",
        "ttdn: nope.yaml: no such file. Check the path.\n",
    )
    assert ttdn("stats", "--data", str(tmp_path)) == (
        2,
        "",
        f"ttdn: {tmp_path}: no .yaml or .yml file in this folder. Check it.\n",
    )
    assert ttdn("stats", "--data", "").err == ("ttdn: '': empty path. Give the path of a file.\n")
    assert ttdn("stats", "--data", "a\x1b31m\nb").err == (
        "ttdn: a\\x1b31m\\nb: no such file. Check the path.\n"
    )


@NEEDS_UNIX
def test_a_file_without_permission_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("schema: 2", encoding="utf-8")
    file.chmod(0)
    command = unprivileged(str(TTDN), "stats", "--data", str(file))
    done = subprocess.run(command, env=environment(), capture_output=True, check=False)
    said = f"ttdn: {file}: not readable. Check the file's permissions.\n"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", said)


def shell(command: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command.replace("ttdn", str(TTDN))],
        capture_output=True,
        encoding="utf-8",
        env=environment(**env),
        timeout=60,
        check=False,
    )


@NEEDS_UNIX
@pytest.mark.parametrize("args", ["points --json", "points", "show pham-s", "--help"])
def test_a_closed_pipe_ends_quietly_by_its_signal(args: str) -> None:
    nobody, pipe = os.pipe()
    os.close(nobody)
    command = [str(TTDN), *args.split()]
    done = subprocess.run(
        command, stdout=pipe, stderr=subprocess.PIPE, env=environment(), check=False
    )
    os.close(pipe)
    assert (done.returncode, done.stderr) == (-signal.SIGPIPE, b"")


@NEEDS_UNIX
def test_a_shell_sees_a_closed_pipe_as_any_other() -> None:
    assert shell("(sleep 0.3; ttdn points --json; echo $? >&2) | true").stderr == "141\n"


@NEEDS_UNIX
@pytest.mark.parametrize(
    "args", ["attendees", "stats --json --no-cache", "show pham-s", "legal -f csv"]
)
def test_what_is_short_is_written_before_head_has_gone(args: str) -> None:
    line = (
        f"set -o pipefail; for i in 1 2 3 4 5 6; do ttdn {args} | head -1 >/dev/null; echo $?; done"
    )
    assert shell(line, PYTHONUNBUFFERED="1").stdout == "0\n" * 6


@NEEDS_UNIX
@pytest.mark.parametrize("args", ["stats", "stats --json", "event", "show pham-s", "--help", ""])
def test_a_full_disk_is_an_error(args: str) -> None:
    done = shell(f"ttdn {args} > /dev/full")
    assert done.returncode == 2
    assert done.stderr == (
        "ttdn: standard output: no space left on device. The output is incomplete.\n"
    )


@NEEDS_UNIX
@pytest.mark.parametrize("args", ["stats", "stats --json", "--help", "--version"])
def test_a_closed_stdout_is_an_error(args: str) -> None:
    done = shell(f"ttdn {args} >&-")
    assert (done.returncode, done.stderr) == (2, "ttdn: Standard output is closed.\n")


@NEEDS_UNIX
def test_a_closed_stdin_and_stderr_are_survived() -> None:
    assert shell("ttdn stats --data - <&-").stderr == (
        "ttdn: <stdin>: standard input is closed. Pipe a file into it.\n"
    )
    done = shell("ttdn stats --data nope 2>&-")
    assert (done.returncode, done.stdout) == (2, "")
    assert shell("ttdn stats 2>&- | tail -n 1").stdout.startswith("Source: ")


def wait_until_read(fd: int) -> None:
    """Wait until a process has read what there is, which is when it waits for more of it."""
    import fcntl
    import termios

    there = False
    for _ in range(10_000):
        left = any(fcntl.ioctl(fd, termios.FIONREAD, bytes(4)))
        if there and not left:
            return
        there = there or left  # It takes a moment to be there.
        time.sleep(0.001)
    pytest.fail("nobody reads")


def heed_ctrl_c() -> None:
    """Undo what a shell does to its background jobs, among which the tests may run."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@NEEDS_UNIX
def test_ctrl_c_on_a_terminal_ends_quietly_by_its_signal() -> None:
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [TTDN, "stats", "--data", "-"],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
        preexec_fn=heed_ctrl_c,
    )
    os.write(ours, b"schema: 2\n")
    wait_until_read(theirs)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=10)
    os.close(ours)
    os.close(theirs)
    assert (process.returncode, said) == (-signal.SIGINT, b"")


@NEEDS_UNIX
@pytest.mark.parametrize("imported", ["ttdn_cli.commands.app", "typer", "msgspec"])
def test_ctrl_c_while_it_starts_ends_quietly_by_its_signal(imported: str) -> None:
    """The imports are the longest part; the signal is sent at the first of them, or later."""
    program = (
        "import os, signal, sys, builtins\n"
        "real = builtins.__import__\n"
        "def watch(name, *args, **kwargs):\n"
        f"    if name == {imported!r}:\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    return real(name, *args, **kwargs)\n"
        "builtins.__import__ = watch\n"
        "sys.argv = ['ttdn', 'stats']\n"
        "from ttdn_cli.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        env=environment(),
        check=False,
        preexec_fn=heed_ctrl_c,
    )
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")


@NEEDS_UNIX
def test_a_job_in_the_background_keeps_ignoring_ctrl_c() -> None:
    """A shell starts it so; without any figures in the dataset it ends with 1."""
    text = SECOND.read_bytes()
    process = subprocess.Popen(
        [TTDN, "stats", "--data", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )
    assert process.stdin
    process.stdin.write(text[:100])
    process.stdin.flush()
    wait_until_read(process.stdin.fileno())
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(text[100:], timeout=10)
    assert (process.returncode, out) == (1, b"")


def test_python_m_is_the_same_command(ttdn: Ttdn) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ttdn_cli", "legal", "--json"],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=True,
    )
    assert done.stdout == ttdn("legal", "--json").out


def test_a_profiler_has_its_say_at_the_end(tmp_path: Path) -> None:
    """The process ends at once, but not under the eyes of who looks for where its time goes."""
    profile = tmp_path / "profile"
    done = subprocess.run(
        [sys.executable, "-m", "cProfile", "-o", profile, "-m", "ttdn_cli", "stats", "--json"],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert pstats.Stats(str(profile)).total_calls > 1000  # type: ignore[attr-defined]


OTHERS = """
import atexit, io, logging, logging.handlers, sys, threading, time, weakref
folder = {folder!r}
def keep(name): return open(f"{{folder}}/{{name}}", "w")
class Own(io.TextIOWrapper): ...
own = Own(open(f"{{folder}}/a class of its own", "wb"))
own.write("kept")
late = []
def hear(event, _):
    if event == "import" and not late:
        late.append(None)
        late.append(keep("a file that is opened late"))
        late[1].write("kept")
sys.addaudithook(hear)
buffer = keep("a buffer")
buffer.write("kept")
raw = open(f"{{folder}}/a buffer of bytes", "wb")
raw.write(b"kept")
handler = logging.handlers.MemoryHandler(9, target=logging.FileHandler(f"{{folder}}/a log"))
logging.getLogger().addHandler(handler)
logging.warning("kept")
def wait():
    time.sleep(0.5)
    keep("a thread").write("kept")
threading.Thread(target=wait).start()
atexit.register(lambda: keep("an exit handler").write("kept"))
class Owner: ...
owner = Owner()
weakref.finalize(owner, lambda: keep("a finalizer").write("kept"))
"""
"""What another program, or a tool that `sitecustomize` sets up, may leave for the end."""


@pytest.mark.parametrize("args", ["stats --json", "show nobody", "stats --nope", "--version"])
@pytest.mark.parametrize("within", ["a program", "sitecustomize"])
def test_nothing_of_others_is_lost_at_the_end(within: str, args: str, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    program = OTHERS.format(folder=str(folder))
    (tmp_path / "sitecustomize.py").write_text(program, encoding="utf-8")
    called = f"{program}\nfrom ttdn_cli.__main__ import main\nmain()"
    command = [str(TTDN)] if within == "sitecustomize" else [sys.executable, "-c", called]
    env = environment() | ({"PYTHONPATH": str(tmp_path)} if within == "sitecustomize" else {})
    subprocess.run([*command, *args.split()], capture_output=True, env=env, check=False)
    kept = {path.name: path.read_text(encoding="utf-8").strip() for path in folder.iterdir()}
    assert len(kept) == 8
    assert set(kept.values()) == {"kept"}


@NEEDS_UNIX
@pytest.mark.parametrize(
    ("args", "code"),
    [("stats", 0), ("points -w text=nothing", 1), ("show nobody", 1), ("stats --nope", 2)],
)
def test_all_that_is_said_arrives_before_the_end(args: str, code: int) -> None:
    """Into files, which are written when they are closed or the process ends."""
    done = shell(
        f"cd $(mktemp -d); ttdn {args} > out 2> err; echo $?; ttdn {args} 2>&1 | cat > both; "
        "cat out err | cmp - both && tail -c 1 both"
    )
    assert (done.stdout, done.stderr) == (f"{code}\n\n", "")


@NEEDS_UNIX
@pytest.mark.parametrize(
    ("target", "code", "out", "err"),
    [
        ("/dev/stdout", 3, "last words\n", ""),
        ("/dev/full", 2, "", "ttdn: standard output: no space left on device"),
    ],
)
def test_words_that_nobody_has_flushed_are_not_lost(
    target: str, code: int, out: str, err: str
) -> None:
    program = (
        "import sys\n"
        "from ttdn_cli import __main__\n"
        "from ttdn_cli.commands import app\n"
        "def command():\n"
        "    print('last words')\n"
        "    sys.exit(3)\n"
        "app.command_line = lambda: command\n"
        "__main__.main()\n"
    )
    done = subprocess.run(
        ["bash", "-c", f'"$0" -c "$1" > {target}', sys.executable, program],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stdout) == (code, out)
    assert done.stderr.startswith(err)
