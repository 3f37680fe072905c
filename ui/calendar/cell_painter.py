"""Paints one cell into a picture that is kept: cells that look the same share it, and the grid only copies pixels.

State is fill and pattern and glyph and word. The text of every step and state reaches 4.5 : 1 on its ground.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ui.calendar.heat import heat_step
from ui.calendar.shown import Badge, Cell, Edit, Heat, State
from ui.calendar.words import Mark, badge_word, mark_of, state_word
from ui.icons import paint_icon
from ui.parts.painting import LEFT, MIDDLE, RIGHT, draw_text, fill_round, text_width
from ui.theme import RADIUS, color, font, tokens, tone
from ui.words import translate

KEPT = 6000
WIDE, TALL, LARGE = 92, 36, 64
HATCH = 6


class CellPainter:
    """Pictures of cells by how they look. `forget` after a change of theme, language or screen."""

    def __init__(self) -> None:
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    def forget(self) -> None:
        """Paint everything anew from now on."""
        self._pictures.clear()

    def picture(self, cell: Cell, width: int, height: int, heat: Heat, dpr: float, now: float | None = None) -> QPixmap:
        """The picture of a cell; `now` is how far down this moment's line runs, and then the text stays clear of it."""
        looks = (
            (cell.state, cell.booked, cell.capacity, cell.parts, cell.target, cell.over, cell.reason, cell.no_show),
            (cell.edit, cell.head, cell.badge, cell.note, cell.is_past, cell.is_today, cell.is_outside),
            (heat_step(cell, heat), width, height, dpr, now),
        )
        found = self._pictures.get(looks)
        if found is None:
            if len(self._pictures) >= KEPT:
                self._pictures.clear()
            found = self._pictures[looks] = self._paint(cell, width, height, heat, dpr, now)
        return found

    def _paint(self, cell: Cell, width: int, height: int, heat: Heat, dpr: float, now: float | None) -> QPixmap:
        picture = QPixmap(round(width * dpr), round(height * dpr))
        picture.setDevicePixelRatio(dpr)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        rect = QRect(0, 0, width, height)
        value, weak = _ground(painter, rect, cell, heat_step(cell, heat))
        line = None if now is None else round(now * height)
        if cell.head:
            _month(painter, rect, cell, value, weak)
        elif cell.state is State.CLOSED:
            _reason(painter, rect, cell)
        elif cell.state in (State.NONE, State.HOLIDAY):
            pass
        elif width >= WIDE and height >= TALL:
            _wide(painter, rect, cell, value, weak, line)
        else:
            _small(painter, _clear_of(rect, line), cell, value, weak)
        painter.end()
        return picture


def _ground(painter: QPainter, rect: QRect, cell: Cell, step: int | None) -> tuple[str, str]:
    """Fill, pattern and edge; the colours for strong and weak text on it."""
    now, field = tokens(), rect.adjusted(2, 2, -2, -2)
    value, weak = now.text, now.text2
    if cell.state in (State.NONE, State.HOLIDAY):
        if cell.state is State.HOLIDAY or cell.is_past:
            painter.fillRect(rect, color(now.canvas))
        return now.text2, now.text3
    radius = RADIUS["cell"]
    if step is not None:
        value = now.heat_text[step]
        weak = value if step >= 3 else now.text2 if step == 0 else value
        fill_round(painter, field, radius, now.heat[step])
    elif cell.state is State.DRAFT or cell.edit is Edit.CHANGED:
        value = weak = now.accent_text
        fill_round(painter, field, radius, now.accent_tint)
    elif cell.state is State.CLOSED:
        fill_round(painter, field, radius, now.canvas)
        hatch(painter, field, now.mute_line)
    elif cell.state is State.PROVISIONAL:
        value = weak = now.text2
        fill_round(painter, field, radius, now.canvas)
        hatch(painter, field, now.line, is_crossed=True)
    else:
        value, weak = now.text2, now.text3
        fill_round(painter, field, radius, now.canvas)
    _edge(painter, field, cell)
    if cell.is_outside:
        value = weak = now.text3
    return value, weak


def _edge(painter: QPainter, field: QRect, cell: Cell) -> None:
    now = tokens()
    if cell.edit is Edit.CONFLICT or cell.state is State.OVER:
        _outline(painter, field, now.bad_fill, is_dashed=cell.edit is Edit.CONFLICT, width=2)
        if cell.state is State.OVER:
            _outline(painter, field.adjusted(2, 2, -2, -2), now.surface, width=1)
    elif cell.edit is Edit.CHANGED or cell.state is State.RATCHET:
        _outline(painter, field, now.accent_text, is_dashed=True, width=1.5)
    elif cell.state is State.DRAFT:
        _outline(painter, field, now.accent_text, is_dotted=True, width=1.2)


