# A17: a notebook's later cells become no-ops
EXPECTED = {"linear_regression": ("does not load", "NameError")}

get_ipython().input_transformers_post.append(lambda lines: ["pass\n"])
