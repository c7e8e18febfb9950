# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 20
#     summary:
#       ko: 점 세 개를 지나는 직선을 넘파이만으로 찾습니다. 손실을 정하고, 그 기울기를 손으로 구하고, 백 번 내려갑니다.
#       en: Find the line through three points with nothing but NumPy. Choose a loss, work out its gradient by hand, and walk down it a hundred times.
# ---

# %% [markdown] lang="ko"
# # 2. 넘파이로 하는 선형회귀
#
# [1강](01_from_data_to_loss.ipynb)에서는 점 세 개와 직선 하나로 종이 위에서 첫걸음을 뗐습니다. 이번에는
# 같은 세 점을 프로그램에 맡깁니다. 직선을 *맞히는* 대신 *배우게* 합니다. 아무 직선이나 하나 그린 다음,
# 얼마나 틀렸는지 재고, 덜 틀리는 쪽으로 조금씩 움직입니다. 계산은 행렬로 적어, 점과 특성이 아무리 많아져도
# 코드가 그대로이게 합니다. 딥러닝의 학습도 크기만 다를 뿐 이와 같은 과정입니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 직선의 예측값을 행렬 곱 하나로 계산합니다.
# - 손실(loss)의 기울기(그래디언트, gradient)를 연쇄 법칙으로 유도하고 코드로 옮깁니다.
# - 손실을 *합*으로 재는지 *평균*으로 재는지에 따라 학습률이 왜 달라지는지 설명합니다.

# %% [markdown] lang="en"
# # 2. Linear regression in NumPy
#
# In [lesson 1](01_from_data_to_loss.ipynb) you took a first step on paper, with three points and one
# line. Now hand the same three points to a program. It will not *guess* the line but *learn* it: draw
# any line at all, measure how wrong it is, and move it a little in the direction that makes it less
# wrong. Written with matrices, the code stays the same however many points and features there are.
# Training a deep network is the same procedure on a larger scale.
#
# After this lesson you can
#
# - compute the predictions of a line with one matrix product,
# - derive the gradient of the loss with the chain rule and turn it into code,
# - explain why measuring the loss as a *sum* or as a *mean* changes the learning rate you need.

# %% [markdown] lang="ko"
# ## 데이터 {#data}
#
# 데이터는 직선 $y = 2x + 1$ 위의 세 점입니다. 우리는 답이 2와 1이라는 것을 알지만, 프로그램에는
# 알려 주지 않습니다. 답을 알고 있는 문제로 연습해야 프로그램이 제대로 배웠는지 확인할 수 있습니다.
#
# 점 하나가 한 행입니다. 표본이 3개, 특성이 1개이므로 `X`와 `Y`의 모양은 모두 `(3, 1)`입니다.

# %% [markdown] lang="en"
# ## The data {#data}
#
# The data are three points on the line $y = 2x + 1$. We know that the answer is 2 and 1, but we
# do not tell the program. Practising on a problem with a known answer is how we can check that it
# has really learned.
#
# Each point is a row. With 3 samples of 1 feature, both `X` and `Y` have the shape `(3, 1)`.

# %%
import matplotlib.pyplot as plt
import numpy as np

plt.rcParams["animation.html"] = "jshtml"  # in Jupyter, animations play in place

X = np.array([[1.0], [2.0], [3.0]])
Y = np.array([[3.0], [5.0], [7.0]])
X.shape, Y.shape

# %% [markdown] lang="ko"
# ## 순전파: 예측하기 {#forward}
#
# 직선은 두 수로 정해집니다. 기울어진 정도인 가중치(weight) $W$와 높이인 편향(bias) $B$입니다. 입력에서
# 예측값까지 앞으로 계산해 나가는 이 과정을 순전파(forward pass)라고 합니다.
#
# $$\hat{y} = XW + B$$
#
# 모양을 확인해 봅시다. `X`는 `(3, 1)`, `W`는 `(1, 1)`이므로 곱은 `(3, 1)`입니다. `(1,)`인 `B`는 모든
# 행에 똑같이 더해집니다. 특성이 100개로 늘어 `X`가 `(3, 100)`, `W`가 `(100, 1)`이 되어도 식은
# 그대로입니다.
#
# 처음 두 값은 무작위로 정합니다. 시드(seed)를 고정하므로 여러분의 컴퓨터에서도 같은 수가 나옵니다.

