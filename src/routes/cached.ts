import type { RequestEvent } from '@sveltejs/kit';

/** Marks a public page as one that everybody may be given from memory until the tagged data change. */
export function cached({ setHeaders }: Pick<RequestEvent, 'setHeaders'>, tag: string): void {
	setHeaders({ 'cache-control': 'public, max-age=0, s-maxage=60', 'x-cache-tags': tag });
}
