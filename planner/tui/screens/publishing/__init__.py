"""Publishing a version, and saving documents."""
