"""The site as Liquid sees it: Jekyll's drops, with its keys and values."""
