"""Notices to the applicant: one frozen value, shown to the reviewer exactly as the applicant will see it, sent once, numbered.

One complete correction notice a round (一次性告知): domain.md 6.1 and 10.4.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar, NewType

from casework.cases import CaseId
from casework.office import Command, Note, Question
from casework.people import CASE_READERS, CASE_WRITERS, Role
from casework.regions import Region

NoticeId = NewType("NoticeId", str)

RECALL_TIME = timedelta(minutes=10)


class NoticeKind(StrEnum):
    """What a notice tells."""

    CORRECTION = "correction"  # 补正通知
    AMENDED = "amended"  # 更正通知
    PASSED = "passed"  # 预审通过


class ItemKind(StrEnum):
    """What one line of a notice asks for."""

    REPLACE = "replace"  # the material failed: supply it anew
    SUPPLY = "supply"  # not provided, or asked for in addition
    DEFERRED = "deferred"  # accepted for now; supply by the date
    FIELD = "field"  # a stated value is wrong
    BRING = "bring"  # bring the original to the next visit
    WITHDRAWN = "withdrawn"  # amended notice: no longer asked for


@dataclass(frozen=True, slots=True)
class NoticeReason:
    """One reason as the applicant reads it, in both languages, with the place where there is one (page from 1)."""

    code: str
    zh: str
    en: str
    file_name: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """One thing to correct: the material's or field's name, why, the reviewer's words, and by when if deferred.

    `regions` are the places on the applicant's own pages that it is about; they are shown cut out of the file, never stored.
    """

    kind: ItemKind
    code: str
    zh: str
    en: str
    reasons: tuple[NoticeReason, ...]
    text: str = ""
    supply_by: date | None = None
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice, complete and final. `number` is empty until it is sent; `on` and `due_on` are days in Asia/Shanghai."""

    kind: NoticeKind
    number: str
    case_no: str
    applicant_name: str
    employer_name: str
    business_type: str
    round: int
    on: date
    due_on: date | None
    items: tuple[NoticeItem, ...]
    reviewer_name: str
    amends: str = ""

    def digest(self) -> str:
        """SHA-256 of what the reader sees, without number, so that what was previewed can be compared with what is sent."""
        body = asdict(self) | {"number": ""}
        return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class SentNotice:
    """A notice that left, and what became of it. `recall_until_at` is None when it can no longer be recalled."""

    id: NoticeId
    notice: Notice
    sent_at: datetime
    sent_by: str
    recall_until_at: datetime | None
    recalled_at: datetime | None
    opened_at: datetime | None
    handed_over_at: datetime | None
    handed_over_to: str
    mail_state: str  # waiting, sent, failed, deleted, none


@dataclass(frozen=True, slots=True)
class NoticePreview(Question[Notice]):
    """The notice that finishing the round now would send. Refused: materials_unjudged (materials)."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class NoticesOf(Question[tuple[SentNotice, ...]]):
    """All notices of a case, newest first."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class RecordHandOver(Command[None]):
    """The printed notice was handed over; recall ends. Refused: already_handed_over, notice_recalled."""

    may: ClassVar[frozenset[Role]] = CASE_WRITERS
    case_id: CaseId
    notice_id: NoticeId
    receiver: str


@dataclass(frozen=True, slots=True)
class NoticeOpened(Note[None]):
    """The applicant has opened the notice; recall ends."""

    may: ClassVar[frozenset[Role]] = frozenset({Role.APPLICANT, Role.SYSTEM})
    case_id: CaseId
    notice_id: NoticeId
