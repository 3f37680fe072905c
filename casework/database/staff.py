"""Accounts: opening one, who there is, who I am."""

import re

from sqlalchemy import insert, select

from casework.database.act import Act, Entry, Look
from casework.database.signing_in import hash_password, staff_of
from casework.database.tables import staff
from casework.errors import Refused
from casework.people import AddStaff, Me, Role, Staff, StaffId, StaffList, password_problem, roles_fit

USER_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
FULL_NAME_LENGTH = 60


def add_staff(act: Act, command: AddStaff) -> StaffId:
    """Open an account."""
    if not USER_NAME.fullmatch(command.user_name):
        raise Refused("user_name_form", {"field": "user_name"})
    full_name = command.full_name.strip()
    if not full_name or len(full_name) > FULL_NAME_LENGTH:
        raise Refused("full_name_form", {"field": "full_name"})
    if not roles_fit(command.roles):
        raise Refused("roles_conflict", {"field": "roles"})
    problem = password_problem(command.user_name, command.password)
    if problem is not None:
        raise Refused(problem, {"field": "password"})
    if act.connection.execute(select(staff.c.id).where(staff.c.user_name == command.user_name)).first():
        raise Refused("user_name_taken", {"field": "user_name"})
    staff_id = act.next_id(staff)
    roles = ",".join(sorted(command.roles))
    act.connection.execute(
        insert(staff).values(
            id=staff_id,
            version=1,
            user_name=command.user_name,
            full_name=full_name,
            roles=roles,
            password_hash=hash_password(command.password),
            failures=0,
            is_active=True,
        )
    )
    values = {"user_name": command.user_name, "full_name": full_name, "roles": roles}
    act.entries.append(Entry(f"staff:{staff_id}", 1, values))
    return StaffId(str(staff_id))


def staff_list(look: Look, question: StaffList) -> tuple[Staff, ...]:
    """All active people, by name; the machine's accounts are nobody."""
    rows = look.connection.execute(select(staff).where(staff.c.is_active).order_by(staff.c.full_name, staff.c.id))
    people = (staff_of(row) for row in rows)
    return tuple(person for person in people if not person.roles & {Role.SYSTEM, Role.APPLICANT})


def me(look: Look, question: Me) -> Staff:
    """Who is signed in."""
    return look.me
