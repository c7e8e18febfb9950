# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 30
#     picture: rounded-plotted
#     summary:
#       ko: 활성화 함수 열여섯 개를 도함수와 함께 그립니다. 그에 앞서 지수함수와 자연로그를 챙기고, 시그모이드와 tanh의 도함수를 직접 유도합니다.
#       en: Plot sixteen activation functions with their derivatives. First comes what you need of the exponential and the natural logarithm, and you derive the derivatives of sigmoid and tanh.
# ---

# %% [markdown] lang="ko"
# # 10. 활성화 함수
#
# [앞 강의](09_why_layers_bend.ipynb)에서 층 사이에 함수 하나를 끼웠습니다. 어떤 함수인지에 따라 학습이 달라지는 것도 보았습니다. 이
# 강의에서는 그 자리에 쓰이는 함수 열여섯 개를 갈래별로 봅니다. 다 외울 필요는 없습니다. 갈래마다 하나씩 알고, 나머지는
# 무엇이 다른지만 보면 됩니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - $e^x$과 $\ln x$의 도함수를 말하고, 그것으로 시그모이드와 tanh의 도함수를 유도합니다.
# - 활성화 함수의 갈래마다 식과 도함수, 치역을 말합니다.
# - 도함수의 그래프에서 기울기가 어디서 사라지는지 읽습니다.

# %% [markdown] lang="en"
# # 10. Activation functions
#
# In [the last lesson](09_why_layers_bend.ipynb) you put a function between two layers, and saw that it
# matters which one. Here are sixteen functions that are used in this place, family by family. There is
# no need to learn them by heart: know one of each family, and see how the others differ.
#
# After this lesson you can
#
# - say what the derivatives of $e^x$ and $\ln x$ are, and derive those of sigmoid and tanh from them,
# - give formula, derivative and range for each family of activation functions,
# - read from the graph of a derivative where the gradient vanishes.

# %% [markdown] lang="ko"
# ## 그리는 방법 {#how-to-plot}
#
# $x$는 $-10$부터 10까지 0.01 간격입니다. 함수마다 식을 한 줄로 옮기고, 도함수(derivative)를 곁에 적습니다. 왜
# 도함수까지 볼까요? 역전파에서 기울기에는 층을 지날 때마다 두 가지, 곧 **활성화 함수의 도함수**와 **가중치**가
# 곱해지기 [때문](09_why_layers_bend.ipynb#depth)입니다. 도함수가 0에 가까운 곳에서는 그 뉴런을 지나는 기울기가 거의 사라집니다.
#
# 그림에서 함수는 실선, 도함수는 파선입니다. 도함수를 손으로 구했으니 틀릴 수 있습니다. 그래서 그리기 전에
# 중심 차분으로 검산합니다. 꺾이거나 끊어지는 점은 빼고 잽니다.

# %% [markdown] lang="en"
# ## How we plot them {#how-to-plot}
#
# Let $x$ go from $-10$ to 10 in steps of 0.01. Each formula becomes one line of code, with its
# derivative beside it. Why the derivative? Because on its way back through a layer, the gradient
# [is multiplied](09_why_layers_bend.ipynb#depth) by two things: **the derivative of the activation
# function** and **the weights**. Where the derivative is close to 0, hardly any gradient passes this neuron.
#
# In the figures the function is solid and its derivative dashed. A derivative found by hand may be
# wrong, so before each plot we check it by the central difference, leaving out corners and jumps.

# %% words={"from -10 to 10, step 0.01": "-10부터 10까지 0.01 간격"}
import math

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


# %% drawing=true
def plot(ax, function, derivative, corner=None, jump=False, ylim=None):
    y, slope = function(x), derivative(x)
    if corner is not None:  # leave a gap where the line would be vertical
        at_corner = np.abs(x - corner) < step / 2
        slope = np.where(at_corner, np.nan, slope)
        if jump:
            y = np.where(at_corner, np.nan, y)
    ax.axhline(0, color="C7", linewidth=0.5)
    ax.axvline(0, color="C7", linewidth=0.5)
    name = function.__name__
    ax.plot(x, y, color="C2", label=f"{name}(x)")
    dashed = {"linestyle": "dashed", "linewidth": 1.6, "label": f"{name}′(x)"}
    ax.plot(x, slope, color="C4", **dashed)
    label = ax.text(0.03, 0.9, function.__name__, transform=ax.transAxes)
    label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1})
    ax.set(xticks=[-10, 0, 10], ylim=ylim)


# %% [markdown] lang="ko"
# ## 곧은 것들 {#straight}
#
# 맨 먼저 직선 둘과 직선에 가까운 것 하나입니다. 앞 강의에서 보았듯이 직선을 끼우는 것은 아무것도 끼우지 않는 것과
# 같습니다. 그래도 이름이 있는 까닭은 쓸 데가 있기 때문입니다. 어떤 실수든 나와야 하는 회귀의 **출력층**에는
# 항등함수, 곧 아무것도 하지 않는 함수를 씁니다. `linear`는 견주어 보는 예이고, `bent_identity`는 도함수가 0이 되지
# 않으면서 살짝 굽은 예입니다. 셋 다 치역은 실수 전체입니다.

# %% [markdown] lang="en"
# ## Straight ones {#straight}
#
# First two straight lines and one that is nearly straight. A straight line does nothing for a
# network, as you saw in the last lesson. It has a name because it has a use: the **output layer** of a
# regression, where any real number may come out, ends with the identity, the function that does
# nothing. `linear` is here for comparison, `bent_identity` as one that bends a little while its
# derivative never vanishes. All reals are in the range of each.


# %% words={"derivative agrees": "도함수가 맞는가"}
def identity(x):
    return x


def linear(x):
    return 2 * x + 1


def bent_identity(x):
    return (np.sqrt(x**2 + 1) - 1) / 2 + x


straight = [
    (identity, lambda x: np.ones_like(x)),
    (linear, lambda x: np.full_like(x, 2)),
    (bent_identity, lambda x: x / (2 * np.sqrt(x**2 + 1)) + 1),
]
for function, derivative in straight:
    check(function, derivative)

# %% figure="straight-functions" drawing=true
fig, axes = plt.subplots(1, 3, layout="constrained")
fig.set_size_inches(6.4, 2.6)
for ax, (function, derivative) in zip(axes, straight, strict=True):
    plot(ax, function, derivative, ylim=(-11, 15))
    ax.set_xlabel("$x$")
plt.show()

