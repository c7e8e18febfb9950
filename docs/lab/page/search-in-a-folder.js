// Browsers start no worker from a file of a folder. Material's search, which wants one, gets a frame
// that acts as one; workers made of what is in memory (the lab's) are let through.
import { IFrameWorker } from "iframe-worker";

Object.assign(window, { IFrameWorker }); // tells the search where it is
window.Worker = new Proxy(Worker, {
  construct: (Worker, [address, options]) =>
    String(address).startsWith("blob:") ? new Worker(address, options) : new IFrameWorker(address),
});
