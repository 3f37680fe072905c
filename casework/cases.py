"""Cases: what a case is, its commands and questions, and the queues they are found in. The life cycle is in `lifecycle.py`."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, NewType

from casework.lifecycle import BusinessType, CaseState, Event
from casework.office import BlobId, Command, Note, Question
from casework.people import ANYBODY, CASE_READERS, CASE_REVIEWERS, CASE_WRITERS, SUPERVISORS, Role

CaseId = NewType("CaseId", str)

HEARTBEAT = timedelta(seconds=15)
LEASE_LOST_AFTER = timedelta(minutes=2)
TAKE_OVER_WAIT = timedelta(seconds=30)
DRAFT_CASE_LIFE = timedelta(hours=24)
IDS_AT_MOST = 10_000
COUNT_AT_MOST = 999


class Queue(StrEnum):
    """The queues of the inbox, each a condition the database answers from one index."""

    MINE = "mine"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    RETURNED = "returned"
    ON_HOLD = "on_hold"
    UNASSIGNED = "unassigned"
    IN_REVIEW = "in_review"
    WAITING = "waiting"
    PASSED = "passed"
    ALL = "all"
    SUPERVISOR_TASKS = "supervisor_tasks"


class SortBy(StrEnum):
    """What the inbox can be ordered by; ties are broken by case id."""

    DUE = "due"
    CASE_NO = "case_no"
    NAME = "name"
    EMPLOYER = "employer"
    UPDATED = "updated"
    STATE = "state"


class FeeBasis(StrEnum):
    """Why a staff-registered case may be reviewed (domain.md 10.5)."""

    CONTRACT = "contract"
    WAIVED = "waived"


class Source(StrEnum):
    """How a case came in."""

    APPLICANT = "applicant"
    COUNTER = "counter"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What narrows a queue. Empty tuples and None do not narrow. `due_within` counts working days from today."""

    business_types: tuple[BusinessType, ...] = ()
    districts: tuple[str, ...] = ()
    states: tuple[CaseState, ...] = ()
    reviewers: tuple[str, ...] = ()
    due_within: int | None = None
    round_at_least: int | None = None
    has_deferred: bool | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody in a case: since when (UTC), and whether they hold its lease."""

    staff_id: str
    full_name: str
    since_at: datetime
    is_holder: bool


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as the inbox shows it. `workdays_left` is negative when overdue, None when no clock runs."""

    id: CaseId
    version: int
    case_no: str
    applicant_name: str
    id_last4: str
    business_type: BusinessType
    employer_name: str
    district: str
    state: CaseState
    round: int
    due_at: datetime | None
    workdays_left: int | None
    is_on_hold: bool
    reviewer_name: str | None
    presence: Presence | None
    materials: int
    judged: int
    failed: int
    deferred: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class CaseIds:
    """Ids in order, at most `IDS_AT_MOST`; `is_more` means: narrow the search. `first` are the rows of the first 50 ids."""

    ids: tuple[CaseId, ...]
    is_more: bool
    first: tuple[CaseRow, ...] = ()


@dataclass(frozen=True, slots=True)
class QueueCount:
    """How many cases a queue holds, counted up to `COUNT_AT_MOST` + 1."""

    queue: Queue
    count: int


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A named filter of one person."""

    id: str
    name: str
    queue: Queue
    filter: CaseFilter


@dataclass(frozen=True, slots=True)
class FilterCount:
    """How many cases a saved filter finds among the first of its queue, counted up to `COUNT_AT_MOST` + 1.

    `is_more`: the queue holds more cases than were looked at, so there may be more.
    """

    filter_id: str
    count: int
    is_more: bool


@dataclass(frozen=True, slots=True)
class Today:
    """What I got done today in Beijing: rounds finished (recalled ones do not count), how many of them were first rounds, how
    many of those passed; and how many colleagues are in some case now."""

    finished: int
    first_rounds: int
    first_passed: int
    colleagues: int


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to finish, send and recall. `fencing` grows with every new holder; an older number is refused.

    `fencing` 0 with `holder` None: nobody holds it.
    """

    case_id: CaseId
    holder_id: str | None
    holder_name: str | None
    fencing: int
    taken_at: datetime | None
    asked_by_name: str | None = None
    asked_by_id: str | None = None
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FileForMaterial:
    """A blob to be attached to a material under a cleaned file name."""

    material: str
    blob_id: BlobId
    file_name: str
    page_count: int | None


@dataclass(frozen=True, slots=True)
class Registered:
    """A new case."""

    case_id: CaseId
    case_no: str


# Questions


@dataclass(frozen=True, slots=True)
class QueueCounts(Question[tuple[QueueCount, ...]]):
    """The size of every queue this person sees."""

    may: ClassVar[frozenset[Role]] = CASE_READERS


@dataclass(frozen=True, slots=True)
class CasesMatching(Question[CaseIds]):
    """Ids of the cases in a queue, narrowed and ordered.

    `search` is matched against name (any part, two characters suffice), case number, phone, whole ID number or its last four,
    and employer (any part); the database decides by the form of the words which of them apply.
    """

    may: ClassVar[frozenset[Role]] = CASE_READERS
    queue: Queue
    filter: CaseFilter = CaseFilter()
    search: str = ""
    sort: SortBy = SortBy.DUE
    is_descending: bool = False
    limit: int = IDS_AT_MOST