# %% [markdown] lang="ko" caption="straight-functions" alt="세 함수와 도함수입니다. 항등함수의 도함수는 1, 2x+1의 도함수는 2로 수평선이므로 두 함수는 어디서도 굽지 않습니다. bent_identity만 0에서 살짝 굽고, 도함수가 0.5에서 1.5로 올라갑니다."
# 실선은 함수, 파선은 도함수입니다. 앞의 둘은 도함수가 상수라 직선이고, `bent_identity`의 도함수는 0.5에서 1.5로 서서히 바뀝니다.

# %% [markdown] lang="en" caption="straight-functions" alt="Three functions with their derivatives. The derivative of the identity is 1 and that of 2x + 1 is 2, both horizontal lines: these two functions bend nowhere. Only bent_identity does, slightly, at 0, where its derivative rises from 0.5 to 1.5."
# Functions solid, derivatives dashed. The first two have constant derivatives and are straight; the derivative of `bent_identity` changes gently from 0.5 to 1.5.

# %% [markdown] lang="ko"
# | 함수 | 식 | 도함수 |
# |---|---|---|
# | **identity** | $x$ | $1$ |
# | **linear** | $2x + 1$ | $2$ |
# | **bent_identity** | $\dfrac{\sqrt{x^2 + 1} - 1}{2} + x$ | $\dfrac{x}{2\sqrt{x^2 + 1}} + 1$ |
#
# ## 지수함수와 자연로그 {#exponential}
#
# 이제부터의 함수에는 $e^x$과 $\ln x$가 자주 들어 있습니다. 필요한 것만 챙겨 둡시다. 밑 $a$가 양수인 지수함수 $a^x$은 $x$가 1 커질
# 때마다 $a$배가 됩니다. 평균변화율을 써 보면 기울기가 함숫값에 비례한다는 것을 알 수 있습니다.
#
# $$\frac{a^{x+h} - a^x}{h} = a^x \cdot \frac{a^h - 1}{h}$$
#
# 오른쪽의 분수에는 $x$가 없습니다. $h$가 0으로 갈 때 이 분수가 다가가는 수는 밑 $a$가 정합니다. 밑이 2, 3, 그리고
# $e = 2.718\cdots$일 때 재 봅시다.

# %% [markdown] lang="en"
# | function | formula | derivative |
# |---|---|---|
# | **identity** | $x$ | $1$ |
# | **linear** | $2x + 1$ | $2$ |
# | **bent_identity** | $\dfrac{\sqrt{x^2 + 1} - 1}{2} + x$ | $\dfrac{x}{2\sqrt{x^2 + 1}} + 1$ |
#
# ## The exponential and the natural logarithm {#exponential}
#
# From here on many functions contain $e^x$ or $\ln x$. Here is what you need of them. An exponential $a^x$,
# with a positive base $a$, becomes $a$ times as large whenever $x$ grows by 1. Its average rate of change
# shows that its slope is proportional to its value:
#
# $$\frac{a^{x+h} - a^x}{h} = a^x \cdot \frac{a^h - 1}{h}$$
#
# There is no $x$ in the fraction on the right. As $h$ goes to 0 it approaches a number that the base $a$
# decides. Measure it for the bases 2, 3 and $e = 2.718\cdots$:

# %%
h = 1e-6
for base in (2, math.e, 3):
    print(f"{base:.3f}: {(base**h - 1) / h:.4f}   ln: {math.log(base):.4f}")

# %% [markdown] lang="ko"
# 밑이 $e$이면 $h$가 0으로 갈 때 이 수가 꼭 1입니다. $e$는 그렇게 되도록 고른 밑입니다. 그래서 **$e^x$의 도함수는 $e^x$ 자신**입니다. 어느
# 점에서나 접선의 기울기가 그 점의 높이와 같습니다. 합성함수의 미분법으로 $e^{-x}$의 도함수는 $-e^{-x}$입니다.
#
# 자연로그 $\ln x$는 $e^x$의 역함수입니다. $y = \ln x$는 $e^y = x$와 같은 말입니다. 이 식의 양변을 $x$로 미분하면
# $e^y \cdot y' = 1$이므로
#
# $$\frac{d}{dx} e^x = e^x \qquad \frac{d}{dx} \ln x = \frac{1}{e^y} = \frac{1}{x}$$
#
# 밑이 2와 3일 때의 수는 오른쪽에 함께 적은 $\ln 2$와 $\ln 3$이었습니다. $a^x = e^{x \ln a}$이므로 합성함수의 미분법으로
# 도함수가 $a^x \ln a$이기 때문입니다. 로그는 곱셈을 덧셈으로, 나눗셈을 뺄셈으로 바꿉니다.
# $\ln(uv) = \ln u + \ln v$, $\ln \frac{u}{v} = \ln u - \ln v$입니다. 이 성질은 [오즈와 로짓](12_odds_logit_softmax.ipynb#logit)에서 씁니다.

# %% [markdown] lang="en"
# For $e$, as $h$ goes to 0, this number is exactly 1; that is why this base was chosen. So **the
# derivative of $e^x$ is $e^x$ itself**: at each point the slope of the tangent equals the height. By the
# chain rule, the derivative of $e^{-x}$ is $-e^{-x}$.
#
# The natural logarithm $\ln x$ is the inverse of $e^x$: to say $y = \ln x$ is to say $e^y = x$. Differentiate
# both sides of this with respect to $x$, $e^y \cdot y' = 1$, and
#
# $$\frac{d}{dx} e^x = e^x \qquad \frac{d}{dx} \ln x = \frac{1}{e^y} = \frac{1}{x}$$
#
# The numbers for 2 and 3 were $\ln 2$ and $\ln 3$, printed beside them: as $a^x = e^{x \ln a}$, the chain
# rule gives the derivative $a^x \ln a$. The logarithm turns products into sums and quotients into
# differences: $\ln(uv) = \ln u + \ln v$, $\ln \frac{u}{v} = \ln u - \ln v$. You will need this for [odds and logits](12_odds_logit_softmax.ipynb#logit).

# %% figure="exponential" drawing=true
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
run = np.array([-0.4, 0.4])
t = np.linspace(-2.2, 1.5, 300)
left.plot(t, np.exp(t), color="C2", label="$e^x$")
for at in (-1.0, 0.0, 1.0):
    height = math.exp(at)
    left.plot(at + run, height + height * run, color="C4", linewidth=4, alpha=0.6)
    left.plot(at, height, "o", color="C2")
    left.annotate(f"{height:.2f}", (at - 0.2, height + 0.18), color="C4", ha="right")
