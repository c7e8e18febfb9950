# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 40
#     picture: units
#     summary:
#       ko: 은닉층 하나가 경계를 휩니다. 두 층의 역전파를 손으로 유도하고 검산한 다음, 스무 번 학습시켜 봅니다.
#       en: One hidden layer bends the boundary. Derive backpropagation through two layers by hand, check it, and train twenty times.
# ---

# %% [markdown] lang="ko"
# # 14. 첫 신경망
#
# [앞 강의](13_a_line_that_decides.ipynb)의 직선은 두 무리가 서로를 감싸고 있으면 어쩔 도리가 없습니다. 이번에는 직선 여러 개를
# 휘어서 더한 경계를 만듭니다. 은닉층이 하나인 신경망입니다. 기울기는 역전파로, 곧 연쇄 법칙을 뒤에서부터 한 고리씩
# 곱해서 손으로 구합니다. 이 강의가 끝나면 여러분이 직접 쓴 식으로 신경망이 학습됩니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 은닉층이 경계를 어떻게 휘는지 그림으로 설명합니다.
# - 두 층을 거슬러 가는 기울기를 유도하고, 인수마다 모양을 적고, 두 가지 방법으로 검산합니다.
# - 활성화 함수를 바꾸어 가며 시드 스무 개로 학습시켜 견줍니다.
# - 처음의 가중치가 층마다 기울기의 크기를 어떻게 바꾸는지 잽니다.

# %% [markdown] lang="en"
# # 14. A first network
#
# The line of [the last lesson](13_a_line_that_decides.ipynb) is helpless where two groups reach around each other. Now
# build a boundary from several lines, bent and added up: a neural network with one hidden layer. You will find its gradient by
# hand, by backpropagation, which is the chain rule multiplied link by link from behind. At the end of this lesson a
# network learns by formulas of your own.
#
# After this lesson you can
#
# - explain with a picture how a hidden layer bends the boundary,
# - derive the gradient back through two layers, write the shape under every factor, and check it in two ways,
# - exchange the activation function, and compare by training from twenty seeds,
# - measure what the first weights do to the size of the gradient in each layer.

# %% [markdown] lang="ko"
# ## 두 반달 {#moons}
#
# 두 반달은 분류를 시험할 때 즐겨 쓰는 데이터입니다. 반원 두 개가 서로 물려 있고, 점마다 잡음(noise)이 조금 섞여 있습니다. 이름표가 0인
# 반원은 위로 볼록하고 1인 반원은 아래로 볼록합니다. 점 200개로 학습하고, 학습에 쓰지 않는 200개를 **따로 둡니다**. 처음 보는 점도
# 맞히는지 알고 싶기 때문입니다.
#
# 먼저 앞 강의의 직선을 써 봅니다.
#
# !!! prediction
#     직선 하나는 따로 둔 점의 몇 퍼센트를 맞힐까요?
#
#     - [ ] 50%쯤
#     - [ ] 85%쯤
#     - [ ] 99%쯤
#
#     ??? answer
#         86.5%입니다. 두 반달의 대부분은 위아래로 갈리지만, 서로를 향해 뻗은 끝은 직선으로 가를 수 없습니다.

# %% [markdown] lang="en"
# ## Two moons {#moons}
#
# The two moons are a favourite test for classifiers: two half-circles that interlock, with a little noise added to
# every point. The half-circle labelled 0 is the upper one, the one labelled 1 hangs below. Train on 200 points, and
# **keep aside** another 200 that take no part in training: you want to know whether points never seen before come out
# right.
#
# First, try the line of the last lesson.
#
# !!! prediction
#     How many percent of the points kept aside will a line get right?
#
#     - [ ] about 50%
#     - [ ] about 85%
#     - [ ] about 99%
#
#     ??? answer
#         86.5%. Most of the moons lies above or below, but the tips that reach towards each other cannot be separated by
#         a line.


# %% words={"a line, points kept aside": "직선, 따로 둔 점"}
import matplotlib.pyplot as plt
import numpy as np


def two_moons(N, noise, rng):
    """Return N points (N, 2) on two half-circles, and their labels (N, 1)."""
    lower = np.arange(N)[:, None] % 2 == 1  # every other point
    angle = rng.uniform(0, np.pi, size=N)
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    X = np.where(lower, [1, 0.5] - circle, circle)
    return X + noise * rng.normal(size=(N, 2)), lower.astype(float)


def sigmoid(Z):
    return np.exp(-np.logaddexp(0, -Z))


rng = np.random.default_rng(1)
X, Y = two_moons(200, 0.15, rng)
X_new, Y_new = two_moons(200, 0.15, rng)  # kept aside

W, B = np.zeros((2, 1)), np.zeros(1)
for _ in range(500):
    E = (sigmoid(X @ W + B) - Y) / len(X)
    W, B = W - X.T @ E, B - E.sum(axis=0)
right = np.mean((X_new @ W + B > 0) == (Y_new == 1))
print(f"a line, points kept aside: {right:.1%}")

# %% [markdown] lang="ko"
# ## 은닉층 하나 {#hidden}
#
# 직선을 여러 개 쌓으면 어떨까요? [선형층만 쌓으면 선형층 하나](09_why_layers_bend.ipynb#why)라는 것을 이미 보았습니다. 지금의 모양으로 적으면
# $(XW_1 + B_1)\,W_2 + B_2 = X\,(W_1 W_2) + (B_1 W_2 + B_2)$이고, 경계는 여전히 직선입니다. 그래서 두 층 사이에 휘는 함수를 끼웁니다.
#
# $$
# \begin{aligned}
# A &= X W_1 + B_1 \\
# H &= \tanh(A) \\
# Z &= H W_2 + B_2
# \end{aligned}
# $$
#
# $H$의 열 하나하나가 은닉 유닛(hidden unit)입니다. 유닛마다 평면에 직선을 하나 긋고, 그 직선을 건너며 $-1$에서 1로 부드럽게
# 올라갑니다. 둘째 층은 이 부드러운 계단들에 가중치를 곱해 더하고, 합이 0인 곳이 경계입니다. 유닛이 열여섯이면 모양은 다음과
# 같습니다.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | $X$ | `(N, 2)` | 점 |
# | $W_1$, $B_1$ | `(2, 16)`, `(16,)` | 직선 열여섯 개 |
# | $A$, $H$ | `(N, 16)` | 점마다 계단 열여섯 개의 높이 |
# | $W_2$, $B_2$ | `(16, 1)`, `(1,)` | 더하는 비율 |
# | $Z$ | `(N, 1)` | 로짓 |
#
# 매개변수는 모두 $2 \cdot 16 + 16 + 16 + 1 = 65$개입니다. 손실은 [앞 강의](13_a_line_that_decides.ipynb#loss)와 똑같이 이진 교차 엔트로피입니다.

