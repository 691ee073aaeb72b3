"""What leaves the terminal: files for other tools, citations, a page to read, and pictures."""
