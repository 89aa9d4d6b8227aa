/** The present instant; passed in, so that a test or a story can say what time it is. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
