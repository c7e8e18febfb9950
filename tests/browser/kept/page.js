// Before a page's own scripts: what it takes for its worker with Python is one that was kept.
(() => {
  const Plain = Worker;

  class KeptPython {
    #id = crypto.randomUUID();
    #channel = new BroadcastChannel("kept Python");
    /** @type {((event: { data: unknown }) => void) | null} */
    onmessage = null;
    /** @type {((event: { preventDefault(): void }) => void) | null} */
    onerror = null;

    /** @param {string} address  @param {string} [name] */
    constructor(address, name) {
      this.#channel.onmessage = ({ data: { to, heard, failed } }) => {
        if (to !== this.#id) return;
        if (failed) this.onerror?.({ preventDefault() {} });
        else this.onmessage?.({ data: heard });
      };
      addEventListener("pagehide", () => this.#tell("leave"));
      this.#tell("begin", { address, name });
    }

    /** @param {object} said */
    postMessage(said) {
      this.#tell("ask", said);
    }

    terminate() {
      this.#channel.onmessage = null;
      this.#tell("end");
    }

    /** @param {string} what  @param {object} [said] */
    #tell(what, said) {
      this.#channel.postMessage({ from: this.#id, what, said });
    }
  }

  /** @param {string} address  @param {WorkerOptions} options */
  function worker(address, options) {
    const ofPython = new URL(address, location.href).pathname.endsWith("/lab/worker.js");
    return ofPython ? new KeptPython(address, options.name) : new Plain(address, options);
  }
  Object.assign(self, { Worker: worker });
})();
