import { moveWaitingForm, takenBackForm } from '#features/registrations/input/guests.ts';
import { decisionForm } from '#features/registrations/input/team.ts';
import { decideRegistration } from '#features/registrations/server/settings/decide.ts';
import { takePlacesBack } from '#features/registrations/server/settings/take-back.ts';
import * as waiting from '#features/registrations/server/waiting-list/move-waiting.ts';
import {
	settingRefusals,
	takeBackRefusals,
	waitingRefusals
} from '#features/registrations/ui/settings/refusals.ts';
import { worker } from '../../../../../../../work.ts';

export const decide = worker(settingRefusals)(decisionForm, decideRegistration, (sent) => sent);

export const moveWaiting = worker(waitingRefusals, { 'no-reason': 'reason' })(
	moveWaitingForm,
	waiting.moveWaiting,
	(sent) => sent
);

export const takeBack = worker(takeBackRefusals, {
	'no-reason': 'reason',
	'no-such-code': 'codes'
})(takenBackForm, takePlacesBack, (sent, { id }) => ({ ...sent, eventId: id }));
