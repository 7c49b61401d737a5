"""What may belong together: judged, joined, taken apart."""
