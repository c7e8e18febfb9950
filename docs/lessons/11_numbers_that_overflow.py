# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 20
#     picture: softplus-in-parts
#     summary:
#       ko: 수학으로는 옳은 식이 큰 수에서 넘치거나 nan이 됩니다. 값은 그대로 두고 넘치지 않는 식으로 고칩니다.
#       en: Formulas that are right as mathematics overflow for large numbers or become nan. Repair them without changing their values.
# ---

# %% [markdown] lang="ko"
# # 11. 넘치는 수
#
# [앞 강의](10_activation_functions.ipynb)의 식들은 수학으로는 모두 옳습니다. 그런데 코드로 옮기면 큰 수에서 경고가 뜨거나 틀린 값이
# 나오는 것이 있습니다. 활성화 함수에 큰 수가 들어오는 일은 학습이 조금만 어긋나도 생깁니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 큰 수에서 넘치는 식을 알아보고, 값이 같으면서 넘치지 않는 식으로 고칩니다.
# - 조건을 곱셈이나 `where`로 쓸 때 `nan`이 어디서 오는지 말합니다.
# - 도함수와 자동미분의 기울기에서도 같은 잘못을 찾아 고칩니다.

# %% [markdown] lang="en"
# # 11. Numbers that overflow
#
# The formulas of [the last lesson](10_activation_functions.ipynb) are all right as mathematics. As
# code, some of them warn or give wrong values for large numbers; and large numbers reach an activation
# function as soon as a training goes a little wrong.
#
# After this lesson you can
#
# - recognise a formula that overflows for large numbers, and repair it without changing its values,
# - say where a `nan` comes from when a condition is written as a product or with `where`,
# - find and repair the same fault in derivatives and in the gradients of autograd.

# %% [markdown] lang="ko"
# ## 큰 수에서 무너지는 식 {#overflow}
#
# $-10$과 10 사이에서는 식 그대로의 코드도 옳습니다. 하지만 컴퓨터의 수에는 끝이 있습니다. 64비트 실수에서 $e^{710}$은 이미
# 넘쳐서 `inf`가 됩니다. 앞 강의의 함수 열여섯 개를 식 그대로 다시 적습니다.

# %% [markdown] lang="en"
# ## Formulas that break for large numbers {#overflow}
#
# Between $-10$ and 10 the formulas are right as code, too. But a computer's numbers come to an end: in
# 64-bit floating point $e^{710}$ is already too large and becomes `inf`. Write the sixteen functions of the
# last lesson once more, as their formulas stand.

# %%
import math
import warnings

import numpy as np
import torch
import torch.nn.functional as F


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softplus(x):
    return np.log(1 + np.exp(x))


def elu(x):
    return np.where(x >= 0, x, 0.9 * (np.exp(x) - 1))


def softsign(x):
    return x / (1 + np.abs(x))


def bent_identity(x):
    return (np.sqrt(x**2 + 1) - 1) / 2 + x


def silu(x):
    return x * sigmoid(x)


def gelu(x):
    return x * (1 + np.vectorize(math.erf)(x / math.sqrt(2))) / 2


the_other_nine = {
    "identity": lambda x: x,
    "linear": lambda x: 2 * x + 1,
    "binary_step": lambda x: np.where(x >= 0, 1.0, 0.0),
    "tanh": np.tanh,
    "arctan": np.arctan,
    "relu": lambda x: np.maximum(0, x),
    "leaky_relu": lambda x: np.where(x >= 0, x, 0.1 * x),
    "trelu": lambda x: np.where(x > 2, x, 0.0),
    "gaussian": lambda x: np.exp(-(x**2)),
}

# %% [markdown] lang="ko"
# !!! prediction
#     `sigmoid(-1000)`과 `softplus(1000)`을 식 그대로 계산하면 각각 어떤 값이 나올까요? 수학의 답은 0과 1000에
#     한없이 가깝습니다.
#
#     ??? answer
#         `sigmoid`는 0이 맞게 나오고 경고만 뜹니다. $1 / (1 + \infty)$가 0이기 때문입니다. `softplus`는 `inf`가
#         됩니다. 넘친 값이 그대로 답이 되기 때문입니다.
#
# 경고를 화면에 흘려보내지 않고 붙잡아 값과 나란히 적어 봅시다. $\pm 1000$과 $\pm\infty$를 넣습니다.

