"""Words of the counter: a visit's state by glyph and word and tone, what stands out about it, how long one waits, masked names."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from ui.counter.visits import Visit, VisitState
from ui.marking import QT_TRANSLATE_NOOP
from ui.words import StateWords, translate

STATES: Mapping[VisitState, tuple[str, str, str]] = {
    VisitState.EXPECTED: ("calendar-days", QT_TRANSLATE_NOOP("Counter", "已约"), "plain"),
    VisitState.WAITING: ("user-check", QT_TRANSLATE_NOOP("Counter", "候办"), "info"),
    VisitState.CALLED: ("bell", QT_TRANSLATE_NOOP("Counter", "叫号中"), "accent"),
    VisitState.SERVED: ("check", QT_TRANSLATE_NOOP("Counter", "已办"), "ok"),
    VisitState.NO_SHOW: ("circle-x", QT_TRANSLATE_NOOP("Counter", "爽约"), "mute"),
    VisitState.CANCELLED: ("ban", QT_TRANSLATE_NOOP("Counter", "已取消"), "mute"),
    VisitState.UNPLACED: ("hourglass", QT_TRANSLATE_NOOP("Counter", "候办 · 待排位"), "warn"),
}


ACT_WORDS: Mapping[str, str] = {
    "CheckIn": QT_TRANSLATE_NOOP("Counter", "签到"),
    "CallVisitor": QT_TRANSLATE_NOOP("Counter", "叫号"),
    "MarkServed": QT_TRANSLATE_NOOP("Counter", "办结"),
    "MarkNoShow": QT_TRANSLATE_NOOP("Counter", "爽约"),
    "UndoMark": QT_TRANSLATE_NOOP("Counter", "撤销标记"),
    "WalkIn": QT_TRANSLATE_NOOP("Counter", "现场取号"),
    "WalkInLeft": QT_TRANSLATE_NOOP("Counter", "不办了"),
}


def act_word(name: str) -> str:
    """What a kept act is called; `name` is its message's."""
    return translate("Counter", ACT_WORDS[name]) if name in ACT_WORDS else name


def visit_words(state: VisitState) -> StateWords:
    """How a visit's state is shown."""
    glyph, text, tone = STATES[state]
    return StateWords(glyph, translate("Counter", text), tone)


def queued_words(count: int) -> StateWords:
    """How a mark that waits for the office is shown."""
    return StateWords("wifi-off", translate("Counter", "待上报 {count}").format(count=count), "warn")


def flags(visit: Visit) -> tuple[StateWords, ...]:
    """What stands out about a visit, the most urgent first."""
    found = []
    if visit.is_unreviewed:
        found.append(StateWords("shield-alert", translate("Counter", "预审未过"), "bad"))
    if visit.deferred:
        names = translate("Words", "、").join(visit.deferred)
        found.append(StateWords("hourglass", translate("Counter", "容缺：{names}").format(names=names), "warn"))
    if visit.no_shows:
        text = translate("Counter", "爽约 {count} 次").format(count=visit.no_shows)
        found.append(StateWords("circle-x", text, "mute"))
    if visit.is_walk_in:
        found.append(StateWords("user-plus", translate("Counter", "现场取号"), "plain"))
    return tuple(found)


def waiting_words(visit: Visit, now: datetime) -> str:
    """How long a person waits or waited: `12 分`, `1:05`; empty before they came and once they are gone."""
    if visit.arrived_at is None or visit.state in (VisitState.NO_SHOW, VisitState.CANCELLED):
        return ""
    until = visit.called_at or visit.served_at or now
    minutes = max(int((until - visit.arrived_at) / timedelta(minutes=1)), 0)
    if minutes < 60:
        return translate("Counter", "{minutes} 分").format(minutes=minutes)
    return f"{minutes // 60}:{minutes % 60:02d}"


def masked_name(name: str) -> str:
    """A name for everybody's eyes: the surname and stars (陈**); of a longer name the first letter."""
    bare = name.strip()
    return bare[:1] + "*" * min(max(len(bare) - 1, 1), 2) if bare else ""