t = np.linspace(0.12, 3.4, 300)
right.plot(t, np.log(t), color="C2", label=r"$\ln x$")
for at in (0.5, 1.0, 2.0):
    height = math.log(at)
    reach = run / math.hypot(1, 1 / at)
    right.plot(at + reach, height + reach / at, color="C4", linewidth=4, alpha=0.6)
    right.plot(at, height, "o", color="C2")
    right.annotate(f"{1 / at:.2f}", (at + 0.2, height - 0.3), color="C4")
left.annotate("$e^x$", (0.75, 3.6), color="C2", fontsize=15)
right.annotate(r"$\ln x$", (2.5, 1.2), color="C2", fontsize=15)
left.set(xlabel="$x$", xlim=(-2.3, 1.7), ylim=(-0.2, 4.6))
right.set(xlabel="$x$", xlim=(0, 3.5), ylim=(-2.2, 1.8))
plt.show()

# %% [markdown] lang="ko" caption="exponential" alt="첫째 그림은 e의 x제곱입니다. x가 -1, 0, 1인 점에서 높이가 0.37, 1.00, 2.72이고 접선의 기울기도 0.37, 1.00, 2.72입니다. 둘째 그림은 자연로그입니다. x가 0.5, 1, 2인 점에서 접선의 기울기가 2.00, 1.00, 0.50, 곧 1/x입니다."
# $e^x$에서는 접선의 기울기(보라색 수)가 그 점의 높이와 같고, $\ln x$에서는 $\frac{1}{x}$입니다.

# %% [markdown] lang="en" caption="exponential" alt="In the first panel, e to the x: at x = -1, 0 and 1 the heights are 0.37, 1.00 and 2.72, and so are the slopes of the tangents. In the second, the natural logarithm: at x = 0.5, 1 and 2 the slopes of the tangents are 2.00, 1.00 and 0.50, that is, 1/x."
# On $e^x$ the slope of each tangent (the numbers in purple) is the height of its point; on $\ln x$ it is $\frac{1}{x}$.

# %% [markdown] lang="ko"
# ## 계단과 S자 곡선 {#s-curves}
#
# 뉴런이 켜지거나 꺼지거나 둘 중 하나라고 생각하면, 맨 먼저 떠오르는 활성화 함수는 계단(`binary_step`)입니다.
# 초기의 퍼셉트론이 이것을 썼습니다. 하지만 계단으로는 경사하강법을 쓸 수 없습니다.
#
# !!! prediction
#     계단 함수의 도함수는 어떤 모양일까요? 그것이 왜 문제일까요?
#
#     ??? answer
#         뛰는 한 점을 빼면 어디서나 0입니다. 역전파는 도함수를 곱하므로 계단보다 앞에 있는 층의 기울기가 모두 0이 되고,
#         그 가중치는 움직이지 않습니다.

# %% [markdown] lang="en"
# ## A step and the S-curves {#s-curves}
#
# If a neuron is either "on" or "off", the first activation function to think of is a step,
# `binary_step`, as the early perceptrons had it. But gradient descent cannot train with a step.
#
# !!! prediction
#     What does the derivative of the step look like, and why is that a problem?
#
#     ??? answer
#         It is 0 everywhere except at the one point of the jump. Backpropagation multiplies by the
#         derivative, so all gradients before the step become 0, and the weights there do not move.


# %% words={"derivative agrees": "도함수가 맞는가"}
def binary_step(x):
    return np.where(x >= 0, 1.0, 0.0)


check(binary_step, np.zeros_like, corner=0)

# %% [markdown] lang="ko"
# 그래서 계단을 부드럽게 이은 S자 곡선들이 나왔습니다. 대표는 **시그모이드**(sigmoid)입니다. 로지스틱 함수, `softstep`이라는
# 이름으로도 불립니다. 도함수는 방금 챙긴 $e^{-x}$의 도함수와 합성함수의 미분법으로 구합니다.
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# $$\sigma'(x) = \frac{e^{-x}}{(1 + e^{-x})^2} = \frac{1}{1 + e^{-x}} \cdot \frac{e^{-x}}{1 + e^{-x}}$$
#
# 앞의 분수는 $\sigma(x)$이고, 둘을 더하면 1이므로 뒤의 분수는 $1 - \sigma(x)$입니다.
#
# $$\sigma'(x) = \sigma(x)(1 - \sigma(x))$$
#
# **쌍곡탄젠트** $\tanh$는 시그모이드를 늘려 0을 중심으로 옮긴 것입니다. ${\tanh x = 2\sigma(2x) - 1}$입니다. 분자 $u$와 분모
# $v$는 서로의 도함수, 곧 $u' = v$이고 $v' = u$입니다. 그래서 몫의 미분법이 깔끔하게 끝납니다.
#
# $$\tanh x = \frac{u}{v} = \frac{e^x - e^{-x}}{e^x + e^{-x}}$$
#
# $$\tanh' x = \frac{u'v - uv'}{v^2} = \frac{v^2 - u^2}{v^2} = 1 - \tanh^2 x$$
#
# 두 도함수 모두 **이미 구한 함숫값만으로** 계산됩니다. 역전파에서 다시 지수를 계산하지 않아도 됩니다.

# %% [markdown] lang="en"
# Hence the S-curves, steps made smooth. The best known is the **sigmoid**, also called the logistic
# function or `softstep`. Its derivative follows from that of $e^{-x}$ and the chain rule:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# $$\sigma'(x) = \frac{e^{-x}}{(1 + e^{-x})^2} = \frac{1}{1 + e^{-x}} \cdot \frac{e^{-x}}{1 + e^{-x}}$$
#
# The first fraction is $\sigma(x)$, and as the two add up to 1, the second is $1 - \sigma(x)$:
#
# $$\sigma'(x) = \sigma(x)(1 - \sigma(x))$$
#
# The **hyperbolic tangent** $\tanh$ is a sigmoid stretched and moved to be centred at 0:
# ${\tanh x = 2\sigma(2x) - 1}$. Its numerator $u$ and denominator $v$ are each other's derivatives,
# $u' = v$ and $v' = u$, so the quotient rule comes out neatly:
#
# $$\tanh x = \frac{u}{v} = \frac{e^x - e^{-x}}{e^x + e^{-x}}$$
#
# $$\tanh' x = \frac{u'v - uv'}{v^2} = \frac{v^2 - u^2}{v^2} = 1 - \tanh^2 x$$
#
# Both derivatives need **nothing but the value of the function**, which is there already:
# backpropagation has no exponential to compute.


# %% words={"derivative agrees": "도함수가 맞는가"}
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def tanh(x):
    return np.tanh(x)


