"""What comes after a meeting: the outcomes of its items, next looks, actions, and what of it is still open."""
