"""Templates stored and applied: the database makes the slots itself, from a list of days and one of hours, where a cell is free."""

import json
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import insert, select, update

from casework import wire
from casework.database import driver_sql
from casework.database.act import Act, Entry, Look, number
from casework.database.calendar_days import days_between
from casework.database.calendar_tables import change_set, service_counter, slot_template
from casework.database.change_sets import change_row, new_change_set, stream_of, told_change_set
from casework.database.columns import to_ms
from casework.database.driver_sql import Dialect, dialect_of
from casework.database.reservations import check_range, site_row
from casework.errors import Conflict, NotFound, Refused
from casework.reservations import CalendarDay, SlotStatus
from casework.shaping import ChangeKind
from casework.slot_templates import (
    LONGEST_RANGE,
    ApplyTemplates,
    EndTemplate,
    SaveTemplate,
    Template,
    TemplateBody,
    TemplateId,
    TemplateOutcome,
    TemplatePreview,
    Templates,
    check_template,
    slot_minutes_of,
    templates_overlap,
    weekday_run,
)
from casework.workdays import SHANGHAI

FOREVER = "9999-12-31"

_DAYS = {
    True: """d AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS on_day, json_extract(value, '$[1]') AS at,
        json_extract(value, '$[2]') AS status, json_extract(value, '$[3]') AS weekday FROM json_each(:days))""",
    False: """d AS MATERIALIZED (SELECT (value->>0)::date AS on_day, (value->>1)::bigint AS at, value->>2 AS status,
        (value->>3)::int AS weekday FROM jsonb_array_elements(:days::jsonb) AS x(value))""",
}
_HOURS = {
    True: """h AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS counter, json_extract(value, '$[1]') AS weekday,
        json_extract(value, '$[2]') AS begins, json_extract(value, '$[3]') AS ends, json_extract(value, '$[4]') AS kind,
        json_extract(value, '$[5]') AS capacity, json_extract(value, '$[6]') AS share,
        json_extract(value, '$[7]') AS valid_from, json_extract(value, '$[8]') AS valid_to FROM json_each(:hours))""",
    False: """h AS MATERIALIZED (SELECT (value->>0)::bigint AS counter, (value->>1)::int AS weekday, (value->>2)::int AS begins,
        (value->>3)::int AS ends, value->>4 AS kind, (value->>5)::int AS capacity, (value->>6)::int AS share,
        (value->>7)::date AS valid_from, (value->>8)::date AS valid_to
        FROM jsonb_array_elements(:hours::jsonb) AS x(value))""",
}
_LISTS = "WITH {days}, {hours}"
_CELLS = """d JOIN h ON h.weekday = d.weekday AND d.on_day BETWEEN h.valid_from AND h.valid_to"""
_TAKEN = """EXISTS (SELECT 1 FROM slot AS s WHERE s.counter_id = h.counter AND s.starts_at < d.at + h.ends * 60000
    AND s.starts_at >= d.at AND s.ends_at > d.at + h.begins * 60000)"""
_COUNT = (
    f"{_LISTS} SELECT d.status, CASE WHEN {_TAKEN} THEN 1 ELSE 0 END AS taken, count(*) FROM {_CELLS} GROUP BY 1, 2"
)
_MAKE = f"""INSERT INTO slot (version, shape_version, site_id, counter_id, on_day, starts_at, ends_at, kind, status,
    closed_reason, capacity, allowance, booked, held, public_limit, booked_public, arrived, served, no_shows,
    late_cancels, walk_ins, change_set_id)
{_LISTS} SELECT 1, 1, :site, h.counter, d.on_day, d.at + h.begins * 60000, d.at + h.ends * 60000, h.kind, d.status,
    '', h.capacity, 0, 0, 0, h.share, 0, 0, 0, 0, 0, 0, :change
FROM {_CELLS} WHERE {{free}} ON CONFLICT (counter_id, starts_at) DO NOTHING"""
_HAS_ANY = "SELECT 1 FROM slot WHERE site_id = :site AND on_day BETWEEN :first AND :last LIMIT 1"


@cache
def _sql(text: str, dialect: Dialect, free: str = "") -> str:
    is_sqlite = dialect.is_sqlite
    return dialect.text(text.format(days=_DAYS[is_sqlite], hours=_HOURS[is_sqlite], free=free))


def _template(row: Any) -> Template:
    body: TemplateBody = wire.load(TemplateBody, row.body)
    return Template(TemplateId(str(row.id)), row.version, body, row.applied_to)