# %% [markdown] lang="en"
# ## One hidden layer {#hidden}
#
# What about stacking lines? You have seen that [linear layers alone are one linear layer](09_why_layers_bend.ipynb#why).
# With the shapes used here, $(XW_1 + B_1)\,W_2 + B_2 = X\,(W_1 W_2) + (B_1 W_2 + B_2)$, and the boundary is still a
# line. So put a function that bends between the two layers, and there is a neural network.
#
# $$
# \begin{aligned}
# A &= X W_1 + B_1 \\
# H &= \tanh(A) \\
# Z &= H W_2 + B_2
# \end{aligned}
# $$
#
# Each column of $H$ is a hidden unit. Every unit draws a line in the plane and rises smoothly from $-1$ to 1 as you
# cross it. The second layer multiplies these soft steps by weights and adds them up; where the sum is 0, there is the
# boundary. With sixteen units the shapes are these.
#
# | name | shape | meaning |
# |---|---|---|
# | $X$ | `(N, 2)` | the points |
# | $W_1$, $B_1$ | `(2, 16)`, `(16,)` | sixteen lines |
# | $A$, $H$ | `(N, 16)` | for each point, the heights of sixteen steps |
# | $W_2$, $B_2$ | `(16, 1)`, `(1,)` | how they are added up |
# | $Z$ | `(N, 1)` | the logits |
#
# There are $2 \cdot 16 + 16 + 16 + 1 = 65$ parameters. The loss is the binary cross-entropy of
# [the last lesson](13_a_line_that_decides.ipynb#loss), unchanged.


# %% words={"logits": "로짓", "loss": "손실"}
def forward(X, W1, B1, W2, B2):
    H = np.tanh(X @ W1 + B1)  # (N, hidden)
    return H, H @ W2 + B2  # (N, hidden), (N, 1)


def loss(X, Y, *parameters):
    _, Z = forward(X, *parameters)
    return np.mean(np.logaddexp(0, Z) - Y * Z)


def start(hidden, rng):
    """Return weights of the standard deviation 1/sqrt(n), n numbers entering a layer."""
    W1 = rng.normal(size=(2, hidden)) / np.sqrt(2)
    W2 = rng.normal(size=(hidden, 1)) / np.sqrt(hidden)
    return W1, np.zeros(hidden), W2, np.zeros(1)


first = start(16, np.random.default_rng(0))
_, Z = forward(X, *first)
print("logits", Z.shape, f"  loss {loss(X, Y, *first):.4f}")

# %% [markdown] lang="ko"
# ## 손으로 하는 역전파 {#backpropagation}
#
# ### 톱니바퀴 다섯 개 {#gears}
#
# [1강의 톱니바퀴](01_from_data_to_loss.ipynb#chain-rule)에서 시작합니다. 점 하나, 유닛 하나만 봅시다. $x = 2$이고 이름표는 1,
# $w_1 = 0.25$, $w_2 = 2$, 편향은 모두 0입니다. 수는 앞으로 흐르고 비율은 뒤로 흐릅니다.
#
# $$x \;\to\; a = w_1 x + b_1 \;\to\; h = \tanh a \;\to\; z = w_2 h + b_2 \;\to\; \ell = \text{softplus}(z) - yz$$
#
# - $\ell$에서 $z$로: $p - y$. 앞 강의에서 구했습니다.
# - $z$에서 $h$로: $z = w_2 h + b_2$이므로 $w_2$를 곱합니다.
# - $h$에서 $a$로: [`tanh`의 도함수](10_activation_functions.ipynb#s-curves)는 $1 - h^2$입니다. 순전파에서 구해 둔 $h$만 있으면 됩니다.
# - $a$에서 $w_1$로: $a = w_1 x + b_1$이므로 $x$를 곱합니다.
#
# !!! prediction
#     $w_2$에 대한 기울기에는 어떤 비율들이 곱해질까요?
#
#     - [ ] $p - y$와 $h$
#     - [ ] $p - y$와 $w_2$
#     - [ ] $p - y$와 $1 - h^2$과 $x$
#
#     ??? answer
#         $p - y$와 $h$입니다. $z = w_2 h + b_2$를 $w_2$로 미분하면 $h$가 남습니다. $w_2$ 자신은 더 뒤로, $w_1$로 가는 길에만
#         곱해집니다.

# %% [markdown] lang="en"
# ## Backpropagation by hand {#backpropagation}
#
# ### Five gears {#gears}
#
# Begin with [the gears of lesson 1](01_from_data_to_loss.ipynb#chain-rule): one point, one unit. Let $x = 2$ with the
# label 1, $w_1 = 0.25$, $w_2 = 2$, and both biases 0. Numbers flow forward, ratios flow backward.
#
# $$x \;\to\; a = w_1 x + b_1 \;\to\; h = \tanh a \;\to\; z = w_2 h + b_2 \;\to\; \ell = \text{softplus}(z) - yz$$
#
# - From $\ell$ to $z$: $p - y$, which the last lesson found.
# - From $z$ to $h$: as $z = w_2 h + b_2$, multiply by $w_2$.
# - From $h$ to $a$: the derivative of [`tanh`](10_activation_functions.ipynb#s-curves) is $1 - h^2$. The $h$ of the
#   forward pass is all it needs.
# - From $a$ to $w_1$: as $a = w_1 x + b_1$, multiply by $x$.
#
# !!! prediction
#     Which ratios are multiplied in the gradient of $w_2$?
#
#     - [ ] $p - y$ and $h$
#     - [ ] $p - y$ and $w_2$
#     - [ ] $p - y$, $1 - h^2$ and $x$
#
#     ??? answer
#         $p - y$ and $h$: differentiate $z = w_2 h + b_2$ by $w_2$, and $h$ is left. $w_2$ itself is a factor only
#         further back, on the way to $w_1$.

