# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 25
#     picture: wrong-points
#     summary:
#       ko: 손실을 N으로 나누면 쓸 수 있는 학습률이 N배가 되는 까닭을 확인하고, 바닥을 한 번에 구하는 정규방정식과 그 한계를 배웁니다.
#       en: See why dividing the loss by N multiplies the usable learning rate by N, solve for the bottom at once with the normal equation, and learn where that ends.
# ---

# %% [markdown] lang="ko"
# # 7. 합과 평균, 그리고 정규방정식
#
# [6강](06_learning_rate.ipynb)에서 학습률의 경계는 0.0082383이었습니다. 그런데 파이토치의 예제에서는 0.1 같은
# 학습률을 흔히 봅니다. 어느 한쪽이 틀린 것은 아닙니다. 손실을 합으로 쟀는지 평균으로 쟀는지가 다를 뿐입니다.
#
# 이 강의는 두 부분으로 되어 있고, 부분마다 물음이 하나입니다. 앞부분: **합과 평균은 무엇이 다를까요?** 뒷부분:
# **바닥을 한 번에 구할 수는 없을까요?** 둘은 따로 읽어도 됩니다. 앞부분을 마치고 쉬어 가도 좋고, 제목에 (심화)가 붙은
# 절은 건너뛰어도 그다음을 읽을 수 있습니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 합의 학습률과 평균의 학습률을 서로 환산합니다.
# - 정규방정식(normal equation)을 유도하고, 역행렬 없이 풉니다.
# - 식으로 바로 풀 수 없어 경사하강법이 필요한 때를 가려냅니다.

# %% [markdown] lang="en"
# # 7. Sum or mean, and the normal equation
#
# In [lesson 6](06_learning_rate.ipynb) the limit of the learning rate was 0.0082383. Yet in examples of
# PyTorch you often see rates like 0.1. Neither is wrong: one measures the loss as a sum, the other as a
# mean.
#
# This lesson has two parts with one question each. The first: **how do a sum and a mean differ?** The
# second: **can the bottom be found in one go?** Each can be read without the other, so the end of the
# first is a good place for a rest. You can skip the section marked (advanced) and still read what follows.
#
# After this lesson you can
#
# - convert a learning rate for the sum into one for the mean and back,
# - derive the normal equation and solve it without an inverse,
# - tell when no formula gives the answer and gradient descent is needed.

# %% [markdown] lang="ko"
# ## 준비 {#setup}
#
# 데이터와 출발점은 [5강](05_thirty_updates.ipynb)과 6강에서 쓰던 것입니다. `X`는 `(100, 2)`, `y`는 `(100,)`, `W`는 `(2,)`입니다. 이번에는
# 기울기 함수가 `reduction`을 받습니다. 파이토치에서 쓰는 말로, `"sum"`은 합, `"mean"`은 평균입니다.

# %% [markdown] lang="en"
# ## Setting up {#setup}
#
# Data and start are those of [lesson 5](05_thirty_updates.ipynb) and lesson 6: `X` is `(100, 2)`, `y` is `(100,)`, `W` is `(2,)`. This
# time the gradient takes a `reduction`, which is PyTorch's word: `"sum"` or `"mean"`.

# %% words={"loss": "손실", "gradient": "기울기", "sum": "합", "mean": "평균"}
import matplotlib.pyplot as plt
import torch

torch.manual_seed(43052)
x, _ = torch.randn(100).sort()
noise = 0.5 * torch.randn(100)
X = torch.stack([torch.ones(100), x], dim=1)
y = X @ torch.tensor([2.5, 4.0]) + noise
W_start = torch.tensor([-5.0, 10.0])


def squared_error(W, reduction):
    errors = X @ W - y
    return (errors**2).sum() if reduction == "sum" else (errors**2).mean()


def loss_gradient(W, reduction):
    gradient = 2 * X.T @ (X @ W - y)
    return gradient if reduction == "sum" else gradient / len(y)


def train(reduction, learning_rate, epochs=30):
    """Return W before the first update and after each one: (epochs + 1, 2)."""
    path = [W_start]
    for _ in range(epochs):
        path.append(path[-1] - learning_rate * loss_gradient(path[-1], reduction))
    return torch.stack(path)


for reduction in ["sum", "mean"]:
    loss = squared_error(W_start, reduction)
    gradient = loss_gradient(W_start, reduction)
    print(f"{reduction:4}  loss {loss:9.4f}   gradient {gradient}")

# %% [markdown] lang="ko"
# ## 같은 걸음, 다른 이름 {#same-steps}
#
# 평균은 합을 $N$으로 나눈 것이므로 기울기도 $N$으로 나눈 것이 됩니다. 여기서는 $N = 100$입니다.
#
# $$\alpha_{\text{mean}} \cdot \nabla L_{\text{mean}} = \alpha_{\text{mean}} \cdot \frac{1}{N} \nabla L_{\text{sum}}$$
#
# 그러므로 $\alpha_{\text{mean}} = N\, \alpha_{\text{sum}}$으로 정하면 걸음이 똑같아집니다.
# [2강](02_linear_regression_numpy.ipynb#sum-or-mean)에서는 $N$이 3이라 0.001과 0.003이 같은 걸음이었습니다.
# $N$만 그런 것이 아닙니다. 손실에 어떤 수 $c$를 곱하면 기울기도 $c$배가 되므로, 학습률을 $c$로 나누어야 걸음이
# 같습니다. 미분할 때 나오는 2를 없애려고 손실 앞에 $\frac{1}{2}$을 붙이는 책도 있습니다. 그런 책의 학습률은 우리
# 학습률의 두 배여야 같은 걸음이 됩니다.
#
# !!! prediction
#     제곱오차합에 학습률 0.001을 쓴 학습과 걸음마다 똑같은 길을 가려면 평균제곱오차에는 얼마를 써야 할까요?
#     서른 번 뒤의 $W$는 마지막 비트까지 같을까요?
#
#     ??? answer
#         $100 \times 0.001 = 0.1$입니다. 수학으로는 완전히 같은 길입니다. 컴퓨터에서는 100으로 나누고
#         0.1을 곱하는 동안 반올림이 달라져, `float32`의 끝자리가 조금 다를 수 있습니다.

