"""The tags: one a file, `parse(tag, parser)` in each. A file is all that a new one needs."""
