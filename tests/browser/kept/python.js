// In a page that stays open: Pythons that outlive the pages which asked for them. Each belongs to
// one page at a time, as its own worker would.
const channel = new BroadcastChannel("kept Python");

/** @typedef {{ worker: Worker, name: string, ready: boolean, asked: boolean, of: string | null, wants?: object }} Kept */

/** @type {Set<Kept>} */
const all = new Set();

/** @param {string} page  @param {{ address: string, name: string }} wanted */
function give(page, wanted) {
  const free = [...all].find(({ of, name }) => of === null && name === wanted.name);
  if (!free) return start(page, wanted);
  free.of = page;
  if (free.ready) channel.postMessage({ to: page, heard: { ready: true } });
  if (free.wants) channel.postMessage({ to: page, heard: free.wants });
}

/** @param {string} page  @param {{ address: string, name: string }} wanted */
function start(page, { address, name }) {
  const worker = new Worker(address, { type: "module", name });
  /** @type {Kept} */
  const kept = { worker, name, ready: false, asked: false, of: page };
  all.add(kept);
  worker.onmessage = ({ data: heard }) => {
    if (heard.ready) kept.ready = true;
    if (heard.answer || heard.ended || heard.failed) kept.asked = false;
    if (heard.wants) kept.wants = heard; // until it is given: pages may change meanwhile
    channel.postMessage({ to: kept.of, heard });
  };
  worker.onerror = () => channel.postMessage({ to: kept.of, failed: true });
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

channel.onmessage = ({ data: { from, said, what } }) => {
  if (what === "begin") return give(from, said);
  const kept = [...all].find(({ of }) => of === from);
  if (!kept) return;
  if (what === "end") end(kept);
  else if (what === "leave") leave(kept);
  else {
    if (said.files) kept.wants = undefined;
    else kept.asked = true;
    kept.worker.postMessage(said);
  }
};

// For the tests: all pages are gone.
Object.assign(self, { leaveAll: () => all.forEach(leave), countPythons: () => all.size });