# %% [markdown] lang="en"
# ## The same steps under another name {#same-steps}
#
# The mean is the sum divided by $N$, and so is its gradient. Here $N = 100$.
#
# $$\alpha_{\text{mean}} \cdot \nabla L_{\text{mean}} = \alpha_{\text{mean}} \cdot \frac{1}{N} \nabla L_{\text{sum}}$$
#
# So with $\alpha_{\text{mean}} = N\, \alpha_{\text{sum}}$ the steps are the same. In
# [lesson 2](02_linear_regression_numpy.ipynb#sum-or-mean) $N$ was 3, and 0.001 and 0.003 made the same step.
# It is not only $N$: multiply a loss by any number $c$, and its gradient is $c$ times as large, so the rate
# has to be divided by $c$ for the same step. Some books put $\frac{1}{2}$ before the loss, to be rid of
# the 2 that comes from differentiating; for the same step their rate is twice ours.
#
# !!! prediction
#     Which rate does the mean squared error need to follow, step by step, the path that the sum takes
#     with 0.001? Will $W$ agree to the last bit after thirty updates?
#
#     ??? answer
#         $100 \times 0.001 = 0.1$. In mathematics the paths are identical. In the computer, dividing by 100
#         and multiplying by 0.1 rounds differently, so the last digits of `float32` may differ.

# %% words={"epoch": "에폭", "all W equal to within 1e-5": "모든 W가 1e-5 안에서 같은가"}
path_sum = train("sum", learning_rate=0.001)
path_mean = train("mean", learning_rate=0.1)

print("epoch   SSE, 0.001   W                 MSE, 0.1   W")
for epoch in [0, 1, 2, 3, 5, 10, 20, 29, 30]:
    row = f"{epoch:5}"
    for path, reduction in [(path_sum, "sum"), (path_mean, "mean")]:
        W = path[epoch]
        row += f"   {squared_error(W, reduction):10.4g}   {W[0]:7.4f} {W[1]:7.4f}"
    print(row)
difference = (path_sum - path_mean).abs().max()
print("all W equal to within 1e-5:", (difference < 1e-5).item())

# %% [markdown] lang="ko"
# 두 길은 반올림 오차만큼만 다르고, 서른 번 뒤에는 둘 다 $W = [2.4290, 4.0144]$입니다. 다른 것은 손실의 눈금뿐입니다.

# %% [markdown] lang="en"
# The paths differ by no more than rounding, and after thirty updates both are at $W = [2.4290, 4.0144]$. The
# only thing that differs is the scale of the loss.

# %% figure="one-path" drawing=true words={"epoch": "에폭", "sum": "합", "mean": "평균", "sum, mean": "합, 평균"}
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
for path, reduction, linestyle in [
    (path_sum, "sum", "solid"),
    (path_mean, "mean", "dashed"),
]:
    losses = [squared_error(W, reduction) for W in path]
    left.plot(losses, color="C3", linestyle=linestyle, label=reduction)
    left.text(12, 2.6 * losses[12], reduction, color="C3")
left.set(xlabel="epoch", ylabel="$L$", yscale="log", ylim=(0.1, 2e4))
rings = {"markersize": 10, "markerfacecolor": "none"}
right.plot(*path_sum.T, "o", color="C0", label="epoch", **rings)
right.plot(*path_mean.T, ".", color="C0", markersize=6)
right.text(-4.6, 10.1, "sum, mean", color="C0")
right.set(xlabel="$w_0$", ylabel="$w_1$", xlim=(-6, 4))
plt.show()

# %% [markdown] lang="ko" caption="one-path" alt="첫째 그림은 로그 눈금의 손실입니다. 합은 8588에서 26.4로, 평균은 85.88에서 0.264로 늘 100배 떨어져 나란히 내려갑니다. 둘째 그림은 매개변수 평면의 길로, 합의 고리 31개 안에 평균의 점이 하나씩 정확히 들어 있습니다. 학습률을 100배로 하면 평균도 합과 똑같은 곳을 지납니다."
# 첫째 그림: 손실은 늘 100배 차이입니다. 둘째 그림: 고리(합, 0.001)마다 점(평균, 0.1)이 하나씩 들어 있습니다. 길은 하나입니다.

# %% [markdown] lang="en" caption="one-path" alt="In the first panel, the loss on a logarithmic scale: the sum falls from 8588 to 26.4, the mean from 85.88 to 0.264, side by side, always a factor of 100 apart. In the second, the plane of parameters: each of the 31 rings of the sum holds exactly one dot of the mean. With 100 times the learning rate, the mean takes the very steps of the sum."
# First panel: the losses always differ by a factor of 100. Second panel: every ring (sum, 0.001) holds one dot (mean, 0.1). There is only one path.

