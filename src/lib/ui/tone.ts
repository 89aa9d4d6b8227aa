/** How a state looks; the words for it are given by whoever shows it. */
export type Tone = 'open' | 'planned' | 'running' | 'done' | 'partly' | 'stopped' | 'attention';
