# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 25
#     picture: temperature
#     summary:
#       ko: 모델이 내놓은 아무 실수나 확률로 바꾸는 길을 따라갑니다. 무엇이 무엇의 역함수이고 무엇이 무엇의 도함수인지, 계산으로 하나씩 가려냅니다.
#       en: Follow the way from any real number that a model puts out to a probability. Settle by computing which function is whose inverse and which is whose derivative.
# ---

# %% [markdown] lang="ko"
# # 12. 오즈, 로짓, 시그모이드, 소프트맥스
#
# 지금까지의 모델은 수를 예측했습니다. "비가 올까?", "이 그림은 고양이인가?"처럼 답이 확률이어야 할 때는 어떻게
# 할까요? 선형 모델은 $-\infty$부터 $\infty$까지 아무 수나 내놓는데, 확률은 0과 1 사이에 있어야 합니다. 그 사이를
# 잇는 다리가 이 강의의 네 함수입니다. 늘 함께 나와서 서로 헷갈리기 쉽습니다. 그래서 무엇이
# 무엇의 **역함수**이고 무엇이 무엇의 **도함수**인지를 하나씩 계산해서 가려내겠습니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 확률, 오즈, 로짓 사이를 양쪽으로 오갑니다.
# - 로짓(logit), 시그모이드(sigmoid), 소프트플러스(softplus), 소프트맥스(softmax)의 관계를 말하고 자동미분으로 확인합니다.
# - 분류의 손실이 왜 $-\ln p$인지 설명합니다.
# - 소프트맥스와 로그-합-지수를 큰 수에서도 넘치지 않게 계산합니다.

# %% [markdown] lang="en"
# # 12. Odds, logit, sigmoid, softmax
#
# Our models so far predicted numbers. What if the answer must be a probability: will it rain, is
# this picture a cat? A linear model puts out any number from $-\infty$ to $\infty$, but a
# probability lies between 0 and 1. The four functions of this lesson are the bridge. They always
# appear together and are easily mixed up. So you will settle by computing, one by one, which is the
# **inverse** of which and which is the **derivative** of which.
#
# After this lesson you can
#
# - go from a probability to odds and to a logit, and back,
# - say how logit, sigmoid, softplus and softmax are related, and check it with autograd,
# - explain why the loss of a classification is $-\ln p$,
# - compute softmax and log-sum-exp without overflow, however large the numbers.

# %% [markdown] lang="ko"
# ## 오즈 {#odds}
#
# 확률이 $p$인 사건의 오즈(odds)는 그 사건이 일어날 확률을 일어나지 않을 확률로 나눈 값입니다.
#
# $$\text{odds}(p) = \frac{p}{1 - p}$$
#
# "네 번 가운데 세 번 이긴다"는 $p = 0.75$이고, 오즈는 $0.75 / 0.25 = 3$입니다. 한 번 질 때 세 번 이긴다는 뜻입니다.
# 확률은 1에서 막히지만 오즈는 0부터 $\infty$까지 갑니다. 위쪽 벽이 하나 없어졌습니다.
#
# ## 로짓 {#logit}
#
# 아래쪽 벽은 로그로 없앱니다. 오즈의 자연로그가 로짓(logit)입니다.
#
# $$\text{logit}(p) = \ln \frac{p}{1 - p}$$
#
# !!! prediction
#     $p = 0.9$의 로짓은 약 2.2입니다. 계산하지 말고 맞혀 보세요. $p = 0.1$의 로짓은 얼마일까요?
#
#     ??? answer
#         약 $-2.2$입니다. $p$와 $1 - p$를 바꾸면 오즈는 역수가 되고, 역수의 로그는 부호만 바뀝니다.

# %% [markdown] lang="en"
# ## Odds {#odds}
#
# The odds of an event with the probability $p$ are the probability that it happens divided by the
# probability that it does not.
#
# $$\text{odds}(p) = \frac{p}{1 - p}$$
#
# To win three times out of four is $p = 0.75$, and the odds are $0.75 / 0.25 = 3$: three wins for
# one loss. A probability is stopped by 1, but odds go from 0 to $\infty$. One wall is gone.
#
# ## The logit {#logit}
#
# A logarithm removes the other. The logit is the natural logarithm of the odds.
#
# $$\text{logit}(p) = \ln \frac{p}{1 - p}$$
#
# !!! prediction
#     The logit of $p = 0.9$ is about 2.2. Without computing: what is the logit of $p = 0.1$?
#
#     ??? answer
#         About $-2.2$. Swapping $p$ and $1 - p$ turns the odds into their reciprocal, and the
#         logarithm of a reciprocal only changes its sign.

# %% words={"odds": "오즈", "logit": "로짓"}
import math

import matplotlib.pyplot as plt
import torch


def logit(p):
    return torch.log(p / (1 - p))


p = torch.tensor([0.1, 0.25, 0.5, 0.75, 0.9])
print("   p     odds    logit")
for row in torch.stack([p, p / (1 - p), logit(p)], dim=1):
    print("{:.2f} {:8.4f} {:8.4f}".format(*row))

# %% [markdown] lang="ko"
# 오즈는 1을 기준으로 한쪽이 좁고 한쪽이 넓지만, 로짓은 0을 기준으로 좌우가 같습니다. 그리고 모든 실수를
# 값으로 가집니다. 선형 모델의 출력을 **로짓이라고 여기면** 벽에 부딪힐 일이 없습니다. 로지스틱 회귀가 바로
# 그렇게 합니다.
#
# $$\text{logit}(p) = XW + B$$
#
# ## 시그모이드는 로짓의 역함수 {#sigmoid}
#
# 모델이 내놓은 로짓 $x$에서 확률로 돌아오려면 거꾸로 풀면 됩니다.
#
# $$x = \ln \frac{p}{1 - p} \;\;\Longleftrightarrow\;\; e^{x} = \frac{p}{1 - p}$$
#
# $$e^{x}(1 - p) = p \;\;\Longleftrightarrow\;\; p = \frac{e^{x}}{1 + e^{x}}$$
#
# 분모와 분자를 $e^{x}$으로 나누면 $p$는 다음과 같습니다.
#
# $$p = \frac{1}{1 + e^{-x}}$$
#
# 마지막 식이 [활성화 함수 강의](10_activation_functions.ipynb#s-curves)에서 본 시그모이드 $\sigma(x)$입니다. 시그모이드의 모양은 누가 임의로 고른 것이 아니라 로짓을
# 거꾸로 푼 결과입니다. 로짓으로 갔다가 시그모이드로 돌아와 봅시다.

