# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 45
#     picture: squared-errors
#     summary:
#       ko: 점 세 개와 직선 하나로 시작합니다. 얼마나 틀렸는지 정사각형으로 재고, 손실의 기울기를 손으로 구해 내리막으로 한 걸음 갑니다.
#       en: Three points and one line. Measure how wrong the line is with squares, work out the slope of the loss by hand, and take one step downhill.
# ---

# %% [markdown] lang="ko"
# # 1. 데이터에서 손실까지
#
# 기계가 *배운다*는 것은 무슨 뜻일까요? 이 강의에서는 점 세 개와 직선 하나로 답합니다. 수가 작아서
# 모든 계산을 종이 위에서 할 수 있습니다. 종이와 연필을 옆에 두고, 코드는 검산하는 데 쓰세요. 학교에서 함수와
# 직선의 기울기를 배웠고 파이썬을 조금 읽을 수 있으면 준비는 끝났습니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 직선이 얼마나 틀렸는지 평균제곱오차라는 수 하나로 나타냅니다.
# - 곡선의 기울기를 평균변화율의 극한으로 설명하고, 연쇄 법칙(합성함수의 미분법)으로 계산합니다.
# - 손실이 줄어드는 쪽으로 한 걸음 가고, 걸음이 너무 길면 왜 나빠지는지 설명합니다.

# %% [markdown] lang="en"
# # 1. From data to loss
#
# What does it mean for a machine to *learn*? This lesson answers with three points and one line.
# The numbers are small enough to do everything on paper, so keep a pencil at hand and use the
# code to check yourself. If you have met functions and the slope of a line at school and can read a
# little Python, you are ready.
#
# After this lesson you can
#
# - say how wrong a line is with a single number, the mean squared error,
# - explain the slope of a curve as the limit of average rates of change, and compute it with the
#   chain rule,
# - take one step that makes the loss smaller, and explain why a step that is too long makes it
#   larger.

# %% [markdown] lang="ko"
# ## 세 점과 가설 {#hypothesis}
#
# 데이터(data)는 세 점 $(1, 3)$, $(2, 5)$, $(3, 7)$입니다. $x$를 알 때 $y$를 예측하고 싶습니다. 먼저 둘의
# 관계가 어떤 모양인지 정합니다. 여기서는 직선이라고 합시다. 이렇게 정한 식을 가설(hypothesis)이라고
# 합니다.
#
# $$\hat{y} = wx + b$$
#
# $\hat{y}$는 예측값(prediction)입니다. 모자를 씌워 실제값 $y$와 구별합니다. 가중치(weight) $w$와
# 편향(bias) $b$는 아직 정하지 않은 두 수이고, 이런 수를 매개변수(parameter)라고 합니다. 흔히 파라미터라고도
# 하고, 통계학에서는 모수라고 합니다. 가설은 직선 하나가 아니라 ($y$축에 평행한 것을 뺀) *모든* 직선의 모임이고,
# $w$와 $b$를 정할 때마다 그 가운데 하나가 뽑힙니다.
#
# 학교에서 배운 말로 하면 $wx + b$는 ($w$가 0이 아닐 때) 일차함수이고 $w$는 직선의 기울기, $b$는 $y$절편입니다.
# 상수 $b$를 더한 이런 함수를 아핀 함수(affine function)라고 합니다. 선형대수에서는 $wx$만 선형(linear)이라고
# 하지만, 딥러닝에서는 흔히 둘 다 선형이라고 부릅니다.
#
# 어디선가 시작해야 하므로 $w = 1$, $b = 0$으로 시작합니다. 배열 `x`와 `y`의 모양은 둘 다 `(3,)`이고, 수
# 하나인 `w`와 `b`는 세 점 모두에 똑같이 곱해지고 더해집니다.

# %% [markdown] lang="en"
# ## Three points and a hypothesis {#hypothesis}
#
# The data are three points, $(1, 3)$, $(2, 5)$ and $(3, 7)$. We want to predict $y$ when we know
# $x$. First choose what shape their relation has; here, let it be a straight line. Such a choice
# is called a hypothesis.
#
# $$\hat{y} = wx + b$$
#
# $\hat{y}$ is the prediction; its hat tells it from the actual value $y$. The weight $w$ and the
# bias $b$ are two numbers we have not chosen yet, the parameters. So the hypothesis is not one
# line but the collection of *all* lines (but the vertical ones), and each choice of $w$ and $b$ picks
# one of them.
#
# In the words of school, $wx + b$ is a linear function with slope $w$ and $y$-intercept $b$. With a
# constant $b$ added, mathematicians call it an affine function and keep the word linear for $wx$;
# in deep learning both are usually called linear.
#
# We have to start somewhere: take $w = 1$ and $b = 0$. The arrays `x` and `y` both have the shape
# `(3,)`; `w` and `b` are single numbers, multiplied with and added to all three points alike.

# %% words={"prediction": "예측값", "error": "오차"}
import matplotlib.pyplot as plt
import numpy as np

x = np.array([1.0, 2.0, 3.0])
y = np.array([3.0, 5.0, 7.0])


def predict(w, b):
    return w * x + b


w, b = 1.0, 0.0
error = predict(w, b) - y
print("prediction:", predict(w, b))
print("error:     ", error)

# %% [markdown] lang="ko"
# 오차(error)는 예측값에서 실제값을 뺀 것입니다. 앞으로 $e_i = \hat{y}_i - y_i$라고 쓰겠습니다. 세 오차가
# 모두 음수이므로 직선은 세 점보다 아래에 있습니다.
#
# !!! aside
#     통계 책에서는 오차를 흔히 거꾸로, 곧 $y_i - \hat{y}_i$로 정합니다(잔차). 제곱하면 같으므로 어느 쪽을 써도
#     손실은 같습니다. 다만 미분할 때 $-1$이 한 번 더 곱해지므로, 한쪽을 정했으면 끝까지 지켜야 합니다. 이
#     과정에서는 언제나 예측값에서 실제값을 뺍니다.
#
# ## 정사각형으로 재기 {#squares}
#
# "이 직선이 저 직선보다 낫다"라고 말하려면 오차 세 개를 수 하나로 모아야 합니다. 그냥 더하면 어떨까요?
#
# !!! prediction
#     이번에는 수평선 $\hat{y} = 5$를 생각해 봅시다($w = 0$, $b = 5$). 세 오차를 더하면 얼마일까요? 이 직선은
#     좋은 직선일까요?
#
#     ??? answer
#         오차는 2, 0, −2이고 더하면 0입니다. 합만 보면 완벽한 직선 같지만 두 점에서 2씩 틀렸습니다. 위로
#         틀린 것과 아래로 틀린 것이 서로 지워졌기 때문입니다.
#
# 지워지지 않게 하려면 부호를 없애야 합니다. 그래서 오차를 제곱합니다. 절댓값을 써도 부호는 없어지지만,
# 절댓값의 그래프는 0에서 꺾여 그 점에서 미분가능하지 않습니다. 제곱은 어디서나 미분가능하여 뒤에서 기울기를
# 구하기 쉽습니다. 제곱은 정사각형의 넓이이므로 눈으로 볼 수도 있습니다. 점에서 직선까지 세로로 잰 거리를 한 변으로
# 하는 정사각형을 그리면 됩니다. 제곱한 오차의 평균이 평균제곱오차(mean squared error, MSE)입니다. 이렇게 줄여야
# 할 수를 손실(loss)이라고 부릅니다.
#
# $$L(w, b) = \frac{1}{3} \left( e_1^2 + e_2^2 + e_3^2 \right)$$
#
# 우리 직선의 손실은 $\frac{1}{3}(4 + 9 + 16) = \frac{29}{3}$, 약 9.67입니다.

