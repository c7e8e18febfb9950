// What is said of keeping the site, in both languages; sizes are in MB.
import { pick } from "../page/words.js";

/** @typedef {(...megabytes: number[]) => string} Said */

/** @satisfies {Record<string, { ko: Said, en: Said }>} */
const WORDS = {
  keep: {
    ko: (all) => `인터넷 없이 쓰도록 보관하기: ${all} MB`,
    en: (all) => `Keep for offline: ${all} MB`,
  },
  goOn: { ko: () => "이어서 받기", en: () => "Go on" },
  stop: { ko: () => "멈추기", en: () => "Stop" },
  remove: { ko: () => "지우기", en: () => "Remove" },
  none: { ko: () => "아직 아무것도 보관하지 않았습니다.", en: () => "Nothing is kept yet." },
  part: {
    ko: (left, all) => `${all} MB 가운데 ${left} MB를 더 받아야 합니다.`,
    en: (left, all) => `${left} of ${all} MB are still missing.`,
  },
  fetching: {
    ko: (left, all) => `가져오는 중입니다. ${all} MB 가운데 ${left} MB가 남았습니다.`,
    en: (left, all) => `Fetching: ${left} of ${all} MB left.`,
  },
  kept: {
    ko: (_, all) => `모두 보관했습니다(${all} MB). 이제 인터넷이 없어도 이 사이트를 쓸 수 있습니다.`,
    en: (_, all) => `All ${all} MB are kept. This site now works without a network.`,
  },
  updating: {
    ko: () => "사이트가 새로워져 바뀐 파일을 가져오는 중입니다.",
    en: () => "The site has changed: fetching what is new.",
  },
  behind: {
    ko: (left) =>
      `사이트가 새로워졌는데 ${left} MB를 아직 받지 못했습니다. 다 받을 때까지는 보관해 둔 것을 그대로 씁니다.`,
    en: (left) => `The site has changed, and ${left} MB of it are missing. Until they are here, you see what was kept.`,
  },
  waiting: {
    ko: () => "새로워진 사이트를 모두 받았습니다. 이 사이트의 다른 탭을 닫으면 다음 페이지부터 새것이 열립니다.",
    en: () => "The changed site is here. Close other tabs of this site, and the next page you open is new.",
  },
  offline: {
    ko: () => "연결이 끊겼습니다. 인터넷에 연결한 다음 이어서 받으세요.",
    en: () => "The connection was lost. Once you are connected again, go on.",
  },
  changed: {
    ko: () => "받는 동안 사이트가 바뀌었습니다. 잠시 뒤에 이어서 받으세요.",
    en: () => "The site was changed meanwhile. Go on in a moment.",
  },
  full: {
    ko: () => "이 기기에 남은 저장 공간이 모자랍니다. 공간을 비운 다음 이어서 받으세요.",
    en: () => "There is not enough room on this device. Make some, then go on.",
  },
  stopped: { ko: () => "멈췄습니다.", en: () => "Stopped." },
  impossible: {
    ko: () =>
      "이 브라우저는 여기서 사이트를 보관하지 못합니다. 비공개 창이거나 주소가 https로 시작하지 않을 때 그렇습니다.",
    en: () =>
      "This browser cannot keep the site here: in a private window, or where the address is not https, it does not.",
  },
};

/** @typedef {keyof typeof WORDS} Key */

/** @param {Key} key  @param {number[]} megabytes */
export function say(key, ...megabytes) {
  return /** @type {Said} */ (pick(WORDS[key]))(...megabytes);
}
