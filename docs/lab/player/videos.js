// The videos of a page: controls below each (without this script the browser's own remain), and its one
// start by itself: when it comes into view, unless the reader has asked for less motion.
import { calm, controls } from "./controls.js";

/** @import { Movie } from "./controls.js" */

/** @implements {Movie} */
class Video {
  #wanted = 1;
  /** @type {Promise<unknown> | undefined} */
  #whole;

  /** @param {HTMLVideoElement} video */
  constructor(video) {
    this.video = video;
  }

  get paused() {
    return this.video.paused;
  }

  get ended() {
    return this.video.ended;
  }

  get position() {
    return this.video.currentTime / (this.video.duration || 1);
  }

  set position(position) {
    this.pause();
    this.#wanted = position;
    this.#seek();
  }

  async #seek() {
    const { video } = this;
    if (!seekable(video)) {
      this.#whole ??= takeWhole(video);
      await this.#whole;
    }
    video.currentTime = this.#wanted * video.duration;
  }

  play() {
    observer.unobserve(this.video);
    this.video.play().catch(() => {}); // whoever pauses at once ends it
  }

  pause() {
    observer.unobserve(this.video);
    this.video.pause();
  }

  /** @param {() => void} heard */
  whenChanged(heard) {
    for (const event of ["play", "pause", "ended"]) this.video.addEventListener(event, heard);
  }
}

/** @param {HTMLVideoElement} video */
function seekable({ duration, seekable }) {
  return seekable.length > 0 && seekable.end(seekable.length - 1) >= duration;
}

/**
 * Fetch all of a video, which is small: a server that sends no parts of a file, as Python's own does
 * not, lets no browser look for a place in it.
 * @param {HTMLVideoElement} video
 */
async function takeWhole(video) {
  const address = video.currentSrc || video.src || video.querySelector("source")?.src || "";
  try {
    const response = await fetch(address);
    video.src = URL.createObjectURL(await response.blob());
  } catch {
    video.load(); // in a folder nothing can be fetched, and any place be looked for
  }
  // Only now: meanwhile the one before may have come, too, which had begun to play.
  await new Promise((resolve) => video.addEventListener("loadedmetadata", resolve, { once: true }));
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

/** Give each video of the page its controls. */
export function playVideos() {
  for (const video of /** @type {NodeListOf<HTMLVideoElement>} */ (document.querySelectorAll("figure video"))) {
    const player = controls(new Video(video));
    player.classList.add(...video.classList);
    video.controls = false;
    video.after(player);
    observer.observe(video);
  }
}
