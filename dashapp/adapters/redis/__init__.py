"""What several processes share beside the database, in Redis."""
