"""What somebody sent today is found by one index."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Notices by who sent them and when."""
    op.create_index(op.f("ix_notice_sent_by"), "notice", ["sent_by", "sent_at"], unique=False)
