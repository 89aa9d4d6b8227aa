import type { DBAdapter } from 'better-auth';
import { APIError, isAPIError } from 'better-auth/api';

/**
 * The sign-in library says in words of its own that something failed, and drops the reason. Its own
 * errors it lets through: so a fault of the database travels as the cause of one.
 */
export function withTellingFaults(adapter: DBAdapter): DBAdapter {
	return new Proxy(adapter, {
		get(target, name) {
			const value: unknown = Reflect.get(target, name);
			if (typeof value !== 'function') return value;
			return (...args: unknown[]): unknown => {
				const result: unknown = Reflect.apply(value, target, args);
				return result instanceof Promise ? result.catch(tell) : result;
			};
		}
	});
}

function tell(fault: unknown): never {
	if (isAPIError(fault)) throw fault;
	const error = new APIError('INTERNAL_SERVER_ERROR', { message: 'The database failed.' });
	throw Object.assign(error, { cause: fault });
}
