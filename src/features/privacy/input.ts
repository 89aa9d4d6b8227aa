import * as v from 'valibot';
import { prose, ticked, uuid } from '#lib/form/parse.ts';
import { purposeLength } from './rules.ts';
import type { Wrapping } from './types.ts';

const base64url = v.pipe(
	v.string('form.text_expected'),
	v.regex(/^[\w-]{20,4000}$/, 'form.text_expected'),
	v.transform((text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), code))
);
const code = (letter: string) => letter.charCodeAt(0);
const publicKey = v.pipe(base64url, v.length(32, 'form.text_expected'));
const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const salt = v.pipe(v.string(), v.regex(/^[\w-]{22,64}$/));

const wrapping: v.GenericSchema<unknown, Wrapping> = v.variant('kdf', [
	v.strictObject({
		kdf: v.literal('argon2id'),
		passes: whole(1, 20),
		memoryKibibytes: whole(19_000, 1_100_000),
		lanes: whole(1, 8),
		salt
	}),
	v.strictObject({
		kdf: v.literal('passkey-prf'),
		credentialId: v.pipe(v.string(), v.regex(/^[\w-]{10,1500}$/)),
		salt
	})
]);

/** Lists and parameters travel as JSON in one field: the browser's script fills it in. */
const json = <Schema extends v.GenericSchema>(schema: Schema) =>
	v.pipe(
		v.string('form.text_expected'),
		v.maxLength(200_000, 'form.too_long'),
		v.parseJson(undefined, 'form.text_expected'),
		schema
	);
const eventShares = v.array(v.strictObject({ holderKeyId: uuid, sealedShare: base64url }));
const holderShares = v.array(v.strictObject({ eventKeyId: uuid, sealedShare: base64url }));

export const holderKeyForm = v.object({
	publicKey,
	wrappedKey: base64url,
	wrapping: json(wrapping),
	shares: json(holderShares)
});
export const endedKeyForm = v.object({ id: uuid, isLost: ticked });
export const eventKeyForm = v.object({
	publicKey,
	threshold: v.pipe(v.picklist(['1', '2'], 'form.choice_expected'), v.transform(Number)),
	shares: json(eventShares)
});
export const givenKeyForm = v.object({ shares: json(eventShares) });
export const openingForm = v.object({
	purpose: v.pipe(
		prose(purposeLength.most),
		v.minLength(purposeLength.least, 'keys.refusal_no_purpose')
	)
});
export const givenShareForm = v.object({ openingId: uuid, sealedShare: base64url });
export const closedListForm = v.object({ openingId: uuid });