def arctan(x):
    return np.arctan(x)


def softsign(x):
    return x / (1 + np.abs(x))


s_curves = [
    (sigmoid, lambda x: sigmoid(x) * (1 - sigmoid(x))),
    (tanh, lambda x: 1 - np.tanh(x) ** 2),
    (arctan, lambda x: 1 / (1 + x**2)),
    (softsign, lambda x: 1 / (1 + np.abs(x)) ** 2),
]
for function, derivative in s_curves:
    check(function, derivative)

# %% figure="s-curves-plotted" drawing=true
ylim = (-1.8, 2.2)
fig, axes = plt.subplots(3, 2, figsize=(6.4, 6.8), layout="constrained")
plot(axes.flat[0], binary_step, np.zeros_like, corner=0, jump=True, ylim=ylim)
for ax, (function, derivative) in zip(axes.flat[1:], s_curves, strict=False):
    plot(ax, function, derivative, ylim=ylim)

last, right_half = axes.flat[5], x[x >= 0]
label_heights = [4.5e-5, 8e-9, 2e-2, 2e-3]
styles = ["solid", "dashed", "dashdot", "dotted"]
for (function, derivative), style, height in zip(
    s_curves, styles, label_heights, strict=True
):
    line = {"linestyle": style, "label": f"{function.__name__}′(x)"}
    last.plot(right_half, derivative(right_half), color="C4", **line)
    last.text(10.4, height, function.__name__, color="C4", va="center")
last.text(7, 0.35, r"$f\,'(x)$", color="C4", fontsize=14)
last.set(yscale="log", xlim=(0, 15), xticks=[0, 5, 10])
for ax in axes[-1]:
    ax.set_xlabel("$x$")
plt.show()

# %% [markdown] lang="ko" caption="s-curves-plotted" alt="계단 함수의 도함수는 0입니다. sigmoid는 0에서 1로, tanh와 softsign은 -1에서 1로, arctan은 약 -1.57에서 1.57로 올라갑니다. 도함수는 모두 0에서 가장 높은 언덕인데, sigmoid의 꼭대기는 0.25이고 나머지는 1입니다. 마지막 칸은 도함수가 얼마나 빨리 사라지는지 로그 눈금으로 견줍니다. x가 10일 때 tanh는 1억분의 1쯤, sigmoid는 10만분의 5쯤이고, arctan과 softsign은 아직 100분의 1쯤입니다."
# 실선은 함수, 파선은 도함수입니다. 마지막 칸은 네 S자 곡선의 도함수를 로그 눈금에 모은 것입니다. `tanh`와 `sigmoid`의 도함수는 지수적으로 사라지고, `arctan`과 `softsign`의 도함수는 훨씬 천천히 줄어듭니다.

# %% [markdown] lang="en" caption="s-curves-plotted" alt="The derivative of the step is 0. The sigmoid rises from 0 to 1, tanh and softsign from -1 to 1, arctan from about -1.57 to 1.57. The derivative of each is a hill with its top at 0, at a height of 0.25 for the sigmoid and 1 for the others. The last panel compares on a logarithmic scale how fast they vanish: at x = 10, tanh is down to about a hundred-millionth, the sigmoid to about 5 in 100,000, arctan and softsign only to about a hundredth."
# Functions solid, derivatives dashed. The last panel gathers the derivatives of the four S-curves on a logarithmic scale: those of `tanh` and `sigmoid` vanish exponentially, those of `arctan` and `softsign` far more slowly.

# %% [markdown] lang="ko"
# | 함수 | 식 | 도함수 | 치역 |
# |---|---|---|---|
# | **binary_step** | $x \ge 0$이면 1, 아니면 0 | 0 (뛰는 점 제외) | $\{0, 1\}$ |
# | **sigmoid** | $\dfrac{1}{1 + e^{-x}}$ | $\sigma(1 - \sigma)$ | $(0, 1)$ |
# | **tanh** | $\tanh x$ | $1 - \tanh^2 x$ | $(-1, 1)$ |
# | **arctan** | $\arctan x$ | $\dfrac{1}{1 + x^2}$ | $(-\tfrac{\pi}{2}, \tfrac{\pi}{2})$ |
# | **softsign** | $\dfrac{x}{1 + \lvert x \rvert}$ | $\dfrac{1}{(1 + \lvert x \rvert)^2}$ | $(-1, 1)$ |
#
# `sigmoid`는 확률을 내는 출력층과 여닫는 게이트에, `tanh`는 순환 신경망에 쓰입니다. `softsign`과 `arctan`은 `tanh`보다 천천히
# 평평해져야 할 때 쓰지만 드뭅니다.
#
# S자 곡선은 양 끝이 평평합니다. 이것을 포화(saturation)라고 합니다. 게다가 `sigmoid`의 도함수는 가장 높은 곳에서도 0.25입니다.
# 층을 열 개 지나면 이 수가 열 번 곱해집니다.

# %% [markdown] lang="en"
# | function | formula | derivative | range |
# |---|---|---|---|
# | **binary_step** | 1 if $x \ge 0$, else 0 | 0 (except at the jump) | $\{0, 1\}$ |
# | **sigmoid** | $\dfrac{1}{1 + e^{-x}}$ | $\sigma(1 - \sigma)$ | $(0, 1)$ |
# | **tanh** | $\tanh x$ | $1 - \tanh^2 x$ | $(-1, 1)$ |
# | **arctan** | $\arctan x$ | $\dfrac{1}{1 + x^2}$ | $(-\tfrac{\pi}{2}, \tfrac{\pi}{2})$ |
# | **softsign** | $\dfrac{x}{1 + \lvert x \rvert}$ | $\dfrac{1}{(1 + \lvert x \rvert)^2}$ | $(-1, 1)$ |
#
# The `sigmoid` stands in output layers that give a probability and in gates, `tanh` in recurrent
# networks. `softsign` and `arctan` are for where `tanh` flattens too soon, and are rare.
#
# S-curves are flat at both ends: they *saturate*. And the derivative of the `sigmoid` is only 0.25 even
# at its highest. Pass ten layers, and you multiply by it ten times.

# %% words={"highest derivative of sigmoid": "sigmoid 도함수의 최댓값", "ten of them multiplied": "열 번 곱하면"}
highest = sigmoid(0.0) * (1 - sigmoid(0.0))
print(f"highest derivative of sigmoid:  {highest}")
print(f"ten of them multiplied:         {highest**10:.1e}")

