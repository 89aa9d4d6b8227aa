import { fail, redirect } from '@sveltejs/kit';
import { pictureForm } from '#features/media/input.ts';
import { addPicture } from '#features/media/server/pictures.ts';
import { preparePicture } from '#features/media/server/prepare-picture.ts';
import { storePicture } from '#features/media/server/store-picture.ts';
import { sharedRefusals } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import { running } from '#platform/server/running.ts';
import {
	formOf,
	known,
	notAllowed,
	posted,
	refused,
	saidOf,
	statusOf
} from '../../../../../../refused.ts';
import { workScope } from '../../../../../../work.ts';
import type { RequestEvent } from './$types';

const mostBytes = 20_000_000;

/** A picture is looked at before anything of it is kept. */
export async function uploadPicture(event: RequestEvent) {
	const { partnershipId, member } = await workScope(event);
	const { sent, parsed } = await posted(event.request, pictureForm);
	if (!addPicture.may.includes(member.role))
		return fail(403, refused(sent, saidOf(notAllowed, sharedRefusals, {})));
	if (!parsed.ok) return fail(400, refused(sent, { problems: known(parsed.problems) }));
	const atFile = (status: number, problem: MessageKey) =>
		fail(status, refused(sent, { problems: [{ field: 'file', problem }] }));
	const file = sent.get('file');
	if (!(file instanceof File) || file.size === 0) return atFile(400, 'media.file_missing');
	if (file.size > mostBytes) return atFile(413, 'media.too_large');
	const prepared = await preparePicture(new Uint8Array(await file.arrayBuffer()));
	if (!prepared.ok) {
		return atFile(
			415,
			prepared.reason === 'not-a-picture' ? 'media.not_a_picture' : 'media.too_many_pixels'
		);
	}
	const stored = await storePicture(running().files, prepared);
	if (!stored.ok) return atFile(507, 'media.no_room');
	const { alt, author, licence } = parsed.value;
	const picture = { ...stored, alt, author, licence, recordId: event.params.id };
	const result = await addPicture(event.locals.context, partnershipId, picture);
	if (!result.ok) return fail(statusOf(result), refused(sent, saidOf(result, sharedRefusals, {})));
	redirect(303, `${event.url.pathname}?saved=${formOf(sent)}#${formOf(sent)}`);
}
