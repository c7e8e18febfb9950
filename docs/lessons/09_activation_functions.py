# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 25
#     summary:
#       ko: 층 사이에 곡선 하나를 끼우면 직선이던 모형이 꺾이고 휩니다. 활성화 함수 열네 개를 도함수와 함께 그리고, 큰 수에서도 무너지지 않게 고칩니다.
#       en: Put one curve between two layers and a model that was straight can bend. Plot fourteen activation functions with their derivatives, and repair those that break for large numbers.
# ---

# %% [markdown] lang="ko"
# # 9. 활성화 함수
#
# 신경망은 층을 쌓은 것입니다. 그런데 층 사이에는 거의 언제나 작은 함수가 하나 끼어 있습니다. 이것을 활성화
# 함수(activation function)라고 합니다. 수 하나를 받아 수 하나를 내놓는 단순한 함수인데도, 이것을 빼면
# 아무리 깊은 신경망도 선형층 하나와 같아집니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 선형층 사이에 비선형 함수가 왜 필요한지 계산으로 보입니다.
# - 열네 함수의 식과 도함수, 치역을 말하고, 도함수의 모양에서 학습이 잘될지를 읽습니다.
# - 큰 수에서 넘치는 식을 알아보고, 값이 같으면서 넘치지 않는 식으로 고칩니다.

# %% [markdown] lang="en"
# # 9. Activation functions
#
# A neural network is a stack of layers, and between the layers there is almost always a small
# function, the activation function. It takes a number and returns a number, nothing more. But take
# it away, and the deepest network is no better than a single linear layer.
#
# After this lesson you can
#
# - show by computing why a non-linear function must stand between linear layers,
# - give formula, derivative and range of fourteen functions, and read from the shape of a derivative
#   whether training will go well,
# - recognise a formula that overflows for large numbers, and repair it without changing its values.

# %% [markdown] lang="ko"
# ## 왜 필요한가 {#why}
#
# [앞 강의](08_pytorch_idioms.ipynb#summary)의 질문에서 시작합니다. 선형층 두 개를 이어 붙이면 선형층 하나보다 많은 것을 할 수 있을까요?
#
# !!! prediction
#     `nn.Linear(1, 16)`과 `nn.Linear(16, 1)`을 이어 붙였습니다. 매개변수는 모두 49개입니다. 이 모형의 그래프는
#     어떤 모양까지 될 수 있을까요?
#
#     ??? answer
#         직선뿐입니다. 선형층을 이어 붙이면 다시 선형층이 되기 때문입니다.
#
# 식을 써 보면 금방 드러납니다. 첫 층의 결과를 둘째 층에 넣고 괄호를 풉니다.
#
# $$(X W_1^\top + b_1)\, W_2^\top + b_2 = X\, (W_2 W_1)^\top + (b_1 W_2^\top + b_2)$$
#
# 오른쪽은 가중치가 $W_2 W_1$이고 편향이 $b_1 W_2^\top + b_2$인 선형층 하나입니다. `(1, 16)` @ `(16, 1)`이므로 가중치의
# 모양은 `(1, 1)`입니다. 매개변수 49개가 하는 일을 두 개가 똑같이 합니다.

# %% [markdown] lang="en"
# ## Why we need them {#why}
#
# Start from the question of [the last lesson](08_pytorch_idioms.ipynb#summary). Can two linear layers, one after the other, do more
# than one?
#
# !!! prediction
#     Put `nn.Linear(1, 16)` in front of `nn.Linear(16, 1)`: 49 parameters in all. What shapes can the
#     graph of this model take?
#
#     ??? answer
#         Only straight lines. Linear layers after each other are a linear layer again.
#
# The formula shows it at once. Feed the first layer into the second and multiply out:
#
# $$(X W_1^\top + b_1)\, W_2^\top + b_2 = X\, (W_2 W_1)^\top + (b_1 W_2^\top + b_2)$$
#
# On the right is one linear layer with the weight $W_2 W_1$ and the bias $b_1 W_2^\top + b_2$. The
# weight has the shape `(1, 16)` @ `(16, 1)`, which is `(1, 1)`. What 49 parameters do, two do as well.

# %% words={"the same": "같은가"}
import warnings

import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(43052)
first, second = nn.Linear(1, 16), nn.Linear(16, 1)
single = nn.Linear(1, 1)
with torch.no_grad():
    single.weight.copy_(second.weight @ first.weight)  # (1, 16) @ (16, 1)
    single.bias.copy_(first.bias @ second.weight.T + second.bias)

X = torch.linspace(-3, 3, 61).reshape(-1, 1)
two_layers = second(first(X))
print("the same:", torch.allclose(two_layers, single(X), atol=1e-6))

# %% [markdown] lang="ko"
# 두 모형의 출력이 같습니다. 층이 열 개여도 둘씩 차례로 합치면 결국 하나가 됩니다. 그래서 휘어진 데이터는
# 선형층만으로 맞출 수 없습니다.
#
# 이번에는 층 사이에 `nn.ReLU()`를 하나 끼웁니다. ReLU는 음수를 0으로 바꾸고 나머지는 그대로 둡니다. 층은
# `nn.Sequential`로 적은 차례대로 이어 붙입니다. 두 모형을 같은 데이터로 똑같이 학습시킵니다. 데이터는 사인 곡선
# 위의 점들입니다.
#
# !!! prediction
#     ReLU를 끼운 모형의 그래프는 어떤 모양일까요? 부드러운 곡선일까요?
#
#     ??? answer
#         꺾인 선입니다. 가운데의 수 열여섯 개는 저마다 $wx + b$를 ReLU에 넣은 것이라, $wx + b = 0$인 곳에서 한
#         번씩 꺾입니다. 둘째 층은 이들에 가중치를 곱해 더하므로, 그래프는 많아야 열여섯 번 꺾입니다.

# %% [markdown] lang="en"
# Both models give the same output. Ten layers collapse as well, two at a time, until one is left. So
# linear layers alone cannot follow data that bend.
#
# Now put one `nn.ReLU()` between the layers. It turns negative numbers into 0 and leaves the rest
# alone. `nn.Sequential` joins the layers in the order in which they are written. Train both models
# in the same way on the same data, points on a sine curve.
#
# !!! prediction
#     What will the graph of the model with ReLU look like? Will it be a smooth curve?
#
#     ??? answer
#         It is a line with bends. Each of the sixteen numbers in the middle is $wx + b$ put through
#         ReLU, and bends once, where $wx + b = 0$. The second layer multiplies them by weights and
#         adds them up, so the graph has sixteen bends at most.

# %% figure="bend" words={"loss": "손실", "without": "없음", "with ReLU": "ReLU 있음"}
Y = torch.sin(2 * X)
straight = nn.Sequential(nn.Linear(1, 16), nn.Linear(16, 1))
bent = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))

loss_fn = nn.MSELoss()
for name, model in {"without": straight, "with ReLU": bent}.items():
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(1500):
        loss = loss_fn(model(X), Y)  # (61, 1), (61, 1)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"{name:10} loss = {loss.item():.3f}")

