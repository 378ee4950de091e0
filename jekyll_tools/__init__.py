"""Checks a Jekyll site at its source, and emits its HTML and redirects, without Ruby."""

__version__ = "0.1.0"
