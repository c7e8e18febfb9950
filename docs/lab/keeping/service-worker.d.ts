// What a service worker knows: TypeScript's library for workers cannot stand beside the one for pages.
import type { Files } from "./files.js";

declare global {
  /** The list of all files, which the build puts before the script: `docs/pipeline/finish/keeping.py`. */
  const KEPT: Files;

  namespace ServiceWorker {
    interface Extendable extends Event {
      waitUntil(done: Promise<unknown>): void;
    }
    interface Fetch extends Extendable {
      request: Request;
      respondWith(response: Response | Promise<Response>): void;
    }
    interface Client {
      id: string;
      postMessage(said: unknown): void;
    }
    interface Message extends Extendable {
      data: unknown;
      source: Client | null;
    }
    interface Global {
      registration: ServiceWorkerRegistration;
      clients: { matchAll(of: { type: "window"; includeUncontrolled?: boolean }): Promise<Client[]> };
      skipWaiting(): Promise<void>;
      addEventListener(type: "install" | "activate", heard: (event: Extendable) => void): void;
      addEventListener(type: "fetch", heard: (event: Fetch) => void): void;
      addEventListener(type: "message", heard: (event: Message) => void): void;
    }
  }
}