fig, ax = plt.subplots()
ax.plot(X, Y, "o", color="C7", markerfacecolor="white", markersize=5)
ax.plot(X, straight(X).detach(), color="C5", linestyle="dashed")
ax.plot(X, bent(X).detach(), color="C2")
ax.annotate("Linear, Linear", (-2.95, -0.45), color="C5")
ax.annotate("Linear, ReLU, Linear", (1.2, 0.87), color="C2")
ax.set(xlabel="$x$", ylabel=r"$\hat{y}$", ylim=(-1.25, 1.3))
plt.show()

# %% [markdown] lang="ko" caption="bend" alt="데이터는 사인 곡선을 두 번 가까이 오르내립니다. ReLU가 없는 모형은 완만하게 내려가는 직선 하나여서 곡선을 따라가지 못하고 손실이 0.432에 머뭅니다. ReLU가 있는 모형은 여러 번 꺾이면서 점들을 따라가 손실이 0.004입니다."
# 매개변수의 수도 학습 방법도 같습니다. ReLU가 없으면 직선 하나이고, 있으면 여러 번 꺾인 선이 데이터를 따라갑니다.

# %% [markdown] lang="en" caption="bend" alt="The data rise and fall almost twice along a sine curve. The model without ReLU is one straight line, sloping gently down; it cannot follow, and its loss stays at 0.432. The model with ReLU bends several times and follows the points, with a loss of 0.004."
# The same number of parameters, the same training. Without ReLU there is a straight line; with it, a line with several bends follows the data.

# %% [markdown] lang="ko"
# !!! aside
#     여기서 쓴 `Adam`은 걸음의 크기를 매개변수마다 스스로 조절하는 옵티마이저입니다. 앞 강의에서 `SGD`가 있던
#     자리에 이름만 바꾸어 넣었습니다.
#
# ## 그리는 방법 {#how-to-plot}
#
# 이제 열네 함수를 차례로 봅니다. $x$는 $-10$부터 10까지 0.01 간격입니다. 함수마다 식을 한 줄로 옮기고,
# 도함수(derivative)를 곁에 적습니다. 왜 도함수까지 볼까요? 역전파는 연쇄 법칙이고, 기울기가 활성화 함수를
# 지날 때마다 **그 도함수가 곱해지기** 때문입니다. 도함수가 0에 가까운 곳에서는 학습이 거의
# 멈춥니다.
#
# 그림에서 함수는 실선, 도함수는 파선입니다. 도함수를 손으로 구했으니 틀릴 수 있습니다. 그래서 그리기 전에
# $x$를 양쪽으로 조금씩 움직여 잰 차이와 견줍니다. 꺾이거나 끊어지는 점은 빼고 잽니다.

# %% [markdown] lang="en"
# !!! aside
#     `Adam` is an optimizer that adapts the size of the step to each parameter. It stands where `SGD`
#     stood in the last lesson; nothing else changes.
#
# ## How we plot them {#how-to-plot}
#
# Now look at fourteen functions, one after the other, for $x$ from $-10$ to 10 in steps of 0.01.
# Each formula becomes one line of code, with its derivative beside it. Why the derivative?
# Backpropagation is the chain rule: whenever the gradient passes an activation function, **it is
# multiplied by that derivative**. Where the derivative is close to 0, learning nearly stops.
#
# In the figures the function is solid and its derivative dashed. A derivative found by hand may be
# wrong, so before each plot we move $x$ a little to both sides and compare with the measured
# difference, leaving out corners and jumps.

# %% words={"from -10 to 10, step 0.01": "-10부터 10까지 0.01 간격"}
x = np.linspace(-10, 10, 2001)
step = x[1] - x[0]
print(f"from {x[0]:.0f} to {x[-1]:.0f}, step {step:.2f}")


def check(function, derivative, corner=None):
    h = 1e-6
    difference = (function(x + h) - function(x - h)) / (2 * h)
    error = np.abs(derivative(x) - difference)
    if corner is not None:
        error[np.abs(x - corner) < step / 2] = 0
    print(f"{function.__name__:14} derivative agrees: {error.max() < 1e-6}")


def plot(ax, function, derivative, ylim, corner=None, jump=False):
    y, slope = function(x), derivative(x)
    if corner is not None:  # leave a gap where the line would be vertical
        at_corner = np.abs(x - corner) < step / 2
        slope = np.where(at_corner, np.nan, slope)
        if jump:
            y = np.where(at_corner, np.nan, y)
    ax.axhline(0, color="C7", linewidth=0.5)
    ax.axvline(0, color="C7", linewidth=0.5)
    ax.plot(x, y, color="C2")
    ax.plot(x, slope, color="C4", linestyle="dashed", linewidth=1.6)
    label = ax.text(0.03, 0.9, function.__name__, transform=ax.transAxes)
    label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1})
    ax.set(xticks=[-10, 0, 10], ylim=ylim)


# %% [markdown] lang="ko"
# ## 곧은 것들 {#straight}
#
# 맨 먼저 직선 둘과 직선에 가까운 것 하나입니다. 방금 보았듯이 직선을 끼우는 것은 아무것도 끼우지 않는 것과
# 같습니다. 그래도 이름이 있는 까닭은 쓸 데가 있기 때문입니다. 어떤 실수든 나와야 하는 회귀의 **출력층**에는
# 항등함수, 곧 아무것도 하지 않는 함수를 씁니다.

# %% [markdown] lang="en"
# ## Straight ones {#straight}
#
# First two straight lines and one that is nearly straight. A straight line does nothing for a
# network, as you have just seen. It has a name because it has a use: the **output layer** of a
# regression, where any real number may come out, ends with the identity, the function that does
# nothing.


# %% words={"derivative agrees": "도함수가 맞는가"}
def identity(x):
    return x


def linear(x):
    return 2 * x + 1


def bent_identity(x):
    return (np.sqrt(x**2 + 1) - 1) / 2 + x


pairs = [
    (identity, lambda x: np.ones_like(x)),
    (linear, lambda x: np.full_like(x, 2)),
    (bent_identity, lambda x: x / (2 * np.sqrt(x**2 + 1)) + 1),
]
for function, derivative in pairs:
    check(function, derivative)

# %% figure="straight-functions"
fig, axes = plt.subplots(1, 3, sharey=True, layout="constrained")
fig.set_size_inches(6.4, 2.6)
for ax, (function, derivative) in zip(axes, pairs, strict=True):
    plot(ax, function, derivative, ylim=(-11, 15))
    ax.set_xlabel("$x$")
plt.show()

# %% [markdown] lang="ko" caption="straight-functions" alt="세 함수와 도함수입니다. 항등함수의 도함수는 1, 2x+1의 도함수는 2로 수평선이므로 두 함수는 어디서도 굽지 않습니다. bent_identity만 0에서 살짝 굽고, 도함수가 0.5에서 1.5로 올라갑니다."
# 실선은 함수, 파선은 도함수입니다. 앞의 둘은 도함수가 상수라 직선이고, `bent_identity`의 도함수는 0.5에서 1.5로 서서히 바뀝니다.

