"""The demo office: synthetic people and employers, the documents they hand in, and what has happened to their cases."""
