const awayCodes = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'EPIPE',
	'ETIMEDOUT',
	'53300', // too many connections
	'57P01', // stopped by its operator
	'57P02', // stopping after another process of it crashed
	'57P03' // starting or stopping
]);
const awayWords =
	/^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** Whether no server answered, as opposed to one that answered with a refusal. */
export function isUnreachable(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { code = '', syscall } = error as NodeJS.ErrnoException;
	// A socket that is not there has the same code as a file that is not there.
	const isNoSocket = code === 'ENOENT' && syscall === 'connect';
	return isNoSocket || awayCodes.has(code) || awayWords.test(error.message);
}

/** The same for a fault that others may have wrapped: what was asked can be asked again a little later. */
export function isDatabaseAway(fault: unknown): boolean {
	for (let error = fault; error instanceof Error; error = error.cause) {
		if (isUnreachable(error)) return true;
	}
	return false;
}