@dataclass(frozen=True, slots=True)
class CaseRows(Question[tuple[CaseRow, ...]]):
    """Rows for these ids, in their order; ids that no longer exist are left out. At most 500 ids."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    ids: tuple[CaseId, ...]


@dataclass(frozen=True, slots=True)
class NextCase(Question[CaseId | None]):
    """The case to work on next (domain.md 10.8): mine returned, mine oldest due, unassigned oldest due; not one somebody holds."""

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    after: CaseId | None = None


@dataclass(frozen=True, slots=True)
class SavedFilters(Question[tuple[SavedFilter, ...]]):
    """This person's saved filters, by name."""

    may: ClassVar[frozenset[Role]] = CASE_READERS


@dataclass(frozen=True, slots=True)
class SavedFilterCounts(Question[tuple[FilterCount, ...]]):
    """The sizes of this person's saved filters, by name."""

    may: ClassVar[frozenset[Role]] = CASE_READERS


@dataclass(frozen=True, slots=True)
class TodaysFigures(Question[Today]):
    """What this person got done today."""

    may: ClassVar[frozenset[Role]] = CASE_READERS


@dataclass(frozen=True, slots=True)
class ActiveCaseOf(Question[str | None]):
    """The case number of a person's active case, found by whole ID number; None when there is none (domain.md 10.6)."""

    may: ClassVar[frozenset[Role]] = CASE_WRITERS
    id_no: str


@dataclass(frozen=True, slots=True)
class CatalogueBody(Question[str]):
    """The catalogue's canonical JSON: of a hash, or the one in force for a district today."""

    may: ClassVar[frozenset[Role]] = ANYBODY
    hash: str | None = None
    district: str | None = None


# Commands


@dataclass(frozen=True, slots=True)
class RegisterCase(Command[Registered]):
    """Register a case at the counter or by import (domain.md 10.5): it enters 预审中 directly; all in one transaction.

    Refused: basic_data_wrong (problems), blocked (code), active_case (case_no), material_unknown, blob_gone, too_many_files,
    waiver_needs_supervisor. `override_reason` lets a supervisor register a second active case.
    """

    may: ClassVar[frozenset[Role]] = CASE_WRITERS
    business_type: BusinessType
    district: str
    conditions: dict[str, Any]
    basic_data: dict[str, Any]
    fee_basis: FeeBasis
    source: Source = Source.COUNTER
    files: tuple[FileForMaterial, ...] = ()
    waiver_reason: str = ""
    override_reason: str = ""


@dataclass(frozen=True, slots=True)
class StartCase(Command[Registered]):
    """Begin a case from the applicants' side: a draft, with 24 hours to file and pay. Refused: as `RegisterCase`."""

    may: ClassVar[frozenset[Role]] = frozenset({Role.APPLICANT, Role.SYSTEM})
    business_type: BusinessType
    district: str
    conditions: dict[str, Any]
    basic_data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TakeNextCase(Command[Lease | None]):
    """Take the lease of the next case (order of `NextCase`) in one step, so that two people never get the same one."""

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    after: CaseId | None = None


@dataclass(frozen=True, slots=True)
class TakeLease(Command[Lease]):
    """Take a case to work on it. Conflict: lease_held (by, at). An unassigned case becomes mine; resubmitted becomes pre_reviewing."""

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class ReleaseLease(Command[None]):
    """Give the lease back. An older fencing number is ignored."""

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    fencing: int


@dataclass(frozen=True, slots=True)
class AskTakeOver(Command[Lease]):
    """Ask the holder for the case. A lost lease passes at once; a live holder has 30 s to answer, then asking again takes it.

    With the lease go the holder's drafts.
    """

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AnswerTakeOver(Command[Lease]):
    """The holder's answer: hand the case over, or keep it. Conflict: lease_lost."""

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    fencing: int
    is_granted: bool


@dataclass(frozen=True, slots=True)
class HoldCase(Command[None]):
    """Put a case on hold; its clock stops. Refused: reason_needed, already_on_hold. Conflict: version."""

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    seen_version: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReleaseCase(Command[None]):
    """Take a case off hold; the clock runs on for the working days it was held. Held for suspected forgery: supervisors only."""

    may: ClassVar[frozenset[Role]] = CASE_REVIEWERS
    case_id: CaseId
    seen_version: int
    reason: str


@dataclass(frozen=True, slots=True)
class RecordProgress(Command[None]):
    """Apply any other event of the life cycle (`lifecycle.TRANSITIONS`): the table says who may and from where.

    `on` is the date of the act (not in the future), `reference` the authority's number. Refused: the table's codes.
    """

    may: ClassVar[frozenset[Role]] = CASE_WRITERS
    case_id: CaseId
    seen_version: int
    event: Event
    on: date
    reference: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SaveFilter(Command[SavedFilter]):
    """Keep a filter under a name; the same name replaces it. Refused: name_needed, too_many_filters (30)."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    name: str
    queue: Queue
    filter: CaseFilter


@dataclass(frozen=True, slots=True)
class DeleteFilter(Command[None]):
    """Forget a saved filter of mine."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    filter_id: str


@dataclass(frozen=True, slots=True)
class AssignCase(Command[None]):
    """Give a case to a reviewer, or back to the pool (None)."""

    may: ClassVar[frozenset[Role]] = SUPERVISORS
    case_id: CaseId
    seen_version: int
    reviewer_id: str | None


# Notes


@dataclass(frozen=True, slots=True)
class Heartbeat(Note[tuple[Lease, tuple[Presence, ...]]]):
    """I am in this case (every 15 s). Keeps my lease alive when `fencing` is still the newest; answers who else is here."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    case_id: CaseId
    fencing: int = 0


@dataclass(frozen=True, slots=True)
class LeaveCase(Note[None]):
    """I am no longer in this case."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    case_id: CaseId
