"""The tables that are only ever added to: the journal, who opened what, and the seals over both (design rule 6)."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from casework.database.columns import Id, Instant, TransactionNumber, metadata, one_of

journal = Table(
    "journal",
    metadata,
    Column("id", Id, primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("xid", BigInteger, nullable=False, default=TransactionNumber()),
    Column("stream", String(40), nullable=False),
    Column("no", Integer, nullable=False),
    Column("key", String(80), nullable=False),
    Column("request_mark", LargeBinary, nullable=False),
    Column("body", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("prev", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("stream", "no"),
    UniqueConstraint("key", "stream"),
    Index("ix_journal_order", "epoch", "xid", "id"),
)

access_log = Table(
    "access_log",
    metadata,
    Column("id", Id, primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("xid", BigInteger, nullable=False, default=TransactionNumber()),
    Column("logged_at", Instant, nullable=False),
    Column("staff_id", Id, nullable=False),
    Column("case_id", Id),
    Column("kind", String(20), nullable=False),
    Column("body", Text, nullable=False),
    one_of(
        "kind",
        ("case_opened", "file_opened", "page_printed", "page_exported", "revealed", "signed_in", "sign_in_failed"),
        "kind",
    ),
    Index("ix_access_log_order", "epoch", "xid", "id"),
    Index("ix_access_log_case_id", "case_id", "id"),
)

seal = Table(
    "seal",
    metadata,
    Column("id", Id, primary_key=True),
    Column("sealed_at", Instant, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("journal_to_xid", BigInteger, nullable=False),
    Column("journal_to_id", BigInteger, nullable=False),
    Column("journal_rows", Integer, nullable=False),
    Column("journal_root", LargeBinary, nullable=False),
    Column("access_to_xid", BigInteger, nullable=False),
    Column("access_to_id", BigInteger, nullable=False),
    Column("access_rows", Integer, nullable=False),
    Column("access_root", LargeBinary, nullable=False),
    Column("prev", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)
