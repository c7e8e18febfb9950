"""What is handed in: folders, zips, copies, and the list of the class."""
