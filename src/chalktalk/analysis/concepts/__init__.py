"""Concepts: what a script speaks of, each with all the places where it is named."""