# %% [markdown] lang="ko"
# ## 왜 평균을 쓰는가 {#why-mean}
#
# 걸음이 같다면 무엇을 써도 될 것 같습니다. 차이는 데이터의 수가 달라질 때 드러납니다. 합의 헤시안은 $2X^\top
# X$이고, 이것은 점 하나하나의 몫을 더한 것이므로 $N$에 거의 비례해 커집니다. 그러면 6강에서 구한 경계
# $2/\lambda_{\max}$는 그만큼 작아집니다. 평균의 헤시안은 $\frac{2}{N} X^\top X$입니다.
#
# !!! prediction
#     점이 100개에서 10,000개로 늘면 학습률의 경계는 합에서 어떻게, 평균에서 어떻게 달라질까요?
#
#     - [ ] 합에서도 평균에서도 거의 그대로입니다.
#     - [ ] 합에서는 크게 줄고, 평균에서는 거의 그대로입니다.
#     - [ ] 합에서는 거의 그대로이고, 평균에서는 크게 늘어납니다.
#     - [ ] 합에서도 평균에서도 크게 줄어듭니다.
#
#     ??? answer
#         합에서는 약 100분의 1로 줄어들고, 평균에서는 거의 그대로입니다. 점이 늘어도 평균은 데이터의 분포가
#         정하는 값에 다가갈 뿐입니다.

# %% [markdown] lang="en"
# ## Why the mean is used {#why-mean}
#
# If the steps are the same, either would do, it seems. The difference shows when the number of points
# changes. The Hessian of the sum is $2X^\top X$, to which every point adds its share, so it grows nearly in
# proportion to $N$. The limit of lesson 6, $2/\lambda_{\max}$, shrinks by the same factor. The Hessian of
# the mean is $\frac{2}{N} X^\top X$.
#
# !!! prediction
#     When 100 points become 10,000, what happens to the limit of the learning rate for the sum, and what
#     for the mean?
#
#     - [ ] Both stay nearly the same.
#     - [ ] That of the sum falls far, that of the mean stays nearly the same.
#     - [ ] That of the sum stays nearly the same, that of the mean rises far.
#     - [ ] Both fall far.
#
#     ??? answer
#         That of the sum falls to about a hundredth, that of the mean stays nearly the same: with more
#         points a mean only gets closer to the value that the distribution of the data gives it.

# %% words={"limit, sum": "경계, 합", "limit, mean": "경계, 평균"}
print("     N   limit, sum   limit, mean")
for n in [10, 100, 1000, 10000]:
    torch.manual_seed(43052)
    inputs = torch.stack([torch.ones(n), torch.randn(n)], dim=1)  # (n, 2)
    curvature = torch.linalg.eigvalsh(2 * inputs.T @ inputs)[-1].item()
    print(f"{n:6}   {2 / curvature:10.7f}   {2 / (curvature / n):11.5f}")

# %% [markdown] lang="ko"
# $N = 100$인 줄이 우리 데이터입니다. 합의 경계는 점이 열 배가 될 때마다 거의 10분의 1이 됩니다. 평균의 경계는
# 0.77과 0.99 사이에 머뭅니다. $x$를 표준정규분포에서 뽑았으므로 점이 많아지면 $\frac{2}{N} X^\top X$가 단위행렬의
# 두 배에 다가가고, 경계는 1에 다가갑니다. 6강 끝의 물음에 답이 나왔습니다. 경계가 0.008처럼 작았던 것은 점이 백
# 개인데 손실을 합으로 쟀기 때문입니다. 점이 만 개라면 합에서는 학습률을 다시 정해야 하고, 평균에서는 그대로
# 두어도 됩니다.
#
# !!! pitfall
#     남의 코드에서 학습률을 옮겨 올 때는 손실의 `reduction`도 함께 옮기세요. 데이터를 작은 묶음(batch)으로
#     나누어 학습할 때도 마찬가지입니다. 합을 쓰면 묶음의 크기를 바꿀 때마다 학습률도 바꾸어야 합니다.
#
# 앞부분의 물음에 답했습니다. 합과 평균은 눈금만 다르고, 학습률을 환산하면 같은 길을 갑니다. 다만 평균의 학습률은 $N$에
# 매이지 않습니다.
#
# ## 바닥을 한 번에 구하기 {#normal-equation}
#
# 이제 뒷부분입니다. 지금까지는 바닥을 *찾아갔습니다*. 손실이 이차식이면 바닥이 어디인지 *풀어낼* 수도 있습니다. 데이터는
# $y = XW + \varepsilon$으로 만들었고, [5강](05_thirty_updates.ipynb#expansion)에서 손실과 기울기 벡터는 다음과 같았습니다.
#
# $$L(W) = (y - XW)^\top (y - XW) = y^\top y - 2\, W^\top X^\top y + W^\top X^\top X W$$
#
# $$\nabla L(W) = -2X^\top y + 2X^\top X W = 2X^\top (XW - y)$$
#
# 이차함수 $pt^2 + qt + r$의 꼭짓점을 찾을 때에는 도함수 $2pt + q$를 0으로 놓습니다. 여기서도 같습니다. 밥그릇의 바닥에서는
# 기울기 벡터가 영벡터입니다.
#
# $$-2X^\top y + 2X^\top X W = 0 \qquad \Longrightarrow \qquad X^\top X\, W = X^\top y$$
#
# 오른쪽이 정규방정식입니다. 모양은 `(2, 100)`과 `(100, 2)`의 곱이 `(2, 2)`, `(2, 100)`과 `(100,)`의 곱이
# `(2,)`입니다. 미지수가 두 개, 식이 두 개인 연립방정식입니다. 합을 평균으로 바꾸면 양변에 같은 수가 곱해질 뿐이니
# 답은 같습니다. 학습률도, 에폭도, 출발점도 나오지 않습니다.

