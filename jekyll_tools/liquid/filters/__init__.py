"""The filters, by family: every function marked as one is found."""
