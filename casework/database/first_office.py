"""Making an office on one PC, with its first account: what the first start of the desktop does."""

import shutil
from pathlib import Path

from casework import office_key
from casework.database.opening import add_first_staff, create_office, embedded_url
from casework.people import Role
from casework.vault import new_key, recovery_copy

FIRST_ROLES = frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR, Role.REVIEWER, Role.COUNTER_OFFICER})


def make_first_office(
    folder: Path, name: str, full_name: str, user_name: str, password: str, *, use_keyring: bool = True
) -> str:
    """Make an embedded office in `folder`; answers with the recovery copy of its key.

    It is made beside its place and put there whole. Refused as `AddStaff`; Unavailable: disk_full.
    """
    key = new_key()
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        office = create_office(embedded_url(part), part, key, name)
        try:
            add_first_staff(office, user_name, full_name, FIRST_ROLES, password)
        finally:
            office.close()
        if not use_keyring or not office_key.into_keyring(folder, key):
            office_key.keep(part, key, use_keyring=False)
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return recovery_copy(key)
