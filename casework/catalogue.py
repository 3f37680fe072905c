"""The office's catalogue: business types, conditions, materials, reasons, fields (domain.md 1 to 4), and the checklist they lead to.

It is data: `resources/catalogue/` as shipped, an immutable row `catalogue_version` as stored. A running case keeps the version it
began with. `checklist` is a pure function of business type and conditions.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from casework.identity import age_of, id_no_problem, sex_of
from casework.lifecycle import BusinessType
from casework.materials import Requirement, Stage


class CatalogueError(ValueError):
    """The catalogue's data are wrong; the text names the file's part and the problem."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in `zh` or `en`; any other language reads English."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a field or condition."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Category:
    """One of the six kinds of material (材料类别)."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a material fails. `name` is the reviewer's word, `notice` the applicant's sentence; a secret one never reaches a notice."""

    code: str
    name: Text
    notice: Text
    is_secret: bool
    needs_text: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the basic data. `kind` tells the check: text, name, id_no, date, phone, email, uscc, choice, int, address."""

    code: str
    name: Text
    kind: str
    group: str
    is_required: bool
    is_masked: bool
    options: tuple[Option, ...]
    business_types: tuple[BusinessType, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """Something chosen once that decides which materials are wanted. `kind`: choice, bool, int."""

    code: str
    name: Text
    kind: str
    default: Any
    options: tuple[Option, ...]
    business_types: tuple[BusinessType, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """When a material is on the checklist: for these types, if every condition holds one of its values (or bounds)."""

    types: frozenset[BusinessType]
    conditions: Mapping[str, Any]
    is_optional: bool

    def holds(self, business_type: BusinessType, chosen: Mapping[str, Any]) -> bool:
        """Whether the rule applies."""
        return business_type in self.types and all(
            _fits(chosen.get(key), test) for key, test in self.conditions.items()
        )

    @property
    def requirement(self) -> Requirement:
        """What the rule makes of the material."""
        if self.is_optional:
            return Requirement.OPTIONAL
        return Requirement.CONDITIONAL if self.conditions else Requirement.REQUIRED


def _fits(value: Any, test: Any) -> bool:
    if isinstance(test, Mapping):
        if isinstance(value, bool) or not isinstance(value, int):
            return False
        return bool(value >= test.get("at_least", value) and value < test.get("below", value + 1))
    return value in test


@dataclass(frozen=True, slots=True)
class Material:
    """A material: what to check, its likely reasons (number keys 1 to 9), the fields shown beside it, when it is wanted.

    `short` is its name where there is little room; on notices it always has its whole `name`.
    """

    code: str
    number: str
    category: str
    name: Text
    short: Text
    stage: Stage
    owner: str
    check: tuple[Text, ...]
    reasons: tuple[str, ...]
    fields: tuple[str, ...]
    must_see: str
    is_deferrable: bool
    formats: tuple[str, ...]
    needed: tuple[Rule, ...]
    max_files: int = 20


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """A material on a case's checklist."""

    material: str
    requirement: Requirement
    stage: Stage


@dataclass(frozen=True, slots=True)
class Block:
    """A hard block: with it, there is no case (domain.md 1). `test` is what `Catalogue.blocks` evaluates."""

    code: str
    name: Text
    business_types: tuple[BusinessType, ...]
    test: Mapping[str, Any]


_ORDER = {Requirement.OPTIONAL: 0, Requirement.CONDITIONAL: 1, Requirement.REQUIRED: 2}


