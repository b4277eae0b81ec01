"""Days, times of day and times of year as councils write them."""