# %% [markdown] lang="en"
# Odds have a narrow side and a wide one, on either side of 1; logits are the same on both sides of
# 0. And every real number is a logit. If we **take the output of a linear model to be a logit**, it
# can never run into a wall. Logistic regression does just that:
#
# $$\text{logit}(p) = XW + B$$
#
# ## The sigmoid is the inverse of the logit {#sigmoid}
#
# To get from the logit $x$ that a model puts out back to a probability, solve for $p$.
#
# $$x = \ln \frac{p}{1 - p} \;\;\Longleftrightarrow\;\; e^{x} = \frac{p}{1 - p}$$
#
# $$e^{x}(1 - p) = p \;\;\Longleftrightarrow\;\; p = \frac{e^{x}}{1 + e^{x}}$$
#
# Divide both parts by $e^{x}$:
#
# $$p = \frac{1}{1 + e^{-x}}$$
#
# The last formula is the sigmoid $\sigma(x)$ of
# [the lesson on activation functions](10_activation_functions.ipynb#s-curves). Nobody picked its shape: it is
# the logit, solved the other way round. Go to the logit and come back with the sigmoid:

# %%
print("p:                ", p)
print("sigmoid(logit(p)):", torch.sigmoid(logit(p)))

# %% figure="mirror" drawing=true
x = torch.linspace(-4, 4, 401)
inside = torch.sigmoid(x)  # probabilities, without 0 and 1

fig, ax = plt.subplots(figsize=(5, 5))
ax.plot([-4, 4], [-4, 4], color="C7", linewidth=1, linestyle="dotted")
ax.plot(x, torch.sigmoid(x), color="C2", label=r"$\sigma(x)$")
dashed = {"linestyle": "dashed", "label": r"$\mathrm{logit}(x)$"}
ax.plot(inside, logit(inside), color="C6", **dashed)
a, s = 2.0, torch.sigmoid(torch.tensor(2.0)).item()
ax.plot([a, s], [s, a], color="C7", linewidth=1)
ax.plot(a, s, "o", color="C2")
ax.plot(s, a, "s", color="C6")
ax.annotate("(2, 0.88)", (a + 0.15, s - 0.42))
ax.annotate("(0.88, 2)", (s - 0.15, a + 0.15), ha="right")
ax.annotate(r"$\sigma(x)$", (-3.4, 0.3), color="C2", fontsize=16)
ax.annotate(r"$\mathrm{logit}(x)$", (0.35, -3.4), color="C6", fontsize=16)
ax.set(xlabel="$x$", xlim=(-4, 4), ylim=(-4, 4), aspect="equal")
plt.show()

# %% [markdown] lang="ko" caption="mirror" alt="시그모이드는 왼쪽에서 0, 오른쪽에서 1로 다가가는 S자 곡선입니다. 로짓은 0과 1 사이에서 아래에서 위로 치솟습니다. 두 곡선은 직선 y = x에 대하여 대칭입니다. 시그모이드가 2를 0.88로 보내는 점 (2, 0.88)의 짝은, 로짓이 0.88을 2로 되돌리는 점 (0.88, 2)입니다."
# 로짓(파선)과 시그모이드(실선)는 직선 $y = x$(점선)에 대하여 대칭입니다. 역함수란 가로축과 세로축을 바꾼 것이기 때문입니다.

# %% [markdown] lang="en" caption="mirror" alt="The sigmoid is an S-curve that approaches 0 on the left and 1 on the right. The logit shoots up between 0 and 1. Each curve is the other's mirror image in the diagonal: where the sigmoid takes 2 to 0.88, at the point (2, 0.88), the logit takes 0.88 back to 2, at (0.88, 2)."
# Mirror the logit (dashed) in the line $y = x$ (dotted), and you have the sigmoid (solid): an inverse swaps the two axes.

# %% [markdown] lang="ko"
# ## 로짓의 도함수는 무엇인가 {#logit-derivative}
#
# 로짓을 미분해 봅시다. $\text{logit}(p) = \ln p - \ln(1 - p)$이므로
#
# $$\frac{d}{dp}\, \text{logit}(p) = \frac{1}{p} + \frac{1}{1 - p} = \frac{1}{p(1 - p)}$$
#
# [바탕이 된 글](../originals.md#b) 하나는 소프트맥스(softmax)를 로짓의 도함수로 소개합니다. 네 함수가 늘 함께 나오다 보니
# 생기기 쉬운 혼동입니다. 소프트맥스는 [뒤에서](#softmax) 자세히 봅니다. 여기서는 수 여러 개를 확률로 바꾸는 함수라는
# 것만 알면 됩니다. 정말 로짓의 도함수인지 자동미분으로 재 봅시다.
#
# !!! prediction
#     소프트맥스의 값은 확률이므로 1을 넘지 않습니다. 로짓의 도함수는 가장 작을 때 얼마일까요?
#
#     ??? answer
#         $p = 0.5$에서 4입니다. $p(1 - p)$는 아무리 커도 0.25이기 때문입니다. 4보다 작아지지 않는 함수가 1을 넘지
#         않는 함수와 같을 수는 없습니다.
#
# 시그모이드의 도함수도 함께 잽니다. 서로 역함수인 두 함수의 도함수는 짝이 되는 점에서 서로 역수(역함수의 미분법)이므로
# $\sigma'(x) = p(1 - p)$, 곧 $\sigma(x)(1 - \sigma(x))$여야 합니다. [활성화 함수 강의](10_activation_functions.ipynb#s-curves)에서 다른 길로 얻은 식과 같습니다.

