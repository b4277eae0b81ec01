"""Importing a published programme."""
