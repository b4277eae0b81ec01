"""What was published, what has become of it since, and why."""