# %% [markdown] lang="en"
# An error is the prediction minus the actual value; from now on $e_i = \hat{y}_i - y_i$. All three
# are negative: the line lies below the points.
#
# !!! aside
#     Books on statistics often turn it round, to $y_i - \hat{y}_i$, the residual. Squared, the two
#     are the same, and so is the loss. But differentiating brings one more factor of $-1$, so keep
#     to the one that you have chosen. In this course it is always the prediction minus the actual
#     value.
#
# ## Measuring with squares {#squares}
#
# To say that one line is better than another, the three errors must become one number. Why not
# simply add them up?
#
# !!! prediction
#     Take the horizontal line $\hat{y} = 5$ for a moment ($w = 0$, $b = 5$). What is the sum of its
#     three errors? Is it a good line?
#
#     ??? answer
#         The errors are 2, 0 and −2, and their sum is 0. By the sum the line is perfect, and yet it
#         misses two of the points by 2: errors above and below have cancelled.
#
# To keep them from cancelling, the sign has to go, and so we square the errors. Absolute values
# would remove the sign as well, but their graph has a kink at 0 and is not differentiable there. A
# square is differentiable everywhere, which will make its slope easy to find. It is also an area and
# can be seen: draw the square whose side is the vertical distance from the point to the line. The mean
# of the squared errors is the mean squared error (MSE). A number like this, which is to be made small,
# is called a loss.
#
# $$L(w, b) = \frac{1}{3} \left( e_1^2 + e_2^2 + e_3^2 \right)$$
#
# For our line that is $\frac{1}{3}(4 + 9 + 16) = \frac{29}{3}$, about 9.67.


# %% words={"loss": "손실", "squares": "제곱", "sum of errors": "오차의 합"}
def loss(w, b):
    return np.mean((predict(w, b) - y) ** 2)


print("w = 1, b = 0:  squares", error**2, " loss", loss(1, 0))
flat_error = predict(0, 5) - y
print("w = 0, b = 5:  sum of errors", flat_error.sum(), " loss", loss(0, 5))

# %% figure="squared-errors" drawing=true
from matplotlib.patches import Rectangle


def draw_squares(ax, w, b, digits=0):
    """Draw data, line and squared errors; all squares hang to the right."""
    ax.axline((0, b), slope=w, color="C2", label=r"$\hat{y}$")
    for x_i, y_i, prediction in zip(x, y, predict(w, b), strict=True):
        side = y_i - prediction
        square = Rectangle((x_i, prediction), side, side)
        square.set(facecolor=("C3", 0.2), edgecolor="C3")
        ax.add_patch(square)
        area = f"{side**2:.{digits}f}"
        ax.text(x_i + side - 0.1, prediction + 0.1, area, color="C3", ha="right")
    hollow = {"markerfacecolor": "white", "markersize": 9}
    ax.plot(x, y, "o", color="C7", label="$y$", **hollow)
    ax.set(xlim=(0, 7.5), ylim=(0, 7.5), aspect="equal", xlabel="$x$", ylabel="$y$")


fig, ax = plt.subplots(figsize=(5, 5))
draw_squares(ax, w=1, b=0)
for x_i, y_i, side in zip(x, y, ["2", "3", "4"], strict=True):
    ax.text(x_i - 0.12, y_i - 1, side, color="C3", ha="right", va="center")
ax.text(5.6, 5.0, r"$\hat{y}$", color="C2", fontsize=15)
plt.show()

# %% [markdown] lang="ko" caption="squared-errors" alt="직선 ŷ = x와 그 위에 있는 세 점입니다. 점마다 직선까지의 거리를 한 변으로 하는 정사각형이 있습니다. 한 변은 2, 3, 4이고 넓이는 4, 9, 16입니다. 가장 크게 틀린 점의 정사각형이 전체 넓이 29의 절반을 넘습니다."
# 제곱한 오차를 정사각형으로 그렸습니다. 변은 2, 3, 4로 고르게 늘지만 넓이는 4, 9, 16으로 뜁니다. 크게 틀린 점일수록 손실에 크게 반영됩니다.

# %% [markdown] lang="en" caption="squared-errors" alt="The line ŷ = x and the three points above it. From each point hangs a square whose side is the distance to the line: sides 2, 3 and 4, areas 4, 9 and 16. The square of the worst point makes up more than half of the total area of 29."
# Squared errors drawn as squares. The sides grow evenly, 2, 3, 4, but the areas leap, 4, 9, 16: the worse a point is missed, the more it counts.

# %% [markdown] lang="ko"
# 수평선의 손실은 $\frac{8}{3}$, 약 2.67입니다. 우리 직선보다는 낫지만 0은 아닙니다. 이제 직선을 비교할 수
# 있습니다.
#
# ## 손실은 매개변수의 함수 {#loss-function}
#
# 여기서 관점을 바꿉니다. 데이터는 이미 주어져서 변하지 않습니다. 변하는 것은 $w$와 $b$입니다. 그래서
# 손실은 $x$의 함수가 아니라 $w$와 $b$의 함수입니다. 직선마다 손실이 하나씩 정해집니다.
#
# 먼저 $b = 0$으로 고정하고 $w$만 움직여 봅시다. 손실의 식을 손으로 전개하면
#
# $$L(w) = \frac{(w - 3)^2 + (2w - 5)^2 + (3w - 7)^2}{3} = \frac{14w^2 - 68w + 83}{3}$$
#
# 아래로 볼록한 포물선입니다. $w = 1$을 넣으면 $\frac{29}{3}$이 나오는지 확인해 보세요.

# %% [markdown] lang="en"
# The horizontal line has a loss of $\frac{8}{3}$, about 2.67: better than ours, but not zero. Now
# lines can be compared.
#
# ## The loss is a function of the parameters {#loss-function}
#
# Here the point of view changes. The data are given and stay as they are; what varies is $w$ and
# $b$. So the loss is not a function of $x$ but of $w$ and $b$: to each line belongs one loss.
#
# Keep $b = 0$ for now and move only $w$. Multiplied out by hand, the loss is
#
# $$L(w) = \frac{(w - 3)^2 + (2w - 5)^2 + (3w - 7)^2}{3} = \frac{14w^2 - 68w + 83}{3}$$
#
# a parabola that opens upward. Check that $w = 1$ gives $\frac{29}{3}$.


# %% words={"by hand": "손으로", "by code": "코드로"}
def loss_of_w(w):
    return (14 * w**2 - 68 * w + 83) / 3


for weight in [0, 1, 2, 3, 4]:
    by_hand, by_code = loss_of_w(weight), loss(weight, 0)
    print(f"w = {weight}  by hand  {by_hand:7.4f}  by code  {by_code:7.4f}")