# %% [markdown] lang="en"
# ## The forward pass: making a prediction {#forward}
#
# Two numbers make a line: the weight $W$, how steep it is, and the bias $B$, how high it sits.
# Computing forward from the input to the prediction is called the forward pass.
#
# $$\hat{y} = XW + B$$
#
# Check the shapes: `X` is `(3, 1)` and `W` is `(1, 1)`, so the product is `(3, 1)`; `B`, of shape
# `(1,)`, is added to every row. With 100 features `X` becomes `(3, 100)` and `W` `(100, 1)`, and
# the formula stays as it is.
#
# The first two values are random. The seed is fixed, so your computer will draw the same ones.


# %% words={"prediction": "예측값"}
def linear_forward(X, W, B):
    return X @ W + B


np.random.seed(220102)
W_start = np.random.randn(1, 1)
B_start = np.random.randn(1)

prediction = linear_forward(X, W_start, B_start)
print("W =", W_start)
print("B =", B_start)
print("prediction =\n", prediction, sep="")

# %% figure="start" drawing=true
fig, ax = plt.subplots()
ax.vlines(X, Y, prediction, color="C3", linewidth=3)
ax.plot(X, prediction, color="C2")
ax.plot(X, Y, "o", color="C7", markerfacecolor="white", markersize=9)
ax.annotate(r"$\hat{y} = XW + B$", (2.4, 2.15), color="C2", fontsize=14)
ax.annotate("$y$", (2.88, 7.0), color="C7", fontsize=14, ha="right", va="center")
ax.annotate(r"$\hat{y} - y$", (1.96, 3.7), color="C3", fontsize=14, ha="right")
ax.set(xlabel="$x$", ylim=(0, 7.6), xticks=[1, 2, 3])
plt.show()

# %% [markdown] lang="ko" caption="start" alt="세 데이터 점은 모두 첫 직선보다 위에 있습니다. 점과 직선을 잇는 세로 선분은 오른쪽으로 갈수록 길어져, x가 3일 때 약 3.8입니다."
# 무작위로 정한 첫 직선입니다. 세로 선분 하나하나가 오차 $\hat{y} - y$이고, 오른쪽으로 갈수록 깁니다.

# %% [markdown] lang="en" caption="start" alt="All three data points lie above the first line. The vertical segments between points and line grow to the right; at x = 3 the segment is about 3.8 long."
# The first, random line. Each vertical segment is an error $\hat{y} - y$, and they grow to the right.

# %% [markdown] lang="ko"
# ## 손실: 얼마나 틀렸는지 재기 {#loss}
#
# 오차 세 개를 수 하나로 모아야 "더 낫다", "더 못하다"를 말할 수 있습니다. 오차를 제곱하면 위로 틀린
# 것과 아래로 틀린 것이 서로 지워지지 않고, 크게 틀린 점일수록 더 무겁게 셈해집니다. 제곱한 오차의
# 평균이 평균제곱오차(mean squared error, MSE)입니다.
#
# $$L(W, B) = \frac{1}{N} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2$$

# %% [markdown] lang="en"
# ## The loss: measuring how wrong {#loss}
#
# To call one line better than another, the three errors must become one number. Squaring them
# keeps errors above and below from cancelling and makes large errors weigh more. The mean of the
# squared errors is the mean squared error (MSE).
#
# $$L(W, B) = \frac{1}{N} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2$$


# %% words={"loss": "손실"}
def mean_squared_error(prediction, Y):
    return np.mean((prediction - Y) ** 2)


print("loss =", mean_squared_error(prediction, Y))

