"""Draft the dataset of a text: what rules can read of it, with its evidence."""
