"""The list of originals: per material a tick by glyph and word, those wanted first in each category; walked by keyboard."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from casework.catalogue import Catalogue
from casework.onsite import Original, OriginalSeen
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.category_list import CategoryList, Line
from ui.theme import tokens, tone
from ui.words import StateWords, translate

WORDS: Mapping[Original | None, tuple[str, str, str]] = {
    None: ("circle", QT_TRANSLATE_NOOP("Counter", "待核"), "accent"),
    Original.MATCHES: ("check", QT_TRANSLATE_NOOP("Counter", "一致"), "ok"),
    Original.DIFFERS: ("x", QT_TRANSLATE_NOOP("Counter", "不一致"), "bad"),
    Original.MISSING: ("circle-minus", QT_TRANSLATE_NOOP("Counter", "未带"), "warn"),
}


def original_words(original: Original | None) -> StateWords:
    """How what was seen of an original is shown."""
    glyph, text, tone_name = WORDS[original]
    return StateWords(glyph, translate("Counter", text), tone_name)


class OriginalsList(CategoryList):
    """Painted list of one case's materials at the counter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("originals", parent)
        self._materials: dict[str, OriginalSeen] = {}

    def show_materials(self, materials: Sequence[OriginalSeen], catalogue: Catalogue, language: str) -> None:
        """These materials in the catalogue's order."""
        self._materials = {material.code: material for material in materials}
        known, groups = catalogue.materials, []
        for category in catalogue.categories:
            ours = [m for m in materials if m.code in known and known[m.code].category == category.code]
            if not ours:
                continue
            wanted = [m for m in ours if m.is_wanted]
            ticked = sum(m.original is Original.MATCHES for m in wanted)
            count = f"{ticked}/{len(wanted)}" if wanted else translate("Counter", "不必核")
            lines = [(m.code, (known[m.code].short.in_language(language), _said(m))) for m in ours]
            groups.append(((category.name.in_language(language), count), lines))
        self.show_groups(groups)

    def paint_line(self, painter: QPainter, rect: QRect, line: Line, *, is_current: bool) -> None:
        now, material = tokens(), self._materials[line.code]
        words = original_words(material.original)
        is_open = material.is_wanted and material.original is None
        note = now.text3 if material.original is None else tone(words.tone).text
        glyph = words.glyph if material.is_wanted or material.original else "minus"
        text = now.accent_text if is_current else now.text if is_open else now.text2
        self.paint_content(
            painter, rect, line, (glyph, now.accent if is_open else note), note, text, is_current=is_current
        )


def _said(material: OriginalSeen) -> str:
    return original_words(material.original).text if material.original or material.is_wanted else ""