# %%
x, y, w1, w2 = 2.0, 1.0, 0.25, 2.0
a = w1 * x
h = np.tanh(a)
z = w2 * h
p = sigmoid(z)
dz = p - y
dh = dz * w2
da = dh * (1 - h**2)
print(f"a = {a:.3f}   h = {h:.3f}   z = {z:.3f}   p = {p:.3f}")
print(f"dl/dz  = {dz:.3f}")
print(f"dl/dh  = {dz:.3f} * {w2:.3f} = {dh:.3f}")
print(f"dl/da  = {dh:.3f} * {1 - h**2:.3f} = {da:.3f}")
print(f"dl/dw1 = {da:.3f} * {x:.3f} = {da * x:.3f}")
print(f"dl/dw2 = {dz:.3f} * {h:.3f} = {dz * h:.3f}")

# %% figure="gears" drawing=true numbers=false
symbols = ["$w_1$", "$a$", "$h$", "$z$", r"$\ell$"]
numbers = [w1, a, h, z, np.logaddexp(0, z) - y * z]
colours = ["C0", "C7", "C2", "C2", "C3"]
factors = ["$× x$", "$× (1 - h^2)$", "$× w_2$", "$× (p - y)$"]
products = [da * x, da, dh, dz, 1]

fig, ax = plt.subplots(figsize=(7.4, 2.9))
centred = {"ha": "center", "va": "center"}
box = {"boxstyle": "round,pad=0.4", "facecolor": "white"}
for i, colour in enumerate(colours):
    frame = {**box, "edgecolor": colour}
    ax.text(i, 1, f"{numbers[i]:.3f}", color=colour, fontsize=13, bbox=frame, **centred)
    ax.text(i, 1.85, symbols[i], color=colour, fontsize=17, **centred)
    product = f"{products[i]:.3f}".replace("-", "−")
    ax.text(i, -0.8, product, color="C4", fontsize=14, **centred)
for i, factor in enumerate(factors):
    forwards = {"arrowstyle": "->", "color": "black"}
    ax.annotate("", (i + 0.68, 1), (i + 0.32, 1), arrowprops=forwards)
    backwards = {"arrowstyle": "->", "color": "C4", "linewidth": 2}
    ax.annotate("", (i + 0.34, -0.8), (i + 0.7, -0.8), arrowprops=backwards)
    ax.text(i + 0.5, -0.2, factor, color="C4", fontsize=12, **centred)
ax.set(xlim=(-0.45, 4.45), ylim=(-1.25, 2.2))
ax.axis("off")
plt.show()

# %% [markdown] lang="ko" caption="gears" alt="왼쪽에서 오른쪽으로 다섯 칸입니다. w1은 0.250, a는 0.500, h는 0.462, z는 0.924, 손실은 0.334입니다. 아래 줄은 오른쪽 끝의 1에서 출발해 왼쪽으로 가며 p − y, w2, 1 − h², x를 차례로 곱합니다. −0.284, −0.568, −0.447을 거쳐 w1에서 −0.894가 됩니다."
# 위에서는 수가 앞으로, 아래에서는 비율이 뒤로 흐릅니다. 1강과 달라진 것은 고리 하나, 곧 `tanh`를 지나며 곱하는 $1 - h^2$뿐입니다.

# %% [markdown] lang="en" caption="gears" alt="Five boxes from left to right: w1 is 0.250, a 0.500, h 0.462, z 0.924, the loss 0.334. The row below starts with 1 on the right and runs left, multiplied by p − y, w2, 1 − h² and x in turn: −0.284, −0.568, −0.447, and −0.894 at w1."
# Above, numbers flow forward; below, ratios flow backward. One link is new since lesson 1: the factor $1 - h^2$ for passing `tanh`.

# %% [markdown] lang="ko"
# ### 모든 점과 모든 유닛을 한꺼번에 {#shapes}
#
# 이제 행렬로 적습니다. 규칙은 둘입니다. 기울기의 모양은 그것의 변수와 **같고**, 여러 길로 영향을 주었으면 길마다의 몫을
# **더합니다**. 뒤에서부터 한 층씩 갑니다. 점의 평균을 낼 $N$은 처음에 한 번만 나눕니다.
#
# $$
# \begin{aligned}
# E = \frac{\partial L}{\partial Z} &= \underbrace{\frac{p - Y}{N}}_{(N,\, 1)} \\
# \frac{\partial L}{\partial W_2} &= \underbrace{H^\top}_{(16,\, N)} \underbrace{E}_{(N,\, 1)} \\
# D = \frac{\partial L}{\partial A} &= \underbrace{E}_{(N,\, 1)} \underbrace{W_2^\top}_{(1,\, 16)} \odot \underbrace{(1 - H^2)}_{(N,\, 16)} \\
# \frac{\partial L}{\partial W_1} &= \underbrace{X^\top}_{(2,\, N)} \underbrace{D}_{(N,\, 16)}
# \end{aligned}
# $$
#
# $\odot$는 같은 자리의 수끼리 곱하는 것입니다. 편향은 모든 점에 똑같이 더해졌으므로 $E$와 $D$를 점에 대해, 곧 행 방향으로 더한
# 것이 기울기입니다. 둘째 층에서는 `(1,)`, 첫째 층에서는 `(16,)`입니다. 두 층의 식은 꼴이 같습니다. *들어온 것의 전치 곱하기
# 뒤에서 온 것*입니다. 층이 백 개여도 이 두 줄을 되풀이합니다.

# %% [markdown] lang="en"
# ### All points and all units at once {#shapes}
#
# Now with matrices. There are two rules. A gradient has **the shape** of what it belongs to, and what acts along several
# ways gets the **sum** of their shares. Go from the back, layer by layer. The $N$ for the mean over the points is
# divided by once, at the beginning.
#
# $$
# \begin{aligned}
# E = \frac{\partial L}{\partial Z} &= \underbrace{\frac{p - Y}{N}}_{(N,\, 1)} \\
# \frac{\partial L}{\partial W_2} &= \underbrace{H^\top}_{(16,\, N)} \underbrace{E}_{(N,\, 1)} \\
# D = \frac{\partial L}{\partial A} &= \underbrace{E}_{(N,\, 1)} \underbrace{W_2^\top}_{(1,\, 16)} \odot \underbrace{(1 - H^2)}_{(N,\, 16)} \\
# \frac{\partial L}{\partial W_1} &= \underbrace{X^\top}_{(2,\, N)} \underbrace{D}_{(N,\, 16)}
# \end{aligned}
# $$
#
# $\odot$ multiplies numbers in the same place. A bias was added to every point alike, so its gradient is the sum of $E$
# or $D$ over the points, down the rows: `(1,)` in the second layer, `(16,)` in the first. Both layers have one form, *what
# came in, transposed, times what comes from behind*. With a hundred layers you would repeat these two lines.


