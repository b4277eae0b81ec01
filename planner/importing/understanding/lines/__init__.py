"""Reading the lines outside tables."""
