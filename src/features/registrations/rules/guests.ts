import type { TeamWords } from '#features/partnership/types.ts';

/** Shares of seats and the links that hold, where guests come by invitation. */
export type Guests = {
	partners: { id: string; name: TeamWords; seats: number | undefined }[];
	links: { id: string; partnerId: string | undefined; seats: number; used: number; madeAt: Date }[];
};
