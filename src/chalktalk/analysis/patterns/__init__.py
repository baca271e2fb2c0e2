"""Patterns: the ways in which English says steps, rows, contrasts, definitions and quotations."""
