"""What became of the folders of an import."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """Something wrong with a case's folder: where (a file or key), and what, as a code of `ui/refusals.py` with values."""

    place: str
    code: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportLine:
    """What became of one folder: the new case's number, or the problems. `warnings` are documents that can't be shown."""

    folder: str
    case_no: str | None
    problems: tuple[ImportProblem, ...] = ()
    warnings: tuple[ImportProblem, ...] = ()
