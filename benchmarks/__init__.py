"""Figures: each module prints one JSON line per figure with ours, reference and ratio, measured in the same run."""
