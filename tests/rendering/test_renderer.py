"""The wall: real documents in, pixels out; hostile ones are refused, killed and not tried again."""

import io
import sys
from collections.abc import Iterator

import pymupdf
import pytest
from PIL import Image

from rendering.client import Renderer
from rendering.messages import RenderingError, unpack_facts


@pytest.fixture
def renderer() -> Iterator[Renderer]:
    made = Renderer(1)
    yield made
    made.close()


def pdf(pages: int = 2, password: str = "") -> bytes:
    document = pymupdf.open()
    for number in range(pages):
        page = document.new_page(width=595, height=842)
        page.draw_rect(pymupdf.Rect(0, 0, 100, 100), fill=(1, 0, 0), color=(1, 0, 0))
        page.insert_text((200, 200), f"page {number + 1}")
    if password:
        return document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=password, owner_pw=password)
    return document.tobytes()


def image(kind: str, size: tuple[int, int] = (300, 200), mode: str = "RGB", **options: object) -> bytes:
    target = io.BytesIO()
    made = Image.new(mode, size, "red" if mode == "RGB" else None)
    made.save(target, kind, **options)
    return target.getvalue()


def pixel(data: bytes, stride: int, x: int, y: int) -> tuple[int, ...]:
    return tuple(data[y * stride + 3 * x : y * stride + 3 * x + 3])


def test_a_pdf(renderer: Renderer) -> None:
    data = pdf(3)
    facts = renderer.open(data)
    assert (facts.format, facts.page_count, facts.page_sizes[0]) == ("pdf", 3, (595.0, 842.0))
    page = renderer.page(data, 0, 595)
    assert (page.width, page.height) == (595, 842)
    assert pixel(page.data, page.stride, 50, 50) == (255, 0, 0)
    turned = renderer.page(data, 0, 842, 90)
    assert (turned.width, turned.height) == (842, 595)
    assert pixel(turned.data, turned.stride, 800, 50) == (255, 0, 0)
    with pytest.raises(RenderingError, match="page_missing"):
        renderer.page(data, 3, 100)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "HEIF"])
def test_images(renderer: Renderer, kind: str) -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()
    data = image(kind)
    facts = renderer.open(data)
    assert facts.format == ("heic" if kind == "HEIF" else kind.lower())
    assert facts.page_sizes == ((150.0, 100.0),)
    page = renderer.page(data, 0, 150)
    assert (page.width, page.height) == (150, 100)
    red, green, blue = pixel(page.data, page.stride, 75, 50)
    assert (red > 240, green < 20, blue < 20) == (True, True, True)


def test_a_photo_is_turned_upright(renderer: Renderer) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = image("JPEG", (300, 200), exif=exif)
    assert renderer.open(data).page_sizes == ((100.0, 150.0),)
    page = renderer.page(data, 0, 200)
    assert (page.width, page.height) == (200, 300)


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "I;16"])
def test_colour_spaces(renderer: Renderer, mode: str) -> None:
    data = image("TIFF", mode=mode)
    assert renderer.page(data, 0, 30).width == 30


def test_several_pages_of_a_tiff(renderer: Renderer) -> None:
    target = io.BytesIO()
    first, second = Image.new("RGB", (100, 100), "red"), Image.new("RGB", (100, 50), "blue")
    first.save(target, "TIFF", save_all=True, append_images=[second])
    assert renderer.open(target.getvalue()).page_sizes == ((50.0, 50.0), (50.0, 25.0))
    page = renderer.page(target.getvalue(), 1, 100)
    assert pixel(page.data, page.stride, 10, 10) == (0, 0, 255)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 nothing", "broken"),
        (b"\xff\xd8\xff\xe0 no picture", "not_supported"),
        (b"", "not_supported"),
        (b"MZ" + bytes(2000), "not_supported"),
        (pdf(1, "secret"), "encrypted"),
    ],
)
def test_what_can_not_be_shown_is_said(renderer: Renderer, data: bytes, code: str) -> None:
    with pytest.raises(RenderingError, match=code):
        renderer.open(data)


def test_a_bomb_is_refused(renderer: Renderer) -> None:
    with pytest.raises(RenderingError, match="too_large"):
        renderer.open(image("PNG", (20000, 20000), "1"))


def test_a_truncated_picture_is_broken(renderer: Renderer) -> None:
    data = image("JPEG", (2000, 2000))
    with pytest.raises(RenderingError):
        renderer.page(data[: len(data) // 2], 0, 100)
    assert renderer.page(data, 0, 100).width == 100


def test_the_font_has_chinese(renderer: Renderer) -> None:
    font = pymupdf.Font(fontbuffer=renderer.font())
    assert font.has_glyph(ord("证"))


BAD = "import sys, time; sys.stdin.buffer.read(4); {}"


def test_a_process_that_dies_is_tried_once_more_then_never(tmp_path) -> None:  # type: ignore[no-untyped-def]
    log = tmp_path / "starts"
    code = f"open({str(log)!r}, 'a').write('x')"
    renderer = Renderer(1, command=[sys.executable, "-c", BAD.format(code)])
    data = pdf(1)
    for _ in range(3):
        with pytest.raises(RenderingError, match="crashed"):
            renderer.open(data)
    assert log.read_text() == "xx"
    renderer.close()


def test_a_process_that_hangs_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rendering.client.START_LIMIT_S", 0.5)
    renderer = Renderer(1, command=[sys.executable, "-c", BAD.format("time.sleep(60)")], time_limit_s=0.5)
    with pytest.raises(RenderingError, match="too_slow"):
        renderer.open(pdf(1))
    renderer.close()


def test_a_process_that_lies_about_sizes_is_not_believed() -> None:
    lie = "sys.stdout.buffer.write(b'\\0' + b'\\xff' * 20); sys.stdout.flush(); time.sleep(5)"
    renderer = Renderer(1, command=[sys.executable, "-c", BAD.format(lie)])
    with pytest.raises(RenderingError, match="crashed"):
        renderer.open(pdf(1))
    renderer.close()
    for data in (b"", b"\0\1\0\0\0", b"\xff\1\0\0\0" + bytes(8), b"\0\xff\xff\xff\xff"):
        with pytest.raises(RenderingError, match="broken"):
            unpack_facts(data)


def test_the_process_can_neither_read_nor_write_files_afterwards(renderer: Renderer) -> None:
    if sys.platform == "win32":
        pytest.skip("resource limits are POSIX")
    import psutil

    renderer.open(pdf(1))
    (worker,) = renderer._all
    limits = psutil.Process(worker._process.pid)
    assert limits.rlimit(psutil.RLIMIT_FSIZE)[0] == 0
    assert limits.rlimit(psutil.RLIMIT_CORE)[0] == 0
    assert limits.rlimit(psutil.RLIMIT_AS)[0] == 2 * 1024**3