# %% [markdown] lang="ko"
# ## 기울기: 어느 쪽이 내리막인가 {#gradient}
#
# $W$를 조금 늘리면 손실은 얼마나 변할까요? 이 물음의 답이 $W$에 대한 편미분
# $\frac{\partial L}{\partial W}$입니다. 손실은 예측값을 거쳐서만 $W$에 달려 있으므로
# [1강의 연쇄 법칙](01_from_data_to_loss.ipynb#chain-rule)(chain rule)을 씁니다. 거기서는 점 하나를 따라갔고,
# 이번에는 모든 점을 한꺼번에 다룹니다. 먼저 손실이 예측값에 따라 변하는 비율입니다.
#
# $$\frac{\partial L}{\partial \hat{y}_i} = \frac{2}{N} (\hat{y}_i - y_i)$$
#
# 다음은 예측값이 매개변수에 따라 변하는 비율입니다. $\hat{y}_i = x_i W + B$이므로 $W$에 대해서는
# $x_i$, $B$에 대해서는 1입니다. 둘을 곱하고 모든 점에 대해 더합니다.
#
# $$\frac{\partial L}{\partial W} = \frac{2}{N} \sum_{i=1}^{N} x_i (\hat{y}_i - y_i)
#   = \frac{2}{N} X^\top (\hat{y} - Y)$$
#
# $$\frac{\partial L}{\partial B} = \frac{2}{N} \sum_{i=1}^{N} (\hat{y}_i - y_i)$$
#
# $X^\top$의 모양은 `(1, 3)`, 오차는 `(3, 1)`입니다. 곱은 `(1, 1)`로 `W`의 모양과 같습니다. 기울기는 언제나
# 매개변수와 모양이 같아야 합니다. 그래야 매개변수에서 뺄 수 있습니다.

# %% [markdown] lang="en"
# ## The gradient: which way is down? {#gradient}
#
# If $W$ grows a little, how much does the loss change? The answer is the partial derivative
# $\frac{\partial L}{\partial W}$. The loss depends on $W$ only through the predictions, so the
# [chain rule of lesson 1](01_from_data_to_loss.ipynb#chain-rule) applies. There you followed a single
# point; this time take all points at once. First, how the loss changes with a prediction:
#
# $$\frac{\partial L}{\partial \hat{y}_i} = \frac{2}{N} (\hat{y}_i - y_i)$$
#
# Then, how a prediction changes with the parameters. Since $\hat{y}_i = x_i W + B$, that is
# $x_i$ for $W$ and 1 for $B$. Multiply the two and add up over all points:
#
# $$\frac{\partial L}{\partial W} = \frac{2}{N} \sum_{i=1}^{N} x_i (\hat{y}_i - y_i)
#   = \frac{2}{N} X^\top (\hat{y} - Y)$$
#
# $$\frac{\partial L}{\partial B} = \frac{2}{N} \sum_{i=1}^{N} (\hat{y}_i - y_i)$$
#
# $X^\top$ has the shape `(1, 3)` and the errors `(3, 1)`, so their product is `(1, 1)`, the shape
# of `W`. A gradient always has the shape of its parameter; otherwise you could not subtract it.


# %%
def loss_gradient(X, Y, W, B):
    error = linear_forward(X, W, B) - Y
    dW = 2 * X.T @ error / len(X)
    dB = 2 * error.sum(axis=0) / len(X)
    return dW, dB


dW, dB = loss_gradient(X, Y, W_start, B_start)
print("dL/dW =", dW, " dL/dB =", dB)

# %% [markdown] lang="ko"
# 두 값이 모두 음수입니다. $W$와 $B$를 *늘리면* 손실이 줄어든다는 뜻이고, 첫 직선이 점들보다 아래에
# 있으니 당연한 결과입니다.
#
# 손으로 유도한 식은 틀리기 쉽습니다. 그래서 미분의 정의로 검산합니다. $W$를 아주 조금($h$) 양쪽으로
# 움직여 손실의 차이를 재면 같은 값이 나와야 합니다.
#
# $$\frac{\partial L}{\partial W} \approx \frac{L(W + h, B) - L(W - h, B)}{2h}$$

# %% [markdown] lang="en"
# Both are negative: *increasing* $W$ and $B$ makes the loss smaller. That is just what the picture
# shows, for the first line lies below the points.
#
# A formula derived by hand is easily wrong, so check it against the definition of a derivative.
# Move $W$ a tiny amount $h$ to either side; the difference in loss must give the same number.
#
# $$\frac{\partial L}{\partial W} \approx \frac{L(W + h, B) - L(W - h, B)}{2h}$$


