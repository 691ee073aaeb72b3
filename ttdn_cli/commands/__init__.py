"""One module for each command: options in, answer out."""
