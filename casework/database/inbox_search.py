"""Searching the inbox: what the words may mean is told by their form, and each meaning is one index walk.

Names and employers are found by their one- and two-character grams, so that 王敏 is found as fast as a case number; values that are
encrypted are found whole by their marks.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, bindparam, literal_column, select

from casework.cases import IDS_AT_MOST
from casework.database.act import Look
from casework.database.tables import case_gram, cases, employer_gram
from casework.identity import normal_employer, normal_id_no, normal_name, normal_phone

LONGEST_SEARCH = 100
LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Search:
    """What the words may mean: kinds of `searched`, with the values these need."""

    kinds: tuple[str, ...]
    values: dict[str, Any]


def grams_of(text: str) -> set[str]:
    """All single characters and pairs of a text, by which any part of it is found."""
    kept = "".join(c for c in text if not c.isspace())
    return set(kept) | {kept[i : i + 2] for i in range(len(kept) - 1)}


def rarest_first(text: str) -> list[str]:
    """The grams that must all be there for a text: its pairs, or its only character."""
    kept = "".join(c for c in text if not c.isspace())
    return [kept[i : i + 2] for i in range(len(kept) - 1)] or [kept]


def search_of(look: Look, text: str) -> Search | None:
    """What to look for, or None when nothing was typed."""
    words = unicodedata.normalize("NFKC", text).strip()
    if not words:
        return None
    if len(words) > LONGEST_SEARCH:
        return Search((), {})
    return Search(*_meanings(look, words))


def _meanings(look: Look, words: str) -> tuple[tuple[str, ...], dict[str, Any]]:
    mark, kinds, values = look.office.vault.mark, [], {}
    plain = normal_id_no(words)
    if len(plain) == 4 and plain[:3].isdigit() and (plain[3].isdigit() or plain[3] == "X"):
        kinds.append("last4")
        values["last4"] = mark("last4", plain)
    if len(plain) == 18:
        kinds.append("id_no")
        values["id_no"] = mark("id_no", plain)
    phone = normal_phone(words)
    if len(phone) == 11 and phone.isdigit():
        kinds.append("phone")
        values["phone"] = mark("phone", phone)
    if plain.replace("-", "").isalnum() and plain.isascii() and 2 <= len(plain) <= 20:
        kinds.append("case_no")
        values |= {"no_from": plain, "no_to": plain + "\uffff"}
        if plain.isdigit() and 3 <= len(plain) <= 6:
            kinds.append("case_no_end")
            values |= {"no_ends": [f"GJ{year:02d}-{plain.zfill(6)}" for year in range(19, look.today.year % 100 + 1)]}
    name = "".join(normal_name(words).split())
    if len(name) <= LONGEST_NAME and not any(c.isdigit() for c in name):
        grams = rarest_first(name)[:6]
        kinds.append(f"name{len(grams)}")
        values |= {f"name_gram{i}": gram for i, gram in enumerate(grams)}
    unit = "".join(normal_employer(words).split())
    if len(unit) >= 2:
        grams = rarest_first(unit)[:6]
        kinds.append(f"employer{len(grams)}")
        values |= {f"employer_gram{i}": gram for i, gram in enumerate(grams)}
    return tuple(kinds), values


@cache
def searched(kind: str) -> ColumnElement[bool]:
    """The condition of one meaning."""
    c = cases.c
    match kind:
        case "last4":
            return c.id.in_(_newest(c.last4_mark == bindparam("last4", type_=LargeBinary)))
        case "id_no":
            return c.id.in_(_newest(c.id_no_mark == bindparam("id_no", type_=LargeBinary)))
        case "phone":
            return c.id.in_(_newest(c.phone_mark == bindparam("phone", type_=LargeBinary)))
        case "case_no":
            within = (c.case_no >= bindparam("no_from"), c.case_no < bindparam("no_to"))
            return c.id.in_(_newest(*within))
        case "case_no_end":
            return c.id.in_(_newest(c.case_no.in_(bindparam("no_ends", expanding=True))))
    if kind.startswith("name"):
        return c.id.in_(_by_name(int(kind[4:])))
    return c.employer_id.in_(_by_employer(int(kind[8:])))


def _newest(*conditions: ColumnElement[bool]) -> Any:
    return select(cases.c.id).where(*conditions).limit(IDS_AT_MOST + 1)


def _by_name(count: int) -> Any:
    first, *others = (case_gram.alias(f"g{i}") for i in range(count))
    wanted = select(first.c.case_id).where(first.c.gram == bindparam("name_gram0"))
    for i, other in enumerate(others, 1):
        wanted = wanted.where(
            select(literal_column("1"))
            .where(other.c.case_id == first.c.case_id, other.c.gram == bindparam(f"name_gram{i}"))
            .exists()
        )
    return wanted.order_by(first.c.case_id.desc()).limit(IDS_AT_MOST + 1)


def _by_employer(count: int) -> Any:
    first, *others = (employer_gram.alias(f"e{i}") for i in range(count))
    wanted = select(first.c.employer_id).where(first.c.gram == bindparam("employer_gram0"))
    for i, other in enumerate(others, 1):
        wanted = wanted.where(
            select(literal_column("1"))
            .where(other.c.employer_id == first.c.employer_id, other.c.gram == bindparam(f"employer_gram{i}"))
            .exists()
        )
    return wanted.limit(500)


def gram_rows(key: str, id_: int, text: str) -> list[dict[str, Any]]:
    """Rows of a gram table for a text."""
    return [{"gram": gram, key: id_} for gram in sorted(grams_of(text))]