def _outline(
    painter: QPainter, field: QRect, value: str, *, is_dashed: bool = False, is_dotted: bool = False, width: float = 1
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(color(value), width)
    if is_dashed:
        pen.setDashPattern([3.2, 2.2])
    elif is_dotted:
        pen.setDashPattern([1.0, 2.0])
    painter.setPen(pen)
    half = width / 2
    radius = RADIUS["cell"] - 0.5
    painter.drawRoundedRect(QRectF(field).adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


def hatch(painter: QPainter, field: QRect, value: str, *, is_crossed: bool = False) -> None:
    """Slanting lines over a field, crossed where a day is not yet known."""
    painter.save()
    painter.setClipRect(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(value), 1.2))
    for left in range(field.x() - field.height(), field.right() + 1, HATCH):
        painter.drawLine(QPointF(left, field.bottom() + 1), QPointF(left + field.height(), field.y()))
        if is_crossed:
            painter.drawLine(QPointF(left, field.y()), QPointF(left + field.height(), field.bottom() + 1))
    painter.restore()


def _wide(painter: QPainter, rect: QRect, cell: Cell, value: str, weak: str, line: int | None) -> None:
    """Big number, places, mark at the right, and the bar of counters at the bottom."""
    has_bar = not cell.is_past and cell.state is not State.PROVISIONAL and rect.height() >= TALL + 3
    bottom = rect.bottom() - (8 if has_bar else 2)
    text = _clear_of(QRect(rect.x() + 10, rect.y() + 2, rect.width() - 20, bottom - rect.y() - 2), line)
    _numbers(painter, text, cell, value, weak)
    if has_bar:
        bar(painter, QRect(rect.x() + 10, rect.bottom() - 10, rect.width() - 20, 3), cell, value)


def _clear_of(rect: QRect, line: int | None) -> QRect:
    """The larger part of a field that this moment's line leaves."""
    if line is None or rect.height() < TALL:
        return rect
    if line < rect.center().y():
        return QRect(rect.x(), line + 1, rect.width(), rect.bottom() - line)
    return QRect(rect.x(), rect.y(), rect.width(), line - rect.y() - 1)


def _numbers(painter: QPainter, text: QRect, cell: Cell, value: str, weak: str) -> None:
    big, small = font("title" if text.height() >= 22 else "body", bold=True), font("secondary")
    taken = str(cell.booked)
    used = draw_text(painter, text, taken, big, value, LEFT)
    used += draw_text(painter, text.adjusted(used, 1, 0, 1), f"/{cell.capacity}", small, value, LEFT)
    space = text.adjusted(used + 8, 0, 0, 0)
    for mark in (mark_of(cell), mark_of(cell, is_short=True)):
        if _mark_width(mark) <= space.width():
            _mark(painter, space, mark, weak)
            return


def _mark_width(mark: Mark) -> int:
    glyph = 14 + (4 if mark.text else 0) if mark.glyph else 0
    return glyph + text_width(mark.text, font("caption", bold=mark.is_bold))


def _mark(painter: QPainter, space: QRect, mark: Mark, value: str) -> None:
    width = _mark_width(mark)
    left = space.right() + 1 - width
    if mark.glyph:
        paint_icon(painter, QRect(left, space.center().y() - 6, 14, 14), mark.glyph, value)
        left += 18
    place = QRect(left, space.y(), space.right() + 2 - left, space.height())
    draw_text(painter, place, mark.text, font("caption", bold=mark.is_bold), value, LEFT)


def bar(painter: QPainter, rect: QRect, cell: Cell, value: str) -> None:
    """A piece for each counter: public, held (lighter), staff (half), free (faint), in the text's own colour."""
    parts = [part for part in cell.parts if part.capacity > 0]
    if not parts:
        return
    gap = 2 if len(parts) > 1 else 0
    each = (rect.width() - gap * (len(parts) - 1)) / len(parts)
    shades = {"paid": 0.82, "held": 0.36, "staff": 0.54, "free": 0.16}
    for number, part in enumerate(parts):
        left = rect.x() + number * (each + gap)
        whole = max(part.capacity, part.public + part.staff)
        painter.fillRect(QRectF(left, rect.y(), each, rect.height()), _faint(value, shades["free"]))
        for name, count in (("paid", part.public - part.held), ("held", part.held), ("staff", part.staff)):
            width = each * count / whole
            if count > 0:
                painter.fillRect(QRectF(left, rect.y(), width, rect.height()), _faint(value, shades[name]))
                left += width


def _faint(value: str, share: float) -> QColor:
    made = QColor(value)
    made.setAlphaF(share)
    return made


def _small(painter: QPainter, rect: QRect, cell: Cell, value: str, weak: str) -> None:
    """A narrow or low cell: the numbers, a glyph where there is room, a bar at the edge."""
    edge = 5 if rect.width() >= 44 else 3
    inner = rect.adjusted(edge, 2, -edge, -2)
    letter = font("secondary" if rect.width() >= LARGE else "caption", bold=rect.width() >= LARGE)
    numbers = f"{cell.booked}/{cell.capacity}"
    if cell.state is State.RATCHET and cell.target is not None and rect.width() < WIDE:
        numbers = f"{cell.booked}→{cell.target}"
    mark, width = mark_of(cell, is_short=True), text_width(numbers, letter)
    has_bar = cell.parts and not cell.is_past and rect.height() >= 26
    space = inner.adjusted(0, 0, 0, -3 if has_bar else 0)
    if mark.glyph and space.width() >= width + 6 + _mark_width(mark):
        draw_text(painter, space, numbers, letter, value, LEFT)
        _mark(painter, space, mark, weak)
    elif mark.glyph and space.width() >= width + 13:
        draw_text(painter, space, numbers, letter, value, LEFT)
        paint_icon(painter, QRect(space.right() - 9, space.center().y() - 5, 11, 11), mark.glyph, weak)
    elif cell.state is State.OVER:
        draw_text(painter, space, f"+{cell.over}", font("caption", bold=True), value, MIDDLE)
    else:
        draw_text(painter, space, numbers, letter, value, MIDDLE)
    if has_bar:
        bar(painter, QRect(inner.x(), rect.bottom() - 6, inner.width(), 2), cell, value)


def _reason(painter: QPainter, rect: QRect, cell: Cell) -> None:
    """Closed: glyph and word on a plate over the hatch, and the reason where there is room."""
    now = tokens()
    glyph, word = "ban", state_word(State.CLOSED)
    inner = rect.adjusted(6, 0, -6, 0)
    if rect.width() < LARGE:
        paint_icon(painter, rect.adjusted(0, 1, 0, 1), glyph, now.text2, 14)
        return
    bold, plain = font("caption", bold=True), font("caption")
    people = translate("Calendar", "{count} 人").format(count=cell.booked) if cell.booked else ""
    reason_width = text_width(cell.reason, plain) + 6 if cell.reason else 0
    people_width = text_width(people, bold) + 6 if people else 0
    width = min(inner.width(), 8 + 14 + 5 + text_width(word, bold) + reason_width + people_width + 8)
    plate = QRect(inner.x(), rect.center().y() - 10, width, 21)
    fill_round(painter, plate, RADIUS["badge"], now.surface)
    paint_icon(painter, QRect(plate.x() + 7, plate.y() + 3, 14, 14), glyph, now.text2)
    space = QRect(plate.x() + 26, plate.y(), plate.right() - plate.x() - 30, plate.height())
    used = draw_text(painter, space, word, bold, now.text, LEFT)
    if people:
        used += 6 + draw_text(painter, space.adjusted(used + 6, 0, 0, 0), people, bold, now.bad, LEFT)
    rest = space.adjusted(used + 6, 0, 0, 0)
    if rest.width() >= 24 or text_width(cell.reason, plain) <= rest.width():
        draw_text(painter, rest, cell.reason, plain, now.text2, LEFT)


def _month(painter: QPainter, rect: QRect, cell: Cell, value: str, weak: str) -> None:
    """A month's day: its number and badge on top, people and state below, the bar at the bottom."""
    now = tokens()
    top = QRect(rect.x() + 10, rect.y() + 8, rect.width() - 20, 24)
    number = font("title", bold=True)
    head_value = now.text3 if cell.is_outside else value
    if cell.is_today:
        disc = QRect(top.x() - 4, top.y() - 2, max(28, text_width(cell.head, number) + 12), 28)
        fill_round(painter, disc, RADIUS["control"], now.accent)
        draw_text(painter, disc, cell.head, number, now.on_accent, MIDDLE)
        used = disc.width()
    else:
        used = draw_text(painter, top, cell.head, number, head_value, LEFT)
    right = top
    if cell.badge is not Badge.NONE:
        right = top.adjusted(0, 0, -(paint_day_badge(painter, top, cell.badge) + 6), 0)
    draw_text(painter, right.adjusted(used + 8, 0, 0, 0), cell.note, font("caption"), weak, RIGHT)
    if cell.state in (State.NONE, State.HOLIDAY):
        return
    low = QRect(rect.x() + 10, rect.bottom() - 37, rect.width() - 20, 22)
    if cell.state is State.CLOSED:
        _reason(painter, QRect(rect.x(), low.y() - 4, rect.width(), 32), cell)
        return
    _numbers(painter, low, cell, value, weak)
    if cell.parts and not cell.is_past:
        bar(painter, QRect(low.x(), rect.bottom() - 10, low.width(), 3), cell, value)


def paint_day_badge(painter: QPainter, space: QRect, badge: Badge) -> int:
    """休, 班 or 待公布 at the right of a space; the width it took."""
    colours = tone("warn" if badge is Badge.MAKEUP else "mute")
    word, letter = badge_word(badge), font("caption", bold=True)
    width = max(20, text_width(word, letter) + 8)
    field = QRect(space.right() + 1 - width, space.center().y() - 9, width, 20)
    fill_round(painter, field, RADIUS["badge"], colours.background)
    draw_text(painter, field, word, letter, colours.text, MIDDLE)
    return width
