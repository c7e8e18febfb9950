"""What tests of several folders share; a module is named for what it gives."""
