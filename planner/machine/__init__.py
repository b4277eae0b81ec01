"""What the program takes from the machine: files and folders, shipped data, bank holidays, the user and the time."""
