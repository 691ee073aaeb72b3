"""What leaves the terminal: files that other tools open, and citations."""
