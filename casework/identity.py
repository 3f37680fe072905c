"""What identifies people and employers: ID numbers, credit codes, phones, names, file names; their checks and normal forms.

Rules: GB 11643-1999 and GB 32100-2015 as told in domain.md 4.2 and 4.3. Problems are codes that `ui/refusals.py` puts into words.
"""

import re
import unicodedata
from datetime import date

from casework.errors import Refused

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
LONGEST_EMAIL = 254
FILE_NAME_LENGTH = 120
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?")


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
    is_fine = len(text) <= LONGEST_EMAIL and EMAIL.fullmatch(text.strip()) is not None
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
