import { expect, test } from 'vitest';
import { claimKeys } from '../rules/claim-code.ts';
import { claimKeysAtOnce } from './claim-keys.ts';

test('the server and the browser make the same keys of a code, and others of another', async () => {
	const secret = 'acorn-badger-cactus-daylight-emerald-falcon';
	expect(claimKeysAtOnce(secret)).toEqual(await claimKeys(secret));
	expect(claimKeysAtOnce('acorn-badger')).not.toEqual(claimKeysAtOnce(secret));
});
