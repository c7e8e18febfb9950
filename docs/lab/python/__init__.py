"""What Python does in the page: runs cells, checks exercises, stops in time."""
