"""The Chinese font for PCs that have none: handed over by the rendering process once, then kept beside the user's data."""

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rendering.client import Renderer

FILE_NAME = "cjk.font"


def font_for(renderer: "Callable[[], Renderer]", folder: Path) -> bytes:
    """The font's bytes, from `folder` when it was kept there whole. RenderingError. Called in a lane."""
    path = folder / FILE_NAME
    try:
        kept = path.read_bytes()
        if zlib.crc32(kept[4:]).to_bytes(4, "big") == kept[:4]:
            return kept[4:]
    except OSError:
        pass  # the first start
    data = renderer().font()
    part = path.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(zlib.crc32(data).to_bytes(4, "big") + data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)  # a disk that refuses is no reason to stop
    return data