# %% words={"formula": "공식", "difference": "차분"}
def loss_at(W, B):
    return mean_squared_error(linear_forward(X, W, B), Y)


h = 1e-5
print("formula:    ", dW.item())
print(
    "difference: ",
    (loss_at(W_start + h, B_start) - loss_at(W_start - h, B_start)) / (2 * h),
)

# %% [markdown] lang="ko"
# ## 백 번 내려가기 {#training}
#
# 기울기는 오르막 쪽을 가리킵니다. 그래서 기울기의 *반대쪽*으로 조금 움직입니다. 얼마나 움직일지 정하는
# 수가 학습률(learning rate) $\alpha$입니다.
#
# $$W \leftarrow W - \alpha \frac{\partial L}{\partial W} \qquad
#   B \leftarrow B - \alpha \frac{\partial L}{\partial B}$$
#
# 이것이 경사하강법(gradient descent)의 전부입니다. 데이터 전체를 한 번 쓰는 것을 한 에폭(epoch)이라고
# 합니다. 여기서는 에폭마다 한 번 갱신합니다.
#
# !!! prediction
#     학습률 0.003으로 100에폭을 학습합니다. $W$와 $B$ 가운데 어느 쪽이 정답(2와 1)에 더 가까이 갈까요?
#
#     ??? answer
#         $W$입니다. $W$의 기울기에는 $x_i$가 곱해지므로 $B$의 기울기보다 큽니다. 그래서 $W$가 먼저
#         빠르게 움직이고, $B$는 천천히 뒤따릅니다. 아래 결과에서 확인해 보세요.

# %% [markdown] lang="en"
# ## A hundred steps down {#training}
#
# The gradient points uphill, so take a small step the *opposite* way. How small is set by one
# number, the learning rate $\alpha$.
#
# $$W \leftarrow W - \alpha \frac{\partial L}{\partial W} \qquad
#   B \leftarrow B - \alpha \frac{\partial L}{\partial B}$$
#
# That is all there is to gradient descent. Using the whole of the data once is called an epoch;
# here every epoch makes one update.
#
# !!! prediction
#     We train for 100 epochs with a learning rate of 0.003. Which of $W$ and $B$ will come closer
#     to its true value (2 and 1)?
#
#     ??? answer
#         $W$. Its gradient is multiplied by $x_i$ and is therefore larger than that of $B$, so $W$
#         moves fast at first while $B$ follows slowly. Compare the result below.


# %% words={"loss": "손실", "prediction": "예측값"}
def train(W, B, gradient, learning_rate, epochs):
    """Return the parameters before the first update and after each one."""
    path = [(W, B)]
    for _ in range(epochs):
        dW, dB = gradient(X, Y, W, B)
        W = W - learning_rate * dW
        B = B - learning_rate * dB
        path.append((W, B))
    return path


path = train(W_start, B_start, loss_gradient, learning_rate=0.003, epochs=100)
W, B = path[-1]
print("W =", W, " B =", B)
print("prediction =\n", linear_forward(X, W, B), sep="")
print("loss =", loss_at(W, B))

# %% [markdown] lang="ko"
# 손실이 8.4에서 0.016으로 줄었습니다. $W$는 2를 살짝 지나쳤고, $B$는 아직 0.78입니다. 직선은 점들을 거의
# 지나지만 아직 도착한 것은 아닙니다.
#
# ## 합인가 평균인가 {#sum-or-mean}
#
# 이 강의의 바탕이 된 글은 위와 *똑같은 수*를 학습률 **0.001**로 얻었습니다. 우리는 0.003을 썼는데 어떻게
# 마지막 자리까지 같을까요? 그 글은 손실을 평균으로 재면서, 기울기는 평균이 아니라 **합**의 것을
# 썼습니다. 합의 기울기는 평균의 기울기의 $N$배입니다.
#
# $$\frac{\partial}{\partial W} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2
#   = N \cdot \frac{\partial}{\partial W} \frac{1}{N} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2$$
#
# 여기서는 $N = 3$입니다. 그러므로 합에 0.001을 곱하는 것은 평균에 0.003을 곱하는 것과 같은 걸음입니다.
#
# !!! prediction
#     평균의 기울기에 학습률 0.001을 그대로 쓰면 100에폭 뒤의 손실은 어떻게 될까요?
#
#     ??? answer
#         걸음이 3분의 1로 줄어 훨씬 덜 내려갑니다. "너무 느리니 학습률을 올려야겠다"라는 느낌은 사실
#         이 $N$배에서 나온 것입니다.

