import { redirect } from '@sveltejs/kit';
import { deletionForm, idForm, nothingForm, ownAccountForm } from '#features/accounts/input.ts';
import { accountRefusals as reasons } from '#features/accounts/refusals.ts';
import {
	changeAccount,
	ownAccount,
	removePasskey,
	signOutEverywhere
} from '#features/accounts/server/own/account.ts';
import { deleteAccount } from '#features/accounts/server/own/delete-account.ts';
import { signOut } from '#features/accounts/server/sign-in/session.ts';
import { listsLostWith } from '#features/privacy/server/keys/queries.ts';
import { keepErasures } from '#platform/server/ledger/keep.ts';
import { running } from '#platform/server/running.ts';
import { ownWork } from '../../own-work.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const account = await ownAccount(locals.context);
	if (!account) redirect(303, `/${locals.language}/sign-in`);
	const { sql, actor } = locals.context;
	return { account, lostLists: actor ? await listsLostWith(sql, actor.accountId) : 0 };
};

export const actions: Actions = {
	save: ownWork({
		schema: ownAccountForm,
		run: (context, { name, language, email }) => changeAccount(context, { name, language, email }),
		reasons,
		at: { 'email-taken': 'email' }
	}),
	removePasskey: ownWork({ schema: idForm, run: removePasskey, reasons }),
	signOutEverywhere: ownWork({
		schema: nothingForm,
		run: (context) => signOutEverywhere(context, undefined),
		reasons,
		to: ({ url }) => url.pathname.replace('/account', '/sign-in')
	}),
	delete: ownWork({
		schema: deletionForm,
		run: async (context) => {
			const deleted = await deleteAccount(context, undefined);
			await keepErasures(running());
			return deleted;
		},
		reasons,
		to: ({ url }) => url.pathname.replace('/account', '')
	}),
	signOut: async ({ locals, request, params }) => {
		locals.cookies.push(...(await signOut(await locals.auth(), request.headers)));
		redirect(303, `/${params.lang}`);
	}
};
