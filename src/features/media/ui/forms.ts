import type { TeamWords } from '#features/partnership/types.ts';
import { textField } from '#features/partnership/words.ts';
import type { FieldSpec } from '#lib/form/fields.ts';
import type { Translate } from '#lib/i18n/translator.ts';

type OwnPicture = { alt: TeamWords; author: string; licence: string };

export const pictureFields = (t: Translate, own?: OwnPicture): FieldSpec[] => [
	textField(t, {
		name: 'alt',
		label: t('media.alt'),
		hint: t('media.alt_hint'),
		...(own ? { texts: own.alt } : {})
	}),
	{ kind: 'text', name: 'author', label: t('media.author'), value: own?.author, required: true },
	{
		kind: 'text',
		name: 'licence',
		label: t('media.licence'),
		hint: t('media.licence_hint'),
		value: own?.licence,
		required: true
	}
];

export const logoFields = (t: Translate, own?: Pick<OwnPicture, 'alt'>): FieldSpec[] => [
	textField(t, {
		name: 'alt',
		label: t('media.logo_alt'),
		hint: t('media.logo_alt_hint'),
		...(own ? { texts: own.alt } : {})
	})
];

export const newLogoFields = (t: Translate): FieldSpec[] => [
	{
		kind: 'file',
		name: 'file',
		label: t('media.file'),
		hint: t('media.logo_file_hint'),
		accept: 'image/png,image/webp,image/jpeg,image/avif'
	},
	...logoFields(t)
];

export const newPictureFields = (t: Translate): FieldSpec[] => [
	{
		kind: 'file',
		name: 'file',
		label: t('media.file'),
		hint: t('media.file_hint'),
		accept: 'image/jpeg,image/png,image/webp,image/avif'
	},
	...pictureFields(t)
];
