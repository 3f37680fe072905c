"""The inbox: queues, table, filters, search, and the key for the next case."""