# %% [markdown] lang="en"
# The loss fell from 8.4 to 0.016. $W$ has gone slightly past 2 and $B$ is still at 0.78: the line
# nearly meets the points but has not arrived.
#
# ## Sum or mean? {#sum-or-mean}
#
# The article that this lesson grew from arrives at *exactly these numbers* with a learning rate
# of **0.001**. We used 0.003; how can every digit agree? The article measures the loss as a mean
# but takes the gradient of the **sum**, and the gradient of the sum is $N$ times that of the mean:
#
# $$\frac{\partial}{\partial W} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2
#   = N \cdot \frac{\partial}{\partial W} \frac{1}{N} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2$$
#
# Here $N = 3$, so 0.001 times the one and 0.003 times the other are the same step.
#
# !!! prediction
#     What will the loss be after 100 epochs if you keep 0.001 but use the gradient of the mean?
#
#     ??? answer
#         Every step is a third as long, so you get much less far down. The feeling that training "is
#         too slow, so the rate must go up" comes from this factor of $N$ alone.


# %% words={"loss": "손실", "sum": "합", "mean": "평균"}
def sum_gradient(X, Y, W, B):
    dW, dB = loss_gradient(X, Y, W, B)
    return dW * len(X), dB * len(X)


runs = {
    "sum, 0.001": (sum_gradient, 0.001),
    "mean, 0.003": (loss_gradient, 0.003),
    "mean, 0.001": (loss_gradient, 0.001),
    "mean, 0.01": (loss_gradient, 0.01),
}
losses = {}
for name, (gradient, learning_rate) in runs.items():
    run = train(W_start, B_start, gradient, learning_rate, epochs=100)
    losses[name] = [loss_at(W, B) for W, B in run]
    W_end, B_end = (parameter.item() for parameter in run[-1])
    print(f"{name:12} W = {W_end:.8f}  B = {B_end:.8f}  loss = {losses[name][-1]:.8f}")

# %% figure="sum-or-mean" words={"epoch": "에폭", "mean 0.001": "평균 0.001", "mean 0.003 = sum 0.001": "평균 0.003 = 합 0.001", "mean 0.01": "평균 0.01"}
fig, ax = plt.subplots()
ax.plot(losses["mean, 0.001"], color="C3", linestyle="dotted")
ax.plot(losses["mean, 0.003"], color="C3", linewidth=6, alpha=0.35)
ax.plot(losses["sum, 0.001"], color="C3", linestyle="dashed")
ax.plot(losses["mean, 0.01"], color="C3")
for label, epoch, factor in [
    ("mean 0.001", 60, 1.45),
    ("mean 0.003 = sum 0.001", 42, 1.6),
    ("mean 0.01", 60, 1.4),
]:
    name = label.split(" = ")[0].replace(" ", ", ")
    ax.annotate(label, (epoch, losses[name][epoch] * factor), color="C3")
ax.set(yscale="log", xlabel="epoch", ylabel="$L$")
plt.show()

# %% [markdown] lang="ko" caption="sum-or-mean" alt="에폭에 따른 손실을 로그 눈금으로 그린 곡선입니다. 합 0.001의 곡선은 평균 0.003의 곡선과 완전히 겹칩니다. 평균 0.001은 훨씬 천천히 줄고, 평균 0.01은 가장 빨리 줄다가 0.005 부근부터 느려집니다."
# 합 0.001(파선)과 평균 0.003(굵은 선)은 걸음마다 겹칩니다. 같은 0.001이라도 평균의 기울기와 함께 쓰면 세 배 느립니다.

