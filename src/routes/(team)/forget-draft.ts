import type { TeamScope } from '#features/accounts/server/context.ts';
import { discardFormDraft } from '#features/accounts/server/form-drafts.ts';
import { draftName } from '#lib/form/draft-name.ts';
import { formOf } from './refused.ts';

/** What was typed and is sent now needs to be kept no longer. */
export const forgetDraft = (scope: TeamScope, { pathname }: URL, sent: FormData): Promise<void> =>
	discardFormDraft(scope, draftName(pathname, formOf(sent)));
