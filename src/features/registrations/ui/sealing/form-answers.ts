/** What stands in the questions of the form, without those left empty. */
export function formAnswers(form: HTMLFormElement) {
	const fields = [...form.querySelectorAll<HTMLInputElement>('[data-question]')];
	return fields.flatMap((field) => {
		const isTicked = field.type === 'radio' || field.type === 'checkbox';
		if (isTicked && !field.checked) return [];
		const text = field.value.trim();
		const answer = field.inputMode === 'numeric' ? text.replace(/\s/g, '') : text;
		const questionId = field.dataset['question'] ?? '';
		return answer ? [{ questionId, answer, isChoice: field.type === 'radio' }] : [];
	});
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