# %% [markdown] lang="en"
# ## What is the derivative of the logit? {#logit-derivative}
#
# Differentiate it. As $\text{logit}(p) = \ln p - \ln(1 - p)$,
#
# $$\frac{d}{dp}\, \text{logit}(p) = \frac{1}{p} + \frac{1}{1 - p} = \frac{1}{p(1 - p)}$$
#
# One of the [texts that this course grew from](../originals.md#b) introduces the softmax as the derivative of
# the logit, an easy confusion where four functions always appear together. The softmax has a section of its own
# [below](#softmax); for now it is enough that it turns several numbers into probabilities. Whether it
# is the derivative of the logit, autograd can tell.
#
# !!! prediction
#     The values of a softmax are probabilities, never above 1. What is the smallest value that the
#     derivative of the logit takes?
#
#     ??? answer
#         4, at $p = 0.5$, because $p(1 - p)$ is never more than 0.25. A function that never gets below
#         4 cannot be one that never gets above 1.
#
# Measure the derivative of the sigmoid as well. At matching points, the derivatives of two inverse
# functions are reciprocals, so it must be $\sigma'(x) = p(1 - p)$, that is, $\sigma(x)(1 - \sigma(x))$, as
# [the lesson on activation functions](10_activation_functions.ipynb#s-curves) found by another way.


# %%
def derivative(function, at):
    at = at.clone().requires_grad_()
    return torch.autograd.grad(function(at).sum(), at)[0]


print("logit'(p):     ", derivative(logit, p))
print("1 / (p(1 - p)):", 1 / (p * (1 - p)))
print("sigmoid':      ", derivative(torch.sigmoid, logit(p)))
print("p(1 - p):      ", p * (1 - p))

# %% [markdown] lang="ko"
# ## 시그모이드는 소프트플러스의 도함수 {#softplus}
#
# [앞 강의 끝의 질문](11_numbers_that_overflow.ipynb#summary)으로 돌아갑시다. $\text{softplus}(x) = \ln(1 + e^{x})$를 미분합니다.
#
# $$\frac{d}{dx} \ln(1 + e^{x}) = \frac{e^{x}}{1 + e^{x}} = \sigma(x)$$
#
# 그러므로 시그모이드는 두 자리를 차지합니다. 로짓의 **역함수**이면서 소프트플러스의 **도함수**입니다. 이 둘을 섞으면
# 앞의 혼동이 생깁니다.

# %% [markdown] lang="en"
# ## The sigmoid is the derivative of softplus {#softplus}
#
# Back to the [question at the end of the last lesson](11_numbers_that_overflow.ipynb#summary).
# Differentiate $\text{softplus}(x) = \ln(1 + e^{x})$:
#
# $$\frac{d}{dx} \ln(1 + e^{x}) = \frac{e^{x}}{1 + e^{x}} = \sigma(x)$$
#
# So the sigmoid holds two posts: it is the **inverse** of the logit and the **derivative** of
# softplus. Mixing up the two is how the confusion above arises.

# %%
softplus = torch.nn.functional.softplus
touch = torch.tensor([-2.0, 0.0, 2.0])
slopes = derivative(softplus, touch)
print("softplus':", slopes)
print("sigmoid:  ", torch.sigmoid(touch))

# %% figure="tangents" drawing=true
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
left.plot(x, softplus(x), color="C2", label=r"$\ln(1 + e^x)$")
right.plot(x, torch.sigmoid(x), color="C2", label=r"$\sigma(x)$")
for a, slope in zip(touch.tolist(), slopes.tolist(), strict=True):
    height = softplus(torch.tensor(a)).item()
    run = torch.tensor([-0.9, 0.9])
    left.plot(a + run, height + slope * run, color="C4", linewidth=4, alpha=0.6)
    left.plot(a, height, "o", color="C2")
    left.annotate(f"{slope:.2f}", (a - 0.1, height + 0.35), color="C4", ha="right")
    right.vlines(a, 0, slope, color="C4", linewidth=4, alpha=0.6)
    right.plot(a, slope, "o", color="C2")
    right.annotate(f"{slope:.2f}", (a - 0.15, slope + 0.05), color="C4", ha="right")
left.annotate(r"$\ln(1 + e^x)$", (-3.9, 3.3), color="C2", fontsize=15)
right.annotate(r"$\sigma(x)$", (-3.9, 0.82), color="C2", fontsize=15)
left.set(xlabel="$x$", ylim=(-0.3, 4.1))
right.set(xlabel="$x$", ylim=(0, 1.1))
plt.show()

# %% [markdown] lang="ko" caption="tangents" alt="첫째 그림에서 소프트플러스 곡선의 x = -2, 0, 2에서 그은 접선의 기울기는 0.12, 0.50, 0.88입니다. 둘째 그림에서 시그모이드 곡선의 높이도 같은 x에서 0.12, 0.50, 0.88입니다. 소프트플러스의 도함수가 바로 시그모이드입니다."
# 소프트플러스에 그은 접선의 기울기가 시그모이드의 높이입니다. 소프트플러스가 평평하면 시그모이드는 0에, 소프트플러스의 기울기가 1에 다가가면 시그모이드도 1에 다가갑니다.

# %% [markdown] lang="en" caption="tangents" alt="In the first panel, the tangents of the softplus curve at x = -2, 0 and 2 have the slopes 0.12, 0.50 and 0.88. In the second, the heights of the sigmoid at the same x are 0.12, 0.50 and 0.88 as well: the derivative of softplus is the sigmoid."
# The slope of a tangent to the softplus is the height of the sigmoid. Where softplus is flat the sigmoid is near 0, where the slope of softplus approaches 1, so does the sigmoid.

