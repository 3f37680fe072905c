"""The walls, from inside: what a process taken over by a file can still do. And their pieces, and Windows' as far as can be."""

import ctypes
import json
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rendering import confinement, windows_job, windows_walls
from rendering.client import Renderer
from rendering.messages import RenderingError
from tests.rendering import samples

ROOT = Path(__file__).resolve().parent.parent.parent
linux = pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are Linux's")

REFUSED = ("read a file", "read the program", "list a folder", "look at a file", "executable memory")
REFUSED_TOO = ("start", "write a file", "write an open file", "longer life", "more memory")
KILLED = (
    "remove a file",
    "tcp",
    "udp",
    "unix",
    "socketpair",
    "fork",
    "exec",
    "kill the parent",
    "look into the parent",
    "io_uring",
    "bpf",
    "userfaultfd",
    "memfd",
)
STILL = ("a thread", "the time", "heic")


@pytest.fixture(scope="module")
def outcomes() -> dict[str, list[Any]]:
    """For each act the walls, what came of it, and how the process ended."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.rendering.inside"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@linux
@pytest.mark.parametrize("act", REFUSED + REFUSED_TOO)
def test_inside_a_process_this_fails(outcomes: dict[str, list[Any]], act: str) -> None:
    stand, outcome, code = outcomes[act]
    assert stand == "landlock,limits,seccomp"
    assert (outcome in ("PermissionError", "OSError", "MemoryError", "ValueError"), code) == (True, 0), outcome


@linux
@pytest.mark.parametrize("act", KILLED)
def test_inside_a_process_this_is_its_end(outcomes: dict[str, list[Any]], act: str) -> None:
    assert outcomes[act] == ["landlock,limits,seccomp", "", -signal.SIGSYS]


@linux
@pytest.mark.parametrize("act", STILL)
def test_inside_a_process_this_works(outcomes: dict[str, list[Any]], act: str) -> None:
    assert outcomes[act][1:] == ["did", 0]


@linux
def test_the_level_is_told(renderer: Renderer) -> None:
    told = renderer.diagnostics()
    assert (told.level, told.parts, told.is_strict) == ("full", ("landlock", "limits", "seccomp"), False)


BARE = """
import sys
from rendering import walls, worker
walls._seccomp = lambda filter_: False
sys.exit(worker.main())
"""


@linux
def test_strict_mode_fails_closed() -> None:
    strict = Renderer(1, is_strict=True)
    assert strict.diagnostics().is_strict
    assert strict.open(samples.pdf(1)).page_count == 1
    strict.close()
    bare = Renderer(1, command=[sys.executable, "-c", BARE], is_strict=True)
    for _ in range(2):
        with pytest.raises(RenderingError, match="unprotected"):
            bare.open(samples.pdf(1))
    with pytest.raises(RenderingError, match="unprotected"):
        bare.diagnostics()
    bare.close()


@linux
def test_without_strict_mode_a_missing_wall_is_told() -> None:
    bare = Renderer(1, command=[sys.executable, "-c", BARE])
    assert bare.diagnostics().level == "partial"
    assert bare.open(samples.pdf(1)).page_count == 1
    bare.close()


def test_a_process_can_not_boast_of_walls() -> None:
    """Strict mode believes no mask that lacks a wall, whatever the process does about its own switch."""
    boast = BARE.replace("sys.exit(", "sys.argv.remove('--strict')\nsys.exit(")
    bare = Renderer(1, command=[sys.executable, "-c", boast], is_strict=True)
    with pytest.raises(RenderingError, match="unprotected"):
        bare.open(samples.pdf(1))
    bare.close()


def test_the_program_s_side_loads_no_decoder() -> None:
    """What the window imports knows no library that reads documents."""
    code = "import sys, rendering.client; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    decoders = {"pymupdf", "fitz", "PIL", "pillow_heif", "pypdfium2", "pypdfium2_raw", "zipfile", "pickle"}
    assert loaded & decoders == set()


def test_walls_as_bits() -> None:
    for parts in ((), ("limits",), confinement.PARTS):
        assert confinement.parts_of(confinement.mask_of(parts)) == frozenset(parts)
    levels = [confinement.level_of(frozenset(parts)) for parts in ((), ("job object",), confinement.FULL)]
    assert levels == ["none", "partial", "full"]


class Kernel:
    """Records what is asked of Windows, and refuses one thing."""

    def __init__(self, refused: str = "") -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self._refused = refused

    def __getattr__(self, name: str) -> Any:
        def call(*arguments: Any) -> int:
            self.calls.append((name, arguments))
            return 0 if name == self._refused else 77

        return call

    def names(self) -> list[str]:
        return [name for name, _ in self.calls]


def test_a_job_of_windows_has_its_limits() -> None:
    """The structures are as long as Windows' on 64 bits, and say what they must where it looks."""
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert (ctypes.sizeof(windows_job.BasicLimits), ctypes.sizeof(windows_job.ExtendedLimits)) == (64, 144)
        assert windows_job.BasicLimits.limit_flags.offset == 16
        assert windows_job.BasicLimits.active_process_limit.offset == 40
        assert windows_job.ExtendedLimits.process_memory_limit.offset == 112
        assert ctypes.sizeof(windows_walls.Label) == 16
    made = windows_job.limits(1 << 30)
    assert made.basic.limit_flags == 0x8 | 0x100 | 0x200 | 0x400 | 0x2000
    assert (made.basic.active_process_limit, made.process_memory_limit, made.job_memory_limit) == (1, 1 << 30, 1 << 30)


def test_a_process_of_windows_is_put_into_its_job() -> None:
    kernel, process = Kernel(), SimpleNamespace(_handle=5)
    job = windows_job.Job.around(process, kernel)  # type: ignore[arg-type]  # as much of a process as is needed
    assert job is not None
    assert kernel.names() == [
        "CreateJobObjectW",
        "SetInformationJobObject",
        "SetInformationJobObject",
        "AssignProcessToJobObject",
    ]
    assert kernel.calls[3][1] == (77, 5)
    assert [call[1][1] for call in kernel.calls[1:3]] == [windows_job.EXTENDED_LIMITS, windows_job.UI_RESTRICTIONS]
    job.close()
    job.close()
    assert kernel.names()[4:] == ["CloseHandle"]


@pytest.mark.parametrize("refused", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"])
def test_a_job_that_windows_refuses_is_not_claimed(refused: str) -> None:
    kernel = Kernel(refused)
    assert windows_job.Job.around(SimpleNamespace(_handle=5), kernel) is None  # type: ignore[arg-type]  # as above
    assert (kernel.names()[-1] == "CloseHandle") is (refused != "CreateJobObjectW")


def test_what_a_process_of_windows_takes_from_itself() -> None:
    kernel, advapi = Kernel(), Kernel()
    assert windows_walls.put_up(kernel, advapi) == {"low integrity", "mitigations"}
    assert advapi.names() == ["OpenProcessToken", "ConvertStringSidToSidW", "GetLengthSid", "SetTokenInformation"]
    policies = [arguments[0] for name, arguments in kernel.calls if name == "SetProcessMitigationPolicy"]
    assert policies == [2, 6, 10, 13]
    assert windows_walls.put_up(Kernel("SetProcessMitigationPolicy"), Kernel()) == {"low integrity"}
    assert windows_walls.put_up(Kernel(), Kernel("SetTokenInformation")) == {"mitigations"}
    assert windows_walls.put_up(Kernel(), Kernel("OpenProcessToken")) == {"mitigations"}
