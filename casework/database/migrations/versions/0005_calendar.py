"""The reservation calendar: sites, counters, slots, bookings, change sets, the day at the counter; mails about bookings."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OUTBOX_KINDS = "kind IN ('booking_cancelled', 'booking_moved', 'mail', 'reminder', 'visit_flagged')"
OUTBOX_ABOUT = (
    "(notice_id IS NOT NULL) = (kind = 'mail') AND (booking_id IS NOT NULL AND about_on IS NOT NULL) = (kind <> 'mail')"
)


def upgrade() -> None:
    """Make the calendar's tables with the office's settings for booking; the outbox tells of bookings too."""
    _make_tables()
    op.execute(
        "INSERT INTO booking_rules (id, version, horizon_days, release_minute, earliest_workdays, grace_minutes)"
        " VALUES (1, 1, 14, 480, 3, 15)"
    )
    _let_go_of_unplaced()
    if op.get_bind().dialect.name == "sqlite":
        _rebuild_outbox()
    else:
        _change_outbox()


def _let_go_of_unplaced() -> None:
    """Until now a booking was only a word in the case, at no place and time: who had one books again."""
    op.execute("UPDATE cases SET is_booked = false WHERE is_booked")
    op.execute("UPDATE cases SET state = 'pre_review_passed' WHERE state IN ('onsite_booked', 'visit_due')")
    op.execute("UPDATE cases SET state = 'draft' WHERE state = 'slot_held'")


def _change_outbox() -> None:
    op.alter_column("outbox", "notice_id", nullable=True)
    op.alter_column("outbox", "kind", type_=sa.String(length=20))
    op.add_column("outbox", sa.Column("booking_id", ROW_ID, nullable=True))
    op.add_column("outbox", sa.Column("about_on", sa.Date(), nullable=True))
    op.create_foreign_key(op.f("fk_outbox_booking_id"), "outbox", "booking", ["booking_id"], ["id"])
    op.create_unique_constraint(
        op.f("uq_outbox_booking_id_kind_about_on"), "outbox", ["booking_id", "kind", "about_on"]
    )
    op.drop_constraint(op.f("ck_outbox_kind"), "outbox")
    op.create_check_constraint(op.f("ck_outbox_kind"), "outbox", OUTBOX_KINDS)
    op.create_check_constraint(op.f("ck_outbox_about"), "outbox", OUTBOX_ABOUT)


def _rebuild_outbox() -> None:
    """SQLite can't change a CHECK in place: the table is made anew as it shall be, and its rows are copied."""
    op.add_column("outbox", sa.Column("booking_id", ROW_ID, nullable=True))
    op.add_column("outbox", sa.Column("about_on", sa.Date(), nullable=True))
    wanted = sa.Table(
        "outbox",
        sa.MetaData(),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("case_id", ROW_ID, nullable=False),
        sa.Column("notice_id", ROW_ID, nullable=True),
        sa.Column("booking_id", ROW_ID, nullable=True),
        sa.Column("about_on", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("not_before_at", sa.BigInteger(), nullable=False),
        sa.Column("claim_no", sa.Integer(), nullable=False),
        sa.Column("claimed_until_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(OUTBOX_KINDS, name=op.f("ck_outbox_kind")),
        sa.CheckConstraint("state IN ('failed', 'sent', 'waiting')", name=op.f("ck_outbox_state")),
        sa.CheckConstraint(OUTBOX_ABOUT, name=op.f("ck_outbox_about")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_outbox_case_id")),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_outbox_notice_id")),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_outbox_booking_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("notice_id", name=op.f("uq_outbox_notice_id")),
        sa.UniqueConstraint("booking_id", "kind", "about_on", name=op.f("uq_outbox_booking_id_kind_about_on")),
        sa.Index("ix_outbox_not_before_at", "state", "not_before_at"),
    )
    with op.batch_alter_table("outbox", copy_from=wanted, recreate="always"):
        pass


def _make_tables() -> None:
    op.create_table(
        "booking_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("horizon_days", sa.Integer(), nullable=False),
        sa.Column("release_minute", sa.Integer(), nullable=False),
        sa.Column("earliest_workdays", sa.Integer(), nullable=False),
        sa.Column("grace_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "earliest_workdays BETWEEN 0 AND 30 AND grace_minutes BETWEEN 0 AND 240",
            name=op.f("ck_booking_rules_days_and_minutes"),
        ),
        sa.CheckConstraint(
            "horizon_days BETWEEN 1 AND 180 AND release_minute BETWEEN 0 AND 1439",
            name=op.f("ck_booking_rules_release"),
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_booking_rules_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking_rules")),
    )
    op.create_table(
        "site",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("name", name=op.f("uq_site_name")),
    )
    op.create_table(
        "change_set",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("site_id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("by_id", ROW_ID, nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("days_before", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.Column("undone_by", ROW_ID, nullable=True),
        sa.CheckConstraint("kind IN ('allowance', 'edits', 'holidays', 'template')", name=op.f("ck_change_set_kind")),
        sa.CheckConstraint("(undone_at IS NULL) = (undone_by IS NULL)", name=op.f("ck_change_set_undone")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_change_set_by_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_change_set_site_id")),
        sa.ForeignKeyConstraint(["undone_by"], ["staff.id"], name=op.f("fk_change_set_undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_set")),
    )
    op.create_index("ix_change_set_site_id", "change_set", ["site_id", "id"], unique=False)
    op.create_table(
        "counter_day",
        sa.Column("site_id", ROW_ID, nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(["closed_by"], ["staff.id"], name=op.f("fk_counter_day_closed_by")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_counter_day_site_id")),
        sa.PrimaryKeyConstraint("site_id", "on_day", name=op.f("pk_counter_day")),
    )
    op.create_table(
        "holiday_notice",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("url", sa.String(length=300), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("by_id", ROW_ID, nullable=False),
        sa.Column("entered_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_holiday_notice_by_id")),
        sa.PrimaryKeyConstraint("year", "revision", name=op.f("pk_holiday_notice")),
    )
    op.create_table(
        "service_counter",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("site_id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_service_counter_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_counter")),
        sa.UniqueConstraint("site_id", "name", name=op.f("uq_service_counter_site_id_name")),
    )
    op.create_table(
        "site_day",
        sa.Column("site_id", ROW_ID, nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("closed_reason", sa.String(length=200), nullable=False),
        sa.Column("opened_reason", sa.String(length=200), nullable=False),
        sa.Column("template_weekday", sa.Integer(), nullable=True),
        sa.CheckConstraint("template_weekday BETWEEN 0 AND 6", name=op.f("ck_site_day_template_weekday")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_site_day_site_id")),
        sa.PrimaryKeyConstraint("site_id", "on_day", name=op.f("pk_site_day")),
    )
    op.create_table(
        "slot",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shape_version", sa.Integer(), nullable=False),
        sa.Column("site_id", ROW_ID, nullable=False),
        sa.Column("counter_id", ROW_ID, nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("closed_reason", sa.String(length=200), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("target_capacity", sa.Integer(), nullable=True),
        sa.Column("allowance", sa.Integer(), nullable=False),
        sa.Column("allowance_until_at", sa.BigInteger(), nullable=True),
        sa.Column("booked", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("public_limit", sa.Integer(), nullable=False),
        sa.Column("booked_public", sa.Integer(), nullable=False),
        sa.Column("arrived", sa.Integer(), nullable=False),
        sa.Column("served", sa.Integer(), nullable=False),
        sa.Column("no_shows", sa.Integer(), nullable=False),
        sa.Column("late_cancels", sa.Integer(), nullable=False),
        sa.Column("walk_ins", sa.Integer(), nullable=False),
        sa.Column("change_set_id", ROW_ID, nullable=True),
        sa.CheckConstraint("kind IN ('either', 'onsite', 'visit')", name=op.f("ck_slot_kind")),
        sa.CheckConstraint("status <> 'draft' OR booked = 0", name=op.f("ck_slot_draft")),
        sa.CheckConstraint("status IN ('closed', 'draft', 'open')", name=op.f("ck_slot_status")),
        sa.CheckConstraint(
            "allowance > 0 OR (allowance = 0 AND allowance_until_at IS NULL)", name=op.f("ck_slot_allowance")
        ),
        sa.CheckConstraint("booked >= 0 AND booked <= capacity + allowance", name=op.f("ck_slot_booked")),
        sa.CheckConstraint("capacity BETWEEN 0 AND 500", name=op.f("ck_slot_capacity")),
        sa.CheckConstraint(
            "ends_at > starts_at AND (starts_at + 28800000) / 86400000 = (ends_at + 28800000 - 1) / 86400000",
            name=op.f("ck_slot_within_one_day"),
        ),
        sa.CheckConstraint(
            "held BETWEEN 0 AND booked AND booked_public BETWEEN 0 AND booked", name=op.f("ck_slot_parts")
        ),
        sa.CheckConstraint(
            "no_shows >= 0 AND late_cancels >= 0 AND walk_ins >= 0 AND public_limit >= 0",
            name=op.f("ck_slot_not_negative"),
        ),
        sa.CheckConstraint("served BETWEEN 0 AND arrived AND arrived <= booked", name=op.f("ck_slot_arrived")),
        sa.CheckConstraint("target_capacity BETWEEN 0 AND capacity - 1", name=op.f("ck_slot_target")),
        sa.ForeignKeyConstraint(["change_set_id"], ["change_set.id"], name=op.f("fk_slot_change_set_id")),
        sa.ForeignKeyConstraint(["counter_id"], ["service_counter.id"], name=op.f("fk_slot_counter_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_slot_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot")),
        sa.UniqueConstraint("counter_id", "starts_at", name=op.f("uq_slot_counter_id_starts_at")),
    )
    op.create_index(
        "ix_slot_allowance_until_at",
        "slot",
        ["allowance_until_at"],
        unique=False,
        sqlite_where=sa.text("allowance > 0"),
        postgresql_where=sa.text("allowance > 0"),
    )
    op.create_index("ix_slot_change_set_id", "slot", ["change_set_id"], unique=False)
    op.create_index("ix_slot_on_day", "slot", ["on_day"], unique=False)
    op.create_index("ix_slot_site_day", "slot", ["site_id", "on_day", "counter_id", "starts_at"], unique=False)
    op.create_table(
        "slot_template",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("site_id", ROW_ID, nullable=False),
        sa.Column("counter_id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("applied_to", sa.Date(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["counter_id"], ["service_counter.id"], name=op.f("fk_slot_template_counter_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_slot_template_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot_template")),
    )
    op.create_index("ix_slot_template_site_id", "slot_template", ["site_id", "counter_id"], unique=False)
    op.create_table(
        "booking",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", ROW_ID, nullable=False),
        sa.Column("slot_id", ROW_ID, nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("is_over", sa.Boolean(), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.Column("moved_from_id", ROW_ID, nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("booked_at", sa.BigInteger(), nullable=False),
        sa.Column("booked_by", ROW_ID, nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("(status = 'held') = (expires_at IS NOT NULL)", name=op.f("ck_booking_held")),
        sa.CheckConstraint(
            "(status IN ('cancelled', 'no_show')) = (ended_at IS NOT NULL)", name=op.f("ck_booking_ended")
        ),
        sa.CheckConstraint("NOT is_late OR status = 'cancelled'", name=op.f("ck_booking_late")),
        sa.CheckConstraint("NOT is_over OR channel <> 'public'", name=op.f("ck_booking_over")),
        sa.CheckConstraint("channel IN ('public', 'staff', 'walk_in')", name=op.f("ck_booking_channel")),
        sa.CheckConstraint(
            "status IN ('active', 'cancelled', 'checked_in', 'held', 'no_show', 'served')",
            name=op.f("ck_booking_status"),
        ),
        sa.ForeignKeyConstraint(["booked_by"], ["staff.id"], name=op.f("fk_booking_booked_by")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_booking_case_id")),
        sa.ForeignKeyConstraint(["moved_from_id"], ["slot.id"], name=op.f("fk_booking_moved_from_id")),
        sa.ForeignKeyConstraint(["slot_id"], ["slot.id"], name=op.f("fk_booking_slot_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
    )
    op.create_index("ix_booking_case_id", "booking", ["case_id", "id"], unique=False)
    op.create_index(
        "ix_booking_expires_at",
        "booking",
        ["expires_at"],
        unique=False,
        sqlite_where=sa.text("status = 'held'"),
        postgresql_where=sa.text("status = 'held'"),
    )
    op.create_index("ix_booking_slot_id", "booking", ["slot_id", "status"], unique=False)
    op.create_index(
        "uq_booking_live",
        "booking",
        ["case_id"],
        unique=True,
        sqlite_where=sa.text("status IN ('active', 'checked_in', 'held')"),
        postgresql_where=sa.text("status IN ('active', 'checked_in', 'held')"),
    )
    op.create_table(
        "change_set_slot",
        sa.Column("change_set_id", ROW_ID, nullable=False),
        sa.Column("slot_id", ROW_ID, nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("shape_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["change_set_id"], ["change_set.id"], name=op.f("fk_change_set_slot_change_set_id")),
        sa.ForeignKeyConstraint(["slot_id"], ["slot.id"], name=op.f("fk_change_set_slot_slot_id")),
        sa.PrimaryKeyConstraint("change_set_id", "slot_id", name=op.f("pk_change_set_slot")),
    )
    op.create_index("ix_change_set_slot_slot_id", "change_set_slot", ["slot_id"], unique=False)
    op.create_table(
        "affected",
        sa.Column("change_set_id", ROW_ID, nullable=False),
        sa.Column("booking_id", ROW_ID, nullable=False),
        sa.Column("slot_id", ROW_ID, nullable=False),
        sa.Column("why", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.Column("told_by", ROW_ID, nullable=True),
        sa.Column("is_agreed", sa.Boolean(), nullable=True),
        sa.CheckConstraint("state IN ('gone', 'kept', 'moved', 'waiting')", name=op.f("ck_affected_state")),
        sa.CheckConstraint(
            "why IN ('closed', 'day_closed', 'no_workday', 'over_capacity')", name=op.f("ck_affected_why")
        ),
        sa.CheckConstraint("(told_at IS NULL) = (told_by IS NULL)", name=op.f("ck_affected_told")),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_affected_booking_id")),
        sa.ForeignKeyConstraint(["change_set_id"], ["change_set.id"], name=op.f("fk_affected_change_set_id")),
        sa.ForeignKeyConstraint(["slot_id"], ["slot.id"], name=op.f("fk_affected_slot_id")),
        sa.ForeignKeyConstraint(["told_by"], ["staff.id"], name=op.f("fk_affected_told_by")),
        sa.PrimaryKeyConstraint("change_set_id", "booking_id", name=op.f("pk_affected")),
    )
    op.create_index("ix_affected_booking_id", "affected", ["booking_id", "state"], unique=False)
    op.create_table(
        "arrival",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("site_id", ROW_ID, nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("queue_no", sa.String(length=8), nullable=False),
        sa.Column("booking_id", ROW_ID, nullable=True),
        sa.Column("case_id", ROW_ID, nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("is_walk_in", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("came_at", sa.BigInteger(), nullable=False),
        sa.Column("called_at", sa.BigInteger(), nullable=True),
        sa.Column("called_to", ROW_ID, nullable=True),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("served_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state <> 'placed' OR booking_id IS NOT NULL", name=op.f("ck_arrival_placed")),
        sa.CheckConstraint("state IN ('left', 'placed', 'served', 'waiting')", name=op.f("ck_arrival_state")),
        sa.CheckConstraint(
            "(calls > 0) = (called_at IS NOT NULL) AND (called_at IS NULL) = (called_to IS NULL)",
            name=op.f("ck_arrival_called"),
        ),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_arrival_booking_id")),
        sa.ForeignKeyConstraint(["called_to"], ["service_counter.id"], name=op.f("fk_arrival_called_to")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_arrival_case_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_arrival_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrival")),
        sa.UniqueConstraint("booking_id", name=op.f("uq_arrival_booking_id")),
        sa.UniqueConstraint("site_id", "on_day", "queue_no", name=op.f("uq_arrival_site_id_on_day_queue_no")),
    )
    op.create_table(
        "original_seen",
        sa.Column("booking_id", ROW_ID, nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("original", sa.String(length=10), nullable=False),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("by_id", ROW_ID, nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("original IN ('differs', 'matches', 'missing')", name=op.f("ck_original_seen_original")),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_original_seen_booking_id")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_original_seen_by_id")),
        sa.PrimaryKeyConstraint("booking_id", "code", name=op.f("pk_original_seen")),
    )
