"""Publishing versions, and comparing them."""