# %% [markdown] lang="ko"
# 약 100만분의 1입니다. 앞 강의의 깊은 신경망에서 시그모이드의 기울기가 두 출발 모두에서 작았던 까닭입니다. 물론 이것은
# 두 몫 가운데 하나이고, 가중치의 몫이 남은 하나입니다.
#
# ## 경첩들 {#hinges}
#
# 도함수의 몫을 지키는 방법으로 널리 쓰이는 것이 0에서 꺾이는 경첩 모양의 함수입니다. 켜진 쪽의 도함수가 1이거나 1에
# 가까워서, 여러 번 곱해도 거의 줄지 않습니다. 이름은 주로 왼쪽 절반에서 무엇을 하느냐에 따라 갈립니다.
#
# - `relu`는 왼쪽이 0입니다. 은닉층의 기본값입니다. 모든 데이터에서 음수만 받게 된 뉴런은 *죽었다*고 합니다. 자기 가중치의
#   기울기가 0이라 스스로는 되살아나지 못합니다. 앞쪽에 다른 층이 있으면 그 층이 움직여 들어오는 값이 바뀌면서 되살아날 수는 있습니다.
# - `leaky_relu`는 왼쪽에 작은 기울기 0.1을 남겨 죽지 않게 합니다.
# - `elu`는 왼쪽이 지수 곡선을 그리며 $-\alpha$로 다가가, 출력의 평균이 0에 가까워집니다. 보통 $\alpha = 1$이지만 여기서는
#   바탕이 된 글을 따라 0.9를 씁니다. 그래서 $x = 0$에서 왼쪽의 기울기는 0.9, 오른쪽의 기울기는 1입니다. 이 $\alpha$는 학습률이 아닙니다.
# - `trelu`(thresholded ReLU)는 2를 넘어야 켜집니다. 거기서 값이 0에서 2로 뜁니다. 드물게만 켜지는 특성을 만들 때 씁니다.
# - `softplus`는 `relu`의 모서리를 둥글게 다듬은 것입니다. 분산처럼 양수만 나와야 하는 출력에 씁니다.
#
# 꺾이는 점에서는 왼쪽과 오른쪽의 기울기가 달라서, 뛰는 점에서는 함수가 불연속이어서 **미분가능하지 않습니다**. 그 점에는
# 미분계수가 없습니다. 그래도 코드는 값을 하나 내놓아야 하므로 **왼쪽**의 기울기를 씁니다. 파이토치의 자동미분도 그렇게
# 하는지 함께 물어봅니다.

# %% [markdown] lang="en"
# About one in a million. That is why the sigmoid's gradient was small in the deep network of the last
# lesson, from either start. Of course this is one of two shares; the weights have the other.
#
# ## Hinges {#hinges}
#
# The usual way to save the derivative's share is a hinge, a function with a bend at 0. Where it is on, the
# derivative is 1 or close to 1 and hardly shrinks, however often you multiply by it. The names differ
# mostly by what happens on the left.
#
# - `relu` is 0 there. It is the default in hidden layers. A neuron that receives negative numbers for all
#   data is called *dead*: the gradient of its own weights is 0, so by itself it cannot recover. If there
#   are layers before it, they may move, change what it receives, and so revive it.
# - `leaky_relu` keeps a small slope of 0.1 on the left, so that nothing dies.
# - `elu` approaches $-\alpha$ along an exponential, which keeps outputs centred near 0. Usually $\alpha = 1$;
#   here it is 0.9, as in the notes that this lesson grew from, so at $x = 0$ the slope is 0.9 on the left and
#   1 on the right. This $\alpha$ is no learning rate.
# - `trelu`, the thresholded ReLU, is on only above 2, where it jumps from 0 to 2: for features that are rarely on.
# - `softplus` is `relu` with its corner rounded off, for outputs that must be positive, such as a variance.
#
# At a corner the slopes on the left and on the right differ, and at a jump the function is not
# continuous: in both places it is **not differentiable**, there is no derivative. But code has to give
# some value, and ours takes the slope on the **left**. We also ask PyTorch's autograd what it does.


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
    (softplus, sigmoid, None),
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

# %% figure="hinges-plotted" drawing=true
fig, axes = plt.subplots(3, 2, figsize=(6.4, 6.8), layout="constrained")
for ax, (function, derivative, corner) in zip(axes.flat, hinges, strict=False):
    plot(ax, function, derivative, corner, jump=function is trelu, ylim=(-2.5, 10.5))
    ax.set_yticks([0, 5, 10])

last = axes.flat[5]
near = x[np.abs(x) <= 2]
last.plot(near, softplus(near), color="C2", label="softplus(x)")
last.plot(near, relu(near), color="C5", linestyle="dashdot", label="relu(x)")
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
# | 함수 | 식 | 도함수 | 치역 |
# |---|---|---|---|
# | **relu** | $\max(0, x)$ | 0 또는 1 | $[0, \infty)$ |
# | **leaky_relu** | $x \ge 0$이면 $x$, 아니면 $0.1x$ | 1 또는 0.1 | 모든 실수 |
# | **elu** | $x \ge 0$이면 $x$, 아니면 $0.9(e^x - 1)$ | 1 또는 $0.9e^x$ | $(-0.9, \infty)$ |
# | **trelu** | $x > 2$이면 $x$, 아니면 0 | 0 또는 1 | $\{0\} \cup (2, \infty)$ |
# | **softplus** | $\ln(1 + e^x)$ | $\sigma(x)$ | $(0, \infty)$ |
#
# 마지막 줄을 눈여겨보세요. $\ln u$의 도함수는 $u' / u$이므로 `softplus`의 도함수는 ${e^x / (1 + e^x)}$입니다. 분모와 분자를 $e^x$으로 나누면 시그모이드입니다.
# [오즈와 로짓 강의](12_odds_logit_softmax.ipynb#softplus)에서 이 관계를 이어 갑니다.
#
# ## 둥근 경첩: SiLU와 GELU {#smooth-hinges}
#
# ReLU는 $x$에 계단을 곱한 것입니다. 켜지면 1, 꺼지면 0을 곱합니다. 계단 대신 **S자 곡선을 곱하면** 모서리가
# 둥글어집니다. 요즘의 큰 언어 모델에는 이 둘이 쓰입니다.
#
# - `silu`(swish라고도 합니다)는 시그모이드를 곱합니다. $\text{SiLU}(x) = x\,\sigma(x)$입니다.
# - `gelu`는 표준정규분포의 누적분포함수 $\Phi$를 곱합니다. $\text{GELU}(x) = x\,\Phi(x)$이고, $\Phi(x)$는 표준정규분포를 따르는 값이
#   $x$보다 작을 확률입니다.
#
# $\Phi$는 $e^x$처럼 간단한 식이 없어서, 오차함수라는 이름이 붙은 함수 $\text{erf}$로 씁니다. 이름과 달리 우리가 재던 오차와는
# 상관이 없습니다. NumPy에는 `erf`가 없으므로 파이썬의 `math.erf`를 `np.vectorize`로 원소마다 부릅니다.
#
# $$\Phi(x) = \frac{1}{2}\left(1 + \text{erf}\frac{x}{\sqrt{2}}\right)$$
#
# 도함수는 곱의 미분법으로 구합니다. $\Phi$의 도함수는 표준정규분포의 확률밀도함수 $\varphi(x) = e^{-x^2/2} / \sqrt{2\pi}$입니다.
#
# !!! prediction
#     ReLU는 왼쪽에서 0입니다. `silu`는 왼쪽에서 어떤 값일까요?
#
#     - [ ] 0
#     - [ ] 음수로 내려갔다가 0으로 돌아온다
#     - [ ] 계속 내려간다
#
#     ??? answer
#         음수로 내려갔다가 0으로 돌아옵니다. $x$가 음수이고 $\sigma(x)$는 양수이니 곱은 음수입니다. 하지만 멀리 가면
#         $\lvert x \rvert$가 커지는 것보다 $\sigma(x)$가 훨씬 빨리 0으로 갑니다.

