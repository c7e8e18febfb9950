// What the lab says by itself, in the page's language. What the graders say comes from them.
const korean = document.documentElement.lang === "ko";
const mac = /Mac|iPhone|iPad/.test(navigator.platform);
const [mod, shift] = mac ? ["⌘", "⇧"] : ["Ctrl+", "Shift+"];

/** @typedef {string | ((...values: (string | number)[]) => string)} Said */
/** @typedef {keyof typeof WORDS} Key */

/** @satisfies {Record<string, [ko: Said, en: Said]>} */
const WORDS = {
  open: ["여기서 풀기", "Solve it here"],
  resume: ["이어서 풀기", "Go on with it here"],
  code: [(name) => `${name} 코드`, (name) => `Code of ${name}`],
  try: ["시험해 보기", "Try it"],
  leave: ["편집기를 나가려면 Esc를 누른 다음 Tab을 누르세요.", "To leave the editor, press Escape, then Tab."],
  leaveKeys: ["나가기: Esc, Tab", "Leave: Esc, Tab"],
  run: ["실행", "Run"],
  runKeys: [`${mod}Enter`, `${mod}Enter`],
  check: ["채점하기", "Check"],
  checkKeys: [`${mod}${shift}Enter`, `${mod}${shift}Enter`],
  stop: ["멈추기", "Stop"],
  hint: ["힌트", "Hint"],
  reset: ["처음 상태로", "Start afresh"],
  restore: [
    (versions) => `이전 코드 되살리기${Number(versions) > 1 ? ` (${versions})` : ""}`,
    (versions) => `Bring my code back${Number(versions) > 1 ? ` (${versions})` : ""}`,
  ],
  restored: ["이전 코드를 되살렸습니다.", "Your earlier code is back."],
  head: [(name) => `${name} 첫머리`, (name) => `Head of ${name}`],
  elsewhere: [
    "이 코드를 다른 탭에서도 고쳤습니다. 어느 쪽을 골라도 다른 쪽은 이전 코드로 남습니다.",
    "This code was edited in another tab, too. Whichever you choose, the other stays as an earlier version.",
  ],
  takeTheirs: ["다른 탭의 코드 쓰기", "Use the other tab's code"],
  keepMine: ["이 코드 그대로 쓰기", "Keep this code"],
  download: ["파일 내려받기", "Download the file"],
  solution: ["모범답안 보기", "See the solution"],
  wasReset: ["처음 상태로 되돌렸습니다.", "Back to how it was at first."],
  loading: [
    (done, all) => `파이썬을 가져오는 중입니다(${all} MB 중 ${done} MB).`,
    (done, all) => `Fetching Python: ${done} of ${all} MB`,
  ],
  loadingMore: [
    (done, all) => `이 코드에 필요한 패키지를 가져오는 중입니다(${all} MB 중 ${done} MB).`,
    (done, all) => `Fetching the packages that this code needs: ${done} of ${all} MB`,
  ],
  starting: ["파이썬을 시작하는 중입니다.", "Starting Python."],
  running: ["실행하는 중입니다.", "Running."],
  checking: ["채점하는 중입니다.", "Checking."],
  points: [(points, of) => `${points} / ${of}점`, (points, of) => `${points} / ${of} points`],
  passed: [(done, all) => `검사 ${all}개 중 ${done}개 통과`, (done, all) => `${done} of ${all} checks passed`],
  full: ["모두 맞았습니다.", "Full marks."],
  next: ["다음 문제", "Next"],
  printed: ["출력", "Printed"],
  nothing: ["아무것도 출력하지 않았습니다.", "Nothing was printed."],
  stopped: [
    "멈추고 파이썬을 새로 시작했습니다. 쓰던 코드는 그대로 있습니다.",
    "Stopped, and Python was started anew. Your code is as it was.",
  ],
  hung: [
    (seconds) =>
      `${seconds}초 동안 답이 없어 파이썬을 새로 시작했습니다. 쓰던 코드는 그대로 있습니다. ` +
      "끝나지 않는 함수를 부르고 있지 않은지 살펴보세요.",
    (seconds) =>
      `Python gave no answer for ${seconds} seconds and was started anew. Your code is as it was. ` +
      "Look for a call that never returns.",
  ],
  ended: [
    "파이썬이 갑자기 끝나 새로 시작했습니다. 쓰던 코드는 그대로 있습니다. " +
      "재귀가 너무 깊거나 메모리를 너무 많이 쓰지 않는지 살펴보세요.",
    "Python ended all of a sudden and was started anew. Your code is as it was. " +
      "Look for recursion that is too deep, or for too much memory.",
  ],
  offline: [
    "파이썬을 가져오지 못했습니다. 인터넷 연결을 확인하고 다시 눌러 주세요.",
    "Python could not be fetched. Check your connection and press again.",
  ],
  trouble: [
    (message) => `채점기에 문제가 있습니다. 여러분의 코드 탓이 아닙니다: ${message}`,
    (message) => `The graders are at fault, not your code: ${message}`,
  ],
  unsaved: [
    "이 브라우저는 저장을 허용하지 않습니다. 페이지를 닫기 전에 파일을 내려받으세요.",
    "This browser does not allow saving. Download your file before you close the page.",
  ],
  cell: [(number) => `${number}번 셀`, (number) => `cell ${number}`],
  edit: ["고치기", "Edit"],
  runAll: ["모두 실행", "Run all"],
  built: ["원래 결과 보기", "Show the original result"],
  stale: ["고친 뒤 아직 실행하지 않았습니다.", "Edited, and not run since."],
  described: [
    "설명은 코드를 고치기 전의 그림에 대한 것입니다.",
    "The description is of the figure as it was before the code was changed.",
  ],
  prediction: ["내 예측", "Your prediction"],
  predicted: ["내 예측:", "Your prediction:"],
  compare: ["답과 비교하기", "Compare"],
  thenRun: ["다음 셀을 실행하면 답이 열립니다.", "Run the next cell, and the answer opens."],
  predictionKept: ["예측은 이 브라우저에만 남습니다.", "Your prediction stays in this browser."],
  predictionLost: [
    "이 브라우저는 저장을 허용하지 않아, 예측이 페이지를 닫을 때까지만 남습니다.",
    "This browser does not allow saving: your prediction is kept until you close the page.",
  ],
  drawing: [(done, of) => `프레임을 그리는 중입니다(${done}${of}).`, (done, of) => `Drawing frames: ${done}${of}`],
  ranFirst: [
    (numbers) => `위에 있는 셀을 먼저 실행했습니다: ${numbers}번.`,
    (numbers) => `Ran first, because this needs what is above: ${numbers}.`,
  ],
  stoppedAbove: [
    (number) => `${number}번 셀에서 오류가 나 멈췄습니다. 그 셀부터 고치세요.`,
    (number) => `Stopped by an error in cell ${number}. Mend that one first.`,
  ],
  goThere: ["그 셀로 가기", "Go to that cell"],
  torch: [
    (version) =>
      `이 페이지에서는 PyTorch 대신 이 사이트가 만든 작은 torch가 실행됩니다. 강의의 모든 셀을 PyTorch ${version}의 결과와 비교해 확인합니다.`,
    (version) =>
      `The torch of this page is its own small PyTorch; it is compared with PyTorch ${version} on every cell of this course.`,
  ],
  downloadOwn: ["고친 코드로 노트북 내려받기", "Download the notebook with your code"],
  figure: ["마지막 값의 그림", "A drawing of the last value"],
  changed: ["지금 코드로 받은 점수가 아닙니다", "earned by other code than what is there now"],
  upload: ["파일 불러오기", "Load a file"],
  uploaded: [
    (name) => `${name}: 불러왔습니다. 쓰던 코드는 되살릴 수 있습니다.`,
    (name) => `${name}: loaded. What was here before can be brought back.`,
  ],
  completed: [
    (names) => `다른 함수에 필요한 이름을 첫머리에 덧붙였습니다: ${names}.`,
    (names) => `Added to its head, because other functions need them: ${names}.`,
  ],
  leftOut: [
    (lines) => `채점에 쓰이지 않는 줄은 뺐습니다: ${lines}.`,
    (lines) => `Left out, since grading needs none of it: ${lines}.`,
  ],
  left: ["이 파일에 없는 함수는 그대로 두었습니다.", "Functions that it lacks stay as they were."],
  misplaced: [
    (name, file) => `${name}: ${file}에 들어갈 함수입니다. ${file} 옆에서 불러와 주세요.`,
    (name, file) => `${name}: its functions belong in ${file}. Load it beside that name.`,
  ],
  unreadable: [
    (name) => `${name}: 파일을 읽을 수 없습니다. 파일이 그 자리에 있는지 확인하고 다시 골라 주세요.`,
    (name) => `${name}: the file cannot be read. See whether it is still there, and choose it again.`,
  ],
  foreign: [
    (name) => `${name}: 이 파일에는 연습문제의 함수가 없습니다. 다른 파일을 골라 주세요.`,
    (name) => `${name}: no function of the exercises is in this file. Choose another.`,
  ],
  standing: [
    (solved, all, points, of) => `${all}문제 중 ${solved}문제 해결 · ${points} / ${of}점`,
    (solved, all, points, of) => `${solved} of ${all} solved · ${points} / ${of} points`,
  ],
  done: [
    "여기서 풀 수 있는 문제를 모두 풀었습니다. 수고하셨습니다!",
    "You have solved all that can be solved here. Well done!",
  ],
};

/**
 * The words for one thing; where they are a function, with what is to stand in them.
 * @param {Key} key  @param {(string | number)[]} values
 */
export function say(key, ...values) {
  /** @type {Said} */
  const words = WORDS[key][korean ? 0 : 1];
  return typeof words === "function" ? words(...values) : words;
}

/**
 * The page's language of what came in both.
 * @template Said
 * @param {{ko: Said, en: Said}} text
 */
export function pick(text) {
  return korean ? text.ko : text.en;
}
