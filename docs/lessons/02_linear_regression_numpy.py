# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 45
#     picture: loss-curve
#     summary:
#       ko: 점 세 개를 지나는 직선을 넘파이만으로 찾습니다. 손실을 정하고, 그 기울기를 손으로 구하고, 백 번 내려갑니다.
#       en: Find the line through three points with nothing but NumPy. Choose a loss, work out its gradient by hand, and walk down it a hundred times.
# ---

# %% [markdown] lang="ko"
# # 2. 넘파이로 하는 선형회귀
#
# [1강](01_from_data_to_loss.ipynb)에서는 점 세 개와 직선 하나로 종이 위에서 첫걸음을 뗐습니다. 이번에는
# 같은 세 점을 프로그램에 맡깁니다. 직선을 *맞히는* 대신 *배우게* 합니다. 아무 직선이나 하나 그린 다음,
# 얼마나 틀렸는지 재고, 덜 틀리는 쪽으로 조금씩 움직입니다. 계산은 행렬로 적어, 점과 입력이 아무리 많아져도
# 코드가 그대로이게 합니다. 딥러닝의 학습도 크기만 다를 뿐 이와 같은 과정입니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 행렬곱과 전치를 손으로 계산하고, 직선의 예측값을 행렬곱 하나로 씁니다.
# - 손실(loss)의 기울기(그레이디언트, gradient)를 연쇄 법칙으로 유도하고 행렬과 코드로 옮깁니다.
# - 백 번의 갱신이 가중치와 편향을 어떻게 움직이는지 손실 곡선 위에서 설명합니다.

# %% [markdown] lang="en"
# # 2. Linear regression in NumPy
#
# In [lesson 1](01_from_data_to_loss.ipynb) you took a first step on paper, with three points and one
# line. Now hand the same three points to a program. It will not *guess* the line but *learn* it: draw
# any line at all, measure how wrong it is, and move it a little in the direction that makes it less
# wrong. Written with matrices, the code stays the same however many points and inputs there are.
# Training a deep network is the same procedure on a larger scale.
#
# After this lesson you can
#
# - multiply and transpose matrices by hand, and write the predictions of a line as one matrix product,
# - derive the gradient of the loss with the chain rule and turn it into matrices and code,
# - explain on the curve of the loss how a hundred updates move the weight and the bias.

# %% [markdown] lang="ko"
# ## 데이터 {#data}
#
# 데이터는 직선 $y = 2x + 1$ 위의 세 점입니다. 우리는 답이 2와 1이라는 것을 알지만, 프로그램에는
# 알려 주지 않습니다. 답을 알고 있는 문제로 연습해야 프로그램이 제대로 배웠는지 확인할 수 있습니다.
#
# 데이터 하나가 한 행입니다. 입력으로 쓰는 수 하나하나를 특성(feature)이라고 합니다. 여기서는 $x$ 하나뿐입니다. 데이터가
# 3개, 특성이 1개이므로 `X`와 `Y`의 모양은 모두 `(3, 1)`입니다.
#
# !!! aside
#     기계학습에서는 이렇게 한 행에 적은 데이터 하나를 표본(sample)이라고도 합니다. 확률과 통계에서는 뽑은 데이터
#     *전체*가 표본이므로, 연습문제의 '표본 3개'는 통계의 말로 크기가 3인 표본입니다.

# %% [markdown] lang="en"
# ## The data {#data}
#
# The data are three points on the line $y = 2x + 1$. We know that the answer is 2 and 1, but we
# do not tell the program. Practising on a problem with a known answer is how we can check that it
# has really learned.
#
# Each point is a row, a sample. The numbers that go in are its features; here $x$ is the only one. With
# 3 samples of 1 feature, both `X` and `Y` have the shape `(3, 1)`.
#
# !!! aside
#     In machine learning one row is a sample. In statistics a sample is *all* that was drawn, so that
#     the "3 samples" of the exercises are, in its words, one sample of size 3.

# %%
import matplotlib.pyplot as plt
import numpy as np

X = np.array([[1.0], [2.0], [3.0]])
Y = np.array([[3.0], [5.0], [7.0]])
X.shape, Y.shape

