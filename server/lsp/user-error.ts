/** A failure that the user can do something about; its message says what, and goes to them as it is. */
export class UserError extends Error {}
