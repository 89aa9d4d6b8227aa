import type { NewAttachment } from '#features/partnership/types.ts';

type Link = Pick<
	NewAttachment,
	'title' | 'url' | 'datedOn' | 'language' | 'licence' | 'visibility'
>;

/** A link as it hangs on a deliverable. */
export const deliverableLink = ({ deliverableId, ...link }: Link & { deliverableId: string }) => ({
	deliverableId,
	attachment: { ...link, purpose: 'deliverable' as const }
});
