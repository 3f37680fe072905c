"""Refusals in one English sentence for the terminal; the desktop has its own in two languages."""

from collections.abc import Mapping

from casework.errors import OfficeError

SENTENCES = {
    "office_key_missing": "The key of the office in {folder} is not on this PC; nothing was changed. "
    "Enter its recovery copy with create-office --recovery-copy.",
    "office_key_wrong": "The key kept on this PC is not this office's. Nothing was changed; enter the recovery copy of the right key.",
    "office_key_exists": "There is already a key for {folder}; nothing was overwritten.",
    "office_exists": "There is already an office in {folder}; nothing was overwritten.",
    "office_missing": "There is no office in {folder}. Make one with create-office.",
    "database_older": "The database is of an earlier version ({found}). Run: permitdesk-admin migrate",
    "database_newer": "The database ({found}) is newer than this program. Install the newer program; nothing was changed.",
    "database_gone": "The database does not answer.",
    "database_busy": "The database is in use by another program; try again in a moment.",
    "disk_full": "The disk is full; nothing was changed.",
    "sqlite_on_network_share": "{path} lies on a network share, where SQLite's locks do not hold. "
    "Use a local disk, or PostgreSQL for several PCs.",
    "recovery_copy_wrong": "That is not a recovery copy: a letter is wrong or missing.",
    "password_length": "The password needs 8 to 128 characters.",
    "password_classes": "The password needs three of: small letters, capitals, digits, other signs.",
    "password_has_name": "The password must not contain the user name.",
    "roles_conflict": "These roles can't be held by one account; an auditor holds no other.",
    "data_file_missing": "There is no case.json.",
    "data_file_broken": "case.json can't be read (line {line}).",
    "key_unknown": "case.json has no such key.",
    "field_needed": "A value is needed.",
    "field_form": "The value is not what is asked for.",
    "field_unknown": "There is no such field.",
    "field_too_long": "The value is too long.",
    "conditions_wrong": "There is no such condition, or not with this value.",
    "material_unknown": "The checklist of these conditions has no such material.",
    "file_unassigned": "No material is named for this file.",
    "import_file_missing": "The file is not in the folder.",
    "import_file_unreadable": "The file can't be read ({why}).",
    "file_outside": "Links and folders are not followed.",
    "file_empty": "The file is empty.",
    "file_too_large": "The file has {size} bytes; the limit is {limit}.",
    "format_not_accepted": "The content is none of PDF, JPEG, PNG, TIFF, WebP, HEIC, GIF, BMP.",
    "format_not_for_material": "This material is only taken as {formats}.",
    "blocked": "Not eligible: {en}.",
    "active_case": "This person already has an active case, {case_no}.",
    "waiver_needs_supervisor": "Only a supervisor may waive the fee.",
    "district_unknown": "There is no such district.",
    "id_no_form": "An ID number has 17 digits, then a digit or X.",
    "id_no_region": "The first six digits name no region.",
    "id_no_date": "The birth date in the number is wrong.",
    "id_no_checksum": "The number's check digit is wrong.",
    "uscc_form": "A credit code has 18 of the allowed characters.",
    "uscc_checksum": "The credit code's check character is wrong.",
    "phone_form": "A mobile number has 11 digits and begins with 1.",
    "email_form": "This is no e-mail address.",
    "name_form": "The name has characters that are not allowed.",
    "date_form": "Dates are written YYYY-MM-DD.",
    "date_future": "The date must not be after today.",
    "date_order": "The dates are in the wrong order.",
    "same_person": "The spouse has the applicant's ID number.",
    "document_encrypted": "Taken in, but it has a password and can't be shown.",
    "document_broken": "Taken in, but it is damaged and can't be shown.",
    "document_too_large": "Taken in, but it is too large to be shown.",
    "document_too_slow": "Taken in, but opening it took too long.",
    "document_crashed": "Taken in, but it can't be opened safely.",
    "document_not_supported": "Taken in, but this kind can't be shown.",
    "user_name_taken": "This user name is taken.",
    "user_name_form": "A user name has 2 to 40 small letters, digits, dots, dashes and underscores.",
}


def sentence(error: OfficeError) -> str:
    """What went wrong, in words; a code without a sentence of its own is named."""
    return sentence_of(error.code, error.values)


def sentence_of(code: str, given: Mapping[str, object]) -> str:
    """The sentence of a code, with its values."""
    values = {
        name: ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
        for name, value in given.items()
    }
    known = SENTENCES.get(code)
    if known is None:
        details = ", ".join(f"{name}: {value}" for name, value in values.items())
        return f"Refused ({code}{'; ' + details if details else ''})."
    return known.format_map(_Values(values))


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"