# %%
def gradient(X, Y, W1, B1, W2, B2):
    H, Z = forward(X, W1, B1, W2, B2)
    E = (sigmoid(Z) - Y) / len(X)  # (N, 1)
    D = E @ W2.T * (1 - H**2)  # (N, 1) @ (1, hidden), then place by place
    return X.T @ D, D.sum(axis=0), H.T @ E, E.sum(axis=0)


[each.shape for each in gradient(X, Y, *first)]

# %% [markdown] lang="ko"
# ### 두 가지로 검산 {#check}
#
# 매개변수 65개를 하나씩 움직여 중심 차분을 재고, 파이토치의 자동미분과도 견줍니다.

# %% [markdown] lang="en"
# ### Checked in two ways {#check}
#
# Move the 65 parameters one by one and measure central differences; then compare with PyTorch's automatic
# differentiation.

# %% words={"largest difference from central differences below 1e-9": "중심 차분과의 차이가 1e-9보다 작은가", "largest difference from autograd below 1e-15": "자동미분과의 차이가 1e-15보다 작은가"}
import torch


def differences(parameters, h=1e-5):
    """Return the central differences of the loss, an array for each parameter."""
    found = []
    for k, parameter in enumerate(parameters):
        slopes = np.zeros_like(parameter)
        for index in np.ndindex(parameter.shape):
            ahead, behind = list(parameters), list(parameters)
            ahead[k], behind[k] = parameter.copy(), parameter.copy()
            ahead[k][index] += h
            behind[k][index] -= h
            slopes[index] = (loss(X, Y, *ahead) - loss(X, Y, *behind)) / (2 * h)
        found.append(slopes)
    return found


tracked = [torch.tensor(parameter, requires_grad=True) for parameter in first]
W1, B1, W2, B2 = tracked
logits = torch.tanh(torch.tensor(X) @ W1 + B1) @ W2 + B2
torch.nn.functional.binary_cross_entropy_with_logits(logits, torch.tensor(Y)).backward()


def largest(others):
    pairs = zip(gradient(X, Y, *first), others, strict=True)
    return max(np.abs(ours - other).max() for ours, other in pairs)


autograd = [parameter.grad.numpy() for parameter in tracked]
print("largest difference from central differences below 1e-9: ", end="")
print(largest(differences(first)) < 1e-9)
print("largest difference from autograd below 1e-15:           ", end="")
print(largest(autograd) < 1e-15)

# %% [markdown] lang="ko"
# ## 학습 {#training}
#
# 이제 65개를 모두 한 걸음씩 내려보냅니다. 학습률은 2, 500에폭입니다.
#
# !!! prediction
#     따로 둔 점의 몇 퍼센트를 맞힐까요? 직선은 86.5%였습니다.
#
#     ??? answer
#         99%입니다. 유닛 열여섯 개가 그은 직선들을 휘어서 더하면 S자 경계가 나옵니다.

# %% [markdown] lang="en"
# ## Training {#training}
#
# Now let all 65 go down step by step, for 500 epochs, with a learning rate of 2.
#
# !!! prediction
#     How many percent of the points kept aside will come out right? The line had 86.5%.
#
#     ??? answer
#         99%. The lines of the sixteen units, bent and added up, make a boundary with the shape of an S.


# %% words={"epoch": "에폭", "loss": "손실", "right": "맞힌 비율"}
def accuracy(X, Y, *parameters):
    _, Z = forward(X, *parameters)
    return np.mean((Z > 0) == (Y == 1))


def train(X, Y, parameters, learning_rate, epochs):
    for _ in range(epochs):
        slopes = gradient(X, Y, *parameters)
        pairs = zip(parameters, slopes, strict=True)
        parameters = [each - learning_rate * slope for each, slope in pairs]
    return parameters


stages = {0: first}
for epochs in [20, 100, 500]:
    before = max(stages)
    stages[epochs] = train(X, Y, stages[before], 2.0, epochs - before)
print("epoch     loss   right")
for epoch, parameters in stages.items():
    right = accuracy(X_new, Y_new, *parameters)
    print(f"{epoch:5} {loss(X, Y, *parameters):8.4f} {right:7.1%}")

# %% figure="bending" drawing=true numbers=false
x1, x2 = np.meshgrid(np.linspace(-1.6, 2.6, 211), np.linspace(-1.3, 1.8, 156))
plane = np.stack([x1.ravel(), x2.ravel()], axis=1)  # (211 * 156, 2)


def draw_points(ax, X, Y):
    ones = Y[:, 0] == 1
    ax.plot(*X[~ones].T, "o", color="C5", markerfacecolor="white", markersize=3)
    ax.plot(*X[ones].T, "^", color="C6", markersize=3)
    ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal", ylim=(-1.3, 1.8))
    ax.set(xlim=(-1.6, 2.6), xticks=[-1, 0, 1, 2], yticks=[-1, 0, 1])


def draw_boundary(ax, logits):
    p = sigmoid(logits.reshape(x1.shape))
    ax.contourf(x1, x2, p, [0, 0.5, 1], colors=["C5", "C6"], alpha=0.12)
    ax.contour(x1, x2, p, [0.5], colors="C2", linewidths=2)


def draw_stages(stages):
    _, axes = plt.subplots(1, 3, figsize=(9, 2.9), layout="constrained")
    for ax, epoch in zip(axes, [20, 100, 500], strict=True):
        draw_points(ax, X, Y)
        draw_boundary(ax, forward(plane, *stages[epoch])[1])
        ax.annotate(f"{epoch}", (-1.5, -1.2))
    plt.show()


draw_stages(stages)

# %% [markdown] lang="ko" caption="bending" alt="세 그림에 두 반달과 경계가 있습니다. 20에폭의 경계는 거의 직선입니다. 100에폭에는 물결처럼 조금 휘었습니다. 500에폭에는 S자가 되어 두 반달 사이를 빠져나가고, 거의 모든 점이 제 쪽에 있습니다."
# 왼쪽 아래의 수가 에폭입니다. 곧던 경계가 점점 휘어 두 반달 사이로 들어갑니다.

# %% [markdown] lang="en" caption="bending" alt="Three panels with the two moons and the boundary. At epoch 20 the boundary is almost a line. At epoch 100 it is bent a little, like a wave. At epoch 500 it is an S that passes between the moons, with almost all points on their own side."
# The number at the lower left is the epoch. The boundary starts straight, bends more and more, and slips between the moons.

# %% figure="units" drawing=true numbers=false
W1, B1, W2, B2 = stages[500]
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.2), layout="constrained")
for ax in (left, right):
    draw_points(ax, X, Y)
