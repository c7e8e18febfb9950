# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 30
#     picture: sureness
#     summary:
#       ko: 두 무리의 점을 직선으로 가릅니다. 로짓과 시그모이드로 확률을 말하고, 놀라움 −ln p를 줄이며 경계가 움직이는 것을 봅니다.
#       en: "Two groups of points, and a line between them. Say a probability with logit and sigmoid, lower the surprise −ln p, and watch the boundary move."
# ---

# %% [markdown] lang="ko"
# # 13. 가르는 직선
#
# [앞 강의](12_odds_logit_softmax.ipynb)에서 로짓, 시그모이드, 놀라움 $-\ln p$를 만났지만 아직 아무것도 분류하지
# 않았습니다. 이제 씁니다. 평면 위에 두 무리의 점이 있고, 새 점이 어느 무리에 속하는지 직선 하나로 정하려고 합니다. 이것이
# 로지스틱 회귀(logistic regression)입니다. 놀랍게도 기울기의 식은 [2강](02_linear_regression_numpy.ipynb#gradient)의
# 선형회귀와 똑같은 꼴입니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 선형 모델의 출력을 로짓으로 읽고, 점마다 확률을 말하며, 경계가 왜 직선인지 설명합니다.
# - 손실 $-\ln p$의 기울기 $(p - y)\,x$를 유도하고, 넘파이로 학습해 파이토치와 맞춰 봅니다.
# - 직선으로 완전히 갈리는 데이터에서 왜 가중치가 끝없이 커지는지 설명합니다.
# - 범주가 셋이면 소프트맥스로 같은 일을 합니다.

# %% [markdown] lang="en"
# # 13. A line that decides
#
# In [the last lesson](12_odds_logit_softmax.ipynb) you met the logit, the sigmoid and the surprise $-\ln p$, but nothing
# was classified yet. Now put them to work in classification. There are two groups of points in the plane, and a line
# shall decide to which of them a new point belongs. This is logistic regression. Its gradient will turn out to have just the form it
# had for the linear regression of [lesson 2](02_linear_regression_numpy.ipynb#gradient).
#
# After this lesson you can
#
# - read the output of a linear model as a logit, give each point a probability, and say why the boundary is a line,
# - derive the gradient of the loss $-\ln p$, $(p - y)\,x$, train with it in NumPy, and check that against PyTorch,
# - explain why the weights grow without end where a line separates the data completely,
# - do the same for three classes, with the softmax.

# %% [markdown] lang="ko"
# ## 두 무리의 점 {#data}
#
# 무리마다 점이 서른 개입니다. 한 무리에는 0, 다른 무리에는 1이라는 이름표를 붙입니다. 두 무리는 조금 겹칩니다. `X`의 모양은
# `(60, 2)`, `Y`의 모양은 `(60, 1)`입니다.
#
# ## 로짓에서 확률로 {#probability}
#
# 점 $x$마다 선형 모델이 수 하나를 내놓습니다. 이것을 이름표가 1일 [로짓](12_odds_logit_softmax.ipynb#logit)으로
# 읽고, [시그모이드](12_odds_logit_softmax.ipynb#sigmoid)로 확률을 구합니다.
#
# $$Z = XW + B \qquad p = \sigma(Z) = \frac{1}{1 + e^{-Z}}$$
#
# `(60, 2)` @ `(2, 1)`이므로 로짓도 확률도 `(60, 1)`입니다. 로짓이 0이면 확률은 0.5, 오즈는 1대 1입니다. 그래서 $xW + B = 0$인
# 점들이 **경계**(decision boundary)이고, 특성이 둘이면 이것은 직선의 방정식입니다. 로짓이 1 커질 때마다 오즈는 $e$배, 약
# 2.7배가 됩니다.
#
# !!! prediction
#     $W$와 $B$를 모두 두 배로 하면 무엇이 달라질까요?
#
#     - [ ] 경계만 옮겨 간다
#     - [ ] 확률만 달라진다
#     - [ ] 둘 다 달라진다
#
#     ??? answer
#         확률만 달라집니다. 로짓이 두 배가 되어도 0인 곳은 그대로입니다. 그러나 경계를 벗어난 점에서는 확률이 0이나 1에 더
#         가까워집니다. $W$의 방향이 경계를 정하고, $W$의 크기는 얼마나 자신 있게 말하는지를 정합니다.

