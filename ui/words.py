"""Words for what the office calls by codes: states, kinds, roles, refusals, dates. Chinese is the source language.

Everything here is looked up when it is asked for, so that a change of language shows at once. Times arrive in UTC and
leave in Asia/Shanghai. Glyphs are names of `ui.icons`, tones names of `ui.theme.tone`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

from ui.marking import QT_TRANSLATE_NOOP
from ui.refusals import REFUSALS

SHANGHAI = ZoneInfo("Asia/Shanghai")
OTHER_LANGUAGE = {"zh": "English", "en": "中文"}  # untranslated: each language in its own words
OTHER_SHORT = {"zh": "EN", "en": "中"}  # untranslated: each language in its own words


@dataclass(frozen=True, slots=True)
class StateWords:
    """How a state is shown: by glyph, word and tone together, never by colour alone."""

    glyph: str
    text: str
    tone: str


translate = QCoreApplication.translate


def _word(text: str) -> str:
    """The word of one of the tables below, in the language in force."""
    return translate("Words", text)


# Glyph, word and tone of a case's states (domain.md 5.1 and 5.2)
CASE_STATES: Mapping[str, tuple[str, str, str]] = {
    "draft": ("pencil", QT_TRANSLATE_NOOP("Words", "草稿"), "plain"),
    "conditions_selected": ("list-filter", QT_TRANSLATE_NOOP("Words", "已选条件"), "plain"),
    "uploading": ("upload", QT_TRANSLATE_NOOP("Words", "材料上传中"), "plain"),
    "pending_payment": ("hourglass", QT_TRANSLATE_NOOP("Words", "待支付"), "warn"),
    "slot_held": ("calendar-clock", QT_TRANSLATE_NOOP("Words", "已选时间待支付"), "warn"),
    "awaiting_materials": ("mail", QT_TRANSLATE_NOOP("Words", "待邮件材料"), "plain"),
    "materials_received": ("inbox", QT_TRANSLATE_NOOP("Words", "材料已收"), "info"),
    "pre_reviewing": ("circle-half", QT_TRANSLATE_NOOP("Words", "预审中"), "plain"),
    "resubmission_required": ("hourglass", QT_TRANSLATE_NOOP("Words", "待补交"), "plain"),
    "resubmitted": ("corner-up-left", QT_TRANSLATE_NOOP("Words", "已补交待审"), "info"),
    "pre_review_passed": ("check", QT_TRANSLATE_NOOP("Words", "预审通过"), "ok"),
    "onsite_booked": ("calendar-days", QT_TRANSLATE_NOOP("Words", "已预约复审"), "plain"),
    "onsite_reviewing": ("circle-half", QT_TRANSLATE_NOOP("Words", "复审中"), "plain"),
    "onsite_correction": ("triangle-alert", QT_TRANSLATE_NOOP("Words", "复审待补正"), "warn"),
    "onsite_passed": ("check", QT_TRANSLATE_NOOP("Words", "复审通过"), "ok"),
    "visit_due": ("calendar-days", QT_TRANSLATE_NOOP("Words", "待到场"), "plain"),
    "visit_done": ("user-check", QT_TRANSLATE_NOOP("Words", "已到场"), "plain"),
    "submitted_to_district": ("send", QT_TRANSLATE_NOOP("Words", "已递交区"), "plain"),
    "district_accepted": ("stamp", QT_TRANSLATE_NOOP("Words", "区已受理"), "plain"),
    "returned_by_authority": ("triangle-alert", QT_TRANSLATE_NOOP("Words", "主管部门退回补正"), "warn"),
    "district_reviewed": ("check", QT_TRANSLATE_NOOP("Words", "区审核通过"), "plain"),
    "municipal_reviewing": ("circle-half", QT_TRANSLATE_NOOP("Words", "市审批中"), "plain"),
    "public_notice": ("globe", QT_TRANSLATE_NOOP("Words", "公示"), "plain"),
    "approved": ("check-check", QT_TRANSLATE_NOOP("Words", "审批通过"), "ok"),
    "card_making": ("id-card", QT_TRANSLATE_NOOP("Words", "制证"), "plain"),
    "ready_for_pickup": ("bell", QT_TRANSLATE_NOOP("Words", "待领证"), "info"),
    "completed": ("circle-check", QT_TRANSLATE_NOOP("Words", "已办结"), "ok"),
    "auto_closed": ("timer", QT_TRANSLATE_NOOP("Words", "逾期关闭"), "mute"),
    "cancelled": ("ban", QT_TRANSLATE_NOOP("Words", "已取消办理"), "mute"),
    "terminated": ("ban", QT_TRANSLATE_NOOP("Words", "不符合条件终止"), "mute"),
    "not_accepted": ("circle-x", QT_TRANSLATE_NOOP("Words", "不予受理"), "bad"),
    "disapproved": ("circle-x", QT_TRANSLATE_NOOP("Words", "审批不通过"), "bad"),
    "on_hold": ("pause", QT_TRANSLATE_NOOP("Words", "挂起"), "mute"),
}

MATERIAL_STATES: Mapping[str, tuple[str, str, str]] = {
    "empty": ("minus", QT_TRANSLATE_NOOP("Words", "未提供"), "mute"),
    "uploaded": ("circle", QT_TRANSLATE_NOOP("Words", "待审"), "accent"),
    "passed": ("check", QT_TRANSLATE_NOOP("Words", "通过"), "ok"),
    "failed": ("x", QT_TRANSLATE_NOOP("Words", "未通过"), "bad"),
    "deferred": ("hourglass", QT_TRANSLATE_NOOP("Words", "容缺"), "warn"),
    "not_applicable": ("ban", QT_TRANSLATE_NOOP("Words", "不适用"), "mute"),
}

BUSINESS_TYPES: Mapping[str, str] = {
    "new_application": QT_TRANSLATE_NOOP("Words", "新申请"),
    "accompanying_change": QT_TRANSLATE_NOOP("Words", "随往人员变更"),
    "renewal": QT_TRANSLATE_NOOP("Words", "续签"),
    "address_change": QT_TRANSLATE_NOOP("Words", "居住地址变更"),
    "employer_change": QT_TRANSLATE_NOOP("Words", "聘用单位变更"),
    "general_info_change": QT_TRANSLATE_NOOP("Words", "一般信息变更"),
}

REQUIREMENTS: Mapping[str, str] = {
    "required": QT_TRANSLATE_NOOP("Words", "必备"),
    "conditional": QT_TRANSLATE_NOOP("Words", "按条件必备"),
    "optional": QT_TRANSLATE_NOOP("Words", "选交"),
}

ROLES: Mapping[str, str] = {
    "reviewer": QT_TRANSLATE_NOOP("Words", "审核员"),
    "counter_officer": QT_TRANSLATE_NOOP("Words", "窗口人员"),
    "supervisor": QT_TRANSLATE_NOOP("Words", "主管"),
    "cashier": QT_TRANSLATE_NOOP("Words", "收费员"),
    "administrator": QT_TRANSLATE_NOOP("Words", "管理员"),
    "auditor": QT_TRANSLATE_NOOP("Words", "审计员"),
    "system": QT_TRANSLATE_NOOP("Words", "系统"),
    "applicant": QT_TRANSLATE_NOOP("Words", "申请人"),
}

WEEKDAYS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Words", "周一"),
    QT_TRANSLATE_NOOP("Words", "周二"),
    QT_TRANSLATE_NOOP("Words", "周三"),
    QT_TRANSLATE_NOOP("Words", "周四"),
    QT_TRANSLATE_NOOP("Words", "周五"),
    QT_TRANSLATE_NOOP("Words", "周六"),
    QT_TRANSLATE_NOOP("Words", "周日"),
)


def _words_of(table: Mapping[str, tuple[str, str, str]], code: str) -> StateWords:
    glyph, text, tone = table.get(code, ("circle", code, "plain"))
    return StateWords(glyph, _word(text) if code in table else code, tone)


def state_words(code: str) -> StateWords:
    """A case's state; `on_hold` is how a held case is shown whatever its state. An unknown code is shown as it is."""
    return _words_of(CASE_STATES, code)


