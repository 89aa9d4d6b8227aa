import { registrationWindow } from '../rules.ts';
import type { WayIn, RegistrationForm } from '../types.ts';

/** What an event's page offers at this instant; undefined where there is nothing to say. */
export function wayInOf(form: RegistrationForm, now: Date): WayIn | undefined {
	const window = registrationWindow(form, now);
	if (window === 'none') return undefined;
	if (window === 'no_key') return 'not_ready';
	if (window !== 'open') return window;
	const { mode, waitingList } = form.setting;
	if (mode === 'approval') return 'ask';
	const isFree = form.products.some(({ kind, isFull }) => kind === 'place' && !isFull);
	if (isFree && !form.hasWaiting) return mode === 'invitation' ? 'invited' : 'take';
	return waitingList === 'off' ? 'full' : 'wait';
}

/** Whether places can be asked for now, at once or by those who were invited. */
export const isOpen = (wayIn: WayIn | undefined): boolean =>
	wayIn === 'take' || wayIn === 'ask' || wayIn === 'wait' || wayIn === 'invited';
