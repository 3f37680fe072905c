"""The columns of the inbox table: what they are called, what they sort by, how wide they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from casework.cases import SortBy
from ui.marking import QT_TRANSLATE_NOOP
from ui.words import translate


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column. `width` in logical pixels, so many more in English and where the window is wide; `is_shown` at first."""

    code: str
    title: str
    width: int
    sort: SortBy | None
    is_shown: bool = True
    is_right: bool = False
    more_in_english: int = 0
    more_when_wide: int = 0


COLUMNS: tuple[ColumnSpec, ...] = (
    ColumnSpec("due", QT_TRANSLATE_NOOP("Inbox", "到期"), 114, SortBy.DUE, more_in_english=12),
    ColumnSpec("case_no", QT_TRANSLATE_NOOP("Inbox", "办理编号"), 124, SortBy.CASE_NO),
    ColumnSpec("name", QT_TRANSLATE_NOOP("Inbox", "申请人"), 96, SortBy.NAME),
    ColumnSpec("last4", QT_TRANSLATE_NOOP("Inbox", "证件尾号"), 72, None, is_right=True),
    ColumnSpec("type", QT_TRANSLATE_NOOP("Inbox", "业务类型"), 108, None, more_in_english=36),
    ColumnSpec("employer", QT_TRANSLATE_NOOP("Inbox", "聘用单位"), 208, SortBy.EMPLOYER),
    ColumnSpec("progress", QT_TRANSLATE_NOOP("Inbox", "材料"), 108, None, more_when_wide=30),
    ColumnSpec("state", QT_TRANSLATE_NOOP("Inbox", "状态"), 166, SortBy.STATE),
    ColumnSpec("presence", QT_TRANSLATE_NOOP("Inbox", "同事"), 130, None),
    ColumnSpec("district", QT_TRANSLATE_NOOP("Inbox", "受理区"), 104, None, is_shown=False),
    ColumnSpec("reviewer", QT_TRANSLATE_NOOP("Inbox", "审核员"), 96, None, is_shown=False),
    ColumnSpec("updated", QT_TRANSLATE_NOOP("Inbox", "更新时间"), 168, SortBy.UPDATED, is_shown=False),
)
BY_CODE: Mapping[str, ColumnSpec] = {column.code: column for column in COLUMNS}


def column_title(column: ColumnSpec) -> str:
    """The column's heading in the language in force."""
    return translate("Inbox", column.title)
