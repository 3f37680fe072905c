"""The preview's plain parts: where pages lie, which pixels are kept and asked for, what is selected, what stands where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from desktop.preview_stated import Stated, is_findable, lines_of, stated_on
from ui.preview.arrangement import Arrangement
from ui.preview.files import PreviewFile
from ui.preview.layout import PageKey, column_of, turned_box, upright_box
from ui.preview.pixels import LONGEST_SIDE, TILE, WHOLE_PIXELS, Pixels, Shot, shots_for
from ui.preview.selection import PageWord, Selection

KEY = PageKey("1", 1)
SHARES = st.floats(0, 1)


def image(width: int = 100, height: int = 100) -> QImage:
    return QImage(width, height, QImage.Format.Format_RGB32)


def a4(pages: int, rotation: int = 0) -> PreviewFile:
    return PreviewFile("1", "a.pdf", pages, rotation, ((595.0, 842.0),) * pages)


@given(st.tuples(SHARES, SHARES, SHARES, SHARES), st.sampled_from((0, 90, 180, 270)))
def test_a_box_turned_there_and_back_is_where_it_was(box: tuple[float, float, float, float], rotation: int) -> None:
    assert upright_box(turned_box(box, rotation), rotation) == pytest.approx(box, abs=1e-9)


@given(st.integers(1, 60), st.integers(-50, 60_000), st.integers(0, 3_000))
def test_the_pages_between_two_heights_are_those_that_show(pages: int, top: int, height: int) -> None:
    column = column_of(a4(pages).specs(), 800, 600, "width", 1.0)
    shown = [page for page in column.pages if page.y + page.height >= top and page.y <= top + height]
    assert list(column.between(top, top + height)) == shown
    assert [column.index(page.key) for page in column.pages] == list(range(pages))


def test_pixels_make_room_for_what_was_looked_at_last() -> None:
    pixels = Pixels(limit=3 * image().sizeInBytes())
    shots = [Shot(PageKey("1", page), 100, 0) for page in range(1, 5)]
    for shot in shots[:3]:
        pixels.put(shot, image())
    assert pixels.get(shots[0]) is not None
    pixels.put(shots[3], image())
    assert [shot in pixels for shot in shots] == [True, False, True, True]
    assert pixels.size == 3 * image().sizeInBytes()
    assert pixels.nearest(shots[1]) is None
    pixels.forget()
    assert (pixels.size, len(pixels)) == (0, 0)


def test_the_nearest_picture_is_the_sharpest_that_is_enough() -> None:
    pixels = Pixels()
    for width, rotation in ((100, 0), (400, 0), (900, 0), (500, 90)):
        pixels.put(Shot(KEY, width, rotation), image(width))
    widths = {wanted: pixels.nearest(Shot(KEY, wanted, 0)) for wanted in (100, 300, 500, 2_000)}
    assert {wanted: found[1].width for wanted, found in widths.items() if found} == {
        100: 100,
        300: 400,
        500: 900,
        2_000: 900,
    }
    turned = pixels.nearest(Shot(KEY, 50, 90))
    assert turned is not None
    assert turned[1].rotation == 90


@given(st.integers(100, 60_000), st.integers(100, 60_000), st.integers(0, 5_000), st.integers(0, 5_000))
def test_large_pages_are_asked_for_in_tiles_that_cover_what_is_seen(
    width: int, height: int, left: int, top: int
) -> None:
    seen = (left, top, 900, 700)
    shots = shots_for(KEY, width, height, 0, seen)
    if width * height <= WHOLE_PIXELS and max(width, height) <= LONGEST_SIDE:
        assert shots == [Shot(KEY, width, 0)]
        return
    covered = sum(shot.part[2] * shot.part[3] for shot in shots if shot.part)
    visible = max(min(left + 900, width) - left, 0) * max(min(top + 700, height) - top, 0)
    assert covered >= visible
    assert all(shot.part and shot.part[2] <= TILE and shot.part[0] + shot.part[2] <= width for shot in shots)
    assert len(shots) <= 9


def test_what_comes_next_is_asked_for_at_the_size_it_will_have() -> None:
    arrangement = Arrangement()
    arrangement.show([a4(9)])
    arrangement.lay_out(800, 600)
    beside = arrangement.shots_beside(PageKey("1", 3), PageKey("1", 4))
    assert [shot.key.page for shot in beside] == [5, 6, 2]
    first = arrangement.first_shots([PreviewFile("2", "b.pdf", 3, 90, ((595.0, 842.0),) * 3)])
    other = Arrangement()
    other.show([PreviewFile("2", "b.pdf", 3, 90, ((595.0, 842.0),) * 3)])
    other.lay_out(800, 600)
    assert first == tuple(other.base_shot(page) for page in other.column.between(0, 600))
    assert arrangement.first_shots([PreviewFile("3", "c.pdf")]) == ()


def words(*lines: str) -> list[PageWord]:
    found = []
    for number, line in enumerate(lines):
        parts = line.split(" ")
        for place, part in enumerate(parts):
            found.append(PageWord(part, (place / len(parts), number / 10, 0.9 / len(parts), 0.08), number))
    return found


def test_selected_text_keeps_lines_and_leaves_no_blank_between_chinese() -> None:
    selection = Selection()
    selection.set_words(KEY, words("labour contract of", "北京 海淀 2026"))
    selection.begin(KEY, 1)
    selection.reach(KEY, 0.99, 0.14)
    assert selection.text([KEY]) == "contract of\n北京海淀2026"
    selection.select_page(KEY)
    assert len(selection.marks([KEY])) == 6
    selection.clear()
    assert selection.text([KEY]) == ""


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("邓俊杰", "姓 名 ： 邓 俊 杰"),
        ("110199199304087015", "号码 １１０１９９ 1993 0408 7015 。"),
        ("91110199MA008TEX71", "代码：91110199ma008tex71"),
    ],
)
def test_stated_values_are_found_however_they_are_spaced(value: str, line: str) -> None:
    found = stated_on(KEY, lines_of(words("something else", line)), [Stated("field", value)])
    assert [(one.name, one.key) for one in found] == [("field", KEY)]
    assert found[0].box[1] == pytest.approx(0.1)


def test_what_is_too_short_is_not_sought() -> None:
    assert [is_findable(value) for value in ("李", "李娜", "12", "1234")] == [False, True, False, True]
