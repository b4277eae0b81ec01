"""Reading tables: their headings, rows and cells, and those that are grids."""
