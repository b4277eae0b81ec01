"""What the program takes from the machine: places on disk, shipped files, bank holidays, who and when."""
