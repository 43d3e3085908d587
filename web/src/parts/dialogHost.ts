// This module decides where dialogs of the portal stand: within what is set aside while somebody signs in again, so that none
// of them holds the focus then. Beside the body a dialog would lock scrolling by a style without a nonce, which the policy refuses.

export const dialogHost = (): HTMLElement => document.querySelector<HTMLElement>(".portal-keep") ?? document.body;
