/** Public pages ship no JavaScript: they work without it (decision 0004). */
export const csr = false;
