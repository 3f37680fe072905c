"""What follows from the stated data of a case: the marks it is found by, its employer, the clear columns of the table."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update

from casework.basic_data import Problem
from casework.database.act import Act, CaseInHand
from casework.database.inbox_search import gram_rows
from casework.database.tables import case_gram, employer, employer_gram
from casework.errors import Refused
from casework.identity import last_four


def marks_of(act: Act, data: Mapping[Any, Any]) -> dict[str, bytes | None]:
    """The keyed hashes a case is found by."""
    mark = act.office.vault.mark
    return {
        "id_no_mark": mark("id_no", data["id_no"]),
        "last4_mark": mark("last4", last_four(data["id_no"])),
        "phone_mark": mark("phone", data["mobile"]) if data.get("mobile") else None,
        "email_mark": mark("email", data["email"].lower()) if data.get("email") else None,
    }


def employer_of(act: Act, data: Mapping[Any, Any]) -> int:
    """The employer of this credit code, found or remembered; the newest name stands."""
    name, uscc = data["employer_name"], data["uscc"]
    row = act.connection.execute(select(employer).where(employer.c.uscc == uscc)).one_or_none()
    if row is not None and row.name == name:
        return int(row.id)
    if row is None:
        employer_id = act.next_id(employer)
        act.connection.execute(insert(employer), {"id": employer_id, "name": name, "uscc": uscc})
    else:
        employer_id = int(row.id)
        act.connection.execute(update(employer).where(employer.c.id == employer_id).values(name=name))
        act.connection.execute(employer_gram.delete().where(employer_gram.c.employer_id == employer_id))
    act.connection.execute(insert(employer_gram), gram_rows("employer_id", employer_id, name))
    return employer_id


def data_wrong(problems: Sequence[Problem]) -> Refused:
    """The refusal of a form with these problems."""
    told = [{"field": problem.field, "code": problem.code, **problem.values} for problem in problems]
    return Refused("basic_data_wrong", {"field": problems[0].field, "problems": told})


def set_basic_data(act: Act, case: CaseInHand, data: Mapping[Any, Any], conditions: Mapping[Any, Any]) -> None:
    """Give a case other stated data: sealed, and all that is found or shown by it."""
    stored = {"basic_data": data, "conditions": conditions}
    case.set(
        data_sealed=case.box.seal_text(json.dumps(stored, ensure_ascii=False), "data"),
        last4_sealed=act.office.vault.rows.seal_text(last_four(data["id_no"]), f"case {case.id}"),
        employer_id=employer_of(act, data),
        employer_name=data["employer_name"],
        **marks_of(act, data),
    )
    if data["name"] != case["applicant_name"]:
        case.set(applicant_name=data["name"])
        act.connection.execute(delete(case_gram).where(case_gram.c.case_id == case.id))
        act.connection.execute(insert(case_gram), gram_rows("case_id", case.id, data["name"]))
