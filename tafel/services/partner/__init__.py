"""Partners: who they are, whom to reach, what they were asked."""
