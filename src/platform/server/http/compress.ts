import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compressible = /^(text\/|image\/svg|application\/(json|xml|[\w.-]+\+(json|xml)|javascript))/;
// Below this the headers weigh more than what is saved.
const leastBytes = 512;

type HeaderValue = number | string | string[];

/** Whether what is of this type gets smaller; pictures, fonts and archives do not. */
export const isCompressible = (contentType: HeaderValue | undefined): boolean =>
	compressible.test(String(contentType ?? ''));

/** Whether this body of this type gets smaller by more than the headers weigh. */
export const isWorthCompressing = (contentType: HeaderValue | undefined, body: Buffer): boolean =>
	isCompressible(contentType) && body.length >= leastBytes;

/** Good enough for a page that is sent once, in a thread of its own. */
export function brotli(body: Buffer): Promise<Buffer> {
	return promisify(brotliCompress)(body, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: 5,
			[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
			[constants.BROTLI_PARAM_SIZE_HINT]: body.length
		}
	});
}
