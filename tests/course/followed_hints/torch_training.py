"""The hints of `exercises/torch_training.py`, followed to the letter."""

FOLLOWED = {
    "train_with_optimizer": """
    W = W.clone().requires_grad_()
    B = B.clone().requires_grad_()
    optimizer = torch.optim.SGD([W, B], lr=learning_rate, momentum=momentum)
    history = []
    for _ in range(epochs):
        loss = ((X @ W + B - Y) ** 2).mean()
        history.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return W.detach(), B.detach(), history
""",
    "LinearRegressionModel": """
    def __init__(self, in_features):
        super().__init__()
        self.linear = nn.Linear(in_features, 1)
    def forward(self, X):
        return self.linear(X)
""",
    "fit_plane": """
    y = y.reshape(-1, 1)
    layer = nn.Linear(3, 1, bias=False, dtype=X.dtype)
    nn.init.zeros_(layer.weight)
    optimizer = torch.optim.SGD(layer.parameters(), lr=learning_rate)
    for _ in range(epochs):
        loss = ((layer(X) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return layer.weight.detach().reshape(3)
""",
    "sgd_step": """
    g = gradient + weight_decay * parameter
    v = momentum * velocity + g
    p = parameter - learning_rate * v
    return p, v
""",
    "MLP": """
    def __init__(self, in_features, hidden):
        super().__init__()
        self.hidden = nn.Linear(in_features, hidden)
        self.output = nn.Linear(hidden, 1)
    def forward(self, X):
        return self.output(torch.tanh(self.hidden(X)))
""",
    "train_with_batches": """
    W = W.clone().requires_grad_()
    B = B.clone().requires_grad_()
    optimizer = torch.optim.SGD([W, B], lr=learning_rate)
    history = []
    for batch in batches:
        loss = F.binary_cross_entropy_with_logits(X[batch] @ W + B, Y[batch])
        history.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return W.detach(), B.detach(), history
""",
}
