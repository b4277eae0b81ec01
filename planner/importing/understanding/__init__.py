"""A page of cells and lines -> a draft of what it says, with questions where it is unsure."""
