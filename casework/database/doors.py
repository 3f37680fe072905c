"""Which function carries out which message. Handlers bear their message's name in snake case."""

from collections.abc import Callable
from typing import Any

from casework import people
from casework.database import staff

Handler = Callable[[Any, Any], Any]

ACTS: dict[type, Handler] = {
    people.AddStaff: staff.add_staff,
}
LOOKS: dict[type, Handler] = {
    people.Me: staff.me,
    people.StaffList: staff.staff_list,
}
NOTES: dict[type, Handler] = {}