# %% [markdown] lang="en"
# ## Two groups of points {#data}
#
# Each group has thirty points. Those of one group are labelled 0, those of the other 1, and the groups overlap a
# little. `X` has the shape `(60, 2)`, `Y` the shape `(60, 1)`.
#
# ## From a logit to a probability {#probability}
#
# For every point $x$ a linear model puts out one number. Read it as the [logit](12_odds_logit_softmax.ipynb#logit) of
# the label 1, and let the [sigmoid](12_odds_logit_softmax.ipynb#sigmoid) turn it into a probability.
#
# $$Z = XW + B \qquad p = \sigma(Z) = \frac{1}{1 + e^{-Z}}$$
#
# `(60, 2)` @ `(2, 1)`: logits and probabilities are `(60, 1)`. Where the logit is 0, the probability is 0.5, the odds
# one to one. So the points with $xW + B = 0$ are the **decision boundary**, and with two features this is the equation
# of a line. Each time the logit grows by 1, the odds are multiplied by $e$, about 2.7.
#
# !!! prediction
#     Double $W$ and $B$. What changes?
#
#     - [ ] Only the boundary: it moves
#     - [ ] Only the probabilities
#     - [ ] Both
#
#     ??? answer
#         Only the probabilities. Logits that are twice as large are 0 in the same places. But off the boundary the
#         probability comes closer to 0 or 1. The direction of $W$ decides where the boundary is, the size of $W$ how
#         sure the model sounds.


# %% words={"logit": "로짓", "doubled": "두 배"}
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(2)
Y = np.repeat([[0.0], [1.0]], 30, axis=0)  # (60, 1)
X = rng.normal(size=(60, 2)) + np.where(Y == 1, [1.2, 0.9], [-1.2, -0.9])  # (60, 2)


def sigmoid(Z):
    return np.exp(-np.logaddexp(0, -Z))  # 1 / (1 + exp(-Z)), without overflow


W_example, B_example = np.array([[1.0], [1.0]]), np.array([0.0])
Z = X @ W_example + B_example
print("          logit        p    doubled        p")
for z in Z[[0, 1, 30, 31], 0]:
    print(f"{z:15.2f} {sigmoid(z):8.3f} {2 * z:10.2f} {sigmoid(2 * z):8.3f}")

# %% figure="sureness" drawing=true numbers=false
x1, x2 = np.meshgrid(np.linspace(-4, 4, 161), np.linspace(-4, 4, 161))
plane = np.stack([x1, x2], axis=-1)  # (161, 161, 2)


def draw_points(ax, X, Y):
    ones = Y[:, 0] == 1
    ax.plot(*X[~ones].T, "o", color="C5", markerfacecolor="white", markersize=5)
    ax.plot(*X[ones].T, "^", color="C6", markersize=5)
    ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    ax.set(xlim=(-4, 4), ylim=(-4, 4), xticks=[-3, 0, 3], yticks=[-3, 0, 3])


fig, axes = plt.subplots(1, 2, figsize=(8, 4), layout="constrained")
for ax, times in zip(axes, [1, 2], strict=True):
    p = sigmoid(times * (plane @ W_example[:, 0] + B_example))
    draw_points(ax, X, Y)
    lines = ax.contour(x1, x2, p, [0.1, 0.5, 0.9], colors="C2", linewidths=[1, 3, 1])
    lines.set_linestyle(["dashed", "solid", "dotted"])
    far = np.log(9) / times / 2  # where x1 = x2 and p = 0.9
    for p_there, at in [(0.1, -far), (0.5, 0), (0.9, far)]:
        place = {"rotation": -45, "ha": "center", "va": "center", "color": "C2"}
        frame = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        ax.text(at + 2.4, at - 2.4, f"{p_there}", bbox=frame, **place)
plt.show()

# %% [markdown] lang="ko" caption="sureness" alt="두 그림 모두 왼쪽 아래에 이름표 0인 동그라미 서른 개, 오른쪽 위에 이름표 1인 세모 서른 개가 있고 조금 겹칩니다. 굵은 경계선은 왼쪽 위에서 오른쪽 아래로 내려가며 두 그림에서 같습니다. 확률 0.1과 0.9인 가는 선은 왼쪽에서는 경계에서 멀고, 가중치를 두 배로 한 오른쪽에서는 절반 거리까지 다가와 있습니다."
# 같은 경계, 다른 자신감. 굵은 선에서 확률이 0.5이고, 가는 선에서 0.1과 0.9입니다. 오른쪽은 $W$와 $B$를 두 배로 한 것입니다.

# %% [markdown] lang="en" caption="sureness" alt="In both panels thirty circles with the label 0 lie at the lower left and thirty triangles with the label 1 at the upper right; they overlap a little. The thick boundary falls from upper left to lower right and is the same in both. The thin lines where the probability is 0.1 and 0.9 are far from it on the left, and at half the distance on the right, where the weights are doubled."
# The same boundary, another confidence. On the thick line the probability is 0.5, on the thin ones 0.1 and 0.9. Right: $W$ and $B$ doubled.

