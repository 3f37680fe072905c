"""A job object of Windows around a rendering process: memory, one process, no desktop, and it dies with the program.

Written against the documentation and tested here only as far as structures and calls go; on Windows nobody has run it yet.
A job has no say over files or the network.
"""

import ctypes
import subprocess
from typing import Any

from rendering.confinement import MEMORY_LIMIT

BASIC_LIMITS, EXTENDED_LIMITS, UI_RESTRICTIONS = 2, 9, 4
LIMIT_ACTIVE_PROCESS, LIMIT_PROCESS_MEMORY, LIMIT_JOB_MEMORY = 0x8, 0x100, 0x200
LIMIT_DIE_ON_UNHANDLED_EXCEPTION, LIMIT_KILL_ON_CLOSE = 0x400, 0x2000
#: No handles of other windows, no clipboard, no system settings, no atoms, no other desktop, no shutting down.
ALL_UI_RESTRICTIONS = 0xFF


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = [
        ("per_process_user_time_limit", ctypes.c_int64),
        ("per_job_user_time_limit", ctypes.c_int64),
        ("limit_flags", ctypes.c_uint32),
        ("minimum_working_set_size", ctypes.c_size_t),
        ("maximum_working_set_size", ctypes.c_size_t),
        ("active_process_limit", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    ]


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = [
        ("basic", BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory_limit", ctypes.c_size_t),
        ("job_memory_limit", ctypes.c_size_t),
        ("peak_process_memory_used", ctypes.c_size_t),
        ("peak_job_memory_used", ctypes.c_size_t),
    ]


def limits(memory: int) -> ExtendedLimits:
    """One process, this much memory, dead when the last handle is closed."""
    made = ExtendedLimits()
    made.basic.limit_flags = (
        LIMIT_ACTIVE_PROCESS
        | LIMIT_PROCESS_MEMORY
        | LIMIT_JOB_MEMORY
        | LIMIT_DIE_ON_UNHANDLED_EXCEPTION
        | LIMIT_KILL_ON_CLOSE
    )
    made.basic.active_process_limit = 1
    made.process_memory_limit = made.job_memory_limit = memory
    return made


class Job:
    """A job object; its process ends when it is closed."""

    def __init__(self, kernel: Any, handle: int) -> None:
        self._kernel, self._handle = kernel, handle

    @classmethod
    def around(cls, process: "subprocess.Popen[bytes]", kernel: Any = None) -> "Job | None":
        """Put a process that has read no document yet into a job of its own; None when Windows refuses."""
        kernel = kernel or kernel32()
        handle = kernel.CreateJobObjectW(None, None)
        if not handle:
            return None
        job = cls(kernel, handle)
        wanted, shut = limits(MEMORY_LIMIT), ctypes.c_uint32(ALL_UI_RESTRICTIONS)
        is_done = (
            kernel.SetInformationJobObject(handle, EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted))
            and kernel.SetInformationJobObject(handle, UI_RESTRICTIONS, ctypes.byref(shut), ctypes.sizeof(shut))
            and kernel.AssignProcessToJobObject(handle, int(process._handle))  # type: ignore[attr-defined]  # Windows
        )
        if not is_done:
            job.close()
            return None
        return job

    def close(self) -> None:
        """Let go of it. May be called twice."""
        if self._handle:
            self._kernel.CloseHandle(self._handle)
            self._handle = 0


def kernel32() -> Any:
    """kernel32.dll, with types for handles of 64 bits."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]  # Windows
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.CreateJobObjectW.argtypes = [ctypes.c_void_p, ctypes.c_wchar_p]
    kernel.SetInformationJobObject.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32]
    kernel.AssignProcessToJobObject.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    kernel.CloseHandle.argtypes = [ctypes.c_void_p]
    return kernel
