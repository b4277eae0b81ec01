"""The data that ships with the program: checklists, and the sample."""
