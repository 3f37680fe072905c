"""The `Office` on SQLite or PostgreSQL: tables, transactions, handlers and queries. SQLAlchemy never leaves this package."""
