"""Language: sentences read by an engine, and what can be said of their words without a parser."""