# %% figure="loss-of-w" drawing=true
fig, (lines, curve) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
weights = np.linspace(-0.2, 4.4, 200)
curve.plot(weights, loss_of_w(weights), color="C3", linewidth=3, label="$L$")
places = [(1.15, 10.2), (1.72, 3.4), (2.55, 3.4)]
for weight, style, place in zip([1, 2, 3], ["-", "--", ":"], places, strict=True):
    label, ends = f"$w={weight}$", np.array([0, 3.25])
    lines.plot(ends, weight * ends, color="C2", linestyle=style, label=label)
    lines.text(3.3, 3.25 * weight, label, color="C0", fontsize=13, va="center")
    height = loss_of_w(weight)
    curve.plot([weight, weight], [0, height], color="C0", linestyle=style, linewidth=1)
    curve.plot(weight, height, "o", color="C0", markersize=9)
    curve.text(*place, f"{height:.2f}", color="C3")
hollow = {"markerfacecolor": "white", "markersize": 9}
lines.plot(x, y, "o", color="C7", label="$y$", **hollow)
lines.set(xlim=(0, 4.1), ylim=(0, 10.6), xlabel="$x$", ylabel="$y$")
curve.set(ylim=(0, 30), xlabel="$w$", ylabel="$L$")
plt.show()

# %% [markdown] lang="ko" caption="loss-of-w" alt="첫째 그림에는 세 점과 원점을 지나는 세 직선이 있고 기울기는 1, 2, 3입니다. 둘째 그림은 w에 따른 손실의 포물선입니다. w가 1이면 손실은 9.67, 2이면 1.00, 3이면 1.67이고, 바닥은 2와 3 사이에 있습니다."
# 직선 하나가 포물선 위의 점 하나입니다. 직선을 돌리는 일이 여기서는 포물선을 따라 걷는 일입니다.

# %% [markdown] lang="en" caption="loss-of-w" alt="The first panel has the three points and three lines through the origin, with slopes 1, 2 and 3. The second has the parabola of the loss against w: 9.67 at w = 1, 1.00 at 2, 1.67 at 3, with its bottom between 2 and 3."
# Each line is one point on the parabola. To turn the line is to walk along the parabola.

# %% [markdown] lang="ko"
# ## 곡선의 기울기: 평균변화율의 극한 {#slope}
#
# 우리는 포물선 위의 $w = 1$에 서 있습니다. $w$를 늘려야 할까요, 줄여야 할까요? 직선의 기울기(slope)는 두
# 점만 있으면 구할 수 있습니다. 곡선에서도 똑같이 해 봅시다. $w$를 $h$만큼 늘리고, 손실이 변한 양을 $h$로
# 나눕니다. 이 값이 $w$가 1에서 $1 + h$까지 변할 때의 평균변화율입니다.
#
# $$\frac{L(1 + h) - L(1)}{h} = \frac{-40 + 14h}{3}$$
#
# 오른쪽 식도 손으로 얻을 수 있습니다. $L(1 + h)$를 전개하고 $L(1)$을 빼면 모든 항에 $h$가 남아
# 나누어집니다.
#
# !!! prediction
#     $h$를 1, 0.1, 0.01로 줄이면 이 값은 어떤 수에 다가갈까요?
#
#     ??? answer
#         $14h$가 0으로 줄어드므로 $-\frac{40}{3} = -13.333\ldots$에 다가갑니다.

# %% [markdown] lang="en"
# ## The slope of a curve: the limit of average rates of change {#slope}
#
# We stand on this parabola at $w = 1$. Should $w$ grow or shrink? For the slope of a straight line
# two points are enough, so do the same on the curve: increase $w$ by $h$, and divide the change in
# the loss by $h$. That is the average rate of change between 1 and $1 + h$.
#
# $$\frac{L(1 + h) - L(1)}{h} = \frac{-40 + 14h}{3}$$
#
# The right-hand side can be found by hand, too: expand $L(1 + h)$, subtract $L(1)$, and every
# term left contains an $h$ to divide by.
#
# !!! prediction
#     Let $h$ shrink: 1, 0.1, 0.01. Which number does this quotient approach?
#
#     ??? answer
#         $14h$ shrinks to nothing, so the quotient approaches $-\frac{40}{3} = -13.333\ldots$

# %% words={"average rate of change": "평균변화율"}
for h in [1, 0.5, 0.1, 0.01, 0.001]:
    quotient = (loss_of_w(1 + h) - loss_of_w(1)) / h
    print(f"h = {h:<5}  average rate of change = {quotient:.4f}")

# %% figure="tangent" drawing=true
weights = np.linspace(0.8, 2.3, 200)
start = (1, loss_of_w(1))

fig, ax = plt.subplots()
ax.plot(weights, loss_of_w(weights), color="C3", linewidth=3, label="$L$")
for h, style in [(1, "dotted"), (0.5, "dashed")]:
    slope = (loss_of_w(1 + h) - loss_of_w(1)) / h
    thin = {"linestyle": style, "linewidth": 1.5, "label": f"$h={h}$"}
    ax.axline(start, slope=slope, color="C4", **thin)
    ax.plot(1 + h, loss_of_w(1 + h), "o", color="C4", markerfacecolor="white")
ax.axline(start, slope=-40 / 3, color="C4", label=r"$h \to 0$")
ax.plot(*start, "o", color="C0", markersize=10)
ax.text(2.03, 1.3, "$h=1$", color="C4", fontsize=14)
leader = {"arrowstyle": "-", "color": "C4", "linewidth": 0.8, "shrinkB": 5}
half = (1.5, loss_of_w(1.5))
ax.annotate("$h=0.5$", half, (1.6, 7.3), color="C4", fontsize=14, arrowprops=leader)
ax.text(1.6, 0.6, r"$h \to 0$", color="C4", fontsize=14, ha="right")
ax.set(xlabel="$w$", ylabel="$L$", xlim=(0.8, 2.3), ylim=(0, 13))
plt.show()

# %% [markdown] lang="ko" caption="tangent" alt="손실의 포물선과 w = 1에서 그은 세 직선입니다. 1만큼 떨어진 점을 지나는 직선이 가장 완만하고, 0.5만큼 떨어진 점을 지나는 직선은 더 가파르며, 곡선에 닿기만 하는 접선이 가장 가파릅니다. 접선의 기울기는 약 −13.3입니다."
# $h$가 줄면 두 점을 지나는 직선(점선, 파선)이 $w = 1$을 축으로 돌아 접선(실선)이 됩니다. 접선의 기울기가 곡선의 기울기입니다.

# %% [markdown] lang="en" caption="tangent" alt="The parabola of the loss and three straight lines through the point at w = 1. The line to the point a distance of 1 away is the least steep, the one to the point 0.5 away is steeper, and the tangent, which only touches the curve, is the steepest, with a slope of about −13.3."
# As $h$ shrinks, the line through two points (dotted, dashed) turns about $w = 1$ and becomes the tangent (solid). Its slope is the slope of the curve.

