import { command, type Scope } from '#features/accounts/server/command.ts';
import { createRecord, touchRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import { changesBetween, type Changes } from '#platform/server/journal.ts';
import { noteErased } from '#platform/server/ledger/entries.ts';
import type { QuestionInput } from '../../types.ts';
import { eventOfPart, eventWithRegistration, nextPosition, publishWords } from './own-event.ts';
import { promiseRefusal } from './promised-words.ts';

const may = ['coordinator', 'partner_officer'] as const;
type Changed = Omit<QuestionInput, 'kind' | 'openedBy'> & {
	id: string;
	revision: number | undefined;
};

/** Asks participants something; refuses `not-yours`, `no-registration`, `no-title`, `no-reason`, `no-options`, `keeps-too-long`. */
export const addQuestion = command({
	name: 'add-question',
	may,
	async run(scope, input: QuestionInput & { eventId: string }) {
		const locked = await eventWithRegistration(scope, input.eventId);
		if (!locked.ok) return locked;
		const reason = await refusal(scope, input.eventId, input);
		if (reason) return { ok: false, reason } as const;
		const position = await nextPosition(scope, 'question', input.eventId);
		const id = await createRecord(scope, 'question');
		const row = { position, kind: input.kind, opened_by: input.openedBy, ...columnsOf(input) };
		await scope.tx
			.insertInto('question')
			.values({ partnership_id: scope.partnershipId, id, event_id: input.eventId, ...row })
			.execute();
		const texts = await writeWords(scope, id, input);
		scope.journal({
			recordId: id,
			recordKind: 'question',
			changes: { ...changesBetween({}, row), ...texts }
		});
		return { ok: true, id } as const;
	}
});

/**
 * Changes a question's words, options and time; its kind and who opens it were promised to those who
 * answered. Refuses what adding refuses, `no-such-record`, `stale`, `keeps-longer` than was promised, and
 * `consent-given` where people have agreed to the words already.
 */
export const changeQuestion = command({
	name: 'change-question',
	may,
	async run(scope, input: Changed) {
		const locked = await eventOfPart(scope, 'question', input.id);
		if (!locked.ok) return locked;
		const touched = await touchRecord(scope, { ...input, kind: 'question' });
		if (!touched.ok) return touched;
		const before = await scope.tx
			.selectFrom('question')
			.select(['kind', 'is_required', 'retention_days'])
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.executeTakeFirstOrThrow();
		const { kind, ...columns } = before;
		const reason =
			(await refusal(scope, locked.event.id, { ...input, kind })) ??
			(await promiseRefusal(scope, input, before));
		if (reason) return { ok: false, reason } as const;
		const after = columnsOf(input);
		await scope.tx
			.updateTable('question')
			.set(after)
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.execute();
		const texts = await writeWords(scope, input.id, { ...input, kind });
		const changes = { ...changesBetween(columns, after), ...texts };
		scope.journal({ recordId: input.id, recordKind: 'question', changes });
		return { ok: true } as const;
	}
});

/** Asks a question no longer; what was answered is erased at once. Refuses `not-yours`, `no-such-record`. */
export const withdrawQuestion = command({
	name: 'withdraw-question',
	may,
	async run(scope, input: { id: string }) {
		const locked = await eventOfPart(scope, 'question', input.id);
		if (!locked.ok) return locked;
		const own = { partnership_id: scope.partnershipId, question_id: input.id };
		await scope.tx
			.updateTable('question')
			.set({ withdrawn_at: scope.now })
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.execute();
		const erased = await scope.tx
			.deleteFrom('answer')
			.where('partnership_id', '=', own.partnership_id)
			.where('question_id', '=', own.question_id)
			.executeTakeFirst();
		const { partnershipId: scopeId, now: at } = scope;
		await noteErased(scope.tx, [{ what: 'answers', scopeId, subjectId: input.id, at }]);
		const changes: Changes = {
			withdrawn: { after: scope.now },
			answers_erased: { after: Number(erased.numDeletedRows) }
		};
		scope.journal({ recordId: input.id, recordKind: 'question', changes });
		return { ok: true } as const;
	}
});

const columnsOf = ({
	isRequired,
	retentionDays
}: Pick<QuestionInput, 'isRequired' | 'retentionDays'>) => ({
	is_required: isRequired,
	retention_days: retentionDays
});

const hasWords = (text: QuestionInput['title']) => Object.values(text).some((one) => one?.trim());

async function refusal(
	{ tx, partnershipId }: Scope,
	eventId: string,
	input: Omit<QuestionInput, 'openedBy'>
) {
	if (!hasWords(input.title)) return 'no-title';
	// Nobody should be asked for what nobody can say the use of.
	if (!hasWords(input.why)) return 'no-reason';
	const options = input.options.filter(({ title }) => hasWords(title));
	if (input.kind === 'choice' && options.length < 2) return 'no-options';
	const { retention_days } = await tx
		.selectFrom('registration_setting')
		.select('retention_days')
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.executeTakeFirstOrThrow();
	return input.retentionDays > retention_days ? 'keeps-too-long' : undefined;
}

/** The question's words and its options; an option once offered stays, for somebody may have chosen it. */
async function writeWords(
	scope: Scope,
	id: string,
	input: Pick<QuestionInput, 'kind' | 'title' | 'why' | 'options'>
): Promise<Changes> {
	const changes = await writeTexts(scope, id, { title: input.title, why: input.why });
	const written = [id];
	if (input.kind === 'choice') {
		const own = await ownOptions(scope, id);
		for (const [index, option] of input.options.entries()) {
			if (!hasWords(option.title)) continue;
			const isOwn = option.id !== undefined && own.has(option.id);
			const optionId = isOwn ? String(option.id) : await newOption(scope, id, index + 1);
			written.push(optionId);
			const texts = await writeTexts(scope, optionId, { title: option.title });
			for (const [field, change] of Object.entries(texts)) changes[`${optionId} ${field}`] = change;
		}
	}
	await publishWords(scope, written);
	return changes;
}

async function ownOptions({ tx, partnershipId }: Scope, questionId: string): Promise<Set<string>> {
	const rows = await tx
		.selectFrom('question_option')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('question_id', '=', questionId)
		.execute();
	return new Set(rows.map(({ id }) => id));
}

async function newOption(scope: Scope, questionId: string, position: number): Promise<string> {
	const id = await createRecord(scope, 'question_option');
	await scope.tx
		.insertInto('question_option')
		.values({ partnership_id: scope.partnershipId, id, question_id: questionId, position })
		.execute();
	return id;
}
