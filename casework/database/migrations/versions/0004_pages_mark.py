"""How a file's rendered pages look, as a keyed mark: the same picture in other bytes is found, too."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Files may bear a mark of their pages; older ones get theirs when somebody looks at them."""
    op.add_column("file", sa.Column("pages_mark", sa.LargeBinary(), nullable=True))
    op.create_index("ix_file_pages_mark", "file", ["pages_mark"])