# %% [markdown] lang="ko"
# ## 놀라움을 재기 {#surprise}
#
# 모델이 확률을 내놓았는데 답이 정해졌습니다. 얼마나 틀렸다고 해야 할까요? 확률이 $p$라고 했던 사건이 정말 일어났을 때의
# **놀라움**을 수로 재 봅시다. 놀라움에 바라는 것은 셋입니다.
#
# - 확실하다($p = 1$)고 한 일이 일어나면 놀라움은 0입니다.
# - 확률이 작다고 한 일일수록 놀라움이 큽니다. 불가능하다($p = 0$)고 한 일이면 한없이 큽니다.
# - 서로 독립인 두 사건이 함께 일어나면 확률은 곱해집니다. 놀라움은 더해져야 합니다.
#
# 셋째가 답을 정합니다. 곱셈을 덧셈으로 바꾸는 것은 로그입니다. 로그의 부호를 바꾼 $-\ln p$가 세 조건을 모두 지킵니다. 로그의
# 밑을 바꾸면 단위가 달라질 뿐입니다.
#
# $$-\ln(pq) = -\ln p - \ln q$$
#
# !!! prediction
#     비가 올 확률을 한 모델은 0.9, 다른 모델은 0.99라고 했는데 비가 오지 **않았습니다**. 두 모델의 놀라움은 각각 얼마일까요?
#     일어난 사건의 확률은 0.1과 0.01입니다.
#
#     ??? answer
#         $-\ln 0.1$은 약 2.30이고 $-\ln 0.01$은 그 두 배인 4.61입니다. 0.01은 0.1을 제곱한 것이니 놀라움은 두 배입니다.

# %% [markdown] lang="en"
# ## Measuring surprise {#surprise}
#
# A model gave a probability, and now the answer is known. How wrong was it? Measure the **surprise** when an
# event to which you gave the probability $p$ does happen. Three things are wanted of it.
#
# - If what you called certain ($p = 1$) happens, the surprise is 0.
# - The smaller the probability you gave, the larger the surprise; for what you called impossible ($p = 0$), it
#   has no bound.
# - When two independent events both happen, their probabilities are multiplied. Surprises should add up.
#
# The third decides. What turns a product into a sum is the logarithm, and with its sign changed, $-\ln p$
# meets all three. Another base of the logarithm would only be another unit.
#
# $$-\ln(pq) = -\ln p - \ln q$$
#
# !!! prediction
#     One model said that it will rain with the probability 0.9, another said 0.99, and it did **not** rain. How
#     large is the surprise of each? What happened had the probabilities 0.1 and 0.01.
#
#     ??? answer
#         $-\ln 0.1$ is about 2.30, and $-\ln 0.01$ is twice that, 4.61: 0.01 is the square of 0.1, so the surprise
#         doubles.

# %%
for given in (1.0, 0.9, 0.5, 0.1, 0.01):
    print(f"p = {given:<4}   -ln p = {math.log(1 / given):.4f}")

# %% figure="surprise" drawing=true
fig, ax = plt.subplots(figsize=(5, 3.6), layout="constrained")
fine = torch.linspace(0.004, 1, 400)
ax.plot(fine, -torch.log(fine), color="C3", linewidth=3, label=r"$-\ln p$")
for given in (0.9, 0.5, 0.1, 0.01):
    height = math.log(1 / given)
    ax.plot(given, height, "o", color="C3")
    ax.annotate(f"{height:.2f}", (given + 0.025, height + 0.16), color="C3")
ax.set(xlabel="$p$", ylabel=r"$-\ln p$", xlim=(-0.02, 1.05), ylim=(-0.15, 5.6))
plt.show()

# %% [markdown] lang="ko" caption="surprise" alt="-ln p의 곡선은 p가 0에 가까울 때 아주 높고, p가 커질수록 내려와 p = 1에서 0이 됩니다. p가 0.01, 0.1, 0.5, 0.9일 때 4.61, 2.30, 0.69, 0.11입니다."
# 일어난 사건에 매겼던 확률 $p$와 놀라움 $-\ln p$입니다. 자신 있게 틀릴수록 벌이 가파르게 커집니다.

# %% [markdown] lang="en" caption="surprise" alt="The curve of -ln p is very high where p is close to 0 and comes down as p grows, to 0 at p = 1. At p = 0.01, 0.1, 0.5 and 0.9 it is 4.61, 2.30, 0.69 and 0.11."
# The probability $p$ that was given to what happened, and the surprise $-\ln p$. The more confidently wrong, the steeper the penalty.

# %% [markdown] lang="ko"
# 데이터마다 놀라움을 재어 평균한 것이 분류의 손실입니다. 이 손실이 가장 작은 모델은 관측한 데이터 전체에 가장 큰 확률을
# 매기는 모델입니다. 통계에서는 이것을 최대가능도(maximum likelihood)라고 합니다.
#
# !!! aside
#     여기에도 소프트플러스가 숨어 있습니다. 일어난 사건에 확률 $\sigma(x)$를 매겼을 때의 손실 $-\ln \sigma(x)$를 정리하면
#     $\ln(1 + e^{-x})$, 곧 $\text{softplus}(-x)$입니다.
#
# ## 소프트맥스 {#softmax}
#
# 고양이, 개, 새처럼 범주(class)가 셋 이상이면 모델은 범주마다 로짓을 하나씩 내놓습니다. 소프트맥스는 이 로짓
# $z_1, \dots, z_K$를 더해서 1이 되는 확률들로 바꿉니다. 지수를 취해 모두 양수로 만든 다음 합으로 나눕니다.
#
# $$p_i = \frac{e^{z_i}}{\sum_{k=1}^{K} e^{z_k}}$$
#
# 범주가 둘뿐이면 어떻게 될까요? 분모와 분자를 $e^{z_1}$로 나눠 봅시다.
#
# $$p_1 = \frac{e^{z_1}}{e^{z_1} + e^{z_2}} = \frac{1}{1 + e^{-(z_1 - z_2)}} = \sigma(z_1 - z_2)$$
#
# 로짓이 둘인 소프트맥스는 그 **차의 시그모이드**입니다. 소프트맥스는 로짓의 도함수가 아니라 시그모이드를 여러
# 범주로 확장한 것입니다. 같은 식에서 한 가지를 더 읽을 수 있습니다. 중요한 것은 로짓의 차뿐이므로, 모든 로짓에 같은
# 수를 더해도 확률은 그대로입니다.

