"""Documents in, pixels out: every format, orientation, colour space, turn and clip; and why not, where not."""

import io
import zipfile

import pymupdf
import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from rendering.client import Renderer
from rendering.messages import Clip, PageImage, RenderingError, Urgency
from tests.rendering.samples import image, paper, pdf, pixel, scan_pdf


def picture(shown: PageImage) -> Image.Image:
    return Image.frombytes("RGB", (shown.width, shown.height), bytes(shown.data), "raw", "RGB", shown.stride)


def far(one: Image.Image, other: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def test_a_pdf(renderer: Renderer) -> None:
    data = pdf(3)
    facts = renderer.open(data)
    assert (facts.format, facts.page_count, facts.page_sizes[0]) == ("pdf", 3, (595.0, 842.0))
    page = renderer.page(data, 0, 595)
    assert (page.width, page.height) == (595, 842)
    assert pixel(page, 50, 50) == (255, 0, 0)
    turned = renderer.page(data, 0, 842, 90)
    assert (turned.width, turned.height) == (842, 595)
    assert pixel(turned, 800, 50) == (255, 0, 0)
    with pytest.raises(RenderingError, match="page_missing"):
        renderer.page(data, 3, 100)
    with pytest.raises(RenderingError, match="page_missing"):
        renderer.page(data, -1, 100)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "HEIF"])
def test_images(renderer: Renderer, kind: str) -> None:
    data = image(kind)
    facts = renderer.open(data)
    assert facts.format == ("heic" if kind == "HEIF" else kind.lower())
    assert facts.page_sizes == ((150.0, 100.0),)
    assert facts.details.pixels == (300, 200)
    page = renderer.page(data, 0, 150)
    assert (page.width, page.height) == (150, 100)
    red, green, blue = pixel(page, 75, 50)
    assert (red > 240, green < 20, blue < 20) == (True, True, True)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_upright(renderer: Renderer, orientation: int) -> None:
    """The same scene, stored in each of EXIF's eight ways: red at the top left, blue at the top right."""
    scene = Image.new("RGB", (320, 240), "white")
    scene.paste("red", (0, 0, 160, 120))
    scene.paste("blue", (160, 0, 320, 120))
    way = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }.get(orientation)
    stored = scene if way is None else scene.transpose(way)
    exif = Image.Exif()
    exif[0x0112] = orientation
    target = io.BytesIO()
    stored.save(target, "JPEG", exif=exif, quality=95)
    assert renderer.open(target.getvalue()).page_sizes == ((160.0, 120.0),)
    for clip in (None, Clip(0, 0, 160, 120)):
        page = renderer.page(target.getvalue(), 0, 160, 0, clip)
        assert (page.width, page.height) == (160, 120)
        assert far(picture(page), scene.resize((160, 120))) < 4


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "I;16", "LA", "RGBA", "P"])
def test_colour_spaces(renderer: Renderer, mode: str) -> None:
    data = image("PNG" if mode in ("LA", "RGBA", "P") else "TIFF", mode=mode)
    assert renderer.page(data, 0, 30).width == 30


def test_transparent_pixels_are_white(renderer: Renderer) -> None:
    assert pixel(renderer.page(image("PNG", mode="RGBA"), 0, 30), 5, 5) == (255, 255, 255)


def test_sixteen_bits_keep_their_tones(renderer: Renderer) -> None:
    target = io.BytesIO()
    Image.new("I;16", (60, 40), 32768).save(target, "PNG")
    assert pixel(renderer.page(target.getvalue(), 0, 60), 5, 5)[0] in range(126, 130)


def test_a_cmyk_photo_has_its_colours(renderer: Renderer) -> None:
    target = io.BytesIO()
    Image.new("CMYK", (300, 200), (0, 255, 255, 0)).save(target, "JPEG", quality=95)
    red, green, blue = pixel(renderer.page(target.getvalue(), 0, 150), 75, 50)
    assert (red > 200, green < 60, blue < 60) == (True, True, True)


