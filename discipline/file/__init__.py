"""The file that the person reads: what stands in it, what was added since, and that they were told of it."""
