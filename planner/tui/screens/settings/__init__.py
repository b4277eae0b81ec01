"""The committee's settings, and the look."""
