# E52: PyTorch's defaults are changed; each call starts clean
EXPECTED = {"torch_training": ("passed", "")}

import torch

torch.set_default_dtype(torch.float64)
torch.set_default_device("meta")
torch.set_grad_enabled(False)
torch.manual_seed(7)
try:
    torch.set_num_threads(64)
except RuntimeError:
    pass
