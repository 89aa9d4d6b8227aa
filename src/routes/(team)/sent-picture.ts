import { fail, redirect } from '@sveltejs/kit';
import type * as v from 'valibot';
import { addPicture } from '#features/media/server/pictures.ts';
import { preparePicture } from '#features/media/server/prepare-picture.ts';
import { storePicture } from '#features/media/server/store-picture.ts';
import type { PictureInput, StoredPicture } from '#features/media/types.ts';
import { sharedRefusals } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import { running } from '#platform/server/running.ts';
import type { Params, Sent } from './act.ts';
import { formOf, known, notAllowed, posted, refused, saidOf, statusOf } from './refused.ts';
import { workScope } from './work.ts';

type Kept =
	{ ok: true; picture: StoredPicture } | { ok: false; status: number; problem: MessageKey };
const mostBytes = 20_000_000;
const not = (status: number, problem: MessageKey): Kept => ({ ok: false, status, problem });

/** A picture is looked at before anything of it is kept. */
async function keptPicture(file: FormDataEntryValue | null): Promise<Kept> {
	if (!(file instanceof File) || file.size === 0) return not(400, 'media.file_missing');
	if (file.size > mostBytes) return not(413, 'media.too_large');
	const prepared = await preparePicture(new Uint8Array(await file.arrayBuffer()));
	if (!prepared.ok) {
		const isNone = prepared.reason === 'not-a-picture';
		return not(415, isNone ? 'media.not_a_picture' : 'media.too_many_pixels');
	}
	const stored = await storePicture(running().files, prepared);
	return stored.ok ? { ok: true, picture: stored } : not(507, 'media.no_room');
}

/** Makes a page's action that hangs a new picture on a record. */
export const pictureUpload =
	<Schema extends v.GenericSchema>(
		schema: Schema,
		about: (parsed: v.InferOutput<Schema>, params: Params) => PictureInput & { recordId: string }
	) =>
	async (event: Sent) => {
		const { partnershipId, member } = await workScope(event);
		const { sent, parsed } = await posted(event.request, schema);
		if (!addPicture.may.includes(member.role))
			return fail(403, refused(sent, saidOf(notAllowed, sharedRefusals, {})));
		if (!parsed.ok) return fail(400, refused(sent, { problems: known(parsed.problems) }));
		const kept = await keptPicture(sent.get('file'));
		if (!kept.ok)
			return fail(
				kept.status,
				refused(sent, { problems: [{ field: 'file', problem: kept.problem }] })
			);
		const picture = { ...kept.picture, ...about(parsed.value, { id: '', ...event.params }) };
		const result = await addPicture(event.locals.context, partnershipId, picture);
		if (!result.ok)
			return fail(statusOf(result), refused(sent, saidOf(result, sharedRefusals, {})));
		redirect(303, `${event.url.pathname}?saved=${formOf(sent)}#${formOf(sent)}`);
	};
