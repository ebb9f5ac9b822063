"""Words (early version, to be replaced)."""
