"""Reading web pages, and what is turned into one."""
