"""The printed day sheet: everybody expected, by slot, with room to tick and sign, for the day the screens are dark.

Paper is always light. Every page says who printed it and when, in its foot and across it: it holds names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QFont, QFontMetrics, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPen

from ui.counter.visits import Visit
from ui.counter.words import flags, visit_words
from ui.parts.painting import LEFT, MIDDLE, RIGHT, draw_text
from ui.theme import color, font, token_set
from ui.words import business_type_word, clock, day, long_day, moment, translate

ROW_MM, HEAD_MM, FOOT_MM = 8.0, 26.0, 10.0
COLUMNS_MM = (14.0, 16.0, 26.0, 15.0, 30.0, 32.0, 20.0, 37.0)


@dataclass(frozen=True, slots=True)
class DaySheet:
    """What is printed: a site's day, by whom and when (UTC)."""

    site: str
    on: date
    visits: tuple[Visit, ...]
    printed_by: str
    printed_at: datetime


def set_up_page(device: QPagedPaintDevice) -> None:
    """A4 upright, margins of 10 mm."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageOrientation(QPageLayout.Orientation.Portrait)
    device.setPageMargins(QMarginsF(10, 10, 10, 10), QPageLayout.Unit.Millimeter)


def paint_day_sheet(device: QPagedPaintDevice, sheet: DaySheet) -> int:
    """Paint the sheet on a printer or PDF writer that `set_up_page` has prepared; how many pages it took."""
    painter = QPainter(device)
    try:
        return _Sheet(painter, device, sheet).paint()
    finally:
        painter.end()


class _Sheet:
    """One sheet being painted; all measures in millimetres, turned into dots by `mm`."""

    def __init__(self, painter: QPainter, device: QPagedPaintDevice, sheet: DaySheet) -> None:
        self._painter, self._device, self._sheet = painter, device, sheet
        self._dots = device.logicalDpiX() / 25.4
        area = device.pageLayout().paintRect(QPageLayout.Unit.Millimeter)
        self._size = QSizeF(area.width(), area.height())
        self._rows = max(int((self._size.height() - HEAD_MM - FOOT_MM) // ROW_MM) - 1, 1)
        self._paper = token_set(False)

    def paint(self) -> int:
        visits = self._sheet.visits
        pages = max((len(visits) + self._rows - 1) // self._rows, 1)
        for page in range(pages):
            if page:
                self._device.newPage()
            self._mark()
            self._head()
            self._table(visits[page * self._rows : (page + 1) * self._rows])
            self._foot(page + 1, pages)
        return pages

    def _rect(self, x: float, y: float, width: float, height: float) -> QRect:
        return QRect(*(round(value * self._dots) for value in (x, y, width, height)))

    def _font(self, height_mm: float, bold: bool = False) -> QFont:
        made = font("body", bold)
        made.setPixelSize(max(round(height_mm * self._dots), 1))
        for feature in ("tnum", "calt"):  # their other shapes of digits and dashes could not be searched for in the PDF
            made.setFeature(QFont.Tag(feature), 0)
        return made

    def _head(self) -> None:
        sheet, width = self._sheet, self._size.width()
        title = translate("Counter", "窗口日单") + f" · {sheet.site}"
        draw_text(self._painter, self._rect(0, 0, width, 8), title, self._font(5.2, bold=True), self._paper.text)
        expected = translate("Counter", "{day} · 共 {count} 人").format(day=long_day(sheet.on), count=len(sheet.visits))
        draw_text(self._painter, self._rect(0, 8.5, width, 6), expected, self._font(3.6), self._paper.text2)

    def _table(self, visits: Sequence[Visit]) -> None:
        titles = (
            translate("Counter", "时段"),
            translate("Counter", "号码"),
            translate("Counter", "姓名"),
            translate("Counter", "尾号"),
            translate("Counter", "办理编号"),
            translate("Counter", "业务类型"),
            translate("Counter", "状态"),
            translate("Counter", "提示与签名"),
        )
        top = HEAD_MM - ROW_MM
        self._line(top, titles, self._font(3.0, bold=True), self._paper.text2)
        for number, visit in enumerate(visits):
            said = translate("Words", "、").join(flag.text for flag in flags(visit))
            cells = (
                clock(visit.starts_at) if visit.starts_at else "—",
                visit.queue_no,
                visit.name,
                visit.id_last4,
                visit.case_no,
                business_type_word(visit.business_type),
                visit_words(visit.state).text,
                said,
            )
            self._line(top + ROW_MM * (number + 1), cells, self._font(3.2), self._paper.text)

    def _line(self, y: float, cells: Sequence[str], letter: QFont, value: str) -> None:
        left = 0.0
        for width, text in zip(COLUMNS_MM, cells, strict=True):
            draw_text(self._painter, self._rect(left, y, width - 1.5, ROW_MM), text, letter, value, LEFT)
            left += width
        self._painter.setPen(QPen(color(self._paper.border), max(0.15 * self._dots, 1)))
        below = self._rect(0, y + ROW_MM, self._size.width(), 0)
        self._painter.drawLine(below.topLeft(), below.topRight())

    def _foot(self, page: int, pages: int) -> None:
        where = self._rect(0, self._size.height() - 6, self._size.width(), 6)
        draw_text(self._painter, where, self._who(), self._font(2.8), self._paper.text3, LEFT)
        number = translate("Counter", "第 {page} 页，共 {pages} 页").format(page=page, pages=pages)
        draw_text(self._painter, where, number, self._font(2.8), self._paper.text3, RIGHT)

    def _who(self) -> str:
        sheet = self._sheet
        text = translate("Counter", "{name} 打印于 {time} · 含个人信息，用后销毁")
        return text.format(name=sheet.printed_by, time=moment(sheet.printed_at))

    def _mark(self) -> None:
        """The line across the page: who and when, faint enough to read through."""
        text = f"{self._sheet.printed_by} {moment(self._sheet.printed_at)}"
        letter = self._font(9, bold=True)
        wide = QFontMetrics(letter).horizontalAdvance(text)
        painter, size = self._painter, self._rect(0, 0, self._size.width(), self._size.height())
        for share in (0.3, 0.7):
            painter.save()
            painter.translate(size.width() / 2, size.height() * share)
            painter.rotate(-28)
            where = QRect(-wide // 2, -size.height() // 20, wide + 4, size.height() // 10)
            draw_text(painter, where, text, letter, self._paper.sunken, MIDDLE)
            painter.restore()


def file_name(sheet: DaySheet) -> str:
    """A name for the sheet's file."""
    return translate("Counter", "窗口日单") + f"-{day(sheet.on)}.pdf"