# %% [markdown] lang="en"
# The loss of a classification is the mean of this surprise over the data. The model for which it is
# smallest is the one that gives the largest probability to all the data that were observed: statistics
# calls this maximum likelihood.
#
# !!! aside
#     Softplus hides here, too. If you gave the probability $\sigma(x)$ to what then happened, the loss
#     $-\ln \sigma(x)$ simplifies to $\ln(1 + e^{-x})$: it is $\text{softplus}(-x)$.
#
# ## Softmax {#softmax}
#
# With three classes or more, cat, dog or bird, the model puts out a logit for each. The softmax turns
# these logits $z_1, \dots, z_K$ into probabilities that add up to 1: the exponential makes them all
# positive, then each is divided by their sum.
#
# $$p_i = \frac{e^{z_i}}{\sum_{k=1}^{K} e^{z_k}}$$
#
# And with only two classes? Divide numerator and denominator by $e^{z_1}$:
#
# $$p_1 = \frac{e^{z_1}}{e^{z_1} + e^{z_2}} = \frac{1}{1 + e^{-(z_1 - z_2)}} = \sigma(z_1 - z_2)$$
#
# The softmax of two logits is the **sigmoid of their difference**. Softmax is not the derivative of
# the logit; it is the sigmoid for more than two classes. The same line tells one thing more: only
# differences of logits count, so adding one number to all of them leaves the probabilities alone.


# %% words={"sum": "합", "softmax of two": "둘의 softmax", "sigmoid of difference": "차의 sigmoid", "softmax of three": "셋의 softmax", "after adding 5 to each": "모두 5를 더한 뒤"}
def softmax(z):
    exponentials = torch.exp(z)
    return exponentials / exponentials.sum()


pair = torch.tensor([1.7, 0.4])
print("softmax of two:         ", softmax(pair))
print("sigmoid of difference:  ", torch.sigmoid(pair[0] - pair[1]))

z = torch.tensor([2.0, 1.0, 0.0])
p = softmax(z)
print("softmax of three:       ", p, f" sum: {p.sum():.4f}")
print("after adding 5 to each: ", softmax(z + 5))

# %% [markdown] lang="ko"
# 그러나 로짓에 같은 수를 *곱하면* 확률이 변합니다. 로짓을 모두 온도(temperature) $T$로 나누어 소프트맥스에 넣어
# 봅시다.
#
# !!! prediction
#     로짓이 2, 1, 0일 때 $T$를 0에 가깝게 하면 세 확률은 어디로 갈까요? $T$를 아주 크게 하면요?
#
#     ??? answer
#         $T$가 0에 가까우면 차이가 벌어져 가장 큰 로짓이 확률 1을 다 가져갑니다. $T$가 크면 차이가 사라져 모두
#         3분의 1에 가까워집니다. "부드러운(soft) 최댓값(max)"이라는 이름이 여기서 나옵니다. 다만 최댓값
#         자체가 아니라 최댓값이 *어디에* 있는지를 부드럽게 가리킵니다.

# %% [markdown] lang="en"
# *Multiplying* all logits by one number, however, does change the probabilities. Divide them by a
# temperature $T$ before the softmax.
#
# !!! prediction
#     The logits are 2, 1 and 0. Where do the three probabilities go when $T$ comes close to 0? And
#     when $T$ is very large?
#
#     ??? answer
#         Near 0 the differences grow, and the largest logit takes the whole probability of 1. For
#         large $T$ the differences fade, and all three approach one third. Hence the name: a soft
#         maximum. What it points to, softly, is not the maximum itself but *where* it is.

# %% figure="temperature" drawing=true
temperatures = torch.logspace(-1, 2, 200)
probabilities = torch.softmax(z / temperatures[:, None], dim=1)  # (200, 3)

fig, ax = plt.subplots()
ax.axhline(1 / 3, color="C7", linewidth=1, linestyle="dotted")
colors, styles = ["C2", "C5", "C6"], ["solid", "dashed", "dashdot"]
names = ["$z_1 = 2$", "$z_2 = 1$", "$z_3 = 0$"]
lines = zip(probabilities.T, colors, styles, names, strict=True)
for column, color, style, name in lines:
    ax.plot(temperatures, column, color=color, linestyle=style, label=name)
ax.annotate("$z_1 = 2$", (0.62, 0.9), color="C2", fontsize=14)
ax.annotate("$z_2 = 1$", (0.42, 0.17), color="C5", fontsize=14, ha="right")
ax.annotate("$z_3 = 0$", (1.7, 0.05), color="C6", fontsize=14)
ax.annotate("1/3", (0.08, 0.35), color="C7")
ax.set(xscale="log", xlabel="$T$", ylabel="$p$", ylim=(-0.03, 1.05))
plt.show()

# %% [markdown] lang="ko" caption="temperature" alt="가로축은 로그 눈금의 온도, 세로축은 확률입니다. 온도가 0.1이면 가장 큰 로짓의 확률이 1이고 나머지는 0입니다. 온도가 1이면 0.67, 0.24, 0.09입니다. 온도가 100이면 셋 모두 3분의 1에 모입니다. 순서는 어디서나 그대로입니다."
# 온도 $T$에 따른 세 확률입니다. 낮은 온도에서는 하나가 모두 가져가고, 높은 온도에서는 고르게 나눕니다. $T = 1$이 보통의 소프트맥스입니다. 확률의 순서는 바뀌지 않습니다.