# %% [markdown] lang="ko"
# 이 극한이 $w = 1$에서의 순간변화율, 곧 미분계수입니다. 점마다 그 점의 미분계수를 대응시킨 함수가
# 도함수(derivative)입니다. 값이 음수이므로 $w$를 *늘리면* 손실이 줄어듭니다. 크기 13.3은 얼마나 가파른지를
# 말해 줍니다.
#
# 매개변수가 여럿일 때 하나만 움직이고 나머지는 상수로 두어 미분하는 것을 편미분이라고 합니다. 그렇게 얻은
# 편도함수(partial derivative)를 $\frac{\partial L}{\partial w}$라고 쓰고, 한 점에서의 값을 편미분계수라고 합니다.
#
# ## 차분으로 재기 {#differences}
#
# 컴퓨터는 극한을 취할 수 없으므로 작은 $h$로 어림합니다. 위와 같이 한쪽으로만 움직이면 전진 차분입니다. 양쪽으로
# 똑같이 움직이면 더 정확합니다. 오른쪽으로 $h$, 왼쪽으로 $h$ 간 두 점의 손실을 비교하고 그 사이의 거리 $2h$로
# 나눕니다. 이것이 중심 차분(central difference)입니다.
#
# $$\frac{L(1 + h) - L(1 - h)}{2h}$$
#
# $h = 1$이어도 $\frac{1}{2}(1 - \frac{83}{3}) = -\frac{40}{3}$으로 꼭 맞습니다. 포물선에서는 왼쪽과
# 오른쪽의 휘어짐이 정확히 지워지기 때문입니다. 이렇게 미분 공식 없이 차분으로 미분계수를 구하는 것을 수치
# 미분(numerical differentiation)이라고 합니다.
#
# !!! prediction
#     컴퓨터로 계산할 때도 $h$는 작을수록 좋을까요? $h$를 $10^{-15}$까지 줄이면 어떻게 될까요?
#
#     - [ ] 더 정확해집니다.
#     - [ ] 어느 정도부터는 그대로입니다.
#     - [ ] 오히려 나빠집니다.
#
#     ??? answer
#         너무 작으면 오히려 나빠집니다. 컴퓨터는 유효숫자를 16자리쯤만 기억합니다. $L(1 + h)$와
#         $L(1 - h)$가 거의 같으면, 뺄셈에서 앞자리가 모두 지워지고 반올림 오차만 남습니다.

# %% [markdown] lang="en"
# This limit is the instantaneous rate of change at $w = 1$, the value of the derivative there. The
# derivative is the function that gives this value for every point. It is negative here, so
# *increasing* $w$ makes the loss smaller. Its size, 13.3, says how steep the way is.
#
# When there are several parameters and only one of them moves, with the others held constant, the
# derivative is called a partial derivative and written $\frac{\partial L}{\partial w}$.
#
# ## Measuring by differences {#differences}
#
# A computer cannot take a limit, so it makes do with a small $h$. Moving to one side only, as
# above, gives the forward difference. Moving equally far to both sides is more accurate: compare
# the losses a distance $h$ to the right and $h$ to the left, and divide by the distance $2h$ between
# them. That is the central difference.
#
# $$\frac{L(1 + h) - L(1 - h)}{2h}$$
#
# Even with $h = 1$ this is exact: $\frac{1}{2}(1 - \frac{83}{3}) = -\frac{40}{3}$. On a parabola
# the bending to the left and to the right cancels completely. Finding a derivative at a point by
# differences, without a formula for it, is called numerical differentiation.
#
# !!! prediction
#     On a computer, is a smaller $h$ always better? What happens when $h$ is $10^{-15}$?
#
#     - [ ] Yes: it becomes more exact.
#     - [ ] From some $h$ on nothing changes.
#     - [ ] It gets worse again.
#
#     ??? answer
#         Too small is worse again. A computer keeps about 16 significant digits. When
#         $L(1 + h)$ and $L(1 - h)$ are nearly equal, the subtraction wipes out their leading digits
#         and leaves mostly the rounding error.

# %% words={"forward": "전진 차분", "central": "중심 차분"}
for h in [1, 1e-2, 1e-5, 1e-10, 1e-15]:
    forward = (loss(1 + h, 0) - loss(1, 0)) / h
    central = (loss(1 + h, 0) - loss(1 - h, 0)) / (2 * h)
    print(f"h = {h:<5.0e}  forward  {forward:11.7f}  central  {central:11.7f}")

# %% [markdown] lang="ko"
# 전진 차분은 $h = 10^{-5}$에서도 소수점 아래 넷째 자리가 다릅니다. 중심 차분은 일곱째 자리까지 모두 맞습니다.
# $h = 10^{-15}$에서는 둘 다 믿을 수 없습니다. 그래서 흔히 $h$를 $10^{-5}$쯤으로 하고 중심 차분을 씁니다.
#
# ## 연쇄 법칙, 한 고리씩 {#chain-rule}
#
# 차분으로 재려면 매개변수마다 손실을 두 번씩 계산해야 합니다. 매개변수가 백만 개라면 이백만 번입니다. 다행히
# 한 번에 구하는 길이 있습니다. 손실은 작은 계산을 사슬처럼 이어 붙인 것이기 때문입니다. 셋째 점 $(3, 7)$만
# 따라가 봅시다.
#
# $$w = 1 \;\to\; \hat{y}_3 = 3w = 3 \;\to\; e_3 = \hat{y}_3 - 7 = -4 \;\to\; e_3^2 = 16$$
#
# 고리마다 "앞의 수가 조금 늘면 뒤의 수는 그 몇 배만큼 느는가"를 묻습니다.
#
# - $\hat{y}_3 = 3w$이므로 $w$가 조금 늘면 $\hat{y}_3$은 그 **3배** 늡니다.
# - $e_3 = \hat{y}_3 - 7$이므로 $e_3$은 똑같이, 곧 **1배** 늡니다.
# - $e_3^2$은 $2e_3$배, 곧 **−8배** 늡니다. 음수이니 실제로는 줄어듭니다. $(e_3 + h)^2 = e_3^2 + 2e_3h + h^2$이라서
#   $e_3$이 $h$만큼 늘면 제곱은 $2e_3h + h^2$만큼 늘고, $h$로 나누면 $2e_3 + h$가 되어 $2e_3$에 다가가기 때문입니다.
# - 손실은 제곱 세 개의 평균이므로 그 $\frac{1}{3}$배만큼 늡니다.
#
# 톱니바퀴가 맞물린 것처럼 비율은 곱해집니다. 이것이 연쇄 법칙(chain rule)이고, 학교에서는 합성함수의 미분법이라고
# 합니다. $f(g(x))$를 $x$로 미분하면 바깥 함수의 비율과 안쪽 함수의 비율이 곱해집니다.
#
# $$\bigl( f(g(x)) \bigr)' = f'(g(x)) \cdot g'(x)$$
#
# 우리의 사슬에서는 다음과 같습니다.
#
# $$3 \times 1 \times (-8) \times \frac{1}{3} = -8$$

# %% [markdown] lang="en"
# The forward difference is still off in the fourth decimal at $h = 10^{-5}$; of the central one all
# seven decimals are right. At $h = 10^{-15}$ neither can be trusted. The central difference with an
# $h$ around $10^{-5}$ is the usual choice.
#
# ## The chain rule, one link at a time {#chain-rule}
#
# Measuring differences takes two evaluations of the loss for every parameter: two million of them
# for a million parameters. Fortunately there is a way to get everything at once, because the loss is
# a chain of small calculations. Follow the third point, $(3, 7)$, alone.
#
# $$w = 1 \;\to\; \hat{y}_3 = 3w = 3 \;\to\; e_3 = \hat{y}_3 - 7 = -4 \;\to\; e_3^2 = 16$$
#
# At each link ask: if the number before it grows a little, how many times as much does the number
# after it grow?
#
# - $\hat{y}_3 = 3w$, so when $w$ grows a little, $\hat{y}_3$ grows **3 times** as much.
# - $e_3 = \hat{y}_3 - 7$, so $e_3$ grows just as much: **1 times**.
# - $e_3^2$ grows $2e_3$ times, that is **−8 times** as much; being negative, it really shrinks. For
#   $(e_3 + h)^2 = e_3^2 + 2e_3h + h^2$: when $e_3$ grows by $h$, its square grows by $2e_3h + h^2$, and
#   divided by $h$ that is $2e_3 + h$, which approaches $2e_3$.
# - The loss is the mean of three squares, so it grows $\frac{1}{3}$ times as much.
#
# As with meshing gears, the ratios multiply. That is the chain rule, which you may know as the rule
# for differentiating a composition: in $f(g(x))$, differentiated by $x$, the ratio of the outer
# function and that of the inner one are multiplied.
#
# $$\bigl( f(g(x)) \bigr)' = f'(g(x)) \cdot g'(x)$$
#
# Along our chain:
#
# $$3 \times 1 \times (-8) \times \frac{1}{3} = -8$$

