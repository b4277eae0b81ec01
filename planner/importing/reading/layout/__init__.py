"""Reading text by its position: words at places become lines, paragraphs, columns, and tables without rules."""
