"""From a suggestion to a decision and a rank: what is done at an informal meeting, and what is kept of it."""
