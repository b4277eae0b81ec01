"""Importing a published programme in three steps: reading a document, understanding it, bringing it in as a change."""