@dataclass(frozen=True)
class Catalogue:
    """A whole catalogue. `body` is its canonical JSON, `hash` the SHA-256 of that."""

    hash: str
    body: str
    categories: tuple[Category, ...]
    materials: Mapping[str, Material]
    reasons: Mapping[str, Reason]
    fields: Mapping[str, Field]
    conditions: Mapping[str, Condition]
    districts: tuple[Option, ...]
    block_rules: tuple[Block, ...]

    def fields_for(self, business_type: BusinessType) -> tuple[Field, ...]:
        """The fields of the basic data of a business type, in form order."""
        return self._fields[business_type]

    def conditions_for(self, business_type: BusinessType) -> tuple[Condition, ...]:
        """The conditions chosen for a business type, in form order."""
        return self._conditions[business_type]

    def defaults_for(self, business_type: BusinessType) -> dict[str, Any]:
        """The conditions a form begins with."""
        return {condition.code: condition.default for condition in self.conditions_for(business_type)}

    def checklist(self, business_type: BusinessType, conditions: Mapping[str, Any]) -> tuple[ChecklistItem, ...]:
        """The materials these conditions lead to, in catalogue order; the strictest of the rules that hold decides."""
        chosen = self.defaults_for(business_type) | dict(conditions)
        items = []
        for material in self.materials.values():
            found = [rule.requirement for rule in material.needed if rule.holds(business_type, chosen)]
            if found:
                items.append(ChecklistItem(material.code, max(found, key=_ORDER.__getitem__), material.stage))
        return tuple(items)

    def blocks(
        self, business_type: BusinessType, conditions: Mapping[str, Any], basic_data: Mapping[str, Any], on: date
    ) -> tuple[Block, ...]:
        """The hard blocks these data run into on a day in Beijing."""
        rules = (rule for rule in self.block_rules if business_type in rule.business_types)
        return tuple(rule for rule in rules if _is_blocked(rule.test, conditions, basic_data, on))

    def condition_problems(self, business_type: BusinessType, conditions: Mapping[str, Any]) -> tuple[str, ...]:
        """Codes of conditions that this type does not know or whose value is none of its own."""
        known = {condition.code: condition for condition in self.conditions_for(business_type)}
        return tuple(
            code for code, value in conditions.items() if code not in known or not _is_value_of(known[code], value)
        )

    @cached_property
    def _fields(self) -> Mapping[BusinessType, tuple[Field, ...]]:
        return {kind: tuple(f for f in self.fields.values() if _is_for(f, kind)) for kind in BusinessType}

    @cached_property
    def _conditions(self) -> Mapping[BusinessType, tuple[Condition, ...]]:
        return {kind: tuple(c for c in self.conditions.values() if _is_for(c, kind)) for kind in BusinessType}


def _is_for(thing: Field | Condition, business_type: BusinessType) -> bool:
    return not thing.business_types or business_type in thing.business_types


def _is_value_of(condition: Condition, value: Any) -> bool:
    if condition.kind == "bool":
        return isinstance(value, bool)
    if condition.kind == "int":
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000
    return value in {option.code for option in condition.options}


def _is_blocked(test: Mapping[str, Any], conditions: Mapping[str, Any], data: Mapping[str, Any], on: date) -> bool:
    id_no = str(data.get("id_no", ""))
    if "age_over" in test or "age_below" in test:
        if id_no_problem(id_no, on) is not None:
            return False
        age = age_of(id_no, on)
        return bool(age < test["age_below"] if "age_below" in test else age > test["age_over"][sex_of(id_no)])
    if "condition" in test:
        value = conditions.get(test["condition"])
        return isinstance(value, int) and value < test["below"]
    value = str(data.get(test["field"], ""))
    if "days_past" in test:
        try:
            return (on - date.fromisoformat(value)).days > int(test["days_past"])
        except ValueError:
            return False
    return value in test["is"]


# Reading


