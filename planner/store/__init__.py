"""Where a programme is kept."""
