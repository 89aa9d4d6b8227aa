import { command, type Scope } from '#features/accounts/server/command.ts';
import type { Sql } from '#features/accounts/server/context.ts';
import { attach, attachmentsOf, detach } from '#features/partnership/server/attachments.ts';
import { isFileOrLink } from '#features/partnership/rules.ts';
import type { NewAttachment } from '#features/partnership/types.ts';
import type { Claim, ClaimWithFiles } from '../types.ts';
import { eventsOfClaim, lockEvents } from './claims.ts';

const may = ['coordinator', 'partner_officer'] as const;

/** Hangs a further file or link on a claim as its source; refuses `file-or-link`, `no-such-claim`, `not-yours`. */
export const attachToClaim = command({
	name: 'attach-to-claim',
	may,
	async run(scope, input: { claimId: string; attachment: NewAttachment }) {
		if (!isFileOrLink(input.attachment)) return { ok: false, reason: 'file-or-link' } as const;
		const eventIds = await eventsOfClaim(scope, input.claimId);
		if (eventIds.length === 0) return { ok: false, reason: 'no-such-claim' } as const;
		const locked = await lockEvents(scope, eventIds);
		if (!locked.ok) return locked;
		const id = await attach(scope, input.claimId, input.attachment);
		const { title, visibility, file } = input.attachment;
		const after = { id, claim: input.claimId, title, visibility, sha256: file?.hash };
		journalEach(scope, eventIds, { after });
		return { ok: true, id } as const;
	}
});

/** Takes a file or link off a claim, which stays; refuses `no-such-record` and `not-yours`. */
export const detachFromClaim = command({
	name: 'detach-from-claim',
	may,
	async run(scope, input: { id: string }) {
		const claim = await scope.tx
			.selectFrom('attachment')
			.innerJoin('claim', (join) =>
				join
					.onRef('claim.partnership_id', '=', 'attachment.partnership_id')
					.onRef('claim.id', '=', 'attachment.record_id')
			)
			.select('claim.id')
			.where('attachment.partnership_id', '=', scope.partnershipId)
			.where('attachment.id', '=', input.id)
			.executeTakeFirst();
		if (!claim) return { ok: false, reason: 'no-such-record' } as const;
		const eventIds = await eventsOfClaim(scope, claim.id);
		const locked = await lockEvents(scope, eventIds);
		if (!locked.ok) return locked;
		await detach(scope, input.id);
		journalEach(scope, eventIds, { before: { id: input.id, claim: claim.id } });
		return { ok: true } as const;
	}
});

function journalEach(scope: Scope, eventIds: readonly string[], source: object): void {
	for (const recordId of eventIds)
		scope.journal({ recordId, recordKind: 'event', changes: { 'claim.source': source } });
}

/** The claims, each with the files and links that this audience may see as its sources. */
export async function withFiles<One extends Pick<Claim, 'id'>>(
	sql: Sql,
	asked: { partnershipId: string; audience: 'public' | 'team' },
	claims: readonly One[]
): Promise<(One & Pick<ClaimWithFiles, 'files'>)[]> {
	const files = await attachmentsOf(
		sql,
		asked,
		claims.map(({ id }) => id)
	);
	return claims.map((claim) => ({
		...claim,
		files: files.filter(({ recordId }) => recordId === claim.id)
	}));
}
