"""Notices as rows: sending, listing, handing over, amending. What they say is written by `casework.notice_writing`."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, insert, select, update

from casework import wire
from casework.database.act import Act, CaseInHand, Look, number
from casework.database.findings import Columns
from casework.database.guards import checked_text
from casework.database.running_numbers import next_count
from casework.database.tables import notice, outbox
from casework.errors import NotFound, Refused
from casework.notice_writing import notice_number
from casework.notices import (
    RECALL_TIME,
    Notice,
    NoticeId,
    NoticeKind,
    NoticeOpened,
    NoticesOf,
    RecordHandOver,
    SentNotice,
)
from casework.vault import Box


def _about_body(number_: str) -> str:
    return f"notice {number_}"


def _about_receiver(notice_id: int) -> str:
    return f"handed over {notice_id}"


def send(act: Act, case: CaseInHand, unsent: Notice) -> tuple[NoticeId, Notice]:
    """Number a notice, freeze it and put its mail into the outbox, to leave when recall is over."""
    kind = unsent.kind
    number_ = notice_number(kind, act.today.year, next_count(act, f"notice {kind} {act.today.year}"))
    sent = replace(unsent, number=number_)
    row = {
        "case_id": case.id,
        "number": number_,
        "kind": kind.value,
        "round": sent.round,
        "body_sealed": case.box.seal_text(wire.dump(sent), _about_body(number_)),
        "sent_at": act.now,
        "sent_by": act.my_id,
    }
    notice_id = act.connection.execute(insert(notice).returning(notice.c.id), row).scalar_one()
    mail = {
        "case_id": case.id,
        "notice_id": notice_id,
        "kind": "mail",
        "state": "waiting",
        "not_before_at": act.now + RECALL_TIME,
        "claim_no": 0,
    }
    act.connection.execute(insert(outbox), mail)
    return NoticeId(str(notice_id)), sent


def body_of(row: Mapping[Any, Any], box: Box) -> Notice:
    """What a notice says."""
    said: Notice = wire.load(Notice, box.open_text(row["body_sealed"], _about_body(row["number"])))
    return said


def why_not_recallable(row: Mapping[Any, Any], now: datetime) -> str | None:
    """What ended recall first (domain.md 10.4): opened, handed_over, time; None while it runs."""
    if row["opened_at"] is not None:
        return "opened"
    if row["handed_over_at"] is not None:
        return "handed_over"
    return "time" if now >= row["sent_at"] + RECALL_TIME else None


def notice_of_round(look: Look, case: Columns) -> RowMapping | None:
    """The notice that closed the running round, unless it was recalled."""
    wanted = (
        select(notice)
        .where(
            notice.c.case_id == case["id"],
            notice.c.round == case["round"],
            notice.c.kind != NoticeKind.AMENDED,
            notice.c.recalled_at.is_(None),
        )
        .order_by(notice.c.id.desc())
        .limit(1)
    )
    return look.connection.execute(wanted).mappings().one_or_none()


def sent_notices(look: Look, case: Columns, box: Box) -> tuple[SentNotice, ...]:
    """All notices of a case, newest first."""
    wanted = (
        select(notice, outbox.c.state.label("mail"))
        .outerjoin(outbox, outbox.c.notice_id == notice.c.id)
        .where(notice.c.case_id == case["id"])
        .order_by(notice.c.id.desc())
    )
    return tuple(_sent(look, case, row, box) for row in look.connection.execute(wanted).mappings())


def _sent(look: Look, case: Columns, row: Mapping[Any, Any], box: Box) -> SentNotice:
    may_recall = (
        row["kind"] != NoticeKind.AMENDED
        and row["round"] == case["round"]
        and row["recalled_at"] is None
        and why_not_recallable(row, look.now) is None
    )
    receiver = row["handed_over_to_sealed"]
    return SentNotice(
        id=NoticeId(str(row["id"])),
        notice=body_of(row, box),
        sent_at=row["sent_at"],
        sent_by=look.name(row["sent_by"]),
        recall_until_at=row["sent_at"] + RECALL_TIME if may_recall else None,
        recalled_at=row["recalled_at"],
        opened_at=row["opened_at"],
        handed_over_at=row["handed_over_at"],
        handed_over_to="" if receiver is None else box.open_text(receiver, _about_receiver(row["id"])),
        mail_state=row["mail"] or ("deleted" if row["recalled_at"] is not None else "none"),
    )


def notices_of(look: Look, question: NoticesOf) -> tuple[SentNotice, ...]:
    """All notices of a case."""
    case = look.case_row(question.case_id)
    return sent_notices(look, case, look.box(case))


def _notice(look: Look, case_id: int, notice_id: str) -> RowMapping:
    wanted = select(notice).where(notice.c.id == number(notice_id, "notice_not_found"), notice.c.case_id == case_id)
    found = look.connection.execute(wanted).mappings().one_or_none()
    if found is None:
        raise NotFound("notice_not_found")
    return found


def record_hand_over(act: Act, command: RecordHandOver) -> None:
    """The printed notice was handed over."""
    receiver = checked_text(command.receiver, "receiver")
    if not receiver:
        raise Refused("text_needed", {"field": "receiver"})
    case = act.take(command.case_id)
    found = _notice(act, case.id, command.notice_id)
    if found["recalled_at"] is not None:
        raise Refused("notice_recalled")
    if found["handed_over_at"] is not None:
        raise Refused("already_handed_over")
    sealed = case.box.seal_text(receiver, _about_receiver(found["id"]))
    changed = update(notice).where(notice.c.id == found["id"])
    act.connection.execute(changed, {"handed_over_at": act.now, "handed_over_to_sealed": sealed})
    case.note({"notice": found["number"]}, receiver=receiver)


def notice_opened(act: Act, note: NoticeOpened) -> None:
    """The applicant has opened the notice; the first time counts. NotFound: notice_not_found, also when it was recalled."""
    case = act.case_row(note.case_id, for_update=True)  # so that no recall comes between
    found = _notice(act, case["id"], note.notice_id)
    if found["recalled_at"] is not None:
        raise NotFound("notice_not_found")
    if found["opened_at"] is None:
        act.connection.execute(update(notice).where(notice.c.id == found["id"]), {"opened_at": act.now})
