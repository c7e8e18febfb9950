# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 20
#     summary:
#       ko: 활성화 함수 열네 개를 도함수와 함께 그리고, 도함수의 모양에서 기울기가 어디서 사라지는지 읽습니다.
#       en: Plot fourteen activation functions with their derivatives, and read from a derivative where the gradient vanishes.
# ---

# %% [markdown] lang="ko"
# # 10. 활성화 함수
#
# [앞 강의](09_why_layers_bend.ipynb)에서 층 사이에 함수 하나를 끼웠습니다. 이 강의에서는 그 자리에 쓰이는 함수들을 봅니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 열네 함수의 식과 도함수, 치역을 말하고, 도함수의 모양에서 기울기가 어디서 사라지는지 읽습니다.

# %% [markdown] lang="en"
# # 10. Activation functions
#
# In [the last lesson](09_why_layers_bend.ipynb) you put a function between two layers. Here are the
# functions that are used in this place.
#
# After this lesson you can
#
# - give formula, derivative and range of fourteen functions, and read from a derivative where the
#   gradient vanishes.

# %% [markdown] lang="ko"
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
import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn.functional as F

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
# 마지막 줄을 눈여겨보세요. `softplus`의 도함수는 바로 시그모이드입니다. [오즈와 로짓 강의](12_odds_logit_softmax.ipynb#softplus)에서
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
# [The lesson on odds and logits](12_odds_logit_softmax.ipynb#softplus) takes this up.
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
# ## 연습문제 {#exercises}
#
# 갈래마다 함수 하나와 그 도함수를 직접 써 봅니다. 열네 함수 가운데 나머지는 아래에 접혀 있습니다. 시그모이드의 이름은
# `softstep` 대신 흔히 쓰는 `sigmoid`입니다. 꺾이거나 뛰는 점에서는 왼쪽의 기울기를 씁니다. 도전 문제에서는 $\pm 1000$과 $\pm\infty$에서도
# 경고와 `nan`이 없어야 합니다. 그 요령은 [다음 강의](11_numbers_that_overflow.ipynb#stable)에 있습니다.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 어떤 함수가 학습에 좋은지는 도함수가 말해 줍니다. 0에 가까우면 기울기가 사라지고, 1이면 그대로 지나갑니다.
#
# 다음 질문: 이 식들은 $-10$과 10 사이에서는 모두 잘 돌아갔습니다. $x$가 1000이면 어떨까요?

# %% [markdown] lang="en"
# ## Exercises {#exercises}
#
# Write one function of each family and its derivative yourself; the rest of the fourteen stand folded
# below. The sigmoid goes by its common name, `sigmoid`, instead of `softstep`; at a corner or a jump, the
# derivative is the slope on the left. The challenges ask that there be no warning and no `nan` at
# $\pm 1000$ and $\pm\infty$; [the next lesson](11_numbers_that_overflow.ipynb#stable) has the tricks.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# The derivative tells whether a function is good for training: near 0 the gradient vanishes, at 1 it
# passes unchanged.
#
# The next question: between $-10$ and 10 all these formulas worked. What if $x$ is 1000?