def _in_force(look: Look, site_id: int) -> list[Template]:
    wanted = select(slot_template).where(slot_template.c.site_id == site_id, slot_template.c.is_active)
    wanted = wanted.order_by(slot_template.c.counter_id, slot_template.c.name, slot_template.c.id)
    return [_template(row) for row in look.connection.execute(wanted)]


def templates(look: Look, question: Templates) -> tuple[Template, ...]:
    """The templates of a site in force."""
    return tuple(_in_force(look, number(question.site_id, "site_not_found")))


def save_template(act: Act, command: SaveTemplate) -> Template:
    """Store a template."""
    check_template(command.body)
    counter_id = number(command.body.counter_id, "counter_not_found")
    window = select(service_counter.c.site_id).where(service_counter.c.id == counter_id, service_counter.c.is_active)
    site_id = act.connection.execute(
        window.with_for_update()
    ).scalar_one_or_none()  # one writer of its templates a time
    if site_id is None:
        raise NotFound("counter_not_found")
    for other in _in_force(act, site_id):
        if other.id != command.template_id and templates_overlap(other.body, command.body):
            raise Refused("template_overlaps", {"name": other.body.name})
    values = {
        "site_id": site_id,
        "counter_id": counter_id,
        "name": command.body.name.strip(),
        "body": wire.dump(command.body),
        "is_active": True,
    }
    if command.template_id is None:
        new = insert(slot_template).returning(slot_template.c.id)
        template_id, version = act.connection.execute(new, values | {"version": 1}).scalar_one(), 1
    else:
        row = _row(act, command.template_id, command.seen_version)
        template_id, version = row.id, row.version + 1
        act.connection.execute(update(slot_template).where(slot_template.c.id == row.id), values | {"version": version})
    act.entries.append(Entry(f"template:{template_id}", version, {"body": json.loads(wire.dump(command.body))}))
    stored = act.connection.execute(select(slot_template).where(slot_template.c.id == template_id)).one()
    return _template(stored)


def _row(act: Act, template_id: str, seen_version: int) -> Any:
    wanted = select(slot_template).where(slot_template.c.id == number(template_id, "template_unknown"))
    row = act.connection.execute(wanted.with_for_update()).one_or_none()
    if row is None or not row.is_active:
        raise NotFound("template_unknown")
    if row.version != seen_version:
        raise Conflict("version", act.last_change(f"template:{row.id}") | {"now": row.version})
    return row


def end_template(act: Act, command: EndTemplate) -> None:
    """Take a template out of use."""
    row = _row(act, command.template_id, command.seen_version)
    values = {"is_active": False, "version": row.version + 1}
    act.connection.execute(update(slot_template).where(slot_template.c.id == row.id), values)
    act.entries.append(Entry(f"template:{row.id}", row.version + 1, {"ended": True}))


def _chosen(look: Look, site_id: int, ids: tuple[TemplateId, ...]) -> list[Template]:
    there = {template.id: template for template in _in_force(look, site_id)}
    if not ids or not set(ids) <= set(there):
        raise NotFound("template_unknown")
    return [there[template_id] for template_id in ids]


def _bound(look: Look, site_id: int, chosen: list[Template], first: date, last: date) -> tuple[Any, list[CalendarDay]]:
    """The days and hours as the statements take them, and the days left out."""
    weekdays = {weekday for template in chosen for weekday in template.body.weekdays}
    days, left_out = [], []
    for on, day in days_between(look, site_id, first, last).items():
        run = weekday_run(day)
        if run is None:
            left_out.append(day)
        elif run in weekdays:
            status = SlotStatus.OPEN if day.is_bookable else SlotStatus.DRAFT
            midnight = datetime.combine(on, time(), SHANGHAI).astimezone(UTC)
            days.append([on.isoformat(), to_ms(midnight), status.value, run])
    hours = [
        [
            int(body.counter_id),
            weekday,
            begins,
            ends,
            body.kind.value,
            body.capacity,
            body.public_limit,
            body.valid_from.isoformat(),
            body.valid_to.isoformat() if body.valid_to is not None else FOREVER,
        ]
        for body in (template.body for template in chosen)
        for weekday in sorted(body.weekdays)
        for begins, ends in slot_minutes_of(body)
    ]
    left_out = [day for day in left_out if day.on.weekday() in weekdays or day.template_weekday is None]
    named = [day for day in left_out if day.name or day.is_closed]
    return {"days": json.dumps(days), "hours": json.dumps(hours)}, named