# %% [markdown] lang="ko"
# ## 놀라움이 손실입니다 {#loss}
#
# 모델이 점마다 확률을 말했고, 이름표가 답을 알려 줍니다. 이름표가 1이면 일어난 일의 확률은 $p$, 0이면 $1 - p$입니다. 손실은 그
# [놀라움](12_odds_logit_softmax.ipynb#surprise)의 평균입니다. $y$가 0 아니면 1이므로 두 경우를 한 식에 적을 수 있습니다.
#
# $$L = -\frac{1}{N} \sum_{i=1}^{N} \bigl( y_i \ln p_i + (1 - y_i) \ln (1 - p_i) \bigr)$$
#
# 이 손실을 이진 교차 엔트로피(binary cross-entropy)라고 합니다. 통계의 눈으로 보아도 같은 식이 나옵니다. 모델이 맞다면 이름표
# 예순 개가 모두 이대로 나올 확률은 점마다의 확률을 곱한 것입니다. 이것이 가능도(likelihood)이고, 그 로그는 합이 됩니다. 부호를
# 바꾸어 $N$으로 나누면 $L$입니다. 그러니 손실을 줄이는 것은 관측한 데이터를 가장 그럴듯하게 만드는 것입니다.
#
# 로짓으로 적으면 더 짧고, 큰 수에서도 안전합니다. $-\ln \sigma(z) = \text{softplus}(-z)$와
# $\text{softplus}(-z) = \text{softplus}(z) - z$를 쓰면 다음과 같습니다.
#
# $$\ell(z, y) = \text{softplus}(z) - yz = \ln(1 + e^{z}) - yz$$
#
# ## 기울기: 다시 예측값 빼기 실제값 {#gradient}
#
# [시그모이드는 소프트플러스의 도함수](12_odds_logit_softmax.ipynb#softplus)이므로 로짓에 대한 미분은 한 줄입니다.
#
# $$\frac{\partial \ell}{\partial z} = \sigma(z) - y = p - y$$
#
# !!! prediction
#     확률을 제곱오차 $(p - y)^2$으로 벌하면 안 될까요? 이름표가 1인 점에서 모델이 $z = -6$, 곧 $p \approx 0.002$라고 자신 있게
#     틀렸습니다. 어느 쪽의 기울기가 로짓을 더 세게 끌어올릴까요?
#
#     - [ ] 제곱오차
#     - [ ] 놀라움
#     - [ ] 거의 같다
#
#     ??? answer
#         놀라움입니다. 놀라움의 기울기는 $p - 1$, 거의 $-1$입니다. 제곱오차에서는 $2(p - 1)$에 시그모이드의 도함수 $p(1 - p)$가
#         더 곱해져 $-0.005$쯤입니다. 가장 크게 틀린 점에서 거의 배우지 못합니다.

# %% [markdown] lang="en"
# ## Surprise is the loss {#loss}
#
# The model has given a probability to every point, and the labels tell what happened. If the label is 1, what happened
# had the probability $p$, if it is 0, $1 - p$. The loss is the mean of the
# [surprise](12_odds_logit_softmax.ipynb#surprise). As $y$ is 0 or 1, one formula covers both cases.
#
# $$L = -\frac{1}{N} \sum_{i=1}^{N} \bigl( y_i \ln p_i + (1 - y_i) \ln (1 - p_i) \bigr)$$
#
# This loss is called binary cross-entropy. Statistics arrives at the same formula. If the model is right, the
# probability that all sixty labels come out as they did is the product of the probabilities of the points. That is the
# likelihood, and its logarithm is a sum. Change its sign, divide by $N$, and there is $L$. So lowering the loss is
# making the data that were observed as likely as possible.
#
# In terms of logits it is shorter, and safe for large numbers. With $-\ln \sigma(z) = \text{softplus}(-z)$ and
# $\text{softplus}(-z) = \text{softplus}(z) - z$,
#
# $$\ell(z, y) = \text{softplus}(z) - yz = \ln(1 + e^{z}) - yz$$
#
# ## The gradient: prediction minus target again {#gradient}
#
# [The sigmoid is the derivative of softplus](12_odds_logit_softmax.ipynb#softplus), so differentiating by the logit takes one
# line.
#
# $$\frac{\partial \ell}{\partial z} = \sigma(z) - y = p - y$$
#
# !!! prediction
#     Why not penalize the probability by the squared error, $(p - y)^2$? At a point with the label 1 the model says
#     $z = -6$, that is $p \approx 0.002$: sure of itself, and wrong. Whose gradient pulls the logit up harder?
#
#     - [ ] That of the squared error
#     - [ ] That of the surprise
#     - [ ] They are about equal
#
#     ??? answer
#         That of the surprise: its gradient is $p - 1$, nearly $-1$. For the squared error $2(p - 1)$ is multiplied by
#         the derivative of the sigmoid, $p(1 - p)$, which leaves about $-0.005$. It would learn next to nothing where
#         it is most wrong.

# %% words={"of the surprise": "놀라움", "of the square": "제곱오차"}
p = sigmoid(-6)
print(f"p = {p:.4f}")
print(f"of the surprise: {p - 1:.4f}")
print(f"of the square:   {2 * (p - 1) * p * (1 - p):.4f}")

