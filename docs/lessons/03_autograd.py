# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 50
#     picture: pendulum
#     summary:
#       ko: 파이토치가 계산을 기록하고 거꾸로 따라가며 기울기를 구하는 모습을 봅니다. 기울기가 왜 쌓이는지, 왜 비워야 하는지도 알게 됩니다.
#       en: See how PyTorch records a calculation and follows it backward to find gradients, why gradients accumulate, and why they must be cleared.
# ---

# %% [markdown] lang="ko"
# # 3. 미분을 파이토치에게 맡기기
#
# [2강](02_linear_regression_numpy.ipynb)에서는 매개변수 두 개의 기울기를 손으로 유도했습니다. 매개변수가
# 백만 개라면 그렇게 할 수 없습니다. 파이토치(PyTorch)의 자동미분(automatic differentiation, autograd)이
# 그 일을 대신합니다. 이 강의에서는 자동미분이 무엇을 기록하고 무엇을 계산하는지 안까지 들여다봅니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - `requires_grad`와 `backward()`로 기울기를 구하고, 손으로 구한 값과 맞춰 봅니다.
# - 작은 식의 계산 그래프를 그리고, 그 위에서 기울기가 어떻게 흐르는지 설명합니다.
# - 자동미분을 스무 줄 안팎의 파이썬으로 직접 만듭니다.
# - 기울기가 왜 쌓이는지, `zero_grad()`를 빠뜨리면 무슨 일이 생기는지 설명합니다.

# %% [markdown] lang="en"
# # 3. Letting PyTorch differentiate
#
# In [lesson 2](02_linear_regression_numpy.ipynb) you derived the gradient for two parameters by
# hand. For a million parameters that is out of the question. PyTorch's automatic differentiation,
# autograd for short, does it for you, and in this lesson you look inside: what does it record, and
# what does it compute?
#
# After this lesson you can
#
# - find gradients with `requires_grad` and `backward()` and compare them with those by hand,
# - draw the computation graph of a small expression and say how the gradient flows through it,
# - build automatic differentiation yourself, in some twenty lines of Python,
# - explain why gradients accumulate and what happens without `zero_grad()`.

# %% [markdown] lang="ko"
# ## 계산을 기록하게 하기 {#requires-grad}
#
# 가장 작은 예에서 시작합니다. $z = 2w^2 + 5$이고 $w = 2$입니다. 손으로 미분하면
# $\frac{dz}{dw} = 4w$이므로 답은 8입니다.
#
# 파이토치의 배열을 텐서(tensor)라고 합니다. $w$처럼 수 하나인 텐서의 모양은 `()`이고, `item()`이 그 수를 꺼냅니다.
# 파이토치에게 미분계수를 물으려면 두 가지가 필요합니다.
#
# - `requires_grad=True`: "이 텐서에 대해 미분할 것이니 이제부터 하는 계산을 기록하라"는 뜻입니다.
# - `z.backward()`: "`z`에서 출발해 기록을 거꾸로 따라가라"는 뜻입니다. 결과는 `w.grad`에 들어갑니다.

# %% [markdown] lang="en"
# ## Making PyTorch record {#requires-grad}
#
# Start with the smallest example: $z = 2w^2 + 5$ at $w = 2$. By hand, $\frac{dz}{dw} = 4w$, so the
# answer is 8.
#
# PyTorch's arrays are called tensors. One that holds a single number, such as $w$, has the shape `()`, and
# `item()` takes that number out. Asking PyTorch for a derivative takes two things:
#
# - `requires_grad=True` says: we shall differentiate with respect to this tensor, so record what is
#   computed from it.
# - `z.backward()` says: start at `z` and follow the record backward. The result lands in `w.grad`.

# %% words={"by hand": "손으로", "w.grad before": "처음의 w.grad"}
import matplotlib.pyplot as plt
import numpy as np
import torch

w = torch.tensor(2.0, requires_grad=True)
z = 2 * w**2 + 5
print("z =", z.item(), "  w.grad before:", w.grad)

z.backward()
print("dz/dw =", w.grad.item(), "  by hand:", 4 * 2.0)

# %% [markdown] lang="ko"
# 8입니다. 파이토치는 도함수 $4w$라는 *식*을 만들지 않았습니다. $w = 2$라는 *한 점에서의 미분계수*만 계산했습니다.
# 그렇다고 차이로 어림한 것도 아니어서, $h$를 고를 필요도 없고 반올림 말고는 오차도 없습니다.
#
# ## 계산 그래프 {#graph}
#
# 그렇다면 무엇을 기록했을까요? `z`를 계산하는 동안 파이토치는 연산마다 마디(node)를 하나씩 만들어
# 이었습니다. 제곱하고, 2를 곱하고, 5를 더했습니다. 이것이 계산 그래프(computation graph)입니다. `z.grad_fn`은
# 마지막 마디이고, `next_functions`를 따라가면 처음까지 거슬러 올라갈 수 있습니다.
#
# !!! prediction
#     `z`에서 `w`까지 거슬러 가면 어떤 연산을 어떤 차례로 만날까요?
#
#     ??? answer
#         마지막에 한 연산부터 거꾸로 만납니다. 더하기(Add), 곱하기(Mul), 거듭제곱(Pow), 그리고 끝에는 `w`의
#         `.grad`에 값을 더해 넣는 마디(AccumulateGrad)가 있습니다.

# %% [markdown] lang="en"
# It is 8. PyTorch has not made the *formula* $4w$; it has computed the *value at one point*,
# $w = 2$. Nor is it an estimate from differences: there is no $h$ to choose and no error beyond
# rounding.
#
# ## The computation graph {#graph}
#
# What, then, did it record? While computing `z`, PyTorch made one node for each operation and
# linked them: squaring, multiplying by 2, adding 5. This is the computation graph. `z.grad_fn` is
# the last node, and `next_functions` leads from each node back to those before it.
#
# !!! prediction
#     Going back from `z` to `w`, which operations will you meet, and in which order?
#
#     ??? answer
#         The last operation first: addition (Add), multiplication (Mul), the power (Pow), and at the
#         very end a node that adds a value into `w`'s `.grad` (AccumulateGrad).