def template_preview(look: Look, question: TemplatePreview) -> TemplateOutcome:
    """What applying would make."""
    check_range(question.first, question.last, LONGEST_RANGE)
    site_id = site_row(look, question.site_id)["id"]
    chosen = _chosen(look, site_id, question.template_ids)
    values, left_out = _bound(look, site_id, chosen, question.first, question.last)
    sql = _sql(_COUNT, dialect_of(look.office.engines.is_sqlite))
    counted = {(status, taken): count for status, taken, count in driver_sql.fetch(look.connection, sql, values)}
    kept = sum(count for (_, taken), count in counted.items() if taken)
    return TemplateOutcome(counted.get(("open", 0), 0), counted.get(("draft", 0), 0), kept, tuple(left_out))


def apply_templates(act: Act, command: ApplyTemplates) -> TemplateOutcome:
    """Fill a range by templates, in one statement."""
    check_range(command.first, command.last, LONGEST_RANGE)
    if command.first < act.today:
        raise Refused("slot_in_the_past", {"field": "first"})
    site_id = site_row(act, command.site_id)["id"]
    chosen = _chosen(act, site_id, command.template_ids)
    _lock_counters(act, chosen)
    values, left_out = _bound(act, site_id, chosen, command.first, command.last)
    row = change_row(act, command.continues, for_update=True) if command.continues is not None else None
    if row is not None and (row["undone_at"] is not None or row["kind"] != ChangeKind.TEMPLATE):
        raise Refused("already_undone")
    names = "、".join(template.body.name for template in chosen)
    change_id = row["id"] if row is not None else new_change_set(act, site_id, ChangeKind.TEMPLATE, names, 0)
    opened, drafted, kept = _make(act, site_id, change_id, values, command)
    version = row["version"] + 1 if row is not None else 1
    counted = {"slots": change_set.c.slots + opened + drafted, "version": version}
    act.connection.execute(update(change_set).where(change_set.c.id == change_id).values(counted))
    for template in chosen:
        last = max(template.applied_to or command.last, command.last)
        act.connection.execute(
            update(slot_template).where(slot_template.c.id == int(template.id)).values(applied_to=last)
        )
    said = {"first": command.first.isoformat(), "last": command.last.isoformat(), "made": opened + drafted}
    said |= {"templates": [int(template.id) for template in chosen]}
    act.entries.append(Entry(stream_of(change_id), version, said))
    return TemplateOutcome(opened, drafted, kept, tuple(left_out), told_change_set(act, change_id))


def _lock_counters(act: Act, chosen: list[Template]) -> None:
    """Nobody else makes slots at these counters meanwhile."""
    ids = sorted({int(template.body.counter_id) for template in chosen})
    wanted = select(service_counter.c.id).where(service_counter.c.id.in_(ids)).order_by(service_counter.c.id)
    act.connection.execute(wanted.with_for_update()).all()


def _make(act: Act, site_id: int, change_id: int, values: Any, command: ApplyTemplates) -> tuple[int, int, int]:
    """How many were made open, as drafts, and how many cells were taken. An empty range needs no look at every cell."""
    is_sqlite = act.office.engines.is_sqlite
    dialect = dialect_of(is_sqlite)
    first, last = (on.isoformat() if is_sqlite else on for on in (command.first, command.last))
    place = {"site": site_id, "first": first, "last": last}
    has_any = bool(driver_sql.fetch(act.connection, _sql(_HAS_ANY, dialect), place))
    made = {"open": 0, "draft": 0}
    kept = 0
    if has_any:
        for status, is_taken, count in driver_sql.fetch(act.connection, _sql(_COUNT, dialect), values):
            kept += count if is_taken else 0
            made[status] += 0 if is_taken else count
    else:
        made |= _planned(values)
    if sum(made.values()):
        sql = _sql(_MAKE, dialect, f"NOT {_TAKEN}" if has_any else "true")
        driver_sql.execute(act.connection, sql, values | {"site": site_id, "change": change_id}, returns_rows=False)
    return made["open"], made["draft"], kept


def _planned(values: dict[str, str]) -> dict[str, int]:
    """How many cells the days and hours make, by status, where nothing is there yet."""
    hours: dict[int, list[tuple[str, str]]] = {}
    for _, weekday, *_rest, valid_from, valid_to in json.loads(values["hours"]):
        hours.setdefault(weekday, []).append((valid_from, valid_to))
    made: dict[str, int] = {}
    for on, _, status, weekday in json.loads(values["days"]):
        count = sum(valid_from <= on <= valid_to for valid_from, valid_to in hours.get(weekday, ()))
        made[status] = made.get(status, 0) + count
    return made
