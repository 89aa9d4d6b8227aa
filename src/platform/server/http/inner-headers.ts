/** Set by routes: which changes make the page old. Never sent. */
export const cacheTagsHeader = 'x-cache-tags';
/** Set by the framework's hook: the route's pattern, which is logged in place of the path. Never sent. */
export const routeHeader = 'x-route-id';
/** Where the front door tells the framework who asks; whatever a client sends under this name is overwritten. */
export const clientAddressHeader = 'x-client-address';