# %% [markdown] lang="en"
# The row with $N = 100$ is our data. The limit of the sum falls to about a tenth whenever the points
# become ten times as many; that of the mean stays between 0.77 and 0.99. The $x$ come from the standard
# normal distribution, so with many points $\frac{2}{N} X^\top X$ gets close to twice the identity
# matrix, and the limit close to 1. This answers the question at the end of lesson 6: the limit was as
# small as 0.008 because the loss was a sum over a hundred points. With ten thousand the sum needs
# another learning rate; the mean can keep its own.
#
# !!! pitfall
#     When you take a learning rate from somebody's code, take the `reduction` of the loss with it. The
#     same goes for training in small batches: with a sum, each change of the batch size
#     demands another learning rate.
#
# That answers the first question. A sum and a mean differ in scale only, and with converted rates they take the
# same path. But the rate of the mean does not depend on $N$.
#
# ## The bottom in one go {#normal-equation}
#
# Now the second part. So far you have *walked* to the bottom. When the loss is quadratic you can also
# *solve* for it. The data were made as $y = XW + \varepsilon$, and in [lesson 5](05_thirty_updates.ipynb#expansion)
# the loss and its gradient were
#
# $$L(W) = (y - XW)^\top (y - XW) = y^\top y - 2\, W^\top X^\top y + W^\top X^\top X W$$
#
# $$\nabla L(W) = -2X^\top y + 2X^\top X W = 2X^\top (XW - y)$$
#
# To find the vertex of a parabola $pt^2 + qt + r$, you set its derivative $2pt + q$ to 0. Here it is the
# same: at the bottom of the bowl the gradient is the zero vector.
#
# $$-2X^\top y + 2X^\top X W = 0 \qquad \Longrightarrow \qquad X^\top X\, W = X^\top y$$
#
# On the right is the normal equation. The shapes: `(2, 100)` times `(100, 2)` is `(2, 2)`, and `(2, 100)`
# times `(100,)` is `(2,)`. These are two linear equations in two unknowns. A mean instead of the sum only
# multiplies both sides by the same number, so the answer is the same. There is no learning rate in
# it, no epoch and no start.

# %% words={"normal equation": "정규방정식", "after 30 updates": "갱신 30번 뒤", "after 100 updates": "갱신 100번 뒤"}
W_best = torch.linalg.solve(X.T @ X, X.T @ y)
print("normal equation:  ", W_best)
print("after 30 updates: ", path_sum[-1])
print("after 100 updates:", train("sum", 0.001, epochs=100)[-1])

# %% [markdown] lang="ko"
# 식으로 푼 답은 $[2.4459, 4.0043]$입니다. 서른 번으로는 아직 도착하지 않았지만, 백 번이면
# 소수점 아래 네 자리까지 같습니다.
#
# !!! prediction
#     데이터를 만든 값, 곧 참값은 $[2.5, 4.0]$입니다. 정규방정식의 답과 참값 가운데 어느 쪽의 손실이 더
#     작을까요?
#
#     - [ ] 정규방정식의 답 $[2.4459, 4.0043]$
#     - [ ] 참값 $[2.5, 4.0]$
#     - [ ] 둘이 같습니다.
#
#     ??? answer
#         정규방정식의 답입니다. 그 답은 *이* 데이터에서 손실이 가장 작은 곳이니, 그 손실은 참값의 손실보다 클 수
#         없습니다. 데이터에는 잡음이 들어 있고, 답은 그 잡음까지 맞추느라 참값에서 조금 벗어납니다.

# %% [markdown] lang="en"
# The solution is $[2.4459, 4.0043]$. Thirty updates have not arrived there yet; a hundred agree in all
# four decimals.
#
# !!! prediction
#     The values that made the data, the true values, are $[2.5, 4.0]$. Which has the smaller loss?
#
#     - [ ] The solution $[2.4459, 4.0043]$
#     - [ ] The true values $[2.5, 4.0]$
#     - [ ] Both the same
#
#     ??? answer
#         The solution. It is where the loss is smallest on *these* data, so the loss of the true values
#         cannot be smaller. The data contain noise, and the solution leaves the true values a little in
#         order to fit the noise as well.

# %% words={"loss of the solution": "해의 손실", "loss of the true values": "참값의 손실"}
W_true = torch.tensor([2.5, 4.0])
print(f"loss of the solution:    {squared_error(W_best, 'sum'):.4f}")
print(f"loss of the true values: {squared_error(W_true, 'sum'):.4f}")

# %% [markdown] lang="ko"
# 5강과 6강에서 본 등고선 위에 답을 표시해 봅시다.

# %% [markdown] lang="en"
# Mark the solution on the contours that you saw in lessons 5 and 6.


# %% figure="on-the-map" drawing=true words={"epoch": "에폭"}
def draw_contours(ax, w0, w1, heights):
    """Draw where the loss is so much higher than at its bottom."""
    A = X.double()  # rings of the same corners, wherever they are drawn
    bottom = torch.linalg.solve(A.T @ A, A.T @ y.double())
    w0_grid, w1_grid = torch.meshgrid(w0.double(), w1.double(), indexing="xy")
    away = torch.stack([w0_grid, w1_grid], dim=-1) - bottom  # (200, 200, 2)
    above = ((away @ (A.T @ A)) * away).sum(dim=-1)  # (200, 200)
    rings = ax.contour(w0, w1, above, levels=heights, alpha=0.45, linewidths=1)
    rings.set(array=None, edgecolor="C3")  # one colour, whatever the height
    ax.set(xlabel="$w_0$", ylabel="$w_1$", aspect="equal")


