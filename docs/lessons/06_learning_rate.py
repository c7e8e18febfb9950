# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 50
#     picture: ellipse
#     summary:
#       ko: 학습률 여섯 가지를 눈으로 보고, 어디부터 발산하는지를 헤시안의 고윳값으로 정확히 맞힙니다.
#       en: Watch six learning rates, then say exactly where descent begins to diverge, from the eigenvalues of the Hessian.
# ---

# %% [markdown] lang="ko"
# # 6. 학습률
#
# [5강](05_thirty_updates.ipynb)에서는 학습률 0.001로 서른 번 내려갔습니다. 학습률을 키우면 더 빨리
# 도착할까요? 어느 정도까지는 그렇습니다. 더 키우면 도로 느려지고, 어떤 경계를 넘으면 끝내 도착하지 못합니다.
# 이 강의에서는 그 경계를 먼저 눈으로 보고, 그다음 계산으로 맞힙니다. 경계는 짐작이 아니라 데이터에서 정확히
# 나오는 수입니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 움직이는 모습만 보고 학습률이 작은지, 알맞은지, 너무 큰지 말합니다.
# - 헤시안(Hessian)의 고윳값(eigenvalue)에서 수렴하는 학습률의 한계를 계산합니다.
# - 몇 에폭 동안의 모습이 수렴(convergence)의 증거가 되지 못하는 까닭을 설명합니다.
# - [1강](01_from_data_to_loss.ipynb#fifteen-steps)의 골짜기에서 왜 그렇게 느렸는지 수로 답합니다.
#
# 긴 강의입니다. 동영상까지 보고 하루 쉬어도 좋습니다. 제목에 (심화)가 붙은 절은 건너뛰어도 그다음을 읽을 수 있습니다.

# %% [markdown] lang="en"
# # 6. The learning rate
#
# In [lesson 5](05_thirty_updates.ipynb) you went down thirty times with a learning rate of 0.001. Would a
# larger one arrive sooner? Up to a point, yes. Larger still, it gets slower again, and beyond a
# certain limit it never arrives. In this lesson you will first see that limit and then calculate it:
# it is no matter of guessing, but a number that follows exactly from the data.
#
# After this lesson you can
#
# - tell from the movement alone whether a learning rate is small, suitable or too large,
# - compute the limit of the learning rate from the eigenvalues of the Hessian,
# - explain why a few epochs that look well are no proof of convergence,
# - say in numbers why the valley of [lesson 1](01_from_data_to_loss.ipynb#fifteen-steps) was so slow.
#
# This is a long lesson; a good place to stop for a day is after the videos. You can skip a section that is
# marked (advanced) and still read what follows.

# %% [markdown] lang="ko"
# ## 준비 {#setup}
#
# 데이터, 손실, 출발점은 5강과 같습니다. `X`는 `(100, 2)`, `y`는 `(100,)`, `W`는 `(2,)`이고, 손실은
# 제곱오차합입니다. `losses_along`은 길 위의 모든 점에서 손실을 한꺼번에 구합니다. `path`의 `(31, 2)`에 `X.T`의
# `(2, 100)`을 곱하면 예측값이 `(31, 100)`으로 나오고, 오차를 제곱해서 더하면 `(31,)`입니다.
#
# 이 강의에서 $k$에폭의 손실은 갱신을 $k$번 *마친 뒤*의 손실이고, 출발점이 0에폭입니다. 5강의 표에는 걸음을 떼기
# 전의 손실을 적었으므로, 여기의 3에폭이 그 표의 넷째 줄입니다.

# %% [markdown] lang="en"
# ## Setting up {#setup}
#
# Data, loss and start are those of lesson 5: `X` is `(100, 2)`, `y` is `(100,)`, `W` is `(2,)`, and the loss
# is the sum of squared errors. `losses_along` finds the losses at all points of a path at once: `path`
# with `(31, 2)` times `X.T` with `(2, 100)` gives predictions of shape `(31, 100)`, and adding up the
# squared errors leaves `(31,)`.
#
# In this lesson the loss at epoch $k$ is the loss *after* $k$ updates, and the start is epoch 0. The table
# of lesson 5 had the loss before each step, so epoch 3 here is the fourth row there.

# %% words={"loss at the start": "시작점의 손실"}
import math

import matplotlib.pyplot as plt
import torch
from matplotlib.animation import FuncAnimation

plt.rcParams["animation.html"] = "jshtml"  # in Jupyter, animations play in place

torch.manual_seed(43052)
x, _ = torch.randn(100).sort()
noise = 0.5 * torch.randn(100)
X = torch.stack([torch.ones(100), x], dim=1)
y = X @ torch.tensor([2.5, 4.0]) + noise
W_start = torch.tensor([-5.0, 10.0])


def loss_gradient(W):
    return 2 * X.T @ (X @ W - y)


def train(learning_rate, epochs=30):
    """Return W before the first update and after each one: (epochs + 1, 2)."""
    path = [W_start]
    for _ in range(epochs):
        path.append(path[-1] - learning_rate * loss_gradient(path[-1]))
    return torch.stack(path)


def losses_along(path):
    return ((path @ X.T - y) ** 2).sum(dim=1)


print("loss at the start:", losses_along(train(0.001))[0].item())

# %% [markdown] lang="ko"
# 동영상으로 봅시다. 함수 `animate`는 학습률 하나를 받아 서른 번의 갱신을 그립니다. 첫째 그림은 데이터와 움직이는 직선,
# 둘째 그림은 위에서 내려다본 손실의 등고선입니다. 점은 지금의 $W$, 화살표는 이제 내디딜 걸음
# $-\alpha \nabla L$입니다. 여섯 번 다 같은 축을 쓰므로 서로 견주어 볼 수 있습니다.

# %% [markdown] lang="en"
# Watch it as a video. The function `animate` takes a learning rate and draws thirty updates. The first panel has the
# data and the moving line, the second the contours of the loss from above. The dot is the present
# $W$; the arrow is the step about to be taken, $-\alpha \nabla L$. All six videos have the same axes,
# so they can be compared.

# %% drawing=true
w0 = torch.linspace(-9, 14, 120)
w1 = torch.linspace(-7.5, 15.5, 120)
errors = w0 + w1[:, None] * x[:, None, None] - y[:, None, None]  # (100, 120, 120)
surface = (errors**2).sum(dim=0)  # (120, 120)
levels = 8500 * (torch.arange(1, 8) / 4) ** 2  # evenly spaced rings


def draw_contours(ax):
    rings = ax.contour(w0, w1, surface, levels=levels, alpha=0.45, linewidths=1)
    rings.set(array=None, edgecolor="C3")  # one colour, whatever the height
    ax.set(xlabel="$w_0$", ylabel="$w_1$", aspect="equal")
    ax.set(xticks=[-5, 0, 5, 10], yticks=[-5, 0, 5, 10])


def animate(learning_rate):
    path = train(learning_rate)
    steps = path.diff(dim=0)
    losses = losses_along(path)
    ends = X[[0, -1]]  # the first and the last row are enough to draw a line

    fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
    left.plot(x, y, "o", color="C7", markerfacecolor="white", markersize=4)
    (line,) = left.plot([], [], color="C2")
    left.set(xlabel="$x$", ylabel="$y$", xlim=(-2.8, 2.8), ylim=(-38, 28))
    left.set(xticks=[-2, 0, 2], yticks=[-20, 0, 20])
    draw_contours(right)
    (trail,) = right.plot([], [], ".", color="C0", alpha=0.5)
    (dot,) = right.plot([], [], "o", color="C0", markersize=8)
    data_units = {"angles": "xy", "scale_units": "xy", "scale": 1}
    arrow = right.quiver(0, 0, 0, 0, color="C4", width=0.012, **data_units)
    counter = left.text(0.97, 0.15, "", transform=left.transAxes, ha="right")
    loss_text = left.text(0.97, 0.05, "", transform=left.transAxes, ha="right")
    loss_text.set_color("C3")
    fig.numbers = {"epoch": range(len(path)), "$w_0$": path[:, 0], "$w_1$": path[:, 1]}
    fig.numbers["$L$"] = losses

    def show(epoch):
        line.set_data(ends[:, 1], ends @ path[epoch])
        trail.set_data(*path[: epoch + 1].T)
        dot.set_data(*path[epoch, :, None])
        arrow.set_offsets(path[epoch])
        arrow.set_UVC(*(steps[epoch] if epoch < len(steps) else (0, 0)))
        counter.set_text(f"{epoch} / {len(path) - 1}")
        loss_text.set_text(f"L = {losses[epoch]:.4g}")
        return line, trail, dot, arrow, counter, loss_text

    animation = FuncAnimation(fig, show, frames=len(path), interval=125)
    plt.close(fig)
    return animation


# %% [markdown] lang="ko"
# ## 알맞을 때와 작을 때 {#small}
#
# 먼저 이미 아는 0.001입니다. 5강의 서른 걸음이 움직이는 모습입니다.

# %% [markdown] lang="en"
# ## A suitable rate and a small one {#small}
#
# First 0.001, which you know already: the thirty steps of lesson 5, moving.

# %% figure="rate-0-001" words={"epoch": "에폭"}
animate(0.001)

# %% [markdown] lang="ko" caption="rate-0-001" alt="학습률 0.001의 동영상입니다. 점이 왼쪽 위에서 등고선의 가운데로 거의 곧게 미끄러져 들어가고, 첫째 그림의 직선은 데이터 위에 놓입니다. 걸음이 갈수록 짧아져도 30에폭이면 충분합니다. 손실이 8588에서 26.4로 줄었습니다."
# $\alpha = 0.001$. 점은 한 방향으로만 미끄러지고, 걸음은 갈수록 짧아집니다. 첫째 그림의 두 수는 에폭과 그때의 손실 $L$입니다.

# %% [markdown] lang="en" caption="rate-0-001" alt="A video for the learning rate 0.001. The dot slides almost straight from the upper left to the centre of the contours, and the line in the first panel comes to lie on the data. The arrows get shorter, but thirty epochs are enough: the loss has fallen from 8588 to 26.4."
# $\alpha = 0.001$. The dot slides in one direction only, and the steps get shorter and shorter. The two numbers in the first panel are the epoch and its loss $L$.

# %% [markdown] lang="ko"
# !!! aside
#     바탕이 된 강의 노트는 동영상을 만들기 전에 더 간단한 방법을 씁니다. `fig, ax = plt.subplots()`로 만든 그림은 `fig`에
#     남아 있습니다. 그러니 학습하는 동안 `ax.plot(...)`으로 그 위에 계속 덧그리고, `ax.set_title(f"epoch {epoch}")`로 제목을
#     바꿉니다. 칸의 마지막 줄에 `fig`라고만 쓰면 지금까지 그린 것이 다시 나옵니다.
#
# !!! prediction
#     학습률을 10분의 1인 0.0001로 줄입니다. 서른 번 뒤의 손실은 위 동영상의 몇 에폭쯤과 비슷할까요?
#
#     - [ ] 3에폭
#     - [ ] 10에폭
#     - [ ] 27에폭
#
#     ??? answer
#         3에폭쯤입니다. 걸음이 10분의 1이면 열 걸음이 한 걸음 몫을 합니다. 30에폭의 손실은 2776.22이고,
#         0.001로는 3에폭에 2489.58입니다. 조금 덜 간 까닭도 생각해 보세요. 큰 걸음은 출발점의 큰 기울기를
#         더 오래 씁니다. 작은 걸음은 가는 동안 작아지는 기울기를 그때그때 따라갑니다.

