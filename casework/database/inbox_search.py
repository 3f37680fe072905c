"""Searching the inbox: what a word may mean is told by its form, and each meaning is one walk of an index.

Names and employers are found by their one- and two-character grams, so that 王敏 is found as fast as a case number; values that are
encrypted are found whole by their marks.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from casework.cases import IDS_AT_MOST
from casework.database.act import Look
from casework.database.driver_sql import Dialect
from casework.identity import id_no_problem, normal_employer, normal_id_no, normal_phone, phone_problem

LONGEST_SEARCH = 100
MOST_WORDS = 4
LONGEST_NAME = 30
MOST_GRAMS = 4
YEARS_OF_NUMBERS = 10

CASE_NO = re.compile(r"GJ(\d{0,2})-?(\d{0,6})")
YEAR_AND_NUMBER = re.compile(r"(\d{2})-?(\d{1,6})")
NUMBER_IN_GROUPS = re.compile(r"[\d+()-]+[X]?|GJ[\d-]+")
OTHER_DOTS = re.compile("[•・‧]")
LAST_FOUR = re.compile(r"\d{3}[\dX]")

Meaning = tuple[str, ...]
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Search:
    """What was searched for: for each word its possible meanings, which shape the statement, and the values to bind."""

    words: tuple[Meaning, ...]
    values: Values


def plain(text: str) -> str:
    """A name as it is cut into grams: without blanks and middle dots, Latin letters small, one kind of brackets."""
    kept = "".join(c for c in normal_employer(text) if not c.isspace() and c != "·")
    return "".join(c.lower() if c.isascii() else c for c in kept)


def grams_of(text: str) -> set[str]:
    """All single characters and pairs of a text, by which any part of it is found."""
    kept = plain(text)
    return set(kept) | set(_pairs(kept))


def gram_rows(key: str, id_: int, text: str) -> list[dict[str, Any]]:
    """Rows of a gram table for a text."""
    return [{"gram": gram, key: id_} for gram in sorted(grams_of(text))]


def _pairs(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)]


def search_of(look: Look, text: str, dialect: Dialect) -> Search | None:
    """What to look for; None when nothing was typed. A search no case could match has no words."""
    shown = "".join(c for c in text if c.isprintable() or c.isspace())
    words = OTHER_DOTS.sub("·", unicodedata.normalize("NFKC", shown)).split()
    if NUMBER_IN_GROUPS.fullmatch("".join(words).upper()):
        words = ["".join(words)]
    if not words:
        return None if not text.strip() else Search((), {})
    if len(words) > MOST_WORDS or sum(map(len, words)) > LONGEST_SEARCH:
        return Search((), {})
    values: Values = {}
    meanings = tuple(_meanings(look, word, f"w{i}", values, dialect) for i, word in enumerate(words))
    return Search(meanings if all(meanings) else (), values)


def _meanings(look: Look, word: str, name: str, values: Values, dialect: Dialect) -> Meaning:
    """What one word may mean; its values are bound as `name` with an ending."""
    found: list[str] = []
    code, phone, mark = normal_id_no(word), normal_phone(word), look.office.vault.mark
    if id_no_problem(code, look.today) is None:
        found.append("id_no")
        values[f"{name}_id_no"] = mark("id_no", code)
    if phone_problem(phone) is None:
        found.append("phone")
        values[f"{name}_phone"] = mark("phone", phone)
    if LAST_FOUR.fullmatch(code):
        found.append("last4")
        values[f"{name}_last4"] = mark("last4", code)
    if number := CASE_NO.fullmatch(code) or (YEAR_AND_NUMBER.fullmatch(code) if "-" in code or len(code) > 6 else None):
        found.append("case_no")
        values[f"{name}_from"], values[f"{name}_to"] = _number_range(*number.groups())
    if code.isdigit() and len(code) <= 6:
        found.append("number")
        years = range(look.today.year, look.today.year - YEARS_OF_NUMBERS, -1)
        values[f"{name}_numbers"] = dialect.listed(f"GJ{year % 100:02d}-{int(code):06d}" for year in years)
    return (*found, *_text_meanings(word, code, name, values))


def _number_range(year: str, number: str) -> tuple[str, str]:
    """The first and the last case number that begin so; all have one length, so that any database's order of texts fits."""
    if len(year) < 2:
        number = ""
    first, last = (f"GJ{year.ljust(2, fill)}-{number.ljust(6, fill)}" for fill in "09")
    return first, last