# %% [markdown] lang="en" caption="straight-functions" alt="Three functions with their derivatives. The derivative of the identity is 1 and that of 2x + 1 is 2, both horizontal lines: these two functions bend nowhere. Only bent_identity does, slightly, at 0, where its derivative rises from 0.5 to 1.5."
# Functions solid, derivatives dashed. The first two have constant derivatives and are straight; the derivative of `bent_identity` changes gently from 0.5 to 1.5.

# %% [markdown] lang="ko"
# | 함수 | 식 | 도함수 | 치역 | 쓰이는 곳 |
# |---|---|---|---|---|
# | **identity** | $x$ | $1$ | 모든 실수 | 회귀의 출력층 |
# | **linear** | $2x + 1$ | $2$ | 모든 실수 | 견주어 보는 예. 활성화에는 쓰지 않음 |
# | **bent_identity** | $\frac{\sqrt{x^2 + 1} - 1}{2} + x$ | $\frac{x}{2\sqrt{x^2 + 1}} + 1$ | 모든 실수 | 드묾. 도함수가 0이 되지 않는 예 |
#
# ## 계단과 S자 곡선 {#s-curves}
#
# 뉴런이 켜지거나 꺼지거나 둘 중 하나라고 생각하면, 맨 먼저 떠오르는 활성화 함수는 계단(`binary_step`)입니다.
# 하지만 계단으로는 경사하강법을 쓸 수 없습니다.
#
# !!! prediction
#     계단 함수의 도함수는 어떤 모양일까요? 그것이 왜 문제일까요?
#
#     ??? answer
#         뛰는 한 점을 빼면 어디서나 0입니다. 역전파는 도함수를 곱하므로 기울기가 모두 0이 되고, 가중치는
#         움직이지 않습니다.
#
# 그래서 계단을 부드럽게 이은 S자 곡선들이 나왔습니다. 시그모이드(sigmoid)는 `softstep`, 로지스틱 함수라고도 합니다.

# %% [markdown] lang="en"
# | function | formula | derivative | range | where it is used |
# |---|---|---|---|---|
# | **identity** | $x$ | $1$ | all reals | output layer of a regression |
# | **linear** | $2x + 1$ | $2$ | all reals | for comparison; not used as an activation |
# | **bent_identity** | $\frac{\sqrt{x^2 + 1} - 1}{2} + x$ | $\frac{x}{2\sqrt{x^2 + 1}} + 1$ | all reals | rarely; its derivative never vanishes |
#
# ## A step and the S-curves {#s-curves}
#
# If a neuron is either "on" or "off", the first activation function to think of is a step,
# `binary_step`. But gradient descent cannot train with a step.
#
# !!! prediction
#     What does the derivative of the step look like, and why is that a problem?
#
#     ??? answer
#         It is 0 everywhere except at the one point of the jump. Backpropagation multiplies by the
#         derivative, so all gradients become 0 and the weights do not move.
#
# Hence the S-curves, steps made smooth. The sigmoid is also called `softstep` or the logistic
# function.


# %% words={"derivative agrees": "도함수가 맞는가"}
def binary_step(x):
    return np.where(x >= 0, 1.0, 0.0)


def softstep(x):
    return 1 / (1 + np.exp(-x))


def tanh(x):
    return np.tanh(x)


def arctan(x):
    return np.arctan(x)


def softsign(x):
    return x / (1 + np.abs(x))


s_curves = [
    (softstep, lambda x: softstep(x) * (1 - softstep(x))),
    (tanh, lambda x: 1 - np.tanh(x) ** 2),
    (arctan, lambda x: 1 / (1 + x**2)),
    (softsign, lambda x: 1 / (1 + np.abs(x)) ** 2),
]
check(binary_step, np.zeros_like, corner=0)
for function, derivative in s_curves:
    check(function, derivative)

# %% figure="s-curves-plotted"
ylim = (-1.8, 2.2)
fig, axes = plt.subplots(3, 2, figsize=(6.4, 6.8), layout="constrained")
plot(axes.flat[0], binary_step, np.zeros_like, ylim, corner=0, jump=True)
for ax, (function, derivative) in zip(axes.flat[1:], s_curves, strict=False):
    plot(ax, function, derivative, ylim)

last, right_half = axes.flat[5], x[x >= 0]
label_heights = [4.5e-5, 8e-9, 2e-2, 2e-3]
styles = ["solid", "dashed", "dashdot", "dotted"]
for (function, derivative), style, height in zip(
    s_curves, styles, label_heights, strict=True
):
    last.plot(right_half, derivative(right_half), color="C4", linestyle=style)
    last.text(10.4, height, function.__name__, color="C4", va="center")
last.text(7, 0.35, r"$f\,'(x)$", color="C4", fontsize=14)
last.set(yscale="log", xlim=(0, 15), xticks=[0, 5, 10])
for ax in axes[-1]:
    ax.set_xlabel("$x$")
plt.show()

# %% [markdown] lang="ko" caption="s-curves-plotted" alt="계단 함수의 도함수는 0입니다. softstep은 0에서 1로, tanh와 softsign은 -1에서 1로, arctan은 약 -1.57에서 1.57로 올라갑니다. 도함수는 모두 0에서 가장 높은 언덕인데, softstep의 꼭대기는 0.25이고 나머지는 1입니다. 마지막 칸은 도함수가 얼마나 빨리 사라지는지 로그 눈금으로 견줍니다. x가 10일 때 tanh는 1억분의 1쯤, softstep은 10만분의 5쯤이고, arctan과 softsign은 아직 100분의 1쯤입니다."
# 실선은 함수, 파선은 도함수입니다. 마지막 칸은 네 S자 곡선의 도함수를 로그 눈금에 모은 것입니다. `tanh`와 `softstep`의 도함수는 지수적으로 사라지고, `arctan`과 `softsign`의 도함수는 훨씬 천천히 줄어듭니다.

# %% [markdown] lang="en" caption="s-curves-plotted" alt="The derivative of the step is 0. softstep rises from 0 to 1, tanh and softsign from -1 to 1, arctan from about -1.57 to 1.57. The derivative of each is a hill with its top at 0, at a height of 0.25 for softstep and 1 for the others. The last panel compares on a logarithmic scale how fast they vanish: at x = 10, tanh is down to about a hundred-millionth, softstep to about 5 in 100,000, arctan and softsign only to about a hundredth."
# Functions solid, derivatives dashed. The last panel gathers the derivatives of the four S-curves on a logarithmic scale: those of `tanh` and `softstep` vanish exponentially, those of `arctan` and `softsign` far more slowly.