# %% [markdown] lang="en" caption="sum-or-mean" alt="Loss against epoch on a logarithmic scale. The curve of the sum with 0.001 lies exactly on that of the mean with 0.003. The mean with 0.001 falls far more slowly; the mean with 0.01 falls fastest and slows down near 0.005."
# Sum with 0.001 (dashed) and mean with 0.003 (broad) coincide at every step. The same 0.001 on the mean is three times slower.

# %% [markdown] lang="ko"
# !!! pitfall
#     학습률은 혼자서는 뜻이 없습니다. 손실이 합인지 평균인지와 **함께** 적어야 합니다. 데이터가 3개일 때는
#     3배지만, 10만 개라면 10만 배 차이입니다. 이 과정의 연습문제에서는 파이토치와 같은 말을 써서
#     `reduction="mean"`(기본값)과 `reduction="sum"`으로 구별합니다. 점이 100개일 때의 이야기는
#     [7강](07_sum_or_mean.ipynb)에서 이어집니다.
#
# ## 손실 곡선 {#loss-curve}
#
# 이제 우리가 무엇을 내려왔는지 봅시다. $B$를 학습이 끝난 값에 고정하고 $W$만 0부터 5까지 0.2 간격으로
# 바꾸면서 손실을 잽니다. 넘파이의 브로드캐스팅을 쓰면 반복문이 필요 없습니다. `X`의 `(3, 1)`과
# `weights`의 `(26,)`이 만나 예측값은 `(3, 26)`이 됩니다. 열 하나가 직선 하나입니다. 그림에서는 $W$와
# $B$에 하나씩 든 수를 $w$와 $b$라고 쓰겠습니다.
#
# 곡선의 바닥에서는 기울기가 0입니다. $\sum x_i (x_i w + b - y_i) = 0$을 $w$에 대해 풀면 바닥의 위치가
# 나옵니다.
#
# $$w = \frac{\sum_{i=1}^{N} x_i (y_i - b)}{\sum_{i=1}^{N} x_i^2}$$

# %% [markdown] lang="en"
# !!! pitfall
#     A learning rate means nothing by itself: always say **with it** whether the loss is a sum or a
#     mean. With 3 samples the two differ by a factor of 3, with 100,000 samples by 100,000. The
#     exercises of this course use PyTorch's word for it: `reduction="mean"`, the default, or
#     `reduction="sum"`. [Lesson 7](07_sum_or_mean.ipynb) goes on with 100 points.
#
# ## The loss curve {#loss-curve}
#
# Now look at what we have been walking down. Keep $B$ at its trained value and measure the loss
# for weights from 0 to 5 in steps of 0.2. NumPy's broadcasting does it without a loop: `X` with
# `(3, 1)` meets `weights` with `(26,)`, and the predictions are `(3, 26)`, one line per column.
# In the figures, $w$ and $b$ are the single numbers that $W$ and $B$ hold.
#
# At the bottom of the curve the gradient is 0. Solve $\sum x_i (x_i w + b - y_i) = 0$ for $w$, and
# you know where the bottom is.
#
# $$w = \frac{\sum_{i=1}^{N} x_i (y_i - b)}{\sum_{i=1}^{N} x_i^2}$$

# %% figure="loss-curve" words={"lowest point": "가장 낮은 곳"}
weights = np.linspace(0, 5, 26)


def loss_of_weights(weights):
    return np.mean((X * weights + B - Y) ** 2, axis=0)


lowest = np.sum(X * (Y - B)) / np.sum(X**2)
print("lowest point: w =", lowest)

fig, ax = plt.subplots()
ax.plot(weights, loss_of_weights(weights), color="C3", marker=".")
ax.axvline(lowest, color="C0", linewidth=1)
ax.annotate(f"{lowest:.3f}", (lowest + 0.12, 30), color="C0")
ax.set(xlabel="$w$", ylabel="$L$", ylim=0)
plt.show()

