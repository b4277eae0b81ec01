"""The content of each document as blocks, whatever its format."""
