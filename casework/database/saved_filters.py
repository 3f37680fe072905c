"""Filters of the inbox that people keep for themselves."""

from typing import Any

from sqlalchemy import insert, select

from casework import wire
from casework.cases import CaseFilter, DeleteFilter, Queue, SavedFilter, SavedFilters, SaveFilter
from casework.database.act import Act, Entry, Look, number
from casework.database.tables import saved_filter, staff
from casework.errors import Refused

FILTERS_AT_MOST = 30
NAME_LENGTH = 40
BODY_LENGTH = 4_000


def saved_filters(look: Look, question: SavedFilters) -> tuple[SavedFilter, ...]:
    """My saved filters, by name."""
    return filters_of_mine(look)


def filters_of_mine(look: Look) -> tuple[SavedFilter, ...]:
    """My saved filters, by name."""
    table = saved_filter.c
    wanted = select(saved_filter).where(table.staff_id == look.my_id).order_by(table.name)
    return tuple(
        SavedFilter(str(row.id), row.name, Queue(row.queue), wire.load(CaseFilter, row.body))
        for row in look.connection.execute(wanted)
    )


def save_filter(act: Act, command: SaveFilter) -> SavedFilter:
    """Keep a filter under a name; the same name replaces it."""
    name = " ".join(command.name.split())
    if not name:
        raise Refused("name_needed", {"field": "name"})
    if len(name) > NAME_LENGTH:
        raise Refused("field_too_long", {"field": "name", "limit": NAME_LENGTH})
    body = wire.dump(command.filter)
    if len(body) > BODY_LENGTH:
        raise Refused("field_too_long", {"field": "filter", "limit": BODY_LENGTH})
    version = _next_version(act)  # locks my row, so that two windows of mine can't pass the limit together
    table = saved_filter.c
    names = set(act.connection.execute(select(table.name).where(table.staff_id == act.my_id)).scalars())
    if name not in names and len(names) >= FILTERS_AT_MOST:
        raise Refused("too_many_filters", {"limit": FILTERS_AT_MOST})
    act.connection.execute(saved_filter.delete().where(table.staff_id == act.my_id, table.name == name))
    row = {"staff_id": act.my_id, "name": name, "queue": command.queue.value, "body": body}
    filter_id = act.connection.execute(insert(saved_filter).returning(table.id), row).scalar_one()
    _journal(act, version, {"filter": name})
    return SavedFilter(str(filter_id), name, command.queue, command.filter)


def delete_filter(act: Act, command: DeleteFilter) -> None:
    """Forget a saved filter of mine; one that is gone already is gone."""
    mine = saved_filter.c.staff_id == act.my_id
    filter_id = number(command.filter_id, "filter_not_found")
    if act.connection.execute(saved_filter.delete().where(mine, saved_filter.c.id == filter_id)).rowcount:
        _journal(act, _next_version(act), {"filter": command.filter_id})


def _next_version(act: Act) -> int:
    table = staff.c
    changed = staff.update().where(table.id == act.my_id).values(version=table.version + 1)
    return int(act.connection.execute(changed.returning(table.version)).scalar_one())


def _journal(act: Act, version: int, values: dict[str, Any]) -> None:
    """Filters belong to their owner's stream."""
    act.entries.append(Entry(f"staff:{act.my_id}", version, values))
