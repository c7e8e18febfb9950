# C31: a file that never finishes loading
EXPECTED = {"activations": ("too slow", "")}

while True:
    pass