# %% [markdown] lang="en"
# | function | formula | derivative | range |
# |---|---|---|---|
# | **relu** | $\max(0, x)$ | 0 or 1 | $[0, \infty)$ |
# | **leaky_relu** | $x$ if $x \ge 0$, else $0.1x$ | 1 or 0.1 | all reals |
# | **elu** | $x$ if $x \ge 0$, else $0.9(e^x - 1)$ | 1 or $0.9e^x$ | $(-0.9, \infty)$ |
# | **trelu** | $x$ if $x > 2$, else 0 | 0 or 1 | $\{0\} \cup (2, \infty)$ |
# | **softplus** | $\ln(1 + e^x)$ | $\sigma(x)$ | $(0, \infty)$ |
#
# Look at the last row: as the derivative of $\ln u$ is $u' / u$, that of `softplus` is
# ${e^x / (1 + e^x)}$. Divide both parts by $e^x$, and it is the sigmoid. [The lesson on odds and
# logits](12_odds_logit_softmax.ipynb#softplus) takes this up.
#
# ## Rounded hinges: SiLU and GELU {#smooth-hinges}
#
# ReLU is $x$ times a step: times 1 where it is on, times 0 where it is off. **Multiply by an S-curve**
# instead of the step, and the corner becomes round. Today's large language models use these two.
#
# - `silu`, also called swish, multiplies by the sigmoid: $\text{SiLU}(x) = x\,\sigma(x)$.
# - `gelu` multiplies by $\Phi$, the cumulative distribution of the standard normal:
#   $\text{GELU}(x) = x\,\Phi(x)$, where $\Phi(x)$ is the probability that a standard normal value is below $x$.
#
# There is no simple formula for $\Phi$ as there is for $e^x$; it is written with a function called the
# error function, $\text{erf}$, which has nothing to do with the errors that we measured. NumPy has no
# `erf`, so let `np.vectorize` call Python's `math.erf` for each element.
#
# $$\Phi(x) = \frac{1}{2}\left(1 + \text{erf}\frac{x}{\sqrt{2}}\right)$$
#
# The derivatives follow from the product rule; that of $\Phi$ is the density of the standard normal
# distribution, $\varphi(x) = e^{-x^2/2} / \sqrt{2\pi}$.
#
# !!! prediction
#     On the left, ReLU is 0. What does `silu` do there?
#
#     - [ ] It is 0
#     - [ ] It goes below 0 and comes back to 0
#     - [ ] It goes down further and further
#
#     ??? answer
#         It goes below 0 and comes back: with $x$ negative and $\sigma(x)$ positive the product is
#         negative, but far out $\sigma(x)$ goes to 0 much faster than $\lvert x \rvert$ grows.


# %% words={"derivative agrees": "도함수가 맞는가", "lowest": "최솟값", "at": "x ="}
def silu(x):
    return x * sigmoid(x)


def normal_below(x):  # the probability that a standard normal value is below x
    return (1 + np.vectorize(math.erf)(x / math.sqrt(2))) / 2


def gelu(x):
    return x * normal_below(x)


def silu_derivative(x):
    return sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x))


def gelu_derivative(x):
    return normal_below(x) + x * np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)


rounded = [(silu, silu_derivative), (gelu, gelu_derivative)]
for function, derivative in rounded:
    check(function, derivative)
    y = function(x)
    print(f"{function.__name__:14} lowest: {y.min():.3f} at {x[y.argmin()]:.2f}")

# %% figure="rounded-plotted" drawing=true
fig, axes = plt.subplots(1, 2, figsize=(6.4, 3), layout="constrained")
for ax, (function, derivative) in zip(axes, rounded, strict=True):
    near = x[np.abs(x) <= 4]
    ax.axhline(0, color="C7", linewidth=0.5)
    ax.axvline(0, color="C7", linewidth=0.5)
    name = function.__name__
    ax.plot(near, relu(near), color="C5", linestyle="dotted", label="relu(x)")
    ax.plot(near, function(near), color="C2", label=f"{name}(x)")
    dashed = {"linestyle": "dashed", "linewidth": 1.6, "label": f"{name}′(x)"}
    ax.plot(near, derivative(near), color="C4", **dashed)
    ax.annotate(name, (-3.9, 2.7), color="C2")
    ax.annotate("relu", (1.2, 2.3), color="C5", ha="right")
    ax.set(xlabel="$x$", xticks=[-4, -2, 0, 2, 4], ylim=(-0.6, 3.2))
plt.show()

# %% [markdown] lang="ko" caption="rounded-plotted" alt="silu와 gelu는 오른쪽에서 relu에 다가가고 왼쪽에서 0으로 돌아옵니다. 그 사이 silu는 x가 -1.28일 때 -0.278까지, gelu는 -0.75일 때 -0.170까지 내려갑니다. 도함수는 0에서 0.5이고, 왼쪽에서는 잠깐 음수, 오른쪽에서는 잠깐 1보다 큽니다. gelu가 silu보다 relu에 더 가깝습니다."
# 실선은 함수, 파선은 도함수, 점선은 견주어 본 `relu`입니다. 두 함수는 0의 왼쪽에서 한 번 내려갔다가 올라옵니다. 내려가는 동안에는 도함수가 음수입니다.