def _text_meanings(word: str, code: str, name: str, values: Values) -> list[str]:
    """Parts of names and of employers; long numbers are neither."""
    text = plain(word)
    if not text or (code[:-1].isdigit() and len(code) > 3):
        return []
    pairs = _pairs(text)
    grams = [pairs[i * (len(pairs) - 1) // (MOST_GRAMS - 1)] for i in range(MOST_GRAMS)] if len(pairs) > 4 else pairs
    for i, gram in enumerate(grams or [text]):
        values[f"{name}_gram{i}"] = gram
    values[f"{name}_text"] = text
    shape = f"{len(grams) or 1}{'+' if len(text) > 2 else ''}"
    is_name = len(text) <= LONGEST_NAME and not any(c.isdigit() for c in text)
    return [f"employer {shape}", f"name {shape}"] if is_name else [f"employer {shape}"]


# As SQL

_ENOUGH = f"LIMIT {IDS_AT_MOST + 1}"
_MARKED = {"id_no": "id_no_mark", "last4": "last4_mark", "phone": "phone_mark"}


def hits(meanings: Meaning, name: str, lane: str | None, dialect: Dialect) -> str:
    """The ids of cases that one word may mean, as a query; at most `IDS_AT_MOST` + 1 of each meaning, of names the newest."""
    return " UNION ".join(f"SELECT id FROM ({_hits(meaning, name, lane, dialect)}) AS found" for meaning in meanings)


def _hits(meaning: str, name: str, lane: str | None, dialect: Dialect) -> str:
    kind, _, shape = meaning.partition(" ")
    match kind:
        case "name":
            return _by_name(int(shape[0]), "+" in shape, name, dialect)
        case "employer":
            return _by_employer(int(shape[0]), "+" in shape, name, lane, dialect)
        case "case_no":
            within = f"case_no BETWEEN :{name}_from AND :{name}_to"
            return f"SELECT id FROM cases WHERE {within} ORDER BY case_no DESC {_ENOUGH}"
        case "number":
            return f"SELECT id FROM cases WHERE {dialect.is_one_of('case_no', f'{name}_numbers')} {_ENOUGH}"
    return f"SELECT id FROM cases WHERE {_MARKED[kind]} = :{name}_{kind} {_ENOUGH}"


def _grams(table: str, key: str, count: int, name: str) -> str:
    """The rows of a gram table that have all grams of a word."""
    others = "".join(f" CROSS JOIN {table} AS g{i}" for i in range(1, count))
    same = "".join(f" AND g{i}.{key} = g0.{key} AND g{i}.gram = :{name}_gram{i}" for i in range(1, count))
    return f"FROM {table} AS g0{others} WHERE g0.gram = :{name}_gram0{same}"


def _by_name(grams: int, is_long: bool, name: str, dialect: Dialect) -> str:
    having_all = _grams("case_gram", "case_id", grams, name)
    newest = f"SELECT g0.case_id AS id {having_all} ORDER BY g0.case_id DESC {_ENOUGH}"
    if not is_long:
        return newest
    source, condition = dialect.cases_of(newest)
    return f"SELECT c.id FROM {source} WHERE {condition} AND {dialect.has_part('c.applicant_name', f'{name}_text')}"


def _by_employer(grams: int, is_long: bool, name: str, lane: str | None, dialect: Dialect) -> str:
    having_all = _grams("employer_gram", "employer_id", grams, name)
    source, condition = dialect.cases_of(f"SELECT g0.employer_id AS id {having_all} {_ENOUGH}", "employer_id")
    in_lane = f" AND c.lane = '{lane}'" if lane else ""
    has_text = f" AND {dialect.has_part('c.employer_name', f'{name}_text')}" if is_long else ""
    return f"SELECT c.id FROM {source} WHERE {condition}{in_lane}{has_text} {_ENOUGH}"
