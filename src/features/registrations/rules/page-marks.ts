/** Stands in a page that is rendered once for all, where each person's page has something of its own. */
export const pageMark = (name: string): string => `\uE000${name}\uE001`;

/** Each mark with its name, for taking a page apart. */
export const pageMarks = /\uE000([a-z0-9]+)\uE001/;
