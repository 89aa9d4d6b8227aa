import type { Command, Outcome } from '#features/accounts/server/command.ts';
import type { NotAllowed } from '#features/accounts/types.ts';
import type { StoredPicture } from '#features/media/types.ts';
import type { StoredFile } from '#features/partnership/types.ts';
import type { Cast } from '../cast.ts';

/** A partnership in which the steps happen, and the ids that they have given so far, by name. */
export type World = Cast & {
	kept: Map<string, string>;
	/** The officer of a partner that takes part in no activity. */
	idler: Cast['officer'];
	files: { picture: StoredPicture; open: StoredFile; secret: StoredFile };
};

export type Step = {
	command: string;
	/** What the coordinator of this world would send. */
	input: (world: World) => unknown;
	/** Runs it as anybody, with anything: who may not, or sends what is not theirs, is to be refused. */
	run: (
		context: Cast['coordinator'],
		partnershipId: string,
		input: unknown
	) => Promise<Outcome | NotAllowed>;
	/** The name under which the id that it gives is kept. */
	keeps: string | undefined;
	/** What must have happened elsewhere before it can be done. */
	prepare?: (world: World) => Promise<void>;
};

/** One command with what its own partnership's coordinator would send. */
export function step<const Input, Result extends Outcome>(
	command: Command<Input, Result>,
	input: (world: World) => Input,
	keeps?: string
): Step {
	return {
		command: command.commandName,
		input,
		run: (context, partnershipId, sent) => command(context, partnershipId, sent as Input),
		keeps
	};
}

/** The id that an earlier step has given. */
export function idOf({ kept }: World, name: string): string {
	const id = kept.get(name);
	if (!id) throw new Error(`no step before this one keeps '${name}'`);
	return id;
}

/** Does the step as the coordinator; a refusal here is a mistake of the step. */
export async function take(
	world: World,
	{ command, input, run, keeps, prepare }: Step
): Promise<void> {
	await prepare?.(world);
	const result = await run(world.coordinator, world.partnershipId, input(world));
	if (!result.ok) throw new Error(`${command} was refused: ${JSON.stringify(result)}`);
	if (keeps) world.kept.set(keeps, (result as unknown as { id: string }).id);
}
