/** A page ships JavaScript only where it has something to do: what nobody finds has nothing. */
export const csr = false;
