"""Vendors: what is asked of them by the desk, one file each, and the courier that asks."""