# %%
node = z.grad_fn
while node is not None:
    print(type(node).__name__)
    node = node.next_functions[0][0] if node.next_functions else None

# %% [markdown] lang="ko"
# 마디마다 "내 입력이 조금 늘면 내 출력은 그 몇 배 느는가"라는 비율 하나를 압니다. 제곱 마디는 $2w = 4$,
# 곱하기 마디는 2, 더하기 마디는 1입니다. `backward()`는 끝의 1에서 출발해 이 비율을 차례로 곱합니다.
# [1강](01_from_data_to_loss.ipynb#chain-rule)에서 손으로 한 연쇄 법칙 그대로입니다.

# %% [markdown] lang="en"
# Each node knows one ratio: if my input grows a little, how many times as much does my output
# grow? For the square it is $2w = 4$, for the multiplication 2, for the addition 1. `backward()`
# starts with 1 at the end and multiplies these ratios one by one: the chain rule, just as you did
# it by hand in [lesson 1](01_from_data_to_loss.ipynb#chain-rule).

# %% figure="graph-backward" drawing=true numbers=false
centred = {"ha": "center", "va": "center"}


def draw_value(ax, x, y, symbol, value, colour):
    box = {"boxstyle": "round,pad=0.45", "facecolor": "white", "edgecolor": colour}
    ax.text(x, y, value, color=colour, fontsize=15, bbox=box, **centred)
    ax.text(x, y + 0.8, symbol, color=colour, fontsize=16, **centred)


def draw_arrow(ax, start, end, colour, width=1):
    arrow = {"arrowstyle": "->", "color": colour, "linewidth": width}
    ax.annotate("", end, start, arrowprops=arrow)


fig, ax = plt.subplots(figsize=(6.8, 2.8))
symbols, values = ["$w$", "$w^2$", "$2w^2$", "$z$"], ["2", "4", "8", "13"]
for i, colour in enumerate(["C0", "C7", "C7", "C7"]):
    draw_value(ax, i, 1, symbols[i], values[i], colour)
    ax.text(i, -0.85, ["8", "2", "1", "1"][i], color="C4", fontsize=15, **centred)
for i, factor in enumerate(["×4", "×2", "×1"]):
    draw_arrow(ax, (i + 0.25, 1), (i + 0.75, 1), "black")
    draw_arrow(ax, (i + 0.85, -0.85), (i + 0.15, -0.85), "C4", width=2)
    ax.text(i + 0.5, -0.35, factor, color="C4", fontsize=13, **centred)
for i, operation in enumerate(["Pow", "Mul", "Add"]):
    ax.text(i + 0.5, 1.3, operation, fontsize=12, **centred)
ax.set(xlim=(-0.4, 3.4), ylim=(-1.3, 2.2))
ax.axis("off")
plt.show()

# %% [markdown] lang="ko" caption="graph-backward" alt="왼쪽에서 오른쪽으로 w는 2, 제곱은 4, 그 두 배는 8, z는 13입니다. 사이의 연산은 Pow, Mul, Add입니다. 아래 줄에서는 오른쪽의 1에서 시작해 왼쪽으로 가며 1, 2, 4를 곱하고, w에 이르면 8입니다."
# $z = 2w^2 + 5$의 계산 그래프입니다. 위는 순전파이며 값이 흐르고, 아래는 역전파이며 비율이 곱해집니다.

# %% [markdown] lang="en" caption="graph-backward" alt="From left to right: w is 2, its square 4, twice that 8, and z 13, with the operations Pow, Mul and Add between them. The row below starts with 1 on the right and runs left, multiplied by 1, 2 and 4, and reaches w as 8."
# The computation graph of $z = 2w^2 + 5$. Above, the forward pass carries values; below, the backward pass multiplies ratios.

# %% [markdown] lang="ko"
# 제곱 마디가 비율 $2w$를 알려면 그때의 $w$를 기억해 두어야 합니다. `backward()`가 끝나면 파이토치는 이
# 기억을 버려 메모리를 아낍니다. 그래서 같은 그래프를 두 번 거꾸로 갈 수는 없습니다. 그래프는 순전파를 할
# 때마다 새로 만들어집니다.

# %% [markdown] lang="en"
# To know its ratio $2w$, the square node has to remember what $w$ was. When `backward()` is done,
# PyTorch frees what was remembered, and so the same graph cannot be gone through twice. Every
# forward pass builds a new one.

# %%
try:
    z.backward()
except RuntimeError as error:
    print(str(error).split(" (")[0])

# %% [markdown] lang="ko"
# ## 넘파이로 검산하기 {#numpy}
#
# 이번에는 1강의 세 점과 첫 직선입니다. $w = 1$, $b = 0$에서 기울기는 $-\frac{40}{3}$과 $-6$이었습니다.
# [2강의 식](02_linear_regression_numpy.ipynb#gradient)을 넘파이로 계산한 것과 자동미분의 결과를 나란히
# 놓습니다. `X`와 `Y`는 `(3, 1)`, `W`는 `(1, 1)`, `B`는 `(1,)`입니다.

# %% [markdown] lang="en"
# ## Checked with NumPy {#numpy}
#
# Now take the three points and the first line of lesson 1. At $w = 1$, $b = 0$ the gradient was
# $-\frac{40}{3}$ and $-6$. Put the [formula of lesson 2](02_linear_regression_numpy.ipynb#gradient),
# computed with NumPy, beside what autograd finds. `X` and `Y` have the shape `(3, 1)`, `W` has
# `(1, 1)`, and `B` has `(1,)`.


# %% words={"autograd": "자동미분"}
def numpy_gradient(X, Y, W, B):
    error = X @ W + B - Y
    return 2 * X.T @ error / len(X), 2 * error.sum(axis=0) / len(X)


