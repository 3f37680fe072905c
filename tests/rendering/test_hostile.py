"""Hostile documents: whatever the bytes, an image or a code within the limit, and the next document at once."""

import io
import random

import pytest
from PIL import Image

from rendering.client import Renderer
from rendering.messages import PageImage, RenderingError
from tests.rendering.bombs import BOMBS
from tests.rendering.samples import image, paper, pdf, scan_pdf

CODES = {"encrypted", "broken", "too_large", "not_supported", "too_slow", "crashed", "page_missing"}
LIMIT_S = 1.5
KINDS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "HEIF")

#: Where there is but one right end; elsewhere any code or an image will do.
ENDS = {
    "encrypted": "encrypted",
    "png": "too_large",
    "tiff": "too_large",
    "word": "too_large",
    "progressive scans": "too_large",
    "zero pages": "broken",
    "svg": "not_supported",
    "svg as png": "broken",
    "svg as pdf": "broken",
    "html": "not_supported",
    "html as pdf": "broken",
    "xml": "not_supported",
    "exe": "not_supported",
    "nothing": "not_supported",
    "zeros": "not_supported",
    "javascript": "image",
    "launch": "image",
    "embedded": "image",
    "hidden javascript": "image",
    "external": "image",
    "form in itself": "image",
    "jpeg then pdf": "image",
    "pdf then jpeg": "image",
    "html before a pdf": "image",
}


def end_of(renderer: Renderer, data: bytes) -> str:
    """`image` or a code; every other question is asked as well."""
    try:
        facts = renderer.open(data)
        page = renderer.page(data, 0, 600)
    except RenderingError as error:
        return error.code
    assert facts.page_count >= 1
    assert isinstance(page, PageImage)
    for ask in (renderer.text, renderer.measures):
        try:
            ask(data, 0)
        except RenderingError as error:
            assert error.code in CODES
    try:
        renderer.find(data, "x", 0, 3)
        renderer.outline(data)
    except RenderingError as error:
        assert error.code in CODES
    return "image"


def test_whatever_the_bytes() -> None:
    """Each hostile file, and after it a good one, through the same renderer."""
    renderer, good, wrong = Renderer(1, time_limit_s=LIMIT_S), pdf(1), {}
    try:
        for name, make in BOMBS.items():
            end = end_of(renderer, make())
            after = end_of(renderer, good)
            if end not in CODES | {"image"} or ENDS.get(name, end) != end or after != "image":
                wrong[name] = (end, after)
    finally:
        renderer.close()
    assert wrong == {}


def test_damaged_in_any_way() -> None:
    """Good files with bytes overwritten, cut out, doubled: the same every time."""
    chance, ends = random.Random(7), set()
    photo = Image.new("RGB", (200, 150), "red")
    good = [pdf(2), scan_pdf(paper((310, 438))), *(image(kind, (90, 60)) for kind in KINDS), tiff_of(photo, photo)]
    renderer = Renderer(1, time_limit_s=LIMIT_S)
    try:
        for number in range(150):
            ends.add(end_of(renderer, damaged(good[number % len(good)], chance)))
        assert end_of(renderer, good[0]) == "image"
    finally:
        renderer.close()
    assert ends <= CODES | {"image"}
    assert {"image", "broken"} <= ends


def damaged(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at, size = chance.randrange(len(out)), chance.randint(1, 40)
        way = chance.randrange(4)
        if way == 0:
            out[at : at + size] = chance.randbytes(size)
        elif way == 1:
            del out[at : at + size]
        elif way == 2:
            out[at:at] = out[at : at + size]
        else:
            out[at] ^= 1 << chance.randrange(8)
    return bytes(out) or b"x"


def tiff_of(*pictures: Image.Image) -> bytes:
    target = io.BytesIO()
    pictures[0].save(target, "TIFF", save_all=True, append_images=pictures[1:], compression="tiff_lzw")
    return target.getvalue()


@pytest.mark.parametrize("name", ["javascript", "launch", "embedded", "hidden javascript"])
def test_what_would_run_is_told(renderer: Renderer, name: str) -> None:
    assert renderer.open(BOMBS[name]()).details.is_locked_down


@pytest.mark.parametrize("data", [pdf(1), BOMBS["external"](), image("JPEG")])
def test_what_would_not_run_is_not(renderer: Renderer, data: bytes) -> None:
    assert not renderer.open(data).details.is_locked_down


@pytest.mark.parametrize(
    ("first", "format_"), [("jpeg then pdf", "jpeg"), ("pdf then jpeg", "pdf"), ("tiff ring", "tiff")]
)
def test_what_is_two_things_is_the_first(renderer: Renderer, first: str, format_: str) -> None:
    assert renderer.open(BOMBS[first]()).format == format_


def test_a_damaged_scan_is_shown_as_far_as_it_goes(renderer: Renderer) -> None:
    """libjpeg-turbo gives up on it; MuPDF paints the part that is there."""
    whole = scan_pdf(paper((620, 877)))
    at = whole.find(b"\xff\xda") + 20_000
    data = whole[:at] + bytes(2000) + whole[at + 2000 :]
    page = renderer.page(data, 0, 310)
    assert (page.width, page.height) == (310, 438)
