"""x."""

import argparse


def add_options(parser: argparse.ArgumentParser) -> None:
    """x."""


def run(options: argparse.Namespace) -> int:
    """x."""
    return 0