# %% [markdown] lang="ko"
# | 함수 | 식 | 도함수 | 치역 | 쓰이는 곳 |
# |---|---|---|---|---|
# | **binary_step** | $x \ge 0$이면 1, 아니면 0 | 0 (뛰는 점 제외) | $\{0, 1\}$ | 초기의 퍼셉트론 |
# | **softstep** | $\sigma(x) = \frac{1}{1 + e^{-x}}$ | $\sigma(x)(1 - \sigma(x))$ | $(0, 1)$ | 확률을 내는 출력층, 여닫는 게이트 |
# | **tanh** | $\tanh x$ | $1 - \tanh^2 x$ | $(-1, 1)$ | 순환 신경망 |
# | **arctan** | $\arctan x$ | $\frac{1}{1 + x^2}$ | $(-\frac{\pi}{2}, \frac{\pi}{2})$ | 드묾 |
# | **softsign** | $\frac{x}{1 + \lvert x \rvert}$ | $\frac{1}{(1 + \lvert x \rvert)^2}$ | $(-1, 1)$ | `tanh`보다 천천히 포화해야 할 때 |
#
# S자 곡선은 양 끝이 평평합니다. 이것을 포화(saturation)라고 합니다. `softstep`의 도함수는 가장 높은 곳에서도 0.25입니다. 층을
# 열 개 지나면 이 수가 열 번 곱해집니다. 층마다 가중치도 곱해지지만, 여기서는 활성화 함수의 몫만 봅니다.

# %% [markdown] lang="en"
# | function | formula | derivative | range | where it is used |
# |---|---|---|---|---|
# | **binary_step** | 1 if $x \ge 0$, else 0 | 0 (except at the jump) | $\{0, 1\}$ | early perceptrons |
# | **softstep** | $\sigma(x) = \frac{1}{1 + e^{-x}}$ | $\sigma(x)(1 - \sigma(x))$ | $(0, 1)$ | output layers that give a probability, gates |
# | **tanh** | $\tanh x$ | $1 - \tanh^2 x$ | $(-1, 1)$ | recurrent networks |
# | **arctan** | $\arctan x$ | $\frac{1}{1 + x^2}$ | $(-\frac{\pi}{2}, \frac{\pi}{2})$ | rarely |
# | **softsign** | $\frac{x}{1 + \lvert x \rvert}$ | $\frac{1}{(1 + \lvert x \rvert)^2}$ | $(-1, 1)$ | where `tanh` saturates too soon |
#
# S-curves are flat at both ends: they *saturate*. And the derivative of `softstep` is only 0.25 even
# at its highest. Pass ten layers, and you multiply by it ten times. Each layer also multiplies by its
# weights, but here we look at the activation's share alone.

# %% words={"highest derivative of softstep": "softstep 도함수의 최댓값", "ten of them multiplied": "열 번 곱하면"}
highest = softstep(0.0) * (1 - softstep(0.0))
print(f"highest derivative of softstep: {highest}")
print(f"ten of them multiplied:         {highest**10:.1e}")

# %% [markdown] lang="ko"
# 약 100만분의 1입니다. 층이 깊을수록 앞쪽 층에 닿는 기울기가 사라지므로 이 현상을 *기울기 소실*(vanishing
# gradient)이라고 합니다.
#
# ## 경첩들 {#hinges}
#
# 그 해결책으로 널리 쓰이는 것이 0에서 꺾이는 경첩 모양의 함수입니다. 켜진 쪽의 도함수가 1이거나 1에
# 가까워서, 여러 번 곱해도 거의 줄지 않습니다. 이름은 주로 왼쪽 절반에서 무엇을 하느냐에 따라 갈립니다.
#
# - `relu`는 왼쪽이 0입니다. 늘 음수만 받는 뉴런은 기울기도 늘 0이라 다시 배우지 못합니다.
# - `leaky_relu`는 왼쪽에 작은 기울기 0.1을 남깁니다.
# - `elu`는 왼쪽이 지수 곡선을 그리며 $-\alpha$로 다가갑니다. 보통 $\alpha = 1$이지만 여기서는 바탕이 된 글을
#   따라 0.9를 씁니다. 그래서 도함수가 0에서 0.9에서 1로 조금 뜁니다. 이 $\alpha$는 학습률이 아닙니다.
# - `trelu`(thresholded ReLU)는 2를 넘어야 켜집니다. 거기서 값이 0에서 2로 뜁니다.
# - `softplus`는 `relu`의 모서리를 둥글게 다듬은 것입니다.
#
# 꺾이거나 뛰는 점에는 도함수가 없습니다. 그래도 코드는 값을 하나 내놓아야 하므로 **왼쪽**의
# 기울기를 씁니다. 파이토치의 자동미분도 그렇게 하는지 함께 물어봅니다.

# %% [markdown] lang="en"
# About one in a million. The deeper the network, the less gradient reaches its first layers: this is
# called the *vanishing gradient*.
#
# ## Hinges {#hinges}
#
# The usual remedy is a hinge, a function with a bend at 0. Where it is on, the derivative is 1
# or close to 1 and hardly shrinks, however often you multiply by it. The names differ mostly by what
# happens on the left.
#
# - `relu` is 0 there. A neuron that only ever receives negative numbers has a gradient of 0 for good
#   and cannot recover.
# - `leaky_relu` keeps a small slope of 0.1.
# - `elu` approaches $-\alpha$ along an exponential. Usually $\alpha = 1$; here it is 0.9, as in the
#   notes that this lesson grew from, so at 0 its derivative jumps a little, from 0.9 to 1. This
#   $\alpha$ is no learning rate.
# - `trelu`, the thresholded ReLU, is on only above 2, where it jumps from 0 to 2.
# - `softplus` is `relu` with its corner rounded off.
#
# At a corner or a jump there is no derivative. Code has to choose a value, and ours takes the slope on
# the **left**. We also ask PyTorch's autograd what it does.


# %% words={"derivative agrees": "도함수가 맞는가", "at the corner": "꺾인 점에서", "ours": "우리"}
def relu(x):
    return np.maximum(0, x)


def leaky_relu(x):
    return np.where(x >= 0, x, 0.1 * x)


def elu(x):
    return np.where(x >= 0, x, 0.9 * (np.exp(x) - 1))


def trelu(x):
    return np.where(x > 2, x, 0.0)


def softplus(x):
    return np.log(1 + np.exp(x))


hinges = [
    (relu, lambda x: np.where(x > 0, 1.0, 0.0), 0),
    (leaky_relu, lambda x: np.where(x > 0, 1.0, 0.1), 0),
    (elu, lambda x: np.where(x > 0, 1.0, 0.9 * np.exp(x)), 0),
    (trelu, lambda x: np.where(x > 2, 1.0, 0.0), 2),
    (softplus, softstep, None),
]
for function, derivative, corner in hinges:
    check(function, derivative, corner)

torch_hinges = [
    F.relu,
    lambda t: F.leaky_relu(t, 0.1),
    lambda t: F.elu(t, alpha=0.9),
    lambda t: F.threshold(t, 2, 0),
]
print("at the corner:  ours  PyTorch")
for (function, derivative, corner), in_torch in zip(hinges, torch_hinges, strict=False):
    t = torch.tensor(float(corner), requires_grad=True)
    in_torch(t).backward()
    print(f"{function.__name__:14} {derivative(corner):5.1f} {t.grad.item():8.1f}")

# %% figure="hinges-plotted"
fig, axes = plt.subplots(3, 2, figsize=(6.4, 6.8), layout="constrained")
for ax, (function, derivative, corner) in zip(axes.flat, hinges, strict=False):
    plot(ax, function, derivative, (-2.5, 10.5), corner, jump=function is trelu)
    ax.set_yticks([0, 5, 10])

