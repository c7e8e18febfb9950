// Where the reader chooses to keep the whole site in the browser, sees how far that is, and removes it again.
// Without that choice nothing is kept, and no service worker registered.
import { button, element } from "../page/elements.js";
import { whenChangedElsewhere } from "../page/store.js";
import { bytesOf, cacheName, keepMissing, LIST, missing, NotKept, SERVICE_WORKER } from "./files.js";
import { say } from "./words.js";

/** @import { Files, Why } from "./files.js" */
/** @typedef {"none" | "part" | "kept" | "updating" | "behind" | "waiting"} State */

/** Up, so that nothing is said to be 0 MB. @param {number} bytes */
const megabytes = (bytes) => Math.ceil(bytes / 1e6);

/** @param {HTMLElement} place */
export async function offer(place) {
  const choice = new Choice(new URL(place.dataset.keep ?? "", location.href).href);
  place.replaceChildren(choice.said, choice.bar, choice.buttons);
  await choice.look();
  whenChangedElsewhere(() => choice.look());
  navigator.serviceWorker?.addEventListener("message", ({ data }) => choice.hear(data.notKept));
}

class Choice {
  said = element("p", { role: "status" });
  bar = element("progress", { hidden: true, "aria-hidden": "true" });
  buttons = element("div", { className: "lab-bar" });
  /** @type {Files} */
  #files = {};
  /** @type {AbortController | null} */
  #fetching = null;
  /** @type {Why | null} */
  #why = null; // it was broken off

  /** @param {string} root  The site's. */
  constructor(root) {
    this.root = root;
  }

  async look() {
    if (this.#fetching) return;
    try {
      if (!navigator.serviceWorker || !globalThis.caches) throw new NotKept("offline");
      const response = await fetch(new URL(LIST, this.root), { cache: "no-cache" });
      if (!response.ok) throw new NotKept("offline");
      this.#files = await response.json();
      this.#show(...(await this.#found()));
    } catch {
      this.#tell(say("impossible"));
    }
  }

  /** @param {Why} why  The service worker could not keep all. */
  hear(why) {
    this.#why = why;
    this.look();
  }

  /** @returns {Promise<[State, number]>}  How far it is, and how many bytes are missing. */
  async #found() {
    const left = bytesOf(this.#files, await missing(this.root, this.#files));
    const registration = await this.#registration();
    if (!registration?.active) return [(await caches.has(cacheName(this.root))) ? "part" : "none", left];
    const { installing, waiting } = registration;
    registration.onupdatefound = () => this.look();
    installing?.addEventListener("statechange", () => this.look(), { once: true });
    if (installing) return ["updating", left];
    if (waiting) return ["waiting", left];
    return [left ? "behind" : "kept", left];
  }

  /** The site's own, not that of a site around it. */
  async #registration() {
    const found = await navigator.serviceWorker.getRegistration(this.root);
    return found?.scope === this.root ? found : undefined;
  }

  /** @param {State} state  @param {number} left */
  #show(state, left) {
    const all = bytesOf(this.#files);
    const words = say(state, megabytes(left), megabytes(all));
    const keep = button(say(state === "none" ? "keep" : "goOn", megabytes(all)), () => this.#keep(left));
    const remove = button(say("remove"), () => this.#remove());
    const buttons = [];
    if (state === "none" || state === "part") buttons.push(keep);
    if (state === "behind") buttons.push(button(say("goOn"), () => this.#update()));
    if (state !== "none") buttons.push(remove);
    this.#tell(this.#why && left ? `${say(this.#why)} ${words}` : words, ...buttons);
  }

  /** @param {string} words  @param {HTMLButtonElement[]} buttons */
  #tell(words, ...buttons) {
    const focused = this.buttons.contains(document.activeElement);
    this.bar.hidden = true;
    this.said.textContent = words;
    this.buttons.replaceChildren(...buttons);
    if (focused) buttons[0]?.focus();
  }

  /** @param {number} left  How many bytes are to be fetched. */
  async #keep(left) {
    const controller = new AbortController();
    this.#fetching = controller;
    this.#why = null;
    const all = bytesOf(this.#files);
    const tell = () => {
      this.said.textContent = say("fetching", megabytes(left), megabytes(all));
      Object.assign(this.bar, { hidden: false, max: all, value: all - left });
    };
    this.#tell(
      "",
      button(say("stop"), () => controller.abort()),
    );
    tell();
    navigator.storage?.persist?.().catch(() => {}); // of what is kept, the browser may forget the rest first
    try {
      await keepMissing(this.root, this.#files, controller, (bytes) => {
        left -= bytes;
        tell();
      });
      await this.#register();
    } catch (error) {
      this.#why = error instanceof NotKept ? error.why : "offline";
    }
    this.#fetching = null;
    await this.look();
  }

  async #register() {
    const { serviceWorker } = navigator;
    const script = new URL(SERVICE_WORKER, this.root);
    const registration = await serviceWorker.register(script, { scope: this.root, updateViaCache: "none" });
    const worker = registration.installing;
    await new Promise((resolve) => {
      const look = () => {
        if (!worker || ["installed", "activated", "redundant"].includes(worker.state)) resolve(null);
      };
      worker?.addEventListener("statechange", look);
      look();
    });
    if (worker?.state === "redundant") throw new NotKept("changed");
  }

  /** The service worker of a changed site fetches what is missing. */
  async #update() {
    this.#why = null;
    try {
      await (await this.#registration())?.update();
    } catch {
      this.#why = "offline";
    }
    await this.look();
  }

  async #remove() {
    this.#why = null;
    await (await this.#registration())?.unregister();
    await caches.delete(cacheName(this.root));
    await this.look();
  }
}
