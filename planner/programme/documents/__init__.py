"""What each document says, as blocks: no format, no file."""