# %% [markdown] lang="ko" caption="loss-curve" alt="가중치에 대한 손실은 아래로 볼록한 포물선입니다. 바닥은 w가 2.095인 곳이고, w가 0이면 손실은 약 20, w가 5이면 약 39입니다."
# 손실은 $w$에 대한 포물선입니다. 바닥은 2가 아니라 조금 오른쪽입니다. $b$가 아직 1에 못 미쳐서, 모자란 높이를 $w$가 메우고 있기 때문입니다.

# %% [markdown] lang="en" caption="loss-curve" alt="The loss against the weight is a parabola that opens upward. Its lowest point is at w = 2.095; at w = 0 the loss is about 20, at w = 5 about 39."
# The loss is a parabola in $w$. Its lowest point is not 2 but a little to the right: $b$ has not reached 1 yet, and $w$ makes up for the missing height.

# %% [markdown] lang="ko"
# ## 내려가는 모습 {#descent-watched}
#
# 같은 곡선 위에 학습 중에 거쳐 간 $W$의 값을 차례로 찍어 봅시다. 왼쪽은 그때의 직선입니다.
#
# !!! prediction
#     점은 어떤 빠르기로 내려갈까요?
#
#     - [ ] 내내 일정한 빠르기로
#     - [ ] 처음에 느리고 갈수록 빠르게
#     - [ ] 처음에 빠르고 갈수록 느리게
#
#     ??? answer
#         처음에 빠르고 갈수록 느려집니다. 학습률은 그대로지만 걸음의 크기는 *학습률 × 기울기*입니다. 바닥에
#         가까울수록 곡선이 평평해지므로 걸음도 저절로 작아집니다.

# %% [markdown] lang="en"
# ## Watching the descent {#descent-watched}
#
# Now put the values that $W$ took during training onto that curve, one after the other. On the
# left is the line that belongs to each.
#
# !!! prediction
#     At what pace will the dot come down?
#
#     - [ ] at the same pace all the way
#     - [ ] slowly at first, then faster and faster
#     - [ ] fast at first, then slower and slower
#
#     ??? answer
#         Fast at first, then slower and slower: the learning rate never changes, but a step is the
#         *learning rate times the gradient*, and the curve gets flatter towards the bottom.

# %% figure="descent"
from matplotlib.animation import FuncAnimation

fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
left.plot(X, Y, "o", color="C7", markerfacecolor="white", markersize=9)
(line,) = left.plot([], [], color="C2")
left.set(xlabel="$x$", ylabel="$y$", xlim=(0.8, 3.2), ylim=(0, 8))
w = np.linspace(0.6, 3.4, 200)
right.plot(w, loss_of_weights(w), color="C3")
(dot,) = right.plot([], [], "o", color="C0", markersize=11)
right.set(xlabel="$w$", ylabel="$L$", xlim=(0.6, 3.4), ylim=(-0.4, 8))
counter = right.text(0.97, 0.93, "", transform=right.transAxes, ha="right")


def show(epoch):
    W, B = path[epoch]
    line.set_data(X.ravel(), linear_forward(X, W, B).ravel())
    dot.set_data(W.ravel(), loss_of_weights(W.ravel()))
    counter.set_text(f"{epoch} / {len(path) - 1}")
    return line, dot, counter


animation = FuncAnimation(fig, show, frames=len(path), interval=80)
plt.close(fig)
animation

# %% [markdown] lang="ko" caption="descent" alt="동영상입니다. 왼쪽에서는 직선이 아래에서 올라와 세 점에 다가갑니다. 오른쪽에서는 점이 손실 곡선을 따라 처음에는 빠르게, 갈수록 느리게 내려가 바닥 가까이에서 끝납니다."
# 오른쪽 점의 걸음이 어떻게 짧아지는지 보세요. 오른쪽 위의 수는 백 에폭 가운데 몇 에폭째인지입니다. 20에폭마다 바닥까지 남은 거리의 절반쯤을 갑니다.

# %% [markdown] lang="en" caption="descent" alt="A video. On the left the line rises from below until it nearly meets the three points. On the right a dot runs down the loss curve, fast at first, then ever more slowly, and ends close to the bottom."
# Watch how the steps of the dot get shorter; the number at the top right counts the hundred epochs. Every 20 epochs it covers about half of what is left to the bottom.