# %% [markdown] lang="en"
# !!! aside
#     Before they make videos, the notes that this lesson grew from use something simpler. A figure that was made with
#     `fig, ax = plt.subplots()` stays in `fig`. So you can go on drawing over it with `ax.plot(...)` while you train, and
#     change its title with `ax.set_title(f"epoch {epoch}")`. Write just `fig` on the last line of a cell, and all that was
#     drawn so far is shown again.
#
# !!! prediction
#     Reduce the learning rate to a tenth, 0.0001. Which epoch of the video above will the loss after
#     thirty updates resemble?
#
#     - [ ] epoch 3
#     - [ ] epoch 10
#     - [ ] epoch 27
#
#     ??? answer
#         About epoch 3: with steps a tenth as long, ten of them do the work of one. The loss at epoch
#         30 is 2776.22, and 0.001 has 2489.58 at epoch 3. Why a little less far? A large step uses
#         the large gradient of its start all the way; small steps follow the gradient as it shrinks.

# %% figure="rate-0-0001" words={"epoch": "에폭"}
print(f"0.001,  epoch  3: {losses_along(train(0.001))[3]:8.2f}")
print(f"0.0001, epoch 30: {losses_along(train(0.0001))[30]:8.2f}")
animate(0.0001)

# %% [markdown] lang="ko" caption="rate-0-0001" alt="학습률 0.0001의 동영상입니다. 점이 0.001과 같은 길을 기어가, 30에폭에도 바닥까지의 절반을 가지 못합니다. 직선은 아직 데이터보다 가파르고 손실은 2776입니다. 0.001이 세 걸음에 가는 만큼도 가지 못했습니다."
# $\alpha = 0.0001$. 같은 길을 기어갑니다. 틀린 것은 없고 느릴 뿐입니다.

# %% [markdown] lang="en" caption="rate-0-0001" alt="A video for the learning rate 0.0001. The dot creeps along the path of 0.001 and at epoch 30 is not yet half way to the bottom. The line is still steeper than the data and the loss is 2776: less has been gained than with 0.001 in three steps."
# $\alpha = 0.0001$. It creeps along the same path. Nothing is wrong; it is only slow.

# %% [markdown] lang="ko"
# ## 클 때 {#large}
#
# 이번에는 키웁니다. 0.001의 8.3배인 0.0083입니다.
#
# !!! prediction
#     학습률이 8.3배면 8.3배 빨리 도착할까요? 첫 걸음을 어림해 보세요. 0.001의 첫 걸음은
#     $[1.3423, -1.1889]$였고, 바닥은 출발점에서 $[7.4, -6.0]$만큼 떨어져 있습니다.
#
#     ??? answer
#         첫 걸음은 $[11.1, -9.9]$입니다. 바닥을 지나쳐 건너편 비탈에 섭니다. 다음 걸음은 되돌아오고, 그다음은
#         다시 건너갑니다. 점은 골짜기를 가로질러 왔다 갔다 합니다.

# %% [markdown] lang="en"
# ## A large one {#large}
#
# Now go up, to 0.0083: 8.3 times 0.001.
#
# !!! prediction
#     Does 8.3 times the learning rate arrive 8.3 times sooner? Estimate the first step. With 0.001 it
#     was $[1.3423, -1.1889]$, and the bottom is $[7.4, -6.0]$ away from the start.
#
#     ??? answer
#         The first step is $[11.1, -9.9]$. It passes over the bottom and lands on the opposite slope.
#         The next step comes back, the one after goes across again: the dot swings over the valley.

# %% figure="rate-0-0083" words={"epoch": "에폭"}
animate(0.0083)

# %% [markdown] lang="ko" caption="rate-0-0083" alt="학습률 0.0083의 동영상입니다. 점이 첫 걸음에 바닥을 건너뛰어 건너편으로 가고, 다시 돌아오기를 되풀이합니다. 처음 몇 번은 폭이 크게 줄고, 그 뒤로는 비스듬한 다른 방향으로 좁게 왕복합니다. 화면의 손실은 출발점에서 8588, 6에폭에 358.7, 30에폭에 694입니다."
# $\alpha = 0.0083$. 처음 몇 걸음에서 폭이 크게 줄더니, 그 뒤로는 다른 방향으로 왕복합니다. 이 학습은 수렴할까요? 답을 정하고 나서 계속 읽으세요.

# %% [markdown] lang="en" caption="rate-0-0083" alt="A video for the learning rate 0.0083. With the first step the dot leaps over the bottom to the other side, then back again and again. The first few swings shrink quickly; after that the dot goes back and forth over a short stretch in another, slanting direction. The loss shown is 8588 at the start, 358.7 at epoch 6 and 694 at epoch 30."
# $\alpha = 0.0083$. The first few swings shrink quickly; then the dot goes back and forth in another direction. Does this run converge? Decide before you read on.

# %% [markdown] lang="ko"
# !!! prediction
#     학습률을 조금만 더 키웁니다. 0.0085는 0.0083보다 2.4% 클 뿐입니다. 모습이 눈에 띄게 달라질까요?
#
#     - [ ] 달라집니다
#     - [ ] 거의 같습니다
#
#     ??? answer
#         달라집니다. 왕복하는 폭이 갈수록 넓어집니다. 하지만 0.0083과 정말 다른 일이 벌어지는지, 아니면 같은
#         일이 더 빨리 벌어질 뿐인지는 아직 모릅니다.

# %% [markdown] lang="en"
# !!! prediction
#     A little more: 0.0085 is only 2.4% larger than 0.0083. Will you see a difference?
#
#     - [ ] yes
#     - [ ] hardly any
#
#     ??? answer
#         Yes: the swings get wider and wider. Whether something different happens here than at 0.0083,
#         or only the same thing faster, you cannot tell yet.

# %% figure="rate-0-0085" words={"epoch": "에폭"}
animate(0.0085)

# %% [markdown] lang="ko" caption="rate-0-0085" alt="학습률 0.0085의 동영상입니다. 처음에는 0.0083처럼 폭이 줄어 5에폭의 손실은 568.7이지만, 그 뒤로 비스듬한 방향의 왕복이 점점 넓어집니다. 30에폭의 손실은 11045로, 출발점의 8588보다 큽니다."
# $\alpha = 0.0085$. 줄던 폭이 다시 넓어집니다. 30에폭의 손실은 출발점의 손실보다 큽니다.

# %% [markdown] lang="en" caption="rate-0-0085" alt="A video for the learning rate 0.0085. At first the swings shrink as with 0.0083, down to a loss of 568.7 at epoch 5; from then on the swings in the slanting direction get wider and wider. The loss at epoch 30 is 11045, more than the 8588 of the start."
# $\alpha = 0.0085$. The swings shrink, then widen again. At epoch 30 the loss is above that of the start.

# %% [markdown] lang="ko"
# !!! prediction
#     마지막으로 0.01입니다. 점은 몇 에폭 만에 그림 밖으로 나갈까요? 그림 밖으로 나가는 방향은 출발점 쪽일까요?
#
#     ??? answer
#         6에폭에 밖으로 나갑니다. 나가는 방향은 출발점 쪽이 아니라 왼쪽 아래와 오른쪽 위를 잇는
#         비스듬한 방향입니다. 0.0083과 0.0085에서 왕복하던 바로 그 방향입니다.

# %% [markdown] lang="en"
# !!! prediction
#     Last, 0.01. In how many epochs will the dot leave the picture? Will it leave in the direction of
#     the start?
#
#     ??? answer
#         It is outside at epoch 6. It does not leave towards the start but along the slanting
#         line from lower left to upper right, the very line of the swings at 0.0083 and 0.0085.

# %% figure="rate-0-01" words={"epoch": "에폭"}
animate(0.01)

# %% [markdown] lang="ko" caption="rate-0-01" alt="학습률 0.01의 동영상입니다. 손실은 처음 세 걸음에 5685까지 줄지만, 그 뒤로 왼쪽 아래와 오른쪽 위를 오가는 왕복이 빠르게 커져 점이 6에폭에 그림 밖으로 나갑니다. 첫째 그림의 직선은 갈수록 가파르게 뒤집힙니다. 30에폭의 손실은 약 5188억입니다."
# $\alpha = 0.01$. 손실은 세 걸음까지 줄다가 그 뒤로 걷잡을 수 없이 커집니다.

# %% [markdown] lang="en" caption="rate-0-01" alt="A video for the learning rate 0.01. For three steps the loss falls, to 5685; then the swings between lower left and upper right grow quickly, and at epoch 6 the dot is outside the picture. In the first panel the line flips over, steeper each time. The loss at epoch 30 is about 519 billion."
# $\alpha = 0.01$. For three steps the loss falls; after that it grows beyond all bounds.

# %% [markdown] lang="ko"
# 눈으로 본 것을 수로 적어 둡니다.

# %% [markdown] lang="en"
# Here is what you have seen, in numbers.

# %% words={"epoch": "에폭", "the loss is smallest at epoch": "손실이 가장 작은 에폭"}
learning_rates = [0.0001, 0.001, 0.0083, 0.0085, 0.01]
table = torch.stack([losses_along(train(rate)) for rate in learning_rates])
print("epoch" + "".join(f"{rate:>12}" for rate in learning_rates))
for epoch in [0, 1, 2, 3, 4, 5, 6, 7, 10, 20, 30]:
    print(f"{epoch:5}" + "".join(f"{loss:12.5g}" for loss in table[:, epoch]))
for rate, lowest in zip(learning_rates, table.argmin(dim=1), strict=True):
    print(f"{rate}: the loss is smallest at epoch {lowest}")

