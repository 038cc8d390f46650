"""What answers a request by its address: data, pictures, boundaries, errors."""
