"""Refusals in one English sentence for the terminal; the desktop has its own in two languages."""

from casework.errors import OfficeError

SENTENCES = {
    "office_key_missing": "The key of the office in {folder} is not on this PC. Enter its recovery copy with create-office --recovery-copy; nothing was changed.",
    "office_key_wrong": "The key kept on this PC is not this office's. Nothing was changed; enter the recovery copy of the right key.",
    "office_key_exists": "There is already a key for {folder}; nothing was overwritten.",
    "office_exists": "There is already an office in {folder}; nothing was overwritten.",
    "office_missing": "There is no office in {folder}. Make one with create-office.",
    "database_older": "The database is of an earlier version ({found}). Run: permitdesk-admin migrate",
    "database_newer": "The database ({found}) is newer than this program. Install the newer program; nothing was changed.",
    "database_gone": "The database does not answer.",
    "database_busy": "The database is in use by another program; try again in a moment.",
    "disk_full": "The disk is full; nothing was changed.",
    "sqlite_on_network_share": "{path} lies on a network share, where SQLite's locks do not hold. Use a local disk, or PostgreSQL for several PCs.",
    "recovery_copy_wrong": "That is not a recovery copy: a letter is wrong or missing.",
    "password_length": "The password needs 8 to 128 characters.",
    "password_classes": "The password needs three of: small letters, capitals, digits, other signs.",
    "password_has_name": "The password must not contain the user name.",
    "roles_conflict": "These roles can't be held by one account; an auditor holds no other.",
    "user_name_taken": "This user name is taken.",
    "user_name_form": "A user name has 2 to 40 small letters, digits, dots, dashes and underscores.",
}


def sentence(error: OfficeError) -> str:
    """What went wrong, in words; a code without a sentence of its own is named."""
    values = {name: str(value) for name, value in error.values.items()}
    known = SENTENCES.get(error.code)
    if known is None:
        details = ", ".join(f"{name}: {value}" for name, value in values.items())
        return f"Refused ({error.code}{'; ' + details if details else ''})."
    return known.format_map(_Values(values))


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"
