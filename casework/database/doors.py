"""Which function carries out which message. Handlers bear their message's name in snake case."""

from collections.abc import Callable
from typing import Any

Handler = Callable[[Any, Any], Any]

ACTS: dict[type, Handler] = {}
LOOKS: dict[type, Handler] = {}
NOTES: dict[type, Handler] = {}
