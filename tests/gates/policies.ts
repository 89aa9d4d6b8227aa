/**
 * Who may use each route, for every way into it: `public`, `signed-in`, `team` (any member of the
 * partnership), `workers` (its coordinator and officers), `coordinator`, `operator`. What each role is
 * answered stands in `answers.ts`; commands have their own table, in `command-policies.ts`.
 */
export type Policy = 'public' | 'signed-in' | 'team' | 'workers' | 'coordinator' | 'operator';

const all = (policy: Policy, ways: string) =>
	Object.fromEntries(ways.split(' ').map((way) => [way, policy]));

const pages = '/(public)/[lang=language]';
const work = '/(team)/[lang=language]';
const own = `${work}/p/[partnership]`;
const instance = '/(operator)/[lang=language]/operator';

export const routePolicies: Record<string, Record<string, Policy>> = {
	[instance]: all('operator', 'create page'),
	[`${instance}/backups`]: all('operator', 'page'),
	[`${instance}/import`]: all('operator', 'copy import page'),
	[`${instance}/journal`]: all('operator', 'page'),
	[`${instance}/operators`]: all('operator', 'invite page remove withdraw'),
	[`${instance}/outbox`]: all('operator', 'page retry'),
	[pages]: all('public', 'page'),
	[`${pages}/[partnership]`]: all('public', 'page'),
	[`${pages}/[partnership]/activities/[number]`]: all('public', 'page'),
	[`${pages}/[partnership]/activities/[number]/calendar.ics`]: all('public', 'GET'),
	[`${pages}/[partnership]/calendar.ics`]: all('public', 'GET'),
	[`${pages}/[partnership]/data`]: all('public', 'page'),
	[`${pages}/[partnership]/events`]: all('public', 'page'),
	[`${pages}/[partnership]/events/[event]`]: all('public', 'page'),
	[`${pages}/[partnership]/events/[event]/calendar.ics`]: all('public', 'GET'),
	[`${pages}/[partnership]/events/[event]/registration`]: all('public', 'PUT default page'),
	[`${pages}/[partnership]/feed.xml`]: all('public', 'GET'),
	[`${pages}/[partnership]/plan`]: all('public', 'page'),
	[`${pages}/[partnership]/reports/[number]`]: all('public', 'page'),
	[`${pages}/[partnership]/reports/[number]/report.pdf`]: all('public', 'GET'),
	[`${pages}/[partnership]/results`]: all('public', 'page'),
	[`${pages}/accessibility`]: all('public', 'page'),
	[`${pages}/calendar`]: all('public', 'page'),
	[`${pages}/calendar.ics`]: all('public', 'GET'),
	[`${pages}/data`]: all('public', 'page'),
	[`${pages}/feed.xml`]: all('public', 'GET'),
	[`${pages}/place`]: all(
		'public',
		'accept change contact erase giveBack open page renew switch words'
	),
	[`${pages}/place/calendar`]: all('public', 'POST'),
	[`${pages}/place/data`]: all('public', 'POST'),
	[`${pages}/place/ticket`]: all('public', 'POST'),
	[`${pages}/privacy`]: all('public', 'page'),
	[`${pages}/search`]: all('public', 'page'),
	[`${pages}/[...missing]`]: all('public', 'page'),
	[`${pages}/sign-in`]: all('public', 'link page'),
	[`${pages}/sign-in/link`]: all('public', 'default page'),
	[`${pages}/sign-in/passkey`]: all('public', 'GET POST'),
	[`${pages}/sitemap.xml`]: all('public', 'GET'),
	[`${pages}/welcome`]: all('public', 'default page'),
	[`/(public)/pictures/[picture]/[size]`]: all('public', 'GET'),
	[`${work}/account`]: all('signed-in', 'delete page removePasskey save signOut signOutEverywhere'),
	[`${work}/account/passkeys`]: all('signed-in', 'GET POST'),
	[`${work}/p`]: all('signed-in', 'page'),
	[own]: all('team', 'page'),
	[`${own}/activities/[id]`]: {
		...all('team', 'page'),
		...all(
			'workers',
			'addDeliverable attach change changeDeliverable closePoint describe publish raisePoint state takeOff withdraw'
		)
	},
	[`${own}/amendments`]: {
		...all('team', 'page'),
		...all('coordinator', 'approve approvePlan begin change propose withdraw')
	},
	[`${own}/archive`]: all('team', 'page'),
	[`${own}/archive/download`]: all('coordinator', 'GET'),
	[`${own}/drafts`]: all('team', 'DELETE POST PUT'),
	[`${own}/events`]: all('team', 'page'),
	[`${own}/events/[id]`]: { ...all('team', 'page'), ...all('workers', 'change') },
	[`${own}/events/[id]/door`]: {
		...all('team', 'page'),
		...all('workers', 'addList enrol removeList revoke')
	},
	[`${own}/events/[id]/figures`]: {
		...all('team', 'page'),
		...all('workers', 'attach enter report takeOff takeOver withdraw')
	},
	[`${own}/events/[id]/pictures`]: {
		...all('team', 'page'),
		...all('workers', 'add change remove')
	},
	[`${own}/events/[id]/pictures/[picture]`]: all('team', 'GET'),
	[`${own}/events/[id]/programme`]: {
		...all('team', 'page'),
		...all('workers', 'add change remove')
	},
	[`${own}/events/[id]/publication`]: {
		...all('team', 'page'),
		...all('workers', 'cancel discard hold moveOnline postpone publish reinstate unhold withdraw')
	},
	[`${own}/events/[id]/registration`]: {
		...all('team', 'page'),
		...all(
			'workers',
			'addProduct addQuestion addQuota changeProduct changeQuestion changeQuota invite removeQuota setUp withdrawLink withdrawProduct withdrawQuestion'
		),
		...all('coordinator', 'setShare')
	},
	[`${own}/events/[id]/registration/list`]: {
		...all('team', 'page'),
		...all('coordinator', 'giveKey makeKey'),
		...all('workers', 'close decide moveWaiting open share takeBack')
	},
	[`${own}/events/[id]/registration/list/answers`]: all('team', 'GET'),
	[`${own}/events/[id]/registration/numbers`]: {
		...all('team', 'page'),
		...all('workers', 'close open release')
	},
	[`${own}/events/[id]/registration/numbers/download`]: all('team', 'GET'),
	[`${own}/events/[id]/registration/preview`]: all('team', 'page'),
	[`${own}/events/[id]/route`]: {
		...all('team', 'page'),
		...all('workers', 'add change move remove')
	},
	[`${own}/events/[id]/texts`]: { ...all('team', 'page'), ...all('workers', 'write') },
	[`${own}/events/new`]: { ...all('team', 'page'), ...all('workers', 'plan') },
	[`${own}/funding`]: {
		...all('team', 'page'),
		...all(
			'coordinator',
			'addFunder attribute changeFunder changeGrant endAttribution enterEvidence enterGrant withdrawEvidence'
		)
	},
	[`${own}/journal`]: all('team', 'page'),
	[`${own}/keys`]: { ...all('team', 'page'), ...all('workers', 'end make') },
	[`${own}/leak-drill`]: all('coordinator', 'erase page'),
	[`${own}/partnership`]: {
		...all('team', 'page'),
		...all('coordinator', 'addPartner change changePartner publish removePartner withdraw'),
		...all('workers', 'addLogo changeLogo removeLogo')
	},
	[`${own}/partnership/logos/[picture]`]: all('team', 'GET'),
	[`${own}/plan`]: {
		...all('team', 'page'),
		...all('coordinator', 'addActivity addGroup move remove removeGroup renameGroup')
	},
	[`${own}/reports`]: { ...all('team', 'page'), ...all('coordinator', 'begin') },
	[`${own}/reports/[id]`]: {
		...all('team', 'page'),
		...all('workers', 'write'),
		...all('coordinator', 'decide submit')
	},
	[`${own}/reports/[id]/dossier`]: all('team', 'GET'),
	[`${own}/reports/[id]/pdf`]: all('team', 'GET'),
	[`${own}/results`]: {
		...all('team', 'page'),
		...all('workers', 'decide enter'),
		...all('coordinator', 'add addPeriod change lock publish withdraw')
	},
	[`${own}/team`]: {
		...all('team', 'page'),
		...all('coordinator', 'change invite remove withdraw')
	},
	[`/(desk)/desk/[lang=language]`]: all('public', 'page'),
	[`/(desk)/desk/pack`]: all('public', 'GET'),
	[`/(desk)/desk/scans`]: all('public', 'POST'),
	[`/(desk)/desk/words`]: all('public', 'POST'),
	[`/(desk)/desk/worker.js`]: all('public', 'GET'),
	[`/api/v1/openapi.json`]: all('public', 'GET'),
	[`/api/v1/partnerships`]: all('public', 'GET'),
	[`/api/v1/partnerships/[slug]`]: all('public', 'GET'),
	[`/api/v1/partnerships/[slug]/[table]`]: all('public', 'GET'),
	[`/files/[attachment]`]: all('public', 'GET'),
	[`/invitation/[lang=language]/operator`]: all('public', 'join page'),
	[`/invitation/[lang=language]`]: all('public', 'join page'),
	[`/`]: all('public', 'GET'),
	[`/robots.txt`]: all('public', 'GET'),
	[`/sitemap.xml`]: all('public', 'GET')
};
