"""Config files → the settings in force for each file. `files` finds and reads them, `settings` resolves them."""

from __future__ import annotations

from sourcing.config.files import Config, default_config, find_config, forget_configs, load_config
from sourcing.config.settings import Origin, Overrides, Policy, Settings, policy_for, settings_for

__all__ = [
    "Config",
    "Origin",
    "Overrides",
    "Policy",
    "Settings",
    "default_config",
    "find_config",
    "forget_configs",
    "load_config",
    "policy_for",
    "settings_for",
]
