import { eventsOf } from '#features/events/server/queries.ts';
import { attachmentForm, recordForm } from '#features/partnership/input.ts';
import { claimForm, claimReasonForm, doorClaimForm } from '#features/results/input.ts';
import { resultRefusals } from '#features/results/refusals.ts';
import { attachToClaim, detachFromClaim } from '#features/results/server/claim-files.ts';
import { claimDoorCount, doorCounts } from '#features/results/server/claim-door.ts';
import { enterClaim, reportClaim, withdrawClaim } from '#features/results/server/claims.ts';
import { claimsOfEvent } from '#features/results/server/queries.ts';
import { attachmentOf, uploadLimitMb } from '../../../../../../sent-file.ts';
import { uploader, worker, workScope } from '../../../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const events = await eventsOf(scope, event.locals.context.clock());
	return {
		limitMb: uploadLimitMb(),
		claims: await claimsOfEvent(scope, event.params.id),
		door: await doorCounts(scope, event.params.id),
		events: events.map(({ id, title }) => ({ id, title }))
	};
};

const at = { 'figure-incomplete': 'low', 'file-or-link': 'file' };
const act = worker(resultRefusals, at);
const upload = uploader(resultRefusals, at);

export const actions = {
	enter: upload(claimForm, enterClaim, ({ eventIds, visibility, ...claim }, { id }, file) => ({
		...claim,
		eventIds: [id, ...eventIds],
		attachment: file && attachmentOf('evidence', { title: '', visibility }, file)
	})),
	attach: upload(attachmentForm, attachToClaim, ({ id, ...sent }, _, file) => ({
		claimId: id,
		attachment: attachmentOf('evidence', sent, file)
	})),
	takeOff: act(recordForm, detachFromClaim, (sent) => sent),
	report: act(claimReasonForm, reportClaim, ({ id: claimId, reason }, { id }) => ({
		eventId: id,
		claimId,
		reason
	})),
	takeOver: act(doorClaimForm, claimDoorCount, ({ of }, { id }) => ({ eventId: id, of })),
	withdraw: act(claimReasonForm, withdrawClaim, (sent) => sent)
};