# %% [markdown] lang="ko"
# 0.0083의 열을 보세요. 손실은 6에폭에 358.70까지 줄었다가 다시 늘기 시작합니다. 늘어나는 속도가 느려서 서른
# 번으로는 자리를 잡아 가는 것처럼 보입니다. 이 강의의 바탕이 된 강의 노트도 0.0083까지는 수렴하는 것으로
# 보았습니다. 그림만 보면 그럴 만합니다. 이제 그림을 떠나 따져 봅시다.
#
# ## 매개변수가 하나라면 {#one-direction}
#
# 먼저 매개변수가 $w$ 하나뿐이라고 합시다. 손실은 포물선입니다. 바닥을 $w^*$, 이계도함수를 $\lambda$라고 쓰면
# 다음과 같습니다. $\lambda$는 포물선이 얼마나 휘어 있는지를 나타내는 양수입니다.
#
# $$L(w) = L_{\min} + \frac{\lambda}{2} (w - w^*)^2, \qquad L'(w) = \lambda (w - w^*), \qquad
#   L''(w) = \lambda$$
#
# 바닥까지의 거리 $w - w^*$를 부호까지 넣어 잽시다. 한 걸음 가면 거리는 이렇게 바뀝니다.
#
# $$w - \alpha L'(w) - w^* = (w - w^*) - \alpha \lambda (w - w^*) = (1 - \alpha \lambda)(w - w^*)$$
#
# 이것이 전부입니다. **한 걸음은 바닥까지의 거리에 $1 - \alpha \lambda$를 곱합니다.** 이 수를 곱수(factor)라고
# 부르겠습니다. 걸음마다 곱수가 같으므로 거리는 등비수열이고, 수렴하는지는 이 수 하나로 정해집니다.
#
# | 학습률 × 이계도함수 $\alpha \lambda$ | 곱수 $1 - \alpha \lambda$ | 움직임 |
# |---|---|---|
# | 0과 1 사이 | 0과 1 사이 | 한쪽에서 다가갑니다 |
# | 1 | 0 | 한 걸음에 도착합니다 |
# | 1과 2 사이 | $-1$과 0 사이 | 건너뛰며 다가갑니다 |
# | 2 | $-1$ | 두 점 사이를 영원히 오갑니다 |
# | 2보다 큼 | $-1$보다 작음 | 건너뛰며 멀어집니다 |
#
# 그러므로 경계는 $\alpha = 2/\lambda$입니다. 많이 휘어진 골짜기일수록 걸음을 짧게 해야 합니다.
#
# [1강](01_from_data_to_loss.ipynb#too-long)에서 $b = 0$으로 두고 $w$만 움직인 것이 바로 이 경우입니다. 그때
# ${L'(w) = \frac{28w - 68}{3}}$이었으므로 $\lambda = \frac{28}{3}$입니다.
#
# !!! prediction
#     1강의 세 학습률 0.03, 0.15, 0.3은 각각 표의 어느 줄에 있을까요? 0.3에서 손실은 31, 100, 324로 불어났습니다. 왜
#     걸음마다 3.24배쯤일까요?
#
#     ??? answer
#         곱수는 0.72, $-0.4$, $-1.8$입니다. 0.03은 첫째 줄, 0.15는 셋째 줄, 0.3은 마지막 줄입니다. 바닥에서 잰 손실은
#         거리의 제곱에 비례하므로 곱수의 제곱, $1.8^2 = 3.24$가 곱해집니다.

# %% [markdown] lang="en"
# Look at the column of 0.0083. The loss falls to 358.70 at epoch 6, then begins to rise again, so
# slowly that thirty epochs look like settling down. The notes that this lesson grew from took
# 0.0083 to converge, and from the picture alone that is what one would think. So leave the
# picture now and work it out.
#
# ## With one parameter {#one-direction}
#
# Suppose there is only one parameter, $w$. The loss is a parabola. Let its bottom be at $w^*$ and call its
# second derivative $\lambda$, a positive number that says how strongly it is curved:
#
# $$L(w) = L_{\min} + \frac{\lambda}{2} (w - w^*)^2, \qquad L'(w) = \lambda (w - w^*), \qquad
#   L''(w) = \lambda$$
#
# Measure the distance to the bottom, $w - w^*$, with its sign. One step changes it like this:
#
# $$w - \alpha L'(w) - w^* = (w - w^*) - \alpha \lambda (w - w^*) = (1 - \alpha \lambda)(w - w^*)$$
#
# That is all. **A step multiplies the distance to the bottom by $1 - \alpha \lambda$.** Call this number the
# factor. It is the same at every step, so the distances are a geometric sequence, and this one
# number decides whether they shrink.
#
# | rate × second derivative $\alpha \lambda$ | factor $1 - \alpha \lambda$ | movement |
# |---|---|---|
# | between 0 and 1 | between 0 and 1 | approaches from one side |
# | 1 | 0 | arrives in one step |
# | between 1 and 2 | between $-1$ and 0 | leaps across and comes closer |
# | 2 | $-1$ | goes back and forth for ever |
# | more than 2 | less than $-1$ | leaps across and gets further away |
#
# So the limit is $\alpha = 2/\lambda$. The more curved the valley, the shorter the steps must be.
#
# That is what [lesson 1](01_from_data_to_loss.ipynb#too-long) had when it kept $b = 0$ and moved only $w$. There
# ${L'(w) = \frac{28w - 68}{3}}$, so $\lambda = \frac{28}{3}$.
#
# !!! prediction
#     In which rows of the table are the three rates of lesson 1, 0.03, 0.15 and 0.3? At 0.3 the loss grew from 31 to
#     100 to 324. Why about 3.24 times at each step?
#
#     ??? answer
#         The factors are 0.72, $-0.4$ and $-1.8$: 0.03 is in the first row, 0.15 in the third, 0.3 in the last. The loss
#         above the bottom goes with the square of the distance, so it is multiplied by the square of the factor,
#         $1.8^2 = 3.24$.

# %% words={"rate": "학습률", "factor": "곱수", "squared": "제곱"}
curvature = 28 / 3
print(f"2 / lambda = {2 / curvature:.3f}")
for rate in [0.03, 0.15, 0.3]:
    factor = 1 - rate * curvature
    print(f"rate {rate:.2f}   factor {factor:5.2f}   squared {factor**2:.2f}")

# %% [markdown] lang="ko"
# ## 방향은 등고선에 보입니다 {#ellipse}
#
# 매개변수가 둘이면 휘어진 정도가 방향마다 다릅니다. 다시 1강의 세 점 $(1, 3)$, $(2, 5)$, $(3, 7)$을 봅시다. 손실은
# 1강처럼 평균제곱오차이고, 이번에는 $w$와 $b$를 모두 움직입니다. 손실의 등고선은 바닥 $(2, 1)$을 둘러싼 길쭉한 타원입니다. 가장 가파른 내리막은 언제나 등고선과 직각입니다.
#
# !!! prediction
#     타원 위의 여러 점에서 내리막 화살표를 그립니다. 화살표는 바닥을 똑바로 가리킬까요?
#
#     - [ ] 어디에서나 바닥을 가리킵니다
#     - [ ] 타원의 두 축 위에서만 바닥을 가리킵니다
#     - [ ] 어디에서도 바닥을 가리키지 않습니다
#
#     ??? answer
#         타원의 두 축, 곧 긴 축과 짧은 축 위에서만 바닥을 가리킵니다. 다른 곳에서는 짧은 축 쪽으로, 골짜기를 가로질러
#         비껴갑니다.

# %% [markdown] lang="en"
# ## The contours show the directions {#ellipse}
#
# With two parameters the curvature depends on the direction. Take the three points of lesson 1 once more,
# $(1, 3)$, $(2, 5)$ and $(3, 7)$, with the mean squared error, and now move both $w$ and $b$. The contours of the loss are long ellipses around the bottom, $(2, 1)$. The steepest way
# down is always at right angles to the contour.
#
# !!! prediction
#     Draw the way down at several points of an ellipse. Do the arrows point straight at the bottom?
#
#     - [ ] everywhere
#     - [ ] only on the two axes of the ellipse
#     - [ ] nowhere
#
#     ??? answer
#         Only on the two axes of the ellipse, the long one and the short one. Elsewhere they miss it: they point
#         across the valley, more along the short axis.

# %% words={"gradient at the bottom": "바닥의 기울기 벡터"}
x_three = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)
y_three = 2 * x_three + 1
X_three = torch.stack([x_three, torch.ones_like(x_three)], dim=1)  # (3, 2): w, b
bottom_three = torch.tensor([2.0, 1.0], dtype=torch.float64)


def gradient_three(W):
    return 2 / 3 * X_three.T @ (X_three @ W - y_three)  # of the mean


print("gradient at the bottom:", gradient_three(bottom_three))

# %% figure="ellipse" drawing=true numbers=false
values_three, axes_three = torch.linalg.eigh(2 / 3 * X_three.T @ X_three)
turns = torch.arange(361, dtype=torch.float64) * math.pi / 180
half_axes = 1.42 / values_three.sqrt()[:, None]  # 2.9 and 0.43
circle = torch.stack([turns.cos(), turns.sin()])  # (2, 361)
ellipse = bottom_three + (axes_three @ (half_axes * circle)).T  # (361, 2)

fig, ax = plt.subplots(figsize=(4.4, 5.6))
for size in [0.3, 0.65, 1]:
    ax.plot(*(bottom_three + size * (ellipse - bottom_three)).T, "C3", linewidth=2)
for column, colour, style in [(0, "C5", "dashed"), (1, "C6", "solid")]:
    reach = [3.4, 1.1][column] * axes_three[:, column]
    ends = torch.stack([bottom_three - reach, bottom_three + reach])
    ax.plot(*ends.T, color=colour, linestyle=style, linewidth=1)
for degree in [0, 45, 90, 135, 180, 225, 270, 315]:
    here, down = ellipse[degree], -gradient_three(ellipse[degree])
    tip = here + 0.3 * down / down.norm()
    broad = {"color": "C4", "linewidth": 2.5 if degree % 90 == 0 else 1}
    arrow = {"arrowstyle": "-|>", "shrinkA": 0, "shrinkB": 0, **broad}
    ax.annotate("", tip, here, arrowprops=arrow)
    ax.plot(*here, "o", color="C0", markersize=4)
ax.plot(*bottom_three, "+", color="C3", markersize=12, markeredgewidth=2)
ax.set(xlabel="$w$", ylabel="$b$", aspect="equal", xlim=(0.2, 3.8), ylim=(-2.3, 4.3))
plt.show()

# %% [markdown] lang="ko" caption="ellipse" alt="1강의 세 점에 대한 손실의 등고선인 길쭉한 타원 셋이 바닥 (2, 1)을 둘러싸고, 두 축이 바닥에서 수직으로 만납니다. 바깥 타원의 점 여덟 개에서 내리막 화살표가 나갑니다. 두 축 위의 네 화살표만 바닥을 똑바로 가리키고, 나머지는 골짜기를 가로지르는 짧은 축 쪽으로 비껴갑니다."
# 1강의 골짜기를 두 축의 눈금을 같게 하여 그렸습니다. 화살표는 길이를 모두 같게 한 내리막의 방향입니다. 굵은 화살표 넷만 바닥을 가리킵니다. 파선이 긴 축, 실선이 짧은 축입니다.

# %% [markdown] lang="en" caption="ellipse" alt="Three long ellipses, contours of the loss for the three points of lesson 1, around the bottom at (2, 1), where their two axes meet at right angles. Arrows show the way down from eight points of the outer one. Only the four on the axes point straight at the bottom; the others miss it and point across the valley, along the short axis."
# The valley of lesson 1, with equal scales on both axes. The arrows show the way down, all of the same length. Only the four broad ones point at the bottom. Dashed: the long axis; solid: the short one.

# %% [markdown] lang="ko"
# 두 축이 특별한 까닭이 여기에 있습니다. 축 위에서 출발하면 걸음도 그 축을 따라가므로, *매개변수가 하나인 문제*가 됩니다.
# 축마다 $\lambda$가 하나씩 있고, 곱수 $1 - \alpha \lambda$도 하나씩 있습니다. 긴 축은 완만하니 $\lambda$가 작고, 짧은 축은
# 가파르니 $\lambda$가 큽니다.
#
# $\lambda$는 바로 잴 수 있습니다. 바닥에서 거리 1만큼 떨어진 원을 한 바퀴 돌며 높이를 잽니다. 바닥의 손실은 0이고 축
# 위에서는 $L = \frac{\lambda}{2} \times 1^2$이므로, 가장 낮은 곳과 가장 높은 곳의 높이를 두 배 하면 두 $\lambda$입니다.