# %% figure="pull" drawing=true words={"surprise": "놀라움", "square": "제곱오차"}
z = np.linspace(-8, 4, 241)
p = sigmoid(z)
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.4), layout="constrained")
thick = {"linewidth": 3, "label": "surprise"}
dashed = {"linestyle": "dashed", "label": "square"}
left.plot(z, np.logaddexp(0, -z), color="C3", **thick)
left.plot(z, (p - 1) ** 2, color="C5", **dashed)
right.plot(z, p - 1, color="C4", **thick)
right.plot(z, 2 * (p - 1) * p * (1 - p), color="C5", **dashed)
left.annotate("surprise", (-5.2, 6.2), color="C3")
left.annotate("square", (-7.8, 1.4), color="C5")
right.annotate("surprise", (-7.8, -0.9), color="C4")
right.annotate("square", (-7.8, -0.15), color="C5")
left.set(xlabel="$z$", ylabel=r"$\ell$", ylim=(-0.3, 8.3))
right.set(xlabel="$z$", ylabel=r"$\partial \ell / \partial z$", ylim=(-1.06, 0.06))
plt.show()

# %% [markdown] lang="ko" caption="pull" alt="이름표가 1인 점의 손실과 기울기입니다. 왼쪽에서 놀라움은 로짓이 작아질수록 거의 곧게 올라가 z = -8에서 8이고, 제곱오차는 1에서 평평해집니다. 오른쪽에서 놀라움의 기울기는 왼쪽 끝에서 -1에 머물고, 제곱오차의 기울기는 z = -0.7 근처에서 -0.3까지 내려갔다가 왼쪽 끝에서는 0으로 돌아갑니다."
# 이름표가 1인 점 하나의 손실(왼쪽)과 그 기울기(오른쪽)입니다. 놀라움은 틀린 만큼 당기고, 제곱오차는 크게 틀린 곳에서 손을 놓습니다.

# %% [markdown] lang="en" caption="pull" alt="Loss and gradient at a point with the label 1. On the left the surprise rises almost straight as the logit gets smaller, to 8 at z = -8, while the squared error flattens at 1. On the right the gradient of the surprise stays at -1 towards the left end; that of the squared error dips to -0.3 near z = -0.7 and returns to 0 at the left end."
# The loss at one point with the label 1 (left) and its gradient (right). The surprise keeps pulling; the squared error lets go where the model is badly wrong.

# %% [markdown] lang="ko"
# 로짓에서 매개변수로 가는 고리는 [2강](02_linear_regression_numpy.ipynb#gradient)과 같습니다. $z_i = x_i W + B$이므로 $W$에 대해서는 $x_i$를, $B$에
# 대해서는 1을 곱해 모든 점에 대해 더합니다.
#
# $$\frac{\partial L}{\partial W} = \frac{1}{N} \sum_{i=1}^{N} (p_i - y_i)\, x_i^\top
#   = \underbrace{X^\top}_{(2,\, N)} \underbrace{\frac{p - Y}{N}}_{(N,\, 1)}
#   \qquad \frac{\partial L}{\partial B} = \frac{1}{N} \sum_{i=1}^{N} (p_i - y_i)$$
#
# 선형회귀의 식에서 예측값 $\hat{y}$가 있던 자리에 $p$가 있고, 앞의 2가 없습니다. 손으로 유도했으니 이번에도 중심 차분으로
# 검산합니다.

# %% [markdown] lang="en"
# The links from the logit to the parameters are those of [lesson 2](02_linear_regression_numpy.ipynb#gradient). As $z_i = x_i W + B$, multiply by $x_i$ for $W$
# and by 1 for $B$, and add up over all points.
#
# $$\frac{\partial L}{\partial W} = \frac{1}{N} \sum_{i=1}^{N} (p_i - y_i)\, x_i^\top
#   = \underbrace{X^\top}_{(2,\, N)} \underbrace{\frac{p - Y}{N}}_{(N,\, 1)}
#   \qquad \frac{\partial L}{\partial B} = \frac{1}{N} \sum_{i=1}^{N} (p_i - y_i)$$
#
# It is the formula of linear regression with $p$ where the prediction $\hat{y}$ was, and without the 2 in front. It was
# derived by hand, so check it with central differences once more.


# %% words={"formula": "공식", "central differences": "중심 차분"}
def loss(X, Y, W, B):
    Z = X @ W + B
    return np.mean(np.logaddexp(0, Z) - Y * Z)  # softplus(Z) - YZ


def gradient(X, Y, W, B):
    E = (sigmoid(X @ W + B) - Y) / len(X)  # (N, 1)
    return X.T @ E, E.sum(axis=0)  # (2, N) @ (N, 1), (1,)


W_start, B_start = np.array([[-1.0], [1.0]]), np.array([0.0])
dW, dB = gradient(X, Y, W_start, B_start)
h = 1e-5
rises = [
    loss(X, Y, W_start + move, B_start) - loss(X, Y, W_start - move, B_start)
    for move in h * np.eye(2)[:, :, None]  # each (2, 1)
]
rises.append(loss(X, Y, W_start, B_start + h) - loss(X, Y, W_start, B_start - h))
print("formula:            ", np.append(dW, dB))
print("central differences:", np.array(rises) / (2 * h))