# %% [markdown] lang="en" caption="temperature" alt="The horizontal axis is the temperature on a logarithmic scale, the vertical axis probability. At 0.1 the largest logit has probability 1 and the others 0. At 1 they have 0.67, 0.24 and 0.09. At 100 all three meet at one third. Their order is the same everywhere."
# The three probabilities against the temperature $T$. When it is low, one takes all; when it is high, they share alike. $T = 1$ is the ordinary softmax. The order of the probabilities never changes.

# %% [markdown] lang="ko" explorer=true
# 세 로짓과 온도를 직접 움직여 봅시다. 로짓 막대의 끝이나 온도의 세로선을 끌어 보세요.

# %% [markdown] lang="en" explorer=true
# Now move the three logits and the temperature yourself: drag the tips of the logits, or the upright
# of the temperature.

# %% figure="softmax" explorer=true
{"z": z.tolist()}

# %% [markdown] lang="ko" explorer=true caption="softmax" alt="첫째 그림은 로짓 2, 1, 0의 막대입니다. 둘째 그림은 온도에 따른 세 확률의 곡선이고, 온도 1에서 0.665, 0.245, 0.090입니다. 로짓이 1씩 차이 날 뿐인데 확률은 그때마다 2.7배쯤 차이 납니다. 아래의 띠는 이 세 확률의 길이로 나뉘어 있습니다."
# 로짓 셋이 온도 $T$에서 나누어 갖는 확률입니다. 아래의 띠는 전체가 1이고, 칸의 너비가 확률입니다.

# %% [markdown] lang="en" explorer=true caption="softmax" alt="The first panel has the bars of the logits 2, 1 and 0, the second the curves of the three probabilities against the temperature: 0.665, 0.245 and 0.090 at a temperature of 1. The logits differ by only 1, but each probability is about 2.7 times the next. The band below is divided into these three lengths."
# How three logits share out the probability at the temperature $T$. The band below is 1 as a whole, and the width of each part is a probability.

# %% [markdown] lang="ko" explorer=true
# !!! experiment
#     1. 모든 로짓에 0.5를 더해 보세요. 변하는 것과 변하지 않는 것은 무엇인가요?
#     2. 두 로짓을 같게 하고 온도를 0.1까지 내려 보세요. 확률 1은 누가 가져가나요?

# %% [markdown] lang="en" explorer=true
# !!! experiment
#     1. Add 0.5 to all logits. What changes, and what does not?
#     2. Make two logits equal and lower the temperature to 0.1. Who takes the probability of 1?

# %% [markdown] lang="ko"
# ## 로그-합-지수 {#log-sum-exp}
#
# 로짓이 커지면 우리가 쓴 `softmax`는 어떻게 될까요?
#
# !!! prediction
#     로짓 1002, 1001, 1000의 확률은 2, 1, 0의 확률과 같아야 합니다. `softmax`도 그렇게 답할까요?
#
#     ??? answer
#         아닙니다. $e^{1000}$이 이미 `inf`이므로 `inf / inf`, 곧 `nan`이 됩니다. $-1000$ 근처에서는 지수가 모두 0이
#         되어 0 / 0입니다.

# %% [markdown] lang="en"
# ## Log-sum-exp {#log-sum-exp}
#
# What does the `softmax` that we wrote do when the logits are large?
#
# !!! prediction
#     The logits 1002, 1001, 1000 should give the same probabilities as 2, 1, 0. Will `softmax` say so?
#
#     ??? answer
#         No. $e^{1000}$ is already `inf`, so you get `inf / inf`, which is `nan`. Near $-1000$ all
#         exponentials are 0, and you get 0 / 0.

# %%
for shift in (0, 1000, -1000):
    total = torch.log(torch.sum(torch.exp(z + shift)))
    print(f"z + {shift:<6}", softmax(z + shift), f" log-sum-exp: {total:.4f}")

# %% [markdown] lang="ko"
# 고치는 열쇠는 이미 손에 있습니다. 모든 로짓에 같은 수를 더해도 확률은 그대로라고 했습니다. 그러니 **가장 큰
# 로짓을 모두에서 빼면** 됩니다. 그러면 가장 큰 지수가 $e^0 = 1$이므로 넘치지 않고, 분모가 0이 될 수도 없습니다.
#
# 분모의 로그를 로그-합-지수(log-sum-exp, LSE)라고 합니다. 합에서 $e^m$을 묶어 내면 로그가 곱을 합으로 바꾸므로,
# 뺀 수 $m = \max_k z_k$를 로그 밖에서 다시 더하게 됩니다.
#
# $$\text{LSE}(z) = \ln \sum_{k=1}^{K} e^{z_k} = m + \ln \sum_{k=1}^{K} e^{z_k - m}$$
#
# 앞 강의의 ["큰 부분을 먼저 꺼낸다"](11_numbers_that_overflow.ipynb#stable)와 같은 요령입니다. 실제로 $\text{LSE}(0, x) = \ln(1 + e^{x})$, 곧 소프트플러스입니다.

# %% [markdown] lang="en"
# The key to the repair is already in your hand: adding one number to all logits changes nothing. So
# **subtract the largest logit from all of them**. The largest exponential is then $e^0 = 1$, nothing
# overflows, and the denominator cannot be 0.
#
# The logarithm of the denominator is called log-sum-exp (LSE). What was subtracted,
# $m = \max_k z_k$, is added again outside: $e^m$ is a factor of the sum, and the logarithm turns it
# into a summand.
#
# $$\text{LSE}(z) = \ln \sum_{k=1}^{K} e^{z_k} = m + \ln \sum_{k=1}^{K} e^{z_k - m}$$
#
# It is the trick of the last lesson,
# [taking the large part out first](11_numbers_that_overflow.ipynb#stable). Indeed
# $\text{LSE}(0, x) = \ln(1 + e^{x})$ is softplus.