# %% [markdown] lang="en"
# This is what is special about the axes. If you start on one, every step goes along it, and the problem is one with
# *a single parameter*. Each axis has its own $\lambda$, and so its own factor $1 - \alpha \lambda$: a small $\lambda$ for
# the long axis, which is gentle, and a large one for the short axis, which is steep.
#
# $\lambda$ can be measured. Walk once round the circle at distance 1 from the bottom and look at the height. The loss
# at the bottom is 0, and on an axis it is $L = \frac{\lambda}{2} \times 1^2$; so twice the lowest and twice the highest
# of these heights are the two $\lambda$.

# %% words={"direction": "방향", "height": "높이", "gradient": "기울기"}
# Half a circle is enough: the other half has the same heights.
angles = torch.linspace(0, math.pi, 180_001, dtype=torch.float64)
directions = torch.stack([angles.sin(), angles.cos()], dim=1)  # (180001, 2)
heights = ((directions @ X_three.T) ** 2).mean(dim=1)  # (180001,)
for i in [heights.argmin(), heights.argmax()]:
    v = directions[i]
    slope = gradient_three(bottom_three + v)
    print(f"direction {v[0]:6.3f} {v[1]:6.3f}   height {heights[i]:.3f}", end="   ")
    print(
        f"2 x height {2 * heights[i]:6.3f}   gradient {slope[0]:6.3f} {slope[1]:6.3f}"
    )

# %% [markdown] lang="ko"
# $\lambda$는 0.240과 11.093입니다. 기울기 벡터를 보세요. 두 방향에서는 방향 벡터에 $\lambda$를 곱한 것과 같습니다. 두
# 방향은 서로 수직이기도 합니다. 이런 방향을 고유벡터(eigenvector), 그 $\lambda$를 고윳값(eigenvalue)이라고 합니다.
#
# 축을 벗어난 출발점은 두 축을 따라간 두 걸음으로 나누어 생각합니다. 걸음마다 한 몫에는 한 곱수가, 다른 몫에는 다른
# 곱수가 곱해집니다. 두 곱수의 크기가 모두 1보다 작아야 바닥에 이르므로 **큰 $\lambda$가 한계를 정합니다.**
#
# $$0 < \alpha < \frac{2}{\lambda_{\max}}$$
#
# 이것이 이 강의의 결론입니다. 다음 절은 이것을 그림 없이 식으로 보입니다.
#
# ## 매개변수가 둘이라면 (심화) {#two-directions}
#
# ### 헤시안 {#hessian}
#
# 이제 이 강의의 데이터, 점 백 개로 돌아갑니다. 모든 방향의 휘어진 정도를 담은 행렬이 헤시안 $H$입니다. 매개변수가
# 하나일 때 $\lambda$가 이계도함수였듯이, $H$는 기울기 벡터를 한 번 더 미분한 것입니다.
# [5강](05_thirty_updates.ipynb#expansion)에서 제곱을 펼쳐 구한 기울기 벡터를 봅시다.
#
# $$\nabla L(W) = 2 X^\top X W - 2 X^\top y \qquad \Longrightarrow \qquad H = 2 X^\top X$$
#
# 일차식 $hw - a$를 미분하면 $h$만 남는 것과 같습니다. 모양은 `(2, 100)`과 `(100, 2)`의 곱이니 `(2, 2)`입니다. $W$가
# 들어 있지 않으니 곡면 어디에서나 같습니다.
#
# ### 한 걸음은 행렬의 곱입니다 {#step-as-matrix}
#
# 바닥 $W^*$에서는 기울기 벡터가 0이므로 $2X^\top X W^* = 2X^\top y$입니다. 이것을 위의 식에 넣습니다.
#
# $$\nabla L(W) = 2X^\top X W - 2X^\top X W^* = H (W - W^*)$$
#
# 매개변수가 하나일 때의 $L'(w) = \lambda (w - w^*)$와 같은 모양입니다. 그러니 한 걸음 뒤의 거리도 같은 모양입니다. $I$는
# 곱해도 아무것도 바뀌지 않는 단위행렬입니다.
#
# $$W - \alpha \nabla L(W) - W^* = (I - \alpha H)(W - W^*)$$
#
# ### 고유벡터에서는 수의 곱입니다 {#along-eigenvectors}
#
# 행렬을 곱하면 보통은 방향이 바뀝니다. 그러나 타원의 두 축에서는 바뀌지 않았습니다. $H v_i = \lambda_i v_i$인 방향, 곧
# 고유벡터의 방향입니다. 그 방향에서는 곱수가 다시 나타납니다.
#
# $$(I - \alpha H)\, v_i = v_i - \alpha \lambda_i v_i = (1 - \alpha \lambda_i)\, v_i$$
#
# $H$는 대칭행렬이므로 그런 방향이 둘 있고, 둘은 서로 수직입니다. 그래서 바닥에서 본 위치는 언제나 두 고유벡터로 나누어
# 적을 수 있고, 걸음을 떼도 두 방향은 섞이지 않습니다.
#
# $$\begin{gathered} W - W^* = c_1 v_1 + c_2 v_2 \\
#   c_1 \leftarrow (1 - \alpha \lambda_1)\, c_1, \qquad c_2 \leftarrow (1 - \alpha \lambda_2)\, c_2 \end{gathered}$$
#
# 두 매개변수의 문제가 매개변수가 하나인 문제 두 개로 갈라졌습니다. 두 곱수의 크기가 모두 1보다 작으면 어디에서
# 출발해도 바닥으로 갑니다. 한 방향이라도 $|1 - \alpha \lambda_i| > 1$이면 그 방향으로 멀어집니다. 출발점의 $c_i$가
# 꼭 0일 때만 예외입니다. $|1 - \alpha \lambda_i| < 1$은 ${0 < \alpha < 2/\lambda_i}$와 같은 말이므로, 가장 큰 고윳값이
# 한계를 정합니다.
#
# $$0 < \alpha < \frac{2}{\lambda_{\max}}$$
#
# !!! question
#     고윳값은 왜 둘 다 양수일까요? 길이가 1인 고유벡터에서 $\lambda_i = v_i^\top H v_i = 2 \lVert X v_i \rVert^2$, 곧
#     $X v_i$의 길이를 제곱해 두 배 한 것입니다. `X`의 두 열은 서로 다른 방향이어서 $X v_i$가 0이 될 수 없습니다. 두 열이
#     나란하다면 어떻게 될까요?
#
# ## 경계 {#limit}
#
# 이 강의의 데이터, 점 백 개에서 두 고윳값 $\lambda_1$, $\lambda_2$와 고유벡터 $v_1$, $v_2$를 구할 차례입니다. 모든 방향의
# 휘어진 정도를 담은 행렬, 곧 헤시안 $H = 2X^\top X$를 `torch.linalg.eigh`에 주면 됩니다. 작은 고윳값이 먼저 나옵니다.
#
# 그 전에 하나를 어림할 수 있습니다. 어느 축에서나 걸음은 바닥까지의 거리에 비례합니다. 그러니 거리에 곱수가 곱해지면
# 걸음에도 같은 곱수가 곱해집니다.
#
# !!! prediction
#     5강에서 0.001의 걸음은 매번 0.81 남짓한 수를 곱한 것처럼 짧아졌습니다. 이 사실에서 고윳값 하나를 어림할 수
#     있습니다. 얼마일까요?
#
#     ??? answer
#         $1 - 0.001 \lambda \approx 0.814$이므로 $\lambda \approx 186$입니다. 두 방향 가운데 *느린* 쪽, 곧 작은
#         고윳값입니다. 빠른 방향은 먼저 사라지고 느린 방향이 끝까지 남기 때문입니다.

# %% [markdown] lang="en"
# The two $\lambda$ are 0.240 and 11.093. Look at the gradient: in these two directions it is $\lambda$ times the vector of
# the direction. The directions are also at right angles. Such a direction is called an eigenvector, and its $\lambda$ an
# eigenvalue.
#
# If the start is on neither axis, think of it as a stretch along one axis and a stretch along the other. A step
# multiplies one share by one factor and the other share by the other. Both factors must be smaller than 1 in size
# to reach the bottom, so **the larger $\lambda$ sets the limit:**
#
# $$0 < \alpha < \frac{2}{\lambda_{\max}}$$
#
# That is the result of this lesson. The next section shows it without figures, in formulas.
#
# ## With two parameters (advanced) {#two-directions}
#
# ### The Hessian {#hessian}
#
# Back to the data of this lesson, the hundred points. The matrix that holds the curvature in every direction is the
# Hessian $H$. As $\lambda$ was the second derivative for one parameter, $H$ is the gradient differentiated once
# more. Take the gradient as it was multiplied out in [lesson 5](05_thirty_updates.ipynb#expansion):
#
# $$\nabla L(W) = 2 X^\top X W - 2 X^\top y \qquad \Longrightarrow \qquad H = 2 X^\top X$$
#
# just as the derivative of $hw - a$ is $h$. `(2, 100)` times `(100, 2)` gives the shape `(2, 2)`. There is no $W$ in
# it, so it is the same everywhere on the surface.
#
# ### A step is multiplication by a matrix {#step-as-matrix}
#
# At the bottom $W^*$ the gradient is zero, so $2X^\top X W^* = 2X^\top y$. Put this into the gradient:
#
# $$\nabla L(W) = 2X^\top X W - 2X^\top X W^* = H (W - W^*)$$
#
# It looks like $L'(w) = \lambda (w - w^*)$ for one parameter, and so does the distance after one step. $I$ is the
# identity matrix, which changes nothing that it multiplies.
#
# $$W - \alpha \nabla L(W) - W^* = (I - \alpha H)(W - W^*)$$
#
# ### Along an eigenvector it is multiplication by a number {#along-eigenvectors}
#
# Multiplying by a matrix mostly changes the direction. On the two axes of the ellipse it did not: they are the
# directions with $H v_i = \lambda_i v_i$, the eigenvectors. There the factor is back:
#
# $$(I - \alpha H)\, v_i = v_i - \alpha \lambda_i v_i = (1 - \alpha \lambda_i)\, v_i$$
#
# Since $H$ is symmetric, there are two such directions, at right angles to each other. So the position seen
# from the bottom can always be written in terms of the two eigenvectors, and no step mixes them:
#
# $$\begin{gathered} W - W^* = c_1 v_1 + c_2 v_2 \\
#   c_1 \leftarrow (1 - \alpha \lambda_1)\, c_1, \qquad c_2 \leftarrow (1 - \alpha \lambda_2)\, c_2 \end{gathered}$$
#
# The problem with two parameters has come apart into two problems with one. If both factors are smaller
# than 1 in size, descent reaches the bottom from any start. If $|1 - \alpha \lambda_i| > 1$ in even one
# direction, it moves away in that direction, unless $c_i$ happens to be exactly 0 at the start. Now
# $|1 - \alpha \lambda_i| < 1$ means ${0 < \alpha < 2/\lambda_i}$, so the largest eigenvalue sets the limit:
#
# $$0 < \alpha < \frac{2}{\lambda_{\max}}$$
#
# !!! question
#     Why are both eigenvalues positive? For an eigenvector of length 1, $\lambda_i = v_i^\top H v_i = 2 \lVert X v_i
#     \rVert^2$, twice the square of the length of $X v_i$. The two columns of `X` point in different directions, so
#     $X v_i$ cannot be 0. What if they were parallel?
#
# ## The limit {#limit}
#
# Now find the two eigenvalues $\lambda_1$, $\lambda_2$ and the eigenvectors $v_1$, $v_2$ for the data of this lesson, the
# hundred points. Give the matrix that holds the curvature in every direction, the Hessian $H = 2X^\top X$, to
# `torch.linalg.eigh`; the smaller eigenvalue comes first.
#
# One of them you can estimate beforehand. On either axis the step is proportional to the distance to the bottom, so
# whatever factor multiplies the distance multiplies the step as well.
#
# !!! prediction
#     In lesson 5 the steps at 0.001 shrank as if each were multiplied by a little more than 0.81. From
#     this you can estimate one of the eigenvalues. What is it?
#
#     ??? answer
#         From $1 - 0.001 \lambda \approx 0.814$ follows $\lambda \approx 186$. It is the *slow* one of the
#         two directions, the smaller eigenvalue: the fast one dies out first, the slow one is left.