# %% [markdown] lang="ko"
# ## 경계가 움직입니다 {#training}
#
# 나머지는 아는 것뿐입니다. 기울기의 반대쪽으로 한 걸음씩 갑니다. 일부러 엉뚱한 방향의 직선에서 출발합니다.
#
# !!! prediction
#     학습률은 0.5입니다. 처음에는 점의 42%만 맞힙니다. 90%를 맞히려면 몇 번 갱신해야 할까요?
#
#     - [ ] 5번쯤
#     - [ ] 50번쯤
#     - [ ] 500번쯤
#
#     ??? answer
#         5번이면 됩니다. 크게 틀린 점이 많을 때는 기울기가 커서 경계가 금방 돌아섭니다. 그 뒤의 수백 번은 경계를
#         조금 다듬고 자신감, 곧 $W$의 크기를 맞추는 데 쓰입니다.

# %% [markdown] lang="en"
# ## The boundary moves {#training}
#
# The rest you know: step by step against the gradient. We start with a line that points the wrong way on purpose.
#
# !!! prediction
#     With a learning rate of 0.5, and 42% of the points right at the start: how many updates does it take to get 90%
#     right?
#
#     - [ ] about 5
#     - [ ] about 50
#     - [ ] about 500
#
#     ??? answer
#         About five. As long as many points are badly wrong, the gradient is large and the boundary swings round quickly. The
#         hundreds of updates that follow trim it a little and find the right confidence, the size of $W$.


# %% words={"epoch": "에폭", "loss": "손실", "right": "맞힌 비율"}
def accuracy(X, Y, W, B):
    return np.mean((X @ W + B > 0) == (Y == 1))


def train(X, Y, W, B, learning_rate, epochs):
    """Return the parameters before the first update and after each one."""
    path = [(W, B)]
    for _ in range(epochs):
        dW, dB = gradient(X, Y, W, B)
        W, B = W - learning_rate * dW, B - learning_rate * dB
        path.append((W, B))
    return path


path = train(X, Y, W_start, B_start, learning_rate=0.5, epochs=400)
print("epoch     loss   right            W             B")
for epoch in [0, 1, 2, 5, 20, 100, 400]:
    W, B = path[epoch]
    right = accuracy(X, Y, W, B)
    print(f"{epoch:5} {loss(X, Y, W, B):8.4f} {right:7.0%}", end="")
    print(f"  {W[0, 0]:8.4f} {W[1, 0]:8.4f} {B[0]:8.4f}")

# %% figure="turning" drawing=true
from matplotlib.animation import FuncAnimation

plt.rcParams["animation.html"] = "jshtml"  # in Jupyter, animations play in place
shown = [*range(21), 25, 30, 40, 50, 70, 100, 150, 200, 300, 400]
losses = [loss(X, Y, *path[epoch]) for epoch in shown]
sizes = [np.linalg.norm(path[epoch][0]) for epoch in shown]

fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
fig.numbers = {"$k$": shown, "$L$": losses, r"$\|W\|$": sizes}
draw_points(left, X, Y)
(boundary,) = left.plot([], [], color="C2")
(arrow,) = left.plot([], [], color="C0", linewidth=3)
(curve,) = right.plot([], [], color="C3", linewidth=3)
right.set(xlabel="$k$", ylabel="$L$", xlim=(0.8, 500), ylim=(0, 1.2), xscale="log")
counter = right.text(0.95, 0.9, "", transform=right.transAxes, ha="right")


def show(frame):
    W, B = path[shown[frame]]
    w, b = W[:, 0], B[0]
    foot = -b * w / (w @ w)
    along = np.array([-w[1], w[0]]) / np.linalg.norm(w)
    boundary.set_data(*np.stack([foot - 9 * along, foot + 9 * along]).T)
    arrow.set_data(*np.stack([foot, foot + w]).T)
    curve.set_data([max(k, 0.8) for k in shown[: frame + 1]], losses[: frame + 1])
    counter.set_text(f"{shown[frame]} / 400")
    return boundary, arrow, curve, counter


animation = FuncAnimation(fig, show, frames=len(shown), interval=250)
plt.close(fig)
animation

# %% [markdown] lang="ko" caption="turning" alt="동영상입니다. 처음의 경계는 두 무리를 가로지르지만 다섯 에폭 만에 돌아서서 두 무리 사이에 놓이고, 그 뒤로는 거의 움직이지 않습니다. 경계와 직각인 파란 선분 W는 계속 길어져 약 2.7에서 멈춥니다. 오른쪽의 손실은 1.13에서 빠르게 떨어져 0.174에서 평평해집니다."
# 경계(초록)는 다섯 에폭 만에 돌아서고, $W$(파랑, 경계와 직각)는 그 뒤로도 길어집니다. 오른쪽은 $k$에폭까지의 손실입니다.

