import { command, type Scope } from '#features/accounts/server/command.ts';
import { createRecord, touchRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import type { LocalisedText } from '#features/partnership/types.ts';
import { languages } from '#lib/i18n/languages.ts';
import { changesBetween } from '#platform/server/journal.ts';
import { filledStatement } from '../rules.ts';
import type { GrantInput } from '../types.ts';
import { rulePack } from './rule-packs.ts';

const columns = (input: GrantInput) => ({
	funder_id: input.funderId,
	rule_pack: input.rulePack,
	mechanism: input.mechanism,
	contract_number: input.contractNumber ?? null,
	max_amount_cents: input.maxAmountCents ?? null,
	currency: input.maxAmountCents === undefined ? null : (input.currency ?? null),
	rate_percent: input.ratePercent ?? null,
	has_physical_object: input.hasPhysicalObject
});

/** Enters a grant; a statement left empty is the rule pack's own. Refuses `no-such-rule-pack`, `no-such-funder`. */
export const enterGrant = command({
	name: 'enter-grant',
	may: ['coordinator'],
	async run(scope, input: GrantInput & { id?: string | undefined }) {
		const wrong = await wrongReference(scope, input);
		if (wrong) return wrong;
		const id = await createRecord(scope, 'grant', input.id);
		await scope.tx
			.insertInto('grant_agreement')
			.values({ partnership_id: scope.partnershipId, id, ...columns(input) })
			.execute();
		const texts = await writeTexts(scope, id, { title: input.title, statement: statements(input) });
		const changes = { ...changesBetween({}, columns(input)), ...texts };
		scope.journal({ recordId: id, recordKind: 'grant', changes });
		return { ok: true, id } as const;
	}
});

/** Changes a grant; refuses `stale`, `no-such-record`, `no-such-rule-pack` and `no-such-funder`. */
export const changeGrant = command({
	name: 'change-grant',
	may: ['coordinator'],
	async run(scope, input: GrantInput & { id: string; revision: number | undefined }) {
		const touched = await touchRecord(scope, { ...input, kind: 'grant' });
		if (!touched.ok) return touched;
		const wrong = await wrongReference(scope, input);
		if (wrong) return wrong;
		const { tx, partnershipId } = scope;
		const {
			partnership_id: _,
			id: __,
			...before
		} = await tx
			.selectFrom('grant_agreement')
			.selectAll()
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.executeTakeFirstOrThrow();
		await tx
			.updateTable('grant_agreement')
			.set(columns(input))
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.execute();
		const texts = await writeTexts(scope, input.id, {
			title: input.title,
			statement: input.statement
		});
		const changes = { ...changesBetween(before, columns(input)), ...texts };
		scope.journal({ recordId: input.id, recordKind: 'grant', changes });
		return { ok: true } as const;
	}
});

async function wrongReference(scope: Scope, input: GrantInput) {
	if (!rulePack(input.rulePack)) return { ok: false, reason: 'no-such-rule-pack' } as const;
	const funder = await scope.tx
		.selectFrom('funder')
		.select('id')
		.where('partnership_id', '=', scope.partnershipId)
		.where('id', '=', input.funderId)
		.executeTakeFirst();
	return funder ? undefined : ({ ok: false, reason: 'no-such-funder' } as const);
}

/** What was typed, and the pack's own sentence where nothing was. */
function statements(input: GrantInput): LocalisedText {
	const pack = rulePack(input.rulePack);
	return Object.fromEntries(
		languages.map((language) => {
			const fund = input.title[language] || input.title.en || '';
			const own = pack && filledStatement(pack, language, { fund, mechanism: input.mechanism });
			return [language, input.statement[language] || own || ''];
		})
	);
}

/** Attributes a record to a grant, or changes its share; refuses `no-such-grant` and `no-such-record`. */
export const attribute = command({
	name: 'attribute',
	may: ['coordinator'],
	async run(
		scope,
		input: { grantId: string; recordId: string; sharePercent?: number | undefined }
	) {
		const { tx, partnershipId } = scope;
		const grant = await tx
			.selectFrom('grant_agreement')
			.select('id')
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.grantId)
			.executeTakeFirst();
		if (!grant) return { ok: false, reason: 'no-such-grant' } as const;
		const record = await tx
			.selectFrom('record')
			.select('kind')
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.recordId)
			.where('kind', 'in', ['activity', 'event', 'deliverable'])
			.executeTakeFirst();
		if (!record) return { ok: false, reason: 'no-such-record' } as const;
		const share_percent = input.sharePercent ?? null;
		await tx
			.insertInto('attribution')
			.values({
				partnership_id: partnershipId,
				grant_id: input.grantId,
				record_id: input.recordId,
				share_percent
			})
			.onConflict((conflict) =>
				conflict.columns(['partnership_id', 'grant_id', 'record_id']).doUpdateSet({ share_percent })
			)
			.execute();
		const changes = { attribution: { after: { grant: input.grantId, share_percent } } };
		scope.journal({ recordId: input.recordId, recordKind: record.kind, changes });
		return { ok: true } as const;
	}
});

/** Ends an attribution; refuses `no-such-record` where there is none. */
export const endAttribution = command({
	name: 'end-attribution',
	may: ['coordinator'],
	async run(scope, input: { grantId: string; recordId: string }) {
		const gone = await scope.tx
			.deleteFrom('attribution')
			.where('partnership_id', '=', scope.partnershipId)
			.where('grant_id', '=', input.grantId)
			.where('record_id', '=', input.recordId)
			.executeTakeFirst();
		if (gone.numDeletedRows === 0n) return { ok: false, reason: 'no-such-record' } as const;
		scope.journal({
			recordId: input.recordId,
			changes: { attribution: { before: { grant: input.grantId } } }
		});
		return { ok: true } as const;
	}
});
