"""Understanding a page: a draft of what it says, with questions where it is unsure."""