heights = plane @ W1 + B1  # (points, 16)
for k in range(16):
    broad = 4 * abs(W2[k, 0]) / np.abs(W2).max()
    height = heights[:, k].reshape(x1.shape)
    left.contour(x1, x2, height, [0], colors="C0", linewidths=broad, alpha=0.7)
draw_boundary(right, np.tanh(heights) @ W2 + B2)
plt.show()

# %% [markdown] lang="ko" caption="units" alt="왼쪽 그림에는 두 반달 위로 은닉 유닛의 직선들이 여러 방향으로 지나갑니다. 둘째 층의 가중치가 클수록 굵습니다. 굵은 직선 몇 개가 반달의 끝을 감싸는 자리에 있습니다. 오른쪽 그림에는 이들을 휘어서 더한 S자 경계가 있습니다."
# 왼쪽은 유닛마다 하나씩인 직선이고, $W_2$의 크기만큼 굵습니다. 직선들이 계단이 되고, 계단의 합이 오른쪽의 경계입니다.

# %% [markdown] lang="en" caption="units" alt="On the left, the lines of the hidden units cross the two moons in many directions, the thicker the larger their weight in the second layer. A few thick ones lie where the tips of the moons have to be passed. On the right is the S-shaped boundary, their sum once they are bent."
# Left: the line of each unit, as thick as its $W_2$ is large. The lines become steps, and the sum of the steps has the boundary on the right.

# %% [markdown] lang="ko"
# ## 활성화 함수를 스위치처럼 {#switch}
#
# `tanh`가 들어간 곳은 두 군데입니다. 순전파의 함수와 역전파의 도함수입니다. 둘을 짝으로 묶으면 스위치처럼 바꿀 수 있습니다.
# 여기서는 도함수를 $H$로 적었습니다.
#
# !!! prediction
#     시드 스무 개로 데이터도 출발도 바꾸어 가며 학습시킵니다. 따로 둔 점의 97% 이상을 맞히는 신경망은 함수마다 몇 개일까요?
#     함수는 `tanh`, ReLU, 시그모이드, 없음의 넷입니다.
#
#     ??? answer
#         `tanh`는 스물, ReLU는 열여덟, 시그모이드는 다섯, 없음은 하나도 없습니다. 함수가 없으면 직선이고, 시그모이드는 도함수가
#         0.25를 넘지 않아 500에폭으로는 덜 배웠습니다.

# %% [markdown] lang="en"
# ## The activation as a switch {#switch}
#
# `tanh` stands in two places: the function in the forward pass, its derivative on the way back. Tie them together in a
# pair, and you can switch. The derivatives are written here in terms of $H$.
#
# !!! prediction
#     Train from twenty seeds, each with data and a start of its own. For each function, how many networks will get at
#     least 97% of the points kept aside right? The functions are `tanh`, ReLU, the sigmoid, and none.
#
#     ??? answer
#         Twenty with `tanh`, eighteen with ReLU, five with the sigmoid, and without a function not one. Without a
#         function there is a line; the sigmoid, whose derivative is never above 0.25, has not learned enough in 500
#         epochs.

# %%
ACTIVATIONS = {  # the function, and its derivative in terms of its value H
    "tanh": (np.tanh, lambda H: 1 - H**2),
    "ReLU": (lambda A: np.maximum(A, 0), lambda H: (H > 0).astype(float)),
    "sigmoid": (lambda A: (1 + np.tanh(A / 2)) / 2, lambda H: H * (1 - H)),
    "none": (lambda A: A, np.ones_like),
}


def train_with(name, X, Y, parameters, epochs=500):
    activation, slope = ACTIVATIONS[name]
    W1, B1, W2, B2 = parameters
    for _ in range(epochs):
        H = activation(X @ W1 + B1)
        E = (sigmoid(H @ W2 + B2) - Y) / len(X)
        D = E @ W2.T * slope(H)
        W1, B1 = W1 - 2 * (X.T @ D), B1 - 2 * D.sum(axis=0)
        W2, B2 = W2 - 2 * (H.T @ E), B2 - 2 * E.sum(axis=0)
    return lambda X: activation(X @ W1 + B1) @ W2 + B2  # points to logits


def twenty_seeds(name):
    rights = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        X, Y = two_moons(200, 0.15, rng)
        X_new, Y_new = two_moons(200, 0.15, rng)
        logits = train_with(name, X, Y, start(16, rng))
        rights.append(np.mean((logits(X_new) > 0) == (Y_new == 1)))
    return np.array(rights)


# %% [markdown] lang="ko"
# ### 스무 시드 {#seeds}
#
# 함수마다 스무 번씩, 모두 여든 번 학습시킵니다. 셀 하나가 함수 하나입니다.

# %% [markdown] lang="en"
# ### Twenty seeds {#seeds}
#
# Twenty trainings for each function make eighty in all; a cell for each function.

# %% words={"of 20 at 97% or more": "/ 20개가 97% 이상", "worst": "가장 나쁜 것", "median": "중앙값"}
rights = {}


def report(name):
    rights[name] = found = twenty_seeds(name)
    print(f"{name:8} {np.sum(found >= 0.97):2} of 20 at 97% or more", end="   ")
    print(f"worst {found.min():.1%}   median {np.median(found):.1%}")


report("tanh")

# %% words={"of 20 at 97% or more": "/ 20개가 97% 이상", "worst": "가장 나쁜 것", "median": "중앙값"}
report("ReLU")

# %% words={"of 20 at 97% or more": "/ 20개가 97% 이상", "worst": "가장 나쁜 것", "median": "중앙값"}
report("sigmoid")

# %% words={"of 20 at 97% or more": "/ 20개가 97% 이상", "worst": "가장 나쁜 것", "median": "중앙값"}
report("none")

# %% figure="seeds" drawing=true words={"sigmoid": "시그모이드", "none": "없음", "rank": "순위"}
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.2), layout="constrained")
fig.numbers = {"rank": range(1, 21)}
fig.numbers |= {name: 100 * np.sort(rights[name]) for name in ACTIVATIONS}
for height, name in enumerate(reversed(ACTIVATIONS)):
    left.plot(100 * rights[name], np.full(20, height), "|", color="C2", markersize=18)
    left.annotate(name, (76.5, height), va="center")