def test_a_profile_is_turned_into_srgb(renderer: Renderer) -> None:
    """A profile whose red is sRGB's blue and the other way round."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"zXYZ").replace(b"bXYZ", b"rXYZ").replace(b"zXYZ", b"bXYZ")
    swapped = swapped.replace(b"s\0R\0G\0B", b"X\0Y\0Z\0W").replace(b"sRGB", b"XYZW")
    for profile, expected in ((swapped, (0, 0, 255)), (srgb, (255, 0, 0)), (b"no profile", (255, 0, 0))):
        target = io.BytesIO()
        Image.new("RGB", (60, 40), "red").save(target, "PNG", icc_profile=profile)
        shown = pixel(renderer.page(target.getvalue(), 0, 60), 5, 5)
        assert max(abs(one - other) for one, other in zip(shown, expected, strict=True)) < 40


def test_several_pages_of_a_tiff(renderer: Renderer) -> None:
    target = io.BytesIO()
    first, second = Image.new("RGB", (100, 100), "red"), Image.new("RGB", (100, 50), "blue")
    first.save(target, "TIFF", save_all=True, append_images=[second])
    assert renderer.open(target.getvalue()).page_sizes == ((50.0, 50.0), (50.0, 25.0))
    assert pixel(renderer.page(target.getvalue(), 1, 100), 10, 10) == (0, 0, 255)
    assert pixel(renderer.page(target.getvalue(), 0, 100), 10, 10) == (255, 0, 0)
    assert pixel(renderer.page(target.getvalue(), 1, 80), 10, 10) == (0, 0, 255)


def test_of_an_animation_the_first_picture(renderer: Renderer) -> None:
    target = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(
        target, "GIF", save_all=True, append_images=[Image.new("RGB", (60, 40), "blue")]
    )
    assert renderer.open(target.getvalue()).page_count == 1
    assert pixel(renderer.page(target.getvalue(), 0, 60), 5, 5)[0] > 240


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("kind", ["pdf", "jpeg"])
def test_a_clip_is_a_part_of_the_turned_page(renderer: Renderer, kind: str, rotation: int) -> None:
    drawn = paper((620, 877))
    target = io.BytesIO()
    drawn.save(target, "JPEG", quality=95)
    data = target.getvalue() if kind == "jpeg" else scan_pdf(drawn, quality=95)
    width = 620 if rotation in (0, 180) else 877
    whole = picture(renderer.page(data, 0, width, rotation))
    assert far(whole, picture_turned(drawn, rotation).resize(whole.size)) < 6
    clip = Clip(200, 130, 210, 170)
    part = picture(renderer.page(data, 0, width, rotation, clip))
    assert part.size == (210, 170)
    assert far(part, whole.crop((200, 130, 410, 300))) < 6
    edge = renderer.page(data, 0, width, rotation, Clip(width - 50, 0, 500, 60))
    assert (edge.width, edge.height) == (50, 60)


def picture_turned(drawn: Image.Image, rotation: int) -> Image.Image:
    ways = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    return drawn.transpose(ways[rotation]) if rotation else drawn


def test_zoomed_far_a_clip_is_sharp(renderer: Renderer) -> None:
    data = pdf(1)
    part = renderer.page(data, 0, 9520, 0, Clip(1500, 1500, 400, 400))  # the corner of the square lies at 1600, 1600
    assert (pixel(part, 20, 20), pixel(part, 300, 300)) == ((255, 0, 0), (255, 255, 255))


def test_more_pixels_than_agreed_are_refused(renderer: Renderer) -> None:
    data = pdf(1)
    small, large, none, outside = Clip(0, 0, 10, 10), Clip(0, 0, 3000, 3000), Clip(0, 0, 0, 0), Clip(-1, 0, 10, 10)
    asked = [(9000, None), (5000, None), (70_000, small), (9000, large), (100, none), (100, outside), (0, None)]
    for width, clip in (*asked, (100, Clip(200, 0, 10, 10))):
        with pytest.raises(RenderingError, match="too_large"):
            renderer.page(data, 0, width, 0, clip)
    with pytest.raises(RenderingError, match="too_large"):
        renderer.page(data, 0, 1 << 40)


def word_file() -> bytes:
    """A Word file with one paragraph."""
    target = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        packed.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/></Relationships>',
        )
        packed.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
        )
        packed.writestr(
            "word/document.xml",
            f"<w:document {space}><w:body><w:p><w:r><w:t>在职证明 employment</w:t></w:r></w:p></w:body></w:document>",
        )
    return target.getvalue()


def test_a_word_file_is_shown_as_text(renderer: Renderer) -> None:
    data = word_file()
    facts = renderer.open(data)
    assert (facts.format, facts.page_count, facts.details.is_text_only) == ("docx", 1, True)
    assert [word.text for word in renderer.text(data, 0).words] == ["在职证明", "employment"]
    assert renderer.page(data, 0, 600).width == 600


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 nothing", "broken"),
        (b"\xff\xd8\xff\xe0 no picture", "broken"),
        (b"", "not_supported"),
        (b"MZ" + bytes(2000), "not_supported"),
        (pdf(1, "secret"), "encrypted"),
    ],
)
def test_what_can_not_be_shown_is_said(renderer: Renderer, data: bytes, code: str) -> None:
    with pytest.raises(RenderingError, match=code):
        renderer.open(data)


def test_counting_pages_raises_nothing(renderer: Renderer) -> None:
    assert renderer.count_pages(pdf(3)) == (3, "")
    assert renderer.count_pages(b"MZ") == (None, "not_supported")


def test_the_font_has_chinese(renderer: Renderer) -> None:
    font = pymupdf.Font(fontbuffer=renderer.font())
    assert font.has_glyph(ord("证"))


def test_ahead_and_now_show_the_same(renderer: Renderer) -> None:
    data = pdf(2)
    ahead = renderer.page(data, 1, 300, urgency=Urgency.AHEAD)
    assert bytes(ahead.data) == bytes(renderer.page(data, 1, 300).data)


def test_pixels_stay_as_long_as_they_are_held(renderer: Renderer) -> None:
    data = pdf(3)
    held = [renderer.page(data, number, 300) for number in (0, 1, 2, 0, 1, 2)]
    once = [bytes(page.data) for page in held]
    for number in range(20):
        renderer.page(data, number % 3, 310)
    assert [bytes(page.data) for page in held] == once
    assert once[:3] == once[3:]
    views = [page.data for page in held]
    del held
    renderer.page(data, 0, 320)
    assert [bytes(view) for view in views] == once