def autograd_gradient(X, Y, W, B):
    X, Y = torch.tensor(X), torch.tensor(Y)
    W = torch.tensor(W, requires_grad=True)
    B = torch.tensor(B, requires_grad=True)
    loss = torch.mean((X @ W + B - Y) ** 2)
    loss.backward()
    return W.grad.numpy(), B.grad.numpy()


X = np.array([[1.0], [2.0], [3.0]])
Y = np.array([[3.0], [5.0], [7.0]])
W, B = np.array([[1.0]]), np.array([0.0])
print("NumPy:   ", *numpy_gradient(X, Y, W, B))
print("autograd:", *autograd_gradient(X, Y, W, B))

# %% [markdown] lang="ko"
# 두 함수의 차이를 보세요. `numpy_gradient`에는 우리가 유도한 기울기의 식이 있지만, `autograd_gradient`에는
# 손실의 식만 있습니다. 모델이 바뀌면 앞의 것은 다시 유도해야 하고, 뒤의 것은 손실만 고쳐 쓰면 됩니다. 특성이
# 100개일 때도 둘이 같은지 무작위 데이터로 확인합니다. `X`는 `(50, 100)`, `W`는 `(100, 1)`, 기울기도
# `(100, 1)`입니다.

# %% [markdown] lang="en"
# Look at how the two differ: `numpy_gradient` holds the formula that we derived for the gradient,
# `autograd_gradient` only the formula of the loss. For another model the first has to be derived
# anew; in the second you rewrite the loss and are done. Check on random data that they agree for 100
# features, too: `X` is `(50, 100)`, `W` is `(100, 1)`, and so is the gradient.

# %% words={"shape": "모양", "equal": "같은가"}
generator = np.random.default_rng(3)
X_wide, Y_wide = generator.normal(size=(50, 100)), generator.normal(size=(50, 1))
W_wide, B_wide = generator.normal(size=(100, 1)), generator.normal(size=1)

dW_numpy, dB_numpy = numpy_gradient(X_wide, Y_wide, W_wide, B_wide)
dW_torch, dB_torch = autograd_gradient(X_wide, Y_wide, W_wide, B_wide)
print("shape:", dW_torch.shape)
print("equal:", np.allclose(dW_numpy, dW_torch), np.allclose(dB_numpy, dB_torch))

# %% [markdown] lang="ko"
# ## 길이 갈라지면 더합니다 {#sum-of-paths}
#
# 지금까지는 길이 하나였습니다. $z = w^2 + 3w$처럼 $w$가 두 번 쓰이면 $w$에서 $z$로 가는 길도 둘입니다.
#
# !!! prediction
#     $w = 2$에서 두 길의 비율은 각각 $2w = 4$와 3입니다. `w.grad`는 얼마일까요? 곱할까요, 더할까요?
#
#     - [ ] 곱해서 12
#     - [ ] 더해서 7
#     - [ ] 나중에 지나간 길의 값만 남습니다.
#
#     ??? answer
#         더합니다. $4 + 3 = 7$이고, $\frac{dz}{dw} = 2w + 3$과 같습니다. $w$가 조금 늘면 두 길 모두로
#         영향이 가고, $z$는 두 영향의 합만큼 늘기 때문입니다.

# %% [markdown] lang="en"
# ## Where paths fork, add {#sum-of-paths}
#
# So far there was one path. When $w$ is used twice, as in $z = w^2 + 3w$, two paths lead from $w$
# to $z$.
#
# !!! prediction
#     At $w = 2$ the ratios along the two paths are $2w = 4$ and 3. What is `w.grad`: their product
#     or their sum?
#
#     - [ ] Their product, 12
#     - [ ] Their sum, 7
#     - [ ] Only what came along the last path
#
#     ??? answer
#         Their sum: $4 + 3 = 7$, in agreement with $\frac{dz}{dw} = 2w + 3$. When $w$ grows a little,
#         the change travels along both paths, and $z$ grows by both.

# %%
w = torch.tensor(2.0, requires_grad=True)
z = w**2 + 3 * w
z.backward()
print("dz/dw =", w.grad.item())

# %% figure="fork" drawing=true numbers=false
fig, ax = plt.subplots(figsize=(6, 3.2))
draw_value(ax, 0, 0, "$w$", "2", "C0")
draw_value(ax, 1.3, 1.1, "$w^2$", "4", "C7")
draw_value(ax, 1.3, -1.1, "$3w$", "6", "C7")
draw_value(ax, 2.6, 0, "$z$", "10", "C7")
for y, factor in [(1.1, "4"), (-1.1, "3")]:
    draw_arrow(ax, (2.4, 0.25 * y), (1.55, 0.95 * y), "C4", width=2)
    draw_arrow(ax, (1.05, 0.95 * y), (0.2, 0.25 * y), "C4", width=2)
    ax.text(2.12, 0.82 * y, "×1", color="C4", fontsize=13, **centred)
    ax.text(0.5, 0.82 * y, f"×{factor}", color="C4", fontsize=13, **centred)
ax.text(-0.25, 0, "4 + 3 = 7", color="C4", fontsize=15, ha="right", va="center")
ax.set(xlim=(-1.2, 2.9), ylim=(-1.6, 2.2))
ax.axis("off")
plt.show()

# %% [markdown] lang="ko" caption="fork" alt="오른쪽의 z에서 두 화살표가 거꾸로 나와 하나는 제곱을, 하나는 3w를 거쳐 w로 들어옵니다. 위쪽 길은 1과 4를 곱해 4, 아래쪽 길은 1과 3을 곱해 3이고, w에서 만나 더해져 7이 됩니다."
# 거꾸로 흐르는 기울기만 그렸습니다. 길을 따라서는 곱하고, 길이 만나는 $w$에서는 더합니다.

# %% [markdown] lang="en" caption="fork" alt="From z on the right two arrows run backward, one through the square, one through 3w, and both enter w. The upper path gives 1 times 4, the lower 1 times 3; where they meet at w they are added to 7."
# Only the backward flow is drawn. Along a path, multiply; where paths meet, at $w$, add.

