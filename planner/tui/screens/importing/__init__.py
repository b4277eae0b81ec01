"""Bringing in a published programme."""
