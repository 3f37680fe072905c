"""Marks of the counter: check in, call, serve, no-show, undo, "can't come", and closing the day."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, Qt

from casework import wire
from casework.bookings import BookingId, BookingStatus, CannotCome
from casework.counter import (
    CallVisitor,
    CheckIn,
    CloseDay,
    DayClosed,
    MarkNoShow,
    MarkServed,
    UndoMark,
    WalkIn,
    WalkInId,
    WalkInLeft,
)
from casework.office import Command
from casework.reservations import CounterId
from desktop.counter_outbox import new_act
from desktop.counter_store import KeptAct
from ui.counter.visits import OPEN_STATES, Visit, VisitState, totals
from ui.parts.dialog import Dialog
from ui.words import translate

if TYPE_CHECKING:
    from desktop.counter import CounterPresenter

WAITING_STATUS = {
    VisitState.WAITING: BookingStatus.CHECKED_IN,
    VisitState.CALLED: BookingStatus.CHECKED_IN,
    VisitState.SERVED: BookingStatus.SERVED,
    VisitState.NO_SHOW: BookingStatus.NO_SHOW,
}


class CounterActs(QObject):
    """Turns what the person wants into acts that survive the office being away."""

    def __init__(self, counter: "CounterPresenter") -> None:
        super().__init__(counter)
        self._counter = counter

    def run(self, name: str, visit_id: str) -> None:
        """An act of the view on a visit."""
        visit = self._counter.visit(visit_id)
        if visit is None:
            return
        match name:
            case "check_in":
                self._check_in(visit)
            case "call":
                self._call(visit)
            case "serve":
                self._serve(visit)
            case "no_show":
                self._no_show(visit)
            case "undo":
                self._undo(visit)
            case "move":
                self._counter.booking.move(visit)
            case "cancel":
                self._cannot_come(visit)
            case "review":
                self._counter.review_opened.emit(visit.case_id, visit.id)
            case "open_case":
                self._counter.case_opened.emit(visit.case_id)

    def put(self, command: Command[Any], visit_id: str, facts: dict[str, Any], key: str = "") -> None:
        """Keep and send an act about a visit."""
        at = self._counter.now().isoformat()
        self._counter.outbox.put(new_act(self._counter.me, command, at, visit_id, facts, key))

    # the marks

    def _check_in(self, visit: Visit) -> None:
        if visit.is_unreviewed:
            self._ask_unreviewed(visit)
        else:
            self._mark_here(visit, on_the_spot=False)

    def _mark_here(self, visit: Visit, *, on_the_spot: bool) -> None:
        is_alone = not self._counter.outbox.is_online or self._counter.is_away
        number = self._counter.own_number()
        said = number if is_alone else ""
        command = CheckIn(
            BookingId(visit.id), BookingStatus(visit.status or "active"), on_the_spot, said, self._counter.now()
        )
        self.put(command, visit.id, _facts(visit) | {"queue_no": said, "spare_no": number})

    def _ask_unreviewed(self, visit: Visit) -> None:
        """Domain.md 10.1: review on the spot, or re-book free."""
        title = translate("Counter", "{name} 的预审尚未通过").format(name=visit.name)
        text = translate("Counter", "可以签到并现场审核；来不及的话，请免费改约到别的时间。")
        dialog = Dialog(title, text, parent=self._counter.view.window())
        dialog.setObjectName("unreviewedDialog")
        dialog.set_buttons(translate("Counter", "签到，现场审核"), translate("Counter", "取消"))
        move = dialog.add_button(translate("Counter", "免费改约"), "F7")
        move.clicked.connect(dialog.reject)
        move.clicked.connect(lambda: self._counter.booking.move(visit))
        dialog.accepted.connect(lambda: self._mark_here(visit, on_the_spot=True))
        self._open(dialog)

    def _call(self, visit: Visit) -> None:
        counter_id = self._counter.my_counter
        if not counter_id:
            self._counter.said.emit(translate("Counter", "请先选择我的窗口（F9），叫号屏要显示到几号窗口。"), "warn")
            self._counter.view.head.choose("mine")
            return
        command = CallVisitor(*_whom(visit), CounterId(counter_id), self._counter.now())
        name = self._counter.counters.get(counter_id, "")
        self.put(command, visit.id, _facts(visit) | {"counter": name})

    def _serve(self, visit: Visit) -> None:
        self.put(MarkServed(*_whom(visit), self._counter.now()), visit.id, _facts(visit))

    def _no_show(self, visit: Visit) -> None:
        title = translate("Counter", "{name} 记为爽约？").format(name=visit.name)
        text = translate("Counter", "名额立即放出，可以给现场来的人；今天结束前都可以撤销，只要名额还空着。")
        dialog = Dialog(title, text, parent=self._counter.view.window())
        dialog.setObjectName("noShowDialog")
        dialog.set_buttons(translate("Counter", "记为爽约"), translate("Counter", "取消"), "bad_loud")
        seen = BookingStatus(visit.status or "active")
        command = MarkNoShow(BookingId(visit.id), seen, self._counter.now())
        dialog.accepted.connect(lambda: self.put(command, visit.id, _facts(visit)))
        self._open(dialog)

    def _undo(self, visit: Visit) -> None:
        if visit.id.startswith("w") or not visit.status:
            if visit.state in (VisitState.UNPLACED, VisitState.CALLED):
                self._left(visit)
            return
        command = UndoMark(BookingId(visit.id), WAITING_STATUS[visit.state])
        if visit.state is VisitState.CALLED:
            self._ask_undo(visit, command)
        else:
            self.put(command, visit.id, _facts(visit))

    def _ask_undo(self, visit: Visit, command: UndoMark) -> None:
        """A call is never taken back by itself (calling again renews it); what goes is the check-in, with its number."""
        title = translate("Counter", "撤销 {name} 的签到？").format(name=visit.name)
        text = translate("Counter", "已叫号：号码 {number} 一并作废。只是叫错窗口的话，按 F3 重新叫号即可。")
        dialog = Dialog(title, text.format(number=visit.queue_no), parent=self._counter.view.window())
        dialog.setObjectName("undoDialog")
        dialog.set_buttons(translate("Counter", "撤销签到"), translate("Counter", "返回"), "bad_loud")
        dialog.accepted.connect(lambda: self.put(command, visit.id, _facts(visit)))
        self._open(dialog)

    def _left(self, visit: Visit) -> None:
        title = translate("Counter", "{number} 不办了？").format(number=visit.queue_no)
        dialog = Dialog(title, translate("Counter", "从候办名单里拿掉。"), parent=self._counter.view.window())
        dialog.setObjectName("leftDialog")
        dialog.set_buttons(translate("Counter", "拿掉"), translate("Counter", "取消"), "bad_loud")
        command = WalkInLeft(WalkInId(visit.id.removeprefix("w")))
        dialog.accepted.connect(lambda: self.put(command, visit.id, _facts(visit)))
        self._open(dialog)

    def renumber(self, act: KeptAct) -> None:
        """The number was given to somebody else meanwhile: the same act once more with the next one."""
        self._counter.outbox.drop(act.key)
        number = self._counter.own_number()
        command = wire.load_message(act.name, act.body)
        assert isinstance(command, CheckIn | WalkIn)
        again = replace(command, queue_no=number)
        facts = act.facts | {"queue_no": number, "spare_no": number}
        visit = act.visit if act.name == "CheckIn" else f"w{uuid4().hex}"
        self._counter.outbox.put(new_act(self._counter.me, again, act.at, visit, facts))

    # what needs the office

    def _cannot_come(self, visit: Visit) -> None:
        title = translate("Counter", "{name} 今天来不了？").format(name=visit.name)
        text = translate("Counter", "名额立即放出，记一次当日取消；申请人可以重新预约。")
        dialog = Dialog(title, text, parent=self._counter.view.window())
        dialog.setObjectName("cannotComeDialog")
        dialog.set_buttons(translate("Counter", "取消今天的预约"), translate("Counter", "返回"), "bad_loud")
        command = CannotCome(BookingId(visit.id), visit.version)
        dialog.accepted.connect(
            lambda: self._counter.do(command, uuid4().hex, lambda _: self._freed(visit), self._counter.tell)
        )
        self._open(dialog)

    def _freed(self, visit: Visit) -> None:
        self._counter.said.emit(translate("Counter", "{name} 的名额已放出").format(name=visit.name), "ok")
        self._counter.look_soon()

    def close_day(self) -> None:
        """Close the day, after saying what is still open."""
        counter = self._counter
        whole, told = counter.whole_day, counter.office_day
        if whole is None or told is None:
            return
        if counter.outbox.acts:
            counter.settle()
            return
        counts = totals(whole.visits)
        still = [v for v in whole.visits if v.status and v.state in (VisitState.WAITING, VisitState.CALLED)]
        unplaced = sum(not v.status and v.state in OPEN_STATES for v in whole.visits)
        text = translate(
            "Counter", "已办 {served} 人，爽约 {gone} 人。还没来的 {expected} 人将记为爽约；结束后标记不能再改。"
        ).format(
            served=counts[VisitState.SERVED], gone=counts[VisitState.NO_SHOW], expected=counts[VisitState.EXPECTED]
        )
        if unplaced:
            text += "\n" + translate("Counter", "{count} 个没有排上位的号码作废。").format(count=unplaced)
        if still:
            head = translate("Counter", "还有 {count} 人在等，请先办结或撤销签到。").format(count=len(still))
            names = translate("Words", "、").join(f"{visit.queue_no} {visit.name}".strip() for visit in still)
            text = f"{head}\n{names}\n\n{text}"
        dialog = Dialog(translate("Counter", "结束今天？"), text, parent=counter.view.window())
        dialog.setObjectName("closeDayDialog")
        dialog.set_buttons(translate("Counter", "结束今天"), translate("Counter", "返回"), "bad_loud")
        dialog.set_may_accept(not still)
        command = CloseDay(told.site_id, told.on, told.version)
        dialog.accepted.connect(partial(counter.do, command, uuid4().hex, self._closed, counter.tell))
        self._open(dialog)

    def _closed(self, closed: DayClosed) -> None:
        text = translate("Counter", "今天已结束：已办 {served} 人，爽约 {no_shows} 人")
        self._counter.said.emit(text.format(served=closed.served, no_shows=closed.no_shows), "ok")
        self._counter.look_soon()

    def _open(self, dialog: Dialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._counter.come_back)
        dialog.open()


def _whom(visit: Visit) -> tuple[BookingId | None, WalkInId | None]:
    """A visit as the office names it; a walk-in it does not know yet is named when it has a name there."""
    if visit.status:
        return BookingId(visit.id), None
    return None, WalkInId(visit.id.removeprefix("w"))


def _facts(visit: Visit) -> dict[str, Any]:
    """What a kept act shows of the person."""
    return {"who": " ".join(part for part in (visit.queue_no, visit.name) if part), "queue_no": visit.queue_no}
