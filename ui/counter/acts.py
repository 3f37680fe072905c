"""What can be done at the counter: names, keys, glyphs and in which state of a visit each makes sense."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ui.counter.visits import OPEN_STATES, Visit, VisitState
from ui.marking import QT_TRANSLATE_NOOP

S = VisitState


@dataclass(frozen=True, slots=True)
class ActSpec:
    """One act on a visit: its key is none that a scanner types; `states` are those it is offered in."""

    word: str
    keys: str
    glyph: str
    states: frozenset[VisitState]


ACTS: Mapping[str, ActSpec] = {
    "check_in": ActSpec(QT_TRANSLATE_NOOP("Counter", "签到"), "F2", "user-check", frozenset({S.EXPECTED})),
    "call": ActSpec(QT_TRANSLATE_NOOP("Counter", "叫号"), "F3", "bell", frozenset({S.WAITING, S.CALLED, S.UNPLACED})),
    "serve": ActSpec(QT_TRANSLATE_NOOP("Counter", "办结"), "F4", "check", frozenset({S.WAITING, S.CALLED, S.UNPLACED})),
    "no_show": ActSpec(QT_TRANSLATE_NOOP("Counter", "爽约"), "F5", "circle-x", frozenset({S.EXPECTED})),
    "move": ActSpec(QT_TRANSLATE_NOOP("Counter", "改约"), "F7", "calendar-clock", frozenset({S.EXPECTED, S.UNPLACED})),
    "cancel": ActSpec(QT_TRANSLATE_NOOP("Counter", "来不了"), "F8", "ban", frozenset({S.EXPECTED})),
    "review": ActSpec(QT_TRANSLATE_NOOP("Counter", "核验"), "F11", "stamp", frozenset({S.WAITING, S.CALLED, S.SERVED})),
    "open_case": ActSpec(QT_TRANSLATE_NOOP("Counter", "打开案件"), "Ctrl+O", "folder-open", frozenset(S)),
    "undo": ActSpec(
        QT_TRANSLATE_NOOP("Counter", "撤销标记"),
        "Ctrl+Z",
        "corner-up-left",
        frozenset({S.WAITING, S.CALLED, S.SERVED, S.NO_SHOW, S.UNPLACED}),
    ),
}
"""Group acts by what they follow: the first four mark the day, the rest change the booking or open the case."""

OTHERS: Mapping[str, tuple[str, str]] = {
    "walkIn": ("F6", QT_TRANSLATE_NOOP("Counter", "现场取号")),
    "book": ("Ctrl+B", QT_TRANSLATE_NOOP("Counter", "代约")),
    "chooseMine": ("F9", QT_TRANSLATE_NOOP("Counter", "选择我的窗口")),
    "display": ("F10", QT_TRANSLATE_NOOP("Counter", "叫号屏")),
    "settle": ("F12", QT_TRANSLATE_NOOP("Counter", "待上报与被退回的标记")),
    "daySheet": ("Ctrl+P", QT_TRANSLATE_NOOP("Counter", "打印日单")),
    "closeDay": ("Ctrl+D", QT_TRANSLATE_NOOP("Counter", "结束今天")),
    "everybody": ("Ctrl+E", QT_TRANSLATE_NOOP("Counter", "显示全部")),
    "refresh": ("Ctrl+R", QT_TRANSLATE_NOOP("Counter", "重新读取")),
}
"""What is done at the counter beside acts on one visit: keys and words."""


def may(act: str, visit: Visit | None, now: datetime, *, is_day_closed: bool) -> bool:
    """Whether an act is offered for a visit now. Nobody is a no-show before the grace time after the slot's start is over."""
    if visit is None or visit.state not in ACTS[act].states:
        return False
    if act in ("open_case", "review"):
        return bool(visit.case_id)
    if is_day_closed:
        return False
    if act == "no_show":
        return visit.may_no_show_at is not None and now >= visit.may_no_show_at
    if act in ("move", "cancel"):
        return not visit.queued  # the office must know the booking as it is before it gives the place away
    return True


def loud_act(visit: Visit | None) -> str:
    """The one act the state asks for."""
    if visit is None or visit.state not in OPEN_STATES:
        return ""
    if visit.state is VisitState.EXPECTED:
        return "check_in"
    return "call" if visit.state in (VisitState.WAITING, VisitState.UNPLACED) else "serve"