# %% words={"equal to PyTorch's": "PyTorch와 같은가"}
def log_sum_exp(z):
    largest = z.max()
    return largest + torch.log(torch.sum(torch.exp(z - largest)))


def stable_softmax(z):
    exponentials = torch.exp(z - z.max())
    return exponentials / exponentials.sum()


for shift in (0, 1000, -1000):
    ours, theirs = stable_softmax(z + shift), torch.softmax(z + shift, dim=0)
    total = log_sum_exp(z + shift)
    same = torch.allclose(ours, theirs)
    same = same and torch.allclose(total, torch.logsumexp(z + shift, dim=0))
    print(f"z + {shift:<6}", ours, f" log-sum-exp: {total:.4f}")
    print(f"{'':10} equal to PyTorch's: {same}")

# %% [markdown] lang="ko"
# !!! pitfall
#     손실에는 $\ln p_i$가 필요합니다. 확률을 구한 *다음에* 로그를 취하면 아주 작은 확률이 0이 되어 로그가 $-\infty$가
#     됩니다. $\ln p_i = z_i - \text{LSE}(z)$로 한 번에 계산하세요. 파이토치의 `log_softmax`와 `nn.CrossEntropyLoss`가
#     그렇게 합니다. 그래서 `nn.CrossEntropyLoss`에는 확률이 아니라 **로짓**을 넣습니다.

# %% [markdown] lang="en"
# !!! pitfall
#     A loss needs $\ln p_i$. If you take the logarithm *after* computing the probabilities, a very
#     small one has become 0 and its logarithm $-\infty$. Compute $\ln p_i = z_i - \text{LSE}(z)$ in
#     one go, as PyTorch's `log_softmax` and `nn.CrossEntropyLoss` do. That is why
#     `nn.CrossEntropyLoss` wants **logits**, not probabilities.

# %% words={"log of softmax": "softmax의 로그"}
far_apart = torch.tensor([1000.0, 0.0])
print("log of softmax: ", torch.log(stable_softmax(far_apart)))
print("z - LSE(z):     ", far_apart - log_sum_exp(far_apart))

# %% [markdown] lang="ko"
# ## 자동미분으로 검산 {#gradient-check}
#
# 이제 마지막 퍼즐 조각입니다. 소프트맥스는 무엇의 도함수일까요? 로짓의 도함수는 아니었습니다. 로그-합-지수를
# $z_i$로 미분해 봅시다.
#
# $$\frac{\partial\, \text{LSE}}{\partial z_i} = \frac{e^{z_i}}{\sum_{k=1}^{K} e^{z_k}} = p_i$$
#
# 소프트맥스는 **로그-합-지수의 기울기**입니다. "소프트플러스의 도함수는 시그모이드"라는 관계가 그대로 여러 범주로
# 확장된 것입니다. 여기서 분류의 손실, 곧 [놀라움](#surprise)의 기울기도 바로 나옵니다. 이 손실을 교차 엔트로피(cross-entropy)라고 합니다.
# 실제의 범주가 $c$번일 때의 손실과 그 기울기입니다.
#
# $$L = -\ln p_c = \text{LSE}(z) - z_c
#   \qquad \frac{\partial L}{\partial z_i} = p_i - y_i$$
#
# $y_i$는 실제의 범주에서만 1이고 나머지는 0입니다. 예측값에서 실제값을 뺀 것, 선형회귀에서 보던 오차와 같은
# 꼴입니다.
#
# 손으로 유도한 식은 틀리기 쉽습니다. [첫 강의](01_from_data_to_loss.ipynb#chain-rule)에서처럼 중심 차분으로 검산하고, 자동미분과도
# 맞춰 봅니다.

# %% [markdown] lang="en"
# ## Checking with autograd {#gradient-check}
#
# Now the last piece of the puzzle. What is the softmax the derivative of? Not of the logit. Take the
# derivative of log-sum-exp with respect to $z_i$:
#
# $$\frac{\partial\, \text{LSE}}{\partial z_i} = \frac{e^{z_i}}{\sum_{k=1}^{K} e^{z_k}} = p_i$$
#
# The softmax is the **gradient of log-sum-exp**. It is "the derivative of softplus is the sigmoid"
# again, for more than two classes. And it gives the gradient of the loss used for classification, the
# [surprise](#surprise), which is called cross-entropy. If the true class is number $c$,
#
# $$L = -\ln p_c = \text{LSE}(z) - z_c
#   \qquad \frac{\partial L}{\partial z_i} = p_i - y_i$$
#
# where $y_i$ is 1 for the true class and 0 for the others. Prediction minus target: it has the form of
# the error that you know from linear regression.
#
# A formula derived by hand is easily wrong. Check it with central differences, as in
# [the first lesson](01_from_data_to_loss.ipynb#chain-rule), and with autograd.

# %% words={"formula p - y": "공식 p - y", "autograd": "자동미분", "differences": "차분"}
correct = 1
y = torch.tensor([0.0, 1.0, 0.0])


def cross_entropy(z):
    return log_sum_exp(z) - z[correct]


h = 1e-6
exact = z.double()  # 32 bits have too few digits for differences this small
differences = [
    (cross_entropy(exact + move) - cross_entropy(exact - move)) / (2 * h)
    for move in h * torch.eye(3, dtype=torch.float64)  # each row moves one logit
]
print("formula p - y: ", stable_softmax(z) - y)
print("autograd:      ", derivative(cross_entropy, z))
print("differences:   ", torch.stack(differences).float())

# %% [markdown] lang="ko"
# 세 방법이 같은 값을 냅니다. 실제의 범주에서만 기울기가 음수입니다. 그 로짓을 *올리면* 손실이 줄어든다는 뜻입니다. 로그-합-지수의
# 기울기와 소프트맥스 자신의 도함수도 확인합시다. 소프트맥스는 입력도 출력도 셋이므로 도함수는 `(3, 3)` 행렬입니다.
#
# $$\frac{\partial p_i}{\partial z_j} = p_i (\delta_{ij} - p_j)$$
#
# $\delta_{ij}$는 $i = j$일 때 1이고 아니면 0입니다.

