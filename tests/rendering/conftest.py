"""One renderer for the tests that leave it whole; its processes are started before the first of them."""

from collections.abc import Iterator

import pytest

from rendering.client import Renderer


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    made = Renderer(1)
    made.prepare()
    made.diagnostics()
    made.prepare()
    yield made
    made.close()
