import { activityRefusals } from '#features/activities/refusals.ts';
import * as files from '#features/activities/server/deliverables/files.ts';
import { attachmentForm, describedForm, recordForm } from '#features/partnership/input.ts';
import { attachmentOf } from '../../../../../sent-file.ts';
import { uploader, worker } from '../../../../../work.ts';

const act = worker(activityRefusals);
const upload = uploader(activityRefusals, { 'file-or-link': 'file' });

export const attach = upload(
	attachmentForm,
	files.attachToDeliverable,
	({ id, ...sent }, _, file) => ({
		deliverableId: id,
		attachment: attachmentOf('deliverable', sent, file)
	})
);
export const describe = act(describedForm, files.describeDeliverableFile, (sent) => sent);
export const takeOff = act(recordForm, files.detachFromDeliverable, (sent) => sent);