# %% figure="chain" drawing=true numbers=false
symbols = ["$w$", r"$\hat{y}_3$", "$e_3$", "$e_3^2$", "$L$"]
values = ["1", "3", "−4", "16", "29/3"]
colours = ["C0", "C2", "C7", "C7", "C3"]
factors = ["×3", "×1", "×(−8)", "×1/3"]
products = ["−8", "−8/3", "−8/3", "1/3", "1"]

fig, ax = plt.subplots(figsize=(7.4, 2.7))
centred = {"ha": "center", "va": "center"}
box = {"boxstyle": "round,pad=0.45", "facecolor": "white"}
for i, colour in enumerate(colours):
    frame = {**box, "edgecolor": colour}
    ax.text(i, 1, values[i], color=colour, fontsize=15, bbox=frame, **centred)
    ax.text(i, 1.85, symbols[i], color=colour, fontsize=17, **centred)
    ax.text(i, -0.75, products[i], color="C4", fontsize=15, **centred)
for i, factor in enumerate(factors):
    forward = {"arrowstyle": "->", "color": "black"}
    ax.annotate("", (i + 0.64, 1), (i + 0.34, 1), arrowprops=forward)
    backward = {"arrowstyle": "->", "color": "C4", "linewidth": 2}
    ax.annotate("", (i + 0.28, -0.75), (i + 0.72, -0.75), arrowprops=backward)
    ax.text(i + 0.5, -0.2, factor, color="C4", fontsize=12, **centred)
ax.set(xlim=(-0.45, 4.45), ylim=(-1.2, 2.2))
ax.axis("off")
plt.show()

# %% [markdown] lang="ko" caption="chain" alt="왼쪽에서 오른쪽으로 이어진 다섯 칸입니다. w는 1, 예측값은 3, 오차는 −4, 제곱은 16, 손실은 3분의 29입니다. 아래 줄에서는 오른쪽 끝의 1에서 출발해 왼쪽으로 가며 3분의 1, −8, 1, 3을 차례로 곱합니다. w에 이르면 −8입니다."
# 위에서는 수가 앞으로 흐릅니다. 아래에서는 비율이 뒤로 흐릅니다. 오른쪽 끝의 1에서 출발해 고리마다 곱하면 $w$에서 −8이 됩니다.

# %% [markdown] lang="en" caption="chain" alt="Five boxes in a row: w is 1, the prediction 3, the error −4, its square 16, the loss 29/3. The row below starts with 1 on the right and runs left, multiplied by 1/3, −8, 1 and 3 in turn; it arrives at w as −8."
# Above, the numbers flow forward. Below, the ratios flow backward: start with 1 on the right, multiply at every link, and $w$ receives −8.

# %% [markdown] lang="ko"
# 그림의 아래 줄을 오른쪽에서 왼쪽으로 계산하는 것이 역전파(backpropagation)입니다. 이름은 거창하지만 실은
# 곱셈의 사슬입니다. 세 점 모두 같은 사슬을 지나며, 다른 것은 $x_i$와 $e_i$뿐입니다. $w$는 세 사슬에 모두 들어 있으므로
# 세 결과를 더합니다.
#
# $$\frac{\partial L}{\partial w} = \frac{2}{3} \sum_{i=1}^{3} x_i e_i
#   = \frac{2}{3} \left( 1 \cdot (-2) + 2 \cdot (-3) + 3 \cdot (-4) \right) = -\frac{40}{3}$$
#
# 포물선의 접선에서 구한 값과 같습니다. 편향은 어떨까요? $\hat{y}_i = w x_i + b$에서 $b$가 조금 늘면 예측값은
# 똑같이, 곧 1배 늡니다. 첫 고리만 $x_i$에서 1로 바뀝니다.
#
# $$\frac{\partial L}{\partial b} = \frac{2}{3} \sum_{i=1}^{3} e_i
#   = \frac{2}{3} \left( -2 - 3 - 4 \right) = -6$$
#
# 편미분계수를 모두 모은 벡터가 기울기(그레이디언트, gradient)입니다. 여기서는 $(-\frac{40}{3}, -6)$입니다. 코드로
# 옮기고 중심 차분으로 검산합니다.

# %% [markdown] lang="en"
# Computing the lower row from right to left is backpropagation: a grand name for a chain of
# multiplications. All three points go through the same chain; only $x_i$ and $e_i$ differ. Since
# $w$ takes part in all three chains, add up the three results.
#
# $$\frac{\partial L}{\partial w} = \frac{2}{3} \sum_{i=1}^{3} x_i e_i
#   = \frac{2}{3} \left( 1 \cdot (-2) + 2 \cdot (-3) + 3 \cdot (-4) \right) = -\frac{40}{3}$$
#
# That is what the tangent gave. And the bias? In $\hat{y}_i = w x_i + b$, when $b$ grows a little,
# the prediction grows just as much, 1 times. Only the first link changes, from $x_i$ to 1.
#
# $$\frac{\partial L}{\partial b} = \frac{2}{3} \sum_{i=1}^{3} e_i
#   = \frac{2}{3} \left( -2 - 3 - 4 \right) = -6$$
#
# The vector of all partial derivatives is the gradient, here $(-\frac{40}{3}, -6)$. Turn it into
# code and check it with central differences.


# %% words={"chain rule": "연쇄 법칙", "central difference": "중심 차분"}
def gradient(w, b):
    error = predict(w, b) - y
    return 2 * np.mean(x * error), 2 * np.mean(error)


h = 1e-5
dw, db = gradient(1, 0)
dw_check = (loss(1 + h, 0) - loss(1 - h, 0)) / (2 * h)
db_check = (loss(1, 0 + h) - loss(1, 0 - h)) / (2 * h)
print(f"dL/dw: chain rule {dw:.6f}, central difference {dw_check:.6f}")
print(f"dL/db: chain rule {db:.6f}, central difference {db_check:.6f}")

# %% [markdown] lang="ko" explorer=true
# ## 손으로 움직여 보기 {#explore}
#
# 이제 $w$와 $b$를 손으로 움직여 봅시다. 직선의 두 손잡이나 손실 곡선 위의 점을 끌어 보세요. 손잡이를 고르고
# 화살표 키를 눌러도 됩니다.

# %% [markdown] lang="en" explorer=true
# ## Move it by hand {#explore}
#
# Now move $w$ and $b$ yourself: drag the two grips of the line, or the point on the curve of the loss. Arrow keys
# work, too, once a grip has the focus.

# %% figure="loss-and-slope" explorer=true
{"x": x.tolist(), "y": y.tolist(), "w": w, "b": b}

