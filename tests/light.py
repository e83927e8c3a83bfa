"""The settings of the processes that the tests start: those of production with cheap locks.

What a lock costs a guesser is tested on its own (tests/unit/vault); here it would only cost the run, at every
sign-in and every receipt.
"""

from config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
VAULT_ARGON2 = RECEIPT_ARGON2 = {"memory_kib": 64, "passes": 1, "lanes": 1}
SILENCED_SYSTEM_CHECKS = ["vault.E003"]  # "too cheap"
