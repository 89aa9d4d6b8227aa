/** Works without JavaScript, like every page before signing in. */
export const csr = false;
