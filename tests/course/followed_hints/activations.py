"""The hints of `exercises/activations.py`, followed to the letter."""

FOLLOWED = {
    "sigmoid": "    return np.exp(-np.logaddexp(0, -x))\n",
    "sigmoid_derivative": "    s = sigmoid(x)\n    return s * (1 - s)\n",
    "relu": "    return np.maximum(x, 0)\n",
    "relu_derivative": "    return (x > 0).astype(x.dtype)\n",
    "silu": "    return np.maximum(x, -1000) * sigmoid(x)\n",
    "silu_derivative": """
    s = sigmoid(x)
    return s + np.clip(x, -1000, 1000) * s * (1 - s)
""",
    "gaussian": "    return np.exp(-x**2)\n",
    "gaussian_derivative": """
    return -2 * np.clip(x, -40, 40) * np.exp(-x**2)
""",
    "identity": "    return x\n",
    "linear": "    return slope * x + intercept\n",
    "binary_step": "    return (x >= 0).astype(x.dtype)\n",
    "tanh": "    return np.tanh(x)\n",
    "arctan": "    return np.arctan(x)\n",
    "softsign": """
    x = np.clip(x, -1e30, 1e30)
    return x / (1 + np.abs(x))
""",
    "leaky_relu": "    return np.where(x >= 0, x, slope * x)\n",
    "elu": "    return np.where(x >= 0, x, alpha * np.expm1(np.minimum(x, 0)))\n",
    "trelu": "    return np.where(x > threshold, x, 0)\n",
    "softplus": "    return np.logaddexp(0, x)\n",
    "gelu": """
    x = np.maximum(x, -1000)
    return (x * np.vectorize(math.erfc)(-x / math.sqrt(2)) / 2).astype(x.dtype)
""",
    "gelu_derivative": """
    dtype = x.dtype
    x = np.clip(x, -40, 40)
    below = np.vectorize(math.erfc)(-x / math.sqrt(2)) / 2
    density = np.exp(-x**2 / 2) / np.sqrt(2 * np.pi)
    return (below + x * density).astype(dtype)
""",
    "bent_identity": "    return x * (1 + np.tan(np.arctan(x) / 2) / 2)\n",
    "identity_derivative": "    return np.ones_like(x)\n",
    "linear_derivative": "    return np.full_like(x, slope)\n",
    "binary_step_derivative": "    return np.zeros_like(x)\n",
    "tanh_derivative": "    return 1 - np.tanh(x) ** 2\n",
    "arctan_derivative": "    return 1 / (1 + x**2)\n",
    "softsign_derivative": "    return 1 / (1 + np.abs(x)) ** 2\n",
    "leaky_relu_derivative": "    return np.where(x > 0, 1, slope).astype(x.dtype)\n",
    "elu_derivative": """
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))
""",
    "trelu_derivative": "    return (x > threshold).astype(x.dtype)\n",
    "softplus_derivative": "    return sigmoid(x)\n",
    "bent_identity_derivative": "    return np.sin(np.arctan(x)) / 2 + 1\n",
    "logit": """
    with np.errstate(divide="ignore"):
        return np.log(p) - np.log(1 - p)
""",
    "softmax": """
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
""",
}
