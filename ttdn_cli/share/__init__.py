"""What leaves the terminal: files for other tools, citations and a page to read."""
