"""The review round: verdicts, drafts, evidence of reading, finishing, recall. Rules: domain.md 5.3 and 10.2 to 10.4, 10.9, 10.14."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from casework.cases import CaseId, CaseRow, Lease, Presence
from casework.catalogue import ChecklistItem
from casework.materials import CaseFile, MaterialState, Requirement, Stage
from casework.notices import Notice, NoticeId, SentNotice
from casework.office import Command, FileId, Note, Question
from casework.people import CASE_READERS, CASE_REVIEWERS, SUPERVISORS, Role
from casework.regions import Region


class VerdictKind(StrEnum):
    """What a reviewer says of a material."""

    PASSED = "passed"
    FAILED = "failed"
    DEFERRED = "deferred"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class GivenReason:
    """A reason code from the catalogue, with the file and page (from 1) it is about where the reviewer named them."""

    code: str
    file_id: FileId | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was or is to be said of a material. `supply_by` belongs to DEFERRED alone; `text` is required for OTHER and for N/A.

    `regions` are places on the pages of a FAILED material; the applicant sees them cut out in the notice.
    """

    kind: VerdictKind
    reasons: tuple[GivenReason, ...] = ()
    text: str = ""
    supply_by: date | None = None
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenVerdict:
    """A verdict with who gave it, when (UTC), in which round and on which version of the material. `is_undone`: taken back."""

    verdict: Verdict
    by_id: str
    by_name: str
    at: datetime
    round: int
    upload_no: int
    seen: int
    pages: int
    is_undone: bool = False
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody was typing for a material and has not said yet."""

    material: str
    reasons: tuple[GivenReason, ...]
    text: str
    by_id: str
    at: datetime
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseMaterial:
    """A material of a case. `version` guards verdicts and files; `verdict` is the one in force; `history` is oldest first."""

    code: str
    version: int
    requirement: Requirement
    stage: Stage
    state: MaterialState
    is_open: bool
    blocks_finish: bool
    question: str
    files: tuple[CaseFile, ...]
    verdict: GivenVerdict | None
    history: tuple[GivenVerdict, ...]

    @property
    def upload_no(self) -> int:
        """The newest version of its files, 0 when there is none."""
        return max((file.upload_no for file in self.files), default=0)

    @property
    def newest_files(self) -> tuple[CaseFile, ...]:
        """The files of the newest version, in order."""
        return tuple(file for file in self.files if file.upload_no == self.upload_no)


@dataclass(frozen=True, slots=True)
class FailedField:
    """A stated value the reviewer rejects (domain.md 10.3)."""

    field: str
    text: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act on the case, for the history: who, what (the command's name), when; `values` are the act's clear values."""

    at: datetime
    by_name: str
    act: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaseForReview:
    """Everything the review screen shows of a case, read in one transaction.

    `basic_data` is masked unless `is_unmasked` (domain.md 10.16). `catalogue_hash` names the catalogue the case began with.
    """

    row: CaseRow
    catalogue_hash: str
    conditions: dict[str, Any]
    basic_data: dict[str, Any]
    is_unmasked: bool
    materials: tuple[CaseMaterial, ...]
    failed_fields: tuple[FailedField, ...]
    hold_reason: str
    lease: Lease
    present: tuple[Presence, ...]
    drafts: tuple[Draft, ...]
    notices: tuple[SentNotice, ...]
    history: tuple[HistoryLine, ...]
    round_origin: str


@dataclass(frozen=True, slots=True)
class RoundFinished:
    """What finishing a round led to: the new state and the notice that left, if any."""

    state: str
    notice_id: NoticeId | None


def must_see_pages(page_count: int | None, rule: str) -> frozenset[int]:
    """The pages that must have been on the screen before a plain pass.

    `rule` is the catalogue's: `default` (page 1; all pages of files up to 4), `all`, `first`, or page numbers as `1,3`.
    """
    count = page_count or 1
    if rule == "all" or (rule == "default" and count <= 4):
        return frozenset(range(1, count + 1))
    if rule in ("default", "first"):
        return frozenset({1})
    return frozenset(int(part) for part in rule.split(",") if int(part) <= count)


@dataclass(frozen=True, slots=True)
class ChecklistChange:
    """What other conditions would do to a case's materials, as codes. `dropped` are set aside with their files and history."""

    added: tuple[str, ...]
    kept: tuple[str, ...]
    dropped: tuple[str, ...]


def checklist_change(materials: Sequence[CaseMaterial], wanted: Sequence[ChecklistItem]) -> ChecklistChange:
    """What `CorrectConditions` will do when `wanted` is the checklist of the new conditions.

    A material asked for in addition stays whatever the conditions; one that was set aside before counts as added again.
    """
    listed = {item.material: item.requirement for item in wanted}
    aside = {
        material.code
        for material in materials
        if material.requirement is Requirement.OPTIONAL
        and material.state is MaterialState.NOT_APPLICABLE
        and listed.get(material.code) is not Requirement.OPTIONAL
    }
    standing = [material for material in materials if material.code not in aside]
    stay = {material.code for material in standing if material.code in listed or material.question}
    return ChecklistChange(
        added=tuple(code for code in listed if code not in {material.code for material in standing}),
        kept=tuple(material.code for material in standing if material.code in stay),
        dropped=tuple(material.code for material in standing if material.code not in stay),
    )


# Questions


