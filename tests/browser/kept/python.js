// In a page that stays open: Pythons that outlive the pages which asked for them. Each belongs to
// one page at a time, as its own worker would.
const channel = new BroadcastChannel("kept Python");

/** @typedef {{ worker: Worker, ready: boolean, asked: boolean, of: string | null }} Kept */

/** @type {Set<Kept>} */
const all = new Set();

/** @param {string} page  @param {string} address  @param {object} first  What a new worker is told. */
function give(page, address, first) {
  const free = [...all].find(({ of }) => of === null);
  if (free?.ready) channel.postMessage({ to: page, heard: { ready: true } });
  if (free) free.of = page;
  else start(page, address, first);
}

/** @param {string} page  @param {string} address  @param {object} first */
function start(page, address, first) {
  const worker = new Worker(address, { type: "module" });
  /** @type {Kept} */
  const kept = { worker, ready: false, asked: false, of: page };
  all.add(kept);
  worker.onmessage = ({ data: heard }) => {
    if (heard.ready) kept.ready = true;
    if (!heard.alive) kept.asked = false;
    channel.postMessage({ to: kept.of, heard });
  };
  worker.onerror = () => channel.postMessage({ to: kept.of, failed: true });
  worker.postMessage(first);
}

/** @param {Kept} kept */
function end(kept) {
  kept.worker.terminate();
  all.delete(kept);
}

/**
 * Keep it for the next page, unless it is still at work for the one that is gone.
 * @param {Kept} kept
 */
function leave(kept) {
  kept.of = null;
  if (kept.asked) end(kept);
}

channel.onmessage = ({ data: { from, address, said, what } }) => {
  if (what === "begin") return give(from, address, said);
  const kept = [...all].find(({ of }) => of === from);
  if (!kept) return;
  if (what === "end") end(kept);
  else if (what === "leave") leave(kept);
  else {
    kept.asked = true;
    kept.worker.postMessage(said);
  }
};

// For the tests: all pages are gone.
Object.assign(self, { leaveAll: () => all.forEach(leave), countPythons: () => all.size });
