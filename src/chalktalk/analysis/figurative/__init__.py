"""Figurative: thoughts that are moving pictures, by word, phrase and meaning."""
