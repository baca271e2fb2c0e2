"""What charts share: axes, bars, rings, labels, and numbers as the language writes them."""
