"""The views: the year, the topics, the checks, what changed."""
