"""Registering a case at the counter."""
