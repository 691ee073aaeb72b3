"""Vietnamese and numbers: strings in, values out. Nothing here reads a file or knows a dataset."""