# %% [markdown] lang="ko" explorer=true caption="loss-and-slope" alt="첫째 그림은 세 점과 직선 ŷ = x이고, 점마다 제곱한 오차가 정사각형으로 매달려 있습니다. 넓이는 4, 9, 16입니다. 둘째 그림은 가중치 w에 따른 손실의 포물선이고, w = 1인 점에서 기울기가 −13.33인 접선이 지납니다."
# 정사각형이 작아질수록 손실 곡선 위의 점은 낮아집니다. 접선이 수평이 되는 곳이 이 $b$에서 가장 좋은 $w$입니다.

# %% [markdown] lang="en" explorer=true caption="loss-and-slope" alt="The first panel has three points and the line ŷ = x, with the squared error of each point hanging from it as a square: the areas are 4, 9 and 16. The second has the parabola of the loss against the weight w, with the tangent at w = 1, whose slope is −13.33."
# As the squares shrink, the point on the curve of the loss sinks. Where the tangent is level is the best $w$ for this $b$.

# %% [markdown] lang="ko" explorer=true
# !!! experiment
#     1. $b$를 0에 두고, 접선이 수평이 되는 $w$를 찾아보세요. 그때 $\frac{\partial L}{\partial b}$도 0인가요?
#     2. 이제 $b$를 1까지 올려 보세요. 포물선은 어떻게 움직이나요? 세 정사각형이 모두 사라지는 $w$는 얼마인가요?
#     3. 바닥의 왼쪽과 오른쪽에서 기울기의 부호를 비교해 보세요.

# %% [markdown] lang="en" explorer=true
# !!! experiment
#     1. Leave $b$ at 0 and find the $w$ at which the tangent is level. Is $\frac{\partial L}{\partial b}$ 0 there, too?
#     2. Now raise $b$ to 1. How does the parabola move? At which $w$ do all three squares vanish?
#     3. Compare the sign of the slope to the left of the bottom and to the right of it.

# %% [markdown] lang="ko"
# ## 내리막으로 한 걸음 {#one-step}
#
# 기울기는 손실이 *늘어나는* 쪽을 가리킵니다. 그러니 그 반대쪽으로 갑니다. 기울기를 그대로 다 빼면 $w$는
# 1에서 14.3까지 단숨에 건너뜁니다. 그래서 작은 수 $\alpha$를 곱합니다. 이 수를 학습률(learning rate)이라고
# 합니다. $w$와 $b$는 학습으로 정해지지만 $\alpha$는 그 전에 사람이 정합니다. 이런 수를
# 초매개변수(hyperparameter)라고 합니다.
#
# $$w \leftarrow w - \alpha \frac{\partial L}{\partial w} \qquad
#   b \leftarrow b - \alpha \frac{\partial L}{\partial b}$$
#
# $\alpha = 0.03$으로 하면 계산이 깔끔합니다.
#
# $$w = 1 - 0.03 \cdot \left( -\frac{40}{3} \right) = 1.4$$
#
# $$b = 0 - 0.03 \cdot (-6) = 0.18$$
#
# !!! prediction
#     손실은 $\frac{29}{3}$에서 얼마로 줄까요? 새 예측값 1.58, 2.98, 4.38에서 오차를 구해 종이 위에서
#     계산해 보세요.
#
#     ??? answer
#         오차는 −1.42, −2.02, −2.62이고 제곱은 2.0164, 4.0804, 6.8644입니다. 평균은
#         $\frac{12.9612}{3} = 4.3204$입니다. 한 걸음에 절반 넘게 줄었습니다.

# %% [markdown] lang="en"
# ## One step downhill {#one-step}
#
# The gradient points to where the loss *grows*, so go the opposite way. Subtracting the whole
# gradient would throw $w$ from 1 all the way to 14.3, so multiply it by a small number $\alpha$, the
# learning rate. While $w$ and $b$ are found by learning, $\alpha$ is chosen beforehand, by you: such
# a number is called a hyperparameter.
#
# $$w \leftarrow w - \alpha \frac{\partial L}{\partial w} \qquad
#   b \leftarrow b - \alpha \frac{\partial L}{\partial b}$$
#
# With $\alpha = 0.03$ the numbers come out neatly.
#
# $$w = 1 - 0.03 \cdot \left( -\frac{40}{3} \right) = 1.4$$
#
# $$b = 0 - 0.03 \cdot (-6) = 0.18$$
#
# !!! prediction
#     How far does the loss fall from $\frac{29}{3}$? Work it out on paper: the new predictions are
#     1.58, 2.98 and 4.38.
#
#     ??? answer
#         The errors are −1.42, −2.02 and −2.62, their squares 2.0164, 4.0804 and 6.8644, and the
#         mean is $\frac{12.9612}{3} = 4.3204$. One step takes away more than half of the loss.


# %% words={"loss": "손실", "squares": "제곱"}
def step(w, b, learning_rate):
    dw, db = gradient(w, b)
    return w - learning_rate * dw, b - learning_rate * db


w, b = step(1, 0, learning_rate=0.03)
print(f"w = {w:.2f}  b = {b:.2f}")
print("squares:", (predict(w, b) - y) ** 2)
print(f"loss: {loss(1, 0):.4f} -> {loss(w, b):.4f}")

# %% figure="before-after" drawing=true
fig, (before, after) = plt.subplots(1, 2, figsize=(8, 3.9), layout="constrained")
draw_squares(before, w=1, b=0)
draw_squares(after, w, b, digits=2)
for ax, height in [(before, loss(1, 0)), (after, loss(w, b))]:
    ax.text(7.4, 0.4, f"$L={height:.2f}$", color="C3", fontsize=15, ha="right")
plt.show()

# %% [markdown] lang="ko" caption="before-after" alt="첫째 그림은 첫 직선, 둘째 그림은 한 걸음 간 뒤의 직선입니다. 정사각형의 넓이는 4, 9, 16에서 2.02, 4.08, 6.86으로 모두 줄었고, 손실은 9.67에서 4.32로 줄었습니다."
# 한 걸음의 앞과 뒤입니다. 직선이 점들 쪽으로 올라가 세 정사각형이 모두 작아졌습니다.

# %% [markdown] lang="en" caption="before-after" alt="The first panel has the first line, the second the line after one step. The areas of the squares have fallen from 4, 9 and 16 to 2.02, 4.08 and 6.86, all three of them, and the loss from 9.67 to 4.32."
# Before and after one step. The line has risen towards the points, and all three squares are smaller.

# %% [markdown] lang="ko"
# ## 걸음이 너무 길면 {#too-long}
#
# 기울기는 *바로 그 자리*의 방향만 말해 줍니다. 멀리 가면 곡선은 이미 휘어 있습니다. 다시 $b = 0$으로 고정하고
# $w$만 움직이면서 학습률을 0.03, 0.15, 0.3으로 바꿔 봅시다. 출발점은 모두 $w = 1$이고 기울기는
# $-\frac{40}{3}$입니다.
#
# !!! prediction
#     한 걸음 뒤의 $w$를 종이 위에서 구해 보세요. 손실이 오히려 늘어나는 학습률이 있을까요?
#
#     - [ ] 없습니다. 기울기의 반대쪽으로 가면 언제나 줄어듭니다.
#     - [ ] 0.3만 그렇습니다.
#     - [ ] 0.15와 0.3이 그렇습니다.
#
#     ??? answer
#         0.3만 그렇습니다. $w$는 1.4, 3, 5가 되고 바닥은 $w = \frac{34}{14}$, 약 2.43입니다. 0.15는 바닥을
#         지나쳤지만 반대편의 더 낮은 곳에 닿습니다. 0.3은 출발점보다 더 높은 곳까지 올라갑니다.

