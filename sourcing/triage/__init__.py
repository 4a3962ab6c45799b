"""Findings → those that count: comments in the document, the baseline and a diff each take some away."""
