"""Beside the page: what the file is, how sharp and bright its pages are, and the lines that hold what the applicant stated."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.parts.label import Label
from ui.parts.painting import LEFT, draw_text, fill_round, focus_ring, text_width
from ui.parts.surface import Surface
from ui.parts.tips import plain_tip
from ui.preview.layout import Box, PageKey
from ui.theme import RADIUS, font, theme_signals, tokens, tone
from ui.words import size_words, translate

FORMATS = {
    "pdf": "PDF",
    "jpeg": "JPEG",
    "png": "PNG",
    "tiff": "TIFF",
    "webp": "WebP",
    "heic": "HEIC",
    "gif": "GIF",
    "bmp": "BMP",
    "docx": "DOCX",
}


@dataclass(frozen=True, slots=True)
class PageMeasures:
    """How a page looks: sharpness 0 to 100 (lower is blurrier), mean brightness 0 to 255."""

    page: int
    sharpness: float
    brightness: float
    is_blurred: bool
    is_dark: bool
    is_blank: bool


@dataclass(frozen=True, slots=True)
class StatedLine:
    """A line of the file that holds a stated value: the field's name, the line's words, where it stands."""

    name: str
    text: str
    key: PageKey
    box: Box


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of the file in view. `pixels` of an image; `taken_at` is ISO 8601 without a zone, as the camera wrote it."""

    format: str = ""
    size: int = 0
    page_count: int = 0
    pixels: tuple[int, int] | None = None
    dpi: float | None = None
    taken_at: str = ""
    producer: str = ""
    is_text_only: bool = False
    is_locked_down: bool = False
    measures: tuple[PageMeasures, ...] = ()
    stated: tuple[StatedLine, ...] = ()
    missing: tuple[str, ...] = ()
    """Names of stated values that no line of a text PDF holds."""
    is_scan: bool = False


@dataclass(frozen=True, slots=True)
class FileWarning:
    """Something a reviewer should know before judging: its tone, its glyph, its words."""

    tone: str
    glyph: str
    text: str


def pages_words(pages: Sequence[int]) -> str:
    """Page numbers, the first few."""
    listed = translate("Preview", "、").join(str(page) for page in pages[:5])
    return listed + ("…" if len(pages) > 5 else "")


def warnings_of(facts: FileFacts) -> list[FileWarning]:
    """What is to be warned of, the gravest first."""
    found = []
    if facts.is_locked_down:
        text = translate("Preview", "文件带有脚本、启动动作或附件，一律不运行")
        found.append(FileWarning("bad", "shield-alert", text))
    if facts.is_text_only:
        found.append(FileWarning("warn", "file-text", translate("Preview", "仅显示文字，不是原版式")))
    blurred = [one for one in facts.measures if one.is_blurred]
    if blurred:
        least = min(one.sharpness for one in blurred)
        text = translate("Preview", "第 {pages} 页可能模糊（清晰度 {figure}）")
        pages = pages_words([one.page for one in blurred])
        found.append(FileWarning("warn", "scan-search", text.format(pages=pages, figure=f"{least:.0f}")))
    dark = [one for one in facts.measures if one.is_dark]
    if dark:
        least = min(one.brightness for one in dark)
        text = translate("Preview", "第 {pages} 页偏暗（亮度 {figure}）")
        pages = pages_words([one.page for one in dark])
        found.append(FileWarning("warn", "sun", text.format(pages=pages, figure=f"{least:.0f}")))
    blank = [one.page for one in facts.measures if one.is_blank]
    if blank:
        text = translate("Preview", "第 {pages} 页是空白页").format(pages=pages_words(blank))
        found.append(FileWarning("warn", "file", text))
    return found


def rows_of(facts: FileFacts, page: int) -> list[tuple[str, str]]:
    """The facts as pairs of name and value; of the measures those of the page in view."""
    rows = [(translate("Preview", "格式"), FORMATS.get(facts.format, facts.format.upper()))]
    if facts.size:
        rows.append((translate("Preview", "大小"), size_words(facts.size)))
    if facts.page_count:
        rows.append((translate("Preview", "页数"), str(facts.page_count)))
    if facts.pixels is not None:
        rows.append((translate("Preview", "像素"), f"{facts.pixels[0]} × {facts.pixels[1]}"))
    if facts.dpi:
        rows.append((translate("Preview", "分辨率"), f"{facts.dpi:.0f} dpi"))
    if facts.taken_at:
        rows.append((translate("Preview", "拍摄时间"), facts.taken_at.replace("T", " ")[:16]))
    if facts.producer:
        rows.append((translate("Preview", "来源"), facts.producer))
    measured = next((one for one in facts.measures if one.page == page), None)
    if measured is not None and not measured.is_blank:
        sharp = translate("Preview", "模糊") if measured.is_blurred else translate("Preview", "正常")
        bright = translate("Preview", "偏暗") if measured.is_dark else translate("Preview", "正常")
        rows.append((translate("Preview", "清晰度"), f"{measured.sharpness:.0f} · {sharp}"))
        rows.append((translate("Preview", "亮度"), f"{measured.brightness:.0f} · {bright}"))
    return rows


