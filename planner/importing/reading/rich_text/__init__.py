"""Reading Rich Text documents."""
