// The controls of a video, below the picture where they hide nothing (without this script
// the browser's own remain), and its one start by itself: when it comes into view, unless
// the reader has asked for less motion.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const words = {
  ko: { play: "재생", pause: "멈춤", position: "재생 위치" },
  en: { play: "Play", pause: "Pause", position: "Position" },
}[document.documentElement.lang === "ko" ? "ko" : "en"];
const shapes = { play: "M7 4v16l13-8z", pause: "M6 4h4v16H6zm8 0h4v16h-4z" };

/** @param {HTMLVideoElement} video */
function addControls(video) {
  const player = document.createElement("div");
  player.className = `player ${video.className}`;
  player.innerHTML = `<button type="button"><svg viewBox="0 0 24 24" aria-hidden="true"><path/></svg></button>
    <input type="range" min="0" max="1" step="any" value="1" aria-label="${words.position}">`;
  const button = /** @type {HTMLButtonElement} */ (player.querySelector("button"));
  const position = /** @type {HTMLInputElement} */ (player.querySelector("input"));

  function showState() {
    const action = video.paused ? "play" : "pause";
    button.setAttribute("aria-label", words[action]);
    button.querySelector("path")?.setAttribute("d", shapes[action]);
    if (!video.paused) {
      position.valueAsNumber = video.currentTime / (video.duration || 1);
      requestAnimationFrame(showState);
    }
  }

  button.addEventListener("click", () => {
    observer.unobserve(video);
    if (!video.paused) return video.pause();
    video.play().catch(() => {}); // whoever pauses at once ends it
  });
  position.addEventListener("input", () => {
    observer.unobserve(video);
    video.pause();
    const seek = () => {
      video.currentTime = position.valueAsNumber * video.duration;
    };
    if (video.duration) return seek();
    video.addEventListener("loadedmetadata", seek, { once: true });
    video.load();
  });
  for (const event of ["play", "pause", "ended"]) video.addEventListener(event, showState);
  video.controls = false;
  video.after(player);
  showState();
}

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || calm.matches || !(target instanceof HTMLVideoElement)) continue;
      observer.unobserve(target);
      target.play().catch(() => {}); // A browser may forbid it; the controls remain.
    }
  },
  { threshold: 0.7 },
);

for (const video of /** @type {NodeListOf<HTMLVideoElement>} */ (document.querySelectorAll("figure video"))) {
  addControls(video);
  observer.observe(video);
}
