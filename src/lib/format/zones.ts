import { dateFormat } from './formats.ts';

/** Whether this names a time zone of the IANA data base. */
export function isZone(zone: string): boolean {
	try {
		dateFormat('en', { timeZone: zone });
		return zone.includes('/') || zone === 'UTC';
	} catch {
		return false;
	}
}
