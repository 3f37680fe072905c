"""Hostile bytes in, pixels and facts out, in processes of its own. Imports nothing of ours and no Qt."""
