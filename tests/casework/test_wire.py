"""Every message, answer and error goes through JSON and comes back equal."""

import dataclasses
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework import wire
from casework.cases import CaseFilter, CasesMatching, Queue
from casework.errors import ERRORS, Refused
from casework.office import Changed, Changes, Feed

CLEAN = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=20)
JSON = st.dictionaries(CLEAN, st.one_of(CLEAN, st.integers(-(2**31), 2**31), st.booleans(), st.none()), max_size=3)

st.register_type_strategy(str, CLEAN)
st.register_type_strategy(float, st.integers().map(float))


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type; JSON values for the places that hold anything, UTC for times."""
    import datetime as dt
    import types
    import typing

    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind is type(None):
        return st.none()
    if kind is dt.datetime:
        return st.datetimes(timezones=st.just(dt.UTC))
    if kind in (Any, object):
        return CLEAN
    if hasattr(kind, "__supertype__"):
        return of(kind.__supertype__)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([of(argument) for argument in arguments])
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return st.lists(of(arguments[0]), max_size=2).map(tuple)
        return st.tuples(*(of(argument) for argument in arguments))
    if origin is frozenset:
        return st.frozensets(of(arguments[0]), max_size=3)
    if origin is dict:
        return JSON
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return st.builds(kind, **{field.name: of(hints[field.name]) for field in dataclasses.fields(kind)})  # type: ignore[arg-type] # a class
    return st.from_type(kind)


@pytest.mark.parametrize("name", wire.MESSAGES)
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_message_and_answer_round_trips(name: str, data: st.DataObject) -> None:
    kind = wire.MESSAGES[name]
    message = data.draw(of(kind))
    said, text = wire.dump_message(message)
    assert said == name
    assert wire.load_message(said, text) == message
    answer = data.draw(of(wire.answer_type(kind)))
    assert wire.load_answer(kind, wire.dump_answer(kind, answer)) == answer


@given(of(Feed))
def test_changes_round_trip(feed: Feed) -> None:
    assert wire.load(Feed, wire.dump(feed)) == feed
    changes = Changes(feed.changed, 7)
    assert wire.load(Changes[int], wire.dump(changes, Changes[int])) == changes


@pytest.mark.parametrize("kind", ERRORS)
def test_errors_round_trip(kind: type) -> None:
    error = kind("version", {"by": "王敏", "at": "2026-09-17T01:30:00+00:00", "left": 3})
    back = wire.load_error(wire.dump_error(error))
    assert (type(back), back.code, back.values) == (kind, error.code, error.values)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"queue":"mine","surprise":1}', "message_malformed"),
        ('{"queue":"nowhere"}', "message_malformed"),
        ("{", "message_malformed"),
    ],
)
def test_malformed_messages_are_refused(text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        wire.load_message("CasesMatching", text)
    with pytest.raises(Refused, match="message_unknown"):
        wire.load_message("DropTables", "{}")


@pytest.mark.parametrize("text", ["a\0b", "\ud800"])
def test_text_that_no_database_holds_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="text_not_allowed"):
        wire.dump_message(CasesMatching(Queue.ALL, CaseFilter(), search=text))


def test_every_change_has_names_of_its_own() -> None:
    assert {field.name for field in dataclasses.fields(Changed)} == {"stream", "no", "act", "by", "at"}
