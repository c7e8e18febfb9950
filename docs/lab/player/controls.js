// The controls of what moves, below the picture where they hide nothing.

/**
 * Something that plays: a video of the site, or the frames that a cell has drawn.
 * @typedef {object} Movie
 * @property {boolean} paused
 * @property {boolean} ended
 * @property {number} position  From 0 to 1; whoever sets it stops it there.
 * @property {() => void} play
 * @property {() => void} pause
 * @property {(heard: () => void) => void} whenChanged  Heard when it begins, stops or is set elsewhere.
 */

const words = {
  ko: { play: "재생", pause: "멈춤", position: "재생 위치" },
  en: { play: "Play", pause: "Pause", position: "Position" },
}[document.documentElement.lang === "ko" ? "ko" : "en"];
const shapes = { play: "M7 4v16l13-8z", pause: "M6 4h4v16H6zm8 0h4v16h-4z" };

/** Whether the reader has asked for less motion. */
export const calm = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * A button and a slider for a movie; they begin at its end, which is what is seen.
 * @param {Movie} movie
 */
export function controls(movie) {
  const player = document.createElement("div");
  player.className = "player";
  player.innerHTML = `<button type="button"><svg viewBox="0 0 24 24" aria-hidden="true"><path/></svg></button>
    <input type="range" min="0" max="1" step="0.01" value="1" aria-label="${words.position}">`;
  const button = /** @type {HTMLButtonElement} */ (player.querySelector("button"));
  const position = /** @type {HTMLInputElement} */ (player.querySelector("input"));

  function showState() {
    const action = movie.paused ? "play" : "pause";
    button.setAttribute("aria-label", words[action]);
    button.querySelector("path")?.setAttribute("d", shapes[action]);
    if (movie.ended) position.valueAsNumber = 1;
    else if (!movie.paused) {
      position.valueAsNumber = movie.position;
      requestAnimationFrame(showState);
    }
  }

  button.addEventListener("click", () => (movie.paused ? movie.play() : movie.pause()));
  position.addEventListener("input", () => {
    movie.position = position.valueAsNumber;
  });
  movie.whenChanged(showState);
  showState();
  return player;
}
