"""The columns of the day's list: what they are called and how wide they are."""

from dataclasses import dataclass

from ui.marking import QT_TRANSLATE_NOOP
from ui.words import translate


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column. `width` in logical pixels, `more_in_english` so many more there; `from_width`: shown in tables this wide or wider."""

    code: str
    title: str
    width: int
    is_right: bool = False
    more_in_english: int = 0
    from_width: int = 0


COLUMNS: tuple[ColumnSpec, ...] = (
    ColumnSpec("time", QT_TRANSLATE_NOOP("Counter", "时段"), 72),
    ColumnSpec("queue_no", QT_TRANSLATE_NOOP("Counter", "号码"), 76),
    ColumnSpec("name", QT_TRANSLATE_NOOP("Counter", "姓名"), 104),
    ColumnSpec("last4", QT_TRANSLATE_NOOP("Counter", "证件尾号"), 80, is_right=True, more_in_english=8),
    ColumnSpec("case_no", QT_TRANSLATE_NOOP("Counter", "办理编号"), 126, from_width=1240),
    ColumnSpec("type", QT_TRANSLATE_NOOP("Counter", "业务类型"), 118, more_in_english=28),
    ColumnSpec("state", QT_TRANSLATE_NOOP("Counter", "状态"), 132),
    ColumnSpec("waiting", QT_TRANSLATE_NOOP("Counter", "等候"), 72, is_right=True, more_in_english=6),
    ColumnSpec("counter", QT_TRANSLATE_NOOP("Counter", "窗口"), 96),
    ColumnSpec("flags", QT_TRANSLATE_NOOP("Counter", "提示"), 160),
)


def column_title(column: ColumnSpec) -> str:
    """The column's heading in the language in force."""
    return translate("Counter", column.title)
