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
    for worker in made._crew.all:
        worker.greet()  # while it starts it has a child of its own, which would look left behind by some test
    yield made
    made.close()