last = axes.flat[5]
near = x[np.abs(x) <= 2]
last.plot(near, softplus(near), color="C2")
last.plot(near, relu(near), color="C5", linestyle="dashdot")
last.annotate("softplus", (-1.9, 0.45), color="C2")
last.annotate("relu", (1.0, 0.6), color="C5")
last.set(xticks=[-2, 0, 2])
for ax in axes[-1]:
    ax.set_xlabel("$x$")
plt.show()

# %% [markdown] lang="ko" caption="hinges-plotted" alt="relu, leaky_relu, elu, trelu, softplus와 도함수입니다. 오른쪽에서 도함수는 모두 1이거나 1에 다가갑니다. 왼쪽에서는 relu와 trelu가 0, leaky_relu가 0.1이고 elu와 softplus는 0으로 서서히 줄어듭니다. trelu는 x = 2에서 값이 0에서 2로 뜁니다. 마지막 칸에서 softplus는 relu의 모서리 위를 둥글게 지나는데, 가장 많이 벌어지는 x = 0에서도 0.69만큼 높을 뿐입니다."
# 실선은 함수, 파선은 도함수입니다. 마지막 칸은 가운데를 크게 그린 것입니다. `softplus`는 `relu`(일점쇄선)를 양쪽에서 따라갑니다.

# %% [markdown] lang="en" caption="hinges-plotted" alt="relu, leaky_relu, elu, trelu and softplus with their derivatives. On the right every derivative is 1 or approaches 1. On the left it is 0 for relu and trelu, 0.1 for leaky_relu, and fades to 0 for elu and softplus. trelu jumps from 0 to 2 at x = 2. In the last panel softplus passes above the corner of relu; even at x = 0, where they are furthest apart, it is only 0.69 above."
# Functions solid, derivatives dashed. The last panel enlarges the middle: `softplus` follows `relu` (dash-dotted) on both sides.

# %% [markdown] lang="ko"
# | 함수 | 식 | 도함수 | 치역 | 쓰이는 곳 |
# |---|---|---|---|---|
# | **relu** | $\max(0, x)$ | 0 또는 1 | $[0, \infty)$ | 은닉층의 기본값 |
# | **leaky_relu** | $x \ge 0$이면 $x$, 아니면 $0.1x$ | 1 또는 0.1 | 모든 실수 | `relu`가 죽을 때 |
# | **elu** | $x \ge 0$이면 $x$, 아니면 $0.9(e^x - 1)$ | 1 또는 $0.9e^x$ | $(-0.9, \infty)$ | 출력의 평균을 0 가까이 두려 할 때 |
# | **trelu** | $x > 2$이면 $x$, 아니면 0 | 0 또는 1 | $\{0\} \cup (2, \infty)$ | 드물게만 켜지는 특성 |
# | **softplus** | $\ln(1 + e^x)$ | $\sigma(x)$ | $(0, \infty)$ | 양수만 나와야 하는 출력(분산 등) |
#
# 마지막 줄을 눈여겨보세요. `softplus`의 도함수는 바로 시그모이드입니다. [10강](10_odds_logit_softmax.ipynb#softplus)에서
# 이 관계를 이어 갑니다.
#
# ## 종 모양 {#bump}
#
# 마지막 하나는 S자도 경첩도 아닙니다. 가우스 함수는 0 근처에서만 켜지고 양쪽에서 다시 꺼집니다.

# %% [markdown] lang="en"
# | function | formula | derivative | range | where it is used |
# |---|---|---|---|---|
# | **relu** | $\max(0, x)$ | 0 or 1 | $[0, \infty)$ | the default in hidden layers |
# | **leaky_relu** | $x$ if $x \ge 0$, else $0.1x$ | 1 or 0.1 | all reals | where `relu` neurons die |
# | **elu** | $x$ if $x \ge 0$, else $0.9(e^x - 1)$ | 1 or $0.9e^x$ | $(-0.9, \infty)$ | to keep outputs centred near 0 |
# | **trelu** | $x$ if $x > 2$, else 0 | 0 or 1 | $\{0\} \cup (2, \infty)$ | features that are rarely on |
# | **softplus** | $\ln(1 + e^x)$ | $\sigma(x)$ | $(0, \infty)$ | outputs that must be positive, such as a variance |
#
# Look at the last row: the derivative of `softplus` is the sigmoid itself.
# [Lesson 10](10_odds_logit_softmax.ipynb#softplus) takes this up.
#
# ## A bump {#bump}
#
# The last one is neither an S nor a hinge. The Gaussian is on near 0 and off again on either side.


# %% figure="gaussian-plotted" words={"derivative agrees": "도함수가 맞는가"}
def gaussian(x):
    return np.exp(-(x**2))


def gaussian_derivative(x):
    return -2 * x * np.exp(-(x**2))


fig, ax = plt.subplots(figsize=(4.4, 3.2), layout="constrained")
check(gaussian, gaussian_derivative)
plot(ax, gaussian, gaussian_derivative, ylim=(-1.2, 1.5))
ax.set_xlabel("$x$")
plt.show()

# %% [markdown] lang="ko" caption="gaussian-plotted" alt="가우스 함수는 0에서 높이가 1인 좁은 종 모양입니다. 도함수는 0의 왼쪽에서 양수, 0에서 0, 오른쪽에서 음수입니다. 0에서 3보다 먼 곳에서는 함수도 도함수도 거의 0이어서, 그곳에서는 기울기를 따라 움직일 수 없습니다."
# 열네 함수 가운데 유일하게 올랐다가 내려갑니다. 도함수는 0을 지나며 부호가 바뀝니다.

# %% [markdown] lang="en" caption="gaussian-plotted" alt="The Gaussian is a narrow bell with height 1 at 0. Its derivative is positive left of 0, zero at 0 and negative to the right. Further than 3 from 0, function and derivative are both nearly 0: there, no gradient is left to follow."
# The only one of the fourteen that rises and falls again. Its derivative changes sign at 0.

# %% [markdown] lang="ko"
# | 함수 | 식 | 도함수 | 치역 | 쓰이는 곳 |
# |---|---|---|---|---|
# | **gaussian** | $e^{-x^2}$ | $-2x\,e^{-x^2}$ | $(0, 1]$ | 중심까지의 거리를 재는 방사 기저 함수(RBF) |

# %% [markdown] lang="en"
# | function | formula | derivative | range | where it is used |
# |---|---|---|---|---|
# | **gaussian** | $e^{-x^2}$ | $-2x\,e^{-x^2}$ | $(0, 1]$ | radial basis functions (RBF), which measure the distance to a centre |

# %% [markdown] lang="ko" explorer=true
# ## 골라서 견주기 {#explore}
#
# 열네 함수를 한자리에 모았습니다. 셋까지 골라 함수와 도함수를 견주어 보세요. 점은 두 그림
# 어디에서나 끌 수 있습니다.

# %% [markdown] lang="en" explorer=true
# ## Choose and compare {#explore}
#
# All fourteen in one place. Choose up to three and compare functions and derivatives; drag the point
# in either plot.

# %% figure="activation-gallery" explorer=true
{
    "functions": [
        function.__name__
        for function, *_ in [
            *pairs,
            (binary_step,),
            *s_curves,
            *hinges,
            (gaussian,),
        ]
    ],
    "chosen": [relu.__name__, softplus.__name__],
}

