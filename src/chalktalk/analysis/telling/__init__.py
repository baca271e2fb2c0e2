"""Telling: how a script is told: its structure, difficulty, feeling and cut."""
