"""Voices of providers: what they are sent, whether what comes back is of use, and how it is cut into sentences."""
