import { pictureForm } from '#features/media/input.ts';
import { changePicture, removePicture } from '#features/media/server/pictures.ts';
import { teamPictures } from '#features/media/server/queries.ts';
import { recordForm } from '#features/partnership/input.ts';
import { withId } from '#lib/form/parse.ts';
import { sharedRefusals } from '#lib/form/posted.ts';
import { pictureUpload } from '../../../../../../sent-picture.ts';
import { worker, workScope } from '../../../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	return { pictures: await teamPictures(scope, event.params.id) };
};

const act = worker(sharedRefusals);

export const actions = {
	add: pictureUpload(pictureForm, ({ alt, author, licence }, { id }) => ({
		alt,
		author,
		licence,
		recordId: id
	})),
	change: act(pictureForm, changePicture, withId),
	remove: act(recordForm, removePicture, (sent) => sent)
};