# %% [markdown] lang="ko"
# ## 행렬곱과 전치 {#matrix-product}
#
# 점마다 따로 적지 않고 모든 점을 한 번에 계산하려면 행렬(matrix)이 필요합니다. 행렬은 수를 행과 열로 늘어놓은
# 표입니다. 행이 3개, 열이 2개인 행렬의 모양은 `(3, 2)`라고 쓰고, 열이 하나뿐인 행렬은 열벡터(column vector)라고
# 합니다.
#
# 행렬곱(matrix product)에서는 *왼쪽의 행 하나*와 *오른쪽의 열 하나*가 만나 수 하나가 됩니다. 같은 차례의 수끼리
# 곱해서 모두 더합니다.
#
# $$\begin{pmatrix} 1 & 2 \\ 3 & 4 \\ 5 & 6 \end{pmatrix} \begin{pmatrix} 10 \\ 1 \end{pmatrix}
#   = \begin{pmatrix} 1 \cdot 10 + 2 \cdot 1 \\ 3 \cdot 10 + 4 \cdot 1 \\ 5 \cdot 10 + 6 \cdot 1 \end{pmatrix}
#   = \begin{pmatrix} 12 \\ 34 \\ 56 \end{pmatrix}$$
#
# 그러려면 행과 열의 길이가 같아야 합니다. 모양으로 보면 `(3, 2)`와 `(2, 1)`에서 안쪽의 두 수가 같아야 하고, 바깥쪽의
# 3과 1이 결과의 모양 `(3, 1)`이 됩니다.
#
# 전치(transpose) $A^\top$는 $A$의 행과 열을 맞바꾼 행렬입니다. $A$의 첫 열이 $A^\top$의 첫 행이 되고, 모양은
# `(3, 2)`에서 `(2, 3)`이 됩니다. 넘파이에서는 행렬곱을 `@`로, 전치를 `.T`로 씁니다. `*`는 행렬곱이 아니라 같은
# 자리의 수끼리 곱하는 것입니다.
#
# !!! prediction
#     $A$의 모양은 `(3, 2)`이고 $E$는 모양이 `(3, 1)`인 열벡터입니다. $A^\top E$의 모양은 무엇일까요?
#
#     - [ ] `(3, 1)`
#     - [ ] `(2, 1)`
#     - [ ] `(2, 3)`
#     - [ ] 모양이 맞지 않아 곱할 수 없습니다.
#
#     ??? answer
#         `(2, 1)`입니다. `(2, 3)`과 `(3, 1)`에서 안쪽의 두 수는 모두 3이고, 바깥쪽의 두 수가 2와 1입니다. 전치하지
#         않은 $AE$는 `(3, 2)`와 `(3, 1)`의 안쪽 두 수가 달라서 곱할 수 없습니다.

# %% [markdown] lang="en"
# ## Matrix product and transpose {#matrix-product}
#
# To compute all points at once, rather than one by one, we need matrices. A matrix is a table of
# numbers in rows and columns. With 3 rows and 2 columns it has the shape `(3, 2)`; one with a single
# column is called a column vector.
#
# In a matrix product *one row on the left* meets *one column on the right* and gives one number:
# multiply the numbers that have the same place, and add them all up.
#
# $$\begin{pmatrix} 1 & 2 \\ 3 & 4 \\ 5 & 6 \end{pmatrix} \begin{pmatrix} 10 \\ 1 \end{pmatrix}
#   = \begin{pmatrix} 1 \cdot 10 + 2 \cdot 1 \\ 3 \cdot 10 + 4 \cdot 1 \\ 5 \cdot 10 + 6 \cdot 1 \end{pmatrix}
#   = \begin{pmatrix} 12 \\ 34 \\ 56 \end{pmatrix}$$
#
# For that, row and column must be equally long. In terms of shapes, the two inner numbers of
# `(3, 2)` and `(2, 1)` must be the same; the outer ones, 3 and 1, are the shape `(3, 1)` of the result.
#
# The transpose $A^\top$ is $A$ with its rows and columns exchanged: the first column of $A$ becomes
# the first row of $A^\top$, and the shape turns from `(3, 2)` into `(2, 3)`. NumPy writes `@` for the
# matrix product and `.T` for the transpose; `*` is not the matrix product but multiplies numbers in
# the same place.
#
# !!! prediction
#     $A$ has the shape `(3, 2)`, and $E$ is a column vector of shape `(3, 1)`. What is the shape of
#     $A^\top E$?
#
#     - [ ] `(3, 1)`
#     - [ ] `(2, 1)`
#     - [ ] `(2, 3)`
#     - [ ] The shapes do not fit; there is no product.
#
#     ??? answer
#         `(2, 1)`: of `(2, 3)` and `(3, 1)` both inner numbers are 3, and the outer ones are 2 and 1.
#         Without the transpose, $AE$, the inner numbers of `(3, 2)` and `(3, 1)` differ, and there is
#         no product.

# %%
A = np.array([[1, 2], [3, 4], [5, 6]])
V = np.array([[10], [1]])
E = np.array([[1], [-1], [2]])
print("A @ V =\n", A @ V, sep="")
print("A.T =\n", A.T, sep="")
print("A.T @ E =\n", A.T @ E, sep="")

# %% figure="matrix-product" drawing=true numbers=false
from matplotlib.patches import Rectangle


