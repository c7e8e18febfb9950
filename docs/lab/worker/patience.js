/** How long the page waits for a sign of life from Python before it starts it anew. */
export const HANG_SECONDS = 8;
