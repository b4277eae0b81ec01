"""What stands at a date, as meetings; what stands at none, as topics."""