def draw_matrix(ax, left, matrix, colour, name, marked):
    rows, columns = matrix.shape
    right, half = left + columns, rows / 2
    for edge, inward in [(left, 0.15), (right, -0.15)]:
        across, up = (
            [edge + inward, edge, edge, edge + inward],
            [half, half, -half, -half],
        )
        ax.plot(across, up, color="black", linewidth=1)
    for i, j in np.ndindex(rows, columns):
        number = f"{matrix[i, j]}".replace("-", "−")
        at = (left + j + 0.5, half - i - 0.5)
        ax.text(*at, number, color=colour, fontsize=15, ha="center", va="center")
    row, column, height, width = marked
    corner = (left + column + 0.1, half - row - height + 0.1)
    mark = Rectangle(corner, width - 0.2, height - 0.2, edgecolor=colour)
    ax.add_patch(mark).set_facecolor((colour, 0.15))
    middle = (left + right) / 2
    ax.text(middle, half + 0.3, name, color=colour, fontsize=15, ha="center")


fig, (plain, transposed) = plt.subplots(1, 2, figsize=(8, 2.9), layout="constrained")
draw_matrix(plain, 0.2, A, "C7", "$A$", marked=(1, 0, 1, 2))
draw_matrix(plain, 2.5, V, "C0", "$V$", marked=(0, 0, 2, 1))
draw_matrix(plain, 4.5, A @ V, "C2", "$AV$", marked=(1, 0, 1, 1))
draw_matrix(transposed, 0.2, A.T, "C7", r"$A^\top$", marked=(0, 0, 1, 3))
draw_matrix(transposed, 3.5, E, "C3", "$E$", marked=(0, 0, 3, 1))
draw_matrix(transposed, 5.5, A.T @ E, "C4", r"$A^\top E$", marked=(0, 0, 1, 1))
for ax, equals in [(plain, 4), (transposed, 5)]:
    ax.text(equals, 0, "$=$", fontsize=15, ha="center", va="center")
    ax.set(xlim=(0, equals + 1.7), ylim=(-1.7, 2.4), aspect="equal")
    ax.axis("off")
plt.show()

# %% [markdown] lang="ko" caption="matrix-product" alt="행렬곱 두 개입니다. 첫째 그림에서는 A의 둘째 행 3, 4와 열벡터 V의 10, 1이 표시되어 있고 결과의 둘째 수 34도 표시되어 있습니다. 둘째 그림에서는 A를 전치한 행렬의 첫 행 1, 3, 5와 열벡터 E의 1, −1, 2가 만나 결과의 첫 수 8이 됩니다."
# 표시한 행과 열이 만나 표시한 수가 됩니다. $AV$에서는 $3 \cdot 10 + 4 \cdot 1 = 34$, $A^\top E$에서는 $1 \cdot 1 + 3 \cdot (-1) + 5 \cdot 2 = 8$입니다. $A$의 첫 열이 $A^\top$에서는 첫 행입니다.

# %% [markdown] lang="en" caption="matrix-product" alt="Two matrix products. In the first panel the second row of A, 3 and 4, and the column vector V with 10 and 1 are marked, and so is the second number of the result, 34. In the second the first row of the transpose of A, 1, 3, 5, meets the column vector E with 1, −1, 2, and they give the first number of the result, 8."
# The marked row and the marked column give the marked number: in $AV$ it is $3 \cdot 10 + 4 \cdot 1 = 34$, in $A^\top E$ it is $1 \cdot 1 + 3 \cdot (-1) + 5 \cdot 2 = 8$. The first column of $A$ is the first row of $A^\top$.

# %% [markdown] lang="ko"
# ## 순전파: 예측하기 {#forward}
#
# 직선은 두 수로 정해집니다. 직선의 기울기인 가중치(weight) $W$와 $y$절편인 편향(bias) $B$입니다. 입력에서
# 예측값까지 앞으로 계산해 나가는 이 과정을 순전파(forward pass)라고 합니다.
#
# $$\hat{y} = XW + B$$
#
# 모양을 확인해 봅시다. `X`는 `(3, 1)`, `W`는 `(1, 1)`이므로 곱은 `(3, 1)`입니다. `(1,)`인 `B`는 모든
# 행에 똑같이 더해집니다. 이렇게 모양이 다른 배열을 늘려 맞추는 것을 브로드캐스팅(broadcasting)이라고 합니다.
# 특성이 100개로 늘어 `X`가 `(3, 100)`, `W`가 `(100, 1)`이 되어도 식은 그대로입니다.
#
# 처음 두 값은 무작위로 정합니다. 시드(seed)를 고정하므로 여러분의 컴퓨터에서도 같은 수가 나옵니다.

