"""Opening, starting, copying and recovering programmes, and settling conflicts."""
