# A17: a notebook's later cells become no-ops; its own lines are left out of a file
EXPECTED = {"linear_regression": ("passed", "")}

get_ipython().input_transformers_post.append(lambda lines: ["pass\n"])