# %% [markdown] lang="en" caption="turning" alt="A video. The first boundary cuts across both groups; within five epochs it turns round and lies between them, and then hardly moves. The blue segment W, at right angles to it, goes on growing and stops at about 2.7. The loss on the right falls quickly from 1.13 and flattens at 0.174."
# The boundary (green) turns round in five epochs; $W$ (blue, at right angles to it) goes on growing after that. On the right, the loss up to epoch $k$.

# %% [markdown] lang="ko"
# ## 파이토치로 {#pytorch}
#
# 파이토치에서는 `nn.Linear`가 로짓을 내고 `nn.BCEWithLogitsLoss`가 로짓에서 바로 손실을 구합니다. 이름의 BCE가 이진 교차
# 엔트로피입니다. 모델 끝에 시그모이드를 붙이지 **않습니다**. [앞 강의의 함정](12_odds_logit_softmax.ipynb#log-sum-exp)과 같은 까닭입니다.

# %% [markdown] lang="en"
# ## With PyTorch {#pytorch}
#
# In PyTorch `nn.Linear` puts out the logit, and `nn.BCEWithLogitsLoss` computes the loss from it directly; BCE is binary
# cross-entropy. Put **no** sigmoid at the end of the model, for the reason given in
# [the pitfall of the last lesson](12_odds_logit_softmax.ipynb#log-sum-exp).

# %% words={"NumPy:  ": "넘파이:  ", "PyTorch:": "파이토치:"}
import torch
from torch import nn

X_t, Y_t = torch.tensor(X), torch.tensor(Y)  # float64, like NumPy's
model = nn.Linear(2, 1).double()
with torch.no_grad():
    model.weight.copy_(torch.tensor(W_start.T))  # (1, 2): a row for each output
    model.bias.zero_()
loss_fn = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
for _ in range(400):
    optimizer.zero_grad()
    loss_fn(model(X_t), Y_t).backward()
    optimizer.step()
W, B = path[-1]
print("NumPy:  ", *(f"{value:.6f}" for value in [*W[:, 0], *B]))
learned = [*model.weight[0].tolist(), *model.bias.tolist()]
print("PyTorch:", *(f"{value:.6f}" for value in learned))

# %% [markdown] lang="ko"
# ## 완전히 갈리는 데이터 {#separable}
#
# 이번에는 방금 배운 직선이 틀린 점을 데이터에서 뺍니다. 남은 점은 직선 하나로 완전히 갈립니다. 쉬운 문제가 되었습니다.
#
# !!! prediction
#     같은 학습률로 만 에폭을 학습합니다. $W$는 어떻게 될까요?
#
#     - [ ] 조금 더 빨리 한곳에 멈춘다
#     - [ ] 끝없이 커진다
#     - [ ] 0으로 간다
#
#     ??? answer
#         끝없이 커집니다. 모든 점이 옳은 쪽에 있으면 $W$와 $B$를 몇 배로 해도 경계는 그대로이고, 모든 점의 놀라움은
#         줄어듭니다. 더 큰 $W$가 언제나 더 나으므로 가장 좋은 $W$가 없습니다.

# %% [markdown] lang="en"
# ## Data that a line can separate {#separable}
#
# Now drop from the data the points that the learned line has wrong. A line separates the rest completely. It is an easy
# problem now.
#
# !!! prediction
#     Train for ten thousand epochs with the same learning rate. What does $W$ do?
#
#     - [ ] It stops somewhere, a little sooner
#     - [ ] It grows without end
#     - [ ] It goes to 0
#
#     ??? answer
#         It grows without end. With every point on its right side, multiplying $W$ and $B$ leaves the boundary alone and
#         lowers the surprise of every point. A larger $W$ is always better, so there is no best one.

# %% words={"epoch": "에폭", "loss": "손실", "size of W": "W의 크기", "angle": "방향"}
right_side = ((X @ W + B > 0) == (Y == 1))[:, 0]  # (60,)
X_apart, Y_apart = X[right_side], Y[right_side]
long_path = train(X_apart, Y_apart, W_start, B_start, 0.5, 10_000)
print(" epoch       loss  size of W   angle")
for epoch in [10, 100, 1_000, 10_000]:
    W, B = long_path[epoch]
    angle = np.degrees(np.arctan2(W[1, 0], W[0, 0]))
    print(f"{epoch:6} {loss(X_apart, Y_apart, W, B):10.6f}", end="")
    print(f" {np.linalg.norm(W):10.4f} {angle:6.1f}°")

