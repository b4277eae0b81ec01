"""Recommendations: their clock, where each stands, when it is looked at again, and how it is named."""
