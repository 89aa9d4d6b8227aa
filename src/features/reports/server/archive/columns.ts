import * as v from 'valibot';
import { languages } from '#lib/i18n/languages.ts';
import { sniffedTypes } from '#platform/server/files/sniffed-type.ts';

/** The kinds of values that an archive's rows hold, as JSON writes them. */
export const uuid = v.pipe(v.string(), v.uuid());
export const text = v.pipe(v.string(), v.maxLength(50_000));
export const day = v.pipe(v.string(), v.isoDate());
export const instant = v.pipe(v.string(), v.isoTimestamp());
export const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/));
export const whole = v.pipe(v.number(), v.safeInteger());
export const number = v.number();
export const yes = v.boolean();
export const language = v.picklist(languages);
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Nothing but the web may be linked: an archive comes from outside. */
export const address = v.pipe(v.string(), v.maxLength(2000), v.regex(/^https?:\/\/\S+$/));
/** What a stored file may be served as; never what a browser would run. */
export const mediaType = v.picklist(sniffedTypes);
/** No path, and nothing that could end a header's line. */
export const fileName = v.pipe(v.string(), v.maxLength(150), v.regex(/^[^/\\\p{Cc}]+$/u));
export const json = v.record(v.string(), v.unknown());
/** Several of a kind. */
export const list = <Item extends v.GenericSchema>(item: Item) => v.array(item);
/** What may be unknown. */
export const maybe = <Value extends v.GenericSchema>(value: Value) => v.nullable(value);
/** One word of a closed list. */
export const oneOf = <const Words extends readonly string[]>(...words: Words) => v.picklist(words);
