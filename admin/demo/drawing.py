"""Drawing on synthetic paper: fonts, cards, seals, faces, and the ways a scan goes wrong."""

import io
import math
import random
from functools import cache
from typing import Any

from PIL import Image, ImageDraw, ImageFilter, ImageFont

Picture = Image.Image
WIDTH, HEIGHT = 1000, 1414
INK, PALE, BLUE, RED = (34, 34, 38), (110, 110, 116), (36, 52, 110), (200, 30, 34)


@cache
def _font_file() -> bytes:
    import pymupdf

    return bytes(pymupdf.Font("cjk").buffer)


@cache
def font(size: int) -> Any:
    """The font for Chinese inside PyMuPDF."""
    return ImageFont.truetype(io.BytesIO(_font_file()), size)


@cache
def _blank() -> Picture:
    noise = Image.effect_noise((WIDTH, HEIGHT), 9).convert("L").filter(ImageFilter.GaussianBlur(0.6))
    tint = Image.new("RGB", (WIDTH, HEIGHT), (249, 248, 243))
    grain = Image.merge("RGB", (noise, noise, noise)).point(lambda value: 235 + (value - 128) // 6)
    sheet = Image.blend(tint, grain, 0.45)
    draw = ImageDraw.Draw(sheet)
    for x in range(46):
        shade = 246 - (46 - x)
        draw.line((x, 0, x, HEIGHT), fill=(shade, shade, shade - 4))
    return sheet


def paper() -> Picture:
    """A sheet of A4 as a scanner sees it."""
    return _blank().copy()


def write(page: Picture, place: tuple[float, float], text: str, size: int = 24, fill: tuple[int, ...] = INK) -> None:
    """Write a line of text."""
    ImageDraw.Draw(page).text(place, text, font=font(size), fill=fill)


def centre(page: Picture, y: float, text: str, size: int, fill: tuple[int, ...] = INK) -> None:
    """Write a line in the middle."""
    draw = ImageDraw.Draw(page)
    draw.text(((page.width - draw.textlength(text, font=font(size))) / 2, y), text, font=font(size), fill=fill)


def sample_mark(page: Picture) -> Picture:
    """Mark a page so that nobody takes it for a real one."""
    page.paste(_mark_colour(page.width, page.height), (0, 0), _mark(page.width, page.height))
    return page


@cache
def _mark(width: int, height: int) -> Picture:
    mask = Image.new("L", (width, height), 0)
    text = Image.new("L", (width, max(width // 5, 24)), 0)
    ImageDraw.Draw(text).text((width // 8, 0), "样 本 SAMPLE", font=font(max(width // 10, 12)), fill=46)
    turned = text.rotate(24, expand=True)
    mask.paste(turned, ((width - turned.width) // 2, (height - turned.height) // 2))
    return mask


@cache
def _mark_colour(width: int, height: int) -> Picture:
    return Image.new("RGB", (width, height), (120, 128, 140))


def portrait(width: int, height: int, seed: int) -> Picture:
    """A neutral face of nobody."""
    chance = random.Random(seed)
    picture = Image.new("RGB", (width, height), (238, 242, 246))
    draw, middle = ImageDraw.Draw(picture), width / 2
    coat = chance.choice([(52, 66, 92), (70, 60, 66), (46, 74, 70), (86, 78, 60)])
    hair = chance.choice([(40, 36, 36), (54, 42, 36), (30, 30, 34)])
    skin = chance.choice([(236, 203, 178), (228, 194, 168), (240, 210, 188)])
    draw.ellipse((middle - width * 0.47, height * 0.70, middle + width * 0.47, height * 1.35), fill=coat)
    collar = [(middle - width * 0.1, height * 0.69), (middle + width * 0.1, height * 0.69), (middle, height * 0.86)]
    draw.polygon(collar, fill=(245, 245, 245))
    draw.rectangle((middle - width * 0.1, height * 0.55, middle + width * 0.1, height * 0.72), fill=skin)
    draw.ellipse((middle - width * 0.23, height * 0.2, middle + width * 0.23, height * 0.64), fill=skin)
    draw.pieslice((middle - width * 0.27, height * 0.13, middle + width * 0.27, height * 0.58), 180, 360, fill=hair)
    if seed % 2 == 0:
        for side in (-1, 1):
            x = middle + side * width * 0.235
            draw.ellipse((x - width * 0.06, height * 0.3, x + width * 0.06, height * 0.66), fill=hair)
    eye = max(width * 0.02, 1)
    for side in (-1, 1):
        x = middle + side * width * 0.1
        draw.ellipse((x - eye, height * 0.41, x + eye, height * 0.41 + 2 * eye), fill=(50, 40, 36))
    draw.arc(
        (middle - width * 0.07, height * 0.48, middle + width * 0.07, height * 0.56),
        20,
        160,
        fill=(180, 110, 100),
        width=2,
    )
    return picture


@cache
def seal(text: str, size: int = 190) -> Picture:
    """A round red seal with a unit's name and, instead of an emblem, a star."""
    big = 2 * size
    stamp = Image.new("RGBA", (big, big), (0, 0, 0, 0))
    draw, red = ImageDraw.Draw(stamp), (*RED, 200)
    draw.ellipse((14, 14, big - 14, big - 14), outline=red, width=10)
    radii = (size * 0.26, size * 0.1)
    points = [
        (size + math.sin(i * math.pi / 5) * radii[i % 2], size - math.cos(i * math.pi / 5) * radii[i % 2])
        for i in range(10)
    ]
    draw.polygon(points, fill=red)
    letter = max(min(int(size * 3.0 / max(len(text), 8)), 46), 18)
    for number, sign in enumerate(text):
        angle = math.radians(-130 + 260 * number / max(len(text) - 1, 1))
        glyph = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
        ImageDraw.Draw(glyph).text((32 - letter / 2, 32 - letter / 2), sign, font=font(letter), fill=red)
        glyph = glyph.rotate(-math.degrees(angle), resample=Image.Resampling.BILINEAR)
        x, y = size + math.sin(angle) * size * 0.74 - 32, size - math.cos(angle) * size * 0.74 - 32
        stamp.paste(glyph, (int(x), int(y)), glyph)
    return stamp.resize((size, size), Image.Resampling.LANCZOS)


def stamp(page: Picture, text: str, place: tuple[int, int], size: int = 190) -> None:
    """Put a seal on a page."""
    mark = seal(text, size)
    page.paste(mark, place, mark)


def laid_on(page: Picture, card: Picture, place: tuple[int, int], angle: float, radius: int = 26) -> None:
    """Lay a card with round corners and a soft shadow on a page."""
    mask = Image.new("L", card.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, card.width - 1, card.height - 1), radius, fill=255)
    card = card.convert("RGBA")
    card.putalpha(mask)
    turned = card.rotate(angle, resample=Image.Resampling.BILINEAR, expand=True)
    shadow = Image.new("L", (turned.width + 40, turned.height + 40), 0)
    shadow.paste(turned.getchannel("A"), (20, 24))
    shadow = shadow.filter(ImageFilter.GaussianBlur(8)).point(lambda value: value // 3)
    page.paste((60, 60, 70), (place[0] - 20, place[1] - 20), shadow)
    page.paste(turned, place, turned)


def waves(card: Picture, first: tuple[int, int, int], second: tuple[int, int, int]) -> None:
    """The fine lines that printed papers bear."""
    draw, width, height = ImageDraw.Draw(card), card.width, card.height
    for k in range(14):
        points = [
            (
                x,
                height / 2
                + math.sin(x / 40 + k * 0.35) * (height * 0.12 + k * height * 0.022)
                + (k - 7) * height * 0.025,
            )
            for x in range(0, width, 6)
        ]
        draw.line(points, fill=first if k % 2 else second, width=1)


def slope(width: int, height: int, top: tuple[int, int, int], bottom: tuple[int, int, int]) -> Picture:
    """A card's ground, from one colour to another."""
    return _slope(width, height, top, bottom).copy()


@cache
def _slope(width: int, height: int, top: tuple[int, int, int], bottom: tuple[int, int, int]) -> Picture:
    column = Image.new("RGB", (1, height))
    for y in range(height):
        share = y / height
        column.putpixel((0, y), tuple(int(a + (b - a) * share) for a, b in zip(top, bottom, strict=True)))
    return column.resize((width, height))


# What goes wrong


def spoiled(page: Picture, defect: str, seed: int) -> Picture:
    """A page as it comes from a hurried hand: blurred, cropped, turned, grey, glare, skewed."""
    chance = random.Random(seed)
    if defect == "blurred":
        small = page.resize((page.width // 5, page.height // 5), Image.Resampling.BILINEAR)
        return small.resize(page.size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(3))
    if defect == "cropped":
        return page.crop((int(page.width * 0.24), int(page.height * 0.12), page.width, int(page.height * 0.86)))
    if defect == "turned":
        return page.transpose(Image.Transpose.ROTATE_90)
    if defect == "grey":
        return page.convert("L").convert("RGB")
    if defect == "glare":
        light = Image.new("L", page.size, 0)
        x, y = int(page.width * 0.38), int(page.height * 0.3)
        ImageDraw.Draw(light).ellipse((x, y - 160, x + 420, y + 190), fill=235)
        page.paste((255, 255, 255), (0, 0), light.filter(ImageFilter.GaussianBlur(60)))
        return page
    angle = chance.uniform(-0.7, 0.7)
    return (
        page.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor=(236, 235, 231))
        if defect == "skewed"
        else page
    )


def jpeg(page: Picture, quality: int = 78) -> bytes:
    """The page as a JPEG of 120 dpi."""
    target = io.BytesIO()
    page.save(target, "JPEG", quality=quality, dpi=(120, 120))
    return target.getvalue()


def png(page: Picture) -> bytes:
    """The page as a PNG of few colours, as scanners' programs write them."""
    target = io.BytesIO()
    page.quantize(96, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(target, "PNG", dpi=(120, 120))
    return target.getvalue()


def pdf(pages: list[Picture]) -> bytes:
    """Pages as a PDF of JPEGs, A4."""
    import pymupdf

    document = pymupdf.open()
    for page in pages:
        width, height = (595, 842) if page.height >= page.width else (842, 595)
        sheet = document.new_page(width=width, height=height)
        sheet.insert_image(sheet.rect, stream=jpeg(page), keep_proportion=True)
    made = document.tobytes(garbage=0, no_new_id=True)
    document.close()
    return bytes(made)