# %% figure="without-end" drawing=true words={"overlapping": "겹친 데이터", "separable": "갈리는 데이터", "epoch": "에폭"}
epochs = np.unique(np.geomspace(1, 10_000, 90).astype(int))
overlapping = train(X, Y, W_start, B_start, 0.5, 10_000)
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.4), layout="constrained")
for data, name, style, heights in [
    ((X, Y, overlapping), "overlapping", "dashed", (0.25, 1.2)),
    ((X_apart, Y_apart, long_path), "separable", "solid", (0.004, 9.5)),
]:
    *points, steps = data
    falling = [loss(*points, *steps[k]) for k in epochs]
    sizes = [np.linalg.norm(steps[k][0]) for k in epochs]
    left.plot(epochs, falling, color="C3", linestyle=style, label=name)
    right.plot(epochs, sizes, color="C0", linestyle=style, label=name)
    left.annotate(name, (100 if name == "overlapping" else 3, heights[0]), color="C3")
    right.annotate(name, (70 if name == "overlapping" else 8, heights[1]), color="C0")
left.set(xscale="log", yscale="log", xlabel="epoch", ylabel="$L$", ylim=(1e-4, 2))
right.set(xscale="log", xlabel="epoch", ylabel=r"$\|W\|$", ylim=(0, 15))
plt.show()

# %% [markdown] lang="ko" caption="without-end" alt="가로축은 로그 눈금의 에폭입니다. 왼쪽에서 겹친 데이터의 손실은 0.17에서 평평해지고, 갈리는 데이터의 손실은 로그 눈금에서 끝까지 곧게 내려갑니다. 오른쪽에서 겹친 데이터의 가중치 크기는 약 2.7에서 멈추고, 갈리는 데이터의 가중치 크기는 멈추지 않고 커져 만 에폭에 10.6입니다."
# 겹친 데이터(파선)에서는 둘 다 멈춥니다. 갈리는 데이터(실선)에서는 손실이 0으로 가고, $W$의 크기는 천천히, 그러나 끝없이 커집니다. 10에폭에서 만 에폭까지 여섯 배가 됩니다.

# %% [markdown] lang="en" caption="without-end" alt="The horizontal axis is the epoch, on a logarithmic scale. Left: the loss of the overlapping data flattens at 0.17, that of the separable data falls straight to the end on logarithmic scales. Right: the weights of the overlapping data stop at a size of about 2.7, those of the separable data never stop growing, and have reached 10.6 at epoch 10,000."
# With overlapping data (dashed) both come to rest. With separable data (solid) the loss goes to 0, and $W$ grows slowly, but without end: six times its size from epoch 10 to epoch 10,000.

# %% [markdown] lang="ko"
# 커질수록 느려지는 까닭도 식에 있습니다. 틀린 점이 없으면 $p - y$가 지수함수처럼 작아지고, 그것이 곧 기울기입니다. 위험한 것은
# 수가 아니라 **자신감**입니다. 점 몇십 개를 보고 확률 0.9999를 말하게 됩니다. 두 가지 처방이 있습니다. 일찍 멈추거나,
# [가중치 감쇠](08_pytorch_idioms.ipynb#exercises)로 $W$를 0 쪽으로 당깁니다. 둘째 처방이면 손실에 다시 바닥이 생깁니다.
#
# ## 범주가 셋이면 {#three-classes}
#
# 범주가 셋이면 [소프트맥스](12_odds_logit_softmax.ipynb#softmax)가 시그모이드의 자리에 섭니다. 범주마다 로짓이 하나씩이므로 $W$는 `(2, 3)`, $B$는 `(3,)`이고,
# 로짓 `Z`는 `(N, 3)`입니다. 이름표는 원-핫(one-hot)으로 적습니다. `Y`의 한 행에는 실제의 범주에만 1이 있고 나머지는 0입니다.
#
# $$P = \text{softmax}(XW + B) \qquad
#   \frac{\partial L}{\partial W} = \underbrace{X^\top}_{(2,\, N)} \underbrace{\frac{P - Y}{N}}_{(N,\, 3)}$$
#
# !!! prediction
#     `gradient`에서 고쳐야 할 곳은 몇 군데일까요?
#
#     - [ ] 한 군데
#     - [ ] 세 군데
#     - [ ] 처음부터 다시 써야 한다
#
#     ??? answer
#         한 군데입니다. `sigmoid`를 `softmax`로 바꾸면 끝입니다. 행렬의 모양이 나머지를 알아서 맞춥니다.

# %% [markdown] lang="en"
# The formula also says why it gets slower. With no point wrong, $p - y$ shrinks like an exponential, and that is the
# gradient. The danger is not in the numbers but in the **confidence**: having seen a few dozen points, the model speaks of
# probabilities like 0.9999. There are two remedies: stop early, or let
# [weight decay](08_pytorch_idioms.ipynb#exercises) pull $W$ towards 0. With the second, the loss has a bottom again.
#
# ## Three classes {#three-classes}
#
# With three classes the [softmax](12_odds_logit_softmax.ipynb#softmax) stands where the sigmoid stood. There is a logit for each class, so $W$ is `(2, 3)`, $B$
# is `(3,)`, and the logits `Z` are `(N, 3)`. Labels are written one-hot: a row of `Y` is 1 for the true class and 0 for
# the others.
#
# $$P = \text{softmax}(XW + B) \qquad
#   \frac{\partial L}{\partial W} = \underbrace{X^\top}_{(2,\, N)} \underbrace{\frac{P - Y}{N}}_{(N,\, 3)}$$
#
# !!! prediction
#     In how many places must `gradient` be changed?
#
#     - [ ] One
#     - [ ] Three
#     - [ ] It has to be written anew
#
#     ??? answer
#         One: put `softmax` where `sigmoid` is. The shapes of the matrices take care of the rest.


