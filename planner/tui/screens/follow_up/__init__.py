"""What comes after a meeting: what became of its items, actions, and reminders."""
