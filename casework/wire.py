"""Dataclass <-> JSON for both ends of HTTP and for the journal's outcomes: pydantic over the standard dataclasses.

Every command, question, note, answer and change goes through here; unknown keys are refused.
"""

import re
import types
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from casework import (
    booking_numbers,
    bookings,
    cases,
    counter,
    holidays,
    materials,
    notices,
    onsite,
    people,
    reservations,
    review,
    shaping,
    slot_templates,
)
from casework.errors import ERRORS, OfficeError, Refused
from casework.office import Command, Note, Question, name_of

_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""NUL as JSON writes it; a backslash that is itself written out before `u0000` is none."""

M = TypeVar("M")
Message = Command[Any] | Question[Any] | Note[Any]
SUBJECTS = (
    *(people, cases, materials, review, notices),
    *(reservations, bookings, shaping, slot_templates, counter, onsite, holidays, booking_numbers),
)


def _messages(kind: type) -> dict[str, type]:
    found = {
        name: value
        for subject in SUBJECTS
        for name, value in vars(subject).items()
        if isinstance(value, type)
        and issubclass(value, kind)
        and value is not kind
        and value.__module__ == subject.__name__
    }
    return dict(sorted(found.items()))


COMMANDS: dict[str, type] = _messages(Command)
QUESTIONS: dict[str, type] = _messages(Question)
NOTES: dict[str, type] = _messages(Note)
MESSAGES: dict[str, type] = COMMANDS | QUESTIONS | NOTES


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


_adapter_for: Callable[[Any], TypeAdapter[Any]] = _adapter  # any type may be asked for; all of them are hashable


@cache
def answer_type(message: type) -> Any:
    """What a message is answered with: the argument of its `Command[...]`, `Question[...]` or `Note[...]`."""
    for origin in types.get_original_bases(message) if hasattr(types, "get_original_bases") else message.__orig_bases__:  # type: ignore[attr-defined] # set by typing on every generic subclass
        if get_origin(origin) in (Command, Question, Note):
            return get_args(origin)[0]
    raise TypeError(f"{message.__name__} names no answer")


def dump(value: Any, kind: Any = None) -> str:
    """`value` as JSON; `kind` is its type where the value's own class does not tell it (tuples, None).

    Refused: text_not_allowed, for text that is no Unicode or holds NUL.
    """
    try:
        text = _adapter_for(kind if kind is not None else type(value)).dump_json(value).decode()
    except (UnicodeError, ValueError) as error:
        raise Refused("text_not_allowed") from error
    if _NUL.search(text):
        raise Refused("text_not_allowed")
    return text


def load(kind: type[M] | Any, text: str | bytes) -> M:
    """The value of this type that JSON holds. Refused: message_malformed."""
    try:
        value: M = _adapter_for(kind).validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise Refused("message_malformed", {"place": place, "problem": first["type"]}) from error
    return value


def dump_message(message: Message) -> tuple[str, str]:
    """A message's name and its JSON."""
    return name_of(message), dump(message)


def load_message(name: str, text: str | bytes) -> Message:
    """The message of this name. Refused: message_unknown, message_malformed."""
    if name not in MESSAGES:
        raise Refused("message_unknown", {"name": name})
    message: Message = load(MESSAGES[name], text)
    return message


def dump_answer(message: Message | type, answer: Any) -> str:
    """The answer of a message as JSON."""
    return dump(answer, answer_type(message if isinstance(message, type) else type(message)))


def load_answer(message: Message | type, text: str | bytes) -> Any:
    """The answer of a message from JSON."""
    return load(answer_type(message if isinstance(message, type) else type(message)), text)


def dump_error(error: OfficeError) -> str:
    """An error as JSON: its kind, code and values."""
    return dump({"kind": type(error).__name__, "code": error.code, "values": error.values}, dict[str, Any])


def load_error(text: str | bytes) -> OfficeError:
    """An error from JSON. Refused: message_malformed."""
    body: dict[str, Any] = load(dict[str, Any], text)
    for kind in ERRORS:
        if kind.__name__ == body.get("kind"):
            return kind(str(body.get("code")), body.get("values") or {})
    raise Refused("message_malformed", {"place": "kind", "problem": "unknown"})
