"""Signing in, and the lock after a time of idleness."""
