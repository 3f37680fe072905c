"""The walls a rendering process puts around itself: limits of the system, Landlock, seccomp. Once up they can't come down.

Put up after everything is loaded and warm, and while there is one thread only (Landlock before ABI 8 binds threads, not
processes). landlockpy and seccompy are young: what the walls do is tested from inside, and a wall that can't be put up is
not claimed.
"""

import errno
import sys
from collections.abc import Callable, Iterable
from typing import Any

from rendering.confinement import LANDLOCK, LIMITS, MEMORY_LIMIT, SECCOMP
from rendering.system_calls import ALLOWED, KILLED, REFUSED

FILES_LIMIT = 64

PROT_EXEC = 4
CLONE_THREAD = 0x10000
SIGNALS_ALLOWED = (6, 11)  # abort() and faults, which end us anyway


def put_up(shared_bytes: int) -> frozenset[str]:
    """Put up what this system has; the walls that stand."""
    if sys.platform == "win32":
        from rendering import windows_walls

        return windows_walls.put_up()
    if sys.platform != "linux":
        return frozenset({LIMITS} if _limits(shared_bytes) else ())
    rules, filter_ = _landlock_rules(), _seccomp_filter()  # both read files to get ready, so before any wall stands
    makers: tuple[tuple[str, Callable[[], bool]], ...] = (
        (LIMITS, lambda: _limits(shared_bytes)),
        (LANDLOCK, lambda: _landlock(rules)),
        (SECCOMP, lambda: _seccomp(filter_)),
    )
    return frozenset(part for part, make in makers if make())


def _limits(shared_bytes: int) -> bool:
    """Memory, files, no core dump, no written file.

    Processes are not counted: for Linux threads are processes, and libheif needs threads. seccomp tells them apart.
    """
    import resource

    wanted = [
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, FILES_LIMIT),
        (resource.RLIMIT_AS, MEMORY_LIMIT + shared_bytes),
    ]
    try:
        for what, most in wanted:
            resource.setrlimit(what, (most, most))
    except (OSError, ValueError):
        return False
    return True


def _landlock_rules() -> Any:
    """Rules that allow no file, no folder, no TCP port, no abstract socket or signal out of here; None without Landlock."""
    try:
        import landlockpy

        if not landlockpy.supported():
            return None
        scope = landlockpy.Scope.NONE
        for one in landlockpy.Scope:
            scope |= one
        return landlockpy.Ruleset(scoped=scope)
    except (ImportError, OSError, ValueError, RuntimeError):
        return None


def _landlock(rules: Any) -> bool:
    if rules is None:
        return False
    try:
        with rules:
            rules.restrict()
    except (OSError, ValueError, RuntimeError):
        return False
    return bool(rules.enforced)


def _seccomp_filter() -> Any:
    """A filter that lets through only what decoding needs; the rest is refused or ends the process. None without seccomp."""
    try:
        import seccompy

        if not seccompy.supported():
            return None
        filter_ = seccompy.Filter(default=seccompy.Action.ERRNO | errno.ENOSYS)
        equal, masked = seccompy.CmpOp.EQ, seccompy.CmpOp.MASKED_EQ
        for name in ("mmap", "mprotect"):  # no memory that can be executed
            filter_.allow(name, args=[(2, masked, 0, PROT_EXEC)])
            filter_.errno(name, errno.EPERM)
        filter_.allow("clone", args=[(0, masked, CLONE_THREAD, CLONE_THREAD)])
        filter_.kill("clone")
        filter_.errno("clone3", errno.ENOSYS)  # its flags can't be looked at; libraries then use clone
        filter_.allow("prlimit64", args=[(2, equal, 0)])  # reading one's limits
        filter_.errno("prlimit64", errno.EPERM)
        for signal in SIGNALS_ALLOWED:
            filter_.allow("tgkill", args=[(2, equal, signal)])
        filter_.kill("tgkill")
        for names, add in ((ALLOWED, filter_.allow), (KILLED, filter_.kill)):
            _for_known(names, add)
        _for_known(REFUSED, lambda name: filter_.errno(name, errno.EACCES))
        len(filter_.program)  # assembled now; loading it then needs nothing more
    except (ImportError, OSError, ValueError, RuntimeError):
        return None
    return filter_


def _seccomp(filter_: Any) -> bool:
    if filter_ is None:
        return False
    try:
        filter_.load()
    except (OSError, ValueError, RuntimeError):
        return False
    return bool(filter_.loaded)


def _for_known(names: Iterable[str], add: Callable[[str], None]) -> None:
    """Add a rule for each system call this architecture has."""
    import seccompy

    for name in dict.fromkeys(names):
        try:
            seccompy.syscall_nr(name)
        except (KeyError, ValueError, OSError):
            continue
        add(name)
