"""Figures about pages: sharp and blurred, bright and dark, blank or not, the same or different."""

import io

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from rendering.client import Renderer
from tests.rendering.samples import paper, pdf, pixel, scan_pdf


def jpeg(picture: Image.Image, quality: int = 90) -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=quality)
    return target.getvalue()


@pytest.fixture(scope="module")
def sheet() -> Image.Image:
    return paper((1240, 1754))


def test_blur_is_seen_and_grows(renderer: Renderer, sheet: Image.Image) -> None:
    told = [renderer.measures(jpeg(sheet.filter(ImageFilter.GaussianBlur(radius))), 0) for radius in (0, 1.5, 2.5, 4)]
    assert [measures.is_blurred for measures in told] == [False, False, True, True]
    assert sorted((measures.sharpness for measures in told), reverse=True) == [each.sharpness for each in told]


def test_darkness_does_not_look_like_blur(renderer: Renderer, sheet: Image.Image) -> None:
    bright, dark = (renderer.measures(jpeg(each), 0) for each in (sheet, ImageEnhance.Brightness(sheet).enhance(0.2)))
    assert (bright.is_dark, dark.is_dark, dark.is_blurred) == (False, True, False)
    assert bright.brightness > 200 > 70 > dark.brightness


def test_blank_pages(renderer: Renderer) -> None:
    paper_white = Image.new("RGB", (1240, 1754), (250, 248, 240))
    grainy = Image.blend(paper_white, Image.effect_noise(paper_white.size, 40).convert("RGB"), 0.08)
    signed = paper_white.copy()
    ImageDraw.Draw(signed).line((300, 900, 500, 880, 620, 930), fill=(20, 20, 90), width=4)
    blank = [renderer.measures(jpeg(each), 0).is_blank for each in (paper_white, grainy, signed)]
    assert blank == [True, True, False]
    assert not renderer.measures(pdf(1), 0).is_blank


def test_fingerprints(renderer: Renderer, sheet: Image.Image) -> None:
    data = pdf(2)
    same = data + b"\n% other bytes, the same pages\n"
    assert renderer.fingerprint(data) == renderer.fingerprint(same)
    assert len(renderer.fingerprint(data)) == 16
    others = [pdf(3), pdf(2, text="Page"), pdf(1), scan_pdf(sheet)]
    assert len({renderer.fingerprint(each) for each in (data, *others)}) == 5


def test_what_changed_is_marked(renderer: Renderer) -> None:
    old = pdf(1, text="salary 12000 gross")
    assert renderer.difference(old, 0, old + b"\n", 0, 600).is_identical
    new = pdf(1, text="salary 78000 net")
    told = renderer.difference(old, 0, new, 0, 600)
    assert not told.is_identical
    assert 0 < told.changed < 0.003
    assert (told.image.width, told.image.height) == (600, 849)
    colours = {pixel(told.image, x, y) for x in range(200, 400) for y in range(190, 210)}
    assert {(9, 92, 214), (214, 48, 49)} <= colours
    assert pixel(told.image, 20, 20) == (255, 120, 120)  # the red square is there in both, paler
    sizes = renderer.difference(pdf(1), 0, jpeg(paper((400, 300))), 0, 500)
    assert (sizes.image.width, sizes.image.height) == (500, 375)


def test_a_scan_that_lies_a_pixel_off_is_hardly_another(renderer: Renderer, sheet: Image.Image) -> None:
    moved = Image.new("RGB", sheet.size, (246, 244, 240))
    moved.paste(sheet, (1, 1))
    other = Image.new("RGB", sheet.size, (246, 244, 240))
    ImageDraw.Draw(other).rectangle((300, 300, 900, 1200), fill=(60, 60, 60))
    near = renderer.difference(jpeg(sheet), 0, jpeg(moved), 0, 900).changed
    far = renderer.difference(jpeg(sheet), 0, jpeg(other), 0, 900).changed
    assert near < 0.01 < 0.2 < far
