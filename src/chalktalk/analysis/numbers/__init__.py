"""Numbers: amounts, units and dates in digits and words, and what they measure."""
