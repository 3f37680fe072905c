"""Sites and their service counters."""

from typing import Any

from sqlalchemy import Table, func, insert, select, update

from casework.database.act import Act, Entry, number
from casework.database.calendar_tables import service_counter, site, slot
from casework.database.reservations import site_row
from casework.errors import Conflict, NotFound, Refused
from casework.reservations import CounterId, SiteId
from casework.shaping import AddCounter, AddSite, ChangeCounter

LONGEST_NAME, LONGEST_ADDRESS = 60, 200


def _checked_name(act: Act, name: str, table: Table, *where: Any) -> str:
    name = name.strip()
    if not name:
        raise Refused("name_needed", {"field": "name"})
    if len(name) > LONGEST_NAME:
        raise Refused("field_too_long", {"field": "name", "limit": LONGEST_NAME})
    if act.connection.execute(select(table.c.id).where(table.c.name == name, *where)).first() is not None:
        raise Refused("name_taken", {"field": "name"})
    return name


def add_site(act: Act, command: AddSite) -> SiteId:
    """A new site."""
    name, address = _checked_name(act, command.name, site), command.address.strip()
    if len(address) > LONGEST_ADDRESS:
        raise Refused("field_too_long", {"field": "address", "limit": LONGEST_ADDRESS})
    row = {"version": 1, "name": name, "address": address, "is_active": True}
    site_id = act.connection.execute(insert(site).returning(site.c.id), row).scalar_one()
    act.entries.append(Entry(f"site:{site_id}", 1, {"name": name}))
    return SiteId(str(site_id))


def add_counter(act: Act, command: AddCounter) -> CounterId:
    """A new service counter."""
    site_id = site_row(act, command.site_id)["id"]
    name = _checked_name(act, command.name, service_counter, service_counter.c.site_id == site_id)
    count = select(func.count()).select_from(service_counter).where(service_counter.c.site_id == site_id)
    position = act.connection.execute(count).scalar_one() + 1
    row = {"version": 1, "site_id": site_id, "name": name, "position": position, "is_active": True}
    counter_id = act.connection.execute(insert(service_counter).returning(service_counter.c.id), row).scalar_one()
    act.entries.append(Entry(f"window:{counter_id}", 1, {"site": site_id, "name": name}))
    return CounterId(str(counter_id))


def change_counter(act: Act, command: ChangeCounter) -> None:
    """Rename a counter, or end its use."""
    counter_id = number(command.counter_id, "counter_not_found")
    table = service_counter.c
    row = act.connection.execute(select(service_counter).where(table.id == counter_id).with_for_update()).one_or_none()
    if row is None:
        raise NotFound("counter_not_found")
    if row.version != command.seen_version:
        raise Conflict("version", act.last_change(f"window:{counter_id}") | {"now": row.version})
    name = _checked_name(act, command.name, service_counter, table.site_id == row.site_id, table.id != counter_id)
    if row.is_active and not command.is_active:
        coming = select(slot.c.id).where(slot.c.counter_id == counter_id, slot.c.on_day >= act.today, slot.c.booked > 0)
        if act.connection.execute(coming.limit(1)).first() is not None:
            raise Refused("counter_has_bookings")
    values = {"name": name, "is_active": command.is_active, "version": row.version + 1}
    act.connection.execute(update(service_counter).where(table.id == counter_id), values)
    act.entries.append(Entry(f"window:{counter_id}", row.version + 1, {"name": name, "is_active": command.is_active}))