# %% [markdown] lang="en" caption="rounded-plotted" alt="silu and gelu approach relu on the right and come back to 0 on the left. In between, silu goes down to -0.278 at x = -1.28 and gelu to -0.170 at -0.75. Their derivatives are 0.5 at 0, negative for a while on the left and above 1 for a while on the right. gelu is closer to relu than silu is."
# Functions solid, derivatives dashed, and `relu` for comparison, dotted. Left of 0 both functions dip and come back; while they go down, their derivatives are negative.

# %% [markdown] lang="ko"
# | 함수 | 식 | 도함수 | 치역 |
# |---|---|---|---|
# | **silu** | $x\,\sigma(x)$ | ${\sigma + x\,\sigma(1 - \sigma)}$ | 약 $[-0.278, \infty)$ |
# | **gelu** | $x\,\Phi(x)$ | $\Phi + x\,\varphi(x)$ | 약 $[-0.170, \infty)$ |
#
# `erf`가 느리던 때에는 GELU를 `tanh`로 어림했습니다. GPT-2의 코드가 그렇고, 파이토치에서는 `approximate="tanh"`라고 하면 됩니다. 원래의
# 식과 얼마나 다른지, 그리고 우리의 함수가 파이토치와 같은지 재 봅시다.
#
# $$\text{GELU}(x) \approx \frac{x}{2}(1 + \tanh u)$$
#
# $$u = \sqrt{\tfrac{2}{\pi}}\,(x + 0.044715\,x^3)$$

# %% [markdown] lang="en"
# | function | formula | derivative | range |
# |---|---|---|---|
# | **silu** | $x\,\sigma(x)$ | ${\sigma + x\,\sigma(1 - \sigma)}$ | about $[-0.278, \infty)$ |
# | **gelu** | $x\,\Phi(x)$ | $\Phi + x\,\varphi(x)$ | about $[-0.170, \infty)$ |
#
# When `erf` was slow, GELU was approximated with `tanh`. The code of GPT-2 does so, and PyTorch does with
# `approximate="tanh"`. Measure how far that is from the formula itself, and whether our functions are
# PyTorch's.
#
# $$\text{GELU}(x) \approx \frac{x}{2}(1 + \tanh u)$$
#
# $$u = \sqrt{\tfrac{2}{\pi}}\,(x + 0.044715\,x^3)$$


# %% words={"equal to PyTorch's": "PyTorch와 같은가", "largest difference": "가장 큰 차이"}
def gelu_by_tanh(x):
    inner = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
    return x / 2 * (1 + np.tanh(inner))


t = torch.from_numpy(x)
for function, in_torch in ((silu, F.silu), (gelu, F.gelu)):
    same = np.allclose(function(x), in_torch(t).numpy())
    print(f"{function.__name__}: equal to PyTorch's: {same}")
print(f"largest difference: {np.abs(gelu_by_tanh(x) - gelu(x)).max():.5f}")

# %% [markdown] lang="ko"
# ## 종 모양 {#bump}
#
# 마지막 하나는 S자도 경첩도 아닙니다. 가우스 함수는 0 근처에서만 켜지고 양쪽에서 다시 꺼집니다. 중심까지의 거리를 재는 방사
# 기저 함수(RBF)에 쓰입니다.

# %% [markdown] lang="en"
# ## A bump {#bump}
#
# The last one is neither an S nor a hinge. The Gaussian is on near 0 and off again on either side. Radial
# basis functions (RBF), which measure the distance to a centre, are made with it.


# %% words={"derivative agrees": "도함수가 맞는가"}
def gaussian(x):
    return np.exp(-(x**2))


def gaussian_derivative(x):
    return -2 * x * np.exp(-(x**2))


check(gaussian, gaussian_derivative)

# %% figure="gaussian-plotted" drawing=true
fig, ax = plt.subplots(figsize=(4.4, 3.2), layout="constrained")
plot(ax, gaussian, gaussian_derivative, ylim=(-1.2, 1.5))
ax.set_xlabel("$x$")
plt.show()

# %% [markdown] lang="ko" caption="gaussian-plotted" alt="가우스 함수는 0에서 높이가 1인 좁은 종 모양입니다. 도함수는 0의 왼쪽에서 양수, 0에서 0, 오른쪽에서 음수입니다. 0에서 3보다 먼 곳에서는 함수도 도함수도 거의 0이어서, 그곳에서는 기울기를 따라 움직일 수 없습니다."
# 이 강의의 함수 가운데 유일하게 종 모양입니다. 도함수는 0을 지나며 부호가 바뀝니다.

# %% [markdown] lang="en" caption="gaussian-plotted" alt="The Gaussian is a narrow bell with height 1 at 0. Its derivative is positive left of 0, zero at 0 and negative to the right. Further than 3 from 0, function and derivative are both nearly 0: there, no gradient is left to follow."
# The only bell among the functions of this lesson. Its derivative changes sign at 0.

# %% [markdown] lang="ko"
# | 함수 | 식 | 도함수 | 치역 |
# |---|---|---|---|
# | **gaussian** | $e^{-x^2}$ | $-2x\,e^{-x^2}$ | $(0, 1]$ |
#
# ## 모두 한자리에 {#overview}
#
# 지금까지는 갈래마다 같은 눈금으로 그려 높이를 견주었습니다. 이번에는 함수마다 **자기 눈금**으로 그립니다. 눈금을 지우고 보면
# 무엇이 같은 모양이고 무엇이 다른지가 드러납니다.

# %% [markdown] lang="en"
# | function | formula | derivative | range |
# |---|---|---|---|
# | **gaussian** | $e^{-x^2}$ | $-2x\,e^{-x^2}$ | $(0, 1]$ |
#
# ## All in one place {#overview}
#
# So far, each family was drawn on one scale, to compare heights. Now each function has **a scale of its
# own**. That shows which have the same shape and which differ.

# %%
step_function = [(binary_step, np.zeros_like, 0)]
bump = [(gaussian, gaussian_derivative)]
families = [*straight, *step_function, *s_curves, *hinges, *rounded, *bump]
print(len(families))

# %% figure="overview" drawing=true numbers=false
fig, axes = plt.subplots(4, 4, figsize=(6.4, 6.4), layout="constrained")
for ax, (function, derivative, *corner) in zip(axes.flat, families, strict=True):
    jump = function in (binary_step, trelu)
    plot(ax, function, derivative, *corner, jump=jump)
    ax.texts[0].remove()
    plt.setp(ax.lines, label="")  # their numbers are listed above
    ax.set_title(function.__name__, fontsize=11)
    ax.tick_params(labelsize=9)
