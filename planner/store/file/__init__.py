"""The programme's file: plain indented JSON, through TinyDB, saved all or nothing."""