# %% [markdown] lang="en"
# !!! prediction
#     What do you get for `sigmoid(-1000)` and `softplus(1000)` if you compute the formulas as they
#     stand? Mathematically the answers are as good as 0 and 1000.
#
#     ??? answer
#         `sigmoid` correctly gives 0, with a warning, because $1 / (1 + \infty)$ is 0. `softplus`
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
for function in (sigmoid, softplus, elu, softsign, bent_identity, silu, gelu):
    report(function)

with warnings.catch_warnings():
    warnings.simplefilter("error")
    unbroken = all(
        not np.isnan(function(extremes)).any() for function in the_other_nine.values()
    )
print("the other nine: no warning, no nan:", unbroken)

# %% [markdown] lang="ko"
# 아홉 함수는 그대로 두어도 괜찮습니다. 나머지 일곱을 하나씩 읽어 봅시다.
#
# - `sigmoid`는 값은 맞지만 도중에 넘칩니다.
# - `softplus`는 1000에서 **틀린 값** `inf`를 냅니다. 정답은 1000입니다.
# - `elu`는 값이 맞는데도 경고가 뜹니다. `np.where`는 두 갈래를 *모두* 계산한 뒤 고르기 때문입니다. 쓰지도 않을
#   $e^{1000}$을 계산했습니다.
# - `softsign`은 $\infty / \infty$가 되어 `nan`입니다. 정답은 $\pm 1$입니다.
# - `bent_identity`는 $-\infty$에서 $\infty - \infty$가 되어 `nan`입니다. 정답은 $-\infty$입니다.
# - `silu`와 `gelu`는 $-\infty$에서 $-\infty$에 0을 곱하게 되어 `nan`입니다. 정답은 0입니다.
#
# 조건을 곱셈으로 쓴 식은 더 나쁩니다. 마스크의 0에 `inf`를 곱하면 0이 아니라 `nan`이기 때문입니다. 짧아서 자주
# 보이는 이 식들을 넣어 봅시다.

# %% [markdown] lang="en"
# Nine of the functions are fine as they are. Read the other seven one by one.
#
# - `sigmoid` gets its values right but overflows on the way.
# - `softplus` gives the **wrong value** `inf` at 1000. The answer is 1000.
# - `elu` is right and still warns: `np.where` computes *both* branches and then chooses. It computed
#   an $e^{1000}$ that nobody needs.
# - `softsign` becomes $\infty / \infty$, which is `nan`. The answers are $\pm 1$.
# - `bent_identity` becomes $\infty - \infty$ at $-\infty$, which is `nan`. The answer is $-\infty$.
# - `silu` and `gelu` multiply $-\infty$ by 0 at $-\infty$, which is `nan`. The answer is 0.
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
# `-0`은 0과 같은 수이니 괜찮습니다. 하지만 $-\infty$에서는 셋 모두, `masked_elu`는 1000과 $\infty$에서도 `nan`입니다. 활성화 값 하나가
# `nan`이면 손실이 `nan`이 되고, 다음 갱신에서 **거의 모든** 가중치가 `nan`이 됩니다.
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
# **셋째, 고르거나 곱하기 전에 자릅니다.** `np.where`가 두 갈래를 다 계산하므로, 고르지 않을 쪽에도 안전한 값을 넣어 둡니다.
# `np.minimum(x, 0)`이면 지수는 넘칠 수 없습니다. `silu`와 `gelu`에서는 곱하는 $x$를 $-1000$에서 자릅니다. 거기서는 곱해질 수가
# 이미 0이므로 값이 달라지지 않습니다.

# %% [markdown] lang="en"
# A `-0` equals 0 and does no harm. But all three are `nan` at $-\infty$, and `masked_elu` is `nan` at
# 1000 and $\infty$ as well. One activation that is `nan` makes the loss `nan`, and the next update makes
# **nearly every** weight `nan`.
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
# **Third, cut before you choose or multiply.** As `np.where` computes both branches, give the one that
# will not be chosen something harmless. With `np.minimum(x, 0)` the exponential cannot overflow. For `silu`
# and `gelu`, cut the $x$ in front at $-1000$: what it is multiplied by is 0 there already, so no value
# changes.

