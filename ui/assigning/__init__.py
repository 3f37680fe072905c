"""Giving cases to reviewers."""
