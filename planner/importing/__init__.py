"""From the bytes of a published programme to one change: reading, understanding, bringing in."""
