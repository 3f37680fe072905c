"""Staff: accounts, roles (domain.md 6.3 and 10.17), signing in, and what each may do."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, NewType

from casework.office import Command, Note, Question

StaffId = NewType("StaffId", str)

FAILURES_BEFORE_LOCK = 5
LOCK_TIME = timedelta(minutes=10)
IDLE_LOCK = timedelta(minutes=15)
TOKEN_LIFE = timedelta(hours=12)
REMEMBERED_TOKEN_LIFE = timedelta(days=14)
PASSWORD_LENGTH = (8, 128)


class Role(StrEnum):
    """What an account may be used for. An account may hold several; `AUDITOR` excludes all others."""

    REVIEWER = "reviewer"
    COUNTER_OFFICER = "counter_officer"
    SUPERVISOR = "supervisor"
    CASHIER = "cashier"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    SYSTEM = "system"  # timers, imports and payments; nobody signs in with it
    APPLICANT = "applicant"  # acts arriving from the applicants' side


CASE_READERS = frozenset({Role.REVIEWER, Role.COUNTER_OFFICER, Role.SUPERVISOR, Role.SYSTEM})
CASE_REVIEWERS = frozenset({Role.REVIEWER, Role.SUPERVISOR, Role.SYSTEM})
CASE_WRITERS = CASE_READERS
SUPERVISORS = frozenset({Role.SUPERVISOR, Role.SYSTEM})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR, Role.SYSTEM})
ANYBODY = frozenset(Role)


def roles_fit(roles: frozenset[Role]) -> bool:
    """Whether one account may hold these roles together: at least one, none of the machine's, and an auditor nothing else."""
    machine = {Role.SYSTEM, Role.APPLICANT}
    return bool(roles) and not roles & machine and (Role.AUDITOR not in roles or roles == {Role.AUDITOR})


def _kind_of(sign: str) -> str:
    """Small letter, capital, digit, or anything else."""
    if sign.isdigit():
        return "digit"
    return "small" if sign.islower() else "capital" if sign.isupper() else "other"


def password_problem(user_name: str, password: str) -> str | None:
    """Code of what is wrong with a new password, or None: 8 to 128 characters of at least three classes, not the user name."""
    shortest, longest = PASSWORD_LENGTH
    if not shortest <= len(password) <= longest:
        return "password_length"
    kinds = {_kind_of(sign) for sign in password}
    if len(kinds) < 3:
        return "password_classes"
    if user_name and user_name.lower() in password.lower():
        return "password_has_name"
    return None


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of staff as others see them."""

    id: StaffId
    user_name: str
    full_name: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A successful sign-in. `token` is shown once and stored only as a hash; it ends at `expires_at` (UTC)."""

    token: str
    expires_at: datetime
    staff: Staff


@dataclass(frozen=True, slots=True)
class Me(Question[Staff]):
    """Who is signed in."""

    may: ClassVar[frozenset[Role]] = ANYBODY


@dataclass(frozen=True, slots=True)
class StaffList(Question[tuple[Staff, ...]]):
    """All active members of staff, by name."""

    may: ClassVar[frozenset[Role]] = ANYBODY


@dataclass(frozen=True, slots=True)
class AddStaff(Command[StaffId]):
    """Open an account. Refused: user_name_taken, user_name_form, roles_conflict, password_length, password_classes, password_has_name."""

    may: ClassVar[frozenset[Role]] = ADMINISTRATORS
    user_name: str
    full_name: str
    roles: frozenset[Role]
    password: str


@dataclass(frozen=True, slots=True)
class CheckPassword(Note[bool]):
    """Unlock an idle-locked window: whether this is the signed-in person's password. Counts as a sign-in attempt."""

    may: ClassVar[frozenset[Role]] = ANYBODY
    password: str