# %% [markdown] lang="en"
# ## A step that is too long {#too-long}
#
# The gradient knows the direction *right where you stand*. Farther away the curve has already bent.
# Keep $b = 0$ once more, move only $w$, and try the learning rates 0.03, 0.15 and 0.3. All start
# at $w = 1$, where the slope is $-\frac{40}{3}$.
#
# !!! prediction
#     Find $w$ after one step on paper, for each. Does the loss grow with any of them?
#
#     - [ ] No: against the gradient it always falls.
#     - [ ] With 0.3 only.
#     - [ ] With 0.15 and with 0.3.
#
#     ??? answer
#         With 0.3 only. $w$ becomes 1.4, 3 and 5, and the bottom is at $w = \frac{34}{14}$, about
#         2.43. With 0.15 the step passes the bottom but lands lower on the other side; with 0.3 it
#         climbs higher than it started.


# %% words={"learning rate": "학습률", "loss": "손실"}
def slope_of_w(w):
    return (28 * w - 68) / 3


for learning_rate in [0.03, 0.15, 0.3]:
    w = 1.0
    print(f"learning rate {learning_rate}")
    for _ in range(3):
        w_next = w - learning_rate * slope_of_w(w)
        print(f"w {w:5.2f} -> {w_next:5.2f}", end="   ")
        print(f"loss {loss_of_w(w):6.2f} -> {loss_of_w(w_next):6.2f}")
        w = w_next

# %% figure="three-steps" drawing=true
weights = np.linspace(-0.3, 5.4, 200)

fig, ax = plt.subplots()
ax.plot(weights, loss_of_w(weights), color="C3", alpha=0.6)
rates = np.array([0.03, 0.15, 0.3])
ends = 1 - rates * slope_of_w(1)
fig.numbers = {r"$\alpha$": rates, "$w$": ends, "$L$": loss_of_w(ends)}
for w_next, style in zip(ends, ["solid", "dashed", "dotted"], strict=True):
    arrow = {"arrowstyle": "->", "color": "C4", "linestyle": style}
    arrow |= {"linewidth": 2, "shrinkA": 6, "shrinkB": 6}
    start, end = (1, loss_of_w(1)), (w_next, loss_of_w(w_next))
    ax.annotate("", end, start, arrowprops=arrow)
    ax.plot(*end, "o", color="C0", markerfacecolor="white", markersize=9)
ax.plot(1, loss_of_w(1), "o", color="C0", markersize=10)
ax.text(1.3, 3.4, "0.03", color="C4", ha="right")
ax.text(2.55, 4.1, "0.15", color="C4")
ax.text(3.3, 23, r"$\alpha=0.3$", color="C4", fontsize=14, ha="right")
ax.set(xlabel="$w$", ylabel="$L$", ylim=(0, 36))
plt.show()

# %% [markdown] lang="ko" caption="three-steps" alt="포물선 위 w = 1에서 화살표 세 개가 나갑니다. 0.03의 짧은 화살표는 같은 쪽에서 조금 내려가고, 0.15의 화살표는 바닥을 지나 반대편의 낮은 곳에 닿습니다. 0.3의 긴 화살표는 반대편 높은 곳, 손실이 31인 곳까지 올라갑니다."
# 같은 자리, 같은 기울기에서 학습률만 다른 세 걸음입니다. 0.3은 골짜기를 건너뛰어 출발점보다 높은 곳에 닿습니다.

# %% [markdown] lang="en" caption="three-steps" alt="Three arrows start at w = 1 on the parabola. The short one, for 0.03, goes a little way down the same side; the one for 0.15 passes the bottom and lands low on the other side; the long one, for 0.3, climbs the other side to a loss of 31."
# The same place, the same slope, three learning rates. With 0.3 the step leaps over the valley and lands higher than it started.

# %% [markdown] lang="ko"
# 0.3으로 계속 가면 더 나빠집니다. 건너편은 더 가파르므로 다음 걸음은 더 길고, 손실은 31에서 100으로,
# 다시 324로 불어납니다. 이것을 발산한다(diverge)고 합니다. 0.15에서는 $w$가 바닥을 사이에 두고
# 왔다 갔다 하면서도 손실이 줄어듭니다. 그 경계가 어디인지는 [6강](06_learning_rate.ipynb#one-direction)에서
# 정확히 구합니다.
#
# !!! pitfall
#     손실이 걸음마다 커진다면 식을 의심하기 전에 학습률부터 10분의 1로 줄여 보세요. 그래도 커진다면
#     그때는 기울기의 부호를 확인할 차례입니다.
#
# ## 열다섯 걸음 {#fifteen-steps}
#
# 한 걸음을 되풀이하면 경사하강법(gradient descent)이 됩니다. 다시 $w$와 $b$를 함께 움직입니다. 학습률은
# 0.03입니다.
#
# !!! prediction
#     데이터는 직선 $y = 2x + 1$ 위에 있습니다. 열다섯 걸음 뒤에 $w$와 $b$는 2와 1에 도착해 있을까요?
#
#     - [ ] 둘 다 0.1 안쪽까지 다가갑니다.
#     - [ ] $w$만 0.1 안쪽까지 다가갑니다.
#     - [ ] 둘 다 0.1 넘게 떨어져 있습니다.
#
#     ??? answer
#         둘 다 0.1 넘게 떨어져 있습니다. 정사각형은 거의 사라지지만 $w$는 2.18, $b$는 0.58입니다. 골짜기가 길고
#         좁아서, 골짜기까지는 금방 내려가지만 골짜기를 따라가는 길은 아주 완만합니다.

# %% [markdown] lang="en"
# Going on with 0.3 makes it worse. The other side is steeper, so the next step is longer still, and
# the loss swells from 31 to 100 and on to 324. It diverges. With 0.15, $w$ goes back and forth
# across the bottom, and still the loss falls. Where exactly the border lies you will find out in
# [lesson 6](06_learning_rate.ipynb#one-direction).
#
# !!! pitfall
#     If the loss grows from step to step, divide the learning rate by 10 before you doubt your
#     formulas. If it still grows, then it is time to check the sign of the gradient.
#
# ## Fifteen steps {#fifteen-steps}
#
# Repeating that one step is gradient descent. Move $w$ and $b$ together again, with a learning rate
# of 0.03.
#
# !!! prediction
#     The data lie on the line $y = 2x + 1$. Will $w$ and $b$ have arrived at 2 and 1 after fifteen
#     steps?
#
#     - [ ] Both are within 0.1.
#     - [ ] Only $w$ is within 0.1.
#     - [ ] Both are farther off than 0.1.
#
#     ??? answer
#         Both are farther off. The squares have all but vanished, but $w$ is 2.18 and $b$ 0.58. The
#         valley is long and narrow: getting down into it is quick, but along its floor the way is
#         nearly level.

# %% words={"loss": "손실", "step": "걸음"}
path = [(1.0, 0.0)]
for _ in range(15):
    path.append(step(*path[-1], learning_rate=0.03))

for steps in [0, 1, 2, 3, 5, 10, 15]:
    w, b = path[steps]
    print(f"step {steps:2}  w {w:.4f}  b {b:.4f}  loss {loss(w, b):.4f}")