# %% [markdown] lang="en"
# ## The forward pass: making a prediction {#forward}
#
# Two numbers make a line: the weight $W$, its slope, and the bias $B$, its $y$-intercept. Computing
# forward from the input to the prediction is called the forward pass.
#
# $$\hat{y} = XW + B$$
#
# Check the shapes: `X` is `(3, 1)` and `W` is `(1, 1)`, so the product is `(3, 1)`; `B`, of shape
# `(1,)`, is added to every row. Stretching an array like this to fit another is called broadcasting.
# With 100 features `X` becomes `(3, 100)` and `W` `(100, 1)`, and the formula stays as it is.
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
ax.plot(X, prediction, color="C2", label=r"$\hat{y}$")
hollow = {"markerfacecolor": "white", "markersize": 9}
ax.plot(X, Y, "o", color="C7", label="$y$", **hollow)
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
# 것과 아래로 틀린 것이 서로 지워지지 않고, 크게 틀린 점일수록 손실에 크게 반영됩니다. 제곱한 오차의
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
# $W$를 조금 늘리면 손실은 얼마나 변할까요? 이 물음의 답이 $W$에 대한 편미분계수
# $\frac{\partial L}{\partial W}$입니다. $W$는 예측값을 통해서만 손실에 영향을 주므로
# [1강의 연쇄 법칙](01_from_data_to_loss.ipynb#chain-rule)(chain rule)을 씁니다. 거기서는 점 하나를 따라갔고,
# 이번에는 모든 점을 한꺼번에 다룹니다. 먼저 예측값에 대한 손실의 변화율입니다.
#
# $$\frac{\partial L}{\partial \hat{y}_i} = \frac{2}{N} (\hat{y}_i - y_i)$$
#
# 다음은 매개변수에 대한 예측값의 변화율입니다. $\hat{y}_i = x_i W + B$이므로 $W$에 대해서는
# $x_i$, $B$에 대해서는 1입니다. 둘을 곱하고 모든 점에 대해 더합니다.
#
# $$\frac{\partial L}{\partial W} = \frac{2}{N} \sum_{i=1}^{N} x_i (\hat{y}_i - y_i)
#   = \frac{2}{N} X^\top (\hat{y} - Y)$$
#
# $$\frac{\partial L}{\partial B} = \frac{2}{N} \sum_{i=1}^{N} (\hat{y}_i - y_i)$$
#
# 첫 식의 합이 왜 행렬곱일까요? $X$의 열에 있는 $x_i$와 오차의 열에 있는 $\hat{y}_i - y_i$를 같은 차례끼리 곱해
# 더하는데, 행렬곱에서는 행과 열이 만나야 하므로 $X$의 열을 눕혀 $X^\top$의 행으로 만든 것입니다. 모양도
# 맞습니다. $X^\top$는 `(1, 3)`, 오차는 `(3, 1)`이고 곱은 `(1, 1)`로 `W`의 모양과 같습니다. 기울기는 언제나
# 매개변수와 모양이 같아야 합니다. 그래야 매개변수에서 뺄 수 있습니다. 코드의 `sum(axis=0)`은 열마다 위에서 아래로
# 더합니다. 결과의 모양 `(1,)`은 `B`의 모양과 같습니다.

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
# Why is the sum in the first formula a matrix product? It multiplies the $x_i$ in the column of $X$
# by the $\hat{y}_i - y_i$ in the column of errors, place by place, and adds up. In a matrix product a
# row has to meet a column, and so the column of $X$ is laid down as the row of $X^\top$. The shapes
# agree: $X^\top$ has `(1, 3)` and the errors `(3, 1)`, so their product is `(1, 1)`, the shape of `W`. A
# gradient always has the shape of its parameter; otherwise you could not subtract it. In the code,
# `sum(axis=0)` adds up each column from top to bottom, and the result has the shape of `B`, `(1,)`.


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
# 손으로 유도한 식은 틀리기 쉽습니다. 그래서 [중심 차분](01_from_data_to_loss.ipynb#differences)으로 검산합니다.
# $W$를 아주 조금($h$) 양쪽으로 움직여 손실의 차이를 재면 같은 값이 나와야 합니다.
#
# $$\frac{\partial L}{\partial W} \approx \frac{L(W + h, B) - L(W - h, B)}{2h}$$

# %% [markdown] lang="en"
# Both are negative: *increasing* $W$ and $B$ makes the loss smaller. That is just what the picture
# shows, for the first line lies below the points.
#
# A formula derived by hand is easily wrong, so check it by a
# [central difference](01_from_data_to_loss.ipynb#differences). Move $W$ a tiny amount $h$ to either
# side; the difference in loss must give the same number.
#
# $$\frac{\partial L}{\partial W} \approx \frac{L(W + h, B) - L(W - h, B)}{2h}$$


# %% words={"formula": "공식", "central difference": "중심 차분"}
def loss_at(W, B):
    return mean_squared_error(linear_forward(X, W, B), Y)


