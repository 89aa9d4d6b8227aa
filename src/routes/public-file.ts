/** A public text file, kept until what it is made of changes. */
export function publicFile(body: string, type: string, tag: string): Response {
	return new Response(body, {
		headers: {
			'content-type': `${type}; charset=utf-8`,
			'cache-control': 'public, max-age=0, s-maxage=60',
			'x-cache-tags': tag
		}
	});
}
