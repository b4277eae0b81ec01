"""What was done to a programme: changes, their merging and undoing, replay, and how they read."""