# %% words={"eigenvalues": "고윳값", "about": "약"}
hessian = 2 * X.T @ X
eigenvalues, V = torch.linalg.eigh(hessian)  # ascending; eigenvectors in columns
limit = (2 / eigenvalues[-1]).item()
print("eigenvalues:     ", eigenvalues)
print(f"2 / lambda_max:   {limit:.7f}, about {limit:.5f}")
print("1 - 0.001 lambda:", 1 - 0.001 * eigenvalues)

# %% [markdown] lang="ko"
# 고윳값은 185.9603과 242.7700이고, 경계는 $2/242.7700 = 0.0082383$입니다. 0.0083은 이 경계의 **바로
# 바깥**이어서 발산하고, 0.0082는 안쪽이어서 수렴합니다.
#
# 5강의 물음에도 답이 나왔습니다. 두 비율은 ${1 - 0.001 \times 185.9603 = 0.8140}$으로 모입니다. 처음에 0.822와
# 0.799로 달랐던 것은 0.7572배씩 줄어드는 다른 방향의 몫이 섞여 있었기 때문입니다. $w_0$의 걸음에서는 두 몫의 부호가
# 반대이고, $w_1$의 걸음에서는 같습니다.
#
# 아래는 학습률에 따른 두 방향의 $|1 - \alpha \lambda|$입니다. 둘째 그림은 경계 둘레를 확대한 것입니다.

# %% [markdown] lang="en"
# The eigenvalues are 185.9603 and 242.7700, and the limit is $2/242.7700 = 0.0082383$. The rate 0.0083
# lies **just outside**, so it diverges; 0.0082 lies inside and converges.
#
# The question of lesson 5 is answered, too: both ratios were heading for ${1 - 0.001 \times 185.9603 =
# 0.8140}$. At first they were 0.822 and 0.799, because the share of the other direction, which shrinks by
# 0.7572, was mixed in: with the opposite sign in the steps of $w_0$, with the same sign in those of $w_1$.
#
# Below is $|1 - \alpha \lambda|$ for both directions against the learning rate; the second panel is
# enlarged around the limit.

# %% figure="factors" drawing=true
rates = torch.linspace(0, 0.0115, 400)
factors = (1 - rates[:, None] * eigenvalues).abs()  # (400, 1) * (2,) -> (400, 2)
shown = torch.tensor([0.0001, 0.001, 0.0082, 0.0083, 0.0085, 0.01])
largest = (1 - shown[:, None] * eigenvalues).abs().amax(dim=1)  # (6,)

fig, (whole, close) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
for ax in (whole, close):
    label = r"$|1 - \alpha\lambda_{}|$".format
    ax.plot(rates, factors[:, 0], color="C5", linestyle="dashed", label=label(1))
    ax.plot(rates, factors[:, 1], color="C6", label=label(2))
    ax.axhline(1, color="C7", linewidth=1)
    ax.axvline(limit, color="C7", linewidth=1, linestyle="dotted")
    ax.plot(shown, largest, "o", color="C4", markersize=6, label=r"$\max$")
    ax.set(xlabel=r"$\alpha$")
whole.set(ylabel=r"$|1 - \alpha\lambda|$", xlim=(0, 0.0115), ylim=(0, 1.8))
whole.set(xticks=[0, 0.002, 0.004, 0.006, 0.008, 0.01])
whole.text(0.0006, 0.5, r"$\lambda_{\,2}$", color="C6", fontsize=15)
whole.text(0.0028, 0.56, r"$\lambda_{\,1}$", color="C5", fontsize=15)
whole.text(limit - 0.0002, 1.55, r"$2\,/\,\lambda_{\,\max}$", ha="right", fontsize=14)
close.set(xlim=(0.00808, 0.00862), ylim=(0.95, 1.1))
close.set_xticks([0.0082, 0.0083, 0.0085])
close.text(limit - 0.00001, 1.083, f"{limit:.7f}", ha="right")
close.text(0.00842, 1.05, r"$\lambda_{\,2}$", color="C6", fontsize=15, ha="right")
plt.show()

# %% [markdown] lang="ko" caption="factors" alt="학습률에 따른 두 방향의 곱수의 크기를 그린 V자 곡선 두 개입니다. 큰 고윳값의 곡선이 0.0082383에서 먼저 1을 넘습니다. 확대한 둘째 그림에서 0.0082는 0.9907로 경계 아래, 0.0083은 1.0150으로 경계 위, 0.0085는 더 위에 있습니다. 작은 고윳값의 곡선은 여섯 학습률 모두에서 1보다 작으므로, 수렴은 큰 고윳값이 정합니다."
# 파선이 $\lambda_1 = 185.96$, 실선이 $\lambda_2 = 242.77$입니다. 점은 여섯 학습률에서 두 값 가운데 큰 쪽입니다. 1보다 아래면 수렴, 위면 발산입니다. 0.0082와 0.0083은 경계의 양쪽에 있습니다.

# %% [markdown] lang="en" caption="factors" alt="Two V-shaped curves: the size of each direction's factor against the learning rate. The curve of the larger eigenvalue is the first to rise above 1, at 0.0082383. Enlarged in the second panel, 0.0082 lies below 1, at 0.9907, and 0.0083 above it, at 1.0150; 0.0085 is further above. The curve of the smaller eigenvalue is below 1 at all six rates, so it is the larger one that decides."
# Dashed: $\lambda_1 = 185.96$; solid: $\lambda_2 = 242.77$. The points mark the larger of the two at each of the six rates. Below 1 descent converges, above it diverges; 0.0082 and 0.0083 lie on opposite sides.

# %% [markdown] lang="ko"
# ## 서른 번이 감춘 것 {#hidden}
#
# 0.0083에서 $\lambda_2$ 방향의 곱수는 $-1.015$입니다. 한 걸음에 겨우 1.5%씩 멀어집니다. 그런데 왜 처음에는
# 손실이 크게 줄었을까요? 출발점의 위치에 답이 있습니다. 바닥 $W^*$에서 출발점까지의 길을 $v_1$ 방향으로 $c_1$,
# $v_2$ 방향으로 $c_2$ 가는 것으로 나누어 봅시다. 고유벡터의 부호는 아무렇게나 정해도 되므로, $c_1$과 $c_2$가 양수가
# 되도록 고릅니다. $W^*$는 기울기가 0이라는 식을 풀어
# 구합니다. 자세한 이야기는 [7강](07_sum_or_mean.ipynb#normal-equation)에서 합니다.

# %% [markdown] lang="en"
# ## What thirty epochs hide {#hidden}
#
# At 0.0083 the factor of the $\lambda_2$ direction is $-1.015$: each step leads away by only 1.5%. But why
# did the loss fall so much at first? The position of the start has the answer. Split the way there from the bottom
# $W^*$ into $c_1$ along $v_1$ and $c_2$ along $v_2$. The signs of eigenvectors are free, so choose them such that
# $c_1$ and $c_2$ are positive. $W^*$ comes from solving for a zero gradient;
# [lesson 7](07_sum_or_mean.ipynb#normal-equation) is about that.

# %% words={"bottom W*": "바닥 W*", "v1, v2 as columns": "v1, v2 (열)", "start": "시작"}
W_best = torch.linalg.solve(hessian, 2 * X.T @ y)
V = V * torch.sign((W_start - W_best) @ V)  # one sign per column
c_start = (W_start - W_best) @ V  # (2,) @ (2, 2) -> (2,)
print("bottom W*:", W_best)
print("v1, v2 as columns:\n", V, sep="")
print("start:     c1 =", f"{c_start[0]:.4f}", " c2 =", f"{c_start[1]:.4f}")

# %% [markdown] lang="ko"
# $c_1$은 9.4412, $c_2$는 1.5008입니다. 출발점은 거의 수렴하는 방향에 놓여 있습니다. 이것을 첫째 그림에 그리고,
# 둘째 그림에는 0.0083의 서른 걸음을 두 방향과 함께 그립니다.

# %% [markdown] lang="en"
# $c_1$ is 9.4412 and $c_2$ is 1.5008: the start lies almost in the direction that converges. Draw this in
# the first panel, and in the second the thirty steps of 0.0083 together with both directions.

# %% figure="eigenvectors" drawing=true words={"epoch": "에폭"}
corner = W_best + c_start[0] * V[:, 0]  # from the bottom along v1 only
path = train(0.0083)

fig, (start, swings) = plt.subplots(1, 2, figsize=(8, 3.9), layout="constrained")
for ax in (start, swings):
    draw_contours(ax)
    ax.plot(*W_best, "+", color="C3", markersize=12, markeredgewidth=2)
start.plot(*torch.stack([W_best, corner]).T, color="C5", linestyle="dashed")
start.plot(*torch.stack([corner, W_start]).T, color="C6")
start.plot(*W_start, "o", color="C0", markersize=8)
start.text(-4.2, 10.6, "$W$", color="C0", fontsize=15)
start.text(3.2, 1.6, "$W^*$", color="C3", fontsize=15)
start.text(-3.4, 4.6, "$c_1$", color="C5", fontsize=15)
start.text(-8.2, 9.4, "$c_2$", color="C6", fontsize=15)

for column, colour, style, label, position in [
    (0, "C5", "dashed", "$v_1$", (6.2, 2.25)),
    (1, "C6", "solid", "$v_2$", (3.5, 7.2)),
]:
    line = torch.stack([W_best - 9 * V[:, column], W_best + 9 * V[:, column]])
    swings.plot(*line.T, color=colour, linestyle=style, linewidth=1)
    swings.text(*position, label, color=colour, fontsize=15)
dots = {
    "marker": "o",
    "markersize": 4,
    "markerfacecolor": "C0",
    "markeredgecolor": "C0",
}
swings.plot(*path.T, color="C4", linewidth=0.8, label="epoch", **dots)
for epoch, position in [(1, (6.2, 0.4)), (2, (0.2, 6.8)), (3, (3.2, 1.4))]:
    swings.text(*position, f"{epoch}", color="C0")
swings.text(3.8, 5.8, "30", color="C0")
swings.set(xlim=(-1.5, 7), ylim=(-0.5, 8))
swings.set(xticks=[0, 2, 4, 6], yticks=[0, 2, 4, 6, 8])
plt.show()

