"""Hostile bytes -> pixels, text and facts, in processes of their own. Imports nothing of ours and no Qt."""