left.axvline(97, color="C7", linestyle="dotted")
left.set(xlabel="%", xlim=(76, 101), ylim=(-0.6, 3.7), yticks=[])
draw_points(right, X, Y)
for name, style in [("tanh", "solid"), ("ReLU", "dashed"), ("none", "dotted")]:
    logits = train_with(name, X, Y, first)(plane).reshape(x1.shape)
    colour = {"tanh": "C2", "ReLU": "C4", "none": "C7"}[name]
    right.contour(x1, x2, logits, [0], colors=colour, linestyles=style, linewidths=2)
right.annotate("tanh", (-0.35, -1.2), color="C2", ha="right")
right.annotate("ReLU", (1.55, 1.5), color="C4")
right.annotate("none", (-1.55, -0.62), color="C7")
plt.show()

# %% [markdown] lang="ko" caption="seeds" alt="왼쪽에는 함수마다 눈금 스무 개가 있습니다. tanh의 눈금은 모두 97% 이상이고, ReLU는 둘만 조금 아래입니다. 시그모이드는 88%에서 97% 사이에 흩어져 있고, 함수가 없으면 80%에서 92% 사이입니다. 오른쪽에는 두 반달과 경계 셋이 있습니다. tanh의 경계는 부드러운 S자이고, ReLU의 경계는 곧은 조각을 이은 S자라 거의 겹칩니다. 함수가 없는 경계는 직선입니다."
# 왼쪽은 시드마다 따로 둔 점을 맞힌 비율(%)이고 점선은 97%입니다. 오른쪽은 같은 출발에서 나온 세 경계입니다.

# %% [markdown] lang="en" caption="seeds" alt="On the left, twenty strokes for each function. Those of tanh are all at 97% or more, and only two of ReLU are a little below. The sigmoid's are scattered from 88% to 97%, those without a function from 80% to 92%. On the right are the two moons and three boundaries: a smooth S for tanh, nearly the same S made of straight pieces for ReLU, and a straight line without a function."
# Left: how many of the points kept aside each seed gets right (%); dotted: 97%. Right: three boundaries from the same start.

# %% [markdown] lang="ko"
# 한 번의 성공은 운일 수 있지만 스무 번 가운데 스무 번은 그렇지 않습니다. 다만 이 비교가 시그모이드는 못 쓴다는 뜻은 아닙니다.
# 같은 학습률과 같은 500에폭에서 견준 것이고, 더 오래 학습하면 시그모이드도 따라옵니다.
#
# ## 어디서 출발하느냐 {#initialisation}
#
# `start`는 가중치의 표준편차를 $1/\sqrt{n}$으로 했습니다. 다른 크기로 출발하면 어떻게 될까요? 학습하기 전에 층마다 기울기의 크기를
# 재고, 500에폭 뒤의 손실도 봅니다.
#
# !!! prediction
#     가중치를 모두 0으로 놓고 출발하면 어떻게 될까요?
#
#     - [ ] 가장 공평한 출발이므로 잘 배운다
#     - [ ] 느리지만 배운다
#     - [ ] 아무것도 배우지 못한다
#
#     ??? answer
#         아무것도 배우지 못합니다. $W_2 = 0$이면 $D = 0$이라 $W_1$의 기울기가 0이고, $W_1 = 0$이면 $H = 0$이라 $W_2$의 기울기도
#         0입니다. 0이 아닌 같은 수로 출발해도 나을 것이 없습니다. 모든 유닛의 기울기가 같으므로 열여섯이 언제까지나
#         하나처럼 움직입니다.

# %% [markdown] lang="en"
# A single success may be luck; twenty of twenty is not. Nor does this comparison say that the sigmoid is useless. It was
# made at one learning rate and 500 epochs, and with a longer training the sigmoid follows.
#
# ## Where you start {#initialisation}
#
# `start` gave the weights the standard deviation $1/\sqrt{n}$. What if they start with another size? Before training,
# measure the size of the gradient in each layer; then look at the loss after 500 epochs.
#
# !!! prediction
#     What happens if you start with all weights 0?
#
#     - [ ] It learns well: no start is fairer
#     - [ ] It learns, but slowly
#     - [ ] It learns nothing
#
#     ??? answer
#         It learns nothing. With $W_2 = 0$ there is $D = 0$, so the gradient of $W_1$ is 0; with $W_1 = 0$ there is $H = 0$,
#         so that of $W_2$ is 0, too. Equal numbers other than 0 are hardly better: all units have the same gradient, and
#         the sixteen move as one for ever.

# %% words={"weights": "가중치", "all equal": "모두 같음", "slope": "도함수", "loss": "손실", "after 500": "500에폭 뒤"}
W1, B1, W2, B2 = first
starts = {
    "0": (0 * W1, 0 * W2),
    "all equal": (np.full((2, 16), 0.5), np.full((16, 1), 0.25)),
    "x 0.01": (0.01 * W1, 0.01 * W2),
    "x 1": (W1, W2),
    "x 10": (10 * W1, 10 * W2),
    "x 100": (100 * W1, 100 * W2),
}
curves = {}
print("weights    |dL/dW1|  |dL/dW2|  slope       loss  after 500")
for name, (weights1, weights2) in starts.items():
    parameters = (weights1, B1, weights2, B2)
    dW1, _, dW2, _ = gradient(X, Y, *parameters)
    H, _ = forward(X, *parameters)
    sizes = np.linalg.norm(dW1), np.linalg.norm(dW2)
    curve = [loss(X, Y, *parameters)]
    for _ in range(100):
        parameters = train(X, Y, parameters, 2.0, 5)
        curve.append(loss(X, Y, *parameters))
    curves[name] = curve
    print(f"{name:10} {sizes[0]:8.4f} {sizes[1]:9.4f} {np.mean(1 - H**2):6.3f}", end="")
    print(f" {curve[0]:10.4f} {curve[-1]:10.4f}")

# %% figure="starts" drawing=true words={"all equal": "모두 같음", "epoch": "에폭"}
fig, ax = plt.subplots(figsize=(6.6, 4), layout="constrained")
styles = {"0": "dotted", "all equal": "dashdot", "x 0.01": "dashed"}
places = {"0": 0.69, "all equal": 0.26, "x 0.01": 0.051, "x 1": 0.0163}
places |= {"x 10": 0.0075, "x 100": 0.15}
for name, curve in curves.items():
    style = styles.get(name, "solid")
    broad = {"x 1": 3.5, "x 10": 1}.get(name, 2)
    line = {"linestyle": style, "linewidth": broad, "label": name.replace("x", "×")}
    ax.plot(range(0, 501, 5), curve, color="C3", **line)
    ax.annotate(line["label"], (510, places[name]), va="center")
