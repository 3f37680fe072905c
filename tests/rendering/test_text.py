"""Words, hits, outlines: where they stand on the page as it is shown, also when the file turns it."""

import pymupdf
import pytest

from rendering.answers import clean
from rendering.client import Renderer
from rendering.finding import simplified
from rendering.messages import Hit, OutlineEntry, RenderingError, Word
from tests.rendering.samples import image, pdf


def written(rotation: int = 0, crop: bool = False) -> bytes:
    """A page whose file turns it; `Permit` stands at the same place of the page as it is shown."""
    document = pymupdf.open()
    page = document.new_page(width=600, height=800)
    page.insert_text((100, 200), "Permit No. 2026 办理", fontname="china-s", fontsize=20)
    page.insert_text((100, 300), "second line of words", fontsize=20)
    if crop:
        page.set_cropbox(pymupdf.Rect(50, 100, 550, 700))
    page.set_rotation(rotation)
    return document.tobytes()


def near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) < 0.02 for a, b in zip(one, other, strict=True))


def place(word: Word) -> tuple[float, ...]:
    return word.x, word.y, word.width, word.height


def test_words_and_where_they_stand(renderer: Renderer) -> None:
    text = renderer.text(written(), 0)
    assert text.is_text
    assert [word.text for word in text.words][-4:] == ["second", "line", "of", "words"]
    assert {word.line for word in text.words} == {0, 1}
    second = next(word for word in text.words if word.text == "second")
    assert near(place(second), (100 / 600, (300 - 21) / 800, 66 / 600, 27 / 800))


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_turned_by_its_file(renderer: Renderer, rotation: int) -> None:
    """The boxes lie where the ink is."""
    data = written(rotation)
    second = next(word for word in renderer.text(data, 0).words if word.text == "second")
    x, y, width, height = place(second)
    page = renderer.page(data, 0, 600)
    inked = [
        (column / page.width, row / page.height)
        for row in range(page.height)
        for column in range(page.width)
        if page.data[row * page.stride + column * 3] < 100
    ]
    inside = sum(x <= column <= x + width and y <= row <= y + height for column, row in inked)
    assert inside > 100
    (hit,) = renderer.find(data, "second", 0, 1)
    assert near(hit.boxes[0], (x, y, width, height))


def test_a_cropped_page(renderer: Renderer) -> None:
    second = next(word for word in renderer.text(written(0, True), 0).words if word.text == "second")
    assert near((second.x, second.y), ((100 - 50) / 500, (300 - 21 - 100) / 600))


@pytest.mark.parametrize(
    ("sought", "count"),
    [
        ("PERMIT", 1),
        ("permitno.", 1),
        ("Ｎｏ．２０２６", 1),
        ("2026办理", 1),
        ("办 理", 1),
        ("words", 1),
        ("e", 3),
        ("zebra", 0),
        ("", 0),
    ],
)
def test_finding_as_people_mean_it(renderer: Renderer, sought: str, count: int) -> None:
    assert len(renderer.find(written(), sought, 0, 1)) == count


def test_finding_in_steps(renderer: Renderer) -> None:
    data = pdf(7, text="sheet")
    assert [hit.page for hit in renderer.find(data, "sheet", 0, 3)] == [0, 1, 2]
    assert [hit.page for hit in renderer.find(data, "sheet", 3, 100)] == [3, 4, 5, 6]
    assert renderer.find(data, "sheet", 90, 5) == ()
    assert [hit.page for hit in renderer.find(data, "sheet 5", 0, 7)] == [4]


def test_words_over_a_line_s_end_have_two_boxes(renderer: Renderer) -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((100, 100), ["first half", "of the rest"], fontsize=14)
    (hit,) = renderer.find(document.tobytes(), "half of", 0, 1)
    assert isinstance(hit, Hit)
    assert [round(box[1] * 842) < 100 for box in hit.boxes] == [True, False]


def test_outline(renderer: Renderer) -> None:
    document = pymupdf.open(stream=pdf(3), filetype="pdf")
    document.set_toc([[1, "One", 1], [2, "Under\u202eone", 2], [1, "Three", 3]])
    assert renderer.outline(document.tobytes()) == (
        OutlineEntry(1, "One", 0),
        OutlineEntry(2, "Underone", 1),
        OutlineEntry(1, "Three", 2),
    )
    assert renderer.outline(pdf(1)) == ()


def test_pixels_hold_no_text(renderer: Renderer) -> None:
    data = image("JPEG")
    assert not renderer.text(data, 0).is_text
    assert renderer.find(data, "x", 0, 1) == ()
    assert renderer.outline(data) == ()
    for ask in (renderer.text, renderer.measures):
        with pytest.raises(RenderingError, match="page_missing"):
            ask(data, 1)


def test_two_thousand_pages(renderer: Renderer) -> None:
    document = pymupdf.open()
    for _ in range(2000):
        document.new_page(width=200, height=100)
    data = document.tobytes()
    assert renderer.open(data).page_count == 2000
    assert renderer.page(data, 1999, 100).height == 50
    document.new_page()
    with pytest.raises(RenderingError, match="too_large"):
        renderer.open(document.tobytes())


def test_texts_from_files_are_one_printable_line() -> None:
    assert clean("a\n\tb\x00\u202ec  d\x07") == "a bc d"
    assert len(clean("x" * 1000)) == 120
    assert simplified("Ａ ﬁ\nß") == "afiss"