# %% [markdown] lang="ko" caption="eigenvectors" alt="손실의 등고선이 두 장 있습니다. 첫째 그림에서 출발점은 바닥에서 왼쪽 위의 v1 방향으로 9.44 간 다음 오른쪽 위의 v2 방향으로 1.50 간 곳이어서, 거의 v1 위에 있습니다. 둘째 그림은 0.0083의 길을 확대한 것입니다. 처음 세 점은 v1을 따라 바닥을 크게 건너뛰고, 뒤의 점들은 v2 위의 양쪽에 모여 그 사이를 왕복합니다."
# 첫째 그림: 출발점은 바닥에서 $v_1$을 따라 $c_1 = 9.44$, $v_2$를 따라 $c_2 = 1.50$ 간 곳입니다. 발산하는 방향 $v_2$의 몫은 처음에 아주 작습니다. 둘째 그림: 0.0083의 길입니다(숫자는 에폭). 큰 걸음은 $v_1$을 따라 줄어들고, $v_2$를 따르는 왕복이 남습니다.

# %% [markdown] lang="en" caption="eigenvectors" alt="Two panels with contours of the loss. In the first the start is reached from the bottom by going 9.44 towards the upper left, along v1, and then 1.50 towards the upper right, along v2, so it lies almost on v1. The second enlarges the path of 0.0083: its first three points leap over the bottom along v1; the later ones gather on either side of it on v2 and swing between."
# First panel: from the bottom the start is $c_1 = 9.44$ along $v_1$ and $c_2 = 1.50$ along $v_2$. The direction that diverges, $v_2$, has only a small share at first. Second panel: the path of 0.0083 (the numbers are epochs). The large steps along $v_1$ die down, and swings along $v_2$ remain.

# %% [markdown] lang="ko"
# 이제 동영상에서 본 것을 모두 설명할 수 있습니다. 0.0083에서 $c_1$은 매번 $-0.5435$배가 되어 빠르게
# 사라집니다. 첫 몇 걸음에서 폭이 크게 줄어든 것은 이 방향입니다. $c_2$는 매번 $-1.0150$배가 되어 천천히
# 자랍니다. 뒤에 남은 비스듬한 왕복은 이 방향입니다. 5강의 네 귀퉁이도 이 그림으로 설명됩니다. 왼쪽 위와 오른쪽
# 아래는 바닥에서 볼 때 느린 방향 $v_1$ 쪽이어서 손실이 조금 더 남았습니다.
#
# 이론이 맞는지 확인합시다. 실제로 학습한 길을 고유벡터의 좌표로 바꾸어, $|1 - \alpha \lambda_i|^k |c_i|$와 견줍니다.
# 그림에서는 학습을 점으로, 이론을 선으로 그립니다. 로그 눈금에서 등비수열은 곧은 선입니다.

# %% [markdown] lang="en"
# Now everything in the videos can be explained. At 0.0083, $c_1$ is multiplied by $-0.5435$ each time and
# vanishes quickly: those are the large swings that shrank in the first few steps. $c_2$ is multiplied by
# $-1.0150$ and grows slowly: those are the slanting swings that remained. The figure explains the four
# corners of lesson 5 as well: seen from the bottom, the upper left and the lower right lie towards the slow
# direction $v_1$, so there a little more of the loss was left.
#
# Check the theory. Turn the paths of actual training into coordinates along the eigenvectors and compare
# them with $|1 - \alpha \lambda_i|^k |c_i|$. In the figure the points are training and the lines are theory. On a
# logarithmic scale a geometric sequence is a straight line.


# %% words={"rate": "학습률", "trained": "학습", "theory": "이론"}
def distances(rate):
    """Return |c1|, |c2| at each epoch, from training and from theory: (31, 2) each."""
    trained = ((train(rate) - W_best) @ V).abs()
    factors = (1 - rate * eigenvalues).abs()  # (2,)
    return trained, factors ** torch.arange(31)[:, None] * c_start


for rate in [0.0082, 0.0083, 0.01]:
    trained, theory = distances(rate)
    print(
        f"rate {rate:.4f}   c2: trained {trained[30, 1]:9.4g}   theory {theory[30, 1]:9.4g}"
    )

# %% figure="distances" drawing=true words={"epoch": "에폭"}
epochs = torch.arange(31)
fig, panels = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
for rate, (linestyle, *label_positions) in {
    0.001: ("solid", (24.5, 0.01), (12, 0.1)),
    0.0082: ("dashed", (1.3, 0.02), (20, 0.4)),
    0.0083: ("dotted", (11.6, 0.014), (20, 3.5)),
    0.01: ("dashdot", (24, 0.6), (6, 120)),
}.items():
    trained, theory = distances(rate)
    for i, colour in enumerate(["C5", "C6"]):
        line = {"linestyle": linestyle, "label": f"{rate}"}
        panels[i].plot(epochs, theory[:, i], color=colour, **line)
        panels[i].plot(epochs[::2], trained[::2, i], ".", color=colour)
        panels[i].text(*label_positions[i], f"{rate}", color=colour)
for ax in panels:
    ax.set(xlabel="epoch", yscale="log", ylim=(1e-3, 1e3))
panels[0].set_ylabel("$|c_1|$")
panels[1].set_ylabel("$|c_2|$")
plt.show()

# %% [markdown] lang="ko" caption="distances" alt="두 고유벡터 방향에서 바닥까지의 거리를 에폭에 따라 로그 눈금으로 그렸습니다. 첫째 그림의 c1은 네 학습률에서 모두 곧게 내려갑니다. 둘째 그림의 c2는 1.50에서 출발해 0.001에서 내려가고, 0.0082에서 걸음마다 0.9907배로 아주 조금씩 줄고, 0.0083에서 1.0150배로 조금씩 늘고, 0.01에서 가파르게 올라갑니다. 학습의 점은 모두 이론의 직선 위에 있습니다."
# 방향마다 바닥까지의 거리입니다. 점은 실제 학습, 선은 이론입니다. 첫째 그림에서는 모두 수렴합니다. 갈림은 둘째 그림, $\lambda_2$의 방향에서만 일어납니다.

# %% [markdown] lang="en" caption="distances" alt="The distance to the bottom along each eigenvector against the epoch, on a logarithmic scale. In the first panel, c1 falls along a straight line for all four rates. In the second, c2 starts at 1.50: it falls for 0.001, shrinks a little at each step for 0.0082, by the factor 0.9907, grows a little for 0.0083, by 1.0150, and rises steeply for 0.01. All points of training lie on the lines of the theory."
# The distance to the bottom in each direction: points from training, lines from theory. In the first panel every rate converges. They part only in the second, in the direction of $\lambda_2$.

# %% [markdown] lang="ko"
# ## 천 번이면 드러납니다 {#thousand}
#
# 손실도 식으로 적을 수 있습니다. 손실은 이차식이고 바닥에서 기울기가 0이므로, 포물선의 식이 그대로 옮겨집니다.
#
# $$L(W) = L_{\min} + \frac{1}{2} (W - W^*)^\top H\, (W - W^*) = L_{\min} + \frac{1}{2} \lambda_1 c_1^2
#   + \frac{1}{2} \lambda_2 c_2^2$$
#
# 두 고유벡터가 수직이어서 $c_1 c_2$가 든 항은 사라집니다. $k$걸음 뒤의 $c_i$를 이미 아니까 $k$에폭의 손실은
# 다음과 같습니다. 이제 $c_i$는 출발점의 좌표입니다.
#
# $$L_k = L_{\min} + \frac{1}{2} \sum_{i=1}^{2} \lambda_i\, c_i^2\, (1 - \alpha \lambda_i)^{2k}$$
#
# 한 번도 학습하지 않고 몇 번째의 손실이든 알 수 있습니다.
#
# !!! prediction
#     0.0083으로 1,000에폭을 학습하면 손실은 얼마가 될까요? $c_2$ 방향의 처음 높이는 $\frac{1}{2} \times 242.77
#     \times 1.50^2 \approx 273$이고, $1.015^{1000} \approx 2.9 \times 10^6$입니다.
#
#     ??? answer
#         높이에는 곱수의 제곱이 곱해집니다. $273 \times (2.9 \times 10^6)^2 \approx 2 \times 10^{15}$입니다. 서른
#         번째에 694였던 손실이 천 번째에는 2000조가 넘습니다.

# %% [markdown] lang="en"
# ## A thousand epochs bring it out {#thousand}
#
# The loss has a formula, too. It is quadratic and its gradient is zero at the bottom, so the formula
# of the parabola carries over:
#
# $$L(W) = L_{\min} + \frac{1}{2} (W - W^*)^\top H\, (W - W^*) = L_{\min} + \frac{1}{2} \lambda_1 c_1^2
#   + \frac{1}{2} \lambda_2 c_2^2$$
#
# The eigenvectors are at right angles, so no term with $c_1 c_2$ is left. You know $c_i$ after $k$ steps
# already, and so you know the loss at epoch $k$. From here on, $c_i$ are the coordinates of the start:
#
# $$L_k = L_{\min} + \frac{1}{2} \sum_{i=1}^{2} \lambda_i\, c_i^2\, (1 - \alpha \lambda_i)^{2k}$$
#
# It tells the loss at any epoch without any training.
#
# !!! prediction
#     What will the loss be after 1,000 epochs at 0.0083? The height in the $c_2$ direction is $\frac{1}{2} \times
#     242.77 \times 1.50^2 \approx 273$ at first, and $1.015^{1000} \approx 2.9 \times 10^6$.
#
#     ??? answer
#         The height is multiplied by the square of the factor: $273 \times (2.9 \times 10^6)^2 \approx 2 \times
#         10^{15}$. The loss, 694 at epoch 30, exceeds two quadrillion.


# %% words={"epoch": "에폭", "learning rate": "학습률", "theory": "이론", "trained": "학습"}
def loss_from_theory(learning_rate, epoch):
    factors = (1 - learning_rate * eigenvalues) ** (2 * epoch)
    return loss_best + (eigenvalues * c_start**2 * factors).sum() / 2


loss_best = losses_along(W_best[None])[0]
rates = [0.0082, 0.0083]
losses = {rate: losses_along(train(rate, epochs=1000)) for rate in rates}
for rate in rates:
    print(f"learning rate {rate}")
    for epoch in [6, 30, 100, 1000]:
        trained = losses[rate][epoch]
        theory = loss_from_theory(rate, epoch)
        print(f"  epoch {epoch:4}   trained {trained:8.3g}   theory {theory:8.3g}")

# %% [markdown] lang="ko"
# 0.0083의 손실은 1,000에폭에 $2.3 \times 10^{15}$입니다. 이론과 실제가 같습니다. 0.0083은 수렴하지 않습니다.
# 서른 번은 이 사실을 보기에 짧았을 뿐입니다.
#
# 0.0082는 어떨까요? 곱수는 $-0.9907$입니다. 1보다 작으니 수렴해야 합니다.

# %% [markdown] lang="en"
# At 0.0083 the loss is $2.3 \times 10^{15}$ at epoch 1,000. Theory and training agree: 0.0083 does not
# converge. Thirty epochs were merely too short to see it.
#
# And 0.0082? Its factor is $-0.9907$, below 1 in size, so it should converge.

# %% figure="thirty-and-thousand" drawing=true words={"epoch": "에폭"}
fig, (short, long) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
for ax in (short, long):
    ax.plot(losses[0.0083], color="C3", label="0.0083")
    ax.plot(losses[0.0082], color="C3", linestyle="dashed", label="0.0082")
    ax.set(xlabel="epoch")
