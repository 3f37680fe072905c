"""Data shipped with the program; `path()` is the only place that knows where it lies."""

from pathlib import Path


def path(*parts: str) -> Path:
    """Where the shipped file or folder `parts` lies, in a checkout, an installation and the frozen program alike."""
    return Path(__file__).resolve().parent.joinpath(*parts)
