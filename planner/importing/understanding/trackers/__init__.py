"""Understanding trackers of recommendations and action logs: their tables are found on a page, and read row by row."""
