"""Materials of a case and their files: states, versions, what is open for judging in a round, and the commands that attach files."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from casework.cases import CaseId
from casework.office import BlobId, Command, FileId
from casework.people import CASE_REVIEWERS, CASE_WRITERS, Role


class MaterialState(StrEnum):
    """Where a material stands in the running round."""

    EMPTY = "empty"  # no file
    UPLOADED = "uploaded"  # holds files nobody has judged
    PASSED = "passed"
    FAILED = "failed"
    DEFERRED = "deferred"  # 容缺: accepted now, to be supplied by a date
    NOT_APPLICABLE = "not_applicable"


class Requirement(StrEnum):
    """Why a material is on the checklist."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"  # required because a condition holds
    OPTIONAL = "optional"


class Stage(StrEnum):
    """When a material is wanted (domain.md 10.2); only `UPLOAD` counts for closing a review round."""

    UPLOAD = "upload"
    ONSITE = "onsite"
    SUBMISSION = "submission"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One uploaded file. `upload_no` counts the material's versions from 1; older ones stay readable.

    `seen_pages` are the pages this version's readers have had on the screen, `seen_by_me` those of them I saw (from 1).
    """

    id: FileId
    name: str
    size: int
    format: str
    page_count: int | None
    upload_no: int
    uploaded_at: datetime
    uploaded_by: str
    rotation: int
    is_missing: bool
    seen_pages: tuple[int, ...]
    seen_by_me: tuple[int, ...]
    same_as: tuple["SameFile", ...]
    is_fingerprinted: bool = False
    """Whether it is known how its rendered pages look."""


@dataclass(frozen=True, slots=True)
class SameFile:
    """The same bytes elsewhere: in this case under another material, under another employer or another person (domain.md 10.15).

    `is_by_pages`: the bytes differ, the rendered pages do not.
    `kind`: same_case, same_employer (may be taken over: who passed it and when), other_employer, other_person, rejected_before.
    """

    kind: str
    case_no: str
    material: str
    passed_by: str | None = None
    passed_at: datetime | None = None
    is_by_pages: bool = False


def is_open(state: MaterialState, stage: Stage, round_no: int, judged_round: int | None) -> bool:
    """Whether a material may be judged in round `round_no`: upload stage, and in later rounds only what is new or was not settled.

    A material judged passed, deferred or not applicable in an earlier round stays judged; one failed earlier opens when replaced.
    """
    if stage is not Stage.UPLOAD:
        return False
    if judged_round is None or judged_round == round_no:
        return True
    return state in (MaterialState.UPLOADED, MaterialState.EMPTY)


def blocks_finish(state: MaterialState, stage: Stage, requirement: Requirement, has_file: bool) -> bool:
    """Whether this material keeps the round from being finished (domain.md 10.2): wanted or filled, but not judged."""
    is_judged = state not in (MaterialState.EMPTY, MaterialState.UPLOADED)
    is_wanted = requirement is not Requirement.OPTIONAL or has_file
    return stage is Stage.UPLOAD and is_wanted and not is_judged


@dataclass(frozen=True, slots=True)
class AttachFile(Command[FileId]):
    """Attach an arrived blob to a material.

    In 预审中 to an empty one or as a further file of its newest version; in 待补交 to a failed one, where the first file begins
    the next version. Refused: material_locked, too_many_files, blob_gone, file_name_wrong. Conflict: version.
    """

    may: ClassVar[frozenset[Role]] = CASE_WRITERS
    case_id: CaseId
    material: str
    seen_version: int
    blob_id: BlobId
    file_name: str
    page_count: int | None


@dataclass(frozen=True, slots=True)
class RemoveFile(Command[None]):
    """Take back a file attached by mistake, before the round it belongs to begins. Refused: file_already_judged."""

    may: ClassVar[frozenset[Role]] = CASE_WRITERS
    case_id: CaseId
    file_id: FileId
    seen_version: int


@dataclass(frozen=True, slots=True)
class MarkResubmitted(Command[None]):
    """The replacements are in: 待补交 becomes 已补交待审. Refused: replacements_missing (materials)."""

    may: ClassVar[frozenset[Role]] = CASE_WRITERS
    case_id: CaseId
    seen_version: int


@dataclass(frozen=True, slots=True)
class AddMaterial(Command[None]):
    """Ask for a further material with a question to the applicant (domain.md 10.3); it goes into the round's one notice as 未提供."""

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    seen_version: int
    material: str
    question: str


@dataclass(frozen=True, slots=True)
class RotateFile(Command[None]):
    """Keep how a file is turned for everybody: clockwise 0, 90, 180 or 270 degrees."""

    may: ClassVar[frozenset[Role]] = CASE_WRITERS
    case_id: CaseId
    file_id: FileId
    rotation: int
