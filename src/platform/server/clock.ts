/** The present instant; passed in, so that a test or a story can say what time it is. */
export type Clock = () => Date;

/** What the clock on the wall of the server says. */
export const systemClock: Clock = () => new Date();
