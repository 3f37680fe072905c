"""permitdesk-admin: one sub-command per act on an office. Exit codes: 0 done, 1 refused or something found, 2 wrong usage."""

import argparse
import getpass
import multiprocessing
import sys
from collections.abc import Callable, Sequence

from admin import demo_office, import_folder
from admin.opening import add_place, open_place, place_of
from admin.sentences import sentence
from casework import office_key
from casework.booking_numbers import AuditOfBookings
from casework.database.opening import add_first_staff, create_office, migrate
from casework.database.sealing import seal_due, verify
from casework.errors import OfficeError, Refused
from casework.people import Role
from casework.vault import key_from_recovery_copy, new_key, recovery_copy

Act = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one sub-command; what it could not do is said in a sentence."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    act: Act = options.act
    try:
        return act(options)
    except OfficeError as error:
        print(sentence(error), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="permitdesk-admin", description="Acts on a Permitdesk office, one at a time.")
    acts = parser.add_subparsers(required=True, metavar="ACT")

    def add(name: str, act: Act, what: str) -> argparse.ArgumentParser:
        sub = acts.add_parser(name, help=what, description=what)
        add_place(sub)
        sub.set_defaults(act=act)
        return sub

    create = add("create-office", _create_office, "make an empty office and print the recovery copy of its key")
    create.add_argument("--name", default="居证台", help="the office's name")
    create.add_argument("--recovery-copy", help="join a shared database with its printed key instead of making one")
    create.add_argument("--key-file", action="store_true", help="keep the key in a file instead of the keyring")
    add("migrate", _migrate, "bring an office to this program's schema, catalogue and working days")
    staff = add("add-staff", _add_staff, "open an account; the password is asked for, or read from standard input")
    staff.add_argument("user_name")
    staff.add_argument("full_name")
    staff.add_argument(
        "roles", nargs="+", choices=[role.value for role in Role if role not in (Role.SYSTEM, Role.APPLICANT)]
    )
    folder = add(
        "import-folder", import_folder.run, "take in a folder of cases, one sub-folder each (docs/import-folder.md)"
    )
    import_folder.add_options(folder)
    demo = add("demo", demo_office.run, "make the demo office with its documents; says its progress line by line")
    demo_office.add_options(demo)
    add("run-due", _run_due, "do once what is due: journal sealed, holds released, days ended, reminders written")
    add("verify-bookings", _verify_bookings, "count the bookings behind every slot; names what is over or adrift")
    add("verify-journal", _verify_journal, "check every chain and seal; names what was changed, removed or reordered")
    return parser


def _create_office(options: argparse.Namespace) -> int:
    place = place_of(options)
    if office_key.find(place.folder) is not None:
        raise Refused("office_key_exists", {"folder": str(place.folder)})
    if options.recovery_copy:
        key = key_from_recovery_copy(options.recovery_copy)
        from casework.database.opening import open_office

        open_office(place.url, place.folder, key, documents=place.documents).close()
        print(f"Joined. The key is kept in the {office_key.keep(place.folder, key, use_keyring=not options.key_file)}.")
        return 0
    key = new_key()
    create_office(place.url, place.folder, key, options.name, documents=place.documents).close()
    kept = office_key.keep(place.folder, key, use_keyring=not options.key_file)
    print(f"The office is made in {place.folder}; its key is kept in the {kept}.")
    print("Recovery copy of the key. Print it, lock it away; without the key nothing can be read:")
    print(f"\n    {recovery_copy(key)}\n")
    return 0


def _migrate(options: argparse.Namespace) -> int:
    place = place_of(options)
    steps = migrate(place.url, place.folder)
    print(
        f"Steps taken: {', '.join(steps)}."
        if steps
        else "The schema is up to date; catalogue and working days are stored."
    )
    return 0


def _add_staff(options: argparse.Namespace) -> int:
    roles = frozenset(Role(role) for role in options.roles)
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    office = open_place(place_of(options))
    try:
        add_first_staff(office, options.user_name, options.full_name, roles, password)
    finally:
        office.close()
    print(f"{options.user_name} may now sign in.")
    return 0


def _run_due(options: argparse.Namespace) -> int:
    office = open_place(place_of(options))
    try:
        office.run_due()
    finally:
        office.close()
    return 0


def _verify_bookings(options: argparse.Namespace) -> int:
    office = open_place(place_of(options))
    try:
        found = office.acting_as("system").ask(AuditOfBookings())
    finally:
        office.close()
    print(f"{found.slots} slots, {found.bookings} bookings.")
    for fault in found.faults:
        place = f"slot {fault.slot_id}" if fault.slot_id else f"case {fault.case_id}"
        print(f"{fault.code.value}: {place} {fault.what} should be {fault.expected}, is {fault.found}")
    print("Nothing is overbooked; every number is right." if not found.faults else "The bookings are NOT right.")
    return 1 if found.faults else 0


def _verify_journal(options: argparse.Namespace) -> int:
    office = open_place(place_of(options))
    try:
        found = verify(office.data)
        print(
            f"{found.rows} journal rows, {found.accesses} accesses, {found.seals} seals; {found.unsealed} rows not sealed yet."
        )
        for fault in found.faults:
            print(f"{fault.code}: {fault.place}")
        if not found.faults:
            seal_due(office.data)
    finally:
        office.data.engines.close()
    print("The journal is whole." if not found.faults else "The journal is NOT whole.")
    return 1 if found.faults else 0


if __name__ == "__main__":
    multiprocessing.freeze_support()  # the frozen program makes the demo's papers in processes of itself
    sys.exit(main())
