"""The facts of datasets in DuckDB: tables with types, the file that has them, and SQL over it."""
