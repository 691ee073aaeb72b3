"""Citations of the speech and of its documents: one module for each style."""