@dataclass(frozen=True, slots=True)
class CaseOpened(Question[CaseForReview]):
    """A case with all that is shown of it. NotFound: case_not_found."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AmendmentPreview(Question[Notice]):
    """The notice that `AmendNotice` with the same values would send now. Refused: as there."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    case_id: CaseId
    withdrawn: tuple[str, ...]
    added: tuple[tuple[str, Verdict], ...]


# Commands


@dataclass(frozen=True, slots=True)
class RecordVerdict(Command[int]):
    """Judge a material; answers with its new version. The first verdict takes the lease when nobody holds it.

    Refused: not_in_review, material_locked, reason_needed, text_needed, reason_unknown, not_deferrable, supply_by_needed,
    supply_by_past, nothing_to_judge, on_hold, regions_too_many, region_misplaced, pages_unseen (material, file, pages; only when
    `is_unseen_confirmed` is False).
    Conflict: verdict (by, at, theirs, now): both are shown; `theirs` is a `Verdict` as JSON, `now` the material's version. Conflict:
    version (by, at, now), when its files changed instead. Suspected forgery holds the case and opens a supervisor task.

    A material settled in an earlier round can only be failed, with a `late_reason` why the defect is found only now; the
    supervisor is told (domain.md 10.4). Refused: late_reason_needed.
    """

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    material: str
    seen_version: int
    verdict: Verdict
    is_unseen_confirmed: bool = False
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class UndoVerdict(Command[int]):
    """Take back this round's verdict on a material; answers with its new version. Refused: nothing_to_undo."""

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    material: str
    seen_version: int


@dataclass(frozen=True, slots=True)
class MarkMissing(Command[tuple[str, ...]]):
    """Fail every required material without a file with NOT_PROVIDED; answers with their codes."""

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class FailField(Command[None]):
    """Reject a stated value; an empty text takes the rejection back. Refused: field_unknown."""

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    seen_version: int
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class CorrectBasicData(Command[None]):
    """Correct stated values by staff; checks run again. Refused: basic_data_wrong (problems)."""

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    seen_version: int
    changes: dict[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class CorrectConditions(Command[tuple[str, ...]]):
    """Correct the conditions; materials kept keep files and verdicts. Answers with the codes that were added.

    A condition that is also a field of the basic data is corrected there too. Refused: conditions_wrong (conditions), blocked,
    nothing_changed, reason_needed.
    """

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    seen_version: int
    conditions: dict[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class FinishRound(Command[RoundFinished]):
    """Close the round: one notice with everything, or on to booking.

    `notice_digest` is what the reviewer was shown (None when all passed). Refused: materials_unjudged, on_hold, not_in_review.
    Conflict: version, lease_lost (by, at), notice_changed.
    """

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    seen_version: int
    fencing: int
    notice_digest: str | None


@dataclass(frozen=True, slots=True)
class RecallRound(Command[None]):
    """Take back what was sent, or a pass, within its time (domain.md 10.4); the round is open again, its mail deleted.

    Refused: recall_over (why: opened, handed_over, time), nothing_to_recall, reason_needed.
    """

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    seen_version: int
    reason: str


@dataclass(frozen=True, slots=True)
class AmendNotice(Command[NoticeId]):
    """After recall is over: withdraw and add materials by a numbered 更正通知; uploads already made are kept.

    `withdrawn` are material codes of the notice in force; `added` pairs of material code and verdict.
    Refused: not_waiting, nothing_changed, material_unknown, still_recallable.
    """

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    seen_version: int
    withdrawn: tuple[str, ...]
    added: tuple[tuple[str, Verdict], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ReopenReview(Command[None]):
    """A supervisor reopens 预审通过 or 已预约; a booking is kept. Refused: reason_needed, and the life cycle's codes."""

    may: ClassVar[frozenset[Role]] = SUPERVISORS
    case_id: CaseId
    seen_version: int
    reason: str


# Notes


@dataclass(frozen=True, slots=True)
class KeepDraft(Note[None]):
    """Keep what is being typed and drawn for a material; nothing of either forgets it. Refused: regions_too_many."""

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    material: str
    reasons: tuple[GivenReason, ...]
    text: str
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class PagesSeen(Note[None]):
    """These pages of a file (from 1) were on the screen: every part painted for 300 ms at fit page or larger."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    case_id: CaseId
    file_id: FileId
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CaseLooked(Note[None]):
    """This person has opened the case on the screen, personal data shown as their role allows (logged once per opening)."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class Reveal(Note[dict[str, Any]]):
    """Show the basic data in full to somebody who neither holds nor serves the case; logged with the reason. Refused: reason_needed."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    case_id: CaseId
    reason: str


@dataclass(frozen=True, slots=True)
class PagePrinted(Note[None]):
    """A page (from 1) is about to be printed with its watermark; logged before the printer gets anything. NotFound: file_not_found."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    case_id: CaseId
    file_id: FileId
    page: int


@dataclass(frozen=True, slots=True)
class PageExported(Note[None]):
    """A page (from 1) is about to be saved as a file with its watermark; logged before it is. NotFound: file_not_found."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    case_id: CaseId
    file_id: FileId
    page: int


@dataclass(frozen=True, slots=True)
class KeepFingerprint(Note[bool]):
    """How a file's rendered pages look, as 32 hexadecimal digits: equal exactly when the pages are. Kept once, as a keyed mark.

    Answers whether another file looks the same (domain.md 10.15), so that the case is worth reading again. Refused:
    fingerprint_malformed. NotFound: file_not_found.
    """

    may: ClassVar[frozenset[Role]] = CASE_READERS
    case_id: CaseId
    file_id: FileId
    fingerprint: str
