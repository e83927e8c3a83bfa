"""The case list: filters that stand in the address, searches that are kept, columns, many cases at once."""
