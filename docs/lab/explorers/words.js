// All that the explorers say, in both languages.

const all = {
  ko: { run: "조작", reset: "처음 상태로" },
  en: { run: "Controls", reset: "Reset" },
};

const words = {
  ko: {
    "loss-and-slope": {
      w: "가중치",
      b: "편향",
      slope: "접점의 가중치",
      slopeLabel: "접선의 기울기",
      slopeIs: (slope) => `기울기 ${slope}`,
      lossIs: (loss) => `손실 ${loss}`,
      panels: {
        squares: "세 점과 직선, 제곱한 오차의 정사각형",
        curve: "가중치에 따른 손실과 접선",
      },
    },
    "learning-rate": {
      play: "재생",
      pause: "멈춤",
      step: "한 걸음",
      alpha: "학습률",
      start: "출발점",
      epoch: "에폭",
      shown: "에폭",
      epochs: "몇 에폭까지 볼지",
      until: (n) => `${n} 에폭까지`, // the number by itself: who says what they see on the button is understood
      above: "이 선을 넘으면 발산",
      converges: "수렴",
      diverges: "발산",
      says: ([first, second], converges) =>
        `두 방향의 곱수는 ${first}, ${second}입니다. ` +
        (converges
          ? "둘 다 크기가 1보다 작으므로 <strong>수렴합니다</strong>."
          : "크기가 1을 넘는 것이 있으므로 <strong>발산합니다</strong>."),
      panels: {
        data: "데이터와 직선",
        contours: "위에서 본 손실의 등고선과 지나온 길",
        losses: "에폭마다의 손실, 로그 눈금",
        factors: "학습률에 따른 두 방향의 곱수",
      },
    },
    "activation-gallery": {
      choose: "함수 고르기, 셋까지",
      leaky_relu: "leaky_relu의 왼쪽 기울기",
      elu: "elu의 왼쪽 깊이",
      trelu: "trelu의 문턱값",
      panels: { function: "함수", derivative: "도함수" },
    },
    softmax: {
      shift: "모든 로짓에 0.5 더하기",
      temperature: "온도",
      logit: (i) => `로짓 ${i}`,
      probabilityIs: (p) => `확률 ${p}`,
      panels: { logits: "세 로짓", temperature: "온도에 따른 세 확률" },
    },
  },
  en: {
    "loss-and-slope": {
      w: "Weight",
      b: "Bias",
      slope: "Weight where the tangent touches",
      slopeLabel: "slope",
      slopeIs: (slope) => `slope ${slope}`,
      lossIs: (loss) => `loss ${loss}`,
      panels: {
        squares: "Three points, the line, and the squared errors as squares",
        curve: "The loss against the weight, with its tangent",
      },
    },
    "learning-rate": {
      play: "Play",
      pause: "Pause",
      step: "One step",
      alpha: "Learning rate",
      start: "Start",
      epoch: "epoch",
      shown: "Epoch",
      epochs: "Epochs to show",
      until: (n) => `Up to epoch ${n}`,
      above: "above this line: divergence",
      converges: "converges",
      diverges: "diverges",
      says: ([first, second], converges) =>
        `The factors of the two directions are ${first} and ${second}. ` +
        (converges
          ? "Both are below 1 in size, so it <strong>converges</strong>."
          : "One above 1 in size is enough: it <strong>diverges</strong>."),
      panels: {
        data: "The data and the line",
        contours: "The contours of the loss from above, with the path",
        losses: "The loss at each epoch, logarithmic",
        factors: "The factors of the two directions against the learning rate",
      },
    },
    "activation-gallery": {
      choose: "Choose functions, up to three",
      leaky_relu: "Left slope of leaky_relu",
      elu: "Depth of elu",
      trelu: "Threshold of trelu",
      panels: { function: "Function", derivative: "Derivative" },
    },
    softmax: {
      shift: "Add 0.5 to all logits",
      temperature: "Temperature",
      logit: (i) => `Logit ${i}`,
      probabilityIs: (p) => `probability ${p}`,
      panels: {
        logits: "Three logits",
        temperature: "Three probabilities against the temperature",
      },
    },
  },
};

export const wordsOf = (name, language) => ({ ...all[language], ...words[language][name] });
