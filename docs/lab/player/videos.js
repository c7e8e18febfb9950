// The videos of a page: controls below each (without this script the browser's own remain), and its one
// start by itself: when it comes into view, unless the reader has asked for less motion.
import { calm, controls } from "./controls.js";

/** @import { Movie } from "./controls.js" */

/** @implements {Movie} */
class Video {
  /** @param {HTMLVideoElement} video */
  constructor(video) {
    this.video = video;
  }

  get paused() {
    return this.video.paused;
  }

  get position() {
    return this.video.currentTime / (this.video.duration || 1);
  }

  set position(position) {
    const { video } = this;
    this.pause();
    const seek = () => {
      video.currentTime = position * video.duration;
    };
    if (video.duration) seek();
    else {
      video.addEventListener("loadedmetadata", seek, { once: true });
      video.load();
    }
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