ax.set(xlabel="epoch", ylabel="$L$", yscale="log", xlim=(0, 640), ylim=(5e-3, 40))
ax.set_xticks([0, 100, 200, 300, 400, 500])
plt.show()

# %% [markdown] lang="ko" caption="starts" alt="세로축은 로그 눈금의 손실입니다. 0에서 출발한 손실은 0.693에서 움직이지 않습니다. 모두 같은 수로 출발하면 0.2에서 멈춥니다. 0.01배이면 0.2에서 350에폭까지 머물다 내려가기 시작하고, 1배이면 곧바로 내려가 0.016에 이릅니다. 10배는 2.6에서 출발하지만 가장 낮은 0.008에 이르고, 100배는 27에서 출발해 500에폭에도 0.17입니다."
# 출발한 크기에 따른 손실입니다(로그 눈금). ×1이 $1/\sqrt{n}$입니다.

# %% [markdown] lang="en" caption="starts" alt="The vertical axis is the loss on a logarithmic scale. Started at 0, it never moves from 0.693. Started with equal weights, it stops at 0.2. At 0.01 times it rests at 0.2 until epoch 350 before it begins to fall; at 1 times it falls at once, to 0.016. At 10 times it starts at 2.6 but ends lowest, at 0.008, and at 100 times it starts at 27 and is still at 0.17 at epoch 500."
# The loss for starts of different sizes (logarithmic scale); ×1 is $1/\sqrt{n}$.

# %% [markdown] lang="ko"
# 작게 출발하면 두 층의 기울기가 모두 작아 한동안 제자리입니다. 크게 출발하면 로짓이 터무니없이 커서 손실이 크고, `tanh`는 대부분
# 평평한 곳에 있습니다. 100배에서 도함수의 평균은 0.016입니다. 뒤로 가는 길에 곱해지는 $W_2^\top$가 100배라 기울기의 크기는 작아 보이지 않지만, 직선
# 가까이에 있는 몇 점만 말을 하고, 가중치도 100배라 같은 한 걸음이 거의 아무것도 바꾸지 못합니다. 두 층짜리는 10배를 견뎠고 학습
# 손실은 오히려 더 낮습니다. 그러나 [층이 열 개면](09_why_layers_bend.ipynb#depth) 도함수와 가중치의 곱이 층마다 되풀이되어, 맞지 않는 출발은 기울기를 없애거나 터뜨립니다.
# $1/\sqrt{n}$은 층을 지나는 수의 크기를 비슷하게 지키려는 선택입니다.

# %% [markdown] lang="en"
# A small start makes both gradients small, and for a while nothing moves. A large one gives absurdly large logits and a
# large loss, and `tanh` is mostly where it is flat: at 100 times, the mean of its derivative is 0.016. The gradient does not
# look small, because $W_2^\top$, a factor on the way back, is 100 times as large. But only the few points near a unit's line
# have a say, and as the weights are 100 times as large, too, the same step changes next to nothing. Two layers bear 10
# times, and even reach a lower loss in training. With [ten layers](09_why_layers_bend.ipynb#depth), however, the product
# of derivative and weight is repeated in each, and a start that does not fit makes the gradient vanish or explode.
# $1/\sqrt{n}$ is a choice that keeps numbers about the same size as they pass through a layer.

# %% [markdown] lang="ko" explorer=true
# ## 경계를 움직여 보기 {#boundary-explorer}
#
# 이 강의의 신경망이 지금 여러분의 브라우저에서 학습합니다. 두 반달의 점 마흔 개에서 시작하지만, 점은 끌어서 어디로든 옮길 수
# 있습니다. 키보드로는 점을 고른 다음 화살표로 옮깁니다. 유닛의 수와 활성화 함수를 바꾸면 처음부터 다시 학습하고, 학습률과 배치의 크기는
# 학습하는 도중에도 바꿀 수 있습니다. 배치는 [다음 강의](15_fewer_points_longer_memory.ipynb#batches)에서 설명합니다.

# %% [markdown] lang="en" explorer=true
# ## Move the boundary {#boundary-explorer}
#
# The network of this lesson now learns in your browser. It begins with forty points of the two moons, but you can drag
# them anywhere; by keyboard, choose a point and move it with the arrows. Other units or another activation start the
# training anew; rate and batch size can be changed while it goes on. What a batch is, [the next
# lesson](15_fewer_points_longer_memory.ipynb#batches) tells.

# %% figure="boundary" explorer=true
{
    "x": X[:40].round(2).tolist(),
    "labels": Y[:40, 0].astype(int).tolist(),
    "units": 16,
    "rate": 2.0,
    "updates": 300,
}

# %% [markdown] lang="ko" explorer=true caption="boundary" alt="그림 둘이 16개의 tanh 유닛으로 300번 갱신한 모습을 보여 줍니다. 왼쪽에는 위쪽 반달의 동그라미 스무 개와 아래쪽 반달의 세모 스무 개가 있고, S자로 휜 경계가 그 사이를 지나 모든 점이 제 쪽에 있습니다. 오른쪽에서 손실은 0.8에서 0.02 아래로 내려갑니다."
# 차례로 점과 경계, 갱신할 때마다의 손실(로그 눈금)입니다. 고른 점에는 고리가, 잘못된 쪽에 있는 점에는 붉은 원이 있습니다.

# %% [markdown] lang="en" explorer=true caption="boundary" alt="Two panels show sixteen tanh units after 300 updates. On the left twenty circles of the upper moon and twenty triangles of the lower one are parted by a boundary with the shape of an S, all on their own side. On the right the loss falls from 0.8 to below 0.02."
# In this order: the points and the boundary, and the loss at each update (logarithmic scale). The chosen point has a ring, points on the wrong side have a red disc.

# %% [markdown] lang="ko" explorer=true
# !!! experiment
#     1. 유닛이 1개, 2개, 4개일 때 경계는 몇 번 휠 수 있나요? 두 반달을 가르려면 적어도 몇 개가 필요한가요?
#     2. 활성화 함수를 ReLU로 바꾸고 시드 20개를 한꺼번에 학습시켜 보세요. 유닛이 4개일 때와 16개일 때, 운이 더 필요한 쪽은
#        어디인가요? `tanh`로도 그런가요?
#     3. 세모 하나를 동그라미들 한가운데로 끌어다 놓고 계속 학습시키세요. 경계는 그 점까지 감싸나요? 따로 둔 점이 있다면 이 경계를
#        어떻게 평가할까요?

