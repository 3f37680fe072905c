"""The on-site review: originals against the scans, material by material; pass, or 复审待补正 (domain.md 5.1, 10.2, 10.4,
10.11).

It is open while a new case is 复审中, and for a non-new visit that is checked in (there it only keeps what was seen: the
visit itself moves the case on). Every original wanted must be ticked before a pass; a deferred material still missing
blocks it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from casework.cases import CaseId
from casework.counter import COUNTER_STAFF
from casework.lifecycle import CaseState
from casework.materials import CaseFile, MaterialState, Stage
from casework.office import Command, Question
from casework.people import CASE_READERS, Role


class Original(StrEnum):
    """What was seen of an original. MATCHES: as the scan. DIFFERS and MISSING need correction."""

    MATCHES = "matches"
    DIFFERS = "differs"
    MISSING = "missing"


class Remedy(StrEnum):
    """What the applicant shall do about a material (domain.md 10.4)."""

    BRING = "bring"
    UPLOAD = "upload"


@dataclass(frozen=True, slots=True)
class OriginalSeen:
    """A material at the counter: its scans, and what was said of its original in this visit (None: not yet).

    `is_wanted`: it must be ticked before a pass. `note` is the officer's, `by`/`at` who said it and when (UTC).
    """

    code: str
    zh: str
    en: str
    stage: Stage
    state: MaterialState
    is_wanted: bool
    files: tuple[CaseFile, ...]
    original: Original | None = None
    note: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OnsiteReview:
    """The on-site review of a case as it stands.

    `visit` counts its on-site reviews from 1; `may_pass` when everything wanted matches.
    """

    case_id: CaseId
    case_version: int
    state: CaseState
    visit: int
    is_open: bool
    materials: tuple[OriginalSeen, ...]
    deferred_missing: tuple[str, ...]
    may_pass: bool


@dataclass(frozen=True, slots=True)
class OnsiteItem:
    """One thing to correct: which material, how, and the officer's words."""

    material: str
    remedy: Remedy
    text: str


@dataclass(frozen=True, slots=True)
class OnsiteReviewOf(Question[OnsiteReview]):
    """The on-site review of a case: the checklist with scans and ticks. NotFound: case_not_found."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class TickOriginal(Command[None]):
    """Say of an original that it matches, differs or is missing (None: take it back). DIFFERS needs a note.

    Ticks of different materials don't disturb each other: `seen` is what was said before. Refused: onsite_not_open
    (state), reason_needed, NotFound: material_not_found. Conflict: mark (by, at, now).
    """

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    case_id: CaseId
    material: str
    seen: Original | None
    original: Original | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PassOnsite(Command[None]):
    """复审通过.

    Refused: originals_unticked (materials), deferred_missing, onsite_not_open (state), on_hold. Conflict: version.
    """

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    case_id: CaseId
    seen_version: int


@dataclass(frozen=True, slots=True)
class FailOnsite(Command[CaseState]):
    """复审待补正, with a correction notice of these items. All BRING: the case books again; any UPLOAD: it goes to a
    resubmission round.

    Answers with the state it leads to. Refused: nothing_failed (no items), reason_needed (an item without words),
    onsite_not_open (state), on_hold. NotFound: material_not_found. Conflict: version.
    """

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    case_id: CaseId
    seen_version: int
    items: tuple[OnsiteItem, ...]


@dataclass(frozen=True, slots=True)
class ReopenOnsite(Command[None]):
    """Take today's pass, or a correction that asked for originals alone, back while the day is not closed; ticks are kept.

    Refused: nothing_to_undo, not_today, day_at_counter_closed, already_booked, recall_over (why: the notice left). Conflict: version.
    """

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    case_id: CaseId
    seen_version: int