def material_words(code: str) -> StateWords:
    """A material's state."""
    return _words_of(MATERIAL_STATES, code)


def verdict_words(code: str) -> StateWords:
    """A kind of verdict; the codes are those of the material's state it leads to."""
    return _words_of(MATERIAL_STATES, code)


def business_type_word(code: str) -> str:
    """What is applied for."""
    return _word(BUSINESS_TYPES[code]) if code in BUSINESS_TYPES else code


def requirement_word(code: str) -> str:
    """Why a material is on the checklist."""
    return _word(REQUIREMENTS[code]) if code in REQUIREMENTS else code


def role_word(code: str) -> str:
    """What an account is used for."""
    return _word(ROLES[code]) if code in ROLES else code


def refusal_sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence for an error's code. ISO times among the values are put into local words.

    A value that comes in both languages is said as `{name}` in the one in force.
    A code without a sentence of its own is shown after a general one: the reader can name it, nothing is hidden.
    """
    text = REFUSALS.get(code)
    if text is None:
        return translate("Words", "办理未成功（{code}）。").format(code=code)
    is_size = code == "file_too_large"
    shown = _Shown({name: _readable(value, is_size) for name, value in values.items()})
    if "zh" in values and "en" in values:
        shown["name"] = str(values["zh" if QLocale().language() is QLocale.Language.Chinese else "en"])
    sentence = translate("Refusals", text).format_map(shown)
    bare = REFUSALS.get(f"{code}_bare")
    return translate("Refusals", bare) if shown.has_gap and bare else sentence


class _Shown(dict[str, str]):
    """Values for a sentence; one that did not come is shown as a dash rather than breaking the sentence."""

    has_gap = False

    def __missing__(self, key: str) -> str:
        self.has_gap = True
        return "—"


def _readable(value: object, is_size: bool = False) -> str:
    if is_size and isinstance(value, int):
        return size_words(value)
    if isinstance(value, list | tuple | set | frozenset):
        return translate("Words", "、").join(_readable(item) for item in value)
    if isinstance(value, str) and len(value) > 15 and value[4:5] == "-" and "T" in value:
        try:
            return moment(datetime.fromisoformat(value))
        except ValueError:
            return value
    return str(value)


# Dates and times


def local(at: datetime) -> datetime:
    """A time in Beijing. A time without zone is taken as UTC."""
    return (at if at.tzinfo else at.replace(tzinfo=ZoneInfo("UTC"))).astimezone(SHANGHAI)


def clock(at: datetime, with_seconds: bool = False) -> str:
    """The hour: `10:42`, or `10:42:08`."""
    return local(at).strftime("%H:%M:%S" if with_seconds else "%H:%M")


def day(on: date) -> str:
    """A day: `2026-09-17`. A datetime is taken as the day it is in Beijing."""
    return (local(on).date() if isinstance(on, datetime) else on).isoformat()


def short_day(on: date) -> str:
    """A day of this year: `09-17`."""
    return day(on)[5:]


def moment(at: datetime) -> str:
    """Day and hour: `2026-09-17 10:42`."""
    return f"{day(at)} {clock(at)}"


def weekday(on: date) -> str:
    """The day of the week: 周四."""
    return _word(WEEKDAYS[on.weekday()])


def long_day(on: date) -> str:
    """A day in full: 2026年9月17日 周四."""
    return translate("Words", "{year}年{month}月{day}日 {weekday}").format(
        year=on.year, month=on.month, day=on.day, weekday=weekday(on)
    )


def since_words(since_at: datetime, now: datetime) -> str:
    """How long something has been going on: 刚刚, 2 分, 3 小时."""
    passed = max(now - since_at, timedelta())
    if passed < timedelta(minutes=1):
        return translate("Words", "刚刚")
    if passed < timedelta(hours=1):
        return translate("Words", "{minutes} 分").format(minutes=int(passed.total_seconds() // 60))
    if passed < timedelta(days=1):
        return translate("Words", "{hours} 小时").format(hours=int(passed.total_seconds() // 3600))
    return translate("Words", "{days} 天").format(days=passed.days)


def due_words(due_at: datetime | None, now: datetime, workdays_left: int | None) -> StateWords:
    """When a case is due. `workdays_left` counts working days and is negative when overdue; None when no clock runs."""
    if workdays_left is None:
        return StateWords("pause", translate("Words", "计时暂停"), "plain")
    is_past = due_at is not None and due_at < now
    if workdays_left < 0:
        return StateWords("triangle-alert", translate("Words", "逾期 {days} 天").format(days=-workdays_left), "bad")
    if workdays_left == 0 and is_past:
        return StateWords("triangle-alert", translate("Words", "已逾期"), "bad")
    if workdays_left == 0:
        return StateWords("clock", translate("Words", "今天到期"), "warn")
    return StateWords("calendar", translate("Words", "剩 {days} 天").format(days=workdays_left), "plain")


def count_words(count: int, limit: int = 999) -> str:
    """A count of a queue: `999+` from one above the limit on."""
    return f"{limit}+" if count > limit else str(count)


def size_words(size: int) -> str:
    """A file's size: `812 KB`, `3.4 MB`."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"
