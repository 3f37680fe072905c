"""The reservation calendar: month, week and day, what changes them, and whom a change hits."""
