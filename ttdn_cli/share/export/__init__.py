"""The facts as files that other tools open: one module for each format."""
