"""Understanding a published work programme: from a page to a draft, its questions, and the programme it makes."""
