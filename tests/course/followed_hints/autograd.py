"""The hints of `exercises/autograd.py`, followed to the letter."""

from tests.course.followed_hints.reduction import REDUCTION

FOLLOWED = {
    "derivative_at": """
    x = x.clone()
    x.requires_grad_()
    value = (coefficients * x ** torch.arange(len(coefficients))).sum()
    value.backward()
    return x.grad
""",
    "accumulated_gradients": """
    w = w.clone().requires_grad_()
    seen = torch.empty_like(slopes)
    for i in range(len(slopes)):
        z = slopes[i] * w
        z.backward()
        seen[i] = w.grad
    return seen
""",
    "train_with_autograd": REDUCTION
    + """
    W = W.clone().requires_grad_()
    B = B.clone().requires_grad_()
    history = []
    for _ in range(epochs):
        squares = (X @ W + B - Y) ** 2
        loss = squares.mean() if reduction == "mean" else squares.sum()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            W -= learning_rate * W.grad
            B -= learning_rate * B.grad
        W.grad = None
        B.grad = None
    return W.detach(), B.detach(), history
""",
    "train_until": """
    w = w.clone().requires_grad_()
    b = b.clone().requires_grad_()
    history, epochs = [], 0
    for _ in range(max_epochs):
        loss = ((w * x + b - y) ** 2).mean()
        history.append(loss.item())
        if loss < stop_below:
            break
        loss.backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
            b -= learning_rate * b.grad
        w.grad = None
        b.grad = None
        epochs += 1
    return w.detach(), b.detach(), epochs, history
""",
}
