"""Everything visible. Knows Qt and casework's dataclasses; never database, HTTP, keyring, files or threads."""
