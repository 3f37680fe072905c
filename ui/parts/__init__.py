"""Small visible parts that several screens share."""
