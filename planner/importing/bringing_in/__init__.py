"""A draft -> what it would change in a programme, shown before it is done."""
