/** The store cannot be opened here, for a reason its sentence tells the operator together with what to do. */
export class CannotStart extends Error {}
