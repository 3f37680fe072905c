"""The document preview: all pages of a material's files in one column, as pixels somebody else has made."""
