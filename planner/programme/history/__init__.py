"""A programme's history: changes, merging, undoing, replaying, and their wording."""
