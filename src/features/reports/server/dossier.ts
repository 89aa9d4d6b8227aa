import { createHash } from 'node:crypto';
import type { TeamScope } from '#features/accounts/server/context.ts';
import { attachmentsOf } from '#features/partnership/server/attachments.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { languages } from '#lib/i18n/languages.ts';
import { canonicalJson } from '#platform/server/canonical-json.ts';
import { renderPdf } from '#platform/server/pdf/render-pdf.ts';
import { zip } from '#platform/server/zip.ts';
import { reportDocument } from '../ui/report-document.ts';
import { journalLines } from './journal-lines.ts';
import { submissionOf, type Submission } from './submit.ts';

type Asked = { reportId: string; origin: string; openFile: (hash: string) => Promise<Uint8Array> };
type Entry = { path: string; bytes: Uint8Array; what: string };

/**
 * All that stands behind a handed-in report in one zip: the report in every language, its frozen facts,
 * the evidence files, the journal, an index and the checksums of all (RE7). What holds personal data
 * stays out. Undefined while nothing is handed in; the same submission gives the same bytes but for new evidence.
 */
export async function dossier(scope: TeamScope, asked: Asked): Promise<Uint8Array | undefined> {
	const submission = await submissionOf(scope.sql, scope.partnershipId, {
		reportId: asked.reportId
	});
	if (!submission) return undefined;
	const entries: Entry[] = [
		...(await reportFiles(submission, asked.origin)),
		text(
			'facts.json',
			`${canonicalJson(submission.snapshot)}\n`,
			'the frozen facts; their SHA-256 without the last line break is the report’s hash'
		),
		text(
			'journal.jsonl',
			await journalLines(scope, submission.submittedAt),
			'the journal up to the submission, one entry a line'
		),
		...(await evidenceFiles(scope, submission, asked))
	];
	const index = {
		report: submission.snapshot.report,
		hash: submission.hash,
		submittedAt: submission.submittedAt,
		files: entries.map(described)
	};
	const all = [
		text('index.json', `${JSON.stringify(index, undefined, '\t')}\n`, 'this index'),
		...entries
	];
	const sums = all.map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`).join('');
	return zip(
		[...all, text('SHA256SUMS', sums, 'checksums')].map(({ path, bytes }) => ({
			path,
			bytes,
			at: submission.submittedAt.toISOString()
		}))
	);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const described = ({ path, bytes, what }: Entry) => ({
	path,
	what,
	bytes: bytes.length,
	sha256: sha256(bytes)
});

function text(path: string, content: string, what: string): Entry {
	return { path, bytes: new TextEncoder().encode(content), what };
}

async function reportFiles(
	{ snapshot, hash, submittedAt }: Submission,
	origin: string
): Promise<Entry[]> {
	const frozen = { hash, at: submittedAt };
	const entries: Entry[] = [];
	for (const language of languages) {
		const speech = { language, t: serverTranslator(language) };
		const document = reportDocument(snapshot, speech, { origin, frozen, now: submittedAt });
		entries.push({
			path: `report.${language}.pdf`,
			bytes: await renderPdf(document),
			what: `the report (${language})`
		});
	}
	return entries;
}

/**
 * The files that were evidence when the report was handed in, also those taken off since; what holds
 * personal data by now stays out.
 */
async function evidenceFiles(
	scope: TeamScope,
	{ snapshot }: Submission,
	{ openFile }: Asked
): Promise<Entry[]> {
	const records = [...new Set(snapshot.evidence.map(({ recordId }) => recordId))];
	const asked = { partnershipId: scope.partnershipId, audience: 'team' } as const;
	const attachments = await attachmentsOf(scope.sql, asked, records);
	const barred = new Set(
		attachments.flatMap(({ file, holdsPersonalData }) => (holdsPersonalData && file?.hash) || [])
	);
	const frozen = snapshot.evidence.flatMap(({ fileHash, ...said }) =>
		fileHash && !barred.has(fileHash) ? { ...said, fileHash } : []
	);
	return Promise.all(
		frozen.map(async ({ title, fileName, fileHash }, place) => {
			const name = fileName ?? attachments.find(({ file }) => file?.hash === fileHash)?.file?.name;
			const ending = /\.[a-z0-9]{1,8}$/i.exec(name ?? '')?.[0].toLowerCase() ?? '';
			const path = `evidence/${String(place + 1).padStart(3, '0')}${ending}`;
			return { path, bytes: await openFile(fileHash), what: title };
		})
	);
}