fig, (whole, close) = plt.subplots(1, 2, figsize=(8, 3.8), layout="constrained")
for ax, w0, w1, height in [
    (whole, torch.linspace(-7, 12, 200), torch.linspace(-6, 13, 200), 500),
    (close, torch.linspace(2.33, 2.53, 200), torch.linspace(3.9, 4.1, 200), 0.55),
]:
    draw_contours(ax, w0, w1, heights=height * torch.arange(1, 8) ** 2)
for ax in (whole, close):
    ax.plot(*path_sum.T, "o", color="C0", markersize=4, label="epoch")
    ax.plot(*W_best, "+", color="C3", markersize=12, markeredgewidth=2)
    ax.plot(*W_true, "*", color="C7", markersize=11, markerfacecolor="white")
whole.set(xticks=[-5, 0, 5, 10], yticks=[-5, 0, 5, 10])
close.set(xlim=(2.33, 2.53), ylim=(3.9, 4.1), xticks=[2.35, 2.4, 2.45, 2.5])
close.set_yticks([3.9, 3.95, 4, 4.05, 4.1])
close.text(2.446, 3.982, "[2.4459, 4.0043]", color="C3", ha="center")
close.text(2.494, 4.009, "[2.5, 4]", color="C7", ha="center")
close.text(2.431, 4.02, "30", color="C0")
plt.show()

# %% [markdown] lang="ko" caption="on-the-map" alt="첫째 그림은 출발점부터 바닥까지 점 31개가 이어진 등고선 지도입니다. 둘째 그림은 바닥 둘레를 확대한 것으로, 점들이 왼쪽 위에서 비스듬히 십자 (2.4459, 4.0043)에 다가가고, 서른 번째 점은 (2.4290, 4.0144)로 조금 못 미칩니다. 데이터를 만든 값의 별 (2.5, 4)는 등고선의 가운데에서 벗어난 곳, 십자의 오른쪽에 있습니다."
# 십자는 정규방정식의 답, 별은 데이터를 만든 값, 점은 0.001로 간 서른 걸음입니다. 확대해 보면 마지막 걸음들은 6강의 느린 방향 $v_1$을 따라 다가갑니다. 도착하려는 곳은 별이 아니라 십자입니다.

# %% [markdown] lang="en" caption="on-the-map" alt="In the first panel, contours with the 31 points that lead from the start to the bottom. In the second the surroundings of the bottom are enlarged: the points come slantwise from the upper left towards the cross at (2.4459, 4.0043), and the thirtieth, (2.4290, 4.0144), stops slightly short of it. The star, the values (2.5, 4) that made the data, stands to the right of the cross, off the centre of the contours."
# The cross is the solution of the normal equation, the star the values that made the data, the points thirty steps at 0.001. Enlarged, the last steps come in along $v_1$, the slow direction of lesson 6. What they are heading for is the cross, not the star.

# %% [markdown] lang="ko"
# ### 항마다 미분하기 (심화) {#term-by-term}
#
# 행렬이 든 식을 정말 수 하나의 식처럼 미분해도 될까요? 매개변수가 두 개일 때 원소로 적어 확인할 수 있습니다.
#
# - $y^\top y$에는 $W$가 없으니 0입니다.
# - $W^\top a = a_0 w_0 + a_1 w_1$은 일차식입니다. $w_0$으로 편미분하면 $a_0$, $w_1$로 편미분하면 $a_1$이므로 기울기
#   벡터는 $a$입니다. 둘째 항에서는 $a = -2X^\top y$입니다.
# - $M$이 대칭행렬이면 $W^\top M W = m_{00} w_0^2 + 2 m_{01} w_0 w_1 + m_{11} w_1^2$입니다. $w_0$으로 편미분하면
#   $2(m_{00} w_0 + m_{01} w_1)$이고, 이것은 $2MW$의 첫 원소입니다. 둘째 원소도 마찬가지여서 기울기 벡터는 $2MW$입니다.
#   셋째 항에서는 $M = X^\top X$입니다.
#
# !!! aside
#     펼친 식에 데이터는 세 묶음으로만 남습니다. $y^\top y$는 수 하나, $X^\top y$는 수 두 개, $X^\top X$는 `(2, 2)`인데
#     대칭이라 서로 다른 수는 세 개입니다. 점이 백만 개라도 이 수 여섯 개만 적어 두면 어떤 $W$의 손실이든 구할 수
#     있습니다.
#
# ## 역행렬 대신 solve {#solve}
#
# 책에는 답이 $W = (X^\top X)^{-1} X^\top y$로 적혀 있습니다. 수학으로는 같지만 코드로는 역행렬(inverse)을 구하지
# 않는 편이 좋습니다. `solve`는 연립방정식을 한 번만 풀고, `inv`는 열마다 한 번씩 푼 다음 곱셈까지 한 번 더 합니다.
# 일도 많고 반올림 오차도 더 쌓입니다.
#
# 두 열뿐인 우리 데이터에서는 차이가 보이지 않습니다. 그래서 열을 여덟 개로 늘린 7차식 $1, x, x^2, \dots, x^7$을
# 맞추어 보고, `float64`로 정확히 구한 예측값과 얼마나 다른지 잽니다. 행렬 `P`에서 바로 푸는 `lstsq`도 함께 견줍니다.
# 이 함수는 $X^\top X$를 만들지 않습니다.