short.set(ylabel="$L$", xlim=(0, 30), ylim=(0, 9000))
short.text(20, 950, "0.0083", color="C3")
long.set(xlim=(0, 1000), yscale="log", ylim=(1, 1e16))
long.axvline(30, color="C7", linewidth=1, linestyle="dotted")
long.text(480, 1e10, "0.0083", color="C3", ha="right")
long.text(600, 100, "0.0082", color="C3")
long.text(45, 2e14, "30")
plt.show()

# %% [markdown] lang="ko" caption="thirty-and-thousand" alt="0.0083과 0.0082의 손실 곡선입니다. 첫째 그림의 처음 30에폭에서는 두 곡선이 8588에서 함께 떨어져 694와 183으로 바닥에 붙은 것처럼 보입니다. 로그 눈금인 둘째 그림의 1000에폭에서는 0.0083이 곧게 올라가 약 2300조에 이르고, 0.0082는 내려가 26.4에 머뭅니다. 처음 30에폭만 보아서는 수렴하는지 알 수 없습니다."
# 같은 두 학습입니다. 첫째 그림은 처음 30에폭, 둘째 그림은 1,000에폭(로그 눈금)입니다. 30에폭까지는 둘 다 자리를 잡은 듯하지만, 그 뒤로 갈라집니다. 실선이 0.0083, 파선이 0.0082, 점선이 30에폭입니다.

# %% [markdown] lang="en" caption="thirty-and-thousand" alt="The loss curves of 0.0083 and 0.0082. In the first 30 epochs, the first panel, both drop from 8588 together and seem to lie on the floor, at 694 and 183. Over 1,000 epochs on a logarithmic scale, the second panel, 0.0083 rises along a straight line to about 2.3 times ten to the fifteenth, while 0.0082 falls and stays at 26.4. Thirty epochs do not show which of them converges."
# The same two runs: 30 epochs in the first panel, 1,000 in the second, on a logarithmic scale. After 30 both seem to have settled; later they part. Solid: 0.0083; dashed: 0.0082; the dotted line is epoch 30.

# %% [markdown] lang="ko"
# ## 경계의 바로 안쪽 {#inside}
#
# !!! prediction
#     0.0082의 서른 걸음은 0.0083의 동영상과 얼마나 달라 보일까요? 그리고 아주 오래 학습한다면 0.0082와
#     0.0001 가운데 어느 쪽이 바닥에 더 빨리 다가갈까요?
#
#     ??? answer
#         동영상은 거의 같아 보입니다. 곱수가 $-1.0150$에서 $-0.9907$로 바뀌었을 뿐입니다. 오래 보면 0.0001이
#         빠릅니다. 0.0001의 느린 방향은 매번 0.9814배, 0.0082의 느린 방향은 매번 0.9907배입니다. 경계에 바짝
#         붙은 학습률은 쓸데없이 왕복하느라 느립니다.

# %% [markdown] lang="en"
# ## Just inside the limit {#inside}
#
# !!! prediction
#     How different will thirty steps of 0.0082 look from the video of 0.0083? And in very long training,
#     which approaches the bottom faster, 0.0082 or 0.0001?
#
#     ??? answer
#         The video looks almost the same: the factor has changed from $-1.0150$ to $-0.9907$, no more.
#         In the long run 0.0001 is faster: its slow direction shrinks by 0.9814 each time, that of
#         0.0082 by 0.9907. A rate close to the limit wastes its steps on going back and forth.

# %% figure="rate-0-0082" words={"epoch": "에폭"}
animate(0.0082)

# %% [markdown] lang="ko" caption="rate-0-0082" alt="학습률 0.0082의 동영상입니다. 0.0083과 거의 똑같이 골짜기를 건너뛰다가 비스듬한 방향으로 왕복합니다. 다만 왕복의 폭이 아주 조금씩 줄어, 손실은 다시 늘지 않습니다. 30에폭의 손실은 0.0083에서 694, 여기서는 182.6입니다."
# $\alpha = 0.0082$. 0.0083과 구별하기 어렵지만 폭이 조금씩 줄어듭니다. 이쪽은 수렴합니다.

# %% [markdown] lang="en" caption="rate-0-0082" alt="A video for the learning rate 0.0082. Almost exactly as with 0.0083 the dot leaps over the valley and then swings in the slanting direction, but the swings get narrower, if only a little each time, and the loss never rises again: at epoch 30 it is 182.6, where 0.0083 has 694."
# $\alpha = 0.0082$. Hard to tell from 0.0083, but the swings get a little narrower each time. This one converges.

# %% [markdown] lang="ko"
# 학습률마다 바닥까지의 거리가 10분의 1이 되는 데 몇 에폭이 드는지 계산해 봅시다. 오래 걸리는 방향이 기준이므로
# 두 곱수 가운데 큰 쪽을 씁니다.
#
# 표에 하나를 더 넣습니다. 두 방향의 곱수가 크기는 같고 부호만 반대가 되는 학습률입니다. 위의 V자 그림에서 두
# 곡선이 만나는 곳입니다. 만나는 곳의 왼쪽에서는 파선이 위에 있고 내려가는 중이며, 오른쪽에서는 실선이 위에 있고
# 올라가는 중입니다. 그래서 두 곱수 가운데 큰 쪽은 바로 여기에서 가장 작습니다.
#
# $$1 - \alpha \lambda_1 = -(1 - \alpha \lambda_2) \qquad \Longrightarrow \qquad
#   \alpha = \frac{2}{\lambda_1 + \lambda_2}$$

# %% [markdown] lang="en"
# For each rate, count the epochs until the distance to the bottom is a tenth of what it was. The
# slower direction decides, so take the larger of the two factors.
#
# Put one more rate into the table: the one at which both factors have the same size and opposite
# signs. It is where the two curves of the V-shaped figure cross. To the left of it the dashed curve is
# the upper one and falls, to the right the solid one is and rises. So this is where the larger of
# the two factors is smallest.
#
# $$1 - \alpha \lambda_1 = -(1 - \alpha \lambda_2) \qquad \Longrightarrow \qquad
#   \alpha = \frac{2}{\lambda_1 + \lambda_2}$$

# %% words={"rate": "학습률", "factor 1": "곱수 1", "factor 2": "곱수 2", "epochs to a tenth": "1/10까지 에폭", "after 1,000 epochs": "1,000에폭 뒤", "after 10 epochs": "10에폭 뒤"}
best_rate = (2 / eigenvalues.sum()).item()
print("    rate   factor 1  factor 2   epochs to a tenth")
for rate in [0.0001, 0.001, best_rate, 0.0082, 0.0083]:
    factor_1, factor_2 = (1 - rate * eigenvalues).tolist()
    slower = max(abs(factor_1), abs(factor_2))
    tenth = math.log(0.1) / math.log(slower) if slower < 1 else math.inf
    print(f"{rate:8.5f}   {factor_1:8.4f}  {factor_2:8.4f}   {tenth:17.1f}")

print("0.0082 after 1,000 epochs:", train(0.0082, epochs=1000)[-1])
print(f"{best_rate:.5f} after 10 epochs:  ", train(best_rate, epochs=10)[-1])

# %% [markdown] lang="ko"
# 0.0083은 아무리 오래 학습해도 다가가지 못하므로 `inf`입니다. 0.0082는 거리를 10분의 1로 줄이는 데 246에폭이
# 넘게 걸립니다. 0.0001의 두 배입니다. 가장 좋은 0.00466은 두 에폭이 채 걸리지 않아, 열 번이면 출력된 네 자리까지
# 바닥과 같습니다. 크다고 빠른 것도 아니고, 작다고 빠른 것도 아닙니다. 가장 빠른 학습률은 그 사이에 있습니다.
#
# ## 1강의 골짜기는 왜 느렸을까요 {#long-valley}
#
# 점 백 개의 두 고윳값은 비슷합니다. 1강의 세 점은 다릅니다. 0.240과 11.093, 짧은 축이 긴 축보다 46배나 심하게 휘어
# 있습니다. 이 비 $\lambda_{\max} / \lambda_{\min}$을 조건수(condition number)라고 합니다.
#
# !!! prediction
#     1강에서는 학습률 0.03으로 열다섯 걸음을 갔지만 바닥은 아직 멀었습니다. 바닥까지의 거리를 10분의 1로 줄이는 데,
#     다시 말해 한 자리를 더 맞히는 데 몇 걸음이 들까요?
#
#     - [ ] 30걸음쯤
#     - [ ] 100걸음쯤
#     - [ ] 300걸음쯤
#
#     ??? answer
#         300걸음쯤입니다. 긴 축의 곱수는 $1 - 0.03 \times 0.240 = 0.9928$입니다. 이것을 318번 곱해야 0.1이 됩니다. 짧은 축의
#         곱수는 0.667이라 여섯 걸음이면 됩니다. 골짜기까지는 금방 내려가고, 골짜기를 따라가는 길은 멉니다.

# %% [markdown] lang="en"
# 0.0083 never gets closer however long you train, hence `inf`. 0.0082 takes more than 246 epochs to get
# ten times closer, twice as many as 0.0001. The best rate, 0.00466, needs fewer than two, and after
# ten it agrees with the bottom in all four decimals printed. Large is not fast, and neither is small;
# the fastest rate lies between.
#
# ## Why was the valley of lesson 1 so slow? {#long-valley}
#
# The two eigenvalues of the hundred points are similar. Those of the three points of lesson 1 are not: 0.240 and 11.093.
# The short axis is curved 46 times as strongly as the long one. This ratio, $\lambda_{\max} / \lambda_{\min}$, is called
# the condition number.
#
# !!! prediction
#     In lesson 1 you took fifteen steps with a learning rate of 0.03, and the bottom was still far away. How many
#     steps does it take to get ten times closer to it, that is, to gain one more digit?
#
#     - [ ] about 30
#     - [ ] about 100
#     - [ ] about 300
#
#     ??? answer
#         About 300. The factor of the long axis is $1 - 0.03 \times 0.240 = 0.9928$, and it takes 318 of them to make 0.1.
#         That of the short axis is 0.667, for which six steps are enough: getting down into the valley is quick, but
#         along its floor the way is long.


# %% words={"as given": "그대로", "centred": "평균을 빼면", "eigenvalues": "고윳값", "condition": "조건수", "limit": "한계", "at rate": "학습률", "a digit in": "한 자리에", "steps": "걸음"}
def steps_per_digit(rate, eigenvalues):
    slowest = (1 - rate * eigenvalues).abs().max().item()
    return math.log(0.1) / math.log(slowest)


for name, x_used in [("as given", x_three), ("centred", x_three - x_three.mean())]:
    columns = torch.stack([x_used, torch.ones_like(x_used)], dim=1)  # (3, 2)
    found = torch.linalg.eigvalsh(2 / 3 * columns.T @ columns)
    small, large = found.tolist()
    print(f"{name}:  eigenvalues {small:.2f} {large:.2f}", end="   ")
    print(f"condition {large / small:.1f}   limit {2 / large:.3f}")
    for rate in [0.03, 2 / (small + large)]:
        digit = steps_per_digit(rate, found)
        print(f"   at rate {rate:.3f}   a digit in {digit:5.1f} steps")