# %% [markdown] lang="ko"
# 그러므로 `w.grad`는 값을 *덮어쓰는* 곳이 아니라 *더해 넣는* 곳이어야 합니다. 마지막 마디의 이름이
# AccumulateGrad(기울기 쌓기)인 까닭입니다.
#
# ## 직접 만드는 자동미분 {#built-by-hand}
#
# 지금까지 나온 규칙은 둘뿐입니다. 길을 따라서는 곱하고, 길이 만나면 더합니다. 정말 그것으로 충분한지 직접 만들어
# 확인해 봅시다. 아래의 `Scalar`는 수 하나를 담고, 값 말고도 두 가지를 기억합니다. 무엇에서 어떤 비율로
# 계산되었는지(`inputs`)와 지금까지 더해진 기울기(`grad`)입니다. `__add__`와 `__mul__`은 파이썬이 `+`와 `*`를 만나면
# 부르는 메서드입니다. 합의 비율은 양쪽 모두 1이고, 곱의 비율은 상대방의 값입니다.
#
# !!! prediction
#     `Scalar`는 거듭제곱을 모르므로 $z = w^3$을 `w * w * w`로 씁니다. $w = 2$일 때 `w.grad`는 얼마일까요?
#
#     - [ ] 6
#     - [ ] 8
#     - [ ] 12
#     - [ ] 거듭제곱의 미분 공식이 없으므로 구할 수 없습니다.
#
#     ??? answer
#         12입니다. 먼저 `w * w`를 구하고 거기에 $w$를 곱하므로 $w$로 가는 길은 셋입니다. 마지막에 곱한 $w$로 바로
#         가는 길의 비율은 `w * w`의 값 4이고, `w * w`를 거치는 두 길의 비율은 각각 $2 \cdot 2 = 4$입니다. 셋을 더하면
#         12이고, 공식 $3w^2$으로 구한 값과 같습니다.

# %% [markdown] lang="en"
# So `w.grad` has to be a place where values are *added*, not *replaced*. That is why the last node
# is called AccumulateGrad.
#
# ## Automatic differentiation, built by hand {#built-by-hand}
#
# So far there are just two rules: multiply along a path, add where paths meet. To see whether they
# are enough, build it yourself. A `Scalar`, below, holds one number and remembers two things besides:
# what it was computed from and with which ratios (`inputs`), and the gradient that has been added
# up so far (`grad`). `__add__` and `__mul__` are the methods that Python calls for `+` and `*`. The
# ratios of a sum are 1 and 1, those of a product are the value of the other factor.
#
# !!! prediction
#     A `Scalar` knows no powers, so write $z = w^3$ as `w * w * w`. What will `w.grad` be at $w = 2$?
#
#     - [ ] 6
#     - [ ] 8
#     - [ ] 12
#     - [ ] It cannot be found without a formula for the derivative of powers.
#
#     ??? answer
#         It is 12. First comes `w * w`, then the product of that and $w$, so three paths lead to $w$. The
#         one straight to the last factor has the ratio 4, the value of `w * w`; the two through `w * w`
#         have $2 \cdot 2 = 4$ each. Their sum, 12, is what the formula $3w^2$ gives, too.


