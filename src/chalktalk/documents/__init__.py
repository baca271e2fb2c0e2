"""What stages exchange: frozen, versioned documents without behaviour or I/O."""
