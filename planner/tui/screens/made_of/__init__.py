"""What screens are made of: the screen, the dialogue, the form, asking for a reason, help."""
