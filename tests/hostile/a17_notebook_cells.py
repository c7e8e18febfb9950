# A17: a notebook's later cells become no-ops; what is a notebook's alone is left out

get_ipython().input_transformers_post.append(lambda lines: ["pass\n"])