h = 1e-5
rise = loss_at(W_start + h, B_start) - loss_at(W_start - h, B_start)
print("formula:           ", dW.item())
print("central difference:", rise / (2 * h))

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
# 합니다. 여기서는 에폭마다 한 번 갱신합니다. 아래의 `path`에는 처음의 매개변수와 갱신할 때마다의 매개변수를
# 차례로 모읍니다.
#
# !!! prediction
#     학습률 0.003으로 100에폭을 학습합니다. $W$와 $B$ 가운데 어느 쪽이 참값(2와 1)에 더 가까이 갈까요?
#
#     - [ ] $W$
#     - [ ] $B$
#     - [ ] 둘 다 같은 만큼
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
# here every epoch makes one update. Below, `path` collects the parameters before the first update and
# after each one.
#
# !!! prediction
#     We train for 100 epochs with a learning rate of 0.003. Which of $W$ and $B$ will come closer
#     to its true value (2 and 1)?
#
#     - [ ] $W$
#     - [ ] $B$
#     - [ ] Both equally
#
#     ??? answer
#         $W$. Its gradient is multiplied by $x_i$ and is therefore larger than that of $B$, so $W$
#         moves fast at first while $B$ follows slowly. Compare the result below.


# %% words={"loss": "손실", "prediction": "예측값"}
def train(W, B, learning_rate, epochs):
    path = [(W, B)]
    for _ in range(epochs):
        dW, dB = loss_gradient(X, Y, W, B)
        W = W - learning_rate * dW
        B = B - learning_rate * dB
        path.append((W, B))
    return path


path = train(W_start, B_start, learning_rate=0.003, epochs=100)
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
# 제곱오차를 평균하지 않고 **더하기만** 해서 손실로 삼기도 합니다. 그러면 기울기는 $N$배가 됩니다.
#
# $$\frac{\partial}{\partial W} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2
#   = N \cdot \frac{\partial}{\partial W} \frac{1}{N} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2$$
#
# 여기서는 $N = 3$입니다. 그러므로 합의 기울기에 0.001을 곱한 걸음은 평균의 기울기에 0.003을 곱한 걸음과 같습니다.

# %% [markdown] lang="en"
# The loss fell from 8.4 to 0.016. $W$ has gone slightly past 2 and $B$ is still at 0.78: the line
# nearly meets the points but has not arrived.
#
# ## Sum or mean? {#sum-or-mean}
#
# Sometimes the squared errors are **only added up** for the loss, without taking the mean. That
# makes the gradient $N$ times as large.
#
# $$\frac{\partial}{\partial W} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2
#   = N \cdot \frac{\partial}{\partial W} \frac{1}{N} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2$$
#
# Here $N = 3$, so 0.001 times the gradient of the sum and 0.003 times that of the mean are the same
# step.

# %% words={"sum": "합", "mean": "평균"}
error = prediction - Y
dW_sum, dB_sum = 2 * X.T @ error, 2 * error.sum(axis=0)
print("sum,  0.001:", 0.001 * dW_sum, 0.001 * dB_sum)
print("mean, 0.003:", 0.003 * dW, 0.003 * dB)

# %% [markdown] lang="ko"
# !!! pitfall
#     학습률은 혼자서는 뜻이 없습니다. 손실이 합인지 평균인지와 **함께** 적어야 합니다. 이 과정의 연습문제에서는
#     파이토치와 같은 말을 써서 `reduction="mean"`(기본값)과 `reduction="sum"`으로 구별합니다. 점이 100개일 때의
#     이야기는 [7강](07_sum_or_mean.ipynb)에서 이어집니다. 이 강의의 [바탕이 된 글](../originals.md#a)에는 둘이 섞여
#     있었습니다.
#
# ## 손실 곡선 {#loss-curve}
#
# 이제 우리가 무엇을 내려왔는지 봅시다. $B$를 학습이 끝난 값으로 고정하고 $W$만 0부터 5까지 0.2 간격으로
# 바꾸면서 손실을 잽니다. 브로드캐스팅을 쓰면 반복문이 필요 없습니다. `X`의 `(3, 1)`과 `weights`의 `(26,)`이
# 만나 예측값은 `(3, 26)`이 됩니다. 열 하나가 직선 하나입니다. 다음에는 반대로 $W$를 고정하고 $B$만 바꿉니다.
# 그림에서는 $W$와 $B$에 하나씩 든 수를 $w$와 $b$라고 쓰겠습니다.
#
# 곡선의 바닥에서는 편미분계수가 0입니다. $\sum x_i (x_i w + b - y_i) = 0$을 $w$에 대해 풀고
# $\sum (x_i w + b - y_i) = 0$을 $b$에 대해 풀면 두 바닥의 위치가 나옵니다.
#
# $$w = \frac{\sum_{i=1}^{N} x_i (y_i - b)}{\sum_{i=1}^{N} x_i^2} \qquad
#   b = \frac{1}{N} \sum_{i=1}^{N} (y_i - x_i w)$$
#
# !!! prediction
#     두 곡선 가운데 어느 쪽이 더 많이 휘어 있을까요?
#
#     - [ ] $w$의 곡선
#     - [ ] $b$의 곡선
#     - [ ] 둘이 똑같습니다.
#
#     ??? answer
#         $w$의 곡선입니다. 손실을 전개하면 $w^2$의 계수는 $\frac{1}{N} \sum x_i^2 = \frac{14}{3}$이고 $b^2$의
#         계수는 1입니다. 그래서 $b$는 기울기도 작고 걸음도 짧습니다.

