"""Words and glyphs of the calendar: the state of a cell, its badge, and the sentence a screen reader says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ui.calendar.shown import Badge, Board, Cell, Edit, Heat, Span, State
from ui.marking import QT_TRANSLATE_NOOP
from ui.words import long_day, translate, weekday

STATES: Mapping[State, tuple[str, str, str]] = {
    State.NONE: ("", QT_TRANSLATE_NOOP("Calendar", "未开放"), "plain"),
    State.DRAFT: ("pencil", QT_TRANSLATE_NOOP("Calendar", "草稿"), "plain"),
    State.OPEN: ("", QT_TRANSLATE_NOOP("Calendar", "开放"), "plain"),
    State.NEARLY: ("hourglass", QT_TRANSLATE_NOOP("Calendar", "将满"), "warn"),
    State.FULL: ("lock", QT_TRANSLATE_NOOP("Calendar", "约满"), "plain"),
    State.CLOSED: ("ban", QT_TRANSLATE_NOOP("Calendar", "停约"), "mute"),
    State.OVER: ("triangle-alert", QT_TRANSLATE_NOOP("Calendar", "超额"), "bad"),
    State.RATCHET: ("chevron-down", QT_TRANSLATE_NOOP("Calendar", "只减不增"), "info"),
    State.HOLIDAY: ("", QT_TRANSLATE_NOOP("Calendar", "休息日"), "mute"),
    State.PROVISIONAL: ("calendar-off", QT_TRANSLATE_NOOP("Calendar", "待公布"), "mute"),
}

BADGES: Mapping[Badge, str] = {
    Badge.OFF: QT_TRANSLATE_NOOP("Calendar", "休"),
    Badge.MAKEUP: QT_TRANSLATE_NOOP("Calendar", "班"),
    Badge.PROVISIONAL: QT_TRANSLATE_NOOP("Calendar", "待公布"),
}

HEATS: Mapping[Heat, tuple[str, str, str]] = {
    Heat.REMAINING: (
        QT_TRANSLATE_NOOP("Calendar", "剩余"),
        QT_TRANSLATE_NOOP("Calendar", "无"),
        QT_TRANSLATE_NOOP("Calendar", "多"),
    ),
    Heat.BOOKED: (
        QT_TRANSLATE_NOOP("Calendar", "已约"),
        QT_TRANSLATE_NOOP("Calendar", "空"),
        QT_TRANSLATE_NOOP("Calendar", "满"),
    ),
    Heat.USE: (
        QT_TRANSLATE_NOOP("Calendar", "利用率"),
        QT_TRANSLATE_NOOP("Calendar", "低"),
        QT_TRANSLATE_NOOP("Calendar", "高"),
    ),
    Heat.NO_SHOW: (
        QT_TRANSLATE_NOOP("Calendar", "爽约率"),
        QT_TRANSLATE_NOOP("Calendar", "低"),
        QT_TRANSLATE_NOOP("Calendar", "高"),
    ),
}

SPANS: Mapping[Span, str] = {
    Span.DAY: QT_TRANSLATE_NOOP("Calendar", "日"),
    Span.WEEK: QT_TRANSLATE_NOOP("Calendar", "周"),
    Span.MONTH: QT_TRANSLATE_NOOP("Calendar", "月"),
}

WEEKDAY_LETTERS = (
    QT_TRANSLATE_NOOP("Calendar", "周一"),
    QT_TRANSLATE_NOOP("Calendar", "周二"),
    QT_TRANSLATE_NOOP("Calendar", "周三"),
    QT_TRANSLATE_NOOP("Calendar", "周四"),
    QT_TRANSLATE_NOOP("Calendar", "周五"),
    QT_TRANSLATE_NOOP("Calendar", "周六"),
    QT_TRANSLATE_NOOP("Calendar", "周日"),
)

ACTS: Mapping[str, str] = {
    "ShapeSlots": QT_TRANSLATE_NOOP("Calendar", "改动时段"),
    "UndoChange": QT_TRANSLATE_NOOP("Calendar", "撤销改动"),
    "ApplyTemplates": QT_TRANSLATE_NOOP("Calendar", "按模板开放"),
    "SignAllowance": QT_TRANSLATE_NOOP("Calendar", "签批超额"),
    "BookSlot": QT_TRANSLATE_NOOP("Calendar", "预约"),
    "MoveBooking": QT_TRANSLATE_NOOP("Calendar", "改约"),
    "CancelBooking": QT_TRANSLATE_NOOP("Calendar", "取消预约"),
    "CannotCome": QT_TRANSLATE_NOOP("Calendar", "当天不能来"),
    "CheckIn": QT_TRANSLATE_NOOP("Calendar", "到场"),
    "MarkServed": QT_TRANSLATE_NOOP("Calendar", "办完"),
    "MarkNoShow": QT_TRANSLATE_NOOP("Calendar", "爽约"),
    "ImportHolidays": QT_TRANSLATE_NOOP("Calendar", "录入放假通知"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at the right of a cell: a glyph and a word."""

    glyph: str
    text: str
    is_bold: bool = False


def said(text: str) -> str:
    """A word of the tables above in the language in force."""
    return translate("Calendar", text)


def state_word(state: State) -> str:
    """The word of a state."""
    return said(STATES[state][1])