# %% figure="softplus-in-parts" drawing=true
import matplotlib.pyplot as plt

near = np.linspace(-5, 5, 201)
fig, ax = plt.subplots(figsize=(6.4, 3.4))
thick = {"linewidth": 4, "alpha": 0.5, "label": r"$\ln(1 + e^x)$"}
ax.plot(near, softplus(near), "C2", **thick)
ax.plot(near, np.maximum(0, near), "C5--", label=r"$\max(0, x)$")
small = np.log1p(np.exp(-np.abs(near)))
ax.plot(near, small, "C6:", label=r"$\ln(1 + e^{-|x|})$")
ax.text(2.4, 3.1, r"$\ln(1 + e^x)$", color="C2", ha="right")
ax.text(3.5, 2.6, r"$\max(0, x)$", color="C5")
ax.text(1.1, 0.5, r"$\ln(1 + e^{-|x|})$", color="C6")
ax.set(xlabel="$x$", ylim=(-0.2, 5.2))
plt.show()

# %% [markdown] lang="ko" caption="softplus-in-parts" alt="softplus의 곡선은 꺾인 선 max(0, x)와 낮은 종 모양의 곡선 ln(1 + e의 -|x|제곱)을 더한 것입니다. 종은 x = 0에서 0.69로 가장 높고 양쪽으로 갈수록 0에 가까워지므로, 멀리서는 두 식이 겹칩니다."
# 둘째 요령. 굵은 선이 파선과 점선의 합입니다. 점선은 0.69를 넘지 않으므로 넘칠 것이 없습니다.

# %% [markdown] lang="en" caption="softplus-in-parts" alt="The curve of softplus is the sum of the bent line max(0, x) and of a low bell, ln(1 + e to the power -|x|). The bell is highest at x = 0, at 0.69, and nears 0 to both sides, so that far out softplus and the bent line coincide."
# The second trick. The thick curve is the sum of the dashed and the dotted one. The dotted one never exceeds 0.69: there is nothing that could overflow.


# %% words={"stable": "안정된 식", "at -40": "x = -40", "at -10": "x = -10"}
def stable_sigmoid(x):
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


def stable_silu(x):
    return np.maximum(x, -1000) * stable_sigmoid(x)


def stable_gelu(x):
    return np.maximum(x, -1000) * np.vectorize(math.erfc)(-x / math.sqrt(2)) / 2


print(f"{'x':16}", *(f"{value:9.4g}" for value in extremes))
stable_forms = [stable_sigmoid, stable_softplus, stable_elu]
stable_forms += [stable_relu, stable_trelu, stable_silu, stable_gelu]
for function in stable_forms:
    report(function)
print(f"at -40: softplus {softplus(-40.0):.4g}, stable {stable_softplus(-40.0):.4g}")
print(f"at -10: gelu {gelu(-10.0):.4g}, stable {stable_gelu(-10.0):.4g}")

# %% [markdown] lang="ko"
# 경고가 하나도 없고 값이 모두 맞습니다. 마지막 두 줄에는 경고조차 없던 잘못이 있습니다. $\text{softplus}(-40)$은 아주 작지만
# 0은 아닌데, 처음의 식은 경고도 없이 0을 냅니다. 1에 더하면서 사라진 것을 `log1p`가 살렸습니다. $\text{GELU}(-10)$도 그렇습니다. $1 + \text{erf}$에서
# $-1$에 아주 가까운 수를 1에 더하다가 남은 자릿수를 다 잃었습니다. $\text{erfc}(z) = 1 - \text{erf}(z)$를 바로 계산하는 `math.erfc`를 쓰면
# 뺄셈이 없습니다.
#
# 나머지 둘은 큰 부분을 나누거나 꺼내면 됩니다. `softsign`은 $\lvert x \rvert$가 1보다 큰 곳에서 분모와 분자를
# $\lvert x \rvert$로 나눕니다. 1 이하인 곳에서는 `size`가 1이라 식이 그대로입니다. `bent_identity`는 $\sqrt{x^2 + 1}$에서 $\lvert x \rvert$를 꺼냅니다.
# 남는 $\sqrt{x^2 + 1} - \lvert x \rvert$에 $\sqrt{x^2 + 1} + \lvert x \rvert$를 곱하면 1이기 때문입니다.
#
# $$\sqrt{x^2 + 1} = \lvert x \rvert + \frac{1}{\sqrt{x^2 + 1} + \lvert x \rvert}$$
#
# 그러면 $\frac{\lvert x \rvert}{2} + x$는 $x$가 음수일 때 $\frac{1}{2}x$, 아니면 $\frac{3}{2}x$이므로 $\infty - \infty$가 없어집니다.
# `np.hypot(x, 1)`은 $\sqrt{x^2 + 1}$을 제곱이 넘치지 않게 계산합니다.