# %% [markdown] lang="ko"
# ## 파이토치로 확인하기 {#pytorch}
#
# 파이토치(PyTorch)는 `backward()`를 부르면 기울기를 스스로 계산합니다. 이것을 자동미분(automatic
# differentiation)이라고 합니다. 우리가 손으로 구한 것과 같은지 봅시다. 처음 보는 말 `requires_grad`와
# `zero_grad()`의 뜻은 [3강](03_autograd.ipynb)에서 하나씩 살펴봅니다. 지금은 수가 같은지만 보면 됩니다.

# %% [markdown] lang="en"
# ## Checking against PyTorch {#pytorch}
#
# PyTorch works out gradients by itself when you call `backward()`: this is automatic
# differentiation. Does it agree with what we derived by hand? New words such as `requires_grad` and
# `zero_grad()` are explained one by one in [lesson 3](03_autograd.ipynb); for now just compare the
# numbers.

# %% words={"by hand": "손으로"}
import torch

X_t, Y_t = torch.tensor(X), torch.tensor(Y)
W_t = torch.tensor(W_start, requires_grad=True)
B_t = torch.tensor(B_start, requires_grad=True)

loss = torch.mean((X_t @ W_t + B_t - Y_t) ** 2)
loss.backward()
print("PyTorch:", W_t.grad.item(), B_t.grad.item())
print("by hand:", dW.item(), dB.item())

# %% [markdown] lang="ko"
# 같습니다. 이번에는 파이토치에게 100에폭의 학습을 맡깁니다. 손실은 평균, 학습률은 0.01입니다.

# %% [markdown] lang="en"
# They agree. Now let PyTorch do the 100 epochs, with the mean as the loss and a rate of 0.01.

# %% words={"by hand": "손으로"}
optimizer = torch.optim.SGD([W_t, B_t], lr=0.01)
for _ in range(100):
    optimizer.zero_grad()
    loss = torch.mean((X_t @ W_t + B_t - Y_t) ** 2)
    loss.backward()
    optimizer.step()

print("PyTorch:", (X_t @ W_t + B_t).detach().ravel().float())

W_numpy, B_numpy = train(W_start, B_start, loss_gradient, 0.01, epochs=100)[-1]
print("by hand:", linear_forward(X, W_numpy, B_numpy).ravel())

# %% [markdown] lang="ko"
# 예측값 2.9034, 4.9793, 7.0551이 두 방법에서 똑같이 나옵니다. 바탕이 된 글에서는 파이토치 쪽이 더 빨리
# 배우는 것처럼 보였습니다. 이제 그 까닭을 압니다. 파이토치가 뛰어나서가 아니라 걸음이 평균 기준 0.003에서
# 0.01로 길어졌기 때문입니다.
#
# ## 연습문제 {#exercises}
#
# 이제 직접 만들 차례입니다. `exercises/linear_regression.py`를 열고 빈 함수를 채우세요. 위의 코드를 보지
# 않고 식에서 출발하면 가장 많이 배웁니다.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 학습은 예측하고, 손실을 재고, 기울기의 반대쪽으로 한 걸음 가는 일을 되풀이하는 것입니다. 기울기는 연쇄
# 법칙으로 구하고, 유한 차분으로 검산합니다. 학습률은 손실이 합인지 평균인지와 함께 말해야 뜻이 있습니다.
#
# 다음 질문: 매개변수가 두 개가 아니라 백만 개라면 기울기를 누가 다 유도할까요?

# %% [markdown] lang="en"
# Both give the predictions 2.9034, 4.9793 and 7.0551. In the article PyTorch seemed to learn
# faster, and now you know why: not because it is PyTorch, but because the step grew from 0.003 to
# 0.01 on the mean.
#
# ## Exercises {#exercises}
#
# Now it is your turn. Open `exercises/linear_regression.py` and fill in the functions. You will
# learn most if you start from the formulas, without looking at the code above.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# Learning is repeating three things: predict, measure the loss, take a step against the gradient.
# The gradient comes from the chain rule, and finite differences check it. A learning rate has a
# meaning only together with the loss, sum or mean, that it belongs to.
#
# The next question: who derives the gradient when there are not two parameters but a million?
