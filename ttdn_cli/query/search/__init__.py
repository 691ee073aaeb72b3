"""Search: what a user typed, in the records of a dataset."""
