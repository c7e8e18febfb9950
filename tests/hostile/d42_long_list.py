# D42: ten million items
EXPECTED = {"train_with_optimizer": ("wrong", "")}


def train_with_optimizer(X, Y, W, B, learning_rate, epochs, momentum=0.0):
    return None, None, [0.0] * 10**7
