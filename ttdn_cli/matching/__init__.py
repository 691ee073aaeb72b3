"""When records of two datasets are of one thing: their words, times, values."""
