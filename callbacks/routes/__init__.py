"""What answers a request by its address: data, boundaries, cards, errors."""
