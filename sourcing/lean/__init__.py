"""What Python's own library has, in the little of it that this program needs, so that it starts soon and stays small."""
