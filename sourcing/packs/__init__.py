"""YAML files of rules and presets → rules that can be run, and an error with its place for all that is wrong with a file."""