# %% [markdown] lang="en" explorer=true
# !!! experiment
#     1. How often can the boundary bend with 1, 2 and 4 units? How many does it take at least to part the two moons?
#     2. Switch to ReLU and train 20 seeds at once. With 4 units or with 16, which of them needs more luck? Is it so with
#        `tanh`, too?
#     3. Drag a triangle into the midst of the circles, and go on training. Does the boundary reach around it? What
#        would points kept aside say of such a boundary?

# %% [markdown] lang="ko"
# ## 파이토치로 {#pytorch}
#
# 같은 신경망을 파이토치로 쓰면 역전파는 한 줄입니다. 이제 그 한 줄이 무엇을 하는지 압니다. 같은 출발에서 같은 손실에 닿는지
# 봅시다.

# %% [markdown] lang="en"
# ## With PyTorch {#pytorch}
#
# In PyTorch backpropagation is one line, and now you know what the line does. See whether the same network, from the
# same start, reaches the same loss.

# %% words={"NumPy:  ": "넘파이:  ", "PyTorch:": "파이토치:"}
from torch import nn

model = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1)).double()
with torch.no_grad():
    W1, B1, W2, B2 = (torch.tensor(parameter) for parameter in first)
    theirs = [W1.T, B1, W2.T, B2]  # a row for each output
    for parameter, value in zip(model.parameters(), theirs, strict=True):
        parameter.copy_(value)
X_t, Y_t = torch.tensor(X), torch.tensor(Y)
loss_fn = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=2.0)
for _ in range(500):
    optimizer.zero_grad()
    loss_fn(model(X_t), Y_t).backward()
    optimizer.step()
print(f"NumPy:   {loss(X, Y, *stages[500]):.8f}")
print(f"PyTorch: {loss_fn(model(X_t), Y_t).item():.8f}")

# %% [markdown] lang="ko"
# ## 연습문제 {#exercises}
#
# 순전파, 역전파, 학습을 넘파이로 쓰고, 같은 신경망을 파이토치의 모듈로 만듭니다. 모양이 맞지 않으면 위의 표를 옆에 두고 인수마다
# 모양을 적어 보세요.
#
# <!-- exercises -->
#
# ## 여러분의 코드로 {#your-own}
#
# 카드에서 쓴 세 함수로 두 반달을 가를 차례입니다. 아래 셀의 *고치기*를 누르고, `train_network`를 지운 자리에 카드의
# `network_forward`, `network_gradient`, `train_network`를 차례로 붙여 넣으세요. 따로 만들어 쓴 함수가 있으면 그것도 함께 붙여 넣습니다. 그다음
# 두 셀을 실행하면 여러분의 코드로 학습한 경계가 그려집니다. 지금 보이는 것은 이 강의의 `train`으로 학습한 결과입니다.

# %% [markdown] lang="en"
# ## Exercises {#exercises}
#
# Write the forward pass, backpropagation and the training in NumPy, and make the same network a module in PyTorch. If
# shapes do not fit, put the table above beside you and write the shape under every factor.
#
# <!-- exercises -->
#
# ## With code of your own {#your-own}
#
# Now part the two moons by the three functions you wrote on the cards. Press *Edit* at the cell below, and put in
# the place of its `train_network` your `network_forward`, `network_gradient` and `train_network`, with any helpers you
# wrote. Then run the two cells after it: they draw the boundary that your own code has learned. What you see before that
# was trained by this lesson's `train`.


# %%
Array = np.ndarray  # how the cards call an array


def train_network(X, Y, W1, B1, W2, B2, learning_rate, epochs):
    parameters = train(X, Y, (W1, B1, W2, B2), learning_rate, epochs)
    return *parameters, np.zeros(epochs)  # yours says the loss before each update


# %% words={"epoch": "에폭", "loss": "손실", "right": "맞힌 비율"}
yours = {}
print("epoch     loss   right")
for epochs in [20, 100, 500]:
    *yours[epochs], _ = train_network(X, Y, *first, 2.0, epochs)
    right = accuracy(X_new, Y_new, *yours[epochs])
    print(f"{epochs:5} {loss(X, Y, *yours[epochs]):8.4f} {right:7.1%}")

# %% figure="your-boundary" drawing=true numbers=false
draw_stages(yours)

# %% [markdown] lang="ko" caption="your-boundary" alt="두 반달과 경계가 세 그림에 있습니다. 여러분의 코드가 옳다면 위의 그림과 같습니다. 20에폭에는 거의 직선이고, 100에폭에는 조금 휘었고, 500에폭에는 S자로 두 반달 사이를 지납니다."
# 왼쪽 아래의 수가 에폭입니다. 역전파가 옳다면 위의 [학습](#training)에서 본 것과 똑같이 휩니다.

# %% [markdown] lang="en" caption="your-boundary" alt="Three panels with the two moons and the boundary. If your code is right they are those above: almost a line at epoch 20, bent a little at epoch 100, and at epoch 500 an S that passes between the moons."
# The number at the lower left is the epoch. If your backpropagation is right, the boundary bends just as under [Training](#training) above.

# %% [markdown] lang="ko"
# !!! question
#     붙여 넣은 `network_gradient`에서 `1 - H**2`를 지우면 경계는 그래도 휠까요? 지워 보고, 왜 그런지 말해 보세요.
#
# ## 정리 {#summary}
#
# 은닉층은 직선 여러 개를 휘어서 더하므로 경계가 휩니다. 역전파는 뒤에서 온 것에 층마다 세 가지를 곱합니다. 가중치의 전치, 활성화 함수의
# 도함수, 들어온 것의 전치입니다. 검산은 차분과 자동미분으로 합니다. 스무 시드로 재면 운과 실력이 갈리고, 처음의 가중치는 0도 아니고 너무
# 크지도 않아야 합니다.
#
# 다음 질문: 지금까지는 갱신할 때마다 모든 점을 보았습니다. 점이 백만 개라면 한 걸음에 꼭 다 보아야 할까요?

# %% [markdown] lang="en"
# !!! question
#     Delete `1 - H**2` from the `network_gradient` you pasted: does the boundary still bend? Try it, and say why.
#
# ## What you know now {#summary}
#
# A hidden layer bends several lines and adds them up, so the boundary bends. Backpropagation multiplies what comes from
# behind by three things in each layer: the weights transposed, the derivative of the activation function, and what came in,
# transposed. Check it by differences and by autograd. Twenty seeds tell luck from skill, and the first weights may be
# neither 0 nor too large.
#
# The next question: so far every update looked at all points. If there are a million, must every step see them all?
