import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyOfRecovery, recoveryGroups } from './recovery.ts';

const key = Uint8Array.from(randomBytes(32));

test('what was printed is the key again, typed in small letters and with O for 0', () => {
	const groups = recoveryGroups(key);
	expect(groups).toHaveLength(13);
	const typed = groups.join('  ').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
	expect(keyOfRecovery(typed)).toEqual({ ok: true, key });
});

test('a wrong letter and two exchanged groups are told by the number of the group', () => {
	const groups = recoveryGroups(key);
	const third = groups[2] ?? '';
	const wrong = (third.startsWith('7') ? '8' : '7') + third.slice(1);
	expect(keyOfRecovery(groups.with(2, wrong).join(' '))).toEqual({ ok: false, wrongGroup: 3 });
	const exchanged = groups.with(0, groups[1] ?? '').with(1, groups[0] ?? '');
	expect(keyOfRecovery(exchanged.join(' '))).toEqual({ ok: false, wrongGroup: 1 });
	expect(keyOfRecovery('7KQ2M')).toEqual({ ok: false, wrongGroup: undefined });
});
