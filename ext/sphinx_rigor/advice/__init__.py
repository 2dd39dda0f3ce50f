"""Rules and standards in words, and skeletons of articles."""