# %% [markdown] lang="ko"
# 1강의 물음에 수로 답했습니다. 한계는 0.180이어서 0.03은 안전했지만, 한 자리를 더 맞히는 데 318걸음이 듭니다. 가장 좋은
# 학습률을 써도 53걸음입니다. 학습률로는 이만큼밖에 고칠 수 없습니다. 골짜기의 모양 자체가 길쭉하기 때문입니다.
#
# 그런데 모양은 데이터에서 옵니다. $x$에서 평균 2를 빼기만 하면 조건수가 1.5로 줄어, 한 자리에 두 걸음도 들지 않습니다(같은 0.03으로도
# 56걸음입니다). 직선은 그대로이고 $b$의 뜻만 "$x = 2$에서의 높이"로 바뀝니다. 학습하기 전에 특성의 평균을 빼고 크기를 맞추는 까닭이
# 여기에 있습니다.
#
# !!! aside
#     가장 좋은 학습률에서 곱수의 크기는 $(\lambda_{\max} - \lambda_{\min}) / (\lambda_{\max} + \lambda_{\min})$입니다.
#     조건수가 1,000이라면 가장 좋은 학습률에서도 ${999 / 1001 = 0.998}$이라 한 자리를 더 맞히는 데 천 에폭이 넘게
#     걸립니다.

# %% [markdown] lang="en"
# There is the answer to lesson 1, in numbers. The limit is 0.180, so 0.03 was safe, but a further digit takes 318 steps.
# At the best rate it still takes 53. The learning rate cannot do more: the valley itself is long.
#
# But its shape comes from the data. Subtract the mean, 2, from $x$, and the condition number falls to 1.5; a digit then
# takes fewer than two steps (and 56 at the same 0.03). The line stays the same; only the meaning of $b$ changes, to the
# height at $x = 2$. This is why one subtracts the mean of each feature, and brings all to the same scale, before training.
#
# !!! aside
#     At the best rate the size of the factors is $(\lambda_{\max} - \lambda_{\min}) / (\lambda_{\max} +
#     \lambda_{\min})$. With a condition number of 1,000 even that would be ${999 / 1001 = 0.998}$, and each further
#     digit would take more than a thousand epochs.

# %% [markdown] lang="ko" explorer=true
# ## 학습률을 끌어 보기 {#explore}
#
# 지금까지 본 것을 한자리에 모았습니다. 학습률은 막대나 곱수 그림에서, 출발점은 등고선 위에서 끌 수 있습니다.

# %% [markdown] lang="en" explorer=true
# ## Drag the learning rate {#explore}
#
# Here is everything so far in one place. Drag the learning rate on its slider or in the plot of the factors, and the
# start on the contours.

# %% figure="learning-rate" explorer=true
{
    "x": x.double().round(decimals=7).tolist(),  # all digits that float32 has
    "y": y.double().round(decimals=7).tolist(),
    "start": W_start.tolist(),
    "rate": 0.0083,
}

# %% [markdown] lang="ko" explorer=true caption="learning-rate" alt="학습률 0.0083으로 30에폭을 간 모습을 그림 넷이 보여 줍니다. 데이터보다 가파른 직선, 등고선의 골짜기를 건너뛰다 비스듬히 왕복하는 길, 줄었다가 694까지 다시 느는 손실, 그리고 두 방향의 곱수입니다. 학습률이 경계 2/λmax의 바로 오른쪽에 있어 한 곱수의 크기가 1.0150이고, 그래서 발산합니다."
# 차례로 데이터와 직선, 등고선 위의 길, 에폭마다의 손실(로그 눈금), 두 방향의 곱수입니다. 세로 점선은 경계 $2/\lambda_{\max}$, 등고선을 지나는 두 선은 고유벡터의 방향입니다.

# %% [markdown] lang="en" explorer=true caption="learning-rate" alt="Four panels show thirty epochs at the learning rate 0.0083: the line, steeper than the data; a path on the contours that leaps over the valley and then swings slantwise; the loss, which falls and rises again to 694; and the factors of the two directions. The rate lies just to the right of the limit 2/λmax, one factor has the size 1.0150, and so descent diverges."
# In this order: the line over the data, the path on the contours, the loss at each epoch (on a logarithmic scale), and the factors of the two directions. The dotted upright is the limit $2/\lambda_{\max}$; the two lines across the contours are the directions of the eigenvectors.

# %% [markdown] lang="ko" explorer=true
# !!! experiment
#     1. 0.0083에서 1,000에폭까지 보세요. 0.0082로 바꾸면 손실 곡선이 어떻게 달라지나요?
#     2. 출발점을 $v_1$ 방향(파선) 위에 꼭 올려놓으면, 0.0083에서도 한동안 바닥으로 갑니다. 얼마나 오래 가나요?
#     3. 두 곱수의 크기가 같아지는 학습률을 찾아, 몇 에폭이면 바닥에 닿는지 세어 보세요.

# %% [markdown] lang="en" explorer=true
# !!! experiment
#     1. At 0.0083, look as far as 1,000 epochs. What changes in the curve of the loss when you go to 0.0082?
#     2. Put the start right on the $v_1$ direction (dashed). Then even 0.0083 heads for the bottom for a while. For how
#        long?
#     3. Find the rate at which both factors have the same size, and count the epochs it takes to the bottom.

# %% [markdown] lang="ko"
# ## 끝까지 내버려 두면 {#overflow}
#
# 0.01로 돌아갑시다. 손실은 매번 $1.4277^2 \approx 2.04$배가 됩니다. 이대로 계속하면 어떻게 될까요?
# `float32`로 적을 수 있는 가장 큰 수는 약 $3.4 \times 10^{38}$, 곧 $2^{128}$에 조금 못 미치는 수입니다.
#
# !!! prediction
#     손실이 매번 약 두 배가 됩니다. 처음 높이가 273일 때, 몇 에폭에 `float32`의 한계를 넘을까요? 넘으면 프로그램이
#     오류를 낼까요?
#
#     ??? answer
#         $273 \times 1.4277^{2k} = 3.4 \times 10^{38}$을 풀면 $k \approx 116.7$입니다. 그러니 117에폭입니다. 오류는
#         나지 않습니다. 손실은 조용히 `inf`가 되고, 더 가면 $\infty - \infty$를 계산하다가 `nan`이 됩니다.

# %% [markdown] lang="en"
# ## If nobody stops it {#overflow}
#
# Back to 0.01. There the loss is multiplied by $1.4277^2 \approx 2.04$ each time. What if you let it run?
# The largest number that `float32` can hold is about $3.4 \times 10^{38}$, slightly less than $2^{128}$.
#
# !!! prediction
#     The loss roughly doubles every epoch. From a height of 273 at first, at which epoch does it exceed
#     the limit of `float32`? And will the program stop with an error then?
#
#     ??? answer
#         Solving $273 \times 1.4277^{2k} = 3.4 \times 10^{38}$ gives $k \approx 116.7$, so epoch 117. There is no
#         error. The loss silently becomes `inf`; further on the program computes $\infty - \infty$,
#         and the result is `nan`.

# %% words={"epoch": "에폭", "loss": "손실", "theory: overflow after": "이론: 넘치기까지", "epochs": "에폭", "first loss that is inf: epoch": "처음 inf가 된 에폭:"}
path = train(0.01, epochs=300)
losses = losses_along(path)
height = eigenvalues[1] * c_start[1] ** 2 / 2
growth = 2 * math.log(abs(1 - 0.01 * eigenvalues[1]))
room = math.log(torch.finfo(torch.float32).max / height)
print(f"theory: overflow after {room / growth:.1f} epochs")
print("first loss that is inf: epoch", losses.isinf().nonzero()[0].item())
for epoch in [30, 116, 117, 200, 300]:
    w0, w1 = path[epoch]
    print(f"epoch {epoch:3}   loss {losses[epoch]:8.1e}   W {w0:8.1e} {w1:8.1e}")

# %% [markdown] lang="ko"
# 이론이 말한 대로 117에폭에 넘칩니다. 그 뒤로도 $W$는 한동안 유한한 수이지만 결국 `nan`이 되고, `nan`에서는 어떤
# 걸음도 돌아오지 못합니다.
#
# !!! pitfall
#     학습 중에 손실이 `nan`이 되었다면 먼저 학습률을 의심하세요. 데이터를 뒤지기 전에 학습률을 10분의 1로
#     줄여 보는 것이 빠릅니다. 그리고 손실이 *줄고 있다*는 것만으로 안심하지 마세요. 여기서 0.01의 손실도 처음 세
#     걸음 동안은 줄었습니다.
#
# !!! aside
#     신경망의 손실은 이차식이 아니어서 $H$가 자리마다 다릅니다. 그래도 그 자리의 $2/\lambda_{\max}$는 여전히 뜻이
#     있습니다. 데이터 전체로 경사하강법을 쓰면 신경망이 $\lambda_{\max}$가 $2/\alpha$ 둘레에 머무는 곳으로
#     옮겨 가는 현상이 알려져 있고, 안정성의 가장자리(edge of stability)라고 부릅니다.
#
# ## 연습문제 {#exercises}
#
# 이제 경계를 계산하는 함수를 직접 만듭니다. `exercises/linear_regression.py`를 여세요. 손실이 합인지 평균인지에
# 주의하세요.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 이차식인 손실에서 한 걸음은 바닥까지의 거리를 고유벡터 방향마다 $1 - \alpha \lambda_i$배로 바꿉니다. 그래서
# 경사하강법은 $\alpha < 2/\lambda_{\max}$이면 어디에서 출발해도 수렴하고, 이 데이터에서 0.0082383인 그 경계를
# 넘으면 발산합니다. 몇 에폭의 모습은 수렴의 증거가 아니어서, 경계를 조금 넘은 0.0083은 서른 번 동안
# 얌전하다가 천 번이면 폭발합니다.
#
# 다음 질문: 경계가 0.008이라는 작은 수인 것은 점이 백 개이기 때문일까요? 점이 만 개라면 학습률도 다시 정해야
# 할까요?

# %% [markdown] lang="en"
# It overflows at epoch 117, as the theory says. $W$ stays finite for a while after that, but it ends up as
# `nan`, and from `nan` no step leads back.
#
# !!! pitfall
#     If the loss turns into `nan` during training, suspect the learning rate first. Before you search
#     the data, try a tenth of the rate. And do not be reassured by a loss that *is falling*: at
#     0.01, too, it fell for the first three steps.
#
# !!! aside
#     The loss of a neural network is not quadratic, and $H$ differs from place to place. Still, the local
#     $2/\lambda_{\max}$ has a meaning: in gradient descent on the full data, networks have been seen to move
#     to regions where $\lambda_{\max}$ hovers about $2/\alpha$. This is called the edge of stability.
#
# ## Exercises {#exercises}
#
# Now write the function that computes the limit. Open `exercises/linear_regression.py`, and mind
# whether the loss is a sum or a mean.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# With a quadratic loss, a step multiplies the distance to the bottom by $1 - \alpha \lambda_i$ along each
# eigenvector. So gradient descent converges from any start if $\alpha < 2/\lambda_{\max}$ and diverges
# beyond that limit, which for these data is 0.0082383. A few epochs prove no convergence: 0.0083, slightly
# beyond the limit, behaves for thirty epochs and has exploded by a thousand.
#
# The next question: is the limit as small as 0.008 because there are a hundred points, and would ten
# thousand points need another learning rate?
