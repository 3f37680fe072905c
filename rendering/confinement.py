"""The names of the walls around a rendering process, and what they amount to together."""

from collections.abc import Iterable

LIMITS, LANDLOCK, SECCOMP = "limits", "landlock", "seccomp"
JOB_OBJECT, LOW_INTEGRITY, MITIGATIONS = "job object", "low integrity", "mitigations"
PARTS = (LIMITS, LANDLOCK, SECCOMP, JOB_OBJECT, LOW_INTEGRITY, MITIGATIONS)
FULL = frozenset({LIMITS, LANDLOCK, SECCOMP})

#: What a process may take of memory, on top of what it shares with the program.
MEMORY_LIMIT = 1024**3


def mask_of(parts: Iterable[str]) -> int:
    """Walls as bits."""
    return sum(1 << PARTS.index(part) for part in set(parts))


def parts_of(mask: int) -> frozenset[str]:
    """Walls from bits."""
    return frozenset(part for number, part in enumerate(PARTS) if mask >> number & 1)


def level_of(parts: frozenset[str]) -> str:
    """full: memory, files, network and processes are all shut off. Windows reaches partial: its network stays open."""
    if parts >= FULL:
        return "full"
    return "partial" if parts else "none"
