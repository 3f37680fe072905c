"""Painting a notice: laid out at a phone's 390 px, the same marks on the screen and in the PDF. A page is always light."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QTextLayout, QTextOption

from casework.notices import Notice, NoticeItem, NoticeKind
from casework.regions import Region
from ui.notice.words import BUSINESS, KINDS, LEADS, TITLES, TONES, other, said
from ui.theme import font

WIDTH = 390.0
EDGE, GAP, INSIDE = 20.0, 12.0, 14.0
CROP = 132.0
PAPER, CARD, LINE = QColor("#f4f6f9"), QColor("#ffffff"), QColor("#dfe3ea")
INK, SOFT, WARM = QColor("#141a23"), QColor("#5b6472"), QColor("#8a5300")


@dataclass(frozen=True, slots=True)
class _Block:
    """Something to be painted at a place: text, a filled field, or a picture cut out of a page, which may still be to come."""

    rect: QRectF
    text: str = ""
    size: int = 15
    is_bold: bool = False
    ink: QColor = field(default_factory=lambda: INK)
    fill: QColor | None = None
    line: QColor | None = None
    radius: float = 0.0
    region: Region | None = None


class NoticePage:
    """A notice laid out for 390 px in a language. `paint` draws it at the painter's origin.

    `crops` are the places it points to, cut out of their pages; one that is still to come has its room already.
    """

    def __init__(self, notice: Notice, language: str, crops: Mapping[Region, QImage] | None = None) -> None:
        self.notice, self.language, self.crops = notice, language, crops or {}
        self._blocks: list[_Block] = []
        self._y = 24.0
        self._lay_out()
        self.size = QSizeF(WIDTH, self._y + 12)

    # laying out

    def _lay_out(self) -> None:
        notice, language = self.notice, self.language
        self._text(said(TITLES[notice.kind], language), 24, bold=True, after=6)
        number = notice.number or other("draft", language)
        self._text(f"{number}   {notice.on.isoformat()}", 13, ink=SOFT, after=14)
        self._facts()
        lead = said(LEADS[notice.kind], language, count=len(notice.items), amends=notice.amends)
        self._text(lead, 15, after=14)
        if notice.due_on is not None and notice.items:
            self._due(other("due", language, date=notice.due_on.isoformat()))
        for number_, item in enumerate(notice.items, 1):
            self._item(number_, item)
        if notice.kind is not NoticeKind.PASSED and notice.items:
            self._text(other("how", language), 14, ink=SOFT, after=14)
        self._text(other("signed", language, name=notice.reviewer_name), 14, ink=SOFT, after=8)

    def _facts(self) -> None:
        notice, language = self.notice, self.language
        pair = BUSINESS.get(notice.business_type, (notice.business_type, notice.business_type))
        rows = (
            ("case", notice.case_no),
            ("applicant", notice.applicant_name),
            ("business", said(pair, language)),
            ("employer", notice.employer_name),
        )
        top = self._y
        self._y += INSIDE
        for name, value in rows:
            label = QRectF(EDGE + INSIDE, self._y, 84, 22)
            self._blocks.append(_Block(label, other(name, language), 14, ink=SOFT))
            space = WIDTH - 2 * EDGE - 2 * INSIDE - 88
            height = _height(value, 15, False, space)
            self._blocks.append(_Block(QRectF(EDGE + INSIDE + 88, self._y, space, height), value, 15))
            self._y += max(height, 22) + 4
        self._close_card(top, self._y + INSIDE - 4)

    def _due(self, text: str) -> None:
        rect = QRectF(EDGE, self._y, WIDTH - 2 * EDGE, 40)
        fill = _Block(rect, fill=QColor("#fff4e0"), line=QColor("#f0d9ae"), radius=8)
        self._blocks.append(fill)
        self._blocks.append(_Block(rect.adjusted(INSIDE, 9, -INSIDE, 0), text, 15, is_bold=True, ink=WARM))
        self._y += 40 + GAP

    def _item(self, number: int, item: NoticeItem) -> None:
        language, top = self.language, self._y
        self._y += INSIDE
        tone = QColor(TONES[item.kind])
        self._text(said(KINDS[item.kind], language), 12, bold=True, ink=tone, after=4, is_inside=True)
        name = item.zh if language == "zh" else item.en
        self._text(f"{number}. {name}", 16, bold=True, after=6, is_inside=True)
        for reason in item.reasons:
            text = reason.zh if language == "zh" else reason.en
            self._text(f"• {text}", 15, after=4, is_inside=True)
            if reason.page is not None:
                place = other("page", language, file=reason.file_name, page=reason.page)
                self._text(place, 13, ink=SOFT, after=4, is_inside=True, indent=12)
        for region in item.regions:
            self._crop(region)
        if item.text:
            self._text(other("note", language, text=item.text), 15, after=4, is_inside=True)
        if item.supply_by is not None:
            text = other("by", language, date=item.supply_by.isoformat())
            self._text(text, 14, bold=True, ink=WARM, after=4, is_inside=True)
        self._close_card(top, self._y + INSIDE - 6)

    def _crop(self, region: Region) -> None:
        rect = QRectF(EDGE + INSIDE, self._y + 2, WIDTH - 2 * EDGE - 2 * INSIDE, CROP)
        self._blocks.append(_Block(rect, region=region, radius=6))
        self._y += CROP + 10

    def _close_card(self, top: float, bottom: float) -> None:
        card = _Block(QRectF(EDGE, top, WIDTH - 2 * EDGE, bottom - top), fill=CARD, line=LINE, radius=10)
        first = next((i for i, block in enumerate(self._blocks) if block.rect.y() >= top), len(self._blocks))
        self._blocks.insert(first, card)
        self._y = bottom + GAP

    def _text(
        self,
        text: str,
        size: int,
        *,
        bold: bool = False,
        ink: QColor = INK,
        after: float = 0,
        is_inside: bool = False,
        indent: float = 0,
    ) -> None:
        left = EDGE + (INSIDE if is_inside else 0) + indent
        width = WIDTH - EDGE - (INSIDE if is_inside else 0) - left
        height = _height(text, size, bold, width)
        self._blocks.append(_Block(QRectF(left, self._y, width, height), text, size, bold, ink))
        self._y += height + after

    # painting

    def breaks(self, height: float) -> list[tuple[float, float]]:
        """Where to cut for sheets of this height, so that no line and no card's head is cut: pairs of from and to."""
        cuts, start = [], 0.0
        lines = sorted(block.rect.bottom() for block in self._blocks if block.text or block.region is not None)
        while self.size.height() - start > height:
            fitting = [bottom for bottom in lines if start < bottom <= start + height]
            end = fitting[-1] + 2 if fitting else start + height
            cuts.append((start, end))
            start = end
        cuts.append((start, self.size.height()))
        return cuts

    def paint(self, painter: QPainter) -> None:
        """Draw the whole page."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(QPointF(0, 0), self.size), PAPER)
        for block in self._blocks:
            if block.region is not None:
                self._paint_crop(painter, block)
            elif block.fill is not None:
                painter.setPen(QPen(block.line, 1) if block.line is not None else Qt.PenStyle.NoPen)
                painter.setBrush(block.fill)
                painter.drawRoundedRect(block.rect.adjusted(0.5, 0.5, -0.5, -0.5), block.radius, block.radius)
            elif block.text:
                layout = _layout(block.text, block.size, block.is_bold, block.rect.width())
                painter.setPen(block.ink)
                layout.draw(painter, block.rect.topLeft())

    def _paint_crop(self, painter: QPainter, block: _Block) -> None:
        """A picture as large as its room allows, framed in the colour of what is wrong."""
        assert block.region is not None
        painter.setPen(QPen(LINE, 1))
        painter.setBrush(PAPER)
        painter.drawRoundedRect(block.rect.adjusted(0.5, 0.5, -0.5, -0.5), block.radius, block.radius)
        image = self.crops.get(block.region)
        if image is None or image.isNull():
            return
        room = block.rect.adjusted(4, 4, -4, -4)
        scale = min(room.width() / image.width(), room.height() / image.height())
        size = QSizeF(image.width() * scale, image.height() * scale)
        corner = QPointF(room.center().x() - size.width() / 2, room.center().y() - size.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(corner, size), image)

    def plain_text(self) -> str:
        """All words of the page, for screen readers and searching."""
        return "\n".join(block.text for block in self._blocks if block.text)


def _font(size: int, bold: bool) -> QFont:
    made = QFont(font("body", bold=bold))
    made.setPixelSize(size)
    return made


def _layout(text: str, size: int, bold: bool, width: float) -> QTextLayout:
    layout = QTextLayout(text, _font(size, bold))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += max(line.height(), size * 1.5)
    layout.endLayout()
    return layout


def _height(text: str, size: int, bold: bool, width: float) -> float:
    layout = _layout(text, size, bold, width)
    last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
    return last.y() + max(last.height(), size * 1.5) if last is not None else size * 1.5