# %% [markdown] lang="en"
# !!! pitfall
#     A learning rate means nothing by itself: always say **with it** whether the loss is a sum or a
#     mean. The exercises of this course use PyTorch's word for it: `reduction="mean"`, the default, or
#     `reduction="sum"`. [Lesson 7](07_sum_or_mean.ipynb) goes on with 100 points. In the
#     [article](../originals.md#a) behind this lesson the two were mixed up.
#
# ## The loss curve {#loss-curve}
#
# Now look at what we have been walking down. Keep $B$ at its trained value and measure the loss
# for weights from 0 to 5 in steps of 0.2. Broadcasting does it without a loop: `X` with `(3, 1)`
# meets `weights` with `(26,)`, and the predictions are `(3, 26)`, one line per column. Then, the other
# way round, keep $W$ and move only $B$. In the figures, $w$ and $b$ are the single numbers that $W$
# and $B$ hold.
#
# At the bottom of a curve the partial derivative is 0. Solve $\sum x_i (x_i w + b - y_i) = 0$ for
# $w$ and $\sum (x_i w + b - y_i) = 0$ for $b$, and you know where the two bottoms are.
#
# $$w = \frac{\sum_{i=1}^{N} x_i (y_i - b)}{\sum_{i=1}^{N} x_i^2} \qquad
#   b = \frac{1}{N} \sum_{i=1}^{N} (y_i - x_i w)$$
#
# !!! prediction
#     Which of the two curves is bent more?
#
#     - [ ] That of $w$
#     - [ ] That of $b$
#     - [ ] Both are the same
#
#     ??? answer
#         That of $w$. Multiply out the loss, and the coefficient of $w^2$ is
#         $\frac{1}{N} \sum x_i^2 = \frac{14}{3}$, that of $b^2$ is 1. So $b$ has the smaller gradient
#         and the shorter steps.


# %% words={"lowest": "가장 낮은 곳", "steps at the start": "처음의 걸음"}
def loss_of_weights(weights, B):
    return np.mean((X * weights + B - Y) ** 2, axis=0)


def loss_of_biases(biases, W):
    return np.mean((X @ W + biases - Y) ** 2, axis=0)


weights, biases = np.linspace(0, 5, 26), np.linspace(-1.5, 3.5, 26)
lowest_w = np.sum(X * (Y - B)) / np.sum(X**2)
lowest_b = np.mean(Y - X @ W)
print(f"lowest: w = {lowest_w:.6f}  b = {lowest_b:.6f}")
print("steps at the start:", -0.003 * dW, -0.003 * dB)

# %% figure="loss-curve" drawing=true
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
drawn = {"color": "C3", "marker": ".", "label": "$L$"}
left.plot(weights, loss_of_weights(weights, B), **drawn)
right.plot(biases, loss_of_biases(biases, W), **drawn)
for ax, lowest, colour in [(left, lowest_w, "C0"), (right, lowest_b, "C1")]:
    ax.axvline(lowest, color=colour, linewidth=1)
    ax.annotate(f"{lowest:.3f}", (lowest + 0.12, 30), color=colour)
    ax.set(ylabel="$L$", ylim=(0, 42))
left.set(xlabel="$w$")
right.set(xlabel="$b$")
plt.show()

# %% [markdown] lang="ko" caption="loss-curve" alt="같은 눈금으로 그린 두 포물선입니다. 첫째 그림은 가중치에 대한 손실로, 바닥은 w가 2.095인 곳이고 w가 0이면 손실은 약 20, 5이면 약 39입니다. 둘째 그림은 편향에 대한 손실로 훨씬 완만합니다. 바닥은 b가 0.897인 곳이고 양 끝에서도 손실은 7을 넘지 않습니다."
# 손실은 $w$의 포물선이고 $b$의 포물선이기도 합니다. $w$의 바닥은 2가 아니라 조금 오른쪽입니다. $b$가 아직 1에 못 미쳐서, 모자란 높이를 $w$가 메우고 있기 때문입니다. $b$의 바닥도 1에 조금 못 미칩니다. $w$가 2를 넘었기 때문입니다.

# %% [markdown] lang="en" caption="loss-curve" alt="Two parabolas on the same scale. The first is the loss against the weight: its lowest point is at w = 2.095; at w = 0 the loss is about 20, at w = 5 about 39. The second, the loss against the bias, is far flatter: its lowest point is at b = 0.897, and even at both ends the loss stays below 7."
# The loss is a parabola in $w$, and one in $b$, too. The bottom in $w$ is not at 2 but a little to the right: $b$ has not reached 1 yet, and $w$ makes up for the missing height. Nor is the bottom in $b$ quite at 1, for $w$ has passed 2.

