"""Publishing a version, and exporting documents."""
