"""The four views: the year, the topics, the checks, what's changed."""
