"""Hypothesis takes the time it needs on a busy machine, and draws the same examples in CI."""

import os
import signal

from hypothesis import settings

settings.register_profile("tafel", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("tafel")

# In the background of a shell SIGINT is ignored, here and in every program that a test starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
