"""The pictures of the READMEs: `make pictures` takes them anew, nobody draws them."""