# %% [markdown] lang="en"
# ### Term by term (advanced) {#term-by-term}
#
# May one really differentiate with matrices as with numbers? For two parameters you can write out the
# elements and see.
#
# - $y^\top y$ has no $W$ in it and gives 0.
# - $W^\top a = a_0 w_0 + a_1 w_1$ is linear. Its partial derivatives are $a_0$ and $a_1$, so its gradient is
#   the vector $a$. In the second term $a = -2X^\top y$.
# - With a symmetric matrix $M$, $W^\top M W = m_{00} w_0^2 + 2 m_{01} w_0 w_1 + m_{11} w_1^2$. Its partial
#   derivative with respect to $w_0$ is $2(m_{00} w_0 + m_{01} w_1)$, the first element of $2MW$; with
#   $w_1$ it is the same, so the gradient is $2MW$. In the third term $M = X^\top X$.
#
# !!! aside
#     Multiplied out, the loss holds the data in three bundles only: $y^\top y$ is one number, $X^\top y$ two,
#     and $X^\top X$ is `(2, 2)` and symmetric, which leaves three. Of a million points you need to keep no more
#     than these six numbers to know the loss of any $W$.
#
# ## Solve, do not invert {#solve}
#
# Books write the solution as $W = (X^\top X)^{-1} X^\top y$. In mathematics that is the same; in code it is
# better not to compute the inverse. `solve` solves one system; `inv` solves one for every column and
# then multiplies once more. That is more work, and it collects more rounding errors.
#
# With the two columns of our data you would see no difference. So fit a polynomial with eight columns, $1, x,
# x^2, \dots, x^7$, and measure how far the predictions are from exact ones computed in `float64`.
# `lstsq`, which works on the matrix itself and never forms $X^\top X$, is compared as well.

# %%
P = x[:, None] ** torch.arange(8)  # (100, 1) ** (8,) -> (100, 8)
exact = P.double() @ torch.linalg.lstsq(P.double(), y.double()).solution
solutions = {
    "inv": torch.linalg.inv(P.T @ P) @ (P.T @ y),
    "solve": torch.linalg.solve(P.T @ P, P.T @ y),
    "lstsq": torch.linalg.lstsq(P, y).solution,
}
error = {
    name: (P.double() @ solution.double() - exact).abs().max()
    for name, solution in solutions.items()
}
print("inv > 10 * solve:", (error["inv"] > 10 * error["solve"]).item())
print("solve > lstsq:   ", (error["solve"] > error["lstsq"]).item())

# %% [markdown] lang="ko"
# 여기서 `inv`의 오차는 `solve`의 열 배가 넘고, `lstsq`의 오차가 가장 작습니다. 데이터를 다시 뽑으면 몇 배인지는 달라지고,
# 열 배가 안 될 때도 있습니다. (반올림의 끝자리는 컴퓨터마다 다르므로 대소만 출력했습니다.)
#
# `lstsq`가 앞서는 데에는 까닭이 있습니다. 행렬이 벡터를 가장 많이 늘이는 배율을 가장 적게 늘이는 배율로 나눈 것이 그 행렬의
# 조건수이고(6강), $X^\top X$의 조건수는 $X$의 조건수의 *제곱*입니다. 열끼리 비슷할수록 조건수가 커지므로, $X^\top X$를
# 만드는 `inv`와 `solve`는 만들지 않는 `lstsq`보다 점점 더 불리해집니다.
#
# ## 식으로 풀 수 없을 때 {#when-not}
#
# 한 번에 풀 수 있다면 경사하강법은 왜 배웠을까요? 세 가지 까닭이 있습니다.
#
# ### 첫째, 답이 하나가 아닐 때 {#not-unique}
#
# 같은 특성이 두 번 들어 있으면 $X^\top X$는 특이행렬(singular matrix), 곧 역행렬이 없는 행렬입니다.
#
# !!! prediction
#     `x` 열을 하나 더 붙여 `X`를 `(100, 3)`으로 만듭니다. `solve`는 무엇을 돌려줄까요? 경사하강법은 어떨까요?
#
#     ??? answer
#         여기서 `solve`는 특이행렬이라는 오류를 냅니다. 두 열의 가중치는 *합*만 정해지고 각각은 정해지지 않기
#         때문입니다. 경사하강법은 멈추지 않고, 무수히 많은 답 가운데 하나로 갑니다.

# %% [markdown] lang="en"
# Here the error of `inv` is more than ten times that of `solve`, and that of `lstsq` is the smallest. With
# other data the factor is another, and sometimes less than ten. (Rounding differs between computers, so
# only the comparisons are printed.)
#
# That `lstsq` wins has a reason. Divide the most by which a matrix stretches a vector by the least: this is its
# condition number (lesson 6). That of $X^\top X$ is the *square* of that of $X$. It grows as the columns become
# more alike, so `inv` and `solve`, which form $X^\top X$, fall ever further behind `lstsq`, which does not.
#
# ## When there is no formula {#when-not}
#
# If you can solve at once, why learn gradient descent? There are three reasons.
#
# ### First: more than one answer {#not-unique}
#
# If a feature occurs twice, $X^\top X$ is a singular matrix: one that has no inverse.
#
# !!! prediction
#     Append the column `x` once more, so that `X` becomes `(100, 3)`. What will `solve` return? And
#     what will gradient descent do?
#
#     ??? answer
#         Here `solve` raises an error: the matrix is singular. Only the *sum* of the two weights is
#         determined, not each of them. Gradient descent does not mind; it goes to one of the infinitely
#         many answers.

# %% words={"descent": "경사하강법", "rank": "랭크"}
X_twice = torch.stack([torch.ones(100), x, x], dim=1)  # (100, 3)
try:
    torch.linalg.solve(X_twice.T @ X_twice, X_twice.T @ y)
except torch.linalg.LinAlgError as raised:
    print("solve:  ", str(raised).removeprefix("torch.linalg.solve: "))

