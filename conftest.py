"""Hypothesis takes the time it needs on a busy machine, and draws the same examples in CI."""

import os

from hypothesis import settings

settings.register_profile("tafel", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("tafel")