# %% [markdown] lang="ko"
# 아래 동영상의 둘째 그림은 지도입니다. 가로가 $w$, 세로가 $b$이고, 지도의 등고선처럼 한 곡선 위에서는 손실이 모두
# 같습니다. 두 축의 눈금 간격을 같게 그렸으므로 화살표가 등고선과 수직으로 만나는 것도 볼 수 있습니다. 등고선을
# 따라가면 손실이 변하지 않으니, 가장 빨리 줄어드는 쪽은 등고선에 수직인 쪽입니다.

# %% [markdown] lang="en"
# The second panel of the video below is a map: $w$ runs across, $b$ runs up, and along each curve the
# loss is the same everywhere, like the height along a contour of a map. Both axes have the same
# scale, so you can see that the arrows cross the contours at right angles. Along a contour the loss
# does not change; it falls fastest at a right angle to it.

# %% figure="descent" drawing=true words={"step": "스텝"}
from matplotlib.animation import FuncAnimation

plt.rcParams["animation.html"] = "jshtml"  # in Jupyter, animations play in place

fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.9), layout="constrained")
left.plot(x, y, "o", color="C7", markerfacecolor="white", markersize=9, zorder=3)
(line,) = left.plot([], [], color="C2")
squares = [left.add_patch(Rectangle((0, 0), 0, 0)) for _ in x]
for square in squares:
    square.set(facecolor="C3", edgecolor="C3", alpha=0.3)
left.set(xlim=(0, 7.5), ylim=(0, 7.5), aspect="equal", xlabel="$x$", ylabel="$y$")
counter = left.text(7.4, 0.3, "", ha="right")

W_grid, B_grid = np.meshgrid(np.linspace(0.4, 3.6, 321), np.linspace(-1, 3, 401))
heights = sum((W_grid * a + B_grid - t) ** 2 for a, t in zip(x, y, strict=True)) / 3
levels = [0.02, 0.1, 0.5, 2, 4, 7, 10]
rings = right.contour(W_grid, B_grid, heights, levels, alpha=0.7, linewidths=1)
rings.set(array=None, edgecolor="C3")  # one colour, whatever the height
right.plot(2, 1, "*", color="C7", markersize=13)
(trail,) = right.plot([], [], "o-", color="C0", markersize=4, linewidth=1)
(dot,) = right.plot([], [], "o", color="C0", markersize=10)
pointing = {"arrowstyle": "->", "color": "C4", "linewidth": 3, "shrinkB": 0}
arrow = right.annotate("", path[1], path[0], arrowprops=pointing)
right.set(xlabel="$w$", ylabel="$b$", aspect="equal")  # or no angle would be right
w_path, b_path = zip(*path, strict=True)
losses = [loss(w, b) for w, b in path]
fig.numbers = {"step": range(len(path)), "$w$": w_path, "$b$": b_path, "$L$": losses}


def show(frame):
    steps = (frame + 1) // 2  # even frames point out the next step, odd frames take it
    w, b = path[steps]
    line.set_data([0, 7.5], [b, 7.5 * w + b])
    for square, x_i, y_i in zip(squares, x, y, strict=True):
        side = y_i - (w * x_i + b)
        square.set(xy=(x_i, y_i - side), width=side, height=side)
    trail.set_data(*zip(*path[: steps + 1], strict=True))
    dot.set_data([w], [b])
    arrow.set_visible(frame % 2 == 0)
    if frame % 2 == 0:
        arrow.set_position(path[steps])
        arrow.xy = path[steps + 1]
    counter.set_text(f"{steps} / {len(path) - 1}")
    return line, *squares, trail, dot, arrow, counter


animation = FuncAnimation(fig, show, frames=30, interval=125)
plt.close(fig)
animation

# %% [markdown] lang="ko" caption="descent" alt="동영상입니다. 첫째 그림에서는 직선이 올라오고 세 정사각형이 빠르게 줄어 거의 사라집니다. 둘째 그림인 지도의 등고선은 왼쪽 위에서 오른쪽 아래로 가파르게 기운 길고 좁은 타원입니다. 점은 등고선에 수직으로 이 골짜기로 금방 내려간 다음, 참값 (2, 1)에서 떨어진 골짜기 바닥에 머뭅니다."
# 걸음마다 보라색 화살표가 먼저 기울기의 반대쪽을 가리키고, 그다음에 점이 움직입니다. 정사각형이 얼마나 빨리 사라지는지, 그런데도 참값(별)까지는 얼마나 남았는지 보세요. 직선 아래의 수는 열다섯 걸음 가운데 몇 걸음째인지를 나타냅니다.

# %% [markdown] lang="en" caption="descent" alt="A video. In the first panel the line rises and the three squares shrink quickly until they have all but vanished. In the second, the map, the contours are long, narrow ellipses that lean steeply from upper left to lower right; at a right angle to them a dot drops into this valley at once, and then lingers on its floor, still away from the true values (2, 1)."
# At each step a purple arrow first points against the gradient; then the dot moves. Watch how soon the squares vanish, and how much of the way to the true values (the star) is still left. The number below the line counts the fifteen steps.

# %% [markdown] lang="ko"
# 별까지 가려면 더 오래 걸어야 합니다. [2강](02_linear_regression_numpy.ipynb)에서 백 걸음을 가고, 골짜기가 왜
# 이렇게 길고 좁은지, 얼마나 더 걸어야 하는지는 [6강](06_learning_rate.ipynb#long-valley)에서 계산합니다. 그래도 할 일은
# 이미 다 나왔습니다. 예측하고, 손실을 재고, 기울기를 구하고, 한 걸음 갑니다.
#
# ## 연습문제 {#exercises}
#
# 손으로 구한 기울기를 언제든 검산할 수 있도록, $w$에서 손실의 기울기를 중심 차분으로 재는 함수를 직접 만들어 보세요.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 가설은 매개변수가 비어 있는 식이고, 손실은 그 매개변수가 얼마나 나쁜지를 말하는 수 하나입니다. 손실의
# 기울기는 고리마다의 비율을 곱해 구하며, 중심 차분으로 검산할 수 있습니다. 기울기의 반대쪽으로 짧게
# 가면 손실이 줄고, 너무 길게 가면 늘어납니다.
#
# 다음 질문: 점이 세 개든 수천 개든, 입력이 하나든 백 개든 똑같은 코드 몇 줄로 예측하고 기울기를 구해 백 걸음을
# 가려면 어떻게 써야 할까요?

# %% [markdown] lang="en"
# The star is still a long walk away. In [lesson 2](02_linear_regression_numpy.ipynb) you will take a
# hundred steps, and in [lesson 6](06_learning_rate.ipynb#long-valley) work out why the valley is
# so long and narrow and how many more it takes. But you have now seen everything there is to do:
# predict, measure the loss, find the gradient, take a step.
#
# ## Exercises {#exercises}
#
# Write the function that measures the slope of the loss at $w$ by a central difference, so that you
# can check any slope derived by hand.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# A hypothesis is a formula with parameters left open, and the loss is one number that says how bad
# a choice of them is. The gradient of the loss is found by multiplying the ratios along a chain, and
# central differences check it. A short step against the gradient lowers the loss; a step that is
# too long raises it.
#
# The next question: how do you write the prediction, the gradient and a hundred steps in a few lines
# of code that stay the same for three points or thousands, for one input or a hundred?
