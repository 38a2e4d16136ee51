/** Gives way to whatever waits: messages in a worker, the next frame in a page. */
export const giveWay = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