# %% words={"loss": "손실", "right": "맞힌 비율", "PyTorch's": "파이토치의"}
def softmax(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))


labels = np.repeat([0, 1, 2], 30)  # (90,)
Y3 = np.eye(3)[labels]  # (90, 3), one-hot
centres = np.array([[-1.5, -1.0], [1.5, -1.0], [0.0, 1.6]])
X3 = centres[labels] + 0.8 * np.random.default_rng(4).normal(size=(90, 2))

W3, B3 = np.zeros((2, 3)), np.zeros(3)
for _ in range(300):
    E = (softmax(X3 @ W3 + B3) - Y3) / len(X3)  # (90, 3)
    W3, B3 = W3 - 0.5 * (X3.T @ E), B3 - 0.5 * E.sum(axis=0)

Z3 = X3 @ W3 + B3
loss3 = np.mean(np.logaddexp.reduce(Z3, axis=1) - Z3[np.arange(90), labels])
theirs = nn.functional.cross_entropy(torch.tensor(Z3), torch.tensor(labels))
print(f"loss {loss3:.6f}   PyTorch's {theirs.item():.6f}")
print(f"right {np.mean(Z3.argmax(axis=1) == labels):.1%}")

# %% figure="three-regions" drawing=true numbers=false
fig, ax = plt.subplots(figsize=(4.6, 4.6))
logits = plane @ W3 + B3  # (161, 161, 3)
for k, (colour, marker) in enumerate([("C5", "o"), ("C6", "^"), ("C7", "s")]):
    others = np.delete(logits, k, axis=-1).max(axis=-1)
    lead = logits[..., k] - others  # positive where class k is ahead
    ax.contourf(x1, x2, lead, [0, 100], colors=[colour], alpha=0.15)
    ax.contour(x1, x2, lead, [0], colors="C2", linewidths=2)
    ax.plot(*X3[labels == k].T, marker, color=colour, markersize=5)
ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
ax.set(xlim=(-4, 4), ylim=(-4, 4), xticks=[-3, 0, 3], yticks=[-3, 0, 3])
plt.show()

# %% [markdown] lang="ko" caption="three-regions" alt="왼쪽 아래의 동그라미, 오른쪽 아래의 세모, 위쪽의 네모 세 무리가 있습니다. 한 점에서 만나는 반직선 세 개가 평면을 세 구역으로 나누고, 구역마다 한 무리가 들어 있습니다. 경계 가까이의 몇 점만 다른 구역에 있습니다."
# 두 로짓이 같은 곳은 직선이므로 경계는 반직선 셋입니다. 세 로짓이 모두 같은 한 점에서 만납니다.

# %% [markdown] lang="en" caption="three-regions" alt="Three groups: circles at the lower left, triangles at the lower right, squares at the top. Three half-lines that meet in one point divide the plane into three regions with one group in each. Only a few points near the boundaries lie in another region."
# Where two logits are equal there is a line, so the boundaries are three half-lines. They meet where all three logits are equal.

# %% [markdown] lang="ko"
# ## 연습문제 {#exercises}
#
# 로짓에서 바로 교차 엔트로피를 구하고, 기울기를 쓰고, 학습시켜 봅니다. 로짓이 아무리 커도 넘치지 않아야 합니다.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 로지스틱 회귀는 선형 모델의 출력을 로짓으로 읽습니다. 로짓이 0인 직선이 경계이고, $W$의 방향이 경계를, 크기가 자신감을
# 정합니다. 손실은 이름표의 놀라움의 평균이고, 그 기울기는 선형회귀와 같은 꼴인 $X^\top (p - Y) / N$입니다. 직선으로 완전히 갈리는 데이터에서는
# 바닥이 없어 $W$가 끝없이 커집니다. 범주가 셋 이상이면 시그모이드를 소프트맥스로 바꿉니다.
#
# 다음 질문: 직선으로는 도저히 가를 수 없는 점들이라면 어떻게 할까요?

# %% [markdown] lang="en"
# ## Exercises {#exercises}
#
# Compute the cross-entropy directly from logits, write the gradient, and train. However large the logits, nothing may
# overflow.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# Logistic regression reads the output of a linear model as a logit. The line where it is 0 is the boundary; the direction of
# $W$ decides where it lies, its size how sure the model is. The loss is the mean surprise at the labels, and its gradient has the
# form that it has for linear regression, $X^\top (p - Y) / N$. Where a line separates the data completely there is no bottom, and $W$ grows without
# end. For three classes or more, put the softmax where the sigmoid is.
#
# The next question: what if no line can possibly separate the points?