plt.show()

# %% [markdown] lang="ko" caption="overview" alt="열여섯 함수를 저마다 자기 눈금으로 그렸습니다. identity와 linear, bent_identity는 오르는 직선에 가깝습니다. binary_step은 0에서 1로 뛰고, sigmoid와 tanh, arctan, softsign은 S자입니다. relu부터 gelu까지는 왼쪽이 낮고 오른쪽에서 곧게 오르며, trelu만 2에서 뜁니다. gaussian은 종 모양입니다."
# 실선은 함수, 파선은 도함수이고 세로 눈금이 저마다 다릅니다. 이렇게 보면 `tanh`는 더 가파를 뿐 `sigmoid`와 같은 모양입니다.

# %% [markdown] lang="en" caption="overview" alt="Sixteen functions, each on a scale of its own. identity, linear and bent_identity are close to rising straight lines. binary_step jumps from 0 to 1; sigmoid, tanh, arctan and softsign are S-shaped. From relu to gelu they are low on the left and rise straight on the right; only trelu jumps, at 2. gaussian is a bell."
# Functions solid, derivatives dashed, each with a vertical scale of its own. Seen like this, `tanh` has the shape of `sigmoid` and is only steeper.

# %% [markdown] lang="ko" explorer=true
# ## 골라서 견주기 {#explore}
#
# 이제 직접 골라 보세요. 셋까지 골라 함수와 도함수를 견줄 수 있습니다. 점은 두 그림 어디에서나 끌 수 있습니다.

# %% [markdown] lang="en" explorer=true
# ## Choose and compare {#explore}
#
# Now choose for yourself, up to three, and compare functions and derivatives; drag the point in either
# plot.

# %% figure="activation-gallery" explorer=true
{
    "functions": [function.__name__ for function, *_ in families],
    "chosen": [relu.__name__, softplus.__name__],
}

# %% [markdown] lang="ko" explorer=true caption="activation-gallery" alt="첫째 그림은 relu와 softplus, 둘째 그림은 두 함수의 도함수입니다. softplus는 relu의 모서리를 둥글게 지나고, 그 도함수는 0에서 1로 오르는 S자 곡선입니다. relu의 도함수는 0에서 1로 뛰는 계단입니다. x = 1에서 함숫값은 1과 1.313, 도함수는 1과 0.731입니다."
# 첫째 그림이 함수, 둘째 그림이 도함수입니다. 먼저 고른 함수의 도함수는 기울기의 색으로, 견주는 함수는 두 그림에서 같은 색으로 그립니다.

# %% [markdown] lang="en" explorer=true caption="activation-gallery" alt="The first plot has relu and softplus, the second their derivatives. softplus rounds the corner of relu, and its derivative is an S-curve rising from 0 to 1; that of relu is a step from 0 to 1. At x = 1 their values are 1 and 1.313, their derivatives 1 and 0.731."
# Functions in the first plot, derivatives in the second. The derivative of the first function has the colour of gradients; those compared with it keep one colour in both plots.

# %% [markdown] lang="ko" explorer=true
# !!! experiment
#     1. `sigmoid`, `tanh`, `softsign`을 함께 고르고 점을 5까지 옮겨 보세요. 도함수가 가장 많이 남는 것은 어느 것인가요?
#     2. `leaky_relu`의 왼쪽 기울기를 0으로, 또 1로 해 보세요. 각각 어떤 함수가 되나요?
#     3. `elu`의 $\alpha$를 1로 하면 도함수의 어느 곳이 이어지나요?
#     4. `relu`, `silu`, `gelu`를 함께 골라 0의 왼쪽을 견주어 보세요. 도함수의 부호가 바뀌는 곳은 함수의 어디인가요?

# %% [markdown] lang="en" explorer=true
# !!! experiment
#     1. Choose `sigmoid`, `tanh` and `softsign` together, and move the point to 5. Which derivative is left the largest?
#     2. Set the left slope of `leaky_relu` to 0, then to 1. Which functions does it become?
#     3. With $\alpha = 1$, which gap in the derivative of `elu` closes?
#     4. Choose `relu`, `silu` and `gelu`, and compare them left of 0. Where is the function when its derivative changes sign?

# %% [markdown] lang="ko"
# ## 연습문제 {#exercises}
#
# 갈래마다 함수 하나와 그 도함수를 직접 써 봅니다. 열여섯 함수 가운데 나머지는 아래에 접혀 있습니다. 꺾이거나 뛰는 점에서는
# 왼쪽의 기울기를 씁니다. 도전 문제에서는 $\pm 1000$과 $\pm\infty$에서도 경고와 `nan`이 없어야 합니다. 그 요령은
# [다음 강의](11_numbers_that_overflow.ipynb#stable)에 있으니 도전은 그 뒤에 해도 됩니다.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 활성화 함수의 도함수는 층을 지나는 기울기에 곱해지는 두 가지 가운데 하나입니다. 0에 가까우면 기울기가 사라지고, 1이면
# 그대로 지나갑니다. S자 곡선은 양 끝에서 포화하고, 경첩은 켜진 쪽에서 1을 지키며, SiLU와 GELU는 그 모서리를 둥글립니다.
# $e^x$의 도함수는 자기 자신이고 $\ln x$의 도함수는 $\frac{1}{x}$이라는 것에서 시그모이드와 tanh, `softplus`의 도함수가 나왔습니다.
#
# 다음 질문: 이 식들은 $-10$과 10 사이에서는 모두 잘 돌아갔습니다. $x$가 1000이면 어떨까요?

# %% [markdown] lang="en"
# ## Exercises {#exercises}
#
# Write one function of each family and its derivative yourself; the rest of the sixteen stand folded
# below. At a corner or a jump, the derivative is the slope on the left. The challenges ask that there be no
# warning and no `nan` at $\pm 1000$ and $\pm\infty$;
# [the next lesson](11_numbers_that_overflow.ipynb#stable) has the tricks, and they may wait until then.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# The derivative of the activation function is one of the two things by which the gradient is multiplied
# on its way through a layer: near 0 the gradient vanishes, at 1 it passes unchanged. S-curves saturate at
# both ends, hinges keep 1 where they are on, and SiLU and GELU round their corner. The derivatives of
# sigmoid, tanh and `softplus` came from two: $e^x$ is its own, and that of $\ln x$ is $\frac{1}{x}$.
#
# The next question: between $-10$ and 10 all these formulas worked. What if $x$ is 1000?