def badge_word(badge: Badge) -> str:
    """The word of a day's badge; empty when there is none."""
    return said(BADGES[badge]) if badge in BADGES else ""


def act_word(act: str) -> str:
    """What was done to a slot, by the act's name; an act without a word of its own is shown by its name."""
    return said(ACTS[act]) if act in ACTS else act


def week_label(on: date) -> str:
    """The number of a day's week: 第 38 周."""
    return translate("Calendar", "第 {week} 周").format(week=on.isocalendar().week)


def day_title(on: date) -> str:
    """A day without its year: 9月17日 周四."""
    return translate("Calendar", "{month}月{day}日 {weekday}").format(month=on.month, day=on.day, weekday=weekday(on))


def closed_word(reason: str) -> str:
    """停约, with its reason."""
    return f"{state_word(State.CLOSED)} {reason}".strip()


def span_title(span: Span, first: date, last: date, month: date) -> str:
    """What is shown: a month, a day, or a week from its first day to its last."""
    if span is Span.MONTH:
        return translate("Calendar", "{year}年{month}月").format(year=month.year, month=month.month)
    if span is Span.DAY:
        return long_day(first)
    if first.month == last.month:
        words = translate("Calendar", "{year}年{month}月{day}日 – {until}日")
    else:
        words = translate("Calendar", "{year}年{month}月{day}日 – {until_month}月{until}日")
    return words.format(year=first.year, month=first.month, day=first.day, until_month=last.month, until=last.day)


def mark_of(cell: Cell, is_short: bool = False) -> Mark:
    """Glyph and word of a cell; `is_short` drops what the numbers say already."""
    if cell.edit is Edit.CONFLICT:
        return Mark("triangle-alert", said(QT_TRANSLATE_NOOP("Calendar", "冲突")), True)
    if cell.edit is Edit.CHANGED and cell.state is not State.CLOSED:
        if cell.target is not None and not is_short:
            return _falls_to(cell.target)
        return Mark("pencil", said(STATES[State.DRAFT][1]))
    match cell.state:
        case State.OVER:
            words = said(QT_TRANSLATE_NOOP("Calendar", "超 {count}")).format(count=cell.over)
            return Mark("triangle-alert", f"+{cell.over}" if is_short else words, True)
        case State.RATCHET if cell.target is not None:
            return Mark("chevron-down", f"→{cell.target}") if is_short else _falls_to(cell.target)
        case State.NONE | State.HOLIDAY:
            return Mark("", "")
        case State.OPEN | State.NEARLY if not cell.is_past:
            words = said(QT_TRANSLATE_NOOP("Calendar", "余 {count}")).format(count=cell.left)
            return Mark(STATES[cell.state][0], "" if is_short else words)
    if cell.is_past and cell.state not in (State.CLOSED, State.DRAFT, State.PROVISIONAL):
        if not cell.no_show:
            return Mark("", "")
        words = said(QT_TRANSLATE_NOOP("Calendar", "爽约 {count}")).format(count=cell.no_show)
        return Mark("x", str(cell.no_show) if is_short else words)
    glyph, word, _ = STATES[cell.state]
    return Mark(glyph, "" if is_short else said(word))


def _month_day(board: Board, row: int, column: int) -> str:
    return long_day(board.columns[column].on + timedelta(weeks=row))


def _falls_to(target: int) -> Mark:
    return Mark("chevron-down", said(QT_TRANSLATE_NOOP("Calendar", "降至 {count}")).format(count=target))


def spoken(board: Board, row: int, column: int) -> str:
    """A cell in one sentence: day, hour, counter, taken, places, left, state."""
    cell, head, line = board.cell(row, column), board.columns[column], board.rows[row]
    comma = said(QT_TRANSLATE_NOOP("Calendar", "，"))
    parts = [_month_day(board, row, column), cell.note] if board.span is Span.MONTH else [long_day(head.on), line.label]
    if head.counter_name:
        parts.append(head.counter_name)
    if cell.state in (State.NONE, State.HOLIDAY):
        parts.append(state_word(cell.state))
    else:
        parts.append(
            said(QT_TRANSLATE_NOOP("Calendar", "已约 {booked}，容量 {capacity}，余 {left}")).format(
                booked=cell.booked, capacity=cell.capacity, left=max(cell.left, 0)
            )
        )
        parts.append(state_word(cell.state))
    if cell.state is State.OVER:
        parts.append(said(QT_TRANSLATE_NOOP("Calendar", "超 {count}")).format(count=cell.over))
    if cell.target is not None:
        parts.append(_falls_to(cell.target).text)
    if cell.no_show:
        parts.append(said(QT_TRANSLATE_NOOP("Calendar", "爽约 {count}")).format(count=cell.no_show))
    if cell.badge is not Badge.NONE:
        parts.append(badge_word(cell.badge))
    if cell.reason:
        parts.append(cell.reason)
    if cell.edit is Edit.CHANGED:
        parts.append(said(QT_TRANSLATE_NOOP("Calendar", "尚未应用")))
    elif cell.edit is Edit.CONFLICT:
        parts.append(said(QT_TRANSLATE_NOOP("Calendar", "冲突")))
    if cell.is_past:
        parts.append(said(QT_TRANSLATE_NOOP("Calendar", "已过")))
    return comma.join(part for part in parts if part)
