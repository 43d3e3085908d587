// This module decides how far a key moves what is read.

/** Share of what is seen that a page key moves: a little of it stays, to read on from. */
export const PAGE = 0.8;

/** Moves what is read by a share of what is seen of it. */
export const scrollByShare = (box: HTMLElement | null, share: number): void => box?.scrollBy({ top: box.clientHeight * share });