W = torch.tensor([-5.0, 10.0, 0.0])
for _ in range(100):
    W = W - 0.001 * 2 * X_twice.T @ (X_twice @ W - y)
print("descent:", W, f" w1 + w2 = {W[1] + W[2]:.4f}")

W, _, rank, _ = torch.linalg.lstsq(X_twice, y)
print("lstsq:  ", W, f" w1 + w2 = {W[1] + W[2]:.4f}")
print("rank:   ", rank.item())

# %% [markdown] lang="ko"
# 두 가중치의 합은 어느 쪽이나 4.0043입니다. 경사하강법은 출발할 때의 차이 $10 - 0$을 그대로 지닌 채 도착했습니다. 두
# 열이 같으니 두 편미분계수도 늘 같고, 차이는 바뀔 수 없습니다. `lstsq`는 답들 가운데 크기가 가장 작은 것을 고릅니다.
# 세 열의 랭크(rank), 곧 서로 다른 방향의 개수가 2뿐이라는 것도 함께 알려 줍니다.
#
# !!! pitfall
#     특이행렬이면 `solve`가 늘 오류를 낸다고 믿으면 안 됩니다. 같은 길이를 인치와 센티미터로 한 번씩 적은 두 열은
#     내용이 같지만, 반올림 때문에 컴퓨터 안에서는 아주 조금 다를 수 있습니다. 그러면 `solve`는 오류 없이 무수히 많은
#     답 가운데 하나를 돌려주고, 그것을 고른 것은 반올림입니다. 위의 코드에서 마지막 열을 `2.54 * x`로 바꾸어 보세요.
#     믿을 것은 오류가 아니라 `lstsq`가 알려 주는 랭크입니다.
#
# ### 둘째, 너무 클 때 {#too-large}
#
# 특성이 $D$개면 $X^\top X$에는 수가 $D^2$개 있고, 연립방정식을 푸는 데는 곱셈이 약 $D^3/3$번 듭니다. 기울기를 담는 데는
# 수 $D$개면 됩니다.

# %% [markdown] lang="en"
# The two weights add up to 4.0043 either way. Gradient descent arrived with the difference it started with, $10 -
# 0$: both columns are the same, so both partial derivatives always are, and the difference cannot
# change. `lstsq` picks the shortest of all answers. It also tells the rank of the three columns: they have
# only 2 different directions.
#
# !!! pitfall
#     Do not rely on `solve` to raise an error. Two columns with the same lengths, in inches and in
#     centimetres, say the same, but rounding may leave a tiny difference between them. Then `solve` returns
#     one of the infinitely many answers without a word, and it was rounding that chose it. Try it: make the
#     last column above `2.54 * x`. What you can trust is not the error but the rank from `lstsq`.
#
# ### Second: too large {#too-large}
#
# With $D$ features, $X^\top X$ holds $D^2$ numbers, and solving the system takes about $D^3/3$
# multiplications. A gradient needs only $D$ numbers.

# %% words={"X'X in float32": "float32의 X'X", "multiplications": "곱셈 횟수", "gradient in float32": "float32의 기울기"}
print("        D   X'X in float32   multiplications   gradient in float32")
for exponent in [2, 4, 6]:
    D = 10**exponent
    matrix, gradient = 4 * D**2 / 1e9, 4 * D / 1e9
    print(f"{D:9,}   {matrix:11.5g} GB   {D**3 / 3:15.0e}   {gradient:16.2g} GB")

# %% [markdown] lang="ko"
# 특성이 백만 개면 $X^\top X$만 4,000 GB입니다. 신경망의 매개변수는 흔히 이보다도 많습니다. 기울기는 0.004 GB면 됩니다.
#
# ### 셋째, 손실이 이차식이 아닐 때 {#not-quadratic}
#
# 제곱오차에는 멀리 떨어진 점이 아주 크게 반영됩니다. 그래서 오른쪽 끝의 점 다섯 개를 $-20$으로 잘못 적었다고 하면 직선이
# 그쪽으로 끌려갑니다. 멀리서는 제곱이 아니라 거리에 비례하는 손실을 쓰면 덜 끌려갑니다. 유사 후버 손실(pseudo-Huber
# loss)이 그런 손실입니다. 오차가 작으면 제곱오차의 절반과 거의 같고, 오차가 크면 절댓값처럼 곧게 커집니다.
#
# $$L(W) = \sum_{i=1}^{N} \left( \sqrt{1 + e_i^2} - 1 \right), \quad e = XW - y, \qquad
#   \nabla L(W) = X^\top \frac{e}{\sqrt{1 + e^2}}$$
#
# 점 하나가 끄는 힘 $e / \sqrt{1 + e^2}$은 1을 넘지 못합니다. 그런데 기울기 벡터를 영벡터로 놓으면 $W$가 제곱근 안에
# 들어 있어, 연립일차방정식으로 바꿀 수 없습니다. 경사하강법은 기울기의 식만 바꾸어 주면 그대로 됩니다.
#
# !!! prediction
#     점 100개 가운데 5개만 틀렸습니다. 정규방정식으로 구한 직선의 기울기 $w_1$은 4에서 얼마나 벗어날까요?
#
#     ??? answer
#         3.42만큼 벗어나 0.58이 됩니다. 5%가 틀렸을 뿐인데 기울기의 대부분을 잃습니다. 다른 손실로는 3.78입니다.

