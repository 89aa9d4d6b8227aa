import { error, type RequestEvent } from '@sveltejs/kit';
import { deviceOf, type Device } from '#features/registrations/server/door/devices.ts';
import { isWithinLimits } from '../../limits.ts';

const wrongTokens = 60;

/** The device that this request comes from; without a token that is still good there is nothing here. */
export async function askedBy(event: RequestEvent): Promise<Device> {
	const [, token = ''] =
		/^Bearer (\S+)$/.exec(event.request.headers.get('authorization') ?? '') ?? [];
	const device = await deviceOf(event.locals.visit, token);
	if (device) return device;
	const who = event.getClientAddress();
	const isAllowed = await isWithinLimits(event.locals, { 'door token': [who, wrongTokens] });
	error(isAllowed ? 401 : 429);
}
