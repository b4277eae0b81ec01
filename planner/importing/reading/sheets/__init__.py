"""Reading Excel workbooks, and what the sheets of any spreadsheet have in common."""