# %% [markdown] lang="ko" explorer=true caption="activation-gallery" alt="첫째 그림은 relu와 softplus, 둘째 그림은 두 함수의 도함수입니다. softplus는 relu의 모서리를 둥글게 지나고, 그 도함수는 0에서 1로 오르는 S자 곡선입니다. relu의 도함수는 0에서 1로 뛰는 계단입니다. x = 1에서 함숫값은 1과 1.313, 도함수는 1과 0.731입니다."
# 첫째 그림이 함수, 둘째 그림이 도함수입니다. 먼저 고른 함수의 도함수는 기울기의 색으로, 견주는 함수는 두 그림에서 같은 색으로 그립니다.

# %% [markdown] lang="en" explorer=true caption="activation-gallery" alt="The first plot has relu and softplus, the second their derivatives. softplus rounds the corner of relu, and its derivative is an S-curve rising from 0 to 1; that of relu is a step from 0 to 1. At x = 1 their values are 1 and 1.313, their derivatives 1 and 0.731."
# Functions in the first plot, derivatives in the second. The derivative of the first function has the colour of gradients; those compared with it keep one colour in both plots.

# %% [markdown] lang="ko" explorer=true
# !!! experiment
#     1. `softstep`, `tanh`, `softsign`을 함께 고르고 점을 5까지 옮겨 보세요. 도함수가 가장 많이 남는 것은 어느 것인가요?
#     2. `leaky_relu`의 왼쪽 기울기를 0으로, 또 1로 해 보세요. 각각 어떤 함수가 되나요?
#     3. `elu`의 $\alpha$를 1로 하면 도함수의 어느 곳이 이어지나요?

# %% [markdown] lang="en" explorer=true
# !!! experiment
#     1. Choose `softstep`, `tanh` and `softsign` together, and move the point to 5. Which derivative is left the largest?
#     2. Set the left slope of `leaky_relu` to 0, then to 1. Which functions does it become?
#     3. With $\alpha = 1$, what closes in the derivative of `elu`?

# %% [markdown] lang="ko"
# ## 큰 수에서 무너지는 식 {#overflow}
#
# 지금까지의 식은 수학으로는 모두 옳습니다. $-10$과 10 사이에서는 코드로도 옳습니다. 하지만 컴퓨터의 수에는
# 끝이 있습니다. 64비트 실수에서 $e^{710}$은 이미 넘쳐서 `inf`가 됩니다.
#
# !!! prediction
#     `softstep(-1000)`과 `softplus(1000)`을 식 그대로 계산하면 각각 어떤 값이 나올까요? 수학의 답은 0과 1000에
#     한없이 가깝습니다.
#
#     ??? answer
#         `softstep`은 0이 맞게 나오고 경고만 뜹니다. $1 / (1 + \infty)$가 0이기 때문입니다. `softplus`는 `inf`가
#         됩니다. 넘친 값이 그대로 답이 되기 때문입니다.
#
# 경고를 화면에 흘려보내지 않고 붙잡아 값과 나란히 적어 봅시다. $\pm 1000$과 $\pm\infty$를 넣습니다.

# %% [markdown] lang="en"
# ## Formulas that break for large numbers {#overflow}
#
# All of these formulas are right as mathematics, and between $-10$ and 10 they are right as code. But
# a computer's numbers come to an end: in 64-bit floating point $e^{710}$ is already too large and
# becomes `inf`.
#
# !!! prediction
#     What do you get for `softstep(-1000)` and `softplus(1000)` if you compute the formulas as they
#     stand? Mathematically the answers are as good as 0 and 1000.
#
#     ??? answer
#         `softstep` correctly gives 0, with a warning, because $1 / (1 + \infty)$ is 0. `softplus`
#         gives `inf`, because there the number that overflowed is the answer.
#
# Instead of letting the warnings run across the screen, catch them and write them beside the values,
# for $\pm 1000$ and $\pm\infty$.

# %% words={"the other nine: no warning, no nan": "나머지 아홉: 경고도 nan도 없는가"}
extremes = np.array([-np.inf, -1000.0, 0.0, 1000.0, np.inf])


def report(function, width=16):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        values = function(extremes)
    name = function.__name__.ljust(width)
    print(name, *(f"{value:9.4g}" for value in values))
    for message in sorted({str(warning.message) for warning in caught}):
        print(" " * width, f"RuntimeWarning: {message}")


print(f"{'x':16}", *(f"{value:9.4g}" for value in extremes))
for function in (softstep, softplus, elu, softsign, bent_identity):
    report(function)

others = [identity, linear, binary_step, tanh, arctan]
others += [relu, leaky_relu, trelu, gaussian]
with warnings.catch_warnings():
    warnings.simplefilter("error")
    unbroken = all(not np.isnan(function(extremes)).any() for function in others)
print("the other nine: no warning, no nan:", unbroken)

# %% [markdown] lang="ko"
# 아홉 함수는 그대로 두어도 괜찮습니다. 나머지 다섯을 하나씩 읽어 봅시다.
#
# - `softstep`은 값은 맞지만 도중에 넘칩니다.
# - `softplus`는 1000에서 **틀린 값** `inf`를 냅니다. 정답은 1000입니다.
# - `elu`는 값이 맞는데도 경고가 뜹니다. `np.where`는 두 갈래를 *모두* 계산한 뒤 고르기 때문입니다. 쓰지도 않을
#   $e^{1000}$을 계산했습니다.
# - `softsign`은 $\infty / \infty$가 되어 `nan`입니다. 정답은 $\pm 1$입니다.
# - `bent_identity`는 $-\infty$에서 $\infty - \infty$가 되어 `nan`입니다. 정답은 $-\infty$입니다.
#
# 조건을 곱셈으로 쓴 식은 더 나쁩니다. 마스크의 0에 `inf`를 곱하면 0이 아니라 `nan`이기 때문입니다. 짧아서 자주
# 보이는 이 식들을 넣어 봅시다.

# %% [markdown] lang="en"
# Nine of the functions are fine as they are. Read the other five one by one.
#
# - `softstep` gets its values right but overflows on the way.
# - `softplus` gives the **wrong value** `inf` at 1000. The answer is 1000.
# - `elu` is right and still warns: `np.where` computes *both* branches and then chooses. It computed
#   an $e^{1000}$ that nobody needs.
# - `softsign` becomes $\infty / \infty$, which is `nan`. The answers are $\pm 1$.
# - `bent_identity` becomes $\infty - \infty$ at $-\infty$, which is `nan`. The answer is $-\infty$.
#
# Conditions written as a product are worse still: the mask's 0 times `inf` is not 0 but `nan`. Here
# are such formulas, popular because they are short.


# %%
def masked_relu(x):
    return (x > 0) * x


def masked_elu(x):
    return (x >= 0) * x + (x < 0) * 0.9 * (np.exp(x) - 1)


def masked_trelu(x):
    return (x > 2) * x


print(f"{'x':16}", *(f"{value:9.4g}" for value in extremes))
for function in (masked_relu, masked_elu, masked_trelu):
    report(function)