# %% [markdown] lang="en"
# No warning, and every value is right. The last two lines show faults that did not even warn.
# $\text{softplus}(-40)$ is tiny but not 0, and the first formula says 0: what it lost beside the 1, `log1p`
# saves. So it is with $\text{GELU}(-10)$, where $1 + \text{erf}$ adds 1 to a number very close to $-1$ and has
# no digits left. `math.erfc` computes $\text{erfc}(z) = 1 - \text{erf}(z)$ at once, without a subtraction.
#
# The other two need their large part divided or taken out. For `softsign`, divide numerator and
# denominator by $\lvert x \rvert$ where it is greater than 1; elsewhere `size` is 1, and the formula
# stays as it is. For `bent_identity`, take $\lvert x \rvert$ out of $\sqrt{x^2 + 1}$. What is left,
# $\sqrt{x^2 + 1} - \lvert x \rvert$, gives 1 when multiplied by $\sqrt{x^2 + 1} + \lvert x \rvert$, so
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
x = np.linspace(-10, 10, 2001)
everything = np.concatenate([x, extremes])
everything_t = torch.from_numpy(everything)
theirs = {
    stable_sigmoid: torch.sigmoid,
    stable_softplus: F.softplus,
    stable_elu: lambda t: F.elu(t, alpha=0.9),
    stable_relu: F.relu,
    stable_trelu: lambda t: F.threshold(t, 2, 0),
    stable_softsign: F.softsign,
    stable_silu: F.silu,
    stable_gelu: F.gelu,
}
for ours, torch_function in theirs.items():
    expected = torch_function(everything_t).numpy()
    agree = np.isclose(ours(everything), expected, rtol=1e-7, atol=1e-12)
    exceptions = everything[~agree]
    print(f"{ours.__name__:16} equal: {agree.all()}", *exceptions)

same = np.allclose(stable_bent_identity(x), bent_identity(x))
print("stable_bent_identity as the first formula:", same)

# %% [markdown] lang="ko"
# `softsign`이 $\pm\infty$에서, `silu`와 `gelu`가 $-\infty$에서 다릅니다. 파이토치는 이 셋을 식 그대로 계산하므로 거기서 `nan`을
# 냅니다. 라이브러리도 모든 끝을 다 지키지는 않습니다. 보통의 학습에서는 활성화에 무한대가 들어오기 전에 이미 다른
# 곳이 잘못되어 있을 것입니다.
#
# !!! pitfall
#     `torch.where`로 값을 고르면 값은 맞아도 **기울기**가 `nan`일 수 있습니다. 고르지 않은 갈래에서 도함수가 `inf`이면,
#     역전파가 거기에 0을 곱해 `nan`을 만듭니다. 고르기 전에 잘라 두면 이것도 막을 수 있습니다.

# %% [markdown] lang="en"
# `softsign` differs at $\pm\infty$, `silu` and `gelu` at $-\infty$: PyTorch computes these three formulas
# as they stand and gives `nan` there. Even a library does not guard every end. In ordinary training,
# something else has gone wrong before an activation ever receives infinity.
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
# 역전파에서 곱해지는 것은 도함수입니다. 열여섯 도함수에도 같은 극단의 수를 넣고, 경고가 뜨는 것만 적어 봅시다.
#
# !!! prediction
#     `gaussian`의 도함수 $-2x\,e^{-x^2}$은 $x$가 커지면 0으로 갑니다. $x = \infty$를 식에 그대로 넣으면 어떻게 될까요?
#
#     ??? answer
#         `nan`입니다. $-2x$는 $-\infty$, $e^{-x^2}$은 0이어서 $-\infty$와 0을 곱하게 됩니다.

