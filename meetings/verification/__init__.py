"""Care of sources: their pages are read from the web, kept, and read again."""
