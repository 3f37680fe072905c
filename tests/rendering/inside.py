"""Stands where a hijacked rendering process would stand: warm, behind all walls, and tries one thing. Run as a program.

Prints a line of JSON: for each act the walls that stood, `did` or the error, and how the process that tried it ended. Root steps
down first: the walls must hold and decoding must work for anybody.
"""

import ctypes
import io
import json
import mmap
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable

from rendering import walls
from rendering.opening import opened
from rendering.warming import warm

LIBC = ctypes.CDLL(None, use_errno=True)
SHARED = 64 * 1024 * 1024


def _call(number: int, *arguments: int) -> None:
    if LIBC.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _thread() -> None:
    threading.Thread(target=int).start()


def _memory() -> None:
    bytearray(1200 * 1024 * 1024)


def _write_known(handle: int) -> None:
    os.write(handle, b"x")


def acts(known: int, heic: bytes) -> dict[str, Callable[[], object]]:
    """What is tried; x86-64's numbers for what Python has no name for."""
    return {
        "read a file": lambda: open("/etc/passwd").read(),
        "read the program": lambda: open(__file__).read(),
        "list a folder": lambda: os.listdir("/"),
        "look at a file": lambda: os.stat("/etc/passwd"),
        "write a file": lambda: open("/tmp/permitdesk-escape", "w"),
        "write an open file": lambda: _write_known(known),
        "remove a file": lambda: os.unlink("/tmp/permitdesk-escape"),
        "tcp": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
        "udp": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
        "unix": lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM),
        "socketpair": lambda: socket.socketpair(),
        "fork": lambda: os.fork(),
        "start": lambda: subprocess.run(["/bin/true"]),
        "exec": lambda: os.execv("/bin/true", ["true"]),
        "kill the parent": lambda: os.kill(os.getppid(), signal.SIGTERM),
        "look into the parent": lambda: _call(101, 16, os.getppid(), 0, 0),
        "executable memory": lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC),
        "io_uring": lambda: _call(425, 8, 0),
        "bpf": lambda: _call(321, 0, 0, 0),
        "userfaultfd": lambda: _call(323, 0),
        "memfd": lambda: os.memfd_create("x"),
        "more memory": _memory,
        "longer life": lambda: __import__("resource").setrlimit(7, (1000, 1000)),
        # what must still work
        "a thread": _thread,
        "the time": lambda: __import__("time").time(),
        "heic": lambda: opened(heic).page(0, 32, 0, None),
    }


def main() -> int:
    """Try every act in a process of its own."""
    import resource  # noqa: F401  loaded while it can be

    import pillow_heif
    from PIL import Image

    pillow_heif.register_heif_opener()
    target = io.BytesIO()
    Image.effect_noise((600, 400), 50).convert("RGB").save(target, "HEIF")
    warm()
    known = os.open("/tmp", os.O_TMPFILE | os.O_RDWR)
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    outcomes = {name: tried(act) for name, act in acts(known, target.getvalue()).items()}
    print(json.dumps(outcomes))
    return 0


def tried(act: Callable[[], object]) -> tuple[str, str, int]:
    """The walls, the outcome and the end (a signal is negative) of one act in a child."""
    there, here = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(here, f"{','.join(sorted(walls.put_up(SHARED)))};".encode())
        try:
            act()
        except (OSError, MemoryError, ValueError, RuntimeError) as error:
            os.write(here, type(error).__name__.encode())
        else:
            os.write(here, b"did")
        os._exit(0)
    os.close(here)
    with os.fdopen(there, "rb") as answer:
        stood, _, outcome = answer.read().decode().partition(";")
    return stood, outcome, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    sys.exit(main())