def load() -> Catalogue:
    """The shipped catalogue. Raises CatalogueError."""
    folder = files("resources") / "catalogue"

    def read(name: str) -> Any:
        try:
            return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        except ValueError as error:
            raise CatalogueError(f"{name}.json: {error}") from error

    categories = read("categories")
    materials = [item for category in categories for item in read(f"materials_{category['code']}")]
    parts = {"categories": categories, "materials": materials}
    parts |= {name: read(name) for name in ("reasons", "fields", "conditions", "districts", "blocks")}
    return parse(json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def parse(body: str) -> Catalogue:
    """A catalogue from its canonical JSON, validated. Raises CatalogueError."""
    try:
        parts = json.loads(body)
        _only(parts, "catalogue", {"categories", "materials", "reasons", "fields", "conditions", "districts", "blocks"})
        catalogue = Catalogue(
            hash=hashlib.sha256(body.encode()).hexdigest(),
            body=body,
            categories=tuple(Category(part["code"], _text(part, "name")) for part in parts["categories"]),
            materials=_by_code("materials", map(_material, parts["materials"])),
            reasons=_by_code("reasons", map(_reason, parts["reasons"])),
            fields=_by_code("fields", map(_field, parts["fields"])),
            conditions=_by_code("conditions", map(_condition, parts["conditions"])),
            districts=tuple(map(_option, parts["districts"])),
            block_rules=tuple(map(_block, parts["blocks"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, CatalogueError):
            raise
        raise CatalogueError(f"catalogue: {type(error).__name__} {error}") from error
    _check_references(catalogue)
    return catalogue


def _only(part: Mapping[str, Any], place: str, known: set[str]) -> None:
    unknown = set(part) - known
    if unknown:
        raise CatalogueError(f"{place}: unknown {', '.join(sorted(unknown))}")


def _by_code(place: str, things: Any) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for thing in things:
        if thing.code in found:
            raise CatalogueError(f"{place}: {thing.code} twice")
        found[thing.code] = thing
    return MappingProxyType(found)


def _text(part: Mapping[str, Any], key: str, *, may_be_empty: bool = False) -> Text:
    text = part[key]
    if set(text) != {"zh", "en"} or (not may_be_empty and not (text["zh"] and text["en"])):
        raise CatalogueError(f"{part.get('code')}: {key} needs zh and en")
    return Text(text["zh"], text["en"])


def _types(part: Mapping[str, Any]) -> tuple[BusinessType, ...]:
    return tuple(BusinessType(code) for code in part["business_types"])


def _option(part: Mapping[str, Any]) -> Option:
    _only(part, "option", {"code", "name"})
    return Option(part["code"], _text(part, "name"))


def _reason(part: Mapping[str, Any]) -> Reason:
    _only(part, str(part.get("code")), {"code", "name", "notice", "is_secret", "needs_text"})
    notice = _text(part, "notice", may_be_empty=part["is_secret"])
    return Reason(part["code"], _text(part, "name"), notice, part["is_secret"], part["needs_text"])


def _field(part: Mapping[str, Any]) -> Field:
    known = {"code", "name", "kind", "group", "is_required", "is_masked", "options", "business_types"}
    _only(part, str(part.get("code")), known)
    options = tuple(map(_option, part["options"]))
    return Field(
        part["code"],
        _text(part, "name"),
        part["kind"],
        part["group"],
        part["is_required"],
        part["is_masked"],
        options,
        _types(part),
    )


def _condition(part: Mapping[str, Any]) -> Condition:
    _only(part, str(part.get("code")), {"code", "name", "kind", "default", "options", "business_types"})
    options = tuple(map(_option, part["options"]))
    condition = Condition(part["code"], _text(part, "name"), part["kind"], part["default"], options, _types(part))
    if not _is_value_of(condition, condition.default):
        raise CatalogueError(f"{condition.code}: its default is none of its values")
    return condition


def _rule(part: Mapping[str, Any]) -> Rule:
    _only(part, "needed", {"types", "if", "optional"})
    types = frozenset(BusinessType(code) for code in part["types"])
    return Rule(types, MappingProxyType(part.get("if", {})), part.get("optional", False))


def _material(part: Mapping[str, Any]) -> Material:
    known = set(Material.__dataclass_fields__)
    _only(part, str(part.get("code")), known)
    return Material(
        code=part["code"],
        number=part["number"],
        category=part["category"],
        name=_text(part, "name"),
        short=_text(part, "short" if "short" in part else "name"),
        stage=Stage(part["stage"]),
        owner=part["owner"],
        check=tuple(Text(line["zh"], line["en"]) for line in part["check"]),
        reasons=tuple(part["reasons"]),
        fields=tuple(part["fields"]),
        must_see=part["must_see"],
        is_deferrable=part["is_deferrable"],
        formats=tuple(part["formats"]),
        needed=tuple(map(_rule, part["needed"])),
        max_files=part.get("max_files", 20),
    )


def _block(part: Mapping[str, Any]) -> Block:
    test = {key: value for key, value in part.items() if key not in ("code", "name", "business_types")}
    return Block(part["code"], _text(part, "name"), _types(part), MappingProxyType(test))


def _check_references(catalogue: Catalogue) -> None:
    categories = {category.code for category in catalogue.categories}
    for material in catalogue.materials.values():
        named = {
            "category": {material.category} - categories,
            "reason": set(material.reasons) - set(catalogue.reasons),
            "field": set(material.fields) - set(catalogue.fields),
            "condition": {code for rule in material.needed for code in rule.conditions} - set(catalogue.conditions),
        }
        for kind, unknown in named.items():
            if unknown:
                raise CatalogueError(f"{material.code}: unknown {kind} {', '.join(sorted(unknown))}")
        if not material.check or len(material.reasons) > 9:
            raise CatalogueError(f"{material.code}: needs something to check and at most nine likely reasons")
