"""Importing a folder of cases."""