# %% [markdown] lang="ko"
# ## 내려가는 모습 {#descent-watched}
#
# 손실 곡선 위에 학습 중에 거쳐 간 $W$의 값을 차례로 찍어 봅시다. 첫째 그림은 그때의 직선입니다. 한 가지 주의할 것이
# 있습니다. 학습하는 동안 $B$도 움직이므로 $w$의 곡선은 에폭마다 조금씩 달라집니다. 그래서 곡선도 그때의 $B$로 매번
# 다시 그리고, 처음의 곡선은 점선으로 남겨 둡니다.
#
# !!! prediction
#     점은 어떤 빠르기로 내려갈까요?
#
#     - [ ] 일정합니다.
#     - [ ] 처음에 빠르고 갈수록 느려집니다.
#     - [ ] 처음에 느리고 갈수록 빨라집니다.
#
#     ??? answer
#         처음에 빠르고 갈수록 느려집니다. 학습률은 그대로지만 걸음의 크기는 *학습률 × 기울기*입니다. 바닥에
#         가까울수록 곡선이 평평해지므로 걸음도 저절로 작아집니다.

# %% [markdown] lang="en"
# ## Watching the descent {#descent-watched}
#
# Now put the values that $W$ took during training onto the curve of the loss, one after the other.
# The first panel has the line that belongs to each. Mind one thing: $B$ moves during training, too, and
# so the curve over $w$ changes a little with each epoch. It is drawn anew for the $B$ of each
# moment; the first one stays behind as a dotted line.
#
# !!! prediction
#     At what pace will the dot come down?
#
#     - [ ] At a steady pace
#     - [ ] Fast at first, then slower and slower
#     - [ ] Slow at first, then faster and faster
#
#     ??? answer
#         Fast at first, then slower and slower: the learning rate never changes, but a step is the
#         *learning rate times the gradient*, and the curve gets flatter towards the bottom.

# %% figure="descent" drawing=true words={"epoch": "에폭"}
from matplotlib.animation import FuncAnimation

plt.rcParams["animation.html"] = "jshtml"  # in Jupyter, animations play in place

fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
left.plot(X, Y, "o", color="C7", markerfacecolor="white", markersize=9)
(line,) = left.plot([], [], color="C2")
left.set(xlabel="$x$", ylabel="$y$", xlim=(0.8, 3.2), ylim=(0, 8))
w = np.linspace(0.6, 3.4, 200)
right.plot(w, loss_of_weights(w, B_start), color="C3", linestyle="dotted", linewidth=1)
(curve,) = right.plot([], [], color="C3")
(dot,) = right.plot([], [], "o", color="C0", markersize=11)
right.set(xlabel="$w$", ylabel="$L$", xlim=(0.6, 3.4), ylim=(-0.4, 9.5))
counter = right.text(0.97, 0.93, "", transform=right.transAxes, ha="right")
w_path, b_path = np.array([(W.item(), B.item()) for W, B in path]).T
losses = [loss_of_weights(W.ravel(), B).item() for W, B in path]
fig.numbers = {"epoch": range(101), "$w$": w_path, "$b$": b_path, "$L$": losses}


def show(epoch):
    W, B = path[epoch]
    line.set_data(X.ravel(), linear_forward(X, W, B).ravel())
    curve.set_data(w, loss_of_weights(w, B))
    dot.set_data(W.ravel(), loss_of_weights(W.ravel(), B))
    counter.set_text(f"{epoch} / {len(path) - 1}")
    return line, curve, dot, counter


animation = FuncAnimation(fig, show, frames=range(0, 101, 2), interval=125)
plt.close(fig)
animation

# %% [markdown] lang="ko" caption="descent" alt="동영상입니다. 첫째 그림에서는 직선이 아래에서 올라와 세 점에 다가갑니다. 둘째 그림에서는 점이 손실 곡선을 따라 처음에는 빠르게, 갈수록 느리게 내려가 바닥 가까이에서 끝납니다. 그동안 곡선은 왼쪽으로 조금 옮겨 갑니다."
# 곡선 위에 있는 점의 걸음이 어떻게 짧아지는지 보세요. 20에폭마다 바닥까지 남은 거리가 절반이 됩니다. $b$가 늘어나는 동안 곡선의 바닥은 2.31에서 2.09로 왼쪽으로 옮겨 갑니다. 곡선 위쪽의 수는 백 에폭 가운데 몇 에폭째인지를 나타내고, 두 에폭마다 한 장면을 보여 줍니다.

# %% [markdown] lang="en" caption="descent" alt="A video. In the first panel the line rises from below until it nearly meets the three points. In the second a dot runs down the loss curve, fast at first, then ever more slowly, and ends close to the bottom. Meanwhile the curve shifts a little to the left."
# Watch how the steps of the dot get shorter: every 20 epochs halve what is left to the bottom. While $b$ grows, the bottom of the curve shifts to the left, from 2.31 to 2.09. The number above the curve counts the hundred epochs, of which every second is shown.

