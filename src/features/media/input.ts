import * as v from 'valibot';
import { line, localised, optional, requiredLine, uuid, wholeNumber } from '#lib/form/parse.ts';

/** What a logo says in words; it is its owner's own, so it has no author and no licence. */
export const logoForm = v.object({
	id: uuid,
	revision: optional(wholeNumber),
	alt: localised(line(500))
});

/** What is said about a picture; its file is looked at by itself. */
export const pictureForm = v.object({
	id: optional(uuid),
	revision: optional(wholeNumber),
	alt: localised(line(500)),
	author: requiredLine(200),
	licence: requiredLine(200)
});
