import type { Language } from '#lib/i18n/languages.ts';
import type {
	Duty,
	DutyEvidence,
	DutyFacts,
	DutyRow,
	DutyState,
	Gap,
	RulePack,
	Trigger
} from './types.ts';

/** Whether a duty arises. An unknown amount is not above any threshold: such a duty is asked for once it is known. */
export function arises(trigger: Trigger, facts: DutyFacts): boolean {
	if ('always' in trigger) return true;
	if ('donorPartner' in trigger) return facts.hasDonorPartner;
	if ('physicalObject' in trigger) return facts.hasPhysicalObject;
	if ('eventHeld' in trigger) return facts.eventsHeld > 0;
	if ('anyOf' in trigger) return trigger.anyOf.some((one) => arises(one, facts));
	if ('allOf' in trigger) return trigger.allOf.every((one) => arises(one, facts));
	return isAbove(facts, trigger.grantAbove, trigger.currency);
}

function isAbove(facts: DutyFacts, amount: number, currency: string): boolean {
	return (
		facts.currency === currency && facts.amountCents !== undefined && facts.amountCents > amount
	);
}

export function needed(duty: Duty, facts: DutyFacts): number {
	const { need } = duty;
	if (!need) return 1;
	const { above } = need;
	return above && isAbove(facts, above.amount, above.currency) ? above.count : need.count;
}

/** The duties of a grant with their state: met by evidence or by what the product itself can see. */
export function dutyRows(
	pack: RulePack,
	facts: DutyFacts,
	evidence: readonly DutyEvidence[]
): DutyRow[] {
	return pack.duties
		.filter(({ trigger }) => arises(trigger, facts))
		.map((duty) => {
			const own = evidence.filter((one) => one.duty === duty.id);
			const { done, of } = dutyCount(duty, facts, own);
			const progress = of > 1 ? `${done}/${of}` : undefined;
			return { duty, state: dutyState(own, done >= of), evidence: own, progress };
		});
}

function dutyState(evidence: readonly DutyEvidence[], isMet: boolean): DutyState {
	if (isMet) return 'met';
	return evidence.some(({ kind }) => kind === 'waiver') ? 'waived' : 'open';
}

function dutyCount(duty: Duty, facts: DutyFacts, evidence: readonly DutyEvidence[]) {
	const entered = evidence.filter(({ kind }) => kind === 'evidence').length;
	if (duty.check === 'evidence') return { done: entered, of: needed(duty, facts) };
	if (duty.check === 'information-activities') {
		return { done: facts.informationActivitiesHeld + entered, of: needed(duty, facts) };
	}
	const asked = new Set(
		(duty.languages ?? ['source']).map((one) => (one === 'source' ? facts.sourceLanguage : one))
	);
	const there =
		duty.check === 'languages-published' ? facts.publishedLanguages : facts.statementLanguages;
	return { done: [...asked].filter((language) => there.includes(language)).length, of: asked.size };
}

/** The pack's funding sentence in a language with its fund and donors filled in. */
export function filledStatement(
	pack: RulePack,
	language: Language,
	filling: { fund: string; mechanism: keyof RulePack['donors'] }
): string | undefined {
	const donors = pack.donors[filling.mechanism]?.[language] ?? '';
	return pack.statement[language]
		?.replaceAll('{fund}', filling.fund)
		.replaceAll('{donors}', donors);
}

/** The phrases of the pack that a text in this language lacks; case does not matter. */
export function missingPhrases(pack: RulePack, language: Language, text: string): string[] {
	const folded = text.toLocaleLowerCase(language);
	const phrases = pack.statementMustContain[language] ?? [];
	return phrases.filter((phrase) => !folded.includes(phrase.toLocaleLowerCase(language)));
}

export type FundedPage = {
	language: Language;
	grants: readonly {
		grantId: string;
		funderId: string;
		pack: RulePack;
		funder: string | undefined;
		statement: string | undefined;
		link: string | undefined;
	}[];
	pictures: readonly { id: string; alternativeText: string | undefined }[];
};

/** What a page still lacks before it may be public in its language (PU2). */
export function pageGaps({ language, grants, pictures }: FundedPage): Gap[] {
	const gaps: Gap[] = grants.flatMap(({ grantId, funderId, pack, funder, statement, link }) => {
		const own: Gap[] = [];
		const name = funder ?? pack.funderName[language];
		if (!funder) own.push({ gap: 'funder-name-missing', funderId, funder: name });
		if (!link) own.push({ gap: 'link-missing', funderId, funder: name });
		const named = { grantId, funder: name };
		if (!statement) return [...own, { gap: 'statement-missing', ...named }];
		const missing = missingPhrases(pack, language, statement);
		if (missing.length > 0)
			own.push({ gap: 'statement-incomplete', ...named, missing: missing.join(', ') });
		return own;
	});
	for (const { id, alternativeText } of pictures) {
		if (!alternativeText) gaps.push({ gap: 'alternative-text-missing', pictureId: id });
	}
	return gaps;
}