# %% [markdown] lang="en"
# The three agree. Only the true class has a negative gradient: *raising* its logit lowers the loss.
# Check also the gradient of log-sum-exp, and the derivative of the softmax itself. With three inputs
# and three outputs, that is a `(3, 3)` matrix,
#
# $$\frac{\partial p_i}{\partial z_j} = p_i (\delta_{ij} - p_j)$$
#
# where $\delta_{ij}$ is 1 if $i = j$ and 0 otherwise.

# %% words={"gradient of LSE": "LSE의 기울기", "derivative of softmax": "softmax의 도함수", "equal to the formula": "공식과 같은가"}
p = stable_softmax(z)
print("gradient of LSE: ", derivative(log_sum_exp, z))
print("softmax:         ", p)

jacobian = torch.autograd.functional.jacobian(stable_softmax, z)
formula = torch.diag(p) - torch.outer(p, p)  # (3, 3) - (3, 3)
print("derivative of softmax:\n", jacobian, sep="")
print("equal to the formula:", torch.allclose(jacobian, formula))

# %% [markdown] lang="ko"
# ## 한눈에 보기 {#map}
#
# | 함수 | 식 | 역함수 | 도함수 |
# |---|---|---|---|
# | 오즈 | $\dfrac{p}{1 - p}$ | $\dfrac{o}{1 + o}$ | $\dfrac{1}{(1 - p)^2}$ |
# | 로짓 | $\ln \dfrac{p}{1 - p}$ | **시그모이드** | $\dfrac{1}{p(1 - p)}$ |
# | 시그모이드 | $\dfrac{1}{1 + e^{-x}}$ | **로짓** | ${\sigma(x)(1 - \sigma(x))}$ |
# | 소프트플러스 | $\ln(1 + e^{x})$ | $\ln(e^{s} - 1)$ | **시그모이드** |
# | 로그-합-지수 | $\ln \sum_k e^{z_k}$ | 없음 | **소프트맥스** |
# | 소프트맥스 | $\dfrac{e^{z_i}}{\sum_k e^{z_k}}$ | 없음 | ${p_i(\delta_{ij} - p_j)}$ |
#
# 역함수의 식에서 $o$는 오즈, $s$는 소프트플러스의 값입니다. 소프트맥스에 역함수가 없는 까닭은 이미 보았습니다. 모든
# 로짓에 같은 수를 더해도 결과가 같으니, 결과만 보고는 원래의 로짓을 알 수 없습니다. 로그-합-지수는 여러 수를 하나로
# 모으므로 역시 되돌릴 수 없습니다.
#
# ## 연습문제 {#exercises}
#
# 로짓과 소프트맥스를 넘파이로 직접 써 봅니다. 소프트맥스는 행렬의 행마다 합이 1이어야 합니다. 도전 문제에서는
# 로짓이 $p = 0$과 $p = 1$에서도 경고 없이 $\mp\infty$를 내고, 소프트맥스가 큰 수에서도 넘치지 않게 하세요.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 로짓은 오즈의 로그이고, 그 역함수가 시그모이드이며, 로짓의 도함수는 $\frac{1}{p(1 - p)}$입니다. 시그모이드는
# 소프트플러스의 도함수이고, 소프트맥스는 이 관계를 여러 범주로 확장한 로그-합-지수의 기울기입니다. 분류의 손실은 일어난
# 사건의 놀라움 $-\ln p$이고, 그 기울기는 예측값에서 실제값을 뺀 것입니다. 가장 큰 로짓을 빼고 계산하면 아무리 큰 수에서도
# 넘치지 않습니다.
#
# 다음 질문: 네 함수와 손실이 손에 있습니다. 이것으로 점들을 실제로 가르려면 무엇이 더 필요할까요?

# %% [markdown] lang="en"
# ## All at a glance {#map}
#
# | function | formula | inverse | derivative |
# |---|---|---|---|
# | odds | $\dfrac{p}{1 - p}$ | $\dfrac{o}{1 + o}$ | $\dfrac{1}{(1 - p)^2}$ |
# | logit | $\ln \dfrac{p}{1 - p}$ | **sigmoid** | $\dfrac{1}{p(1 - p)}$ |
# | sigmoid | $\dfrac{1}{1 + e^{-x}}$ | **logit** | ${\sigma(x)(1 - \sigma(x))}$ |
# | softplus | $\ln(1 + e^{x})$ | $\ln(e^{s} - 1)$ | **sigmoid** |
# | log-sum-exp | $\ln \sum_k e^{z_k}$ | none | **softmax** |
# | softmax | $\dfrac{e^{z_i}}{\sum_k e^{z_k}}$ | none | ${p_i(\delta_{ij} - p_j)}$ |
#
# In the inverses, $o$ stands for the odds and $s$ for the value of softplus. You have seen why the
# softmax has no inverse: adding one number to all logits gives the same result, so the result does
# not tell what the logits were. Log-sum-exp makes one number out of several, and cannot be undone
# either.
#
# ## Exercises {#exercises}
#
# Write the logit and the softmax yourself, in NumPy. The softmax works on a matrix too: each row adds
# up to 1. As a challenge, let the logit give $\mp\infty$ at $p = 0$ and $p = 1$ without a warning, and
# let the softmax not overflow for large numbers.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# The logit is the logarithm of the odds, its inverse is the sigmoid, and its derivative is
# $\frac{1}{p(1 - p)}$. The sigmoid is the derivative of softplus, and for more than two classes the
# softmax is the gradient of log-sum-exp. The loss of a classification is $-\ln p$, the surprise at what
# happened, and its gradient is prediction minus target. Subtract the largest logit first, and no number
# is too large.
#
# The next question: you have the four functions and the loss. What more does it take to really tell points apart?
