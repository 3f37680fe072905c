"""The tables, as migrations build them on SQLite and PostgreSQL alike (a test compares the two).

Ids are integers in here and strings outside. Times are whole milliseconds since 1970 in UTC (`Instant`), days are dates in
Asia/Shanghai. `..._sealed` columns hold values encrypted by the case's data key (or the office's, where there is no case), `..._mark`
columns are keyed hashes that find equal values without telling them (design rule 12). Enum columns hold the English codes.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from casework.cases import FeeBasis, Queue, Source
from casework.database import calendar_tables as calendar_tables
from casework.database.columns import Id, Instant, case_id_column, metadata, one_of
from casework.database.journal_tables import access_log as access_log
from casework.database.journal_tables import journal as journal
from casework.database.journal_tables import seal as seal
from casework.lifecycle import IN_REVIEW, TERMINAL, BusinessType, CaseState, Origin
from casework.materials import MaterialState, Requirement, Stage
from casework.notices import NoticeKind
from casework.review import VerdictKind

BOOKING_MAILS = ("reminder", "booking_moved", "booking_cancelled", "visit_flagged")
"""What the outbox tells of a booking, and of which of its days: once each."""

NEVER_MS = 9_007_199_254_740_991
"""What `due_sort` holds when no clock runs: after every real time."""


office = Table(
    "office",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("key_check", LargeBinary, nullable=False),
    Column("seal_public", LargeBinary, nullable=False),
    Column("seal_private_sealed", LargeBinary, nullable=False),
    Column("is_publishing_on", Boolean, nullable=False),
    CheckConstraint("id = 1", name="only_one"),
)

staff = Table(
    "staff",
    metadata,
    Column("id", Id, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("user_name", String(40), nullable=False, unique=True),
    Column("full_name", String(60), nullable=False),
    Column("roles", String(120), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until_at", Instant),
    Column("is_active", Boolean, nullable=False),
    CheckConstraint("user_name = lower(user_name)", name="lower_case"),
    CheckConstraint("roles <> ''", name="has_role"),
)

session = Table(
    "session",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
)

catalogue_version = Table(
    "catalogue_version",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("district", String(40)),
    Column("valid_from", Date, nullable=False),
    Column("body", Text, nullable=False),
)

calendar_day = Table(
    "calendar_day",
    metadata,
    Column("on_day", Date, primary_key=True),
    Column("is_workday", Boolean, nullable=False),
    Column("note", String(60), nullable=False),
    Column("is_provisional", Boolean, nullable=False),
)

counter = Table(
    "counter",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("value", Integer, nullable=False),
)

employer = Table(
    "employer",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("uscc", String(18), nullable=False, unique=True),
)

employer_gram = Table(
    "employer_gram",
    metadata,
    Column("gram", String(2), nullable=False),
    Column("employer_id", Id, ForeignKey("employer.id"), nullable=False),
    PrimaryKeyConstraint("gram", "employer_id"),
    sqlite_with_rowid=False,
)

cases = Table(
    "cases",
    metadata,
    Column("id", Id, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("case_no", String(20), nullable=False, unique=True),
    Column("business_type", String(30), nullable=False),
    Column("district", String(40), nullable=False),
    Column("state", String(30), nullable=False),
    Column("lane", String(10), nullable=False),
    Column("round", Integer, nullable=False),
    Column("origin", String(12), nullable=False),
    Column("fee_basis", String(10)),
    Column("source", String(10), nullable=False),
    Column("applicant_name", String(60), nullable=False),
    Column("employer_id", Id, ForeignKey("employer.id"), nullable=False),
    Column("employer_name", String(100), nullable=False),
    Column("reviewer_id", Id, ForeignKey("staff.id")),
    Column("due_at", Instant),
    Column("due_sort", BigInteger, nullable=False),
    Column("review_due_at", Instant),
    Column("held_at", Instant),
    Column("is_forgery_hold", Boolean, nullable=False),
    Column("hold_reason_sealed", LargeBinary),
    Column("is_booked", Boolean, nullable=False),
    Column("is_checked_in", Boolean, nullable=False),
    Column("materials", Integer, nullable=False),
    Column("judged", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("deferred", Integer, nullable=False),
    Column("open_tasks", Integer, nullable=False),
    Column("catalogue_hash", String(64), ForeignKey("catalogue_version.hash"), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("last4_sealed", LargeBinary),
    Column("data_key_sealed", LargeBinary),
    Column("data_sealed", LargeBinary),
    Column("id_no_mark", LargeBinary),
    Column("last4_mark", LargeBinary),
    Column("phone_mark", LargeBinary),
    Column("email_mark", LargeBinary),
    Column("active_no", Integer),
    one_of("business_type", BusinessType, "business_type"),
    one_of("state", CaseState, "state"),
    one_of("lane", ("incoming", "review", "waiting", "passed", "hold", "closed"), "lane"),
    one_of("origin", Origin, "origin"),
    one_of("fee_basis", FeeBasis, "fee_basis"),
    one_of("source", Source, "source"),
    CheckConstraint(f"due_sort = coalesce(due_at, {NEVER_MS})", name="due_sort"),
    CheckConstraint("(held_at IS NULL) = (lane <> 'hold')", name="hold"),
    CheckConstraint("held_at IS NOT NULL OR NOT is_forgery_hold", name="forgery_hold"),
    CheckConstraint(
        f"(state IN ({', '.join(repr(state.value) for state in sorted(TERMINAL))})) = (active_no IS NULL)",
        name="active",
    ),
    CheckConstraint(
        f"due_at IS NOT NULL OR lane = 'hold' OR state NOT IN ({', '.join(repr(s.value) for s in sorted(IN_REVIEW))})",
        name="clock_runs",
    ),
    CheckConstraint("judged BETWEEN 0 AND materials AND failed + deferred <= judged", name="counted"),
    CheckConstraint("round >= 0 AND version >= 1 AND open_tasks >= 0", name="not_negative"),
    UniqueConstraint("id_no_mark", "active_no"),
    Index("ix_cases_lane_due", "lane", "due_sort", "id"),
    Index("ix_cases_mine", "lane", "reviewer_id", "due_sort", "id"),
    Index("ix_cases_state_due", "state", "due_sort", "id"),
    Index(  # with what filters ask, so that filtering everything reads the index alone
        "ix_cases_due",
        *("due_sort", "id", "business_type", "district", "state", "reviewer_id", "round", "deferred"),
    ),
    Index("ix_cases_name", "applicant_name", "id"),
    Index("ix_cases_employer_name", "employer_name", "id"),
    Index("ix_cases_employer", "employer_id", "lane", "id"),
    Index("ix_cases_updated", "updated_at", "id"),
    Index("ix_cases_last4", "last4_mark", "id"),
    Index("ix_cases_phone", "phone_mark", "id"),
    Index(
        "ix_cases_tasks", "due_sort", "id", sqlite_where=text("open_tasks > 0"), postgresql_where=text("open_tasks > 0")
    ),
)

case_gram = Table(
    "case_gram",
    metadata,
    Column("gram", String(2), nullable=False),
    case_id_column(),
    PrimaryKeyConstraint("gram", "case_id"),
    sqlite_with_rowid=False,
)

lease = Table(
    "lease",
    metadata,
    case_id_column(primary_key=True, autoincrement=False),
    Column("fencing", Integer, nullable=False),
    Column("holder_id", Id, ForeignKey("staff.id")),
    Column("taken_at", Instant),
    Column("alive_at", Instant),
    Column("asked_by_id", Id, ForeignKey("staff.id")),
    Column("asked_at", Instant),
    CheckConstraint(
        "(holder_id IS NULL) = (taken_at IS NULL) AND (holder_id IS NULL) = (alive_at IS NULL)", name="held"
    ),
    CheckConstraint("(asked_by_id IS NULL) = (asked_at IS NULL)", name="asked"),
    Index("ix_lease_holder_id", "holder_id"),
)

presence = Table(
    "presence",
    metadata,
    case_id_column(),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("since_at", Instant, nullable=False),
    Column("alive_at", Instant, nullable=False),
    PrimaryKeyConstraint("case_id", "staff_id"),
)

material = Table(
    "material",
    metadata,
    case_id_column(),
    Column("code", String(60), nullable=False),
    Column("position", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("requirement", String(12), nullable=False),
    Column("stage", String(12), nullable=False),
    Column("state", String(16), nullable=False),
    Column("upload_no", Integer, nullable=False),
    Column("judged_round", Integer),
    Column("verdict_id", Id),
    Column("supply_by", Date),
    Column("is_added", Boolean, nullable=False),
    Column("question_sealed", LargeBinary),
    PrimaryKeyConstraint("case_id", "code"),
    one_of("requirement", Requirement, "requirement"),
    one_of("stage", Stage, "stage"),
    one_of("state", MaterialState, "state"),
    CheckConstraint("state NOT IN ('empty', 'uploaded') OR verdict_id IS NULL", name="unjudged"),
    CheckConstraint(
        "state IN ('empty', 'uploaded') OR (verdict_id IS NOT NULL AND judged_round IS NOT NULL)", name="judged"
    ),
    CheckConstraint("(state = 'deferred') = (supply_by IS NOT NULL)", name="supply_by"),
    CheckConstraint("state <> 'uploaded' OR upload_no > 0", name="uploaded"),
)

blob = Table(
    "blob",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("format", String(8), nullable=False),
    Column("content_mark", LargeBinary, nullable=False),
    Column("key_sealed", LargeBinary, nullable=False),
    Column("put_at", Instant, nullable=False),
    Column("put_by", Id, ForeignKey("staff.id")),
    Column("is_used", Boolean, nullable=False),
    Index("ix_blob_put_at", "put_at", sqlite_where=text("NOT is_used"), postgresql_where=text("NOT is_used")),
)

file = Table(
    "file",
    metadata,
    Column("id", Id, primary_key=True),
    case_id_column(),
    Column("code", String(60), nullable=False),
    Column("upload_no", Integer, nullable=False),
    Column("blob_id", String(32), ForeignKey("blob.id"), nullable=False),
    Column("key_sealed", LargeBinary, nullable=False),
    Column("name_sealed", LargeBinary, nullable=False),
    Column("content_mark", LargeBinary, nullable=False),
    Column("pages_mark", LargeBinary),
    Column("page_count", Integer),
    Column("rotation", Integer, nullable=False),
    Column("uploaded_at", Instant, nullable=False),
    Column("uploaded_by", Id, ForeignKey("staff.id"), nullable=False),
    Column("removed_at", Instant),
    CheckConstraint("rotation IN (0, 90, 180, 270)", name="rotation"),
    Index("ix_file_case_id", "case_id", "code", "upload_no"),
    Index("ix_file_content_mark", "content_mark"),
    Index("ix_file_pages_mark", "pages_mark"),
)

verdict = Table(
    "verdict",
    metadata,
    Column("id", Id, primary_key=True),
    case_id_column(),
    Column("code", String(60), nullable=False),
    Column("round", Integer, nullable=False),
    Column("upload_no", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("reasons", Text, nullable=False),
    Column("regions", Text),
    Column("text_sealed", LargeBinary),
    Column("supply_by", Date),
    Column("by_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("is_late", Boolean, nullable=False),
    Column("undone_at", Instant),
    one_of("kind", VerdictKind, "kind"),
    CheckConstraint("(kind = 'deferred') = (supply_by IS NOT NULL)", name="supply_by"),
    Index("ix_verdict_case_id", "case_id", "code", "id"),
)

draft = Table(
    "draft",
    metadata,
    case_id_column(),
    Column("code", String(60), nullable=False),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("reasons", Text, nullable=False),
    Column("regions", Text),
    Column("text_sealed", LargeBinary),
    Column("kept_at", Instant, nullable=False),
    PrimaryKeyConstraint("case_id", "code", "staff_id"),
)

page_seen = Table(
    "page_seen",
    metadata,
    Column("file_id", Id, ForeignKey("file.id"), nullable=False),
    Column("page", Integer, nullable=False),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("seen_at", Instant, nullable=False),
    PrimaryKeyConstraint("file_id", "page", "staff_id"),
)

failed_field = Table(
    "failed_field",
    metadata,
    case_id_column(),
    Column("field", String(60), nullable=False),
    Column("text_sealed", LargeBinary, nullable=False),
    Column("by_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("failed_at", Instant, nullable=False),
    PrimaryKeyConstraint("case_id", "field"),
)

notice = Table(
    "notice",
    metadata,
    Column("id", Id, primary_key=True),
    case_id_column(),
    Column("number", String(40), nullable=False, unique=True),
    Column("kind", String(12), nullable=False),
    Column("round", Integer, nullable=False),
    Column("body_sealed", LargeBinary, nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("sent_by", Id, ForeignKey("staff.id"), nullable=False),
    Column("recalled_at", Instant),
    Column("opened_at", Instant),
    Column("handed_over_at", Instant),
    Column("handed_over_to_sealed", LargeBinary),
    one_of("kind", NoticeKind, "kind"),
    CheckConstraint("(handed_over_at IS NULL) = (handed_over_to_sealed IS NULL)", name="handed_over"),
    CheckConstraint("recalled_at IS NULL OR (opened_at IS NULL AND handed_over_at IS NULL)", name="recalled"),
    Index("ix_notice_case_id", "case_id", "id"),
    Index("ix_notice_sent_by", "sent_by", "sent_at"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    case_id_column(),
    Column("notice_id", Id, ForeignKey("notice.id"), unique=True),
    Column("booking_id", Id, ForeignKey("booking.id")),
    Column("about_on", Date),
    Column("kind", String(20), nullable=False),
    Column("state", String(10), nullable=False),
    Column("not_before_at", Instant, nullable=False),
    Column("claim_no", Integer, nullable=False),
    Column("claimed_until_at", Instant),
    one_of("kind", ("mail", *BOOKING_MAILS), "kind"),
    one_of("state", ("waiting", "sent", "failed"), "state"),
    CheckConstraint(
        "(notice_id IS NOT NULL) = (kind = 'mail') AND (booking_id IS NOT NULL AND about_on IS NOT NULL) = (kind <> 'mail')",
        name="about",
    ),
    UniqueConstraint("booking_id", "kind", "about_on"),
    Index("ix_outbox_not_before_at", "state", "not_before_at"),
)

task = Table(
    "task",
    metadata,
    Column("id", Id, primary_key=True),
    case_id_column(),
    Column("kind", String(30), nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("opened_by", Id, ForeignKey("staff.id"), nullable=False),
    Column("closed_at", Instant),
    one_of("kind", ("suspected_forgery", "late_finding"), "kind"),
    Index("ix_task_case_id", "case_id"),
)

saved_filter = Table(
    "saved_filter",
    metadata,
    Column("id", Id, primary_key=True),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("name", String(40), nullable=False),
    Column("queue", String(20), nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("staff_id", "name"),
    one_of("queue", Queue, "queue"),
)
