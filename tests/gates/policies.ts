/**
 * Who may use each route, for every way into it: `public`, `signed-in`, `team` (any member of the
 * partnership), `operator`. What a command changes has its own table, in `command-policies.ts`.
 */
export type Policy = 'public' | 'signed-in' | 'team' | 'operator';

const all = (policy: Policy, ways: string) =>
	Object.fromEntries(ways.split(' ').map((way) => [way, policy]));

const pages = '/(public)/[lang=language]';
const work = '/(team)/[lang=language]';
const own = `${work}/p/[partnership]`;
const instance = '/(operator)/[lang=language]/operator';

export const routePolicies: Record<string, Record<string, Policy>> = {
	[instance]: all('operator', 'create page'),
	[`${instance}/import`]: all('operator', 'copy import page'),
	[`${instance}/journal`]: all('operator', 'page'),
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
	[`${pages}/privacy`]: all('public', 'page'),
	[`${pages}/search`]: all('public', 'page'),
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
	[`${own}/activities/[id]`]: all(
		'team',
		'addDeliverable change changeDeliverable closePoint link page publish raisePoint state takeOff withdraw'
	),
	[`${own}/amendments`]: all('team', 'approve approvePlan begin change page propose withdraw'),
	[`${own}/archive`]: all('team', 'page'),
	[`${own}/archive/download`]: all('team', 'GET'),
	[`${own}/drafts`]: all('team', 'DELETE POST PUT'),
	[`${own}/events`]: all('team', 'page'),
	[`${own}/events/[id]`]: all('team', 'change page'),
	[`${own}/events/[id]/figures`]: all('team', 'enter page report withdraw'),
	[`${own}/events/[id]/pictures`]: all('team', 'add change page remove'),
	[`${own}/events/[id]/pictures/[picture]`]: all('team', 'GET'),
	[`${own}/events/[id]/programme`]: all('team', 'add change page remove'),
	[`${own}/events/[id]/publication`]: all(
		'team',
		'cancel hold moveOnline page postpone publish reinstate unhold withdraw'
	),
	[`${own}/events/[id]/route`]: all('team', 'add change move page remove'),
	[`${own}/events/[id]/texts`]: all('team', 'page write'),
	[`${own}/events/new`]: all('team', 'page plan'),
	[`${own}/funding`]: all(
		'team',
		'addFunder attribute changeFunder changeGrant endAttribution enterEvidence enterGrant page withdrawEvidence'
	),
	[`${own}/journal`]: all('team', 'page'),
	[`${own}/partnership`]: all(
		'team',
		'addPartner change changePartner page publish removePartner withdraw'
	),
	[`${own}/plan`]: all('team', 'addActivity addGroup move page remove removeGroup renameGroup'),
	[`${own}/reports`]: all('team', 'begin page'),
	[`${own}/reports/[id]`]: all('team', 'decide page submit write'),
	[`${own}/reports/[id]/dossier`]: all('team', 'GET'),
	[`${own}/reports/[id]/pdf`]: all('team', 'GET'),
	[`${own}/results`]: all('team', 'add addPeriod change decide enter lock page publish withdraw'),
	[`${own}/team`]: all('team', 'change invite page remove withdraw'),
	[`/api/v1/openapi.json`]: all('public', 'GET'),
	[`/api/v1/partnerships`]: all('public', 'GET'),
	[`/api/v1/partnerships/[slug]`]: all('public', 'GET'),
	[`/api/v1/partnerships/[slug]/[table]`]: all('public', 'GET'),
	[`/files/[attachment]`]: all('public', 'GET'),
	[`/invitation/[lang=language]`]: all('public', 'join page'),
	[`/`]: all('public', 'GET'),
	[`/robots.txt`]: all('public', 'GET'),
	[`/sitemap.xml`]: all('public', 'GET')
};
