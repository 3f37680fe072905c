"""Checks and masking of what identifies people and employers: ID numbers, credit codes, phones, names, file names.

Rules: GB 11643-1999 and GB 32100-2015 as told in domain.md 4.2 and 4.3; fields domain.md 4.1; masking 6.2 and 10.16.
Problems are codes that `ui/refusals.py` puts into words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from typing import TYPE_CHECKING, Any

from casework.errors import Refused
from casework.lifecycle import BusinessType

if TYPE_CHECKING:
    from casework.catalogue import Catalogue, Field

PROVINCES = frozenset(
    [*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83]
)
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS = "10X98765432"
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
NAME = re.compile(f"[{HAN}][{HAN}·]{{0,28}}[{HAN}]")
PHONE = re.compile(r"1[3-9]\d{9}")
EMAIL = re.compile(r"[^\s@<>\"',;]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
LONGEST = {"text": 200, "address": 200, "name": 30, "email": 254}
FILE_NAME_LENGTH = 120
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field, as a code with values."""

    field: str
    code: str
    values: dict[str, Any] = dataclass_field(default_factory=dict)


def normal_id_no(text: str) -> str:
    """An ID number as it is compared: half-width, without spaces, upper-case X."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def normal_phone(text: str) -> str:
    """A mobile number as it is compared: digits alone, without +86."""
    digits = re.sub(r"[\s()-]", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"^(\+?86)(?=1\d{10}$)", "", digits)


def normal_name(text: str) -> str:
    """A name as it is stored: no outer space, one kind of middle dot."""
    return re.sub(r"[•.．・‧]", "·", unicodedata.normalize("NFC", text).strip())


def normal_employer(text: str) -> str:
    """An employer's name as it is stored: full-width brackets, no outer space."""
    return text.strip().replace("(", "（").replace(")", "）")


def id_no_problem(text: str, today: date) -> str | None:
    """What is wrong with an 18-digit ID number, or None."""
    number = normal_id_no(text)
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", number):
        return "id_no_form"
    if int(number[:2]) not in PROVINCES:
        return "id_no_region"
    try:
        born = birth_date_of(number)
    except ValueError:
        return "id_no_date"
    if born > today or born.year < 1900:
        return "id_no_date"
    return None if number[17] == id_check_of(number[:17]) else "id_no_checksum"


def id_check_of(first17: str) -> str:
    """The check character of an ID number's first 17 digits."""
    return ID_CHECKS[sum(int(digit) * weight for digit, weight in zip(first17, ID_WEIGHTS, strict=True)) % 11]


def birth_date_of(id_no: str) -> date:
    """The birth date in an ID number. Raises ValueError when there is no such day."""
    return date(int(id_no[6:10]), int(id_no[10:12]), int(id_no[12:14]))


def sex_of(id_no: str) -> str:
    """`male` or `female`, from the 17th digit."""
    return "male" if int(id_no[16]) % 2 else "female"


def age_of(id_no: str, on: date) -> int:
    """Full years on a day."""
    born = birth_date_of(normal_id_no(id_no))
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def last_four(id_no: str) -> str:
    """The last four characters."""
    return normal_id_no(id_no)[-4:]


def uscc_problem(text: str) -> str | None:
    """What is wrong with a unified social credit code, or None."""
    code = normal_id_no(text)
    if len(code) != 18 or any(c not in USCC_ALPHABET for c in code):
        return "uscc_form"
    return None if code[17] == uscc_check_of(code[:17]) else "uscc_checksum"


def uscc_check_of(first17: str) -> str:
    """The check character of a credit code's first 17 characters."""
    total = sum(USCC_ALPHABET.index(c) * weight for c, weight in zip(first17, USCC_WEIGHTS, strict=True))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def phone_problem(text: str) -> str | None:
    """What is wrong with a mobile number, or None."""
    return None if PHONE.fullmatch(normal_phone(text)) else "phone_form"


def email_problem(text: str) -> str | None:
    """What is wrong with an e-mail address, or None."""
    is_fine = len(text) <= LONGEST["email"] and EMAIL.fullmatch(text.strip()) is not None
    return None if is_fine else "email_form"


def name_problem(text: str) -> str | None:
    """What is wrong with a Chinese name, or None: 2 to 30 Han characters with inner dots."""
    return None if NAME.fullmatch(normal_name(text)) else "name_form"


def date_problem(text: str) -> str | None:
    """What is wrong with a day written YYYY-MM-DD, or None."""
    try:
        return None if date.fromisoformat(text).isoformat() == text else "date_form"
    except ValueError:
        return "date_form"


PAST_DATES = frozenset({"hire_date", "contract_start", "grad_date", "left_on"})


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


# Masking (domain.md 6.2)


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


# File names


def clean_file_name(name: str) -> str:
    """A file name that is only a name: last part of any path, no control or reserved characters, at most 120 characters.

    Refused: file_name_wrong, when nothing is left.
    """
    text = unicodedata.normalize("NFC", name.replace("\\", "/")).rsplit("/", 1)[-1]
    kept = "".join(
        c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in '<>:"|?*'
    )
    kept = " ".join(kept.split()).strip(". ")
    stem, dot, suffix = kept.rpartition(".")
    if dot and len(kept) > FILE_NAME_LENGTH:
        kept = stem[: FILE_NAME_LENGTH - len(suffix[:10]) - 1] + "." + suffix[:10]
    kept = kept[:FILE_NAME_LENGTH].strip(". ")
    if not kept or RESERVED.fullmatch(kept):
        raise Refused("file_name_wrong", {"name": name[:80]})
    return kept
