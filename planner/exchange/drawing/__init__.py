"""How a document is laid out, whatever its format: pages, columns, and the numbers of what is numbered."""
