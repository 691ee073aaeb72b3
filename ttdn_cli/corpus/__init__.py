"""Many datasets at once: which files, what was read of them before, and what only many answer."""