# %%
class Scalar:
    def __init__(self, value, inputs=()):
        self.value = value
        self.inputs = inputs
        self.grad = 0.0

    def __add__(self, other):
        return Scalar(self.value + other.value, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        inputs = [(self, other.value), (other, self.value)]
        return Scalar(self.value * other.value, inputs)

    def backward(self, gradient=1.0):
        self.grad += gradient
        for scalar, ratio in self.inputs:
            scalar.backward(gradient * ratio)


w = Scalar(2.0)
z = w * w * w
z.backward()
print("z =", z.value, "  dz/dw =", w.grad)

# %% [markdown] lang="ko"
# 곱하기와 더하기는 모두 `backward`의 세 줄 안에 있습니다. 이것으로 1강의 손실도 미분할 수 있습니다. $w = 1$,
# $b = 0$에서 다시 $-\frac{40}{3}$과 $-6$이 나와야 합니다.

# %% [markdown] lang="en"
# All the multiplying and adding is in the three lines of `backward`. They are enough for the loss of
# lesson 1 as well: at $w = 1$, $b = 0$ the result must be $-\frac{40}{3}$ and $-6$ again.

# %%
w, b, loss = Scalar(1.0), Scalar(0.0), Scalar(0.0)
for x_i, y_i in [(1.0, 3.0), (2.0, 5.0), (3.0, 7.0)]:
    error = w * Scalar(x_i) + b + Scalar(-y_i)
    loss = loss + error * error * Scalar(1 / 3)
loss.backward()
print(f"dL/dw = {w.grad:.4f}  dL/db = {b.grad:.4f}")

# %% [markdown] lang="ko"
# 파이토치의 자동미분도 뼈대는 같습니다. 다른 점은 수 하나가 아니라 텐서를 다루고, 연산이 훨씬 많고, 지나는 차례가 더
# 영리하다는 것입니다. 우리의 `backward`는 *길*마다 한 번씩 지나가므로, 갈라졌다 만나기를 거듭하면 길의 수가 두
# 배씩 불어납니다. 파이토치는 한 마디에 들어올 기울기를 다 모은 다음 *마디*마다 한 번만 지나갑니다.
#
# ## 기울기는 쌓입니다 {#accumulate}
#
# 파이토치는 이 규칙을 `backward()`를 여러 번 부를 때도 그대로 지킵니다. 이전 결과를 스스로 지우지 않습니다.
#
# !!! prediction
#     $z = 2w$의 도함수는 언제나 2입니다. 계산하고 `backward()`를 부르는 일을 21번 되풀이하면, 그때마다 본
#     `w.grad`는 어떻게 될까요?
#
#     ??? answer
#         2, 4, 6, …으로 2씩 쌓여 21번째에는 42가 됩니다.

# %% [markdown] lang="en"
# PyTorch's autograd has the same bones. It differs in that it handles tensors rather than single
# numbers, knows many more operations, and goes about it in a cleverer order. Our `backward` walks
# along every *path*, and where paths fork and meet again and again, their number keeps doubling.
# PyTorch passes each *node* once, after all gradients that flow into it have been collected.
#
# ## Gradients accumulate {#accumulate}
#
# PyTorch keeps to that rule when you call `backward()` several times: it does not clear the earlier
# result by itself.
#
# !!! prediction
#     The derivative of $z = 2w$ is always 2. Compute it and call `backward()`, 21 times over. What
#     does `w.grad` show each time?
#
#     ??? answer
#         2, 4, 6, …: it grows by 2 at every call and ends at 42.

# %% words={"calls": "호출 횟수"}
w = torch.tensor(2.0, requires_grad=True)
accumulated = []
for _ in range(21):
    z = 2 * w
    z.backward()
    accumulated.append(w.grad.item())

for row in (accumulated[:7], accumulated[7:14], accumulated[14:]):
    print(*row)
print("calls:", len(accumulated))

# %% [markdown] lang="ko"
# 한 해에 2씩 버는 사람에게 지금까지 번 돈을 모두 물은 셈입니다. 이번 것만 알고 싶으면 부르기 전에 비워야
# 합니다. 텐서 하나를 비우는 방법은 둘입니다.
#
# - `w.grad.zero_()`는 기울기의 텐서를 제자리에서 0으로 채웁니다. `backward()`를 한 번도 부르지 않아 `w.grad`가
#   아직 `None`이면 오류가 납니다.
# - `w.grad = None`은 기울기의 텐서를 버립니다. 다음 `backward()`가 새로 만듭니다.
#
# 옵티마이저(optimizer)의 `zero_grad()`는 맡은 매개변수를 한꺼번에 비웁니다. 예전에는 앞의 방법으로, 지금은 뒤의
# 방법으로 합니다.

# %% [markdown] lang="en"
# It is like asking someone who earns 2 a year how much they have earned so far. To learn about this
# time only, clear it first. For a single tensor there are two ways.
#
# - `w.grad.zero_()` fills the tensor of the gradient with 0, in place. As long as `backward()` has not
#   been called, `w.grad` is `None`, and this is an error.
# - `w.grad = None` throws the tensor of the gradient away; the next `backward()` makes a new one.
#
# An optimizer's `zero_grad()` clears all the parameters in its care at once: once in the first way,
# nowadays in the second.

# %% words={"cleared": "비우면"}
w = torch.tensor(2.0, requires_grad=True)
cleared = []
for _ in range(21):
    w.grad = None
    z = 2 * w
    z.backward()
    cleared.append(w.grad.item())
print("cleared:", cleared[0], cleared[1], "...", cleared[-1])

# %% figure="twenty-one-calls" drawing=true words={"accumulated": "쌓임", "cleared": "비움"}
calls = range(1, 22)
fig, ax = plt.subplots()
ax.plot(calls, accumulated, "o-", color="C4", label="accumulated")
hollow = {"markerfacecolor": "white", "label": "cleared"}
ax.plot(calls, cleared, "o--", color="C4", **hollow)
ax.annotate("w.grad = None", (21, 4), color="C4", ha="right")
ax.annotate("42", (20.3, 42), color="C4", ha="right")
ax.set(xlabel="backward()", ylabel="w.grad", ylim=(0, 45), xticks=range(1, 22, 5))
plt.show()

# %% [markdown] lang="ko" caption="twenty-one-calls" alt="backward를 부른 횟수에 따른 w.grad입니다. 비우지 않으면 2에서 42까지 직선으로 늘고, 부르기 전에 비우면 21번 모두 2입니다."
# 같은 계산을 21번 되풀이했습니다. 비우지 않으면(채운 점) 쌓이고, 비우면(빈 점) 언제나 2입니다.

# %% [markdown] lang="en" caption="twenty-one-calls" alt="w.grad against the number of calls to backward. Uncleared it grows along a straight line from 2 to 42; cleared before each call it is 2 all 21 times."
# The same calculation 21 times. Uncleared (filled) it accumulates; cleared (open) it is always 2.

# %% [markdown] lang="ko"
# 쌓이는 것은 결함이 아니라 쓸모 있는 성질입니다. 손실은 점마다의 몫을 더한 것이므로, 점을 하나씩 따로
# 계산해 `backward()`를 불러도 전체의 기울기가 모입니다. 데이터가 메모리에 한꺼번에 들어가지 않을 때 이렇게
# 나누어 계산합니다. 1강의 세 점으로 해 보면 $-\frac{4}{3}$, $-\frac{16}{3}$을 거쳐 $-\frac{40}{3}$이 됩니다.

# %% [markdown] lang="en"
# Accumulating is not a flaw but a feature. The loss is a sum of one share for each point, so calling
# `backward()` for the points one by one collects the gradient of the whole. That is how data too
# large for memory are handled piece by piece. With the three points of lesson 1 it goes over
# $-\frac{4}{3}$ and $-\frac{16}{3}$ to $-\frac{40}{3}$.

# %% words={"after": "더한 뒤"}
w = torch.tensor(1.0, requires_grad=True)
b = torch.tensor(0.0, requires_grad=True)
for x_i, y_i in [(1.0, 3.0), (2.0, 5.0), (3.0, 7.0)]:
    share = (w * x_i + b - y_i) ** 2 / 3
    share.backward()
    print(f"after ({x_i:.0f}, {y_i:.0f}):  w.grad = {w.grad.item():8.4f}")

# %% [markdown] lang="ko"
# ## 이천 에폭의 기록 {#two-thousand-epochs}
#
# 이제 학습에 씁니다. 이번 데이터는 직선 $y = 2x$ 위의 세 점 $(1, 2)$, $(2, 4)$, $(3, 6)$입니다.
# `x_train`은 `(3, 1)`, `W`는 `(1, 1)`이므로 곱은 `(3, 1)`이고, 모양이 `(1,)`인 `b`는 모든 행에 더해집니다. $W$와
# $b$는 0에서 시작합니다. 손실은 바탕이 된 글을 따라 `cost`(비용)라고 부르겠습니다. 먼저 첫 기울기 둘을 나란히 봅시다.
# 손으로 구하면 오차가 −2, −4, −6이므로 다음과 같습니다.
#
# $$\frac{\partial L}{\partial W} = \frac{2}{3} (-2 - 8 - 18) = -\frac{56}{3} \qquad
#   \frac{\partial L}{\partial b} = \frac{2}{3} (-2 - 4 - 6) = -8$$

# %% [markdown] lang="en"
# ## A log of two thousand epochs {#two-thousand-epochs}
#
# Now put it to work. The data this time are three points on the line $y = 2x$: $(1, 2)$, $(2, 4)$
# and $(3, 6)$. `x_train` is `(3, 1)` and `W` is `(1, 1)`, so their product is `(3, 1)`; `b`, of shape
# `(1,)`, is added to every row. $W$ and $b$ start at 0, and we call the loss `cost`, as the article
# does that this lesson grew from. First see the two gradients at the start side by side. By hand, with
# errors of −2, −4 and −6, they are
#
# $$\frac{\partial L}{\partial W} = \frac{2}{3} (-2 - 8 - 18) = -\frac{56}{3} \qquad
#   \frac{\partial L}{\partial b} = \frac{2}{3} (-2 - 4 - 6) = -8$$

# %%
x_train = torch.tensor([[1.0], [2.0], [3.0]])  # (3, 1)
y_train = torch.tensor([[2.0], [4.0], [6.0]])  # (3, 1)
W = torch.zeros(1, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
cost = torch.mean((x_train @ W + b - y_train) ** 2)
cost.backward()
print(f"dL/dW = {W.grad.item():.4f}  dL/db = {b.grad.item():.4f}")

# %% [markdown] lang="ko"
# 이제 학습률 0.01로 에폭 0부터 에폭 2000까지 학습하며 100에폭마다 한 줄씩 적습니다. 에폭마다 하는 일은 넷입니다.
# 예측해 손실을 재고, `zero_grad()`로 비우고, `backward()`로 기울기를 구하고, `step()`으로 갱신합니다. `step()`은
# [2강](02_linear_regression_numpy.ipynb#training)의 뺄셈
# $W \leftarrow W - \alpha \frac{\partial L}{\partial W}$를 대신해 줍니다. 옵티마이저 `torch.optim.SGD`의 이름은
# 확률적 경사하강법(stochastic gradient descent)을 줄인 것이지만, 여기서는 무작위로 고르지 않고 데이터를 모두 씁니다.
#
# !!! prediction
#     $b$는 처음부터 참값인 0에 있습니다. 학습하는 동안 어떻게 될까요?
#
#     - [ ] 계속 0에 머뭅니다.
#     - [ ] 0보다 커졌다가 돌아옵니다.
#     - [ ] 0보다 작아졌다가 돌아옵니다.
#
#     ??? answer
#         커졌다가 돌아옵니다. 처음에는 직선 전체가 점들보다 아래에 있으므로 $W$뿐 아니라 $b$도 올리는 쪽이
#         손실을 빨리 줄입니다. $b$는 0.67까지 올라갔다가, $W$가 2에 가까워지는 동안 천천히 돌아옵니다.

# %% [markdown] lang="en"
# Now train with a learning rate of 0.01, from epoch 0 to epoch 2000, and write one line every 100
# epochs. Each epoch does four things: predict and measure the loss, clear with `zero_grad()`, find the
# gradient with `backward()`, update with `step()`. The last takes the place of the subtraction
# $W \leftarrow W - \alpha \frac{\partial L}{\partial W}$ from
# [lesson 2](02_linear_regression_numpy.ipynb#training). The optimizer `torch.optim.SGD` has its name
# from stochastic gradient descent, but here nothing is drawn at random: all the data are used.
#
# !!! prediction
#     $b$ starts at 0, its true value. What will it do during training?
#
#     - [ ] It stays at 0.
#     - [ ] It grows and then comes back.
#     - [ ] It falls below 0 and then comes back.
#
#     ??? answer
#         It grows and then comes back. At first the whole line lies below the points, and raising $b$
#         as well as $W$ lowers the loss fastest. $b$ climbs to 0.67 and then slowly comes back while
#         $W$ approaches 2.

# %% words={"epoch": "에폭", "cost": "비용", "largest b": "가장 큰 b"}
optimizer = torch.optim.SGD([W, b], lr=0.01)
history = []
print("epoch      W      b       cost")
for epoch in range(2001):
    cost = torch.mean((x_train @ W + b - y_train) ** 2)
    optimizer.zero_grad()
    cost.backward()
    optimizer.step()
    history.append((W.item(), b.item(), cost.item()))
    if epoch % 100 == 0:
        print(f"{epoch:5}  {W.item():.3f}  {b.item():.3f}  {cost.item():9.6f}")
print("largest b:", round(max(b for _, b, _ in history), 2))

# %% [markdown] lang="ko"
# !!! pitfall
#     기록을 읽을 때는 이 수가 갱신하기 *전*의 것인지 *뒤*의 것인지를 먼저 물으세요. 첫 줄의 비용 18.666666은
#     $W = 0$, $b = 0$일 때의 손실 $\frac{56}{3}$인데, 같은 줄의 $W$는 이미 $0.01 \cdot \frac{56}{3}$, 약 0.187입니다.
#     또 에폭 0의 줄부터 에폭 2000의 줄까지 보려고 `range(2001)`을 돌았으므로 갱신은 2,000번이 아니라
#     2,001번입니다([바탕이 된 글](../originals.md#b)에도 그렇게 되어 있습니다).

# %% [markdown] lang="en"
# !!! pitfall
#     Reading a log, first ask of each number whether it was taken *before* the update or *after* it. The
#     cost in the first line, 18.666666, is the loss $\frac{56}{3}$ at $W = 0$, $b = 0$, but $W$ in that
#     line already is $0.01 \cdot \frac{56}{3}$, about 0.187. And to show the lines for epoch 0 up to
#     epoch 2000 the loop ran over `range(2001)`, which makes 2,001 updates rather than 2,000 (so it
#     is in the [article](../originals.md#b), too).

# %% figure="training" drawing=true words={"epoch + 1": "에폭 + 1"}
W_values, b_values, costs = zip(*history, strict=True)

fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
updates = np.arange(1, len(history) + 1)
left.plot(updates, costs, color="C3", linewidth=3, label="$L$")
left.set(ylabel="$L$", yscale="log")
right.plot(updates, W_values, color="C0", label="$W$")
right.plot(updates, b_values, color="C1", linestyle="dashed", label="$b$")
for value in (2, 0):
    right.axhline(value, color="C7", linestyle="dotted")
right.annotate("$W$", (5, 1.15), color="C0", fontsize=15)
right.annotate("$b$", (40, 0.75), color="C1", fontsize=15)
right.set(ylim=(-0.15, 2.3))
for ax in (left, right):
    ax.set(xscale="log", xlim=(1, 2001), xlabel="epoch + 1")
    ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
plt.show()

# %% [markdown] lang="ko" caption="training" alt="첫째 그림은 손실, 둘째 그림은 W와 b이고 에폭은 로그 눈금입니다. 손실은 처음 30에폭에 19에서 0.1 아래로 떨어지고 그 뒤로는 천천히 줍니다. W는 2로 다가갑니다. b는 0에서 0.67까지 올라갔다가 다시 0으로 내려옵니다."
# 에폭을 로그 눈금으로 그렸습니다. 로그 눈금에는 0이 없어서 1을 더했습니다. 처음 30에폭에 $W$와 $b$가 함께 올라가 손실을 거의 다 줄이고, 남은 에폭은 $W$를 2까지 마저 올리면서 $b$를 0으로 돌려놓는 데 씁니다.

# %% [markdown] lang="en" caption="training" alt="The loss in the first panel, W and b in the second, with epochs on a logarithmic scale. Within 30 epochs the loss falls from 19 to below 0.1, then slowly. W approaches 2; b climbs from 0 to 0.67 and comes back to 0."
# Epochs on a logarithmic scale, plus 1 because that scale has no 0. In the first 30, $W$ and $b$ rise together and remove nearly all of the loss; the rest is spent raising $W$ to 2 while bringing $b$ back to 0.

# %% [markdown] lang="ko"
# ## 비우는 것을 잊으면 {#without-zero-grad}
#
# 같은 학습에서 `zero_grad()` 한 줄만 지워 봅시다.
#
# !!! prediction
#     기울기가 쌓이기만 하면 $W$는 어떻게 움직일까요?
#
#     - [ ] 2에 더 빨리 도착합니다.
#     - [ ] 점점 멀리 날아갑니다.
#     - [ ] 2를 사이에 두고 왔다 갔다 합니다.
#
#     ??? answer
#         2를 사이에 두고 끝없이 왔다 갔다 합니다. 2에 이르러 이번 기울기가 0이 되어도, 그동안
#         쌓인 기울기가 남아 있어 멈추지 못하고 지나칩니다. 반대편에서 반대 부호의 기울기가 쌓여 다 지워진
#         뒤에야 돌아섭니다. 마찰이 없는 진자와 같습니다.

# %% [markdown] lang="en"
# ## Forgetting to clear {#without-zero-grad}
#
# Take the same training and remove just one line, `zero_grad()`.
#
# !!! prediction
#     With gradients only piling up, how will $W$ move?
#
#     - [ ] It arrives at 2 sooner.
#     - [ ] It flies away, ever farther.
#     - [ ] It swings about 2.
#
#     ??? answer
#         It swings about 2 for ever. When it reaches 2 and the present gradient is 0, the
#         gradients piled up so far are still there, and it rushes past. It turns round only after
#         enough of the opposite sign has piled up on the other side, like a pendulum without friction.


# %% words={"and": "~", "with zero_grad": "zero_grad 있음", "without zero_grad": "zero_grad 없음", "W ends at": "마지막 W =", "W between": "W의 범위"}
def weights_during_training(clear, epochs=100):
    W = torch.zeros(1, 1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([W, b], lr=0.01)
    weights = [W.item()]
    for _ in range(epochs):
        if clear:
            optimizer.zero_grad()
        torch.mean((x_train @ W + b - y_train) ** 2).backward()
        optimizer.step()
        weights.append(W.item())
    return weights


with_clearing = weights_during_training(clear=True)
without = weights_during_training(clear=False)
print(f"with zero_grad:    W ends at {with_clearing[-1]:.2f}")
print(f"without zero_grad: W between {min(without):.2f} and {max(without):.2f}")

# %% figure="pendulum" drawing=true words={"epoch": "에폭", "cleared": "비움", "not cleared": "비우지 않음"}
fig, ax = plt.subplots()
ax.axhline(2, color="C7", linestyle="dotted")
ax.plot(with_clearing, color="C0", linewidth=3, label="cleared")
dotted = {"linestyle": "dashed", "linewidth": 1.5, "marker": "."}
ax.plot(without, color="C0", label="not cleared", **dotted)
ax.annotate("zero_grad()", (102, 1.75), color="C0", va="center")
ax.annotate("# zero_grad()", (102, 3.1), color="C0", va="center")
ax.set(xlabel="epoch", ylabel="$W$", xlim=(0, 130), ylim=(-0.4, 4.3))
ax.set_xticks([0, 20, 40, 60, 80, 100])
plt.show()

# %% [markdown] lang="ko" caption="pendulum" alt="에폭에 따른 W입니다. 비우는 쪽은 2에 부드럽게 다가갑니다. 비우지 않는 쪽은 0과 4 사이를 진자처럼 오가며 백 에폭이 지나도 잦아들지 않습니다."
# 굵은 선은 `zero_grad()`를 부른 학습, 점이 찍힌 파선은 그 줄을 지운 학습입니다. 점선은 참값 2입니다. 오류 메시지는 어디에도 나오지 않습니다.

# %% [markdown] lang="en" caption="pendulum" alt="W against epoch. With clearing it approaches 2 smoothly. Without clearing it swings between 0 and 4 like a pendulum and has not settled after a hundred epochs."
# The thick line calls `zero_grad()`; for the dashed line with dots that call was removed; the dotted line is the true value, 2. No error message appears anywhere.

# %% [markdown] lang="ko"
# !!! experiment
#     `zero_grad()`를 부르는 자리를 바꿔 보세요. `backward()` 앞이기만 하면 반복문의 처음이어도, 손실을 계산한
#     뒤여도 결과가 같습니다. `backward()`와 `step()` 사이에 두면 어떻게 될까요? 방금 구한 기울기가 지워져 아무것도
#     배우지 못합니다.
#
# ## `step()`이 하는 일과 `.data` {#data}
#
# `step()`은 $W$를 제자리에서 바꾸지만, 그 뺄셈은 기록되지 않습니다. 기록을 끄는 `torch.no_grad()` 안에서 빼기
# 때문입니다. 예전 글에서는 같은 일을 `W.data = W.data - 0.01 * W.grad`처럼 씁니다. `.data`는 값은 함께 쓰면서 기록에는
# 들어 있지 않은 텐서입니다. 지금도 돌아가지만 쓰지 않는 것이 좋습니다. 파이토치 몰래 값을 바꾸기 때문입니다.
#
# !!! prediction
#     $w = 2$에서 $z = w^2$을 계산한 다음, `backward()`를 부르기 전에 $w$를 1로 줄입니다. $w = 2$에서의 미분계수는
#     4입니다. 어떤 일이 생길까요?
#
#     - [ ] 어느 쪽으로 줄여도 4가 나옵니다.
#     - [ ] `.data`로 줄이면 틀린 값이, `no_grad`로 줄이면 오류가 나옵니다.
#     - [ ] 어느 쪽으로 줄여도 오류가 납니다.
#
#     ??? answer
#         `.data`로 줄이면 틀린 값이 나옵니다. 제곱 마디는 $w$를 기억해 두었다가 비율 $2w$를 계산하는데, 그 사이에
#         1이 되었으므로 아무 말 없이 2를 내놓습니다. `no_grad` 안에서 줄이면 파이토치가 바뀐 것을 알고
#         `RuntimeError`로 멈춥니다.

# %% [markdown] lang="en"
# !!! experiment
#     Try other places for `zero_grad()`. Anywhere before `backward()` gives the same result, whether
#     at the start of the loop or after computing the loss. And between `backward()` and `step()`?
#     There it wipes out the gradient just found, and nothing is learned.
#
# ## What `step()` does, and `.data` {#data}
#
# `step()` changes $W$ in place, and yet the subtraction is not recorded: it is done under
# `torch.no_grad()`, which turns recording off. Older texts write `W.data = W.data - 0.01 * W.grad` for
# it. `.data` is a tensor that shares the values but is no part of the record. It still works, but
# better leave it alone, because it changes values behind PyTorch's back.
#
# !!! prediction
#     Compute $z = w^2$ at $w = 2$, and lower $w$ to 1 before calling `backward()`. The derivative at
#     $w = 2$ is 4. What will happen?
#
#     - [ ] It is 4, however $w$ was lowered.
#     - [ ] Lowered through `.data` it gives a wrong value, under `no_grad` an error.
#     - [ ] It is an error, however $w$ was lowered.
#
#     ??? answer
#         Through `.data` it gives a wrong value. The square node has kept $w$ to compute its ratio
#         $2w$; meanwhile that has become 1, and without a word it gives 2. Under `no_grad` PyTorch
#         knows of the change, and stops with a `RuntimeError`.

# %%
w = torch.tensor(2.0, requires_grad=True)
z = w**2
w.data -= 1.0
z.backward()
print(".data:  ", w.grad.item())

w = torch.tensor(2.0, requires_grad=True)
z = w**2
with torch.no_grad():
    w -= 1.0
try:
    z.backward()
except RuntimeError as error:
    print("no_grad:", type(error).__name__)

# %% [markdown] lang="ko"
# ## 연습문제 {#exercises}
#
# 자동미분을 직접 써 볼 차례입니다. 채점하기 전에 종이 위에서 구한 값과 먼저 맞춰 보세요. 연습문제는 받은 텐서를 바꾸지
# 않으므로, `x.clone()`으로 복사본을 만들고 거기에 `requires_grad_()`를 불러 기록을 켜면 됩니다.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 파이토치는 순전파를 하는 동안 계산 그래프를 기록하고, `backward()`에서 그 길을 거꾸로 따라가며 비율을
# 곱합니다. 길이 만나는 곳에서는 더하므로 기울기는 쌓이고, 그래서 에폭마다 비워야 합니다. 기록의 한 줄에는
# 갱신 앞의 손실과 갱신 뒤의 매개변수가 함께 적힐 수 있습니다.
#
# 다음 질문: `step()`이 해 준 뺄셈을 우리가 직접 쓴다면, 가장 먼저 떠오르는 방법이 옳은 방법일까요?

# %% [markdown] lang="en"
# ## Exercises {#exercises}
#
# Now use autograd yourself. Before you grade it, compare your result with what you get on paper. The
# tensors that an exercise is given stay as they were: make a copy with `x.clone()`, and call
# `requires_grad_()` on it to have it recorded.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# During the forward pass PyTorch records a computation graph, and `backward()` follows it back,
# multiplying ratios. Where paths meet it adds, so gradients accumulate, and so they must be cleared
# every epoch. One line of a log may hold the loss before an update next to the parameters after it.
#
# The next question: if you write the subtraction that `step()` did for you yourself, is the way that
# first comes to mind the right one?