# %% [markdown] lang="ko"
# `-0`은 0과 같은 수이니 괜찮습니다. 하지만 $-\infty$에서는 셋 모두, `masked_elu`는 1000에서도 `nan`입니다. 활성화 값 하나가 `nan`이면 손실이 `nan`이 되고, 다음 갱신에서 **모든**
# 가중치가 `nan`이 됩니다.
#
# ## 고치는 법 {#stable}
#
# 요령은 세 가지입니다. 모두 수학으로는 같은 식입니다.
#
# **첫째, 지수에는 양수를 넣지 않습니다.** $e^{-\lvert x \rvert}$은 언제나 0과 1 사이라 넘치지 않습니다. 시그모이드는
# $x$가 음수일 때 분모와 분자에 $e^{x}$을 곱하면 됩니다.
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}} = \frac{e^{x}}{e^{x} + 1}$$
#
# **둘째, 큰 부분을 먼저 꺼냅니다.** `softplus`에서는 $\max(0, x)$가 큰 부분이고 나머지는 작은 보정입니다.
#
# $$\ln(1 + e^{x}) = \max(0, x) + \ln\!\left(1 + e^{-\lvert x \rvert}\right)$$
#
# 여기서 `log1p(z)`는 $\ln(1 + z)$를, `expm1(z)`는 $e^z - 1$을 작은 $z$에서도 정밀하게 계산합니다. 그냥 더하면 작은
# 수가 1에 묻혀 사라집니다.
#
# **셋째, 고르기 전에 자릅니다.** `np.where`가 두 갈래를 다 계산하므로, 고르지 않을 쪽에도 안전한 값을 넣어 둡니다.
# `np.minimum(x, 0)`이면 지수는 넘칠 수 없습니다.

# %% [markdown] lang="en"
# A `-0` equals 0 and does no harm. But all three are `nan` at $-\infty$, and `masked_elu` is `nan` at
# 1000 as well. One activation that is `nan` makes the loss `nan`, and the
# next update makes **every** weight `nan`.
#
# ## Repairing them {#stable}
#
# There are three tricks. None of them changes the mathematics.
#
# **First, give the exponential no positive numbers.** $e^{-\lvert x \rvert}$ is always between 0 and
# 1 and cannot overflow. For negative $x$, multiply the sigmoid's numerator and denominator by
# $e^{x}$:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}} = \frac{e^{x}}{e^{x} + 1}$$
#
# **Second, take the large part out.** In `softplus` the large part is $\max(0, x)$; the rest is a
# small correction.
#
# $$\ln(1 + e^{x}) = \max(0, x) + \ln\!\left(1 + e^{-\lvert x \rvert}\right)$$
#
# Here `log1p(z)` computes $\ln(1 + z)$, and `expm1(z)` computes $e^z - 1$, precisely even for small
# $z$. A plain sum would lose the small number beside the 1.
#
# **Third, cut before you choose.** As `np.where` computes both branches, give the one that will not
# be chosen something harmless. With `np.minimum(x, 0)` the exponential cannot overflow.


# %% words={"stable": "안정된 식", "at -40": "x = -40"}
def stable_softstep(x):
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, small) / (1 + small)


def stable_softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def stable_elu(x):
    return np.where(x >= 0, x, 0.9 * np.expm1(np.minimum(x, 0)))


def stable_relu(x):
    return np.maximum(x, 0)


def stable_trelu(x):
    return np.where(x > 2, x, 0.0)


print(f"{'x':16}", *(f"{value:9.4g}" for value in extremes))
stable_forms = [stable_softstep, stable_softplus, stable_elu]
stable_forms += [stable_relu, stable_trelu]
for function in stable_forms:
    report(function)
print(f"at -40: softplus {softplus(-40.0):.4g}, stable {stable_softplus(-40.0):.4g}")

# %% [markdown] lang="ko"
# 경고가 하나도 없고 값이 모두 맞습니다. 마지막 줄은 `log1p`가 하는 일입니다. $\text{softplus}(-40)$은 아주 작지만
# 0은 아닙니다. 처음의 식은 경고도 없이 0을 냅니다.
#
# 나머지 둘은 큰 부분을 나누거나 꺼내면 됩니다. `softsign`은 $\lvert x \rvert$가 1보다 큰 곳에서 분모와 분자를
# $\lvert x \rvert$로 나눕니다. 1 이하인 곳에서는 `size`가 1이라 식이 그대로입니다. `bent_identity`는 $\sqrt{x^2 + 1}$에서 $\lvert x \rvert$를 꺼냅니다.
#
# $$\sqrt{x^2 + 1} = \lvert x \rvert + \frac{1}{\sqrt{x^2 + 1} + \lvert x \rvert}$$
#
# 그러면 $\frac{\lvert x \rvert}{2} + x$는 $x$가 음수일 때 $\frac{1}{2}x$, 아니면 $\frac{3}{2}x$이므로 $\infty - \infty$가 없어집니다.
# `np.hypot(x, 1)`은 $\sqrt{x^2 + 1}$을 제곱이 넘치지 않게 계산합니다.

# %% [markdown] lang="en"
# No warning, and every value is right. The last line is the work of `log1p`: $\text{softplus}(-40)$ is
# tiny but not 0, and the first formula says 0 without any warning.
#
# The other two need their large part divided or taken out. For `softsign`, divide numerator and
# denominator by $\lvert x \rvert$ where it is greater than 1; elsewhere `size` is 1, and the formula
# stays as it is. For `bent_identity`, take $\lvert x \rvert$ out of $\sqrt{x^2 + 1}$:
#
# $$\sqrt{x^2 + 1} = \lvert x \rvert + \frac{1}{\sqrt{x^2 + 1} + \lvert x \rvert}$$
#
# Then $\frac{\lvert x \rvert}{2} + x$ is $\frac{1}{2}x$ for negative $x$ and $\frac{3}{2}x$ otherwise, and no
# $\infty - \infty$ is left. `np.hypot(x, 1)` computes $\sqrt{x^2 + 1}$ without overflow in the square.


# %%
def stable_softsign(x):
    size = np.maximum(np.abs(x), 1)
    return np.clip(x, -1, 1) / (1 / size + np.minimum(np.abs(x), 1))


def stable_bent_identity(x):
    small = 1 / (np.hypot(x, 1) + np.abs(x))
    return np.where(x < 0, 0.5, 1.5) * x + (small - 1) / 2


print(f"{'x':20}", *(f"{value:9.4g}" for value in extremes))
for function in (stable_softsign, stable_bent_identity):
    report(function, width=20)

# %% [markdown] lang="ko"
# 고친 식이 정말 같은 함수인지 파이토치의 함수들과 견주어 봅시다. 평범한 수와 극단의 수를 모두 넣습니다.
# `bent_identity`는 파이토치에 없으므로 $-10$과 10 사이에서 처음의 식과 견줍니다.

# %% [markdown] lang="en"
# Are the repaired formulas still the same functions? Compare them with PyTorch's own, on ordinary
# and on extreme numbers. PyTorch has no `bent_identity`, so compare that one with the first formula,
# between $-10$ and 10.

