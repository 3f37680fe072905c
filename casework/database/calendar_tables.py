"""The calendar's tables: sites, slots, bookings, change sets, the day at the counter, holiday notices (reservations.md
3c).

Every rule that must never break stands here as a CHECK or a unique index behind the statements of `seats`: no slot
above its capacity plus a signed allowance, its parts within it, within one day of Beijing (UTC+8, no summer time since
1991); one live booking a case.
"""

from sqlalchemy import (
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

from casework.bookings import LIVE, BookingStatus, Channel
from casework.counter import WalkInState
from casework.database.columns import Id, Instant, case_id_column, metadata, one_of
from casework.onsite import Original
from casework.reservations import LARGEST_CAPACITY, AppointmentKind, SlotStatus
from casework.shaping import ChangeKind, MoveState, Why

_DAY_MS, _EIGHT_HOURS_MS = 86_400_000, 28_800_000
_LIVE = f"status IN ({', '.join(repr(status.value) for status in sorted(LIVE))})"

site = Table(
    "site",
    metadata,
    Column("id", Id, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", String(60), nullable=False, unique=True),
    Column("address", String(200), nullable=False),
    Column("is_active", Boolean, nullable=False),
)

service_counter = Table(
    "service_counter",
    metadata,
    Column("id", Id, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("site_id", Id, ForeignKey("site.id"), nullable=False),
    Column("name", String(60), nullable=False),
    Column("position", Integer, nullable=False),
    Column("is_active", Boolean, nullable=False),
    UniqueConstraint("site_id", "name"),
)

booking_rules = Table(
    "booking_rules",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("horizon_days", Integer, nullable=False),
    Column("release_minute", Integer, nullable=False),
    Column("earliest_workdays", Integer, nullable=False),
    Column("grace_minutes", Integer, nullable=False),
    CheckConstraint("id = 1", name="only_one"),
    CheckConstraint("horizon_days BETWEEN 1 AND 180 AND release_minute BETWEEN 0 AND 1439", name="release"),
    CheckConstraint("earliest_workdays BETWEEN 0 AND 30 AND grace_minutes BETWEEN 0 AND 240", name="days_and_minutes"),
)

site_day = Table(
    "site_day",
    metadata,
    Column("site_id", Id, ForeignKey("site.id"), nullable=False),
    Column("on_day", Date, nullable=False),
    Column("version", Integer, nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("closed_reason", String(200), nullable=False),
    Column("opened_reason", String(200), nullable=False),
    Column("template_weekday", Integer),
    PrimaryKeyConstraint("site_id", "on_day"),
    CheckConstraint("template_weekday BETWEEN 0 AND 6", name="template_weekday"),
)

slot_template = Table(
    "slot_template",
    metadata,
    Column("id", Id, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("site_id", Id, ForeignKey("site.id"), nullable=False),
    Column("counter_id", Id, ForeignKey("service_counter.id"), nullable=False),
    Column("name", String(60), nullable=False),
    Column("body", Text, nullable=False),
    Column("applied_to", Date),
    Column("is_active", Boolean, nullable=False),
    Index("ix_slot_template_site_id", "site_id", "counter_id"),
)

change_set = Table(
    "change_set",
    metadata,
    Column("id", Id, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("site_id", Id, ForeignKey("site.id"), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("by_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("reason", String(200), nullable=False),
    Column("slots", Integer, nullable=False),
    Column("days_before", Text, nullable=False),
    Column("undone_at", Instant),
    Column("undone_by", Id, ForeignKey("staff.id")),
    one_of("kind", ChangeKind, "kind"),
    CheckConstraint("(undone_at IS NULL) = (undone_by IS NULL)", name="undone"),
    Index("ix_change_set_site_id", "site_id", "id"),
)

slot = Table(
    "slot",
    metadata,
    Column("id", Id, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("shape_version", Integer, nullable=False),
    Column("site_id", Id, ForeignKey("site.id"), nullable=False),
    Column("counter_id", Id, ForeignKey("service_counter.id"), nullable=False),
    Column("on_day", Date, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("status", String(10), nullable=False),
    Column("closed_reason", String(200), nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("target_capacity", Integer),
    Column("allowance", Integer, nullable=False),
    Column("allowance_until_at", Instant),
    Column("booked", Integer, nullable=False),
    Column("held", Integer, nullable=False),
    Column("public_limit", Integer, nullable=False),
    Column("booked_public", Integer, nullable=False),
    Column("arrived", Integer, nullable=False),
    Column("served", Integer, nullable=False),
    Column("no_shows", Integer, nullable=False),
    Column("late_cancels", Integer, nullable=False),
    Column("walk_ins", Integer, nullable=False),
    Column("change_set_id", Id, ForeignKey("change_set.id")),
    UniqueConstraint("counter_id", "starts_at"),
    one_of("kind", AppointmentKind, "kind"),
    one_of("status", SlotStatus, "status"),
    CheckConstraint("booked >= 0 AND booked <= capacity + allowance", name="booked"),
    CheckConstraint("held BETWEEN 0 AND booked AND booked_public BETWEEN 0 AND booked", name="parts"),
    CheckConstraint("served BETWEEN 0 AND arrived AND arrived <= booked", name="arrived"),
    CheckConstraint("no_shows >= 0 AND late_cancels >= 0 AND walk_ins >= 0 AND public_limit >= 0", name="not_negative"),
    CheckConstraint(f"capacity BETWEEN 0 AND {LARGEST_CAPACITY}", name="capacity"),
    CheckConstraint("target_capacity BETWEEN 0 AND capacity - 1", name="target"),
    CheckConstraint("allowance > 0 OR (allowance = 0 AND allowance_until_at IS NULL)", name="allowance"),
    CheckConstraint("status <> 'draft' OR booked = 0", name="draft"),
    CheckConstraint(
        f"ends_at > starts_at AND (starts_at + {_EIGHT_HOURS_MS}) / {_DAY_MS} = "
        f"(ends_at + {_EIGHT_HOURS_MS} - 1) / {_DAY_MS}",
        name="within_one_day",
    ),
    Index("ix_slot_site_day", "site_id", "on_day", "counter_id", "starts_at"),
    Index("ix_slot_on_day", "on_day"),
    Index("ix_slot_change_set_id", "change_set_id"),
    Index(
        "ix_slot_allowance_until_at",
        "allowance_until_at",
        sqlite_where=text("allowance > 0"),
        postgresql_where=text("allowance > 0"),
    ),
)

booking = Table(
    "booking",
    metadata,
    Column("id", Id, primary_key=True),
    Column("version", Integer, nullable=False),
    case_id_column(),
    Column("slot_id", Id, ForeignKey("slot.id"), nullable=False),
    Column("status", String(10), nullable=False),
    Column("channel", String(10), nullable=False),
    Column("is_over", Boolean, nullable=False),
    Column("is_late", Boolean, nullable=False),
    Column("moves", Integer, nullable=False),
    Column("moved_from_id", Id, ForeignKey("slot.id")),
    Column("expires_at", Instant),
    Column("booked_at", Instant, nullable=False),
    Column("booked_by", Id, ForeignKey("staff.id"), nullable=False),
    Column("ended_at", Instant),
    one_of("status", BookingStatus, "status"),
    one_of("channel", Channel, "channel"),
    CheckConstraint("(status = 'held') = (expires_at IS NOT NULL)", name="held"),
    CheckConstraint("(status IN ('cancelled', 'no_show')) = (ended_at IS NOT NULL)", name="ended"),
    CheckConstraint("NOT is_late OR status = 'cancelled'", name="late"),
    CheckConstraint("NOT is_over OR channel <> 'public'", name="over"),
    Index("uq_booking_live", "case_id", unique=True, sqlite_where=text(_LIVE), postgresql_where=text(_LIVE)),
    Index("ix_booking_slot_id", "slot_id", "status"),
    Index("ix_booking_case_id", "case_id", "id"),
    Index(
        "ix_booking_expires_at",
        "expires_at",
        sqlite_where=text("status = 'held'"),
        postgresql_where=text("status = 'held'"),
    ),
)

change_set_slot = Table(
    "change_set_slot",
    metadata,
    Column("change_set_id", Id, ForeignKey("change_set.id"), nullable=False),
    Column("slot_id", Id, ForeignKey("slot.id"), nullable=False),
    Column("before", Text, nullable=False),
    Column("shape_version", Integer, nullable=False),
    PrimaryKeyConstraint("change_set_id", "slot_id"),
    Index("ix_change_set_slot_slot_id", "slot_id"),
)

affected = Table(
    "affected",
    metadata,
    Column("change_set_id", Id, ForeignKey("change_set.id"), nullable=False),
    Column("booking_id", Id, ForeignKey("booking.id"), nullable=False),
    Column("slot_id", Id, ForeignKey("slot.id"), nullable=False),
    Column("why", String(20), nullable=False),
    Column("state", String(10), nullable=False),
    Column("told_at", Instant),
    Column("told_by", Id, ForeignKey("staff.id")),
    Column("is_agreed", Boolean),
    PrimaryKeyConstraint("change_set_id", "booking_id"),
    one_of("why", Why, "why"),
    one_of("state", MoveState, "state"),
    CheckConstraint("(told_at IS NULL) = (told_by IS NULL)", name="told"),
    Index("ix_affected_booking_id", "booking_id", "state"),
)

arrival = Table(
    "arrival",
    metadata,
    Column("id", Id, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("site_id", Id, ForeignKey("site.id"), nullable=False),
    Column("on_day", Date, nullable=False),
    Column("queue_no", String(8), nullable=False),
    Column("booking_id", Id, ForeignKey("booking.id"), unique=True),
    Column("case_id", Id, ForeignKey("cases.id")),
    Column("name_sealed", LargeBinary),
    Column("is_walk_in", Boolean, nullable=False),
    Column("state", String(10), nullable=False),
    Column("came_at", Instant, nullable=False),
    Column("called_at", Instant),
    Column("called_to", Id, ForeignKey("service_counter.id")),
    Column("calls", Integer, nullable=False),
    Column("served_at", Instant),
    one_of("state", WalkInState, "state"),
    UniqueConstraint("site_id", "on_day", "queue_no"),
    CheckConstraint("state <> 'placed' OR booking_id IS NOT NULL", name="placed"),
    CheckConstraint(
        "(calls > 0) = (called_at IS NOT NULL) AND (called_at IS NULL) = (called_to IS NULL)", name="called"
    ),
)

counter_day = Table(
    "counter_day",
    metadata,
    Column("site_id", Id, ForeignKey("site.id"), nullable=False),
    Column("on_day", Date, nullable=False),
    Column("version", Integer, nullable=False),
    Column("closed_at", Instant, nullable=False),
    Column("closed_by", Id, ForeignKey("staff.id"), nullable=False),
    PrimaryKeyConstraint("site_id", "on_day"),
)

original_seen = Table(
    "original_seen",
    metadata,
    Column("booking_id", Id, ForeignKey("booking.id"), nullable=False),
    Column("code", String(60), nullable=False),
    Column("original", String(10), nullable=False),
    Column("note_sealed", LargeBinary),
    Column("by_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("seen_at", Instant, nullable=False),
    PrimaryKeyConstraint("booking_id", "code"),
    one_of("original", Original, "original"),
)

holiday_notice = Table(
    "holiday_notice",
    metadata,
    Column("year", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("number", String(60), nullable=False),
    Column("url", String(300), nullable=False),
    Column("days", Text, nullable=False),
    Column("by_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("entered_at", Instant, nullable=False),
    PrimaryKeyConstraint("year", "revision"),
)