# %% [markdown] lang="ko"
# !!! aside
#     노트북에서 만든 애니메이션은 파일로도 남길 수 있습니다. `animation.save("descent.gif")`는 GIF를 만듭니다.
#     MP4를 만들려면 FFmpeg이라는 프로그램이 있어야 합니다. `matplotlib.animation`에서 `FFMpegWriter`를 들여와
#     `animation.save("descent.mp4", writer=FFMpegWriter(fps=12))`라고 씁니다.
#
# ## 파이토치로 확인하기 {#pytorch}
#
# 파이토치(PyTorch)는 `backward()`를 부르면 기울기를 스스로 계산합니다. 이것을 자동미분(automatic
# differentiation)이라고 합니다. 우리가 유도한 식은 주지 않고 손실만 주어 100에폭을 맡겨 봅시다. 손실은 평균,
# 학습률은 0.01입니다. 처음 보는 낱말의 뜻은 [3강](03_autograd.ipynb)과 [4강](04_your_own_descent.ipynb)에서 하나씩
# 살펴봅니다. 지금은 수가 같은지만 보면 됩니다.

# %% [markdown] lang="en"
# !!! aside
#     In a notebook, an animation can be kept in a file: `animation.save("descent.gif")` makes a GIF.
#     An MP4 needs the program FFmpeg; import `FFMpegWriter` from `matplotlib.animation` and write
#     `animation.save("descent.mp4", writer=FFMpegWriter(fps=12))`.
#
# ## Checking against PyTorch {#pytorch}
#
# PyTorch works out gradients by itself when you call `backward()`: this is automatic
# differentiation. Give it only the loss, without the formulas that we derived, and let it do 100
# epochs, with the mean as the loss and a rate of 0.01. The new words are explained one by one in
# [lesson 3](03_autograd.ipynb) and [lesson 4](04_your_own_descent.ipynb); for now just compare the
# numbers.

# %% words={"by hand": "손으로"}
import torch

X_t, Y_t = torch.tensor(X), torch.tensor(Y)
W_t = torch.tensor(W_start, requires_grad=True)
B_t = torch.tensor(B_start, requires_grad=True)
optimizer = torch.optim.SGD([W_t, B_t], lr=0.01)
for _ in range(100):
    optimizer.zero_grad()
    loss = torch.mean((X_t @ W_t + B_t - Y_t) ** 2)
    loss.backward()
    optimizer.step()

print("PyTorch:", (X_t @ W_t + B_t).detach().ravel().float())

W_numpy, B_numpy = train(W_start, B_start, learning_rate=0.01, epochs=100)[-1]
print("by hand:", linear_forward(X, W_numpy, B_numpy).ravel())

# %% [markdown] lang="ko"
# 예측값 2.9034, 4.9793, 7.0551이 두 방법에서 똑같이 나옵니다. 앞에서 얻은 2.8308, 4.8825, 6.9341보다 실제값에
# 가까워졌지만, 파이토치가 뛰어나서가 아니라 학습률이 0.003에서 0.01로 커졌기 때문입니다.
#
# ## 연습문제 {#exercises}
#
# 이제 직접 만들 차례입니다. 여기서 바로 풀 수도 있고, 내 컴퓨터에서 `exercises/linear_regression.py`를 열어 빈
# 함수를 채울 수도 있습니다. 위의 코드를 보지 않고 식에서 출발하면 가장 많이 배웁니다.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 학습은 예측하고, 손실을 재고, 기울기의 반대쪽으로 한 걸음 가는 일을 되풀이하는 것입니다. 기울기는 연쇄
# 법칙으로 구하고, 중심 차분으로 검산합니다. 학습률은 손실이 합인지 평균인지와 함께 말해야 뜻이 있습니다.
#
# 다음 질문: 매개변수가 두 개가 아니라 백만 개라면 기울기를 누가 다 유도할까요?

# %% [markdown] lang="en"
# Both give the predictions 2.9034, 4.9793 and 7.0551. They are closer to the actual values than the
# earlier 2.8308, 4.8825 and 6.9341, not because PyTorch is better, but because the learning rate grew
# from 0.003 to 0.01.
#
# ## Exercises {#exercises}
#
# Now it is your turn. Solve them right here, or open `exercises/linear_regression.py` on your own
# computer and fill in the functions. You will learn most if you start from the formulas, without
# looking at the code above.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# Learning is repeating three things: predict, measure the loss, take a step against the gradient.
# The gradient comes from the chain rule, and central differences check it. A learning rate has a
# meaning only together with the loss, sum or mean, that it belongs to.
#
# The next question: who derives the gradient when there are not two parameters but a million?
