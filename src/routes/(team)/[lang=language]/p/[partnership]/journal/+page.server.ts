import * as v from 'valibot';
import { commandKey } from '#features/partnership/journal-words.ts';
import { history } from '#features/partnership/server/history.ts';
import { partnershipOfTeam } from '#features/partnership/server/queries.ts';
import { optional, parseFields, uuid, wholeNumber } from '#lib/form/parse.ts';
import { workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

const pageSize = 50;
const asked = v.object({ record: optional(uuid), before: optional(wholeNumber) });

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const parsed = parseFields(asked, Object.fromEntries(event.url.searchParams));
	const { record, before } = parsed.ok ? parsed.value : {};
	const lines = await history(scope, { recordId: record, before, limit: pageSize + 1 });
	return {
		record,
		isFirst: before === undefined,
		hasMore: lines.length > pageSize,
		lines: lines.slice(0, pageSize).map((line) => ({ ...line, did: commandKey(line.command) })),
		zone: (await partnershipOfTeam(scope)).zone
	};
};
