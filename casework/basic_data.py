"""The applicant's basic data: every field checked, put into its normal form, and masked for those who don't serve the case.

Which fields a business type has is the catalogue's; what a value must be is `identity`'s. Rules: domain.md 4.1; masking 6.2 and 10.16.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from typing import Any

from casework.catalogue import Catalogue, Field
from casework.identity import (
    LONGEST_EMAIL,
    date_problem,
    email_problem,
    id_no_problem,
    name_problem,
    normal_employer,
    normal_id_no,
    normal_name,
    normal_phone,
    phone_problem,
    uscc_problem,
)
from casework.lifecycle import BusinessType

LONGEST = {"text": 200, "address": 200, "name": 30, "email": LONGEST_EMAIL}
PAST_DATES = frozenset({"hire_date", "contract_start", "grad_date", "left_on"})


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field, as a code with values."""

    field: str
    code: str
    values: dict[str, Any] = dataclass_field(default_factory=dict)


def check_field(checked: Field, value: Any, today: date) -> Problem | None:
    """What is wrong with one value, or None. An empty one is wrong when the field is required."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return Problem(checked.code, "field_needed") if checked.is_required else None
    if not isinstance(value, str):
        is_number = checked.kind == "int" and isinstance(value, int) and not isinstance(value, bool)
        return None if is_number and 0 <= value < 10**9 else Problem(checked.code, "field_form")
    code = _text_problem(checked, value, today)
    return Problem(checked.code, code) if code else None


def _text_problem(checked: Field, value: str, today: date) -> str | None:
    longest = LONGEST.get(checked.kind, 200)
    if len(value) > longest:
        return "field_too_long"
    if any(unicodedata.category(c) == "Cc" for c in value):
        return "field_form"
    match checked.kind:
        case "id_no":
            return id_no_problem(value, today)
        case "uscc":
            return uscc_problem(value)
        case "phone":
            return phone_problem(value)
        case "email":
            return email_problem(value)
        case "name":
            return name_problem(value)
        case "choice":
            return None if value in {option.code for option in checked.options} else "field_form"
        case "int":
            return None if re.fullmatch(r"\d{1,9}", value) else "field_form"
        case "date":
            problem = date_problem(value)
            if problem is None and checked.code in PAST_DATES and date.fromisoformat(value) > today:
                return "date_future"
            return problem
    return None


def check_basic_data(
    catalogue: Catalogue, business_type: BusinessType, data: Mapping[str, Any], today: date
) -> tuple[Problem, ...]:
    """Everything wrong with a whole form, fields and what ties them together."""
    fields = {known.code: known for known in catalogue.fields_for(business_type)}
    unknown = [Problem(code, "field_unknown") for code in data if code not in fields]
    wrong = [found for known in fields.values() if (found := check_field(known, data.get(known.code), today))]
    bad = {problem.field for problem in (*unknown, *wrong)}
    return (*unknown, *wrong, *(tied for tied in _ties(data) if tied.field not in bad))


def _ties(data: Mapping[str, Any]) -> list[Problem]:
    found = []
    start, end = data.get("contract_start"), data.get("contract_end")
    if start and end and str(end) < str(start):
        found.append(Problem("contract_end", "date_order"))
    if data.get("spouse_id_no") and normal_id_no(str(data["spouse_id_no"])) == normal_id_no(str(data.get("id_no", ""))):
        found.append(Problem("spouse_id_no", "same_person"))
    return found


def normal_data(catalogue: Catalogue, business_type: BusinessType, data: Mapping[str, Any]) -> dict[str, Any]:
    """The basic data as they are stored: each value in its normal form, empty ones left out."""
    forms = {"id_no": normal_id_no, "uscc": normal_id_no, "phone": normal_phone, "name": normal_name}
    kinds = {known.code: known.kind for known in catalogue.fields_for(business_type)}
    stored: dict[str, Any] = {}
    for code, value in data.items():
        if isinstance(value, str):
            value = forms.get(kinds.get(code, ""), str.strip)(value)
            value = normal_employer(value) if code.endswith("employer_name") else value
        if value not in ("", None):
            stored[code] = value
    return stored


def masked(shown: Field, value: Any) -> str:
    """A value as those see it who do not serve the case."""
    text = str(value or "")
    if not shown.is_masked or not text:
        return text
    match shown.kind:
        case "id_no":
            return text[:3] + "*" * (len(text) - 7) + text[-4:] if len(text) > 7 else "*" * len(text)
        case "phone":
            return text[:3] + "*" * (len(text) - 7) + text[-4:] if len(text) > 7 else "*" * len(text)
        case "email":
            name, at, domain = text.partition("@")
            return f"{name[:1]}***{at}{domain}"
        case "name":
            return text[:1] + "*" * max(len(text) - 1, 1)
        case "address":
            return text[:3] + "***"
    return "***"