# %% words={"equal": "같은가", "as the first formula": "처음 식과 같은가"}
everything = np.concatenate([x, extremes])
everything_t = torch.from_numpy(everything)
theirs = {
    stable_softstep: torch.sigmoid,
    stable_softplus: F.softplus,
    stable_elu: lambda t: F.elu(t, alpha=0.9),
    stable_relu: F.relu,
    stable_trelu: lambda t: F.threshold(t, 2, 0),
    stable_softsign: F.softsign,
}
for ours, torch_function in theirs.items():
    expected = torch_function(everything_t).numpy()
    agree = np.isclose(ours(everything), expected, rtol=1e-7, atol=1e-12)
    exceptions = everything[~agree]
    print(f"{ours.__name__:16} equal: {agree.all()}", *exceptions)

same = np.allclose(stable_bent_identity(x), bent_identity(x))
print("stable_bent_identity as the first formula:", same)

# %% [markdown] lang="ko"
# `softsign`만 $\pm\infty$에서 다릅니다. 파이토치의 `F.softsign`은 식 그대로 계산하므로 거기서 `nan`을 냅니다. 라이브러리도
# 모든 끝을 다 지키지는 않습니다. 보통의 학습에서는 활성화에 무한대가 들어오기 전에 이미 다른 곳이 잘못되어
# 있을 것입니다.
#
# !!! pitfall
#     `torch.where`로 값을 고르면 값은 맞아도 **기울기**가 `nan`일 수 있습니다. 고르지 않은 갈래에서 도함수가 `inf`이면,
#     역전파가 거기에 0을 곱해 `nan`을 만듭니다. 고르기 전에 잘라 두면 이것도 막을 수 있습니다.

# %% [markdown] lang="en"
# Only `softsign` differs, at $\pm\infty$: PyTorch's `F.softsign` computes the formula as it stands and
# gives `nan` there. Even a library does not guard every end. In ordinary training, something else
# has gone wrong before an activation ever receives infinity.
#
# !!! pitfall
#     If you choose with `torch.where`, the value may be right and the **gradient** `nan` all the same.
#     Where the branch not chosen has an infinite derivative, backpropagation multiplies it by 0, and
#     that is `nan`. Cutting before choosing prevents this too.

# %% words={"gradient": "기울기", "as it stands": "그대로", "cut first": "먼저 자름", "value": "값"}
for name, cut in {"as it stands": False, "cut first": True}.items():
    t = torch.tensor(1000.0, requires_grad=True)
    exponent = torch.clamp(t, max=0) if cut else t
    value = torch.where(t >= 0, t, 0.9 * torch.expm1(exponent))
    value.backward()
    print(f"{name:13} value = {value.item()}  gradient = {t.grad.item()}")

# %% [markdown] lang="ko"
# ### 도함수도 무너집니다 {#stable-derivatives}
#
# 역전파에서 곱해지는 것은 도함수입니다. 열네 도함수에도 같은 극단의 수를 넣고, 경고가 뜨는 것만 적어 봅시다.
#
# !!! prediction
#     `gaussian`의 도함수 $-2x\,e^{-x^2}$은 $x$가 커지면 0으로 갑니다. $x = \infty$를 식에 그대로 넣으면 어떻게 될까요?
#
#     ??? answer
#         `nan`입니다. $-2x$는 $-\infty$, $e^{-x^2}$은 0이어서 $-\infty$와 0을 곱하게 됩니다.

# %% [markdown] lang="en"
# ### Derivatives break, too {#stable-derivatives}
#
# What backpropagation multiplies by is the derivative. Put the same extreme numbers into the
# fourteen derivatives, and write down those that warn.
#
# !!! prediction
#     The derivative of `gaussian`, $-2x\,e^{-x^2}$, goes to 0 as $x$ grows. What do you get if you put
#     $x = \infty$ into the formula as it stands?
#
#     ??? answer
#         `nan`: $-2x$ is $-\infty$ and $e^{-x^2}$ is 0, and the code multiplies $-\infty$ by 0.

# %% words={"14 derivatives; these warn": "도함수 14개 가운데 경고한 것"}
derivatives = {entry[0]: entry[1] for entry in [*pairs, *s_curves, *hinges]}
derivatives |= {binary_step: np.zeros_like, gaussian: gaussian_derivative}

print(f"{len(derivatives)} derivatives; these warn:")
print(f"{'x':14}", *(f"{value:6.4g}" for value in extremes))
for function, derivative in derivatives.items():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        values = derivative(extremes)
    if caught:
        print(f"{function.__name__:14}", *(f"{value:6.4g}" for value in values))

# %% [markdown] lang="ko"
# 다섯입니다. `softstep`, `elu`, `softplus`의 도함수는 값은 맞지만 도중에 넘치고, `bent_identity`와 `gaussian`의 도함수는
# $\pm\infty$에서 `nan`입니다. 고치는 요령은 앞의 세 가지 그대로입니다.
#
# ## 연습문제 {#exercises}
#
# 갈래마다 함수 하나와 그 도함수를 직접 써 봅니다. 열네 함수 가운데 나머지는 아래에 접혀 있습니다. 시그모이드의 이름은
# `softstep` 대신 흔히 쓰는 `sigmoid`입니다. 꺾이거나 뛰는 점에서는 왼쪽의 기울기를 씁니다. 도전 문제에서는 $\pm 1000$과 $\pm\infty$에서도 경고와 `nan`이 없도록 안정된 꼴로 고치세요.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 선형층만 쌓으면 선형층 하나와 같으므로, 층 사이에는 비선형 함수가 있어야 합니다. 어떤 함수가 학습에 좋은지는
# 도함수가 말해 줍니다. 0에 가까우면 기울기가 사라지고, 1이면 그대로 지나갑니다. 수학으로 같은 식이라도 코드에서는
# 다를 수 있으니, 지수에는 양수를 넣지 않고 큰 부분을 먼저 꺼냅니다.
#
# 다음 질문: `softplus`의 도함수가 시그모이드인 것은 우연일까요? 시그모이드는 왜 하필 그 모양일까요?

# %% [markdown] lang="en"
# Five of them. The derivatives of `softstep`, `elu` and `softplus` get their values right but
# overflow on the way; those of `bent_identity` and `gaussian` are `nan` at $\pm\infty$. The three
# tricks above repair them all.
#
# ## Exercises {#exercises}
#
# Write one function of each family and its derivative yourself; the rest of the fourteen stand folded
# below. The sigmoid goes by its common name, `sigmoid`, instead of `softstep`; at a corner or a jump, the
# derivative is the slope on the left. The challenges ask for stable forms, without a warning or a `nan` at
# $\pm 1000$ and $\pm\infty$.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# Linear layers alone amount to one linear layer, so something non-linear must stand between them. The
# derivative tells whether a function is good for training: near 0 the gradient vanishes, at 1 it
# passes unchanged. Formulas that are equal as mathematics need not be equal as code, so give the
# exponential no positive numbers and take the large part out first.
#
# The next question: is it a coincidence that the derivative of `softplus` is the sigmoid? And why
# does the sigmoid have just that shape?
