"""Opening, starting and recovering programmes."""
