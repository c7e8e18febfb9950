"""What runs in the page, tried without a browser."""