# %% [markdown] lang="en"
# With a million features $X^\top X$ alone takes 4,000 GB, and neural networks often have more parameters
# than that. The gradient takes 0.004 GB.
#
# ### Third: a loss that is not quadratic {#not-quadratic}
#
# Squared errors give points far away a very great weight. Suppose the five points at the right end were
# written down wrongly, as $-20$: they pull the line towards them. A loss that grows like the distance,
# not its square, is pulled less. The pseudo-Huber loss is one: for small errors it is nearly half the squared
# error, and for large ones it grows straight, like the absolute value.
#
# $$L(W) = \sum_{i=1}^{N} \left( \sqrt{1 + e_i^2} - 1 \right), \quad e = XW - y, \qquad
#   \nabla L(W) = X^\top \frac{e}{\sqrt{1 + e^2}}$$
#
# The pull of one point, $e / \sqrt{1 + e^2}$, can never exceed 1. But set this gradient to zero, and $W$ sits
# inside the square roots: no system of linear equations comes out. Gradient descent takes the new
# gradient and goes on as before.
#
# !!! prediction
#     Only 5 of 100 points are wrong. How far from 4 will the slope $w_1$ of the normal equation be?
#
#     ??? answer
#         By 3.42: it becomes 0.58. With 5% wrong, most of the slope is lost. With the other loss it
#         is 3.78.

# %% words={"descent": "경사하강법", "normal equation": "정규방정식"}
y_wrong = y.clone()
y_wrong[-5:] = -20

W_squares = torch.linalg.solve(X.T @ X, X.T @ y_wrong)
W_robust = W_start
for _ in range(1000):
    errors = X @ W_robust - y_wrong  # (100,)
    W_robust = W_robust - 0.005 * X.T @ (errors / torch.sqrt(1 + errors**2))

print("normal equation:", W_squares)
print("descent:        ", W_robust)

# %% figure="wrong-points" drawing=true
fig, ax = plt.subplots()
hollow = {"markerfacecolor": "white", "markersize": 5}
ax.plot(x, y_wrong, "o", color="C7", label="$y$", **hollow)
ax.plot(x, X @ W_robust, color="C2", label=r"$\sqrt{1 + e^2}$")
ax.plot(x, X @ W_squares, color="C5", linestyle="dashed", label="$e^2$")
ax.text(0.75, 10.5, r"$\sqrt{1 + e^2}$", color="C2", ha="center", fontsize=14)
ax.text(1.7, -1.6, "$e^2$", color="C5", ha="center", fontsize=14)
ax.set(xlabel="$x$", ylabel="$y$")
plt.show()

# %% [markdown] lang="ko" caption="wrong-points" alt="데이터 점 95개는 오른쪽 위로 곧게 놓여 있고 오른쪽 끝의 5개는 -20에 있습니다. 제곱오차의 직선은 다섯 점에 끌려 기울기가 0.58로 거의 눕습니다. 다른 손실의 직선은 기울기 3.78로 95개의 점을 따라가며, 데이터를 만든 기울기 4에 가깝습니다."
# 파선은 제곱오차의 정규방정식, 실선은 유사 후버 손실의 경사하강법입니다. 틀린 점 다섯 개가 파선만 끌어내립니다.

# %% [markdown] lang="en" caption="wrong-points" alt="Ninety-five data points lie along a line that rises to the right, and the five at the right end are at -20. The five pull the line of the squared error almost flat, to a slope of 0.58. The line of the other loss keeps to the 95 points: its slope of 3.78 is close to the 4 that made the data."
# Dashed: the normal equation for the squared error. Solid: gradient descent for the pseudo-Huber loss. Only the dashed line is dragged down by the five wrong points.

# %% [markdown] lang="ko"
# !!! note
#     선형회귀에 제곱오차라면 정규방정식이나 `lstsq`로 푸는 것이 옳습니다. 경사하강법을 선형회귀로 배우는 까닭은
#     답을 따로 알 수 있어 검산할 수 있기 때문입니다. 경사하강법이 꼭 필요한 곳은 그다음에 나오는 문제들입니다.
#
# ## 연습문제 {#exercises}
#
# 정규방정식을 직접 풀어 봅시다. `exercises/linear_regression.py`를 여세요. 역행렬을 쓰지 않고도 한두 줄이면 됩니다.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 손실을 $N$으로 나누면 쓸 수 있는 학습률이 $N$배가 되므로, 합의 0.001과 평균의 0.1은 걸음마다 같은 길을 갑니다.
# 제곱오차의 바닥은 $X^\top X\, W = X^\top y$를 풀어 한 번에 구할 수 있고, 여기서는 $[2.4459, 4.0043]$입니다. 답이
# 하나가 아니거나, 너무 크거나, 손실이 이차식이 아니면 기울기를 따라 내려갑니다.
#
# 다음 질문: 지금까지 손으로 적은 예측, 손실, 갱신을 파이토치는 어떤 부품으로 대신할까요? 부품을 바꾸어도 같은 수가
# 나올까요?

# %% [markdown] lang="en"
# !!! note
#     For linear regression with squared errors, solving with the normal equation or `lstsq` is the right
#     thing to do. You learn gradient descent on linear regression because there the answer is known
#     and can be checked. It is the problems after this one that need it.
#
# ## Exercises {#exercises}
#
# Now solve the normal equation yourself. Open `exercises/linear_regression.py`. A line or two will do,
# without an inverse.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# Dividing the loss by $N$ multiplies the usable learning rate by $N$, so 0.001 on the sum and 0.1 on the mean
# take the same path step by step. The bottom of a squared error comes in one go from
# $X^\top X\, W = X^\top y$, here $[2.4459, 4.0043]$. Where the answer is not unique, the problem too large or
# the loss not quadratic, you go down along the gradient.
#
# The next question: which of PyTorch's parts replace the prediction, the loss and the update that you
# have written by hand, and do the numbers stay the same with them?