class FactsPanel(QScrollArea):
    """`line_chosen` carries a StatedLine to be shown on its page."""

    line_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("factsPanel")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._facts, self._page = FileFacts(), 1
        inner = Surface("surface")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)
        self._warnings = _Warnings()
        self._rows = _Rows()
        self._head = Label(role="caption", tint="text2")
        self._lines = _Lines()
        self._lines.chosen.connect(self.line_chosen)
        self._note = Label(role="secondary", tint="text3")
        self._note.setWordWrap(True)
        for part in (self._warnings, self._rows, self._head, self._lines, self._note):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(inner)

    def show_facts(self, facts: FileFacts, page: int) -> None:
        """Show these; `page` (from 1) is the one in view."""
        if (facts, page) != (self._facts, self._page):
            self._facts, self._page = facts, page
            self.retranslate()

    def _show(self) -> None:
        facts, page = self._facts, self._page
        self._rows.show_rows(rows_of(facts, page) if facts.format else [])
        self._warnings.show_warnings(warnings_of(facts))
        self._head.setText(translate("Preview", "文中的申请人填报"))
        self._head.setVisible(bool(facts.stated) or bool(facts.missing) or facts.is_scan)
        self._lines.show_lines(facts.stated)
        notes = []
        if facts.missing:
            names = translate("Preview", "、").join(facts.missing)
            notes.append(translate("Preview", "文中没有找到：{names}").format(names=names))
        if facts.is_scan:
            notes.append(translate("Preview", "这是扫描件，没有可查的文字"))
        self._note.setText("\n".join(notes))
        self._note.setVisible(bool(notes))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self._show()


class _Rows(QWidget):
    """Names on the left, as wide as their words, values on the right; what is cut stands whole in the tooltip."""

    NAME = 64

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, str]] = []
        self._name = self.NAME
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_signals().changed.connect(self.update)

    def show_rows(self, rows: list[tuple[str, str]]) -> None:
        self._rows = rows
        self._name = max([self.NAME, *(text_width(name, font("secondary")) + 10 for name, _ in rows)])
        self.setFixedHeight(len(rows) * 24)
        self.setAccessibleName("; ".join(f"{name} {value}" for name, value in rows))
        self.setToolTip(plain_tip("\n".join(f"{name}  {value}" for name, value in rows)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, len(self._rows) * 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, face = QPainter(self), font("secondary")
        for number, (name, value) in enumerate(self._rows):
            draw_text(painter, QRect(0, number * 24, self._name - 4, 24), name, face, tokens().text2, LEFT)
            place = QRect(self._name, number * 24, self.width() - self._name, 24)
            draw_text(painter, place, value, face, tokens().text, LEFT)


class _Warnings(QWidget):
    """Tinted lines with glyph and words."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._shown: list[FileWarning] = []

    def show_warnings(self, warnings: list[FileWarning]) -> None:
        self.setVisible(bool(warnings))
        if warnings == self._shown:
            return
        self._shown = warnings
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for warning in warnings:
            self._column.addWidget(_WarningLine(warning))


class _WarningLine(QWidget):
    """One warning; its words wrap."""

    def __init__(self, warning: FileWarning) -> None:
        super().__init__()
        self._warning = warning
        label = Label(warning.text, role="secondary", tint=warning.tone)
        label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 6, 8, 6)
        column.addWidget(label)
        self.setAccessibleName(warning.text)
        theme_signals().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, shades = QPainter(self), tone(self._warning.tone)
        fill_round(painter, self.rect(), RADIUS["control"], shades.background)
        paint_icon(painter, QRect(8, 7, 16, 16), self._warning.glyph, shades.text, 16)


class _Lines(QWidget):
    """Lines of the file with stated values; a click, or Enter, shows one on its page."""

    chosen = Signal(object)
    ROW = 44

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[StatedLine, ...] = ()
        self._at = 0
        self.setObjectName("statedLines")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_signals().changed.connect(self.update)

    def show_lines(self, lines: tuple[StatedLine, ...]) -> None:
        self._lines, self._at = lines, 0
        self.setVisible(bool(lines))
        self.setFixedHeight(len(lines) * self.ROW)
        self.setAccessibleName("; ".join(f"{line.name} {line.text}" for line in lines))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, len(self._lines) * self.ROW)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y()) // self.ROW
        if 0 <= row < len(self._lines):
            self._at = row
            self.chosen.emit(self._lines[row])
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self._lines:
            self._at = min(max(self._at + step, 0), len(self._lines) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._lines:
            self.chosen.emit(self._lines[self._at])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        for number, line in enumerate(self._lines):
            rect = QRect(0, number * self.ROW, self.width(), self.ROW - 4)
            fill_round(painter, rect, RADIUS["control"], now.ok_bg)
            page = translate("Preview", "第 {page} 页").format(page=line.key.page)
            head = QRect(8, rect.y() + 2, rect.width() - 16, 18)
            draw_text(painter, head, f"{line.name} · {page}", font("caption"), now.ok, LEFT)
            below = QRect(8, rect.y() + 19, rect.width() - 16, 19)
            draw_text(painter, below, line.text, font("secondary"), now.text, LEFT)
            if self.hasFocus() and number == self._at:
                focus_ring(painter, rect, RADIUS["control"])
