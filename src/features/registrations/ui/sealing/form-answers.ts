/** What stands in each question of the form; nothing is an answer too, which is sealed like the others. */
export function formAnswers(form: HTMLFormElement) {
	const answers = new Map<string, { questionId: string; answer: string; isChoice: boolean }>();
	for (const field of form.querySelectorAll<HTMLInputElement>('[data-question]')) {
		const questionId = field.dataset['question'] ?? '';
		const answer = answerIn(field);
		if (answer !== '' || !answers.has(questionId))
			answers.set(questionId, { questionId, answer, isChoice: field.type === 'radio' });
	}
	return [...answers.values()];
}

function answerIn(field: HTMLInputElement): string {
	const isTicked = field.type === 'radio' || field.type === 'checkbox';
	if (isTicked && !field.checked) return '';
	const text = field.value.trim();
	return field.inputMode === 'numeric' ? text.replace(/\s/g, '') : text;
}

/** What else the form sends, under the names that `sealedSending` reads. */
export function formSending(form: HTMLFormElement) {
	const sent = new FormData(form);
	const text = (name: string) => {
		const value = sent.get(name);
		return typeof value === 'string' ? value.trim() : '';
	};
	return {
		key: text('key'),
		token: text('token'),
		website: text('website'),
		contact: text('contact'),
		invitation: text('invitation'),
		productIds: [text('product'), ...sent.getAll('addOns[]')],
		size: Number(text('size') || '1')
	};
}
