"""Placing and moving items, meetings, decisions of the Executive, what is due."""
