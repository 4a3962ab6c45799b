"""The commands, one module for each family; what only one of them needs is imported inside it."""
