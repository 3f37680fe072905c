"""Places on pages that a verdict, or what is being typed of one, is about; pages that were printed or saved are logged."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ACCESS_KINDS = (
    "kind IN ('case_opened', 'file_opened', 'page_exported', 'page_printed', 'revealed', 'sign_in_failed', 'signed_in')"
)


def upgrade() -> None:
    """Verdicts and drafts may name regions (JSON, see `verdict_rows`); older ones name none."""
    for table in ("verdict", "draft"):
        op.add_column(table, sa.Column("regions", sa.Text(), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        _rebuild_access_log()
    else:
        op.drop_constraint(op.f("ck_access_log_kind"), "access_log")
        op.create_check_constraint(op.f("ck_access_log_kind"), "access_log", ACCESS_KINDS)


def _rebuild_access_log() -> None:
    """SQLite can't change a CHECK in place: the table is made anew as it shall be, and its rows are copied."""
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    wanted = sa.Table(
        "access_log",
        sa.MetaData(),
        sa.Column("id", row_id, nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("xid", sa.BigInteger(), nullable=False),
        sa.Column("logged_at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", row_id, nullable=False),
        sa.Column("case_id", row_id, nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint(ACCESS_KINDS, name=op.f("ck_access_log_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_log")),
        sa.Index("ix_access_log_case_id", "case_id", "id"),
        sa.Index("ix_access_log_order", "epoch", "xid", "id"),
    )
    with op.batch_alter_table("access_log", copy_from=wanted, recreate="always"):
        pass
