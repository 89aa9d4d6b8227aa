import type { Answer, Person } from './person.ts';

const partnership = '/en/p/vilnius-oslo';

/** Where open points of the story's first activity are raised. */
export async function openPointsPath(person: Person): Promise<string> {
	const { text } = await person.open(`${partnership}/plan`);
	const path = /\/en\/p\/vilnius-oslo\/activities\/[\da-f-]{36}/.exec(text)?.[0];
	if (!path) throw new Error('The plan names no activity.');
	return path;
}

export type Written = { acknowledged: string[]; others: Answer[]; cutOff: number };

/** Raises open points, several at once, until told to stop; what was answered by 303 is acknowledged. */
export function keepWriting(person: Person, path: string) {
	const written: Written = { acknowledged: [], others: [], cutOff: 0 };
	let isOver = false;
	let count = 0;
	const write = async (): Promise<void> => {
		while (!isOver) {
			const note = `Point ${(count += 1)} of the load`;
			await person.send(`${path}?/raisePoint`, { form: 'point', note }).then(
				(answer) => {
					if (answer.status === 303) written.acknowledged.push(note);
					else written.others.push(answer);
				},
				() => void (written.cutOff += 1)
			);
			if (written.cutOff > 0) isOver = true;
		}
	};
	const writers = Promise.all(Array.from({ length: 6 }, write));
	const stop = async (): Promise<Written> => {
		isOver = true;
		await writers;
		return written;
	};
	return { written, stop };
}

/** The notes of all open points that a page of the product shows. */
export async function shownPoints(person: Person, path: string): Promise<Set<string>> {
	const { text } = await person.open(path);
	return new Set(text.match(/Point \d+ of the load/g));
}
