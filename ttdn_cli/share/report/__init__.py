"""One page of all facts, in both languages."""
