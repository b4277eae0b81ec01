"""A council's own Word template: read safely, and our documents put in place of its body."""
