"""The risk of detriment: what calls for an assessment, what stands, what is owed, and what others may know of it."""
