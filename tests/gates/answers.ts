import type { Policy } from './policies.ts';

/** `neighbour` coordinates another partnership; `operator` belongs to none. */
export const roles = [
	'coordinator',
	'officer',
	'viewer',
	'operator',
	'neighbour',
	'stranger',
	'nobody'
] as const;
export type Role = (typeof roles)[number];

/** In the order of the roles. 303 leads to the sign-in page; to whom a thing is none of theirs, there is none. */
const table = <Key extends string>(lines: Record<Key, string>) =>
	Object.fromEntries(
		Object.entries<string>(lines).map(([key, line]) => [key, line.trim().split(/\s+/).map(Number)])
	) as Record<Key, number[]>;

// prettier-ignore
export const whenRead = table<Policy>({
	//            coordinator officer viewer operator neighbour stranger nobody
	'public':      '200       200     200    200      200       200      200',
	'signed-in':   '200       200     200    200      200       200      303',
	'team':        '200       200     200    404      404       404      303',
	'workers':     '200       200     403    404      404       404      303',
	'coordinator': '200       403     403    404      404       404      303',
	'operator':    '404       404     404    200      404       404      303'
});

/** A form that can't be read: 400 says that the one who sends it was let in as far as reading it. */
// prettier-ignore
export const whenSent = table<Policy>({
	//            coordinator officer viewer operator neighbour stranger nobody
	'public':      '400       400     400    400      400       400      400',
	'signed-in':   '400       400     400    400      400       400      303',
	'team':        '400       400     400    404      404       404      303',
	'workers':     '400       400     403    404      404       404      303',
	'coordinator': '400       403     403    404      404       404      303',
	'operator':    '404       404     404    400      404       404      303'
});

const work = '/(team)/[lang=language]';
const own = `${work}/p/[partnership]`;

/** What is answered otherwise, and why. */
// prettier-ignore
export const otherwise = table<string>({
	//                                                  coord. officer viewer operator neighbour stranger nobody
	// The bare address leads to a language.
	'/ GET':                                             '302   302    302    302      302       302      302',
	// Who is signed in already has no need to sign in.
	// An address that leads nowhere.
	'/(public)/[lang=language]/[...missing] page':       '404   404    404    404      404       404      404',
	'/(public)/[lang=language]/sign-in page':            '303   303    303    303      303       303      200',
	// A signature that does not fit is no sign-in, whoever brings it.
	'/(public)/[lang=language]/sign-in/passkey POST':    '401   401    401    401      401       401      401',
	// A door's device shows what it was enrolled with, whoever holds it.
	'/(desk)/desk/pack GET':                              '401   401    401    401      401       401      401',
	'/(desk)/desk/scans POST':                            '401   401    401    401      401       401      401',
	'/(desk)/desk/words POST':                            '401   401    401    401      401       401      401',
	// What browsers' scripts ask for is told so in their own way.
	[`${work}/account/passkeys POST`]:                   '400   400    400    400      400       400      401',
	[`${own}/drafts PUT`]:                               '400   400    400    404      404       404      401',
	// Nothing is read of a request to forget a draft: there is none, and it is gone.
	[`${own}/drafts DELETE`]:                            '204   204    204    404      404       404      401',
	[`${own}/drafts POST`]:                              '303   303    303    404      404       404      303',
	// Who has not opened the list is given nothing of it.
	[`${own}/events/[id]/registration/list/answers GET`]: '404 404 404    404      404       404      303',
	// Signing out reads nothing either.
	[`${work}/account signOut`]:                         '303   303    303    303      303       303      303'
});

/** Addresses that have a state of their own: the same route answers otherwise for them. */
// prettier-ignore
export const byState = table({
	//                                coord. officer viewer operator neighbour stranger nobody
	'a file that is public':          '200   200    200    200      200       200      200',
	'a file of the team':             '200   200    200    404      404       404      404',
	'a picture of a public event':    '200   200    200    200      200       200      200',
	'a picture of a draft':           '404   404    404    404      404       404      404',
	'the same at work':               '200   200    200    404      404       404      303',
	'the page of a draft event':      '404   404    404    404      404       404      404',
	'the calendar of a draft event':  '404   404    404    404      404       404      404',
	'a report not handed in':         '404   404    404    404      404       404      404',
	'its PDF':                        '404   404    404    404      404       404      404',
	'a picture of another event':     '404   404    404    404      404       404      303'
});
