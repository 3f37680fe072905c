"""What a rendering process on Windows takes from itself: low integrity (it can write nowhere), no child processes, no new code.

Written against the documentation and tested here only as far as the calls go; on Windows nobody has run it yet. The network
stays open: shutting it would take an AppContainer, whose access lists would have to be put on the whole installation.
"""

import ctypes
from typing import Any

from rendering.confinement import LOW_INTEGRITY, MITIGATIONS

DYNAMIC_CODE_POLICY, EXTENSION_POINT_POLICY, IMAGE_LOAD_POLICY, CHILD_PROCESS_POLICY = 2, 6, 10, 13
#: No new executable memory; no legacy hooks; no libraries from the network or of low integrity; no child processes.
POLICIES = (
    (DYNAMIC_CODE_POLICY, 0x1),
    (EXTENSION_POINT_POLICY, 0x1),
    (IMAGE_LOAD_POLICY, 0x3),
    (CHILD_PROCESS_POLICY, 0x1),
)
TOKEN_QUERY, TOKEN_ADJUST_DEFAULT, TOKEN_INTEGRITY_LEVEL, SE_GROUP_INTEGRITY = 0x8, 0x80, 25, 0x20
LOW = "S-1-16-4096"


class Label(ctypes.Structure):
    """TOKEN_MANDATORY_LABEL."""

    _fields_ = [("sid", ctypes.c_void_p), ("attributes", ctypes.c_uint32)]


def put_up(kernel: Any = None, advapi: Any = None) -> frozenset[str]:
    """Both, as far as Windows lets us; what stands."""
    kernel = kernel or _typed_kernel()
    advapi = advapi or _typed_advapi()
    parts = set()
    if _lowered(kernel, advapi):
        parts.add(LOW_INTEGRITY)
    if all(_forbidden(kernel, policy, flags) for policy, flags in POLICIES):
        parts.add(MITIGATIONS)
    return frozenset(parts)


def _forbidden(kernel: Any, policy: int, flags: int) -> bool:
    wanted = ctypes.c_uint32(flags)
    return bool(kernel.SetProcessMitigationPolicy(policy, ctypes.byref(wanted), ctypes.sizeof(wanted)))


def _lowered(kernel: Any, advapi: Any) -> bool:
    """Whether this process now has low integrity."""
    token, sid = ctypes.c_void_p(), ctypes.c_void_p()
    access = TOKEN_QUERY | TOKEN_ADJUST_DEFAULT
    if not advapi.OpenProcessToken(kernel.GetCurrentProcess(), access, ctypes.byref(token)):
        return False
    try:
        if not advapi.ConvertStringSidToSidW(LOW, ctypes.byref(sid)):
            return False
        label = Label(sid.value, SE_GROUP_INTEGRITY)
        size = ctypes.sizeof(label) + advapi.GetLengthSid(sid)
        return bool(advapi.SetTokenInformation(token, TOKEN_INTEGRITY_LEVEL, ctypes.byref(label), size))
    finally:
        kernel.CloseHandle(token)


def _typed_kernel() -> Any:
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]  # Windows
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.CloseHandle.argtypes = [ctypes.c_void_p]
    kernel.SetProcessMitigationPolicy.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
    return kernel


def _typed_advapi() -> Any:
    advapi = ctypes.WinDLL("advapi32", use_last_error=True)  # type: ignore[attr-defined]  # Windows
    advapi.OpenProcessToken.argtypes = [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p]
    advapi.ConvertStringSidToSidW.argtypes = [ctypes.c_wchar_p, ctypes.c_void_p]
    advapi.GetLengthSid.argtypes = [ctypes.c_void_p]
    advapi.SetTokenInformation.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32]
    return advapi