# %% [markdown] lang="en"
# ### Derivatives break, too {#stable-derivatives}
#
# Backpropagation multiplies by the derivative. Put the same extreme numbers into the sixteen
# derivatives, and write down those that warn.
#
# !!! prediction
#     The derivative of `gaussian`, $-2x\,e^{-x^2}$, goes to 0 as $x$ grows. What do you get if you put
#     $x = \infty$ into the formula as it stands?
#
#     ??? answer
#         `nan`: $-2x$ is $-\infty$ and $e^{-x^2}$ is 0, and the code multiplies $-\infty$ by 0.

# %% words={"16 derivatives; these warn": "도함수 16개 가운데 경고한 것"}
derivatives = {
    "identity": np.ones_like,
    "linear": lambda x: np.full_like(x, 2),
    "bent_identity": lambda x: x / (2 * np.sqrt(x**2 + 1)) + 1,
    "binary_step": np.zeros_like,
    "sigmoid": lambda x: sigmoid(x) * (1 - sigmoid(x)),
    "tanh": lambda x: 1 - np.tanh(x) ** 2,
    "arctan": lambda x: 1 / (1 + x**2),
    "softsign": lambda x: 1 / (1 + np.abs(x)) ** 2,
    "relu": lambda x: np.where(x > 0, 1.0, 0.0),
    "leaky_relu": lambda x: np.where(x > 0, 1.0, 0.1),
    "elu": lambda x: np.where(x > 0, 1.0, 0.9 * np.exp(x)),
    "trelu": lambda x: np.where(x > 2, 1.0, 0.0),
    "softplus": sigmoid,
    "gaussian": lambda x: -2 * x * np.exp(-(x**2)),
    "silu": lambda x: sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x)),
    "gelu": lambda x: (
        (1 + np.vectorize(math.erf)(x / math.sqrt(2))) / 2
        + x * np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)
    ),
}

print(f"{len(derivatives)} derivatives; these warn:")
print(f"{'x':14}", *(f"{value:6.4g}" for value in extremes))
for name, derivative in derivatives.items():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        values = derivative(extremes)
    if caught:
        print(f"{name:14}", *(f"{value:6.4g}" for value in values))

# %% [markdown] lang="ko"
# 일곱입니다. `sigmoid`, `elu`, `softplus`의 도함수는 값은 맞지만 도중에 넘치고, 나머지 넷은 $\infty$끼리 나누거나 $\infty$에 0을
# 곱하여 `nan`이 됩니다. 고치는 요령은 앞의 세 가지 그대로입니다. 이제 [앞 강의의 연습문제](10_activation_functions.ipynb#exercises)에 있는
# 도전들을 풀 수 있습니다.
#
# ## 정리 {#summary}
#
# 수학으로 같은 식이라도 코드에서는 다를 수 있습니다. 지수에는 양수를 넣지 않고, 큰 부분은 먼저 꺼내고, 고르거나 곱하기
# 전에 자릅니다. 값뿐 아니라 도함수도 그렇게 씁니다. 경고가 없다고 옳은 것도 아니니, 답을 아는 끝값을 넣어 봅니다.
#
# 다음 질문: `softplus`의 도함수가 시그모이드인 것은 우연일까요? 시그모이드는 왜 하필 그 모양일까요?

# %% [markdown] lang="en"
# Seven of them. The derivatives of `sigmoid`, `elu` and `softplus` get their values right but overflow on
# the way; the other four divide $\infty$ by $\infty$ or multiply it by 0 and become `nan`. The three tricks
# above repair them all, and with them you can do the challenges among
# [the last lesson's exercises](10_activation_functions.ipynb#exercises).
#
# ## What you know now {#summary}
#
# Formulas that are equal as mathematics need not be equal as code. Give the exponential no positive
# numbers, take the large part out first, cut before you choose or multiply, and do the same for
# derivatives. That nothing warns does not make it right: try the ends, where you know the answer.
#
# The next question: is it a coincidence that the derivative of `softplus` is the sigmoid? And why
# does the sigmoid have just that shape?
